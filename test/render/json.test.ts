import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { jsonOf, renderJson, returnSchema } from '../../server/src/render/index.js';
import { plainNumber } from '../../server/src/render/jsonValues.js';
import { breakages } from '../support/broken.js';
import { all, harbour, kingsoft, open, openFile } from './support/returns.js';

const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
addFormats.default(ajv);
const validate = ajv.compile(returnSchema());

function problems(text: string): unknown {
	validate(JSON.parse(JSON.stringify(jsonOf(open(text).snapshot))));
	return validate.errors ?? [];
}

describe('a return as JSON', () => {
	it.each(all)('%s is as the schema has it', (path) => {
		expect(problems(openFile(path).text)).toEqual([]);
	});

	it('is as the schema has it with any line broken in any way', () => {
		const lines = openFile(harbour).text.split('\n');
		for (const { apply } of breakages) {
			for (const [index, line] of lines.entries()) {
				const broken = apply(line, index);
				if (broken !== undefined && index % 11 === 0) {
					expect(problems(lines.with(index, broken).join('\n'))).toEqual([]);
				}
			}
		}
	});

	it('has every number that is written', () => {
		for (const path of all) {
			const { snapshot } = openFile(path);
			const written = new Set(JSON.stringify(jsonOf(snapshot)).match(/(?<="value":")[^"]*/g));
			for (const { field } of snapshot.outline.entries) {
				for (const number of [
					field.amount?.first?.number,
					field.amount?.par?.number,
					field.amount?.second,
					field.amount?.equals?.number,
				]) {
					if (number?.value) {
						expect(written).toContain(plainNumber(number.value));
					}
				}
			}
		}
	});

	it('has a currency for amounts alone, written or computed', () => {
		const section = (lines: string) =>
			`return FF301\nmonth 31 January 2026\nclass ORD "Ordinary shares" listed 07999\nsection I\n  for ORD\n${lines}`;
		// A number of shares that follows from a capital and one beside it
		const text = section('    opening 1,000 x HKD 0.1 = HKD 100\n    change 500\n');
		expect(JSON.stringify(jsonOf(open(text).snapshot))).toContain('"closing":{"shares":{"value":"1500","computed":true}}');
		expect(problems(text)).toEqual([]);
		for (const path of all) {
			for (const gap of [/ = [A-Z]{3} [\d,.]+/g, /^ *closing .*\n/gm, /^ *opening .*\n/gm, /^ *change .*\n/gm]) {
				expect(problems(openFile(path).text.replace(gap, ''))).toEqual([]);
			}
		}
	});

	it('has every text in one shape, its Chinese there or not, a version, and whether it counts', () => {
		const { snapshot } = openFile(harbour);
		const json = JSON.parse(JSON.stringify(jsonOf(snapshot)));
		expect([json.version, json.counts, JSON.parse(renderJson(snapshot, { counts: false })).counts]).toEqual([1, true, false]);
		const plain = 'return FF301\nissuer "A"\nclass X "Ordinary shares"\n  counter 80700 RMB "RMB counter"\nsigned "B"\n';
		const of = (text: string) => JSON.parse(renderJson(open(text).snapshot));
		expect(of(plain).issuer).toEqual({ text: 'A' });
		expect(of(plain.replace('"A"', '"A" zh "甲"')).issuer).toEqual({ text: 'A', zh: '甲' });
		expect(of(plain).classes[0]).toMatchObject({
			name: { text: 'Ordinary shares' },
			counters: [{ description: { text: 'RMB counter' } }],
		});
		expect(of(plain).signed).toEqual({ name: { text: 'B' } });
	});

	it('says what is computed, and what cannot be read', () => {
		const text = openFile(kingsoft)
			.text.replace('      closing    20,418,259\n', '')
			.replace('issuable   18,715,592', 'issuable   18,71,592');
		const json = JSON.stringify(jsonOf(open(text).snapshot));
		expect(json).toContain('"closing":{"value":"20418259","computed":true}');
		expect(json).toContain('"issuable":{"value":null}');
	});

	it('keeps numbers of any size, and every decimal', () => {
		const text =
			'return FF301\nclass A "Ordinary shares"\nsection I\nfor A\nopening 123,456,789,012,345,678,901,234,567,890 x HKD 0.10000\n';
		const json = JSON.stringify(jsonOf(open(text).snapshot));
		expect(json).toContain('"123456789012345678901234567890"');
		expect(json).toContain('"0.10000"');
	});
});
