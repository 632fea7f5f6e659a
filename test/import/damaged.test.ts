import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../server/src/import/index.js';
import { importText } from '../../server/src/import/text.js';
import { renderHtml, renderJson } from '../../server/src/render/index.js';
import { computed } from '../support/cpu.js';
import { generateReturn } from '../support/generate.js';
import { anyCharacters, anyReturn } from '../support/models.js';
import { isAnswer } from './support/answer.js';
import { open } from './support/said.js';

/** Returns of every generation, small and large. */
const returns = (['1.0', '1.1', '1.2'] as const).map((editionGeneration, seed) =>
	open(generateReturn({ seed, editionGeneration, classes: seed + 1 })),
);
const unusual = fc.sample(anyReturn({ chinese: true, text: anyCharacters }), { numRuns: 5, seed: 7 }).map(open);
const all = [...returns, ...unusual];
const json = all.map((one) => renderJson(one));
const html = all.map((one) => renderHtml(one));

/** Anywhere: of numbers with a fraction most are tiny. */
const share = fc.nat({ max: 9_999 }).map((number) => number / 10_000);
const changes = (by: fc.Arbitrary<string>) =>
	fc.array(fc.tuple(share, by, fc.integer({ min: 0, max: 12 })), { minLength: 1, maxLength: 20 });

function changed(text: string, all: readonly (readonly [number, string, number])[]): string {
	return all.reduce((before, [at, by, gone]) => {
		const index = Math.floor(before.length * at);
		return before.slice(0, index) + by + before.slice(index + gone);
	}, text);
}

type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

/** The value with one of those within it changed: each is as likely as any other. */
function withChange(value: Value, at: number, change: (value: Value) => Value | undefined): Value {
	let left = Math.floor(at * count(value));
	const visit = (one: Value): Value | undefined => {
		if (left-- === 0) return change(one);
		if (Array.isArray(one)) return one.flatMap((each: Value) => visit(each) ?? []);
		if (typeof one !== 'object' || one === null) return one;
		const entries = Object.entries(one).map(([key, each]) => [key, visit(each)] as const);
		return Object.fromEntries(entries.filter((entry): entry is [string, Value] => entry[1] !== undefined));
	};
	return visit(value) ?? null;
}

function count(value: Value): number {
	return typeof value === 'object' && value !== null
		? Object.values(value).reduce<number>((sum, each) => sum + count(each), 1)
		: 1;
}

const strange: fc.Arbitrary<(value: Value) => Value | undefined> = fc.oneof(
	fc.constant(() => undefined),
	fc
		.constantFrom<Value>(null, true, -1, 1e21, '', '1,5', 'HKD', '# x', 'a\nb', '"', '\ud800', '__proto__', [], {})
		.map((to) => () => to),
	fc.string({ unit: 'binary', maxLength: 20 }).map((to) => () => to),
	fc.constant((value: Value) => [value, value]),
	fc.constant((value: Value) => ({ value })),
	fc.constant((value: Value) =>
		typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, '\u0000 x': value } : String(value),
	),
);

describe('JSON that is damaged', () => {
	it('is refused when it is cut off', () => {
		for (const text of json)
			for (const at of [0.001, 0.3, 0.7, 0.999])
				expect(importText(text.slice(0, Math.floor(text.trimEnd().length * at)))).toEqual({
					refused: expect.stringMatching(/damaged|nothing in it|no FF301/),
				});
	});

	it('is refused or read as far as it is JSON, whatever its signs are changed to', () => {
		const sign = fc.constantFrom('', '"', '{', '}', '[', ']', ',', ':', '0', '\\', '\n', 'null', '\u0000', '\ufeff', '股');
		fc.assert(
			fc.property(fc.constantFrom(...json), changes(sign), (text, all) => isAnswer(importText(changed(text, all)))),
			{ numRuns: 150, seed: 1 },
		);
	});

	it('has what is none of the schema’s as comments, and the rest as it was', () => {
		let read = 0;
		fc.assert(
			fc.property(fc.constantFrom(...json), fc.array(fc.tuple(share, strange), { minLength: 1, maxLength: 5 }), (text, all) => {
				const value = all.reduce((before, [at, change]) => withChange(before, at, change), JSON.parse(text) as Value);
				const imported = importText(JSON.stringify(value));
				isAnswer(imported);
				if ('text' in imported) read++;
			}),
			{ numRuns: 200, seed: 2 },
		);
		expect(read).toBeGreaterThan(120);
	});
});

describe('HTML that is damaged', () => {
	it('is read as far as it goes when it is cut off', () => {
		fc.assert(
			fc.property(fc.constantFrom(...html), share, (text, at) =>
				isAnswer(importText(text.slice(0, Math.floor(text.length * at)))),
			),
			{ numRuns: 100, seed: 3 },
		);
	});

	it('is read or refused, whatever its signs are changed to', () => {
		const sign = fc.constantFrom(
			'',
			'<',
			'>',
			'</td>',
			'<td>',
			'<table>',
			'</table>',
			'<tr>',
			'<!--',
			'<script>',
			'&#x110000;',
			'&lt',
			'"',
			'9',
			'\u0000',
			'股',
		);
		fc.assert(
			fc.property(fc.constantFrom(...html), changes(sign), (text, all) => isAnswer(importText(changed(text, all)))),
			{ numRuns: 100, seed: 4 },
		);
	});
});

it('bytes of either may be changed', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...json, ...html),
			fc.array(fc.tuple(share, fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 10 }),
			fc.boolean(),
			async (text, all, ascii) => {
				const bytes = new TextEncoder().encode(text);
				for (const [at, byte] of all) bytes[Math.floor(bytes.length * at)] = ascii ? byte % 128 : byte;
				isAnswer(await importFile(bytes));
			},
		),
		{ numRuns: 100, seed: 5 },
	);
});

it('what is huge is refused, or read soon', () => {
	const [one = ''] = json;
	const value = JSON.parse(one) as { classes: Value[]; sections: { [id: string]: { [key: string]: Value } } };
	const many = (change: (to: typeof value) => void): string => {
		const to = structuredClone(value);
		change(to);
		return JSON.stringify(to);
	};
	const remarks = (said: string) =>
		many((to) => {
			to.sections.I = { ...to.sections.I, remarks: said };
		});
	const deep = (open: string, close: string, times: number) => `${open.repeat(times)}1${close.repeat(times)}`;
	const cell = '<td>1). Scheme</td><td>1</td>';
	const huge: readonly (readonly [string, string])[] = [
		[
			'classes',
			many((to) => {
				to.classes = Array.from({ length: 40_000 }, (_, index) => ({ id: `C${index}`, name: 'Ordinary shares', listed: false }));
			}),
		],
		['remarks', remarks('x '.repeat(2_000_000))],
		['as many lines as are read', remarks(`${'remark '.repeat(8)}\n`.repeat(19_000))],
		['lines', remarks('x\n'.repeat(1_000_000))],
		[
			'unknown members',
			many((to) => Object.assign(to, Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, 1])))),
		],
		['deep arrays', one.replace('{', `{"deep": ${deep('[', ']', 400_000)},`)],
		['deep objects', one.replace('{', `{"deep": ${deep('{"a":', '}', 400_000)},`)],
		['nothing but brackets', '['.repeat(4_000_000)],
		['a number', one.replace(/"\d+"/, `"${'9'.repeat(1_000_000)}"`)],
		['rows of HTML', html[0]?.replace('</table>', `${`<tr>${cell}</tr>`.repeat(100_000)}</table>`) ?? ''],
		['cells of HTML', html[0]?.replace('</tr>', `${cell.repeat(100_000)}</tr>`) ?? ''],
		['attributes of HTML', html[0]?.replace('<table', `<table ${'a="b" '.repeat(500_000)}`) ?? ''],
	];
	for (const [name, text] of huge) {
		expect(text.length, name).toBeGreaterThan(500_000);
		expect(
			computed(() => isAnswer(importText(text))),
			name,
		).toBeLessThan(8);
	}
});
