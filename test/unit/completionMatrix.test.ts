import { describe, expect, it } from 'vitest';
import { ff301 } from '../../server/src/forms/ff301/index.js';
import type { Line, Place } from '../../server/src/forms/form.js';
import type { PlaceId } from '../../server/src/forms/types.js';
import { accepted, editOf, expanded, labelsAt, marked, offeredAt } from '../support/completing.js';
import { snapshotOf } from '../support/small.js';

const { lines, places } = ff301;
const placeOf = (id: PlaceId) => ff301.place(id) as Place;

const head = (month: string) => `return FF301
issuer "Harbour Lights Holdings Limited"
month ${month}
submitted 2 February 2026
class ORD "Ordinary shares" listed 07999
`;

/** A line as it is written in full, for each shape. */
const written: Readonly<Record<string, string>> = {
	'shares-at-par': '1,000 x HKD 0.1 = HKD 100',
	'shares-columns': '1,000 + 20 = 1,020',
	'shares-change': '1,000 + 20',
	number: '1,000',
	money: 'HKD 1,000',
	'movement-number': '-1,000',
	'movement-money': 'HKD -1,000',
	text: '"Some text"',
	'optional-text': '"Some text"',
	date: '5 January 2026',
	code: '07999',
	'optional-code': '601600',
	counter: '87999 RMB "Renminbi counter"',
	float: 'float complied',
	items: '(i) (ii)',
	'item-text': '(v) "Other words"',
	'item-optional-text': '(viii) "Not applicable"',
	edition: 'FF301 v1.2.1',
	class: 'A "Ordinary shares"',
	for: 'ORD',
	section: 'III.A not applicable',
	nothing: '',
};

/** The lines that open a place. */
function openers(place: PlaceId): string {
	const { parent, kind } = placeOf(place);
	if (parent === undefined) {
		return '';
	}
	const above = openers(parent);
	if (kind === 'section') {
		return place === 'totals' ? 'totals\n' : `section ${place}\n`;
	}
	if (kind === 'block') {
		return `${above}  for ORD\n`;
	}
	const row = lines.find(({ opens }) => opens === place) as Line;
	return `${above}${row.keyword} ${row.keyword === 'class' ? 'B "Ordinary shares"' : written[row.shape]}\n`;
}

/** The text above a row, without the row's own line if it is one of the head. */
function above({ place, keyword, until }: Line): string {
	const top = head(until ? '31 January 2024' : '31 January 2026');
	const own = place === 'file' && keyword !== 'class' && keyword !== 'section' ? new RegExp(`^${keyword}\\b.*\\n`, 'm') : /(?!)/;
	return (keyword === 'signed' || place === 'file' ? top.replace(own, '') : top) + openers(place);
}

const rows = lines.map((row) => ({ row, name: `${row.place} ${row.keyword}` }));

/**
 * Where an empty answer is meant. `begun`: behind the keyword and a blank; `inside`: in the middle of the value's last part;
 * `end`: directly behind the value; `behind`: behind the value and a blank.
 */
const free = ['inside', 'end'] as const;
const meant: Readonly<Record<string, readonly string[]>> = {
	// The code of another class or counter is none of those that stand there; what a person words freely is not guessed at; nothing stands behind what a line can hold.
	text: free,
	'optional-text': free,
	counter: ['begun', ...free],
	'item-text': [...free, 'behind'],
	'item-optional-text': [...free, 'behind'],
	edition: ['behind'],
	section: ['behind'],
	for: ['behind'],
	items: [],
	nothing: ['begun', 'inside', 'behind'],
};
/** Lines of the return itself have their line to themselves, and so have some that are all their place has. */
const alone = (row: Line) =>
	row.place === 'signed' ||
	(row.place === 'file' && (!row.opens || row.opens === 'totals')) ||
	(placeOf(row.place).kind !== 'item' && !row.opens && row.place !== 'I/for');

function checkEdits(source: string): void {
	const { text, line, character } = marked(source);
	const whole = text.split(/\r\n|\r|\n/)[line] ?? '';
	const offered = offeredAt(source);
	for (const item of offered) {
		const { range } = editOf(item);
		expect(range.start.line).toBe(line);
		expect(range.end.line).toBe(line);
		expect(range.start.character).toBeLessThanOrEqual(character);
		expect(range.end.character).toBeGreaterThanOrEqual(character);
		expect(range.end.character).toBeLessThanOrEqual(whole.length);
		expect(item.kind).toBeDefined();
		expect(item.sortText).toBeDefined();
		expect(expanded(item)).not.toMatch(/\$\{|\$\d/);
	}
	expect(new Set(offered.map(({ textEdit }) => JSON.stringify(textEdit))).size).toBe(offered.length);
}

describe('at every line of the form’s table', () => {
	it.each(rows)('$name: its keyword, from its first letters on', ({ row }) => {
		const { keyword, place } = row;
		// `section` and `for` are offered with what follows them.
		const wanted = (label: string) => label === keyword || label.startsWith(`${keyword} `);
		for (let length = 0; length <= keyword.length; length += 1) {
			const source = `${above(row)}${keyword.slice(0, length)}¦`;
			const offered = offeredAt(source).filter(({ label }) => wanted(label));
			expect(offered.length, source).toBeGreaterThan(0);
			checkEdits(source);
			const plain = offered.find(({ label }) => label === keyword) ?? offered[0];
			const after = accepted(source, plain as never).replace('¦', '');
			const { line } = marked(source);
			const entry = snapshotOf(after).outline.entries.find((one) => one.line === line);
			expect(entry?.row, after).toBe(ff301.line(place, keyword));
			expect(/^ */.exec(after.split('\n')[line] ?? '')?.[0].length).toBe(depthOf(place));
		}
	});

	it.each(rows.filter(({ row }) => row.shape !== 'nothing'))(
		'$name: its value, begun, inside, at its end and behind it',
		({ row }) => {
			const value = written[row.shape] ?? '';
			const line = `${above(row)}${row.keyword} `;
			const inside = value.length - Math.min(2, value.length - 1);
			const sources = {
				begun: `${line}¦`,
				inside: `${line}${value.slice(0, inside)}¦${value.slice(inside)}`,
				end: `${line}${value}¦`,
				behind: `${line}${value} ¦`,
			};
			const empty: string[] = [];
			for (const [where, source] of Object.entries(sources)) {
				checkEdits(source);
				if (offeredAt(source).length === 0) {
					empty.push(where);
				}
			}
			const shape = row.shape === 'code' && row.place === 'class' ? 'counter' : row.shape;
			const listed = (row.list || row.usual) && shape === 'text' ? [] : (meant[shape] ?? []);
			expect(empty.filter((where) => !(where === 'behind' && alone(row)))).toEqual(
				listed.filter((where) => !(where === 'behind' && alone(row))),
			);
		},
	);

	it.each(rows)('$name: at every column, in any state, without failing', ({ row }) => {
		const line = `${row.keyword} ${written[row.shape]}`;
		for (let column = 0; column <= line.length; column += 1) {
			checkEdits(`${above(row)}${line.slice(0, column)}¦${line.slice(column)}`);
			checkEdits(`${above(row)}${line.slice(0, column)}¦`);
		}
	});
});

function depthOf(place: PlaceId): number {
	const { parent } = placeOf(place);
	return parent === undefined ? 0 : depthOf(parent) + 2;
}

describe('where the cursor stands in nothing', () => {
	it.each([
		['in a comment', '# a remark ¦'],
		['behind a comment on a line', 'return FF301 # edition ¦'],
		['in free text', 'section I\nremarks "Some ¦text"'],
		['in text that is not closed', 'section I\nremarks "Some ¦'],
		['behind a line that cannot be read', '??? ¦'],
		['behind a word of no meaning', 'section I\n  for ORD\n    opening 5 foo ¦'],
		['behind a text that continues', 'section I\nremarks "A"\n  "B" ¦'],
	])('%s: nothing', (_, source) => {
		expect(labelsAt(source)).toEqual([]);
	});
});

describe('places', () => {
	it.each(places.filter(({ id }) => id !== 'file'))(
		'$id: a blank line has every line that is missing, the inner ones first',
		({ id }) => {
			const source = `${head('31 January 2026')}${openers(id).replace('class B "Ordinary shares"', '$& listed 07998')}¦`;
			const labels = labelsAt(source);
			const written = id === 'class' ? ['listed', 'unlisted'] : [];
			const wanted = placeOf(id).lines.filter(
				({ until, shape, keyword }) => !until && shape !== 'for' && !written.includes(keyword),
			);
			const at = wanted.map(({ keyword }) => labels.indexOf(keyword));
			expect(at.every((index) => index >= 0)).toBe(true);
		},
	);
});
