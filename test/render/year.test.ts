import { describe, expect, it } from 'vitest';
import { renderYear, yearOf } from '../../server/src/render/index.js';
import { format } from '../../server/src/syntax/decimal.js';
import { generateMonths } from '../support/generate.js';
import { harbour, open, openFile } from './support/returns.js';

const samples = ['01', '02', '03'].map((month) => openFile(harbour.replace('-01.', `-${month}.`)).snapshot);

describe('the year at a glance', () => {
	it('has each month of a class, and why its shares moved', () => {
		const [a, b] = yearOf(samples.toReversed()).classes;
		expect(a?.name).toBe('WVR ordinary shares A');
		expect(a?.months.map(({ month }) => month)).toEqual(['2026-01', '2026-02', '2026-03']);
		const [january] = a?.months ?? [];
		expect(january?.issued && format(january.issued)).toBe('815,240,250');
		expect(january?.treasury && format(january.treasury)).toBe('2,216,000');
		expect(january?.total && format(january.total)).toBe('817,456,250');
		const moved = Object.entries(january?.movements ?? {}).map(([cause, value]) => [cause, format(value)]);
		expect(Object.fromEntries(moved)).toEqual({
			options: '470,000',
			warrants: '200,000',
			convertibles: '2,000,000',
			agreements: '64,000',
			repurchases: '-900,000',
			other: '1,000,000',
		});
		expect(b?.months.map(({ issued }) => issued && format(issued))).toEqual(['95,000,000', '95,000,000', '94,500,000']);
	});

	it('leaves a month that is not there open, and shows no more than thirteen', () => {
		const { classes } = yearOf([samples[0], samples[2]].filter((one) => one !== undefined));
		expect(classes[0]?.months.map(({ issued }) => issued !== undefined)).toEqual([true, false, true]);
		const long = generateMonths({ seed: 3 }, 20).map((text) => open(text).snapshot);
		expect(yearOf(long).classes[0]?.months).toHaveLength(13);
	});

	it('is of one issuer, that of the newest return', () => {
		const { issuer, classes } = yearOf([...samples, openFile('samples/kingsoft-cloud-2024-12.return').snapshot]);
		expect(issuer).toMatch(/^Harbour Lights/);
		expect(classes[0]?.months).toHaveLength(3);
	});

	it('says what section III does not account for', () => {
		const { snapshot } = openFile('test/returns/tencent-2024-01.return');
		const [only] = yearOf([snapshot]).classes;
		expect(only?.months[0]?.movements.rest && format(only.months[0].movements.rest)).toBe('-51,209,455');
		expect(renderYear([snapshot])).toContain('Not accounted for in III');
	});

	it('is drawn with every figure in a table behind', () => {
		const html = renderYear(samples);
		expect(html.match(/<svg [^>]*role="img"/g)).toHaveLength(2);
		expect(html).toContain('<td>815,240,250</td>');
		expect(html).not.toMatch(/NaN|Infinity|undefined|\sstyle="/);
		expect(renderYear([])).toContain('There is no return');
	});

	it('is drawn of any months', () => {
		for (let seed = 0; seed < 30; seed++) {
			const months = generateMonths({ seed }, 1 + (seed % 14)).map((text) => open(text).snapshot);
			expect(renderYear(months)).not.toMatch(/NaN|Infinity|undefined/);
		}
	});
});
