import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ff304 } from '../../server/src/forms/ff304/index.js';
import { ff305 } from '../../server/src/forms/ff305/index.js';
import { createReturnService } from '../../server/src/service.js';
import { apply } from '../support/slips.js';

const folder = join(import.meta.dirname, '../returns/next-day');
const names = readdirSync(folder).filter((name) => name.endsWith('.return'));
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

function serviceWith(text: string) {
	const service = createReturnService({
		log: (message) => {
			throw new Error(message);
		},
	});
	service.put('memory:///a.return', text);
	return service;
}

const found = (text: string) =>
	serviceWith(text)
		.findings('memory:///a.return')
		.map(({ check, severity }) => `${severity} ${check}`);

/** What a return that is known in part only cannot help. */
const unseen = new Set(['warning missing-section', 'warning missing-line']);

describe('a published next-day return that says nothing wrong', () => {
	it('there are eight of them', () => expect(names).toHaveLength(8));

	it.each(names)('%s', (name) => {
		const text = read(name);
		const rest = found(text).filter((said) => !unseen.has(said));
		// Its percentage is of all classes' shares, as its remarks say.
		expect(rest).toEqual(name.startsWith('mixue') ? ['information percent'] : []);
		expect(serviceWith(text).snapshot('memory:///a.return')?.form).toBe(/FF304/.test(text) ? ff304 : ff305);
	});

	it.each(names)('%s: laid out it says the same', (name) => {
		const text = read(name);
		const laid = apply(text, serviceWith(text).format('memory:///a.return'));
		expect(found(laid)).toEqual(found(text));
		expect(apply(laid, serviceWith(laid).format('memory:///a.return'))).toBe(laid);
	});
});

describe('the arithmetic of a next-day return', () => {
	const tencent = read('tencent-2025-06-13.return');
	const miniso = read('miniso-2024-10-18.return');
	const drinda = read('drinda-2026-02-02.return');
	const old = read('tencent-2024-01-18.return');

	it.each([
		['a closing', miniso, '1,258,580,837 + 0', '1,258,580,873 + 0', 'error issued-closing'],
		['treasury shares', drinda, '229,151,752\n    event', '229,151,725\n    event', 'error shares-total'],
		[
			'what is held',
			drinda,
			'+ 1,736,176 = 229,151,752\n  confirm',
			'+ 1,736,167 = 229,151,743\n  confirm',
			'error treasury-closing',
		],
		['the sum of the purchases', tencent, 'total 982,000', 'total 928,000', 'error bought-total'],
		['what is for cancellation', tencent, 'cancelling 982,000', 'cancelling 892,000', 'error bought-total'],
		['what was paid in all', tencent, '500,382,813.6 cancelling', '500,382,831.6 cancelling', 'error paid-total'],
		['the old form', old, '18 January 2024  9,452,393,365', '18 January 2024  9,452,393,356', 'error issued-closing'],
	])('%s', (_, text, from, to, expected) => {
		expect(text).toContain(from);
		expect(found(text.replace(from, to)).filter((said) => !unseen.has(said))).toContain(expected);
	});

	it('takes no part of what is pending, nor of what is not cancelled', () => {
		expect(found(tencent.replace('shares 979,000', 'shares 879,000'))).not.toContain('error issued-closing');
		expect(found(old.replace('issued 1,740,000', 'issued 1,470,000'))).not.toContain('error issued-closing');
		expect(found(old.replace('but not cancelled', 'and cancelled'))).toContain('error issued-closing');
	});
});

describe('what a next-day return says of itself', () => {
	const tencent = read('tencent-2025-06-13.return');
	const knowledge = read('knowledge-atlas-2026-02-09.return');
	const old = read('tencent-2024-01-18.return');
	it.each([
		['a percentage', tencent, 'percent 0.01069', 'percent 0.01096', 'warning percent'],
		['one unit off', tencent, 'percent 0.01069', 'percent 0.01068', 'information percent'],
		['an issue', knowledge, 'percent   2.6022', 'percent   2.6202', 'warning percent'],
		['of FF304', old, 'percent 0.03858', 'percent 0.03885', 'warning percent'],
		['what was paid', tencent, 'HKD 500,382,813.6\n', 'HKD 600,382,813.6\n', 'error price-bounds'],
		['the average', tencent, 'HKD 509.5548', 'HKD 509.5584', 'warning price-average'],
		[
			'what was bought',
			tencent,
			'13 June 2025 shares 982,000 percent',
			'13 June 2025 shares 982,001 percent',
			'warning bought-events',
		],
		['the mandate', tencent, 'repurchased 19,588,000', 'repurchased 919,588,000', 'error mandate-over'],
		['the moratorium', tencent, '13 July 2025', '14 July 2025', 'warning moratorium'],
		['the closing date', tencent, 'closing  13 June', 'closing  12 June', 'information closing-date'],
		['the deadline', tencent, 'submitted  13 June', 'submitted  17 June', 'warning next-day-deadline'],
	])('%s', (_, text, from, to, expected) => {
		expect(text).toContain(from);
		expect(found(text)).not.toContain(expected);
		expect(found(text.replace(from, to)).filter((said) => said === expected)).toEqual([expected]);
	});

	it('of FF304 takes for the base of every row what was not pending before', () => {
		const issue =
			'    event "Other (please specify)" specify "Awards" on 18 January 2024 issued 6,000,000 percent 0.06359\n    closing  18 January 2024  9,458,393,365';
		// 9,452,393,365 less the rows of returns before, 16,970,000; the day's own row is none of them.
		const both = old.replace(/ {4}closing .*/, issue);
		expect(found(both)).toEqual([]);
		expect(found(both.replace('0.06359', '0.06395'))).toEqual(['warning percent']);
	});

	it('has no negative number under a mandate', () => {
		expect(found(tencent.replace('repurchased 19,588,000', 'repurchased -19,588,000'))).toEqual(['warning sign']);
		expect(found(tencent.replace('authorised 918', 'authorised -918'))).toContain('warning sign');
	});

	it('a purchase whose one pending row stands under another day is a question, its day the fix', () => {
		const miniso = [
			'return FF305',
			'issuer     "MINISO Group Holding Limited"',
			'submitted  18 October 2024',
			'class ORD "Ordinary shares" listed 09896',
			'section I',
			'  for ORD',
			'    opening  30 September 2024  1,259,282,577 + 0 = 1,259,282,577',
			'    event "Repurchase of shares (shares repurchased and cancelled)" on 8 October 2024 issued -701,740 percent 0.055725 price HKD 34.6296',
			'    event "Other (please specify)"  specify "See Part B"  on 17 October 2024',
			'    closing  17 October 2024  1,258,580,837 + 0 = 1,258,580,837',
			'    pending "Shares repurchased for cancellation but not yet cancelled"  on 8 October 2024  shares 12,400  percent 0.000985  price HKD 33.10',
			'section II',
			'  for ORD',
			'    bought 17 October 2024  shares 12,400  method "On the Exchange"  highest HKD 33.2  lowest HKD 33  paid HKD 410,440',
			'    bought total 12,400  paid HKD 410,440  cancelling 12,400  holding 0',
			'    mandate 13 June 2024  authorised 126,400,000  repurchased 3,920,000  percent 0.31  moratorium 16 November 2024',
			'  explanatory 29 April 2024',
			'section III not applicable',
			'signed "Guofu Ye"',
			'  title "Chairman"',
		].join('\n');
		expect(found(miniso)).toEqual(['information bought-events']);
		expect(found(miniso.replace('on 8 October 2024  shares', 'on 17 October 2024  shares'))).toEqual([]);
		// Another number is no slip of the day.
		expect(found(miniso.replace('shares 12,400  percent', 'shares 12,500  percent'))).toContain('warning bought-events');
	});

	it('takes the closing balance for what pending rows are of where the others are too', () => {
		const cancelled = tencent
			.replace(
				/event .*/,
				'event "Repurchase of shares (shares repurchased and cancelled)" on 13 June 2025 issued -90,417,249 percent 0.98382',
			)
			.replace('13 June 2025  9,190,417,249 + 0 = 9,190,417,249', '13 June 2025  9,100,000,000 + 0 = 9,100,000,000');
		const ofClosing = (text: string) =>
			text.replace(/( pending .* shares )([\d,]+) percent [\d.]+/g, (_, head: string, shares: string) => {
				const percent = Math.round((Number(shares.replaceAll(',', '')) / 9_100_000_000) * 1e7) / 1e5;
				return `${head}${shares} percent ${percent}`;
			});
		expect(found(cancelled)).toEqual([]);
		expect(found(ofClosing(cancelled))).toEqual([]);
		const [first = '', ...rest] = cancelled.split(/(?<=percent 0.01065.*\n)/);
		const one = ofClosing(first) + rest.join('');
		const service = serviceWith(one);
		const [finding, ...others] = service.findings('memory:///a.return');
		expect(others).toEqual([]);
		expect(finding).toMatchObject({
			check: 'percent',
			severity: 'information',
			message:
				'0.01076 % is of the closing balance; other rows are of the opening balance\nOf the opening balance it would be 0.01065 %.',
		});
		expect(apply(one, finding?.fixes()[0]?.edits ?? [])).toBe(cancelled);
		// What is said of one row hangs on the others, also where it is edited.
		service.put('memory:///a.return', one, 1);
		expect(service.findings('memory:///a.return')).toHaveLength(1);
		service.put('memory:///a.return', ofClosing(cancelled), 2);
		expect(service.findings('memory:///a.return')).toEqual([]);
	});

	it('is in time on the business day after, one more for another market', () => {
		expect(found(tencent.replace('submitted  13 June', 'submitted  16 June'))).toEqual([]);
		const abroad = tencent.replaceAll('HKD', 'USD').replace('submitted  13 June', 'submitted  17 June');
		expect(found(abroad)).toEqual([]);
		expect(found(abroad.replace('submitted  17 June', 'submitted  18 June'))).toEqual(['warning next-day-deadline']);
	});
});

describe('the chain of returns', () => {
	const base = read('tencent-2025-06-13.return');
	/** The day after: nothing bought, the rows the same. */
	const next = (change: (text: string) => string = (text) => text) =>
		change(
			base
				.replace('submitted  13 June', 'submitted  16 June')
				.replace('opening  12 June', 'opening  13 June')
				.replace('specify "Not applicable" on 13 June', 'specify "Not applicable" on 16 June')
				.replace('closing  13 June', 'closing  16 June')
				.replace(/section II\n[\s\S]*?section III/, 'section II not applicable\nsection III'),
		);
	const checksOf = (files: Readonly<Record<string, string>>, name: string) => {
		const service = createReturnService({});
		for (const [file, text] of Object.entries(files)) service.put(`file:///${file}`, text);
		return service.findings(`file:///${name}`).map(({ check, severity }) => `${severity} ${check}`);
	};

	it('is clean where each opens as the last closed, in whatever order they are read', () => {
		expect(checksOf({ 'a.return': base, 'b.return': next() }, 'b.return')).toEqual([]);
		expect(checksOf({ 'b.return': next(), 'a.return': base }, 'a.return')).toEqual([]);
	});

	it.each([
		['another number', (text: string) => text.replaceAll('9,190,417,249', '9,190,417,294'), ['error last-closing']],
		['another date', (text: string) => text.replace('opening  13 June', 'opening  11 June'), ['warning last-closing']],
		[
			'neither',
			(text: string) => text.replaceAll('9,190,417,249', '9,190,417,294').replace('opening  13 June', 'opening  11 June'),
			['information last-closing'],
		],
		['a row lost', (text: string) => text.replace(/ {4}pending .* 19 May 2025.*\n/, ''), ['warning pending-carried']],
	])('%s', (_, change, expected) => {
		const found = checksOf({ 'a.return': base, 'b.return': next(change) }, 'b.return');
		expect(found).toEqual(expected);
		// The last return is not to blame.
		expect(checksOf({ 'a.return': base, 'b.return': next(change) }, 'a.return')).toEqual([]);
	});

	it('takes a row that is cancelled for gone', () => {
		const cancelled = next((text) =>
			text
				.replace(/ {4}pending .* 19 May 2025.*\n/, '')
				.replace(
					/ {4}event .*\n/,
					'    event "Repurchase of shares (shares repurchased and cancelled)" on 16 June 2025 issued -979,000\n',
				)
				.replace('16 June 2025  9,190,417,249 + 0 = 9,190,417,249', '16 June 2025  9,189,438,249 + 0 = 9,189,438,249'),
		);
		expect(checksOf({ 'a.return': base, 'b.return': cancelled }, 'b.return')).toEqual([]);
	});

	it('puts a resubmission in the place of the return with its opening', () => {
		const wrong = base.replaceAll('9,190,417,249', '9,190,417,294');
		const again = base.replace('submitted  13 June 2025', 'submitted  13 June 2025\nstatus "Resubmission"');
		expect(checksOf({ 'a.return': wrong, 'b.return': next() }, 'b.return')).toEqual(['error last-closing']);
		expect(checksOf({ 'a.return': wrong, 'c.return': again, 'b.return': next() }, 'b.return')).toEqual([]);
	});

	it('leaves the monthly returns’ own neighbours alone', () => {
		const service = createReturnService({});
		const monthly = readFileSync(join(folder, '../tencent-2024-01.return'), 'utf8');
		service.put('file:///m.return', monthly);
		const alone = service.findings('file:///m.return').map(({ check }) => check);
		service.put('file:///d.return', base);
		expect(service.findings('file:///m.return').map(({ check }) => check)).toEqual(alone);
		expect(service.neighbours('file:///m.return')).toEqual({});
		expect(service.neighbours('file:///d.return')).toEqual({});
	});
});

it('a pending row whose price ends in a zero in one return and not in the next is the same row', () => {
	const last = `return FF305
issuer "Harbour Lantern Holdings Limited"
submitted 6 November 2025
class ORD "Ordinary shares" listed 07999
section I
  for ORD
    opening 5 November 2025 1,000,000,000 + 0 = 1,000,000,000
    event "Other (please specify)" specify "See Part B" on 6 November 2025
    closing 6 November 2025 1,000,000,000 + 0 = 1,000,000,000
    pending "Shares repurchased for cancellation but not yet cancelled" on 6 November 2025 shares 100,000 percent 0.01 price HKD 33.10
  confirm (iv)
section II not applicable
section III not applicable
signed "Chan Siu Ming"
  title "Company Secretary"
`;
	const next = last
		.replace('submitted 6', 'submitted 7')
		.replace('opening 5', 'opening 6')
		.replace('on 6 November 2025\n    closing 6', 'on 7 November 2025\n    closing 7')
		.replace('33.10', '33.1');
	const service = createReturnService();
	service.put('memory:///a.return', last);
	service.put('memory:///b.return', next);
	expect(service.findings('memory:///b.return').map(({ check, message }) => `${check}: ${message}`)).toEqual([]);
	service.put('memory:///b.return', next.replace('33.1\n', '33.2\n'));
	expect(service.findings('memory:///b.return').map(({ check }) => check)).toEqual(['pending-carried']);
});
