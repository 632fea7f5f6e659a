import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../server/src/checks/snapshot.js';
import type { Imported } from '../../server/src/import/imported.js';
import { importPdf } from '../../server/src/import/source/pdf.js';
import { importText } from '../../server/src/import/text.js';
import { documentOf, edgarHtml, renderHtml, renderJson, renderMarkdown, renderText } from '../../server/src/render/index.js';
import { pdfOf } from '../../server/src/render/pdf.js';
import { all, mistakes } from '../render/support/returns.js';
import { root } from '../support/bundles.js';
import { font } from '../support/font.js';
import { open, saidOnPaper } from './support/said.js';

const returns = all.filter((path) => path !== mistakes);

/** Sections that a return does not have are printed with nothing below their headings, and a label with no name where nobody signs; the import says so of each. */
function read(text: string): string {
	return textOf(importText(text));
}

function textOf(imported: Imported): string {
	if ('refused' in imported) throw new Error(imported.refused);
	const said = imported.problems.map(({ message }) => message);
	const blank = /nothing stands below its heading$|who submits it, for no name stands at its label$/;
	expect(said.filter((message) => !blank.test(message))).toEqual([]);
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
		['Markdown', renderMarkdown],
		['HTML as EDGAR takes it', (snapshot: Snapshot) => edgarHtml(documentOf(snapshot))],
	] as const)('is the same out of its %s', (_, render) => {
		expect(saidOnPaper(read(render(open(text))))).toEqual(saidOnPaper(text));
	});

	it.each([
		['HTML', renderHtml],
		['text', renderText],
		['Markdown', renderMarkdown],
	] as const)('is the same out of its Chinese %s', (_, render) => {
		const written = render(open(text), [], { language: 'zh' });
		expect(saidOnPaper(read(written), 'zh')).toEqual(saidOnPaper(text, 'zh'));
	});

	// The standard fonts of PDF have no Chinese.
	const inChinese = /[\u4e00-\u9fff]/.test(text.replace(/ zh ".*"/g, ''));
	for (const language of ['en', 'zh'] as const) {
		const needed = inChinese || language === 'zh';
		it(`is the same out of its PDF in ${language}`, async () => {
			const document = documentOf(open(text), [], { language });
			const imported = await importPdf(await pdfOf(document, needed ? { font } : {}));
			expect(saidOnPaper(textOf(imported), language)).toEqual(saidOnPaper(text, language));
		});
	}
});

describe.each([
	['below its items', 'section V\n  confirm (i) (ii) (iii) (iv) (v) (vi) (vii) (viii)'],
	['where it is not applicable', 'section V not applicable'],
])('remarks of V, %s,', (_, section) => {
	const text = `return FF301\nmonth 31 January 2026\n${section}\n  remarks "No shares were issued."\n          "None will be."\nsigned "A. N. Other"\n  title "Secretary"\n`;

	it.each([
		['HTML', renderHtml],
		['text', renderText],
		['Markdown', renderMarkdown],
	] as const)('are the same out of the %s', (_, render) => {
		for (const language of ['en', 'zh'] as const) {
			const { text: read } = importText(render(open(text), [], { language })) as { text: string };
			expect(saidOnPaper(read)).toEqual(saidOnPaper(text));
		}
	});

	it('are the same out of the PDF', async () => {
		const { text: read } = (await importPdf(await pdfOf(documentOf(open(text))))) as { text: string };
		expect(saidOnPaper(read)).toEqual(saidOnPaper(text));
	});
});

it('is the same out of its Markdown where its texts have signs of Markdown', () => {
	const text = [
		'return FF301',
		'month 31 January 2026',
		'issuer "A **bold** Company | <b>Limited</b> \\\\ - 1. #2"',
		'class ORD "Ordinary shares" listed 00700 description "a · b*1*"',
		'section III.C',
		'  for ORD',
		...['Notes | due 2027', 'Notes_due_2028'].flatMap((name, index) => [
			`    convertible "${name}"`,
			'      type "Bond/Notes"',
			`      price HKD ${index + 5}`,
			'      opening HKD 500',
			'      converted HKD -5',
			'      redeemed HKD -10',
			'      closing HKD 485',
			`      approved ${index + 1} June 2024`,
		]),
	].join('\n');
	expect(saidOnPaper((importText(renderMarkdown(open(text))) as { text: string }).text)).toEqual(saidOnPaper(text));
});
