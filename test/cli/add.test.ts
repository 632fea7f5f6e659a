import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { harness } from '../lsp/support/harness.js';
import { archiveCode, archiveFile, archiveReturn } from '../support/archive.js';
import { commandLine } from './support/cli.js';
import { deskIn, heads, rules } from './support/desk.js';

const run = commandLine();
const { folder } = harness();
const desk = deskIn(folder);

const november = (returns: { file(name: string): string }, issuer = 0) =>
	readFileSync(returns.file(archiveFile(issuer, '2026-11')), 'utf8');

test('places forty rows in one command, and doubles none in a second', async () => {
	const rows = Array.from({ length: 20 }, (_, issuer) => [
		`${Number(archiveCode(issuer))},03/11/2026,BUY BACK,"12,000",3.21,HKD,,B${issuer}`,
		`${archiveCode(issuer)},04/11/2026,EXERCISE,1000,2.50,HKD,SOS20,`,
	]).flat();
	const returns = desk(25, { 'rows.csv': [heads, ...rows].join('\r\n') });
	const at = { cwd: returns.path };
	const first = await run(['add', 'rows.csv', '--rules', 'rules.json', '--month', '2026-11'], at);
	expect([first.code, first.stderr]).toEqual([0, '']);
	expect(first.stdout.match(/: 2 rows entered$/gm)).toHaveLength(20);
	const text = november(returns);
	expect(text).toContain('# entered: 3 November 2026 buyback 12,000 treasury at HKD 3.21 ref B0\n');
	expect(text).toMatch(
		/event +"Repurchase of shares \(shares held as treasury shares\)" +on 3 November 2026 +E1 -12,000 +E2 12,000/,
	);
	expect(text).toMatch(
		/# entered: 4 November 2026 exercise 1,000 at HKD 2\.5 "2020 Share Option Scheme"\n +exercised +-1,000 new\n/,
	);
	expect(text).toMatch(/A1 +1,000\n/);
	expect(text).toMatch(/funds +HKD 2,500/);
	// What added up adds up again.
	expect(text).toMatch(/closing +4,999,000\n/);
	expect(text).toMatch(/issuable +4,999,000\n/);
	expect(text).toMatch(/closing +999,989,000 \+ 12,000 = 1,000,001,000\n/);
	expect((await run(['check', '.', '--format', 'text'], at)).stdout).not.toMatch(/\berrors?\b/);
	const second = await run(['add', 'rows.csv', '--rules', 'rules.json', '--month', '2026-11'], at);
	expect(second).toMatchObject({ code: 0, stderr: '' });
	expect(second.stdout.match(/: 2 rows left out, entered before$/gm)).toHaveLength(20);
	expect(november(returns)).toBe(text);
});

test('sums a day’s purchases and a month’s exercises, keeps each row, and adds what comes later', async () => {
	const row = (date: string, kind: string, number: string, plan = '', ref = '') =>
		`7000,${date},${kind},${number},2,HKD,${plan},${ref}`;
	const early = [
		row('03/11/2026', 'BUY BACK', '100'),
		row('03/11/2026', 'BUY BACK', '100'),
		row('05/11/2026', 'EXERCISE', '10', 'SOS20'),
	];
	const late = [
		...early,
		row('03/11/2026', 'BUY BACK', '50'),
		row('02/11/2026', 'BUY BACK', '7'),
		row('06/11/2026', 'EXERCISE', '5', 'SOS20'),
	];
	const returns = desk(1, { 'a.csv': [heads, ...early].join('\n'), 'b.csv': [heads, ...late].join('\n') });
	const at = { cwd: returns.path };
	await run(['add', 'a.csv', '--rules', 'rules.json'], at);
	const second = await run(['add', 'b.csv', '--rules', 'rules.json'], at);
	expect([second.code, second.stdout]).toEqual([0, 'h0/07000-2026-11.return: 3 rows entered, 3 rows left out, entered before\n']);
	const text = november(returns);
	expect(text).toMatch(/on 3 November 2026 +E1 -250 +E2 250/);
	expect(text).toMatch(/exercised +-15 new/);
	expect(text.match(/# entered: 3 November 2026 buyback 100 treasury/g)).toHaveLength(2);
	expect(text.indexOf('on 2 November')).toBeLessThan(text.indexOf('on 3 November'));
	expect((await run(['check', '.'], at)).stdout).not.toMatch(/\berrors?\b/);
});

test.each([
	['100', '3.15', 'HKD 315'],
	['101', '3.1', 'HKD 313.10'],
	['101', '3.1275', 'HKD 315.8775'],
])('%s options exercised at %s raise %s', async (number, price, raised) => {
	const returns = desk(1);
	const args = ['add', '7000', 'exercise', '2026-11-03', number, '--price', `HKD ${price}`];
	expect(await run(args, { cwd: returns.path })).toMatchObject({ code: 0 });
	expect(november(returns)).toContain(`  funds  ${raised}\n`);
});

test('lays out what it opens and what was laid out, and leaves the rest as it stands', async () => {
	const returns = desk(1);
	const at = { cwd: returns.path };
	const ours = november(returns).replace('  total      HKD', '  total   HKD');
	const laid = ours.replace(/section III\.A[\s\S]*?section III\.B/, (text) =>
		text.replace('approved   1', 'approved  1').replace(/(opening|closing|issuable) +(?=5)/g, (word) => word.trim().padEnd(10)),
	);
	returns.write(archiveFile(0, '2026-11'), laid);
	await run(['add', '7000', 'exercise', '2026-11-03', '100', '--price', 'HKD 3'], at);
	await run(['add', '7000', 'buyback', '2026-11-04', '100', '--treasury'], at);
	const text = november(returns);
	expect(text).toContain('\n  total   HKD');
	expect(text).toMatch(
		/\n {6}approved {3}1 June 2020\n {6}opening {4}5,000,000\n {6}# entered[^\n]+\n {6}exercised {2}-100 new\n/,
	);
	expect(text).toMatch(
		/section III\.D not applicable\n\nsection III\.E\n {2}for ORD\n {4}# entered[^\n]+\n {4}event "[^"]+" {2}on [^\n]+\n\nsection IV not/,
	);
});

test('lists what has no place with its row and the reason, and enters the rest', async () => {
	const rows = [
		'7000,03/11/2026,BUY BACK,5,,,,',
		'7000,03/11/2026,EXERCISE,5,,,No such plan,',
		'9999,03/11/2026,BUY BACK,5,,,,',
		'7000,03/10/2026,BUY BACK,5,,,,',
		'7000,03/11/2026,DIVIDEND,5,,,,',
	];
	const returns = desk(1, { 'rows.csv': [heads, ...rows].join('\n') });
	const { code, stdout, stderr } = await run(['add', 'rows.csv', '--rules', 'rules.json'], { cwd: returns.path });
	expect(code).toBe(1);
	expect(stdout).toContain('h0/07000-2026-11.return: 1 row entered\n');
	expect(stdout).toContain('rows.csv: 1 of no concern, as the rules say\n');
	expect(stderr).toMatch(/no place rows\.csv:3: .*class ORD has no scheme "No such plan"/);
	expect(stderr).toMatch(/no place rows\.csv:4: .*there is no return of 9999 for 2026-11/);
	expect(stderr).toMatch(/no place rows\.csv:5: .*is submitted already \(07000-2026-10\.return\)/);
});

test('reads UTF-16 by its mark and GBK where the rules say so', async () => {
	const csv = '股份代號,日期,數量\n7000,2026年11月3日,5\n';
	const utf16 = Buffer.from(`\ufeff${csv}`, 'utf16le');
	// 股份代号,日期,数量 in GBK
	const gbk = Buffer.concat([Buffer.from('b9c9b7ddb4fabac52cc8d5c6da2ccafdc1bf0a', 'hex'), Buffer.from('7000,2026-11-04,5\n')]);
	const mine = (columns: object, more: object) => JSON.stringify({ columns, kind: 'buyback treasury', ...more });
	const returns = desk(1, {
		'a.csv': utf16,
		'a.json': mine({ issuer: '股份代號', date: '日期', shares: '數量' }, { dates: 'YYYY年M月D日' }),
		'b.csv': gbk,
		'b.json': mine({ issuer: '股份代号', date: '日期', shares: '数量' }, { encoding: 'gb18030' }),
		'c.json': mine({ issuer: '股份代号', date: '日期', shares: '数量' }, {}),
	});
	const at = { cwd: returns.path };
	expect(await run(['add', 'a.csv', '--rules', 'a.json'], at)).toMatchObject({ code: 0, stderr: '' });
	expect(await run(['add', 'b.csv', '--rules', 'c.json'], at)).toMatchObject({
		code: 2,
		stderr: expect.stringContaining('it is not UTF-8'),
	});
	expect(await run(['add', 'b.csv', '--rules', 'b.json'], at)).toMatchObject({ code: 0, stderr: '' });
	expect(november(returns)).toMatch(/on 4 November 2026 +E1 -5 +E2 5/);
});

test('says what it would write, and writes nothing', async () => {
	const returns = desk(1);
	const before = november(returns);
	const { code, stdout } = await run(['add', '07000', 'buyback', '2026-11-03', '12,000', '--treasury', '--dry-run'], {
		cwd: returns.path,
	});
	expect(code).toBe(0);
	expect(stdout).toMatch(/- section III\.E not applicable\n/);
	expect(stdout).toMatch(/\+ +# entered: 3 November 2026 buyback 12,000 treasury\n/);
	expect(stdout).toContain('1 row would be entered');
	expect(november(returns)).toBe(before);
});

test('enters one movement by its words, once', async () => {
	const returns = desk(1);
	const at = { cwd: returns.path };
	const args = ['add', 'Harbour A Holdings Limited', 'lapse', '2026-11-03', '2,000'];
	expect(await run(args, at)).toMatchObject({ code: 0, stdout: 'h0/07000-2026-11.return: 1 row entered\n' });
	expect(november(returns)).toMatch(/lapsed +-2,000\n[\s\S]*closing +4,998,000\n/);
	expect(await run(args, at)).toMatchObject({ code: 0, stdout: 'h0/07000-2026-11.return: 1 row left out, entered before\n' });
	expect(await run([...args, '--again'], at)).toMatchObject({ code: 0 });
	expect(november(returns)).toMatch(/lapsed +-4,000\n/);
	for (const [wrong, said] of [
		[
			['7000', 'purchased', '2026-11-03', '5'],
			"a kind is one of buyback, allotment, cancellation, exercise, grant, lapse, vesting, conversion, bought, not 'purchased'",
		],
		[['7000', 'buyback', '2026-11-31', '5'], "a date is one such as 2026-11-03, not '2026-11-31'"],
		[['7000', 'buyback', '2026-11-03', '5,0'], "a number of shares is one such as 12,000, not '5,0'"],
		[['rows.csv'], 'add needs --rules with a file'],
	] as const) {
		expect(await run(['add', ...wrong], at)).toMatchObject({ code: 2, stderr: expect.stringContaining(said) });
	}
});

test('leaves an event that somebody wrote by hand', async () => {
	const returns = desk(1);
	const name = archiveFile(0, '2026-11');
	const event =
		'section III.E\n  for ORD\n    event "Repurchase of shares (shares held as treasury shares)" on 3 November 2026 E1 -5 E2 5\n';
	const again = desk(1, { [name]: november(returns).replace('section III.E not applicable\n', event) });
	const { code, stderr } = await run(['add', '7000', 'buyback', '2026-11-03', '5', '--treasury'], { cwd: again.path });
	expect([code, stderr]).toEqual([1, expect.stringContaining('which was not entered here')]);
});

test('guesses rules from the headings, and says what they leave open', async () => {
	const returns = desk(1, { 'rows.csv': [heads, '7000,13/11/2026,BUY BACK,5,1.5,HKD,,'].join('\n') });
	const { code, stdout, stderr } = await run(['add', '--guess', 'rows.csv'], { cwd: returns.path });
	const { reference, ...columns } = rules.columns;
	expect(JSON.parse(stdout)).toEqual({
		columns: { ...columns, reference },
		dates: 'DD/MM/YYYY',
		numbers: '1,234.56',
		kinds: { 'BUY BACK': '' },
	});
	expect([code, stderr]).toEqual([1, 'still to be said: what each of these is: BUY BACK\n']);
});

test('guesses how many lines stand above the headings', async () => {
	const below = [heads, '7000,13/11/2026,BUY BACK,5,1.5,HKD,,'].join('\n').replaceAll(',', ';');
	const returns = desk(1, { 'rows.csv': `Trades of "Harbour A", in November, all of them\n\n${below}` });
	const { stdout, stderr } = await run(['add', '--guess', 'rows.csv'], { cwd: returns.path });
	const guessed = JSON.parse(stdout);
	expect(guessed).toMatchObject({ skip: 2, columns: rules.columns, kinds: { 'BUY BACK': '' } });
	expect(stderr).toBe('still to be said: what each of these is: BUY BACK\n');
	// Lines that are no table of movements have no headings to be found.
	returns.write('other.csv', 'a,b\n1,2\n');
	const other = await run(['add', '--guess', 'other.csv'], { cwd: returns.path });
	expect(JSON.parse(other.stdout)).toMatchObject({ columns: {} });
	expect(JSON.parse(other.stdout)).not.toHaveProperty('skip');
	returns.write('rules.json', JSON.stringify({ ...guessed, kinds: { 'BUY BACK': 'buyback treasury' } }));
	const entered = await run(['add', 'rows.csv', '--rules', 'rules.json'], { cwd: returns.path });
	expect([entered.code, entered.stderr]).toEqual([0, '']);
	expect(readFileSync(returns.file(archiveFile(0, '2026-11')), 'utf8')).toContain(
		'# entered: 13 November 2026 buyback 5 treasury',
	);
	// What is wrong is said with the line of the file.
	returns.write('rows.csv', `Trades of "Harbour A", in November, all of them\n\n${below.replace(';5;', ';what;')}`);
	const wrong = await run(['add', 'rows.csv', '--rules', 'rules.json'], { cwd: returns.path });
	expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining("rows.csv:4: 'what' is no number")]);
});

test.each([
	['Price paid', 'price', "still to be said: whether 'Price paid' is of a share, 'price', or of all of them, 'amount'\n"],
	['Highest price paid per share', 'price', ''],
	['Total price paid', 'amount', ''],
	['Total paid', 'amount', ''],
	['Amount paid', 'amount', ''],
])('takes a heading %s for the %s', async (heading, column, asks) => {
	const returns = desk(1, { 'rows.csv': `Code,Date,Shares,${heading},Ccy\n7000,13/11/2026,5,1.5,HKD\n` });
	const { stdout, stderr } = await run(['add', '--guess', 'rows.csv'], { cwd: returns.path });
	expect(JSON.parse(stdout).columns).toEqual({
		issuer: 'Code',
		date: 'Date',
		shares: 'Shares',
		currency: 'Ccy',
		[column]: heading,
	});
	expect(stderr).toBe(`still to be said: what every row is: 'kind'\n${asks}`);
});

test('takes an issuer by what one calls it, and lists whom it may be', async () => {
	const chinese = (issuer: number) =>
		archiveReturn(issuer, '2026-11', {}).replace(/^issuer .*$/m, `$& zh "港灣${issuer}控股有限公司"`);
	const returns = desk(3, { [archiveFile(1, '2026-11')]: chinese(1), [archiveFile(2, '2026-11')]: chinese(2) });
	const at = { cwd: returns.path };
	const lapse = (issuer: string, number: string) => run(['add', issuer, 'lapse', '2026-11-03', number], at);
	for (const [issuer, file] of [
		['7000', 0],
		['harbour a', 0],
		['HARBOUR B Hold', 1],
		['Harbour B Holdings Limited (incorporated in the Cayman Islands)', 1],
		['港灣2控股有限公司', 2],
		['港灣2', 2],
	] as const) {
		const { code, stdout } = await lapse(issuer, `1,0${issuer.length}0`.slice(0, 5));
		expect([issuer, code, stdout]).toEqual([issuer, 0, `${archiveFile(file, '2026-11')}: 1 row entered\n`]);
	}
	expect((await lapse('harbour a', '7')).stderr).toBe('harbour a: Harbour A Holdings Limited (07000)\n');
	const texts = () => [0, 1, 2].map((issuer) => november(returns, issuer));
	const before = texts();
	const several = await lapse('Harbour', '1');
	expect([several.code, several.stderr]).toEqual([
		2,
		expect.stringContaining(
			"'Harbour' may be Harbour A Holdings Limited (07000), Harbour B Holdings Limited (07001), Harbour C Holdings Limited (07002)",
		),
	]);
	expect((await lapse('arbour', '1')).stderr).toMatch(/there is no return of arbour for 2026-11/);
	expect(texts()).toEqual(before);
});
