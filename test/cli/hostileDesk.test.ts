import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { december, type Parts, smallReturn } from '../support/small.js';
import { workbook } from '../support/workbook.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
let folder: string;
const at = (...path: readonly string[]) => join(folder, ...path);
const here = () => ({ cwd: folder });
const put = (name: string, content: string | Uint8Array) => writeFileSync(at(name), content);
const pipe = (name: string) => execFileSync('mkfifo', [at(name)]);
const git = (...args: readonly string[]) =>
	execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: folder, stdio: 'pipe' });
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'hostile-'));
	put('a.return', smallReturn());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const rules = {
	columns: { issuer: 'Code', date: 'Day', kind: 'Type', shares: 'Qty', item: 'Plan', class: 'Class', reference: 'Ref' },
	kinds: { EXERCISE: 'exercise' },
};
const heads = 'Code,Day,Type,Qty,Plan,Class,Ref';
const draft = (parts: Parts) => smallReturn(parts).replace(/^submitted .*\n/m, '');
const scheme = '  for ORD\n    scheme "One"\n      opening 100\n      closing 100\n      issuable 100';

describe.skipIf(process.platform === 'win32')('what lies in a folder and is no file', () => {
	const records: Readonly<Record<string, (name: string) => void>> = {
		'a pipe': pipe,
		'a link to what never ends': (name) => symlinkSync('/dev/zero', at(name)),
		'a link to another file': (name) => {
			put('.env', 'SECRET=1');
			symlinkSync('.env', at(name));
		},
		'a folder': (name) => mkdirSync(at(name)),
		'no record': (name) => put(name, '{"version": 1, "date": {}, "filed": {"name": "x", "sha256": []}}'),
		'a record with a date that is none': (name) =>
			put(
				name,
				`{"version": 1, "date": "\u001b[2J", "result": "same", "differences": 0, "filed": {"name": "x", "sha256": "${'0'.repeat(64)}"}}`,
			),
		'brackets without end': (name) => put(name, '['.repeat(60_000)),
		'a gigabyte of nothing': (name) => execFileSync('truncate', ['-s', '1G', at(name)]),
	};

	it.each(Object.entries(records))('where a comparison is recorded: %s', async (_, make) => {
		make('a.return.filed.json');
		const { code, stdout, stderr } = await run(['status', '--today', '2025-12-03', '.'], here());
		// That there is something is said, and nothing that stands in it.
		expect([code, stderr]).toEqual([2, 'cannot read a.return.filed.json: it is no record of a comparison\n']);
		expect(stdout).not.toContain('compared');
		const json = await run(['status', '--today', '2025-12-03', '--format', 'json', '.'], here());
		expect(JSON.parse(json.stdout).issuers[0].compared).toBeNull();
	});

	it.each(['a pipe', 'a link to what never ends', 'a link to another file', 'a folder'])(
		'where a comparison is to be recorded: %s',
		async (what) => {
			put('b.return', smallReturn());
			records[what]?.('a.return.filed.json');
			const { code, stderr } = await run(['compare', '--record', 'a.return', 'b.return'], here());
			expect([code, stderr]).toEqual([2, expect.stringContaining('a.return.filed.json')]);
			if (existsSync(at('.env'))) expect(readFileSync(at('.env'), 'utf8')).toBe('SECRET=1');
		},
	);

	it.each([
		['a pipe', pipe, 0],
		['a link out of the folder', (name: string) => symlinkSync('/etc/passwd', at(name)), 2],
		['a link to what never ends', (name: string) => symlinkSync('/dev/zero', at(name)), 2],
	] as const)('edgar-check of a folder: %s', async (_, make, code) => {
		mkdirSync(at('filing'));
		put('filing/a.htm', '<html><body><p>A</p></body></html>');
		make('filing/b.htm');
		const ran = await run(['edgar-check', 'filing'], here());
		expect(ran.code).toBe(code);
		expect(ran.stdout + ran.stderr).not.toContain('root:');
	});

	it.each([
		['a pipe', pipe],
		['a link to what never ends', (name: string) => symlinkSync('/dev/zero', at(name))],
	] as const)('a configuration: %s', async (_, make) => {
		make('monthly-return.json');
		expect((await run(['check', 'a.return'], here())).code).toBe(0);
		expect(await run(['check', '--config', 'monthly-return.json', 'a.return'], here())).toMatchObject({ code: 2, stdout: '' });
	});

	it('a font that a configuration names: a pipe', async () => {
		pipe('font.ttf');
		put('monthly-return.json', '{"font": "font.ttf"}');
		const { code, stderr } = await run(['render', 'a.return', '--to', 'pdf', '-o', 'a.pdf'], here());
		expect([code, stderr]).toEqual([2, expect.stringContaining('a pipe that nobody writes into')]);
	});

	it.each([
		['rows', ['add', 'pipe', '--rules', 'rules.json']],
		['rules', ['add', 'a.csv', '--rules', 'pipe']],
		['what is imported', ['import', 'pipe']],
		['what is compared', ['compare', 'a.return', 'pipe']],
		['a document for EDGAR', ['edgar-check', 'pipe']],
		['a return', ['status', 'pipe']],
	])('a pipe that nobody writes into: %s', async (_, args) => {
		pipe('pipe');
		put('rules.json', JSON.stringify(rules));
		put('a.csv', `${heads}\n`);
		const { code, stderr } = await run(args, here());
		expect([code, stderr]).toEqual([2, expect.stringContaining('pipe')]);
	});

	it('a pipe that nobody reads is not written into', async () => {
		pipe('out.json');
		const ran = await run(['render', 'a.return', '--to', 'json', '-o', 'out.json', '--force'], here());
		expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('a pipe that nobody reads') });
	});
});

describe('a cache', () => {
	const kept = '.monthly-return-cache/check.json';
	const wrong = smallReturn().replace('closing 1,000,000', 'closing 1,000,001');

	/** A cache that says nothing is wrong with a return, with the sum of what it says. */
	async function forge(): Promise<void> {
		put('a.return', wrong);
		await run(['check', '--cache', 'a.return'], here());
		const [head = '', body = ''] = readFileSync(at(kept), 'utf8').split('\n');
		const [[uri, settings, checked]] = JSON.parse(body);
		const none = JSON.stringify([[uri, settings, { ...checked, found: { ...checked.found, findings: [] } }]]);
		const sum = createHash('sha256').update(none).digest('hex');
		put(kept, `${JSON.stringify({ ...JSON.parse(head), sum })}\n${none}`);
	}

	it('that is kept in git is not gone by, and that is said', async () => {
		await forge();
		git('init', '-q');
		git('add', '-f', '.');
		const { code, stdout, stderr } = await run(['check', '--cache', 'a.return'], here());
		expect([code, stderr]).toEqual([1, expect.stringContaining('it is kept in git')]);
		expect(stdout).toContain('closing');
	});

	it.skipIf(process.platform === 'win32')('that is a link, or no file, is neither read nor written', async () => {
		put('a.return', wrong);
		mkdirSync(at('elsewhere'));
		symlinkSync('elsewhere', at('.monthly-return-cache'));
		expect(await run(['check', '--cache', 'a.return'], here())).toMatchObject({
			code: 1,
			stderr: expect.stringContaining('its folder is a link'),
		});
		expect(existsSync(at('elsewhere/check.json'))).toBe(false);
		rmSync(at('.monthly-return-cache'));
		const makes = [pipe, (name: string) => symlinkSync('/dev/zero', at(name)), (name: string) => mkdirSync(at(name))];
		for (const name of ['check', 'found']) {
			for (const make of makes) {
				mkdirSync(at('.monthly-return-cache'));
				make(`.monthly-return-cache/${name}.json`);
				expect(await run(['check', '--cache', 'a.return'], here()), name).toMatchObject({
					code: 1,
					stderr: expect.stringMatching(`${name}\\.json: it is no file`),
				});
				rmSync(at('.monthly-return-cache'), { recursive: true });
			}
		}
	});
});

describe.skipIf(process.platform === 'win32')('a repository that is only looked at', () => {
	it('runs no program of its settings, and fetches nothing', async () => {
		git('init', '-q');
		git('add', '.');
		git('commit', '-q', '-m', 'one');
		put('evil', `#!/bin/sh\ntouch '${at('ran')}'\ncat\n`);
		execFileSync('chmod', ['+x', at('evil')]);
		for (const name of ['a=b', 'plain']) {
			for (const what of ['clean', 'smudge', 'process']) git('config', `filter.${name}.${what}`, at('evil'));
			git('config', `filter.${name}.required`, 'true');
		}
		git('config', 'core.fsmonitor', at('evil'));
		git('config', 'diff.external', at('evil'));
		git('config', 'diff.evil.textconv', at('evil'));
		git('config', 'core.hooksPath', folder);
		put('.git/info/attributes', '*.return filter=plain diff=evil\nb.return filter=a=b\n');
		put('a.return', smallReturn(december));
		put('b.return', smallReturn());
		const { code, stdout } = await run(['check', '--since', 'HEAD', '.'], here());
		expect([code, stdout]).toEqual([0, expect.stringContaining('2 files')]);
		expect(existsSync(at('ran'))).toBe(false);
	});
});

describe('rows that somebody sent', () => {
	const enter = async (rows: string | Uint8Array, more: object = {}) => {
		put('a.return', draft({ A: scheme }));
		put('rows.csv', rows);
		put('rules.json', JSON.stringify({ ...rules, ...more }));
		const ran = await run(['add', 'rows.csv', '--rules', 'rules.json'], here());
		return { ...ran, text: readFileSync(at('a.return'), 'utf8') };
	};

	it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'])(
		'have words that every object has: %s',
		async (word) => {
			for (const row of [
				`${word},2025-11-03,EXERCISE,1,One,ORD,`,
				`07999,2025-11-03,${word},1,One,ORD,`,
				`07999,2025-11-03,EXERCISE,1,${word},ORD,`,
				`07999,2025-11-03,EXERCISE,1,One,${word},`,
			]) {
				const { code, stderr, text } = await enter(`${heads}\n${row}\n`);
				expect([row, code]).toEqual([row, row.includes(`,${word},1,`) ? 2 : 1]);
				expect(stderr).toContain(word);
				expect(stderr).not.toContain('    at ');
				expect(text).not.toContain('entered');
			}
		},
	);

	it.each(['=cmd|"/c calc"!A1', '+1', '-1', '@SUM(1)', '\u202e"\u0007', 'a\n# entered: forged', '](command:x)', '<img src=x>'])(
		'are kept as one comment, whatever they say: %j',
		async (reference) => {
			const row = `07999,2025-11-03,EXERCISE,1,One,ORD,"${reference.replaceAll('"', '""')}"`;
			const { code, stdout, stderr, text } = await enter(`${heads}\n${row}\n`);
			expect([code, stderr]).toEqual([0, expect.not.stringContaining('    at ')]);
			expect(stdout).toContain('1 row entered');
			expect(text.split('\n').filter((line) => line.includes('entered'))).toHaveLength(1);
			// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
			expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
		},
	);

	it('are rules with words that every object has, and with what looks like a pattern', async () => {
		const more =
			'"kinds": {"__proto__": "exercise", "(a+)+$": "exercise"}, "issuers": {"__proto__": "07999", "constructor": "07999"}';
		put('rules.json', JSON.stringify(rules).replace(/"kinds":\{[^}]*\}/, more));
		put('a.return', draft({ A: scheme }));
		put('rows.csv', `${heads}\n__proto__,2025-11-03,__proto__,1,One,ORD,\nconstructor,2025-11-04,(a+)+$,1,One,ORD,\n`);
		const ran = await run(['add', 'rows.csv', '--rules', 'rules.json'], here());
		expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('2 rows entered') });
	});

	it('with a word of a megabyte, in them and in the rules, are said shortly', async () => {
		const long = 'x'.repeat(900_000);
		const rows = `${heads},${long}\n07999,2025-11-03,${long},1,One,ORD,\n`;
		const { code, stderr } = await enter(rows, { columns: { ...rules.columns, event: `${long.slice(0, 200_000)}y` } });
		expect(code).toBe(2);
		expect(stderr.length).toBeLessThan(5_000);
		const again = await enter(rows);
		expect(again.code).toBe(2);
		expect(again.stderr.length).toBeLessThan(5_000);
	});

	it.each([
		['an entity', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', '&e;'],
		[
			'entities of entities',
			`<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`).join('')}]>`,
			'&j;',
		],
	])('are a workbook with %s', async (_, type, entity) => {
		const parts = unzipSync(workbook([heads.split(','), ['07999', '2025-11-03', 'EXERCISE', '1', 'One', 'ORD', 'REF']]));
		const sheet = 'xl/worksheets/sheet1.xml';
		const xml = strFromU8(parts[sheet] as Uint8Array)
			.replace(/<worksheet/, `${type}<worksheet`)
			.replace('REF', entity);
		const { stdout, stderr, text } = await enter(zipSync({ ...parts, [sheet]: strToU8(xml) }));
		expect(stdout + stderr + text).not.toContain('root:');
		expect(text.length).toBeLessThan(5_000);
	});
});

describe('a workbook that lies about its size', () => {
	const sheet = 'xl/worksheets/sheet1.xml';
	const row = ['07999', '2025-11-03', 'EXERCISE', '1', 'One', 'ORD', 'REF'];
	const plain = unzipSync(workbook([heads.split(','), row]));
	const sheetText = strFromU8(plain[sheet] as Uint8Array);
	/** The workbook with another first sheet, or with other parts. */
	const made = (xml: string, more: Record<string, Uint8Array> = {}) =>
		zipSync({ ...plain, [sheet]: strToU8(xml), ...more }, { level: 6 });
	const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
	/** Rows of the sheet. */
	const rowsOf = (text: string) => sheetText.replace('</sheetData>', () => `${text}</sheetData>`);
	/** Each of its headers says that a part has so many bytes. */
	function saying(zip: Uint8Array, name: string, size: number): Uint8Array {
		const lying = zip.slice();
		const view = new DataView(lying.buffer);
		for (let at = 0; at < lying.length - 46; at++) {
			const signature = view.getUint32(at, true);
			const [of, sizeAt, lengthAt] = signature === 0x04034b50 ? [30, 22, 26] : signature === 0x02014b50 ? [46, 24, 28] : [];
			if (of === undefined || sizeAt === undefined || lengthAt === undefined) continue;
			const length = view.getUint16(at + lengthAt, true);
			if (strFromU8(lying.subarray(at + of, at + of + length)) === name) view.setUint32(at + sizeAt, size, true);
		}
		return lying;
	}

	const refused = async (bytes: Uint8Array, why: RegExp) => {
		put('a.return', draft({ A: scheme }));
		put('rows.xlsx', bytes);
		put('rules.json', JSON.stringify(rules));
		const before = readFileSync(at('a.return'), 'utf8');
		const ran = await run(['add', 'rows.xlsx', '--rules', 'rules.json'], here());
		expect([ran.code, ran.stdout]).toEqual([2, '']);
		expect(ran.stderr).toMatch(why);
		expect(ran.stderr).toContain('nothing was written');
		expect(ran.stderr.length).toBeLessThan(2_000);
		expect(readFileSync(at('a.return'), 'utf8')).toBe(before);
	};
	const numbers = Array.from({ length: 120_000 }, (_, index) => index + 1);

	it.each([
		[
			'less than it has',
			() => saying(made(rowsOf(' '.repeat(1_000_000))), sheet, sheetText.length - 40),
			/is not as long as it says/,
		],
		[
			'less than it has, at the end of a row',
			() => saying(made(sheetText), sheet, sheetText.indexOf('</sheetData>')),
			/is not as long as it says/,
		],
		['more than there is room for', () => saying(made(sheetText), sheet, 0xfffffff0), /unpacks to more than 256 MB/],
		[
			'a little, and unpacks to 60 MB',
			() => saying(made(rowsOf(' '.repeat(60_000_000))), sheet, 1_000),
			/is not as long as it says/,
		],
	] as const)('one part: %s', async (_, bytes, why) => refused(bytes(), why));

	it.each([
		[
			'more rows than are taken',
			() =>
				made(
					rowsOf(
						numbers
							.slice(2)
							.map((at) => `<row r="${at}">${cell(`A${at}`, 'x')}</row>`)
							.join(''),
					),
				),
			/more than 100,000 rows/,
		],
		[
			'rows as wide as a sheet can be',
			() =>
				made(
					rowsOf(
						numbers
							.slice(2, 60_000)
							.map((at) => `<row r="${at}">${cell(`XFD${at}`, 'x')}</row>`)
							.join(''),
					),
				),
			/MB of memory|took longer/,
		],
	] as const)('in what it holds: %s', async (_, bytes, why) => refused(bytes(), why));

	it('is read where it says no more than that it may be large', async () => {
		put('a.return', draft({ A: scheme }));
		put('rules.json', JSON.stringify(rules));
		const shared = `<sst><si><t>${'long '.repeat(200_000)}</t></si></sst>`;
		const blank = numbers.slice(2, 20_000).map((at) => `<row r="${at}"><c r="H${at}" t="s"><v>0</v></c></row>`);
		const wide = rowsOf(blank.join(''))
			.replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>')
			.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"/></row></sheetData>');
		put('rows.xlsx', made(wide, { 'xl/sharedStrings.xml': strToU8(shared), 'xl/media/a.png': new Uint8Array(1_000_000) }));
		const ran = await run(['add', 'rows.xlsx', '--rules', 'rules.json'], here());
		// Each row below has a long remark and nothing else.
		expect([ran.code, ran.stdout]).toEqual([2, '']);
		expect(ran.stderr).toContain('rows.xlsx:3: it does not say what happened');
	});
});
