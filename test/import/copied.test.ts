import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importText } from '../../server/src/import/text.js';
import { renderText } from '../../server/src/render/index.js';
import { generateReturn } from '../support/generate.js';
import { plainPart } from './support/plain.js';
import { open } from './support/said.js';

/** What a copy does to a printed form; `pick` chooses a whole number below its argument. */
type Copy = (printed: string, edition: string, pick: (below: number) => number) => string;

const perLine = (change: (line: string) => string) => (printed: string) => printed.split('\n').map(change).join('\n');
const oneSpace = perLine((line) => line.trim().replace(/\s+/g, ' '));
const inBars = (leading: string, trailing: string) =>
	perLine((line) => {
		const cells = line.trim().split(/\s{2,}/);
		return cells.length < 2 ? line : `${leading}${cells.join(' | ')}${trailing}`;
	});

/** The feet of the pages at other places than their own: on lines of their own, or within a line, between two of its words. */
const feet =
	(within: boolean): Copy =>
	(printed, edition, pick) => {
		const chinese = /第\s*\d+\s*頁/.test(printed);
		const lines = printed.split('\n').filter((line) => !/^\s*(?:Page \d|第\s*\d+\s*頁)/.test(line));
		for (let page = 1; page <= 4; page++) {
			const foot = `${chinese ? `第 ${page} 頁 共 13 頁` : `Page ${page} of 13`} v ${edition}FF301`;
			const at = 3 + pick(lines.length - 6);
			const words = (lines[at] ?? '').split(/(?<=\d) (?=\S)/);
			if (within) lines[at] = [...words.slice(0, -1), `${words.at(-1)} ${foot}`].join(' ');
			else lines.splice(at, 0, foot);
		}
		return lines.join('\n');
	};

const pictures: Copy = (printed, _, pick) => {
	const lines = printed.split('\n');
	for (const word of ['GRAPHIC', 'LOGO', 'GRAPHIC']) lines.splice(1 + pick(lines.length), 0, word);
	return lines.join('\n');
};

const copies: Readonly<Record<string, Copy>> = {
	'with one space wherever there were several': oneSpace,
	'with bars between its cells': inBars('', ''),
	'with bars before and between its cells': inBars('| ', ''),
	'with bars around its cells': inBars('| ', ' |'),
	'with words for its pictures': pictures,
	'with the feet of its pages between its lines': feet(false),
	'with the feet of its pages behind its lines': feet(true),
	'with one space, and feet behind its lines': (printed, ...of) => feet(true)(oneSpace(printed), ...of),
};

const figures = (text: string) => text.match(/\d{1,3}(?:,\d{3})+/g) ?? [];

describe.each(['en', 'zh'] as const)('a printed return copied in %s', (language) => {
	it.each(Object.entries(copies))('%s has its head, classes, I and II, and loses no figure of III', (_, copy) => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 10_000 }),
				fc.constantFrom('1.0', '1.1', '1.2'),
				fc.integer({ min: 1, max: 3 }),
				fc.infiniteStream(fc.nat()),
				(seed, editionGeneration, classes, numbers) => {
					const text = generateReturn({ seed, editionGeneration, classes });
					const snapshot = open(text);
					const pick = (below: number) => (numbers.next().value ?? 0) % below;
					const edition = snapshot.return_.edition?.id.slice(1) ?? '';
					const imported = importText(copy(renderText(snapshot, [], { language }), edition, pick));
					if ('refused' in imported) throw new Error(imported.refused);
					expect(plainPart(imported.text)).toEqual(plainPart(text));
					const said = imported.text.replace(/\n\s*# (?!not read)|\s/g, '');
					expect(figures(text).filter((figure) => !said.includes(figure))).toEqual([]);
				},
			),
			{ numRuns: 6 },
		);
	});
});
