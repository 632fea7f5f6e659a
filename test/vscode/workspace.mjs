// The returns that the suites in editors work on: Kingsoft Cloud's of December 2024, and what becomes of it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chineseFont } from '../../scripts/font.mjs';
import { bomb } from '../support/bombs.mjs';

export const right = readFileSync(path.join(import.meta.dirname, '../returns/kingsoft-cloud-2024-12.return'), 'utf8');

function replaced(text, from, to) {
	if (text.split(from).length !== 2) throw new Error(`'${from}' does not stand once in the return`);
	return text.replace(from, to);
}

/** A question about Note 2 where a person would ask it, and one wrong digit: 22,788,979 - 2,370,720 is 20,418,259. */
export const asked = replaced(
	right,
	'section III.E not applicable',
	'# Nothing was bought back: see Note 2.\nsection III.E not applicable',
);
export const broken = replaced(asked, 'closing    20,418,259', 'closing    20,418,295');

/** Without what can be computed: the capital and the closing balances of I and II. */
export const gaps = replaced(
	replaced(right.replaceAll(' = USD 40,000,000', ''), '    closing  3,805,284,801 + 0 = 3,805,284,801\n', ''),
	'      closing    20,418,259\n',
	'',
);

/** The return of the month before, which nobody opens; its closing number of options is not December's opening one. */
export const november = replaced(
	replaced(
		right,
		'month      31 December 2024\nsubmitted  7 January 2025',
		'month      30 November 2024\nsubmitted  5 December 2024',
	),
	'20,418,259',
	'22,788,978',
);

const published = (name) => readFileSync(path.join(import.meta.dirname, '../import/raw', name));

/** Writes texts by their paths. */
function write(folder, texts) {
	for (const [name, text] of Object.entries(texts)) {
		const file = path.join(folder, name);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
}

/** One folder; returns what of it is opened. */
export function writeWorkspace(folder) {
	write(folder, {
		'right.return': right,
		'broken.return': broken,
		'gaps.return': gaps,
		'other/november.return': november,
		'other/notes.txt': 'No return at all.\n',
		'other/chinese.ttf': readFileSync(chineseFont),
		'published/moon.pdf': published('moon-2026-01.pdf'),
		'published/bomb.pdf': bomb(),
		'published/kingsoft.txt': published('kingsoft-cloud-2024-12.6-K.txt'),
	});
	return '.';
}

/** The same, with a configuration that turns a check off, and has a key that is none: what is said of that shows that it was read. */
export function writeConfigured(folder) {
	write(folder, { 'monthly-return.json': JSON.stringify({ severities: { 'options-closing': 'off' }, severity: {} }) });
	return writeWorkspace(folder);
}

/** Two folders of a workspace, of which the one takes a check for a warning; and a third, which is added later. */
export function writeFolders(folder) {
	write(folder, {
		'strict/broken.return': broken,
		'lenient/broken.return': broken,
		'lenient/.vscode/settings.json': JSON.stringify({ 'monthlyReturn.severities': { 'options-closing': 'warning' } }),
		'later/november.return': november,
		'returns.code-workspace': JSON.stringify({ folders: [{ path: 'strict' }, { path: 'lenient' }], settings: {} }),
	});
	return 'returns.code-workspace';
}
