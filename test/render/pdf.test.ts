import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { create, type Font } from 'fontkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentOf, type FormDocument } from '../../server/src/render/index.js';
import type { Value } from '../../server/src/render/model.js';
import { type Bundles, bundles, root } from '../support/bundles.js';
import { font, without } from '../support/font.js';
import { generateReturn } from '../support/generate.js';
import { browser } from './support/browser.js';
import { all, harbour, kingsoft, longReturn, mistakes, moon, open, openFile } from './support/returns.js';

type Pdf = typeof import('../../server/src/render/pdf.js');

const { Missing, need } = await import(join(root, 'test/offline/setup.mjs'));
let missing: string | undefined;
try {
	need('pdftotext', 'poppler-utils');
} catch (error) {
	if (!(error instanceof Missing)) throw error;
	missing = (error as Error).message;
	console.log(`PDFs are not read back: ${missing}`);
}

const started = await browser();
if ('missing' in started) console.log(`no PDF is written in a browser: ${started.missing}`);
afterAll(() => ('missing' in started ? undefined : started.close()));

/** What a worker of a browser writes, which has nothing of Node. */
async function writtenInWorker(
	document: FormDocument,
	font: { bytes: Uint8Array; name?: string } | undefined,
): Promise<Uint8Array> {
	if ('missing' in started) throw new Error(started.missing);
	const page = await started.newPage();
	const program = readFileSync(built.cli.replace(/cli\.js$/, 'pdf.js'), 'utf8');
	const { code } = await transform(program, { format: 'iife', globalName: 'pdf' });
	const work = `
		onmessage = ({ data: { document, font } }) =>
			pdf.pdfOf(document, font ? { font } : {}).then((bytes) => postMessage([...bytes]), ({ stack }) => postMessage(stack));`;
	const asked = { document, font: font && { name: font.name, bytes: Buffer.from(font.bytes).toString('base64') } };
	const said = await page.evaluate<number[] | string>(`(() => {
		const asked = ${JSON.stringify(asked)};
		if (asked.font) asked.font.bytes = Uint8Array.from(atob(asked.font.bytes), (character) => character.charCodeAt(0));
		const script = new Blob([${JSON.stringify(`${code}\n${work}`)}]);
		const worker = new Worker(URL.createObjectURL(script));
		return new Promise((resolve) => {
			worker.onmessage = ({ data }) => resolve(data);
			worker.onerror = ({ message }) => resolve(String(message));
			worker.postMessage(asked);
		});
	})()`);
	await page.close();
	if (typeof said === 'string') throw new Error(said);
	return new Uint8Array(said);
}

const folder = mkdtempSync(join(tmpdir(), 'monthly-return-pdf-'));
let built: Bundles;
let pdf: Pdf;
beforeAll(async () => {
	built = await bundles();
	// As it ships: the measures of its fonts are in the bundle.
	pdf = await import(built.cli.replace(/cli\.js$/, 'pdf.js'));
});
afterAll(() => {
	built?.dispose();
	rmSync(folder, { recursive: true, force: true });
});

/** What another tool reads in a PDF. */
function readBack(bytes: Uint8Array): string {
	const file = join(folder, 'a.pdf');
	writeFileSync(file, bytes);
	const { status, stdout, stderr } = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
	expect([status, stderr]).toEqual([0, '']);
	return stdout;
}

/** Everything that a document has values of. */
function valuesIn(node: unknown, found: Value[] = []): readonly Value[] {
	if (Array.isArray(node)) {
		for (const one of node) valuesIn(one, found);
	} else if (typeof node === 'object' && node !== null) {
		if ('state' in node && 'marks' in node) found.push(node as Value);
		else for (const one of Object.values(node)) valuesIn(one, found);
	}
	return found;
}

function numbersIn(document: FormDocument): readonly string[] {
	return valuesIn(document.pages).flatMap(({ kind, text }) => (kind === 'number' && text !== '' ? [text] : []));
}

describe('a return as PDF', () => {
	it.skipIf(missing).each(all)('%s has every number, read back', async (path) => {
		const { snapshot, findings } = openFile(path);
		const document = documentOf(snapshot, findings);
		const text = readBack(await pdf.pdfOf(document, { font }));
		const words = new Set(text.split(/\s+/));
		expect(numbersIn(document).filter((number) => !words.has(number))).toEqual([]);
	});

	it.skipIf(missing)('has the pages of the form, its marks and its labels', async () => {
		const { snapshot } = openFile(moon);
		const text = readBack(await pdf.pdfOf(documentOf(snapshot)));
		const pages = text.split('\f').slice(0, -1);
		expect(pages).toHaveLength(10);
		for (const [index, page] of pages.entries()) {
			expect(page).toMatch(/^\s*FF301/);
			expect(page).toMatch(new RegExp(`Page ${index + 1} of 10\\s+v 1\\.2\\.0`));
		}
		const published = readFileSync(join(root, 'test/render/golden/moon-inc-2026-01.txt'), 'utf8');
		const oneSpaced = text.replaceAll(/ +/g, ' ');
		for (const [heading] of published.matchAll(/^(?:I+V?|V)\. .*$/gm))
			expect(oneSpaced).toContain(heading.replaceAll(/ +/g, ' '));
	});

	it('is A4 across, and small', async () => {
		const bytes = await pdf.pdfOf(documentOf(openFile(kingsoft).snapshot));
		const head = new TextDecoder('latin1').decode(bytes);
		expect(head.slice(0, 5)).toBe('%PDF-');
		expect(head).toContain('/MediaBox [0 0 841.89 595.28]');
		expect(bytes.length).toBeLessThan(60_000);
	});

	it.skipIf(missing || 'missing' in started)('is written in a worker of a browser as it is here', async () => {
		const cases = [documentOf(openFile(kingsoft).snapshot), documentOf(openFile(harbour).snapshot, [], { language: 'zh' })];
		for (const document of cases) {
			const there = readBack(await writtenInWorker(document, pdf.needsFont(document) ? font : undefined));
			expect(there).toBe(readBack(await pdf.pdfOf(document, { font })));
			expect(there.length).toBeGreaterThan(10_000);
		}
	});

	it('is told that Chinese needs a font, and which characters one has not', async () => {
		const document = documentOf(openFile(harbour).snapshot, [], { language: 'zh' });
		expect(pdf.needsFont(document)).toBe(true);
		expect(pdf.needsFont(documentOf(openFile(kingsoft).snapshot))).toBe(false);
		await expect(pdf.pdfOf(document)).rejects.toThrow('a font that has them is needed');
		await expect(pdf.pdfOf(document, { font: { bytes: new Uint8Array(100) } })).rejects.toThrow('The font cannot be used');
		const arabic = open('return FF301\nissuer "﷽ \u{1F600}"\n');
		await expect(pdf.pdfOf(documentOf(arabic.snapshot), { font })).rejects.toThrow('\u{1F600} (U+1F600)');
	});

	it('has 內 and 為 where the font has not the form’s 内 and 爲', async () => {
		const document = documentOf(openFile(harbour).snapshot, [], { language: 'zh' });
		expect(JSON.stringify(document)).toMatch(/[内爲]/);
		const ofHongKong = without(['内', '爲']);
		const opened = create(ofHongKong.bytes as Buffer) as Font;
		expect([...'内爲內為'].map((sign) => opened.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0))).toEqual([
			false,
			false,
			true,
			true,
		]);
		if (missing) return;
		const text = readBack(await pdf.pdfOf(document, { font: ofHongKong }));
		expect(text).toContain('內');
		expect(text).not.toMatch(/[内爲]/);
	});

	it('needs no font for what none draws', async () => {
		const unseen = open('return FF301\nissuer "A\u200bB\u0001C\ud800D\u2060"\n\u0002\n');
		const document = documentOf(unseen.snapshot, unseen.findings);
		expect(pdf.needsFont(document)).toBe(false);
		if (!missing) expect(readBack(await pdf.pdfOf(document))).toContain('AB C D');
	});

	it.skipIf(missing)('has Chinese that can be read back', async () => {
		const document = documentOf(openFile(harbour).snapshot, [], { language: 'zh' });
		const text = readBack(await pdf.pdfOf(document, { font }));
		expect(text.split('\f').filter((page) => page.replaceAll(/FF301|第 ?\d+ ?頁 ?共 ?\d+ ?頁|v 1\.2\.0|\s/g, '') === '')).toEqual(
			[''],
		);
		for (const wanted of ['維港燈火控股有限公司', '法定/註冊股本變動', '2026年1月31日', '第 1 頁']) {
			expect(text.normalize('NFKC')).toContain(wanted.normalize('NFKC'));
		}
	});

	it.skipIf(missing).each([1, 2, 3])('of 300 lines has every number, over as many pages as it takes (%i)', async (seed) => {
		const { snapshot } = open(generateReturn({ seed, lines: 300, editionGeneration: '1.2' }));
		const document = documentOf(snapshot);
		const text = readBack(await pdf.pdfOf(document, { font }));
		const words = new Set(text.split(/\s+/));
		expect(numbersIn(document).filter((number) => !words.has(number))).toEqual([]);
		expect(text.split('\f').length).toBeGreaterThan(11);
	});

	it.skipIf(missing)('lists the findings of a draft behind the form, which is counted without them', async () => {
		const { snapshot, findings } = openFile(mistakes);
		const pages = readBack(await pdf.pdfOf(documentOf(snapshot, findings), { font }))
			.split('\f')
			.slice(0, -1);
		const form = pages.slice(0, 10);
		for (const [index, page] of form.entries()) expect(page).toMatch(new RegExp(`Page ${index + 1} of 10\\s+v`));
		expect(form.join('')).not.toContain('draft');
		const list = pages.slice(10).join('').replaceAll(/\s+/g, ' ');
		expect(list).toContain('This is a draft');
		expect(list).not.toMatch(/Page \d|FF301 \f/);
		for (const { severity, check, range } of findings) {
			expect(list).toMatch(new RegExp(`\\d\\. ${severity}: [^.].*?\\(${check}, line ${range.start.line + 1}\\)`));
		}
	});

	it.skipIf(missing)('says nothing of itself where nothing is wrong', async () => {
		const { snapshot, findings } = openFile(harbour);
		expect(findings).toEqual([]);
		const bytes = await pdf.pdfOf(documentOf(snapshot, findings));
		// All but the moment it was made.
		expect(bytes).toHaveLength((await pdf.pdfOf(documentOf(snapshot))).length);
		const pages = readBack(bytes).split('\f').slice(0, -1);
		expect(pages).toHaveLength(11);
		for (const [index, page] of pages.entries()) expect(page).toMatch(new RegExp(`Page ${index + 1} of 11\\s+v`));
		expect(pages.join('')).not.toContain('draft');
	});

	it.skipIf(missing).each([
		{ classes: 2, schemes: 2, movements: 3, words: 2000 },
		{ classes: 1, schemes: 1, movements: 90, words: 3 },
		{ classes: 1, schemes: 1, movements: 40, words: 1500 },
	])('loses nothing of what is longer than a page: %o', async (size) => {
		const { snapshot } = open(longReturn(size));
		const text = readBack(await pdf.pdfOf(documentOf(snapshot)));
		const words = new Set(text.split(/\s+/));
		const names = ['desc', 'info', 'conf', 'rem', ...Array.from({ length: size.schemes }, (_, index) => `scheme${index + 1}w`)];
		const wanted = names.flatMap((name) => Array.from({ length: size.words }, (_, index) => `${name}${index + 1}`));
		expect(wanted.filter((word) => !words.has(word))).toEqual([]);
		expect(text.match(/Lapsed/g)).toHaveLength(size.schemes * size.movements);
		const pages = text.split('\f').slice(0, -1);
		for (const [index, page] of pages.entries()) expect(page).toContain(`Page ${index + 1} of ${pages.length} `);
	});

	it.skipIf(missing)('tears no item and no class, and repeats the head of a table', async () => {
		const { snapshot } = open(longReturn({ classes: 12, schemes: 40, movements: 2 }));
		const pages = readBack(await pdf.pdfOf(documentOf(snapshot)))
			.split('\f')
			.slice(0, -1);
		const items = pages.filter((page) => page.includes('scheme1w') || /\d\)\./.test(page));
		expect(items.length).toBeGreaterThan(4);
		const count = (page: string, of: RegExp) => page.match(of)?.length ?? 0;
		for (const page of items) {
			expect(page).toContain('Movement during the month');
			expect(count(page, /Lapsed/g)).toBe(2 * count(page, /\d\)\. /g));
			expect(count(page, /01 June 2020/g)).toBe(count(page, /\d\)\. /g));
		}
		for (const page of pages) {
			const classes = count(page, /\d+\. Class of shares/g);
			if (page.includes('Par value')) expect(count(page, /Balance at close of the month/g)).toBe(classes);
			if (page.includes('Public float')) expect(count(page, /Additional information/g)).toBe(classes);
		}
		expect(pages.join('').match(/\d+\. Class of shares/g)).toHaveLength(25);
		// Nor is anything of the grand totals cut off, two for each class.
		expect(pages.join('').match(/Total increase \/ decrease|Total increase\/ ?decrease/g)).toHaveLength(24);
	});

	it('comes of a return with mistakes, and of an empty one', async () => {
		for (const { snapshot, findings } of [openFile(mistakes), open('')]) {
			expect((await pdf.pdfOf(documentOf(snapshot, findings))).length).toBeGreaterThan(1000);
		}
	});
});
