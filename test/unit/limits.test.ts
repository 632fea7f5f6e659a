import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { limits as published } from '../../server/src/import/source/pdf.js';
import { limits as jobs } from '../../server/src/jobs/jobs.js';
import {
	grouped,
	line,
	most,
	movements,
	opened,
	openedTogether,
	paste,
	sizeName,
	unopened,
	unpacked,
	workspace,
} from '../../server/src/limits.js';
import { root } from '../support/bundles.js';

/** docs/limits.md says what server/src/limits.ts has. */

const page = readFileSync(join(root, 'docs/limits.md'), 'utf8');
const rows = new Map<string, string>();
// What is imported and what holds movements has a size of its own, further below.
for (const [, what = '', howMuch = ''] of page.matchAll(/^\| ([^|]+) \| ([^|]+) \| [^|]+ \|$/gm)) {
	if (!rows.has(what)) rows.set(what, howMuch);
}

it.each([
	['size', sizeName(opened.length)],
	['lines', grouped(opened.lines)],
	['classes of shares', grouped(opened.classes)],
	['errors of the language', grouped(opened.faults)],
	['findings', grouped(opened.findings)],
	['characters in a line', grouped(line.length)],
	['words and signs in a line', grouped(line.tokens)],
	['digits of a number', grouped(line.digits)],
	['all files that are open in an editor together', sizeName(openedTogether)],
	['size of a file', sizeName(unopened.length)],
	[
		'lines, errors of the language, classes, findings',
		[unopened.lines, unopened.faults, unopened.classes, unopened.findings].map(grouped).join(', '),
	],
	['files', grouped(workspace.files)],
	['all files together, in a browser and on virtual file systems, where texts are kept', sizeName(workspace.length)],
	['files whose items are found by Go to Symbol in Workspace', `${grouped(workspace.symbols)}, those of the newest months`],
	['figures of a sum that rounds, each of which is tried as the slip', grouped(most.repaired)],
	['digits of a figure that is tried as what it may have slipped from', grouped(most.slipped)],
	['pages of a PDF', grouped(published.pages)],
	['time', `${jobs.import.seconds} seconds`],
	[
		'time and memory to read a workbook',
		`${jobs.sheet.seconds} seconds, ${sizeName(jobs.sheet.megabytes * 1024 * 1024).replace('1024 MB', '1 GB')}`,
	],
	['rows', grouped(movements.rowsOfFile)],
	['a name, a scheme, a reference of a row', `${movements.text} characters`],
	['lines that are written into one return, times the lines it has', grouped(movements.work)],
	['what a stream of a PDF unpacks to, and all of them', `${sizeName(unpacked.stream)}, ${sizeName(unpacked.streams)}`],
])('%s: %s', (what, howMuch) => expect(rows.get(what)).toBe(howMuch));

it.each([
	`Rows of ${grouped(paste.length)} characters and ${grouped(paste.lines)} lines at most`,
	`${grouped(movements.rows)} rows of ${grouped(movements.length)} characters at most`,
	`| size | ${sizeName(published.bytes)} |`,
	`what the parts of a workbook unpack to | 64 MB, ${sizeName(movements.unpacked)} |`,
])('%s', (said) => expect(page).toContain(said));
