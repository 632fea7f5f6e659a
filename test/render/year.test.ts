import { describe, expect, it } from 'vitest';
import { renderYear, yearOf } from '../../server/src/render/index.js';
import { format } from '../../server/src/syntax/decimal.js';
import { generateMonths } from '../support/generate.js';
import { harbour, moon, open, openFile } from './support/returns.js';

const samples = ['01', '02', '03'].map((month) => openFile(harbour.replace('-01.', `-${month}.`)).snapshot);

const moonText = openFile(moon).text;

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

	it('has no total where the treasury shares cannot be read', () => {
		const text = moonText.replace(/closing(\s+)478,272,000 \+ 0/, 'closing$1478,272,000 + 1,,0');
		expect(text).not.toBe(moonText);
		const [month] = yearOf([open(text).snapshot]).classes[0]?.months ?? [];
		expect(month?.issued && format(month.issued)).toBe('478,272,000');
		expect(month?.total).toBeUndefined();
	});

	it('is drawn with every figure in a table behind', () => {
		const html = renderYear(samples);
		expect(html.match(/<svg [^>]*role="img"/g)).toHaveLength(2);
		expect(html).toContain('<td>815,240,250</td>');
		expect(html).not.toMatch(/NaN|Infinity|undefined|\sstyle="/);
		expect(renderYear([])).toContain('There is no return');
	});

	it('says which months have no return, and draws none of them', () => {
		const html = renderYear([samples[0], samples[2]].filter((one) => one !== undefined));
		expect(html).toContain('Without a return: February 2026.');
		expect(html).toContain('<th scope="row">February 2026</th><td class="none" colspan="9">No return</td>');
		const [first] = html.match(/<svg[\s\S]*?<\/svg>/) ?? [''];
		expect(first.match(/class="gap"/g)).toHaveLength(3);
		expect(first.match(/class="point"/g)).toHaveLength(2);
		expect(first).toMatch(/<path class="issued" d="M[\d.]+,[\d.]+ZM[\d.]+,[\d.]+Z"/);
	});

	it('has buttons for the months that can be opened, in the preview alone', () => {
		const html = renderYear(samples, { interactive: true });
		expect(html.match(/<button type="button" data-uri="file:\/\/\/a\.return">January 2026<\/button>/g)).toHaveLength(2);
		expect(html.match(/<text class="open" data-uri="[^"]+"[^>]*>Jan 26</g)).toHaveLength(2);
		expect(renderYear(samples)).not.toContain('data-uri');
	});

	it('draws what moves down below zero, and treasury shares from zero', () => {
		const [first = ''] = renderYear(samples).match(/<svg[\s\S]*?<\/svg>/) ?? [];
		const zeros = [...first.matchAll(/<line class="zero"[^>]* y1="([\d.]+)"/g)].map(([, y]) => Number(y));
		expect(zeros).toHaveLength(2);
		const boxes = (name: string) =>
			[
				...first.matchAll(
					/<rect class="(?:bar of-\w+|treasury)"[^>]* y="([\d.]+)" width="[\d.]+" height="([\d.]+)"><title>([^<]*)/g,
				),
			]
				.filter(([, , , title]) => title?.includes(name))
				.map(([, y, height]) => [Number(y), Number(y) + Number(height)]);
		for (const [, bottom] of boxes('Treasury')) expect(bottom).toBeCloseTo(zeros[0] ?? 0, 0);
		for (const [top] of boxes('Repurchases')) expect(top).toBeCloseTo(zeros[1] ?? 0, 0);
		expect([boxes('Treasury').length, boxes('Repurchases').length]).toEqual([3, 2]);
	});

	it.each([
		['a single month', [moonText]],
		['values that stay', [moonText, moonText.replace('31 January 2026', '28 February 2026')]],
		['huge values', [moonText.replaceAll(/(?<=\d)(?=,\d{3}\b)/g, `,${'000,'.repeat(120)}000`)]],
		['no shares', [moonText.replaceAll(/\d[\d,]*,\d{3}/g, '0')]],
		['a name in Chinese', [moonText.replace(/^issuer .*$/m, 'issuer "月亮有限公司"')]],
	])('is drawn of %s', (_, texts) => {
		const html = renderYear(texts.map((text) => open(text).snapshot));
		expect(html).toContain('<svg ');
		expect(html).not.toMatch(/NaN|Infinity|undefined/);
		const places = [...html.matchAll(/\b(?:x|y|x1|y1|x2|y2|cx|cy)="([^"]*)"/g)].map(([, place]) => Number(place));
		expect(places.filter((place) => !(place >= -50 && place <= 800))).toEqual([]);
	});

	it('has a legend that stays on the picture', () => {
		for (let seed = 0; seed < 5; seed++) {
			const html = renderYear(generateMonths({ seed }, 3).map((text) => open(text).snapshot));
			for (const [, x, text] of html.matchAll(/<(?:rect|line)[^>]*\/><text x="([\d.]+)" y="[\d.]+">([^<]*)</g)) {
				expect(Number(x) + (text ?? '').length * 6).toBeLessThan(800);
			}
		}
	});

	it('is drawn of any months', () => {
		for (let seed = 0; seed < 30; seed++) {
			const months = generateMonths({ seed }, 1 + (seed % 14)).map((text) => open(text).snapshot);
			expect(renderYear(months)).not.toMatch(/NaN|Infinity|undefined/);
		}
	});
});
