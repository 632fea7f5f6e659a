import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Imported } from '../../server/src/import/imported.js';
import { importPdf } from '../../server/src/import/pdf.js';
import { importText } from '../../server/src/import/text.js';
import { documentOf, renderHtml, renderJson, renderText } from '../../server/src/render/index.js';
import { pdfOf } from '../../server/src/render/pdf.js';
import { all, mistakes } from '../render/support/returns.js';
import { root } from '../support/bundles.js';
import { open, saidOnPaper } from './support/said.js';

const returns = all.filter((path) => path !== mistakes);

/** Sections that a return does not have are printed with nothing below their headings; the import says so of each. */
function read(text: string): string {
	return textOf(importText(text));
}

function textOf(imported: Imported): string {
	if ('refused' in imported) throw new Error(imported.refused);
	const said = imported.problems.map(({ message }) => message);
	expect(said.filter((message) => !message.endsWith('nothing stands below its heading'))).toEqual([]);
	return imported.text;
}

describe.each(returns)('%s', (path) => {
	const text = readFileSync(join(root, path), 'utf8');

	it('is the same out of its JSON', () => {
		const json = renderJson(open(text));
		expect(renderJson(open(read(json)))).toBe(json);
	});

	it.each([
		['HTML', renderHtml],
		['text', renderText],
	] as const)('is the same out of its %s', (_, render) => {
		expect(saidOnPaper(read(render(open(text))))).toEqual(saidOnPaper(text));
	});

	// The standard fonts of PDF have no Chinese.
	it.skipIf(/[\u4e00-\u9fff]/.test(text.replace(/ zh ".*"/g, '')))('is the same out of its PDF', async () => {
		const imported = await importPdf(await pdfOf(documentOf(open(text))));
		expect(saidOnPaper(textOf(imported))).toEqual(saidOnPaper(text));
	});
});
