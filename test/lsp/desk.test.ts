import { describe, expect, test } from 'vitest';
import { cove, nextDayReturns } from '../support/buyBacks.mjs';
import { harness } from './support/harness.js';
import { kingsoft, october, small } from './support/returns.js';

const { start, folder } = harness();
const draft = (of: Parameters<typeof small>[0]) => small(of).replace(/^submitted.*\n/m, '');

describe('a desk’s requests', () => {
	test('what becomes of each issuer when a month is begun, names and folders after their neighbours', async () => {
		const returns = folder({
			'2025-10/harbour-2025-10.return': small(october),
			'2025-10/pier-2025-10.return': small({ ...october, issuer: 'Pier Limited', closing: '7' }).replaceAll('07999', '07998'),
			'2025-11/quay-2025-11.return': small({ issuer: 'Quay Limited' }).replaceAll('07999', '07997'),
		});
		const client = await start({ folders: [returns.uri] });
		const ask = () => client.request('monthlyReturn/beginnings', { month: '2025-11' }) as Promise<Record<string, string>[]>;
		let all = await ask();
		for (let tries = 0; all.length < 3 && tries < 100; tries++) {
			await new Promise((resolve) => setTimeout(resolve, 50));
			all = await ask();
		}
		expect(all).toEqual([
			{
				...{ issuer: 'Harbour Lights Holdings Limited', code: '07999', state: 'begins' },
				from: returns.uriOf('2025-10/harbour-2025-10.return'),
				uri: returns.uriOf('2025-11/harbour-2025-11.return'),
				text: expect.stringContaining('30 November 2025'),
			},
			{
				...{ issuer: 'Pier Limited', code: '07998', state: 'skipped' },
				from: returns.uriOf('2025-10/pier-2025-10.return'),
				reason: expect.stringMatching(/^it has \d+ errors?; line \d+: /),
			},
			{ issuer: 'Quay Limited', code: '07997', state: 'there', uri: returns.uriOf('2025-11/quay-2025-11.return') },
		]);
	});

	test('movements as edits of whole lines of the draft, by what the headings say and is answered', async () => {
		const returns = folder({});
		const client = await start({ folders: [returns.uri] });
		const uri = returns.uriOf('nov.return');
		await client.open(uri, draft({}));
		await client.diagnostics(uri, 1);
		const enter = (params: object) => client.request('monthlyReturn/enter', { uri, ...params });
		expect(await enter({ rows: 'just words\nand more' })).toBeNull();
		// Whether they may be is told by the headings, whatever stands in the rows.
		const mayEnter = (text: string) => client.request('monthlyReturn/mayEnter', { uri, rows: text });
		expect(await mayEnter('just words\nand more')).toBe(false);
		expect(await mayEnter('Date,Type,Qty,Price\n')).toBe(false);
		expect(await mayEnter('Date,Type,Qty,Price\n03/11/2025,BUY BACK,1000,3.21\n"not closed,DIVIDEND\n')).toBe(true);
		const rows = 'Date,Type,Qty,Price\n03/11/2025,BUY BACK,1000,3.21\n04/11/2025,DIVIDEND,5,1\n';
		expect(await enter({ rows })).toEqual({ ask: 'dates', of: ['DD/MM/YYYY', 'MM/DD/YYYY'], example: '03/11/2025' });
		const dates = 'DD/MM/YYYY';
		expect(await enter({ rows, answers: { dates } })).toMatchObject({
			ask: 'kinds',
			word: 'BUY BACK',
			guess: { kind: 'buyback' },
		});
		const kinds = { 'BUY BACK': { kind: 'buyback', shares: 'new' }, DIVIDEND: null };
		expect(await enter({ rows, answers: { dates, kinds } })).toEqual({ ask: 'currency' });
		const entered = await enter({ rows, answers: { dates, kinds, currency: 'HKD' } });
		expect(entered).toMatchObject({
			rows: 1,
			unplaced: [],
			placed: [
				{
					uri,
					entered: 1,
					known: 0,
					edits: expect.arrayContaining([
						expect.objectContaining({ newText: expect.stringContaining('# entered: 3 November 2025 buyback 1,000 at HKD 3.21') }),
					]),
				},
			],
		});
		const wrong = await enter({ rows: rows.replace('1000', '-1'), answers: { dates, kinds, currency: 'HKD' } });
		expect(wrong).toEqual({ problems: [{ line: 2, message: expect.stringContaining("'-1' is no number") }] });
	});

	test('rules of the folder’s configuration go before what headings say', async () => {
		const rules = { columns: { date: 'Day', shares: 'No.' }, kind: 'buyback', issuer: '7999' };
		const returns = folder({ 'monthly-return.json': JSON.stringify({ add: { broker: rules } }) });
		const client = await start({ folders: [returns.uri] });
		const uri = returns.uriOf('nov.return');
		await client.open(uri, draft({}));
		await client.diagnostics(uri, 1);
		const entered = await client.request('monthlyReturn/enter', { uri, rows: 'Day\tNo.\n2025-11-03\t1,000\n' });
		expect(entered).toMatchObject({ placed: [{ entered: 1 }], unplaced: [] });
		expect(await client.request('monthlyReturn/mayEnter', { uri, rows: 'Day\tNo.\n2025-11-03\t1,000\n' })).toBe(true);
		expect(await client.request('monthlyReturn/mayEnter', { uri, rows: 'Day\tTotal\n2025-11-03\t1,000\n' })).toBe(false);
	});

	test('trades as the purchases of the day’s draft, and one day by its prices', async () => {
		const [last, draft] = nextDayReturns(cove, { year: 2025, month: 9, day: 1 }, [
			{ on: { year: 2025, month: 9, day: 3 }, bought: 40_000n },
			{ on: { year: 2025, month: 9, day: 4 }, bought: 52_000n },
		]) as unknown as [{ text: string }, { text: string }];
		const begun = draft.text.replace(/^submitted .*\n/m, '').replace(/^ {4}(?:event|closing|bought|pending) .*\n/gm, '');
		const returns = folder({ 'last.return': last.text });
		const client = await start({ folders: [returns.uri] });
		const [uri, before] = [returns.uriOf('draft.return'), returns.uriOf('last.return')];
		await client.open(before, last.text);
		await client.open(uri, begun);
		await client.diagnostics(uri, 1);
		const enter = (params: object) => client.request('monthlyReturn/enter', { uri, ...params });
		const rows = 'Date\tType\tQty\tPrice\tCcy\n2025-09-04\tBUY\t12,000\t10.12\tHKD\n2025-09-04\tBUY\t3,000\t10.08\tHKD\n';
		const asked = (await enter({ rows })) as { ask: string; of: object[] };
		expect(asked.ask).toBe('kinds');
		// Whatever the forms’ tables of entries have may be chosen, each once.
		expect(asked.of).toContainEqual({ kind: 'bought', shares: 'new' });
		expect(asked.of).toContainEqual({ kind: 'cancellation', shares: 'new' });
		expect(new Set(asked.of.map((one) => JSON.stringify(one))).size).toBe(asked.of.length);
		const answers = { kinds: { BUY: { kind: 'bought', shares: 'new' } } };
		expect(await enter({ rows, answers })).toMatchObject({
			unplaced: [],
			placed: [
				{
					uri,
					entered: 2,
					edits: [
						{
							newText: expect.stringContaining(
								'bought 4 September 2025  shares 15,000  method "On the Exchange"  highest HKD 10.12  lowest HKD 10.08  paid HKD 151,680',
							),
						},
					],
				},
			],
		});
		// Of a day that is filed it is said that it is.
		const filed = await enter({ rows: rows.replaceAll('09-04', '09-03'), answers });
		expect(filed).toMatchObject({ placed: [], unplaced: [{ reason: expect.stringContaining('submitted already') }, {}] });
		const { choices, month } = (await client.request('monthlyReturn/choices', { uri })) as {
			choices: object[];
			month: string;
		};
		expect([month, choices]).toEqual([
			'2025-09',
			[{ kind: 'bought', shares: 'new', bought: true, of: [{ class: 'ORD', code: '07992', items: [] }] }],
		]);
		const said = { kind: 'bought', shares: 'new', date: '2025-09-04', number: '15,000', of: 'ORD' };
		const priced = { ...said, price: 'HKD 10.12', lowest: 'HKD 10', amount: 'HKD 151,000' };
		const text = (result: unknown) =>
			(result as { placed: { edits: { newText: string }[] }[] }).placed.flatMap(({ edits }) => edits.map((one) => one.newText));
		expect(text(await enter({ movement: priced }))).toEqual([
			expect.stringMatching(/bought 4 September 2025 .* {2}highest HKD 10\.12 {2}lowest HKD 10 {2}paid HKD 151,000/),
		]);
		expect(text(await enter({ movement: { ...said, price: 'HKD 10' } }))).toEqual([
			expect.stringMatching(/highest HKD 10 {2}paid HKD 150,000/),
		]);
		// At two prices it is not known what they come to.
		expect(text(await enter({ movement: { ...priced, amount: '' } }))).toEqual([expect.not.stringContaining('paid')]);
	});

	test('a movement alone, and what may be entered', async () => {
		const returns = folder({});
		const client = await start({ folders: [returns.uri] });
		const uri = returns.uriOf('dec.return');
		await client.open(uri, kingsoft.replace(/^submitted.*\n/m, ''));
		await client.diagnostics(uri, 1);
		const { choices, month } = (await client.request('monthlyReturn/choices', { uri })) as {
			choices: { kind: string; of: { items: string[] }[] }[];
			month: string;
		};
		expect(month).toBe('2024-12');
		expect(choices.find(({ kind }) => kind === 'lapse')?.of).toEqual([
			expect.objectContaining({ items: [expect.stringContaining('Option Scheme')] }),
		]);
		const movement = { kind: 'lapse', shares: 'new', date: '2024-12-03', number: '1,000' };
		expect(await client.request('monthlyReturn/enter', { uri, movement })).toMatchObject({
			placed: [{ uri, entered: 1 }],
			unplaced: [],
		});
		const none = { kind: 'conversion', shares: 'new', date: '2024-12-03', number: '1,000' };
		expect(await client.request('monthlyReturn/enter', { uri, movement: none })).toMatchObject({
			placed: [{ entered: 0, edits: [] }],
			unplaced: [{ reason: expect.any(String) }],
		});
	});

	test('what a return says differently from a text, which becomes none of the workspace’s', async () => {
		const returns = folder({});
		const client = await start({ folders: [returns.uri] });
		const uri = returns.uriOf('nov.return');
		await client.open(uri, small({}));
		const before = await client.diagnostics(uri, 1);
		const compare = (text: string) => client.request('monthlyReturn/compare', { uri, text });
		expect(await compare(`# another\n${small({})}`)).toEqual([]);
		expect(await compare(small({ submitted: '4 December 2025' }))).toMatchObject([
			{ what: 'submitted', first: { said: '3 December 2025', range: expect.any(Object) }, second: { said: '4 December 2025' } },
		]);
		expect(await client.request('monthlyReturn/compare', { uri: returns.uriOf('none.return'), text: '' })).toBeNull();
		expect(client.last(uri)?.diagnostics).toEqual(before);
	});
});
