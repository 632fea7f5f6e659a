import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { harness } from '../lsp/support/harness.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
const { folder } = harness();

const days = join(import.meta.dirname, '../golden/next-day-and-month');
const last = readFileSync(join(days, '2025-09-03.return'), 'utf8');
const draft = readFileSync(join(days, '2025-09-04.return'), 'utf8')
	.replace(/^submitted .*\n/m, '')
	.replace(/^ {4}(?:event|closing|pending|bought) .*\n/gm, '');
const rules = {
	columns: {
		issuer: 'Code',
		date: 'Trade date',
		kind: 'Side',
		shares: 'Qty',
		price: 'Price',
		currency: 'Ccy',
		amount: 'Consideration',
		event: 'Venue',
		reference: 'Ref',
	},
	dates: 'DD/MM/YYYY',
	kinds: { BUY: 'bought' },
	ignore: ['SELL'],
};
const heads = 'Code,Trade date,Side,Qty,Price,Ccy,Consideration,Venue,Ref';
const trades = [
	'7991,04/09/2025,BUY,"12,000",10.12,HKD,,,T1',
	'7991,04/09/2025,BUY,"3,000",10.08,HKD,,,T2',
	'7991,04/09/2025,SELL,1,10.08,HKD,,,T3',
	'7991,04/09/2025,BUY,500,1.3,USD,650,On another stock exchange (New York Stock Exchange),T4',
];

const desk = (more: Record<string, string>) =>
	folder({ 'rules.json': JSON.stringify(rules), 'last.return': last, 'draft.return': draft, ...more });
const csv = (rows: readonly string[]) => [heads, ...rows].join('\n');
const linesOf = (returns: { file(name: string): string }, word: string) =>
	readFileSync(returns.file('draft.return'), 'utf8')
		.split('\n')
		.filter((line) => line.trim().startsWith(word))
		.map((line) => line.trim().replace(/ +/g, ' '));

describe('trades of a broker', () => {
	test('have their lowest price beside their highest', async () => {
		const priced = { ...rules, columns: { ...rules.columns, lowest: 'Low' } };
		const returns = (row: string) => desk({ 'rules.json': JSON.stringify(priced), 'trades.csv': `${heads},Low\n${row}` });
		const add = (of: ReturnType<typeof returns>) => run(['add', 'trades.csv', '--rules', 'rules.json'], { cwd: of.path });
		const one = returns('7991,04/09/2025,BUY,"12,000",10.12,HKD,,,T1,10.12');
		expect((await add(one)).stderr).toBe('');
		expect(linesOf(one, 'bought 4')).toEqual([
			'bought 4 September 2025 shares 12,000 method "On the Exchange" highest HKD 10.12 paid HKD 121,440',
		]);
		const lacking = returns('7991,04/09/2025,BUY,"12,000",,HKD,,,T1,10.12');
		const { code, stderr } = await add(lacking);
		expect(code).toBe(2);
		expect(stderr).toContain('it has a lowest price and no highest');
		expect(linesOf(lacking, 'bought 4')).toEqual([]);
	});

	test('are the purchases of the day, by way and currency, once', async () => {
		const returns = desk({ 'trades.csv': csv(trades) });
		const at = { cwd: returns.path };
		const first = await run(['add', 'trades.csv', '--rules', 'rules.json'], at);
		expect([first.code, first.stderr]).toEqual([0, '']);
		expect(first.stdout).toContain('draft.return: 3 rows entered\n');
		const purchases = [
			'bought 4 September 2025 shares 15,000 method "On the Exchange" highest HKD 10.12 lowest HKD 10.08 paid HKD 151,680',
			'bought 4 September 2025 shares 500 method "On another stock exchange (New York Stock Exchange)" highest USD 1.3 paid USD 650',
		];
		expect(linesOf(returns, 'bought')).toEqual(purchases);
		expect(linesOf(returns, '# entered:')).toEqual([
			'# entered: 4 September 2025 bought 12,000 at HKD 10.12 ref T1',
			'# entered: 4 September 2025 bought 3,000 at HKD 10.08 ref T2',
			'# entered: 4 September 2025 bought 500 of USD 650 at USD 1.3 "On another stock exchange (New York Stock Exchange)" ref T4',
		]);
		expect(readFileSync(returns.file('last.return'), 'utf8')).toBe(last);
		const second = await run(['add', 'trades.csv', '--rules', 'rules.json'], at);
		expect(second.code).toBe(0);
		expect(second.stdout).toContain('draft.return: 3 rows left out, entered before\n');
		expect(linesOf(returns, 'bought')).toEqual(purchases);
	});

	test('that come later are added to those of their day, and the total follows', async () => {
		const begun = draft.replace('    mandate', '    bought total 0  paid HKD 0  cancelling 0  holding 0\n    mandate');
		const late = ['7991,04/09/2025,BUY,"1,000",10.2,HKD,,,T5', '7991,04/09/2025,BUY,"1,000",10,HKD,,,T6'];
		const returns = desk({
			'draft.return': begun,
			'a.csv': csv(trades.slice(0, 1)),
			'b.csv': csv([...trades.slice(0, 2), ...late]),
		});
		const at = { cwd: returns.path };
		await run(['add', 'a.csv', '--rules', 'rules.json'], at);
		expect(linesOf(returns, 'bought 4')).toEqual([
			'bought 4 September 2025 shares 12,000 method "On the Exchange" highest HKD 10.12 paid HKD 121,440',
		]);
		const { code, stdout } = await run(['add', 'b.csv', '--rules', 'rules.json'], at);
		expect([code, stdout]).toEqual([0, 'draft.return: 3 rows entered, 1 row left out, entered before\n']);
		expect(linesOf(returns, 'bought 4')).toEqual([
			'bought 4 September 2025 shares 17,000 method "On the Exchange" highest HKD 10.2 lowest HKD 10 paid HKD 171,880',
		]);
		expect(linesOf(returns, 'bought total')[0]).toMatch(/^bought total 17,000 paid HKD 171,880/);
	});

	test('of a day that no return is of, or one that is submitted, have no place', async () => {
		const rows = [
			'7991,05/09/2025,BUY,7,10,HKD,,,',
			'7991,04/09/2025,BUY,8,10,HKD,,,',
			'7991,03/09/2025,BUY,9,10,HKD,,,',
			'7992,04/09/2025,BUY,9,10,HKD,,,',
		];
		const returns = desk({ 'rows.csv': csv(rows) });
		const { code, stderr } = await run(['add', 'rows.csv', '--rules', 'rules.json'], { cwd: returns.path });
		expect(code).toBe(1);
		expect(stderr).toMatch(/rows\.csv:2: .*there is no next-day return of 7991 for 5 September 2025; roll --next-day begins one/);
		expect(stderr).toMatch(/rows\.csv:4: .*for 3 September 2025 is submitted already \(last\.return\)/);
		expect(stderr).toMatch(/rows\.csv:5: .*there is no next-day return of 7992/);
		expect(linesOf(returns, 'bought')).toEqual([
			'bought 4 September 2025 shares 8 method "On the Exchange" highest HKD 10 paid HKD 80',
		]);
	});

	test('of a day that a return filed of several days is of have no place, and it is said why', async () => {
		// Filed at the end of the week, with the purchases of two days.
		const filed = readFileSync(join(days, '2025-09-04.return'), 'utf8').replace(
			'    bought 4 September',
			'    bought 2 September 2025  shares 5,000  method "On the Exchange"  highest HKD 10  paid HKD 50,000\n    bought 4 September',
		);
		const returns = folder({ 'rules.json': JSON.stringify(rules), 'week.return': filed });
		const { code, stderr } = await run(['add', '7991', 'bought', '2025-09-02', '5,000'], { cwd: returns.path });
		expect(code).toBe(1);
		expect(stderr).toContain('the next-day return of 7991 for 2 September 2025 is submitted already (week.return)');
	});

	test('are of an issuer that has next-day returns alone, by words of its name', async () => {
		const month = readFileSync(join(days, '2025-09.return'), 'utf8');
		const peak = month.replaceAll('Harbour Lantern', 'Peak Lantern').replaceAll('07991', '07992');
		const returns = desk({ 'peak.return': peak });
		const at = { cwd: returns.path };
		const { code, stderr } = await run(['add', 'harbour lan', 'bought', '2025-09-04', '12,400', '--price', 'HKD 10'], at);
		expect([code, stderr]).toEqual([0, 'harbour lan: Harbour Lantern Holdings Limited (07991)\n']);
		expect(linesOf(returns, 'bought')).toHaveLength(1);
		// One that has months here is listed once beside it, whatever else it has.
		const day = draft.replaceAll('Harbour Lantern', 'Peak Lantern').replaceAll('07991', '07992');
		const both = desk({ 'peak.return': peak, 'peak-day.return': day });
		const named = await run(['add', 'peak', 'bought', '2025-09-04', '1'], { cwd: both.path });
		expect([named.code, named.stderr]).toEqual([0, expect.stringContaining('peak: Peak Lantern Holdings Limited (07992)\n')]);
		const begun = await run(['add', 'p', 'bought', '2025-09-04', '1'], { cwd: both.path });
		expect(begun.stdout).toContain('left out, entered before');
	});

	test('are not added to what somebody wrote by hand', async () => {
		const own = draft.replace('    mandate', '    bought 4 September 2025  shares 8  method "On the Exchange"\n    mandate');
		const returns = desk({ 'draft.return': own });
		const at = { cwd: returns.path };
		const { code, stderr } = await run(['add', '7991', 'bought', '2025-09-04', '12,400', '--price', 'HKD 10'], at);
		expect(code).toBe(1);
		expect(stderr).toMatch(/the return has purchases of that day already, on line \d+, which were not entered here/);
		expect(readFileSync(returns.file('draft.return'), 'utf8')).toBe(own);
	});

	test('one by its words', async () => {
		const returns = desk({});
		const at = { cwd: returns.path };
		const bare = await run(['add', '7991', 'bought', '2025-09-04', '12,400'], at);
		expect(bare.code).toBe(0);
		expect(bare.stderr).toMatch(/what was paid on 4 September 2025 is not written: not every price is known/);
		expect(linesOf(returns, 'bought')).toEqual(['bought 4 September 2025 shares 12,400 method "On the Exchange"']);
		expect((await run(['check', '.'], at)).stdout).not.toMatch(/syntax/);
	});
});
