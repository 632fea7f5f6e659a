import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { harness } from '../lsp/support/harness.js';
import { archiveFile } from '../support/archive.js';
import { workbook } from '../support/workbook.js';
import { commandLine } from './support/cli.js';
import { deskIn, heads, rules } from './support/desk.js';

const run = commandLine();
const { folder } = harness();
const ofIssuers = deskIn(folder);
const desk = (more: Record<string, string | Uint8Array>) => ofIssuers(1, more);
const good = '07000,03/11/2026,BUY BACK,12000,3.21,HKD,,';

/** `text` in bytes of two, the lower first. */
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
/** 股份 in GBK. */
const gbk = Buffer.concat([Buffer.from(`${heads}\n${good}`), Buffer.from([0xb9, 0xc9, 0xb7, 0xdd]), Buffer.from('\n')]);

describe('what is wrong is said with file and row, and nothing is written', () => {
	test.each<[string, string | Uint8Array, readonly string[], Partial<Record<string, unknown>>?]>([
		[
			'GBK that is taken for UTF-8',
			gbk,
			['cannot read rows.csv: it is not UTF-8: the rules say what it is, such as "encoding": "gb18030"'],
		],
		[
			'UTF-8 that is said to be UTF-16',
			`${heads}\n${good}\n${good}\n`,
			["rows.csv:1: there is no column 'Stock code'"],
			{ encoding: 'utf-16' },
		],
		['UTF-16 that is cut off', utf16(`${heads}\n${good}`).subarray(0, -1), ['cannot read rows.csv: it is not UTF-16']],
		[
			'GBK of wrong bytes',
			Buffer.concat([gbk, Buffer.from([0xff, 0xff])]),
			['cannot read rows.csv: it is not GB18030'],
			{ encoding: 'gb18030' },
		],
		[
			'a column that is missing',
			`${heads.replace('Qty', 'Quantity')}\n${good}\n`,
			["rows.csv:1: there is no column 'Qty'; there are 'Stock code', 'Trade date'"],
		],
		[
			'a column that is misspelt',
			`${heads.replace('Price', 'Pricee')}\n${good}\n`,
			["rows.csv:1: there is no column 'Price'; did you mean 'Pricee'?"],
		],
		['a column that is there twice', `${heads},Qty\n${good},1\n`, ["rows.csv:1: two columns are headed 'Qty'"]],
		[
			'dates of three kinds',
			`${heads}\n${good}\n07000,2026-11-04,BUY BACK,1,,,\n07000,5 Nov 2026,BUY BACK,1,,,\n07000,11/13/2026,BUY BACK,1,,,\n`,
			[
				"rows.csv:3: '2026-11-04' is no date as the rules have it (DD/MM/YYYY); it looks like YYYY-MM-DD",
				"rows.csv:4: '5 Nov 2026' is no date as the rules have it (DD/MM/YYYY); it looks like DD MMM YYYY",
				"rows.csv:5: '11/13/2026' is no date as the rules have it (DD/MM/YYYY); it looks like MM/DD/YYYY",
			],
		],
		['a quotation mark that is left open', `${heads}\n${good}\n07000,"03/11/2026,BUY BACK,1,,,\n`, ['rows.csv:', 'it is no CSV']],
		[
			'a word that is no word of every object',
			`${heads}\n${good.replace('BUY BACK', 'constructor')}\n`,
			["rows.csv:2: the rules do not say what 'constructor' is"],
		],
		['a day that is none', `${heads}\n${good.replace('03/', '31/')}\n`, ["rows.csv:2: '31/11/2026' is no date"]],
		['half a share', `${heads}\n${good.replace('12000', '5.5')}\n`, ["rows.csv:2: '5.5' is no whole number"]],
		[
			'a word that the rules do not know',
			`${heads}\n${good.replace('BUY BACK', 'SELL')}\n`,
			["rows.csv:2: the rules do not say what 'SELL' is"],
		],
		['a number with a sign', `${heads}\n${good}\n${good.replace('12000', '-5')}\n`, ["rows.csv:3: '-5' is no number"]],
		['nothing at all', '', ['rows.csv: there is nothing in it']],
		[
			'a spreadsheet that is none',
			Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(400, 7)]),
			['cannot read rows.csv: it is no spreadsheet'],
		],
		['an archive that is no spreadsheet', zipSync({ 'a.txt': strToU8('x') }), ['cannot read rows.csv: it is no spreadsheet']],
		[
			'a spreadsheet of an old kind',
			Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(40)]),
			['cannot read rows.csv: it is not UTF-8'],
		],
		[
			'a spreadsheet with a wrong date',
			workbook([heads.split(','), ['07000', { number: '45999' }, 'BUY BACK', { number: '1' }]]),
			["rows.csv:2: '45999' is no date"],
		],
		[
			'a spreadsheet with part of a share',
			workbook([heads.split(','), ['07000', { day: 46329 }, 'BUY BACK', { number: '1.5' }]]),
			["rows.csv:2: '1.5' is no whole number of shares"],
		],
	])('%s', async (_, content, messages, more = {}) => {
		const returns = desk({ 'rows.csv': content, 'rules.json': JSON.stringify({ ...rules, ...more }) });
		const before = readFileSync(returns.file(archiveFile(0, '2026-11')), 'utf8');
		const { code, stdout, stderr } = await run(['add', 'rows.csv', '--rules', 'rules.json'], { cwd: returns.path });
		expect([code, stdout]).toEqual([2, '']);
		for (const message of messages) expect(stderr).toContain(message);
		expect(stderr).toContain('nothing was written');
		expect(readFileSync(returns.file(archiveFile(0, '2026-11')), 'utf8')).toBe(before);
	});

	test('a million rows', async () => {
		const row = Buffer.from(`${good}\n`);
		const returns = desk({ 'rows.csv': Buffer.concat([Buffer.from(`${heads}\n`), Buffer.alloc(row.length * 1_000_000, row)]) });
		const { code, stderr } = await run(['add', 'rows.csv', '--rules', 'rules.json'], { cwd: returns.path });
		expect([code, stderr]).toEqual([2, expect.stringContaining('rows.csv: it has more than 100,000 rows')]);
		expect(readFileSync(returns.file(archiveFile(0, '2026-11')), 'utf8')).not.toContain('entered');
	});

	test.each([
		['{"columns": {\n "dates": "D"}}', "rules.json:2:2: there is no 'dates'; did you mean date?"],
		[JSON.stringify({ ...rules, dates: 'YY-MM-DD' }), 'rules.json:1:'],
		[JSON.stringify({ ...rules, kinds: { 'BUY BACK': 'purchased' } }), 'a kind is one of buyback'],
		[JSON.stringify({ ...rules, datess: 'DD/MM/YYYY' }, null, 1), "there is no 'datess'; did you mean dates?"],
		['{"columns": {"date": "D", "shares": "S"},\n "dates": "D/M/Y"}', "rules.json:2:11: 'dates' is one of YYYY-MM-DD"],
		['{"columns": {"shares": "S"}, "kind": "buyback", "issuer": "7000"}', "'columns' must say under which heading 'date' stands"],
		[JSON.stringify({ ...rules, ignore: [7] }), "'ignore' is a list of texts"],
		['{"columns": ', 'rules.json:1:13: not JSON'],
		['['.repeat(50_000), 'rules.json:1:33: not JSON: nested too deep'],
	])('rules with a mistake: %.40s', async (text, message) => {
		const returns = desk({ 'rows.csv': `${heads}\n${good}\n`, 'rules.json': text });
		const { code, stdout, stderr } = await run(['add', 'rows.csv', '--rules', 'rules.json'], { cwd: returns.path });
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toContain(message);
		expect(stderr).toContain('nothing was written');
		expect(readFileSync(returns.file(archiveFile(0, '2026-11')), 'utf8')).not.toContain('entered');
	});

	test('--guess says which dates are written in which way', async () => {
		const returns = desk({ 'rows.csv': `${heads}\n${good}\n07000,2026-11-04,BUY BACK,1,,,\n07000,5 Nov 2026,BUY BACK,1,,,\n` });
		const { code, stderr } = await run(['add', '--guess', 'rows.csv'], { cwd: returns.path });
		expect(code).toBe(1);
		expect(stderr).toContain("no one way fits them all: '03/11/2026' on line 2, '2026-11-04' on line 3, '5 Nov 2026' on line 4");
	});
});

describe('a spreadsheet', () => {
	/** 3 November 2026. */
	const day = { day: 46329 };
	const rows = [
		['Report of trades'],
		heads.split(','),
		['07000', day, 'BUY BACK', { number: '12000' }, { number: '3.2099999999999995' }, 'HKD'],
		[],
		[{ number: '7000' }, '04/11/2026', 'EXERCISE', { number: '1E3' }, '2.50', 'HKD', 'SOS20'],
	];

	test('is entered as the same rows of CSV are, its dates and numbers being what they are', async () => {
		const made = desk({ 'rows.xlsx': workbook(rows), 'rules.json': JSON.stringify({ ...rules, skip: 1 }) });
		const args = ['add', 'rows.xlsx', '--rules', 'rules.json'];
		expect(await run(args, { cwd: made.path })).toMatchObject({ code: 0, stderr: '' });
		const text = readFileSync(made.file(archiveFile(0, '2026-11')), 'utf8');
		expect(text).toContain('# entered: 3 November 2026 buyback 12,000 treasury at HKD 3.21\n');
		expect(text).toContain('# entered: 4 November 2026 exercise 1,000 at HKD 2.5 "2020 Share Option Scheme"\n');
		// And again in the other way of writing numbers: none is entered twice.
		const other = { ...rules, skip: 1, numbers: '1.234,56' };
		made.write('rules.json', JSON.stringify(other));
		made.write('rows.xlsx', workbook(rows.map((row) => row.map((cell) => (cell === '2.50' ? { number: '2.5' } : cell)))));
		expect((await run(args, { cwd: made.path })).stdout).toContain('2 rows left out, entered before');
	});

	test('is guessed from', async () => {
		const made = desk({ 'rows.xlsx': workbook([['Report of trades'], [], ...rows.slice(1, 3)]) });
		const { stdout } = await run(['add', '--guess', 'rows.xlsx'], { cwd: made.path });
		expect(JSON.parse(stdout)).toMatchObject({ skip: 2, columns: rules.columns, dates: 'YYYY-MM-DD' });
	});

	test('that unpacks to too much is refused before it is unpacked', async () => {
		const bytes = Buffer.from(workbook(rows));
		// The size that its directory says of a part.
		const at = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
		bytes.writeUInt32LE(0x7fffffff, at + 24);
		const made = desk({ 'rows.xlsx': bytes });
		const { code, stderr } = await run(['add', 'rows.xlsx', '--rules', 'rules.json'], { cwd: made.path });
		expect([code, stderr]).toEqual([2, expect.stringContaining('it unpacks to more than 256 MB')]);
	});
});
