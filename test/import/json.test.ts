import { describe, expect, it } from 'vitest';
import { importFile } from '../../server/src/import/index.js';
import { importText } from '../../server/src/import/text.js';
import { renderJson } from '../../server/src/render/index.js';
import { generateReturn } from '../support/generate.js';
import { open } from './support/said.js';

type Members = Record<string, unknown>;

const written = generateReturn({ seed: 3, editionGeneration: '1.2' });
const json = (change: (value: Members) => void = () => {}): string => {
	const value = JSON.parse(renderJson(open(written))) as Members;
	change(value);
	return JSON.stringify(value);
};
const at = (value: Members, ...path: (string | number)[]): Members =>
	path.reduce<unknown>((of, key) => (of as Members)[key], value) as Members;

function read(text: string) {
	const imported = importText(text);
	if ('refused' in imported) throw new Error(imported.refused);
	return imported;
}

describe('JSON', () => {
	it('is recognised as a file, a mark before it or not', async () => {
		for (const mark of ['', '\ufeff']) {
			const imported = await importFile(new TextEncoder().encode(`${mark}${json()}`));
			expect(imported).toEqual(read(json()));
			expect(imported).toMatchObject({ problems: [] });
		}
	});

	it('leaves out what it says is computed, and an edition that is in force', () => {
		const left = generateReturn({ seed: 3, editionGeneration: '1.2', leaveOut: true });
		const text = read(renderJson(open(left))).text;
		expect(text).toMatch(/^return FF301\n/);
		expect(text.match(/ closing /g)?.length).toBe(left.match(/ closing /g)?.length);
		expect(read(json((value) => Object.assign(value, { edition: 'v1.1.1' }))).text).toMatch(/^return FF301 v1\.1\.1\n/);
	});

	it.each([
		['{"form": "FF301"', 'it begins as JSON and is damaged: its structure cannot be read'],
		[
			'{"name": "package"}',
			'it is JSON, but of no form that is read here: its `form` is none of `FF301`, `FF305`, `FF304`, `6-K`',
		],
		['[1, 2]', 'it is JSON, but of no form that is read here: its `form` is none of `FF301`, `FF305`, `FF304`, `6-K`'],
		['{}', 'it is JSON, but of no form that is read here: its `form` is none of `FF301`, `FF305`, `FF304`, `6-K`'],
		['{"form": "FF302"}', 'it is JSON, but of no form that is read here: its `form` is none of `FF301`, `FF305`, `FF304`, `6-K`'],
	])('%s is refused', (text, refused) => {
		expect(importText(text)).toEqual({ refused });
	});

	it('says where a member is none of the schema’s, and reads the rest', () => {
		const faulty = json((value) => {
			value.colour = 'blue';
			at(value, 'sections', 'II', 'classes', 0, 'opening').issued = { value: '1,5' };
			at(value, 'sections', 'III.A', 'classes', 0, 'schemes', 0).closing = { value: null };
			at(value, 'sections', 'III.A', 'classes', 0, 'schemes', 0).approved = '2020-13-01';
			at(value, 'sections', 'III.A', 'classes', 0, 'schemes', 1).name = 7;
			at(value, 'sections', 'V').confirmations = { i: true };
			at(value, 'classes', 0).code = 'abc';
			delete value.signed;
		});
		const { text, problems } = read(faulty);
		expect(problems.map(({ message }) => message.slice(0, 90))).toEqual([
			'not read: colour: "blue"',
			'not read: classes[0].listed: true',
			'not read: classes[0].code: "abc"',
			'not read: sections.II.classes[0].opening.issued: {"value":"1,5"}',
			expect.stringMatching(/^not read: sections\.II\.classes\[0\]\.opening: /),
			'not read: sections.III.A.classes[0].schemes[0].approved: "2020-13-01"',
			'not read: sections.III.A.classes[0].schemes[0].closing: {"value":null}',
			expect.stringMatching(/^not read: sections\.III\.A\.classes\[0\]\.schemes\[1\]: \{"name":7/),
			'not read: sections.V.confirmations: {"i":true}',
		]);
		for (const { line = -1, message } of problems) expect(text.split('\n')[line]?.trim()).toBe(`# ${message}`);
		expect(text).toContain('section III.D');
	});

	it('of before there was a version, whose texts without Chinese were no objects, is read all the same', () => {
		const before = json((value) => {
			delete value.version;
			delete value.counts;
			const plainer = (one: unknown): unknown => {
				if (Array.isArray(one)) return one.map(plainer);
				if (typeof one !== 'object' || one === null) return one;
				const { text, ...more } = one as Members;
				if (typeof text === 'string' && Object.keys(more).length === 0) return text;
				return Object.fromEntries(Object.entries(one).map(([key, of]) => [key, plainer(of)]));
			};
			for (const [key, of] of Object.entries(value)) value[key] = plainer(of);
		});
		expect(before).toMatch(/"issuer":"/);
		expect(read(before)).toEqual(read(json()));
		expect(read(json((value) => Object.assign(value, { version: 9 }))).problems).toMatchObject([
			{ message: 'not read: version: 9' },
		]);
	});

	it('gives a class whose short name is none of the language’s another, everywhere', () => {
		const renamed = json().replaceAll(`"${JSON.parse(json()).classes[0].id}"`, '"1 ä"');
		const { text, problems } = read(renamed);
		expect(text).toMatch(/^class C1 /m);
		expect(text).toMatch(/^ {2}for C1$/m);
		expect(problems.length).toBeGreaterThan(0);
	});
});
