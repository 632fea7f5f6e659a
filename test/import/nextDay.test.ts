import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../server/src/checks/snapshot.js';
import { importFile } from '../../server/src/import/index.js';
import { importText } from '../../server/src/import/text.js';
import { renderJson, renderMarkdown, renderText } from '../../server/src/render/index.js';
import { readSource } from '../../server/src/syntax/source.js';
import { strictService } from '../support/small.js';
import { modelOf } from './support/model.js';
import { open } from './support/said.js';

/*
 * Next-day returns as they were published, PDF and text, and beside each, in `published`, what comes of it, to be read in a diff.
 * UPDATE_GOLDEN=1 writes them anew. In `returns` stands what people read in them.
 */

const raw = join(import.meta.dirname, 'raw');
const golden = (name: string) => join(import.meta.dirname, 'published', `${name}.return`);
const files = readdirSync(raw).filter((file) => /\.FF30[45]\.(?:pdf|txt)$/.test(file));
const nameOf = (file: string) => file.replace(/\.FF30[45]\.\w+$/, '');
const byHand = (name: string) => readFileSync(join(import.meta.dirname, '../returns/next-day', `${name}.return`), 'utf8');
/** Of these the first pages alone were published as text. */
const partial = new Set(['ke-2024-07-22', 'miniso-2024-10-18']);

function textIn(text: string): string {
	const imported = importText(text);
	if ('refused' in imported) throw new Error(imported.refused);
	return imported.text;
}

const published = (name: string) => readFileSync(golden(name), 'utf8');
const rawText = (name: string) => readFileSync(join(raw, name), 'utf8');

describe('a next-day return as it was published', () => {
	it('there are eight of them', () => expect(files).toHaveLength(8));

	it.each(files)('%s is read whole', async (file) => {
		const name = nameOf(file);
		const imported = await importFile(new Uint8Array(readFileSync(join(raw, file))));
		if ('refused' in imported) throw new Error(imported.refused);
		expect(imported.problems.map(({ message }) => message)).toEqual(
			partial.has(name)
				? [
						'not read: section II, for its heading is not there',
						'not read: section III, for its heading is not there',
						'not read: signed: who submits it, for no label of it was found',
					]
				: [],
		);
		if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden(name), imported.text);
		expect(imported.text).toBe(existsSync(golden(name)) ? published(name) : '');
	});

	it.each(files)('%s says what people read in it', (file) => {
		expect(modelOf(published(nameOf(file)))).toEqual(modelOf(byHand(nameOf(file))));
	});

	it.each(files)('%s has no fault', (file) => {
		const name = nameOf(file);
		const found = strictService({ [`${name}.return`]: published(name) }).findings(`${name}.return`);
		const said = found.filter(({ severity, check }) => severity !== 'information' && !check.startsWith('missing-'));
		expect(said.map(({ check, message }) => `${check}: ${message}`)).toEqual([]);
	});
});

it.each(files)('%s comes back the same out of JSON', (file) => {
	const text = published(nameOf(file));
	expect(modelOf(textIn(renderJson(analyse('memory:///a.return', readSource(text)))))).toEqual(modelOf(text));
});

describe('a copy of a next-day return', () => {
	const whole = ['tencent-2024-01-18.FF304.txt', 'tencent-2025-06-13.FF305.txt'];

	it.each(whole)('%s with every page on a line', (file) => {
		const copied = rawText(file)
			.split('\n\n')
			.map((page) => page.replace(/\s+/g, ' '))
			.join('\n');
		expect(modelOf(textIn(copied))).toEqual(modelOf(published(nameOf(file))));
	});

	it.each(whole)('%s as HTML, a paragraph a line', (file) => {
		const lines = rawText(file).replace(/&/g, '&amp;').replace(/</g, '&lt;').split('\n');
		const html = `<html><body>${lines.map((line) => `<p>${line}</p>`).join('')}</body></html>`;
		expect(modelOf(textIn(html))).toEqual(modelOf(published(nameOf(file))));
	});

	const printed = {
		'a cell a line': (text: string) => renderText(open(text)).replace(/ {2,}/g, '\n'),
		Markdown: (text: string) => renderMarkdown(open(text)),
	};
	it.each(Object.entries(printed))('of which there is %s', (_, copy) => {
		for (const file of files.filter((one) => !partial.has(nameOf(one)))) {
			const text = byHand(nameOf(file));
			expect(modelOf(textIn(copy(text)))).toEqual(modelOf(text));
		}
	});

	// As `pdftotext -layout` and `pdftotext -raw` write them of the PDFs beside them.
	const copied = readdirSync(join(raw, 'copies'));
	it('of which there are two kinds of four PDFs', () => expect(copied).toHaveLength(8));
	it.each(copied)('%s says what the PDF says', (file) => {
		const imported = importText(rawText(join('copies', file)));
		expect('problems' in imported && imported.problems).toEqual([]);
		expect(modelOf('text' in imported ? imported.text : '')).toEqual(
			modelOf(published(nameOf(file.replace(/\.(?:layout|raw)/, '')))),
		);
	});

	it('that goes through its columns one by one is said and guesses no event', () => {
		const text = textIn(
			rawText('tencent-2025-06-13.FF305.txt').replace(
				'1). Other (please specify) 0 % 0\nNot applicable\n',
				'1).\n18,682,000\n0\n%\n',
			),
		);
		expect(text).not.toMatch(/^ *event /m);
		expect(text).toMatch(/# not read: .*18,682,000/);
	});

	it('of which the balances were taken apart says so and guesses nothing', () => {
		const torn = rawText('tencent-2025-06-13.FF305.txt').replace(
			'Opening balance as at (Note 1) 12 June 2025 9,190,417,249 0 9,190,417,249',
			'Opening balance as at (Note 1)\n1).\n12 June 2025\n9,190,417,249',
		);
		const text = textIn(torn);
		expect(text.replace(/\n\s*# (?!not read)/g, ' ')).toMatch(
			/# not read: the balances and what stands between them: .*9,190,417,249/,
		);
		expect(text).not.toMatch(/^ *(?:opening|event|closing) /m);
		expect(text.match(/^ *pending /gm)).toHaveLength(20);
	});

	it('with a row whose figures cannot be read keeps them in a comment', () => {
		const text = textIn(
			rawText('tencent-2025-06-13.FF305.txt').replace('971,000 0.01057 % HKD 515.1644', '971,00O 0.01057 % HKD 515.1644'),
		);
		expect(text).toContain('971,00O');
		expect(text).not.toMatch(/shares 971,00/);
	});

	it('of which the title is not the form’s says so', () => {
		const amended = rawText('tencent-2025-06-13.FF305.txt').replace('Return\n(Equity', 'Return (Amended)\n(Equity');
		const made = importText(amended);
		expect('problems' in made && made.problems.map(({ message }) => message)).toEqual([
			expect.stringContaining('the title, which is not the form’s: Next Day Disclosure Return (Amended)'),
		]);
		expect(modelOf(textIn(amended))).toEqual(modelOf(published('tencent-2025-06-13')));
	});

	it('with signs for cells that have no figure', () => {
		const text = textIn(
			rawText('tencent-2025-06-13.FF305.txt')
				.replace('1). Other (please specify) 0 % 0', '1). Other (please specify) N/A N/A % N/A N/A')
				.replace('HKD 515HKD 506.5HKD 500,382,813.6', 'HKD 515 - HKD 500,382,813.6'),
		);
		expect(text).toContain('event "Other (please specify)"  specify "Not applicable"  on 13 June 2025\n');
		expect(text).toContain('method "On the Exchange"  highest HKD 515  paid HKD 500,382,813.6');
	});

	it('with a name over three lines, its number in the midst', () => {
		const text = textIn(
			rawText('tencent-2024-01-18.FF304.txt').replace(
				'Repurchase of shares (or other securities) but not\n2). 1,760,000 % %\ncancelled',
				'Exercise of warrants issued to\n2). the placing agents 1,760,000 % %\nin 2019',
			),
		);
		expect(text).toContain(
			'event "Exercise of warrants issued to the placing agents in 2019"  on 9 January 2024  issued 1,760,000',
		);
	});
});
