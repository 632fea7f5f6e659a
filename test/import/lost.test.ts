import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importText } from '../../server/src/import/text.js';
import { renderText } from '../../server/src/render/index.js';
import { generateReturn } from '../support/generate.js';
import { modelOf } from './support/model.js';
import { open } from './support/said.js';
import { layouts, printed } from './support/sources.js';

const read = (...path: string[]) => readFileSync(join(import.meta.dirname, ...path), 'utf8');
const kingsoft = read('raw/kingsoft-cloud-2024-12.6-K.txt');
const moon = read('raw/moon-2026-01.layout.txt');
const tencent = read('../returns/tencent-2024-01.return');

function imported(text: string) {
	const result = importText(text);
	if ('refused' in result) throw new Error(result.refused);
	return { ...result, comments: result.problems.map(({ message }) => message).filter((said) => !said.endsWith('is not there')) };
}

/** Figures in threes: nothing the form itself prints has any. */
const figuresOf = (text: string) =>
	new Set(text.match(/\d{1,3}(?:,\d{3})+(?:\.\d+)?/g)?.map((figure) => figure.replaceAll(',', '')));
const form = (text: string) => text.slice(text.search(/For the month ended/));

describe('a figure of the source', () => {
	const sources = [
		kingsoft,
		moon,
		...layouts
			.filter(({ name }) => name !== 'HTML')
			.flatMap(({ write }) =>
				(['1.0', '1.1', '1.2'] as const).map((editionGeneration, seed) => {
					const { elements, edition } = printed(generateReturn({ seed, editionGeneration, classes: 3 }));
					return write(elements, edition);
				}),
			),
	];

	it.each(sources.map((source, index) => [index, source] as const))('is in the return, source %i', (_, source) => {
		const { text, comments } = imported(source);
		expect([...figuresOf(form(source))].filter((figure) => !figuresOf(text).has(figure))).toEqual([]);
		expect(comments).toEqual([]);
	});

	it.each([
		['a heading above its section', kingsoft, /^#### \(A\)\. Share Options/m, '22,788,979'],
		['the first heading', kingsoft, /^\*\*I\. Movements/m, '40,000,000,000'],
		['the label of a balance', moon, /^\s*Balance at close of preceding month(?=\s+478)/m, '478,272,000'],
		['the label of a sum', sources[2] ?? '', /^\s*Total E /m, undefined],
	])('is in a comment when %s has other words', (_, source, words, figure) => {
		const changed = source.replace(words, 'Qxz');
		expect(changed).not.toBe(source);
		const { text, comments } = imported(changed);
		expect([...figuresOf(form(source))].filter((one) => !figuresOf(text).has(one))).toEqual([]);
		expect(comments.filter((said) => figure === undefined || said.includes(figure)).length).toBeGreaterThan(0);
	});

	it('is there or in a comment when lines are lost or their words are others', () => {
		const change = fc.record({
			source: fc.constantFrom(...sources),
			at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
			lose: fc.boolean(),
		});
		fc.assert(
			fc.property(change, ({ source, at, lose }) => {
				const lines = source.split('\n');
				const line = Math.floor(at * lines.length);
				lines.splice(line, 1, ...(lose ? [] : [(lines[line] ?? '').replace(/[A-Za-z]{3,}/, 'Qxz')]));
				const changed = lines.join('\n');
				const result = importText(changed);
				if ('refused' in result) return;
				const figures = figuresOf(result.text.replaceAll(/\n\s*# (?!not read)/g, ' '));
				expect([...figuresOf(form(changed))].filter((figure) => !figures.has(figure))).toEqual([]);
				// Nor is there one that the source does not have.
				expect([...figures].filter((figure) => !figuresOf(changed).has(figure))).toEqual([]);
			}),
			{ numRuns: 100, seed: 4 },
		);
	});

	it('goes to no other section when the heading of its own is lost', () => {
		const { elements, edition } = printed(generateReturn({ seed: 2, editionGeneration: '1.1', classes: 2 }));
		for (const { write, name } of layouts.filter((one) => one.name !== 'HTML')) {
			const source = write(elements, edition);
			const whole = new Set(modelOf(imported(source).text));
			for (const heading of [/^II\. .*$/m, /^\(A\)\. .*$/m, /^\(B\)\. .*$/m, /^\(C\)\. .*$/m, /^\(D\)\. .*$/m, /^\(E\)\. .*$/m]) {
				const without = source.replace(heading, '');
				expect(without).not.toBe(source);
				const { text, comments } = imported(without);
				expect(
					modelOf(text).filter((said) => !whole.has(said) && /\d,?\d{3}/.test(said)),
					`${name} ${heading}`,
				).toEqual([]);
				expect(comments.length).toBeGreaterThan(3);
			}
		}
	});

	it('is in a comment where a block was copied out of its order', () => {
		const scrambled = kingsoft.replace(
			/^Balance at close of preceding month\t40.*\n/m,
			'Balance at close of preceding month\nListed on the Exchange (Note 1)\n40,000,000,000\tUSD\n',
		);
		const { text, comments } = imported(scrambled);
		const section = /section I\n[\s\S]*?(?=\nsection II)/.exec(text)?.[0] ?? '';
		expect(section).not.toMatch(/^\s*(?:opening|change|closing)\b/m);
		expect(comments.join('\n')).toContain('40,000,000,000 USD 0.001 USD 40,000,000');
	});

	it('is in a comment where nothing parts it from its currency', () => {
		const scrambled = kingsoft.replace(/^Total authorised\/registered.*$/m, 'Qxz\tUSD98,765,432');
		expect(imported(scrambled).comments.filter((said) => said.includes('98,765,432'))).toHaveLength(1);
	});

	it('is no name where a row without its columns goes on with a movement', () => {
		const from = kingsoft.indexOf('1).');
		const row = '1). 2013 Share Option Scheme 22,788,979 Exercised - new shares\ninvolved\n-2,370,720 20,418,259 18,715,592\n';
		const to = kingsoft.indexOf('General Meeting approval date', from);
		const { text, comments } = imported(kingsoft.slice(0, from) + row + kingsoft.slice(to));
		expect(text).toMatch(/^ *scheme "2013 Share Option Scheme"$/m);
		expect(comments.join('\n')).toContain('22,788,979 Exercised - new shares involved -2,370,720');
	});

	it('is no sum where it stands behind the unit', () => {
		const { text, comments } = imported(
			kingsoft.replace('Ordinary shares (DD2)', 'Ordinary shares (DD2)\n\n2,013 of them are held'),
		);
		expect(text).not.toMatch(/^\s*DD2/m);
		expect(comments.filter((said) => said.includes('2,013'))).toHaveLength(1);
	});

	it('is no second grand total of a class', () => {
		const { text, comments } = imported(
			kingsoft.replace(/(i\.e\. Total of AA1 to EE1\):\t0\tOrdinary shares)/, '$1\n\t1,234\tOrdinary shares'),
		);
		expect(text.match(/^ *issued .*$/gm)).toEqual(['    issued  0']);
		expect(comments.filter((said) => said.includes('1,234'))).toHaveLength(1);
	});

	it('is in a comment however long that gets', () => {
		const words = Array.from({ length: 120 }, (_, index) => `word${index}`).join(' ');
		const { text, comments } = imported(
			kingsoft.replace('Balance at close of preceding month\t3,805,284,801', `$&\t${words} 9,876,543`),
		);
		expect(comments).toHaveLength(1);
		expect(text).toContain('9,876,543');
		for (const word of words.split(' ')) expect(text).toContain(word);
		expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThan(420);
	});
});

describe('a page', () => {
	it('is read where it is typed, its columns held by spaces', () => {
		const escaped = moon.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
		for (const html of [
			`<html><body><pre>${escaped}</pre></body></html>`,
			`<html><body><p>EX-99.1</p><pre>\n${escaped.replaceAll('\f', '</pre><hr><pre>')}</pre></body></html>`,
		])
			expect(imported(html)).toEqual(imported(moon));
	});

	it('may have its number alone below, as those of a filing do', () => {
		const { elements, edition } = printed(generateReturn({ seed: 1, editionGeneration: '1.1', classes: 2 }));
		const blocks = (layouts.find(({ name }) => name === 'HTML')?.write(elements, edition) ?? '').split('</table>');
		expect(blocks.length).toBeGreaterThan(10);
		const page = (number: number) => `</table><p>- ${number} -</p><hr>`;
		const numbered = blocks.map((block, index) => (index === blocks.length - 1 ? block : block + page(index + 3))).join('');
		expect(imported(numbered).text).toBe(imported(blocks.join('</table>')).text);
		// A number that none follows is a figure as any other.
		const alone = kingsoft.replace(/^### III\./m, '77\n\f$&');
		expect(alone).not.toBe(kingsoft);
		expect(imported(alone).comments).toHaveLength(1);
	});

	it('may belong to another form, which is said', () => {
		expect(imported(`${moon}\n\n${moon}`)).toMatchObject({
			comments: ['not read: a second form, which follows in the source'],
		});
	});

	it('may say Table of Contents above, as those of a filing do', () => {
		const text = renderText(open(tencent));
		const lines = text.split('\n');
		for (let at = lines.findIndex((line) => line.startsWith('I.')); at < lines.length; at += 7)
			lines.splice(at, 0, 'Table of Contents');
		expect(imported(lines.join('\n')).text).toBe(imported(text).text);
	});
});
