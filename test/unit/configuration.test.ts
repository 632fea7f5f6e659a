import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { keys, noConfiguration, readConfiguration } from '../../server/src/configuration/configuration.js';
import { fileNameBy, namesFault } from '../../server/src/features/fileNames.js';

const docs = join(import.meta.dirname, '../../docs');
const schemaAt = (name: string) => JSON.parse(readFileSync(join(docs, 'schema', name), 'utf8'));
const example = /```json\n(.*?)```/s.exec(readFileSync(join(docs, 'configuration.md'), 'utf8'))?.[1] ?? '';

/** `2:3 message`, as the command line says it. */
const said = (text: string) =>
	readConfiguration(text).problems.map(({ start, message }) => `${start.line + 1}:${start.character + 1} ${message}`);

describe('monthly-return.json', () => {
	it('is read as it is documented, every key', () => {
		const { configuration, problems } = readConfiguration(example);
		expect(problems).toEqual([]);
		expect(configuration).toMatchObject({
			severities: { deadline: 'off', 'missing-language': 'warning' },
			scope: 'workspace',
			language: 'zh-hant',
			font: 'fonts/NotoSansHK-Regular.ttf',
			names: '{code}-{year}-{month}.return',
		});
		expect(configuration.add.get('broker')).toMatchObject({ dates: 'DD/MM/YYYY' });
		expect(Object.keys(JSON.parse(example)).sort()).toEqual(keys.filter((key) => key !== '$schema').sort());
	});

	it('has a schema that takes the example, and nothing that is said to be wrong', () => {
		const ajv = new Ajv({ strict: false, validateSchema: false });
		const { $schema: _, ...rules } = schemaAt('add.schema.json');
		ajv.addSchema(rules, 'add.schema.json');
		const takes = ajv.compile(schemaAt('configuration.schema.json'));
		expect([takes(JSON.parse(example)), takes.errors]).toEqual([true, null]);
		for (const wrong of [
			'{"severity": {}}',
			'{"severities": {"dedline": "off"}}',
			'{"severities": {"syntax": "off"}}',
			'{"scope": "all"}',
			'{"language": "fr"}',
			'{"names": "return"}',
			'{"font": ""}',
			'{"add": {"broker": {}}}',
		]) {
			expect(said(wrong), wrong).not.toEqual([]);
			expect(takes(JSON.parse(wrong)), wrong).toBe(false);
		}
	});

	test.each([
		['{\n  "severitys": {}\n}', "2:3 there is no setting 'severitys'; did you mean severities?"],
		['{"banana": 1}', "1:2 there is no setting 'banana'; there are severities, scope, language, font, names, add"],
		['{"severities": {\n "dedline": "off"}}', "2:2 there is no check 'dedline'; did you mean deadline?"],
		['{"scope": "all"}', "1:11 'scope' is one of open, workspace"],
		['{"language":\n"fr"}', "2:1 'language' is one of en, zh-hant, zh-hans"],
		['{"font": 7}', "1:10 'font' is a text"],
		['{"names": "{month}.return"}', '1:11 a name has {year} and {month}, and {code} or {issuer}, so that no two are the same'],
		['{"names": "../{code}{year}{month}.return"}', '1:11 it is no name of a file'],
		['{"names": "{code}{year}{month}"}', '1:11 a name ends in .return'],
		['{"names": "{kode}{year}{month}.return"}', '1:11 there is no {kode} in names; there are {code}, {issuer}, {year}, {month}'],
		[
			'{"add": {"broker": {"columns": {"date": "D", "shares": "N"},\n"kind": "purchased", "issuer": "7"}}}',
			'2:9 a kind is one of',
		],
		['{"add": []}', "1:9 'add' is an object: rules by their names"],
		['{"font": "a", "font": "b"}', "1:15 'font' is written twice"],
		['[]', '1:1 an object is expected'],
		['', '1:1 not JSON'],
		['{"a": ', '1:7 not JSON'],
	])('%j is wrong, and said where it stands', (text, message) => {
		const [first = ''] = said(text);
		expect(first).toContain(message);
	});

	it('counts as far as it is right', () => {
		const { configuration } = readConfiguration(
			'{"severities": {"deadline": "off", "dedline": "off"}, "scope": 7, "names": "x"}',
		);
		expect(configuration).toEqual({ ...noConfiguration, severities: { deadline: 'off' } });
	});

	it('is bounded: size, depth, and how much is said of it', () => {
		expect(said(`{"font": "${'x'.repeat(300_000)}"}`)).toEqual(['1:1 it is over 256 KB, which no configuration is']);
		expect(said('['.repeat(200_000))).toEqual(['1:33 not JSON: nested too deep']);
		expect(said(`{"severities": ${'{"a":'.repeat(100)}1${'}'.repeat(100)}}`)).toHaveLength(1);
		expect(said(`{${Array.from({ length: 5_000 }, (_, i) => `"k${i}": 1`).join(',')}}`)).toHaveLength(100);
	});

	it('has no words that every object has', () => {
		const of = '{"columns": {"date": "D", "shares": "N", "kind": "K"}, "issuer": "7", "kinds": {"__proto__": "exercise"}}';
		const { configuration, problems } = readConfiguration(`{"__proto__": {}, "constructor": 1, "add": {"__proto__": ${of}}}`);
		expect(problems).toHaveLength(2);
		const rules = configuration.add.get('__proto__');
		expect(rules?.kinds.constructor).toBeUndefined();
		expect(Object.keys(rules?.kinds ?? {})).toEqual(['__proto__']);
		expect(({} as { kind?: unknown }).kind).toBeUndefined();
	});

	it('never throws, and says where within the text', () => {
		const text = fc.oneof(
			fc.string({ maxLength: 200 }),
			fc.json(),
			fc
				.array(fc.constantFrom('{', '}', '[', ']', '"', ':', ',', 'severities', 'add', 'names', '\\', '\n', '1'), {
					maxLength: 60,
				})
				.map((signs) => signs.join('')),
			fc
				.record(Object.fromEntries(keys.map((key) => [key, fc.jsonValue()])), { requiredKeys: [] })
				.map((value) => JSON.stringify(value)),
		);
		fc.assert(
			fc.property(text, (of) => {
				const lines = of.split('\n');
				for (const { start } of readConfiguration(of).problems) {
					expect(start.line).toBeLessThan(lines.length);
					expect(start.character).toBeLessThanOrEqual(lines[start.line]?.length ?? 0);
				}
			}),
		);
	});
});

describe('names of new returns', () => {
	const month = { year: 2026, month: 3, day: 31 };

	test.each([
		['{code}-{year}-{month}.return', '00700-2026-03.return'],
		['{year}{month} {issuer}.return', '202603 amber-holdings-limited.return'],
		['FF301_{code}_{month}{year}.RETURN', 'FF301_00700_032026.RETURN'],
	])('%s', (pattern, name) => {
		expect(namesFault(pattern)).toBeUndefined();
		expect(fileNameBy(pattern, { issuer: 'Amber Holdings Limited (琥珀)', code: '00700', month })).toBe(name);
	});

	it('has the issuer where there is no code, and no text of a return leads elsewhere', () => {
		const name = fileNameBy('{code}-{year}-{month}.return', { issuer: '../../etc/{code}\u0000', code: undefined, month });
		expect(name).toBe('etc-code-2026-03.return');
	});
});
