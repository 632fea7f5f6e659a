import { describe, expect, it } from 'vitest';
import { renderYear, yearOf } from '../../server/src/render/index.js';
import { format } from '../../server/src/syntax/decimal.js';
import { march, marchReturn } from '../support/buyBacks.mjs';
import { issuerYear } from '../support/issuerYear.js';
import { open } from './support/returns.js';

const days = march.map(({ text }) => open(text).snapshot);
const month = open(marchReturn.text).snapshot;
const shown = (value: Parameters<typeof format>[0] | undefined) => value && format(value);

describe('the days of a year', () => {
	it('have what was bought at which prices, what waits, what was cancelled and what is held', () => {
		const [ofClass] = yearOf([month, ...days.toReversed()]).classes;
		expect(ofClass?.months.map((one) => one.month)).toEqual(['2025-03']);
		expect(
			ofClass?.days.map(({ day, bought, cancelled, pending, treasury }) => [
				day.day,
				...[bought, cancelled, pending, treasury].map(shown),
			]),
		).toEqual([
			[3, '40,000', undefined, '40,000', '0'],
			[4, '52,000', undefined, '92,000', '0'],
			[5, '61,000', undefined, '153,000', '0'],
			[6, '38,000', '92,000', '99,000', '0'],
			[7, '75,000', undefined, '99,000', '75,000'],
		]);
		const { currency, highest, lowest, average, paid } = ofClass?.days[3]?.prices ?? {};
		expect([currency, ...[highest, lowest, average, paid].map(shown)]).toEqual(['HKD', '10.2', '10', '10.1', '383,800']);
	});

	it('reach beyond the last monthly return, and stand where there is none', () => {
		const february = open(marchReturn.text.replace('31 March 2025', '28 February 2025')).snapshot;
		const [both] = yearOf([february, ...days]).classes;
		expect(both?.months.map((one) => [one.month, one.uri !== undefined])).toEqual([
			['2025-02', true],
			['2025-03', false],
		]);
		expect(both?.days).toHaveLength(5);
		const alone = yearOf(days);
		expect(alone.issuer).toBe('Pebble Quay Holdings Limited');
		expect(alone.classes[0]?.days).toHaveLength(5);
		expect(renderYear(days)).toContain('266,000 shares were bought on 5 days.');
	});

	it('are of the same issuer, and of the months that are shown', () => {
		const other = open((march[0]?.text ?? '').replaceAll('07993', '07994').replace('Pebble Quay', 'Cove')).snapshot;
		expect(yearOf([month, other]).classes[0]?.days).toEqual([]);
		const old = open((march[0]?.text ?? '').replaceAll('2025', '2023').replace('28 February 2023', '28 February 2023')).snapshot;
		expect(yearOf([month, old]).classes[0]?.days).toEqual([]);
	});

	it('are of the months they were, where one of the dates of a return is of another year', () => {
		const [text = ''] = march.map((one) => one.text);
		const slips = [
			text.replace(/(on 3 March )2025/, '$12052'),
			text.replace(/(closing +3 March )2025/, '$12052'),
			text.replace(/(submitted +\d+ March )2025/, '$12052'),
			text.replace(/(opening +\d+ \w+ )2025/, '$12052'),
			text.replace(/(bought 3 March )2025/, '$12015'),
		];
		for (const slipped of slips) {
			expect(slipped).not.toBe(text);
			const [ofClass] = yearOf([month, open(slipped).snapshot, ...days.slice(1)]).classes;
			expect(ofClass?.months.map((one) => one.month)).toEqual(['2025-03']);
			expect(yearOf([open(slipped).snapshot]).classes[0]?.months.map((one) => one.month)).toEqual(['2025-03']);
		}
	});

	it('keep what is bought in two currencies apart, and do not count what cannot be read', () => {
		const [text = ''] = march.map((one) => one.text);
		const two = text.replace(
			/^( +)(bought 3 March.*)$/m,
			'$1$2\n$1bought 3 March 2025  shares 500  method "On another stock exchange (NYSE)"  highest USD 1.3  paid USD 650',
		);
		const both = yearOf([open(two).snapshot]).classes[0]?.days ?? [];
		expect(both.map(({ bought, prices, pending }) => [shown(bought), prices?.currency, shown(pending)])).toEqual([
			['40,000', 'HKD', '40,000'],
			['500', 'USD', undefined],
		]);
		const unread = yearOf([open(text.replace('shares 40,000  method', 'shares 4O,000  method')).snapshot]).classes[0]?.days[0];
		expect(unread?.bought).toBeUndefined();
	});

	it('are drawn, said and set out in a table: every day a way to its return', () => {
		const html = renderYear([month, ...days], { interactive: true });
		expect(html).toContain(
			'266,000 shares were bought on 5 days. 92,000 were cancelled. 99,000 waited to be cancelled on 7 March 2025.',
		);
		expect(html.match(/<rect class="bought" data-uri="file:\/\/\/a\.return"/g)).toHaveLength(5);
		expect(html).toContain('<title>6 March 2025: 38,000 at HKD 10 to 10.2, 10.1 on average</title>');
		expect(html.match(/<rect class="cancelled"/g)).toHaveLength(2); // and its key
		expect(html).toMatch(
			/<th scope="row"><button type="button" data-uri="[^"]*">6 March 2025<\/button><\/th><td>38,000<\/td><td>10\.2<\/td><td>10<\/td><td>10\.1<\/td><td>383,800<\/td><td>92,000<\/td><td>99,000<\/td><td>0<\/td>/,
		);
		expect(html).toContain('<th scope="col">Highest (HKD)</th>');
		expect(html).not.toMatch(/NaN|Infinity|undefined|\sstyle="/);
		expect(renderYear([month, ...days])).not.toContain('data-uri');
		// A month without days has neither.
		expect(renderYear([month])).not.toMatch(/Days of|class="bought"/);
	});

	it('of a whole year stay within the chart', () => {
		const snapshots = Object.values(issuerYear({})).map((text) => open(text).snapshot);
		const html = renderYear(snapshots);
		const places = [...html.matchAll(/<rect class="bought"[^>]* x="([\d.]+)"[^>]* width="([\d.]+)"/g)].map(([, x, wide]) => [
			Number(x),
			Number(x) + Number(wide),
		]);
		expect(places.length).toBeGreaterThan(150);
		expect(Math.min(...places.flat())).toBeGreaterThan(40);
		expect(Math.max(...places.flat())).toBeLessThan(800);
		// Of two on a day one stands on the other; prices of two currencies have a panel each.
		expect(html).toContain('Price of a share, HKD');
		expect(html).toContain('Price of a share, USD');
	});
});
