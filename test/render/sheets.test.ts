import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { documentOf, type FormDocument, onSheets, pagesOf } from '../../server/src/render/index.js';
import type { Page } from '../../server/src/render/model.js';
import { breaksOf, pdfOf } from '../../server/src/render/pdf.js';
import { root } from '../support/bundles.js';
import { font } from '../support/font.js';
import { generateReturn } from '../support/generate.js';
import { all, harbour, longReturn, mistakes, open, openFile } from './support/returns.js';

/** The text of each page of the PDF, its spaces apart. */
async function pdfPages(form: FormDocument): Promise<readonly string[]> {
	const bytes = await pdfOf(form, { font });
	const document = await getDocument({ data: bytes, verbosity: 0 }).promise;
	const pages: string[] = [];
	for (let number = 1; number <= document.numPages; number++) {
		const { items } = await (await document.getPage(number)).getTextContent();
		pages.push(squeezed(items.map((item) => ('str' in item ? item.str : '')).join('')));
	}
	return pages;
}

function squeezed(text: string): string {
	return text.replace(/[\s\p{Cf}]/gu, '').normalize('NFKC');
}

/** What a page has of the return and of the form. */
function textsOf(node: unknown): readonly string[] {
	if (Array.isArray(node)) return node.flatMap(textsOf);
	if (typeof node !== 'object' || node === null) return [];
	return Object.entries(node).flatMap(([key, one]) =>
		key === 'marks' || key === 'name' || key === 'at' ? [] : key === 'text' && typeof one === 'string' ? [one] : textsOf(one),
	);
}

/** The words of a page that are nowhere in a page of the PDF. What is ticked, or left out, is in no text there. */
function strangers({ blocks }: Page, page: string): readonly string[] {
	const printed = blocks.map((block) =>
		block.kind === 'confirmations'
			? {
					...block,
					items: block.items.flatMap(({ state, label, value }) =>
						state === 'confirmed' || state === 'amended' ? [label ?? value] : [],
					),
				}
			: block.kind === 'box'
				? { ...block, lines: block.lines.map((line) => (line.kind === 'check' ? { ...line, value: undefined } : line)) }
				: block,
	);
	return textsOf(printed)
		.flatMap((text) => text.split(/\s+/))
		.filter((word) => !page.includes(squeezed(word).replace(/[☒☐■]/g, '')));
}

const sheetsOf = (form: FormDocument) => onSheets(form, breaksOf(form)).pages;

const forms = [
	...all.map((path) => ({ path, language: 'en' as const })),
	...[harbour, ...all.filter((path) => /-zh\./.test(path))].map((path) => ({ path, language: 'zh' as const })),
	...readdirSync(join(root, 'test/returns/next-day'))
		.filter((name) => name.endsWith('.return'))
		.map((name) => ({ path: `test/returns/next-day/${name}`, language: 'en' as const })),
];

describe('the sheets of a form', () => {
	it.each(forms)('are those of its PDF, and have what they have: $path, $language', async ({ path, language }) => {
		const { snapshot } = openFile(path);
		const form = documentOf(snapshot, [], { language });
		const [sheets, pages] = [sheetsOf(form), await pdfPages(form)];
		expect(sheets).toHaveLength(pages.length);
		expect(sheets.map((sheet, at) => strangers(sheet, pages[at] ?? ''))).toEqual(sheets.map(() => []));
	});

	it('are more than its sections: of a sample eleven, and the preview has them, each counted among all', async () => {
		const form = documentOf(openFile(harbour).snapshot);
		expect([form.pages.length, sheetsOf(form).length]).toEqual([10, 11]);
		const parts = pagesOf(onSheets(form, breaksOf(form)), { interactive: true });
		expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
		expect(parts.filter(({ html }) => /Page \d+ of 11</.test(html))).toHaveLength(11);
	});

	it.each([
		{ classes: 2, schemes: 2, movements: 3, words: 60 },
		{ classes: 12, schemes: 40, movements: 2, words: 2 },
		{ classes: 1, schemes: 1, movements: 90, words: 3 },
		{ classes: 3, schemes: 8, movements: 12, words: 40 },
	])('are those of a PDF of many pages: %o', async (size) => {
		const form = documentOf(open(longReturn(size)).snapshot);
		const [sheets, pages] = [sheetsOf(form), await pdfPages(form)];
		expect(sheets).toHaveLength(pages.length);
		expect(sheets.map((sheet, at) => strangers(sheet, pages[at] ?? ''))).toEqual(sheets.map(() => []));
	});

	it.each([1, 2, 3])('are those of a return of 300 lines (%i)', async (seed) => {
		const form = documentOf(open(generateReturn({ seed, lines: 300, editionGeneration: '1.2' })).snapshot);
		const [sheets, pages] = [sheetsOf(form), await pdfPages(form)];
		expect(sheets).toHaveLength(pages.length);
		expect(sheets.map((sheet, at) => strangers(sheet, pages[at] ?? ''))).toEqual(sheets.map(() => []));
	});

	it('are as many as the PDF has where a text is longer than a page', async () => {
		for (const size of [
			{ classes: 3, schemes: 8, movements: 12, words: 300 },
			{ classes: 2, schemes: 2, movements: 3, words: 2000 },
			{ classes: 1, schemes: 1, movements: 40, words: 1500 },
		]) {
			const form = documentOf(open(longReturn(size)).snapshot);
			expect(sheetsOf(form)).toHaveLength((await pdfPages(form)).length);
		}
	});

	it('take a remark apart between its lines', () => {
		const words = Array.from({ length: 2000 }, (_, index) => `w${index + 1}`);
		const text = `return FF301\nsection IV not applicable\n  remarks "${words.join(' ')}"\n`;
		const sheets = sheetsOf(documentOf(open(text).snapshot)).filter(({ id }) => id === 'IV');
		expect(sheets.length).toBeGreaterThan(1);
		const said = sheets.map(
			(sheet) =>
				textsOf(sheet)
					.join(' ')
					.match(/\bw\d+\b/g) ?? [],
		);
		expect(said.flat()).toEqual(words);
		expect(said.every((some) => some.length > 0)).toBe(true);
	});

	it('do not count the list of findings, as the PDF does not', async () => {
		const { snapshot, findings } = openFile(mistakes);
		const form = documentOf(snapshot, findings);
		expect(sheetsOf(form)).toHaveLength(10);
		expect((await pdfPages(form)).filter((page) => /Page\d+of10v/.test(page))).toHaveLength(10);
	});

	it('lose nothing where the text was edited since they were known', () => {
		const form = documentOf(open(longReturn({ classes: 3, schemes: 6, movements: 4, words: 30 })).snapshot);
		const wordsOf = (texts: readonly string[]) => texts.flatMap((text) => text.split(/\s+/));
		const textsIn = (pages: readonly Page[]) => pages.flatMap((page) => textsOf(page.blocks)).filter((text) => text !== '');
		const whole = [...new Set(wordsOf(textsIn(form.pages)))];
		expect(whole.length).toBeGreaterThan(400);
		const anywhere = fc.record({
			page: fc.nat(10),
			block: fc.nat(12),
			part: fc.nat(40),
			torn: fc.option(fc.record({ text: fc.nat(3), signs: fc.nat(200) }), { nil: undefined }),
		});
		fc.assert(
			fc.property(fc.array(anywhere, { maxLength: 12 }), (breaks) => {
				const given = breaks.map(({ torn, ...rest }) => ({ ...rest, ...(torn && { torn }) }));
				const texts = textsIn(onSheets(form, given).pages);
				const kept = new Set(wordsOf(texts));
				// One that is torn itself begins in one text and ends in another.
				const last = new Set(texts.map((text) => text.split(/\s+/).at(-1)));
				const first = new Set(texts.map((text) => text.split(/\s+/)[0]));
				const isTorn = (word: string) =>
					[...word].some((_, at) => at > 0 && last.has(word.slice(0, at)) && first.has(word.slice(at)));
				expect(whole.filter((word) => !kept.has(word) && !isTorn(word))).toEqual([]);
			}),
			{ numRuns: 200 },
		);
	});
});
