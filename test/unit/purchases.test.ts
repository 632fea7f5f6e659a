import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createReturnService } from '../../server/src/service.js';
import { apply } from '../support/slips.js';

const folder = join(import.meta.dirname, '../returns/next-day');
const tencent = readFileSync(join(folder, 'tencent-2025-06-13.return'), 'utf8');

/** The Monday after its last return. */
const monday = '2025-06-16';

function serviceOn(today: string | undefined, files: Readonly<Record<string, string>>) {
	const service = createReturnService({
		...(today === undefined ? {} : { today: () => today }),
		log: (message) => {
			throw new Error(message);
		},
	});
	for (const [file, text] of Object.entries(files)) service.put(`file:///${file}`, text);
	return service;
}

function begun(files: Readonly<Record<string, string>>, today: string | undefined = monday) {
	const [name = ''] = Object.keys(files);
	const made = serviceOn(today, files).beginDay(`file:///${name}`);
	if ('refused' in made) throw new Error(made.refused);
	return made;
}

/** As a user types them: the stops in their order, the last where the cursor ends. */
function filled(snippet: string, ...figures: readonly string[]): string {
	let text = snippet.replace(/\$\{1:([^}]*)\}/, '$1');
	for (const [index, figure] of figures.entries()) {
		const stop = index === figures.length - 1 ? '$0' : `$${index + 2}`;
		expect(text.split(stop)).toHaveLength(2);
		text = text.replace(stop, figure);
	}
	return text.replace(/\\([\\$}])/g, '$1');
}

function actionsAt(service: ReturnType<typeof serviceOn>, name: string, word: string) {
	const uri = `file:///${name}`;
	const text = service.text(uri) ?? '';
	const line = text.split('\n').findIndex((each) => each.includes(word));
	const at = { line, character: (text.split('\n')[line] ?? '').length };
	return service
		.codeActions(uri, { start: at, end: at }, undefined)
		.map((action) => ({ ...action, text: apply(text, action.edit?.changes?.[uri] ?? []) }));
}

const checks = (service: ReturnType<typeof serviceOn>, name: string) =>
	service.findings(`file:///${name}`).map(({ check, severity, message }) => `${severity} ${check}: ${message}`);

describe('a day of purchases, from the last return', () => {
	const { text, snippet = '', fileName } = begun({ 'tencent-2025-06-13.return': tencent });

	it('begins with stops for the figures, the cursor on the day that it most likely was', () => {
		expect(snippet).toMatch(
			/^ {4}bought \$\{1:16 June 2025\} {2}shares \$2 {2}method "On the Exchange" {2}highest HKD \$3 {2}lowest HKD \$4 {2}paid HKD \$0$/m,
		);
		expect(snippet).toMatch(/^submitted {2}16 June 2025$/m);
		// Without the stops nothing is said of what is not known.
		expect(text).not.toMatch(/bought|submitted/);
	});

	it('is called after the last one, with its own day', () => {
		expect(fileName).toBe('tencent-2025-06-16.return');
		expect(begun({ 'a.return': tencent }).fileName).toBe('tencent-holdings-limited-2025-06-16.return');
		expect(begun({ '700_20250613_resubmission.return': tencent }).fileName).toBe('700_20250616.return');
		expect(begun({ 'a.return': tencent }, '').fileName).toBe('tencent-holdings-limited-2025-06-16.return');
	});

	it('takes the last business day, which need not be today; none before the last return', () => {
		const day = (today: string) => /bought \$\{1:([^}]*)\}/.exec(begun({ 'a.return': tencent }, today).snippet ?? '')?.[1];
		expect(day('2025-06-22')).toBe('20 June 2025');
		expect(day('2025-06-13')).toBe('16 June 2025');
		expect(day('2025-07-01')).toBe('30 June 2025');
	});

	it('is clean once the rest is written: the first action there is', () => {
		const written = filled(snippet, '980000', '515', '506.5', '500400000');
		const service = serviceOn(monday, { 'tencent-2025-06-13.return': tencent, 'b.return': written });
		const [first, other] = actionsAt(service, 'b.return', 'bought 16');
		expect(first).toMatchObject({ title: expect.stringContaining('pending row'), isPreferred: true });
		expect(first?.kind).toMatch(/^quickfix/);
		expect(other?.title).toContain('treasury event');
		service.put('file:///b.return', first?.text ?? '');
		expect(checks(service, 'b.return')).toEqual([]);
		expect(first?.text).toMatch(/bought 16 June 2025 {2}shares 980,000 .* paid HKD 500,400,000$/m);
		// The new row stands behind those that wait already.
		const pending = (first?.text ?? '').split('\n').filter((line) => / pending "/.test(line));
		expect(pending).toHaveLength(21);
		expect(pending.at(-1)).toContain('on 16 June 2025  shares 980,000  percent 0.01066  price HKD 510.6122');
		// 20,568,000 of ten times what is authorised, as the last return's 0.21317 is.
		expect(first?.text).toContain('repurchased 20,568,000  percent 0.22383  moratorium 16 July 2025');
		expect(actionsAt(service, 'b.return', 'bought 16').filter(({ title }) => /the totals/.test(title))).toEqual([]);
	});

	it('may be held in treasury: the event, its signs and the closing balance follow', () => {
		const written = filled(snippet, '980,000', '515', '506.5', '500,400,000');
		const service = serviceOn(monday, { 'tencent-2025-06-13.return': tencent, 'b.return': written });
		const held = actionsAt(service, 'b.return', 'bought 16').find(({ title }) => /treasury event/.test(title));
		service.put('file:///b.return', held?.text ?? '');
		expect(checks(service, 'b.return')).toEqual([]);
		expect(held?.text).toContain(
			'event "Repurchase of shares (shares held as treasury shares)"  on 16 June 2025  issued -980,000  percent 0.01066  treasury 980,000  price HKD 510.6122',
		);
		expect(held?.text).toContain('closing  16 June 2025 9,189,437,249 + 980,000 = 9,190,417,249');
		expect(held?.text).toContain('cancelling 0  holding 980,000');
		// What became of the last purchases is offered first the next time.
		const next = begun({ 'b.return': held?.text ?? '' }, '2025-06-17');
		const then = filled(next.snippet ?? '', '10,000', '515', '506.5', '5,100,000');
		const later = serviceOn('2025-06-17', { 'b.return': held?.text ?? '', 'c.return': then });
		const [first] = actionsAt(later, 'c.return', 'bought 17');
		expect(first).toMatchObject({ title: expect.stringContaining('treasury event'), isPreferred: true });
		later.put('file:///c.return', first?.text ?? '');
		expect(checks(later, 'c.return')).toEqual([]);
		expect(first?.text).toContain('9,189,427,249 + 990,000 = 9,190,417,249');
	});

	it('follows a closing balance that is there', () => {
		const written = filled(snippet, '980,000', '515', '506.5', '500,400,000').replace(
			/^( +)(opening .*)$/m,
			'$1$2\n$1closing 15 June 2025 9,190,417,249 + 0 = 9,190,417,249',
		);
		const service = serviceOn(monday, { 'tencent-2025-06-13.return': tencent, 'b.return': written });
		const held = actionsAt(service, 'b.return', 'bought 16').find(({ title }) => /treasury event/.test(title));
		expect(held?.text).toMatch(/closing +16 June 2025 +9,189,437,249 \+ 980,000 = 9,190,417,249/);
		service.put('file:///b.return', held?.text ?? '');
		expect(checks(service, 'b.return')).toEqual([]);
	});

	it('leaves the mandate’s percentage to the issuer whose base is not known', () => {
		const last = tencent.replace('percent 0.21317', 'percent 0.31');
		const written = filled(begun({ 'a.return': last }).snippet ?? '', '980,000', '515', '506.5', '500,400,000');
		const [first] = actionsAt(serviceOn(monday, { 'a.return': last, 'b.return': written }), 'b.return', 'bought 16');
		expect(first?.text).toContain('repurchased 20,568,000  moratorium');
	});

	it('applies section II where the issuer says no mandate', () => {
		const last = tencent.replace(/^ +mandate .*\n/m, '');
		const { snippet: own = '', text: plain } = begun({ 'a.return': last });
		expect(plain).toContain('section II not applicable');
		const service = serviceOn(monday, { 'a.return': last, 'b.return': filled(own, '980,000', '515', '506.5', '500,400,000') });
		service.put('file:///b.return', actionsAt(service, 'b.return', 'bought 16')[0]?.text ?? '');
		expect(checks(service, 'b.return')).toEqual([]);
	});

	it('is a row among the events in the form that has no other place for it', () => {
		const old = readFileSync(join(folder, 'tencent-2024-01-18.return'), 'utf8');
		const today = '2024-01-19';
		const { text: begunAs, snippet: stops = '' } = begun({ 'a.return': old }, today);
		expect(begunAs).toMatch(/^return FF304\n/);
		const rows = old.match(/^ +event .*$/gm)?.map((line) => line.replace(/ percent .*/, '')) ?? [];
		const carried = filled(stops, '1,000,000', '280', '270', '275,000,000').replace(
			/^( +)(opening .*)$/m,
			`$1$2\n${rows.join('\n')}`,
		);
		const service = serviceOn(today, { 'a.return': old, 'b.return': carried });
		const [first, other] = actionsAt(service, 'b.return', 'bought 19').filter(({ title }) => /the totals/.test(title));
		expect(first?.isPreferred).toBe(true);
		// It has no treasury shares.
		expect(other).toBeUndefined();
		// Of the opening balance less the nine rows that are not cancelled: 9,452,393,365 - 20,610,000.
		expect(first?.text).toContain(
			'event "Repurchase of shares (or other securities) but not cancelled"  on 19 January 2024  issued 1,000,000  percent 0.0106  price HKD 275\n',
		);
		expect(first?.text).toMatch(/bought total 1,000,000 {2}paid HKD 275,000,000\n/);
		expect(first?.text).toContain('repurchased 170,202,600');
		expect(first?.text).toContain('closing  19 January 2024 9,452,393,365\n');
		expect(first?.text).not.toMatch(/moratorium|placeholder|See Part B|cancelling/);
		service.put('file:///b.return', first?.text ?? '');
		expect(checks(service, 'b.return')).toEqual([]);
		expect(actionsAt(service, 'b.return', 'bought 19').filter(({ title }) => /the totals/.test(title))).toEqual([]);
	});

	it('has no stops where nothing was bought before', () => {
		const drinda = readFileSync(join(folder, 'drinda-2026-02-02.return'), 'utf8');
		expect(begun({ 'a.return': drinda }, '2026-02-03').snippet).toBeUndefined();
	});
});
