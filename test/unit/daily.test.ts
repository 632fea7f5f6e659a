import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createReturnService } from '../../server/src/service.js';
import { issuerYear } from '../support/issuerYear.js';
import { apply } from '../support/slips.js';

const tencent = readFileSync(join(import.meta.dirname, '../returns/next-day/tencent-2025-06-13.return'), 'utf8');

function serviceWith(files: Readonly<Record<string, string>>) {
	const service = createReturnService({
		log: (message) => {
			throw new Error(message);
		},
	});
	for (const [file, text] of Object.entries(files)) service.put(`file:///${file}`, text);
	return service;
}

const checks = (service: ReturnType<typeof serviceWith>, name: string) =>
	service.findings(`file:///${name}`).map(({ check, severity }) => `${severity} ${check}`);

function offered(service: ReturnType<typeof serviceWith>, name: string, word: string, title: RegExp) {
	const uri = `file:///${name}`;
	const text = service.text(uri) ?? '';
	const line = text.split('\n').findIndex((each) => each.includes(word));
	const at = { line, character: 6 };
	const action = service.codeActions(uri, { start: at, end: at }, undefined).find((each) => title.test(each.title));
	return action && apply(text, action.edit?.changes?.[uri] ?? []);
}

describe('the next next-day return of an issuer', () => {
	const files = issuerYear({ months: 2, daysAMonth: 6, cancelEvery: 5 });
	const begun = (names: readonly string[], at: string) => {
		const service = serviceWith(Object.fromEntries(names.map((name) => [name, files[name] as string])));
		const made = service.beginDay(`file:///${at}`);
		if ('refused' in made) throw new Error(made.refused);
		return made.text;
	};
	const all = Object.keys(files);
	const january = all.filter((name) => name.includes('2025-01'));

	it('goes to the folder of its month, where the last one lies in that of its own', () => {
		const days = all.filter((name) => /2025-01-\d\d/.test(name));
		const own = (name: string) => name.slice(name.lastIndexOf('/') + 1);
		const last = own(days.at(-1) as string);
		const made = (folder: string, today: string, from = `${folder}/${last}`) => {
			const service = createReturnService({ today: () => today });
			for (const name of days) service.put(`file:///${folder}/${own(name)}`, files[name] as string);
			service.put('file:///other/2025-01.return', files['2025-01.return'] as string);
			const begun = service.beginDay(`file:///${from}`);
			if ('refused' in begun) throw new Error(begun.refused);
			return begun.elsewhere;
		};
		expect(made('a/2025/01', '2025-02-03')).toMatch(/^\.\.\/02\/[^/]*2025-02-03[^/]*\.return$/);
		expect(made('a/Jan%202025', '2025-02-03')).toMatch(/^\.\.\/Feb 2025\//);
		expect(made('a/2025/01', '2025-01-31')).toBe(undefined);
		expect(made('a/days', '2025-02-03')).toBe(undefined);
		// It is a path from the folder that the return lies in which it is begun from.
		expect(made('a/2025/01', '2025-02-03', 'other/2025-01.return')).toBe(undefined);
	});

	it('opens where the last return closes, of either kind, from whichever of its returns it is asked', () => {
		const first = all.find((name) => name.startsWith('days/')) as string;
		const texts = ['2025-01.return', '2025-02.return', first].map((name) => begun(all, name));
		expect(new Set(texts).size).toBe(1);
		expect(texts[0]).toMatch(/opening {2}28 February 2025 /);
		// What is pending is the last next-day return's.
		const last = files[all.filter((name) => name.startsWith('days/')).at(-1) as string] as string;
		expect(texts[0]?.match(/ pending "/g)).toHaveLength(last.match(/ pending "/g)?.length ?? 0);
		expect(
			begun(
				january.filter((name) => name.startsWith('days/')),
				first,
			),
		).not.toMatch(/opening {2}31 January/);
	});

	it('is clean but for what is left to say, its percentages of the new opening', () => {
		const begin = begun(january, '2025-01.return').replace('\nclass', '\nsubmitted  3 February 2025\n\nclass');
		const closed = begin.replace(
			/^( +)opening .*?2025 (.*)$/m,
			'$&\n$1event "Other (please specify)"  specify "N/A"  on 3 February 2025\n$1closing  3 February 2025 $2',
		);
		const service = serviceWith({
			...Object.fromEntries(january.map((name) => [name, files[name] as string])),
			'new.return': closed,
		});
		expect(checks(service, 'new.return')).toEqual([]);
	});

	it('is begun from a monthly return alone, as the form in force', () => {
		const text = begun(['2025-02.return'], '2025-02.return');
		expect(text).toMatch(/^return FF305\n/);
		expect(text).toMatch(/class ORD "Ordinary shares" listed 07999/);
		expect(text).toMatch(/opening {2}28 February 2025 [\d,]+ \+ [\d,]+ = [\d,]+/);
	});
});

describe('pending shares that are cancelled', () => {
	it('become one event of a choice of rows, and the closing balance follows', () => {
		const service = serviceWith({ 'a.return': tencent });
		const uri = 'file:///a.return';
		const lines = tencent.split('\n').flatMap((line, index) => (line.includes(' pending "') ? [index] : []));
		const [from, to] = [lines[0] as number, lines[2] as number];
		const range = { start: { line: from, character: 4 }, end: { line: to, character: 4 } };
		const action = service.codeActions(uri, range, undefined).find(({ title }) => /pending shares of these 3 rows/.test(title));
		const text = apply(tencent, action?.edit?.changes?.[uri] ?? []);
		// 979,000 + 971,000 + 963,000
		expect(text).toContain('issued -2,913,000  percent 0.0317  price HKD 515.2888');
		expect(text.match(/ pending "/g)).toHaveLength(17);
		expect(text).toMatch(/closing {2}13 June 2025 +9,187,504,249 \+ 0 = 9,187,504,249/);
		service.put(uri, text);
		expect(checks(service, 'a.return')).toEqual([]);
		expect(service.codeActions(uri, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, undefined)).toEqual([]);
	});
});

describe('what stands over a return', () => {
	const titles = (service: ReturnType<typeof serviceWith>, name: string) =>
		service.codeLenses(`file:///${name}`).map(({ command }) => command?.title);

	it('says by when a next-day return is due, and begins the next', () => {
		const open = tencent.replace(/^submitted.*\n/m, '');
		expect(titles(serviceWith({ 'a.return': open }), 'a.return')).toEqual(
			expect.arrayContaining(['To be submitted by 8:30 a.m. on 16 June 2025', 'Begin the next next-day return']),
		);
		expect(titles(serviceWith({ 'a.return': tencent }), 'a.return')).toContain('Submitted in time');
		expect(serviceWith({ 'a.return': open }).status('file:///a.return')?.deadline).toBe('2025-06-16');
	});

	it('says why it is not known by when', () => {
		const open = tencent.replace(/^submitted.*\n/m, '');
		const undated = open.replace(/^ +(?:event|closing|pending|bought) .*\n/gm, '').replace('section I\n', 'section I\n');
		expect(serviceWith({ 'a.return': undated }).status('file:///a.return')).toMatchObject({
			...{ form: 'FF305', early: true, deadline: undefined, unknown: 'undated' },
		});
		expect(titles(serviceWith({ 'a.return': undated }), 'a.return')).toContain(
			'To be submitted by 8:30 a.m. of the business day after what happened: nothing has a date yet',
		);
		const far = open.replaceAll('2025', '2095');
		expect(serviceWith({ 'a.return': far }).status('file:///a.return')).toMatchObject({ early: true, unknown: 'holidays' });
		expect(titles(serviceWith({ 'a.return': far }), 'a.return')).toContainEqual(
			expect.stringMatching(/^When it is due is not known: the general holidays are known here up to \d{4}$/),
		);
	});

	it('writes the month at a click', () => {
		const files = issuerYear({ months: 1, daysAMonth: 7, cancelEvery: 5 });
		const lacking = (files['2025-01.return'] as string).replace(/^ +event "Repurchase of shares \(shares held.*\n/m, '');
		const service = serviceWith({ ...files, '2025-01.return': lacking });
		const lens = service.codeLenses('file:///2025-01.return').find(({ command }) => /to add/.test(command?.title ?? ''));
		expect(lens?.command).toMatchObject({ command: 'monthlyReturn.fromDays', arguments: ['file:///2025-01.return'] });
		expect(service.fromDays('file:///2025-01.return')).toMatchObject({ days: 7, added: [expect.stringContaining('held')] });
	});

	it('says of a month how many days it has, and what of them it lacks', () => {
		const files = issuerYear({ months: 1, daysAMonth: 7, cancelEvery: 5 });
		expect(titles(serviceWith(files), '2025-01.return')).toContain('7 next-day returns of this month: all of them are here');
		const lacking = (files['2025-01.return'] as string).replace(/^ +event "Repurchase of shares \(shares held.*\n/m, '');
		expect(titles(serviceWith({ ...files, '2025-01.return': lacking }), '2025-01.return')).toContain(
			'7 next-day returns of this month: 1 to add',
		);
	});
});

describe('the next next-day return', () => {
	const rolled = () => {
		const next = serviceWith({ 'a.return': tencent }).roll('file:///a.return');
		if ('refused' in next) throw new Error(next.refused);
		return next.text;
	};

	it('opens where the last closed, with what is pending and the mandate', () => {
		const text = rolled();
		expect(text).toContain('opening  13 June 2025 9,190,417,249 + 0 = 9,190,417,249');
		expect(text.match(/pending "/g)).toHaveLength(20);
		expect(text).toContain('mandate 14 May 2025  authorised 918,901,866  repurchased 19,588,000');
		expect(text).not.toContain('bought');
		expect(text).not.toContain('moratorium');
		expect(text).not.toContain('submitted');
	});

	it('is clean once one line is written, and the rest from it', () => {
		const begun = rolled()
			.replace('\nclass', '\nsubmitted  16 June 2025\n\nclass')
			.replace(
				'    mandate',
				'    bought 16 June 2025  shares 980,000  method "On the Exchange"  highest HKD 515  lowest HKD 506.5  paid HKD 500,400,000\n    mandate',
			);
		const service = serviceWith({ 'a.return': tencent, 'b.return': begun });
		const written = offered(service, 'b.return', 'bought 16', /pending row/) as string;
		service.put('file:///b.return', written);
		expect(checks(service, 'b.return')).toEqual([]);
		expect(written).toContain('on 16 June 2025  shares 980,000  percent 0.01066  price HKD 510.6122');
		expect(written).toContain('specify "See Part B"  on 16 June 2025');
		expect(written).toContain('bought total 980,000  paid HKD 500,400,000  cancelling 980,000  holding 0');
		expect(written).toContain('repurchased 20,568,000');
		expect(written).toContain('moratorium 16 July 2025');
		// Once it is written there is nothing more to write.
		expect(offered(service, 'b.return', 'bought 16', /pending row/)).toBeUndefined();
	});

	it('has its moratorium before the comment of the mandate', () => {
		const begun = rolled()
			.replace('repurchased 19,588,000', 'repurchased 19,588,000   # the AGM’s, # 9')
			.replace(
				'    mandate',
				'    bought 16 June 2025  shares 980,000  method "On the Exchange"  highest HKD 515  lowest HKD 506.5  paid HKD 500,400,000\n    mandate',
			);
		const written = offered(serviceWith({ 'a.return': tencent, 'b.return': begun }), 'b.return', 'bought 16', /pending row/);
		expect(written).toMatch(/repurchased [\d,]+ {2}moratorium 16 July 2025 {3}# the AGM’s, # 9\n/);
	});

	it('is refused where it cannot be made', () => {
		const damaged = serviceWith({ 'a.return': tencent.replace('closing ', 'clsing ') }).roll('file:///a.return');
		expect('refused' in damaged).toBe(true);
	});
});

describe('the month from its days', () => {
	const day = tencent
		.replace(/ {4}pending .* 19 May 2025.*\n/, '')
		.replace(
			/ {4}event .*\n/,
			'    event "Repurchase of shares (shares repurchased and cancelled)" on 13 June 2025 issued -979,000 percent 0.01065 price HKD 511.1568\n',
		)
		.replace('13 June 2025  9,190,417,249 + 0 = 9,190,417,249', '13 June 2025  9,189,438,249 + 0 = 9,189,438,249');
	const month = (section: string) => `return FF301

issuer     "Tencent Holdings Limited"
month      30 June 2025
submitted  3 July 2025

class ORD "Ordinary shares" listed 00700 counter 80700 RMB

section I not applicable

section II
  for ORD
    opening  9,190,417,249 + 0 = 9,190,417,249

section III.A not applicable
section III.B not applicable
section III.C not applicable
section III.D not applicable
${section}
section IV not applicable

section V
  confirm (i) (ii) (iii) (iv) (v) (vi) (vii) (viii)

signed "Lau Suk Yi"
  title "Secretary"
`;

	it.each(['section III.E not applicable', 'section III.E\n  for ORD'])('%s', (section) => {
		const service = serviceWith({ 'd.return': day, 'm.return': month(section) });
		expect(checks(service, 'm.return')).toContain('warning month-events');
		const written = offered(service, 'm.return', 'section III.E', /III\.E from/) as string;
		expect(written).toContain(
			'event "Repurchase of shares (shares repurchased and cancelled)"  price HKD 511.1568  on 13 June 2025  E1 -979,000',
		);
		expect(written).toContain('pending -18,609,000');
		expect(written).toMatch(/EE1\s+-979,000/);
		expect(written).toMatch(/closing\s+9,189,438,249 \+ 0 = 9,189,438,249/);
		service.put('file:///m.return', written);
		expect(checks(service, 'm.return')).toEqual([]);
		expect(service.fromDays('file:///m.return')).toEqual({ edits: [], added: [], days: 1 });
	});

	it('says what is not the days’', () => {
		const good = serviceWith({ 'd.return': day, 'm.return': month('section III.E not applicable') });
		const written = offered(good, 'm.return', 'section III.E', /III\.E from/) as string;
		const broken = (from: RegExp | string, to: string) => {
			good.put('file:///m.return', written.replace(from, to));
			return checks(good, 'm.return');
		};
		expect(broken('E1 -979,000', 'E1 -997,000')).toContain('error month-events');
		expect(broken('pending -18,609,000', 'pending -18,690,000')).toEqual(['warning month-pending']);
		expect(broken(/on 13 June 2025(?= {2}E1)/, 'on 12 June 2025')).toEqual(['warning month-events']);
	});

	it('says why something of them may be left out, and never that all is there', () => {
		const lacks = (text: string) => {
			const service = serviceWith({ 'd.return': day, 'm.return': text });
			const lenses = service.codeLenses('file:///m.return').map(({ command }) => command?.title ?? '');
			return { ...service.fromDays('file:///m.return'), all: lenses.some((title) => /here$/.test(title)) };
		};
		const none = { edits: [], added: [], days: 1, all: false };
		const text = month('section III.E not applicable');
		expect(lacks(`${text}!!\n`)).toEqual({ ...none, unsure: expect.stringContaining('cannot be read') });
		expect(lacks(month(''))).toEqual({ ...none, unsure: expect.stringContaining('no section III.E') });
		const unknown = month('section III.E\n  for ORD\n    event "Repurchase of shares" on 13 June 2025 E1 -9,79');
		expect(lacks(unknown)).toMatchObject({ all: false, unsure: expect.any(String) });
	});

	it('leaves rows that are there', () => {
		const there = month(
			'section III.E\n  for ORD\n    event "Repurchase of shares (shares repurchased and cancelled)" on 13 June 2025 E1 -979,000',
		);
		const service = serviceWith({ 'd.return': day, 'm.return': there });
		const { added } = service.fromDays('file:///m.return');
		expect(added).toHaveLength(1);
		expect(added[0]).toContain('pending -18,609,000');
	});
});
