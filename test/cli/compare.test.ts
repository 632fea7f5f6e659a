import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { harness } from '../lsp/support/harness.js';
import { kingsoft } from '../lsp/support/returns.js';
import { archive, archiveFile, archiveReturn } from '../support/archive.js';
import { root } from '../support/bundles.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
const { folder } = harness();

interface Found {
	at: string;
	what: string;
	first: { said: string; state: string; line: number | null };
	second: { said: string; state: string; line: number | null };
	apart: string | null;
}

async function differing(one: string, other: string) {
	const { path } = folder({ 'a.return': one, 'b.return': other });
	const { code, stdout, stderr } = await run(['compare', 'a.return', 'b.return', '--format', 'json'], { cwd: path });
	expect(stderr).toBe('');
	return { code, found: JSON.parse(stdout).compared[0].differences as Found[] };
}

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

test('what is the same in meaning does not differ', async () => {
	const same = kingsoft
		.replace(/^#.*\n/, '# another comment\n\n')
		.replaceAll('ORD', 'S')
		.replace('    closing  3,805,284,801 + 0 = 3,805,284,801\n', '')
		.replace(' = USD 40,000,000', '')
		.replace('30, 2023."', '30,"\n           "2023."')
		.replace('submitted  7 January 2025', 'submitted  2025-01-07\nstatus "New Submission"')
		.replace('class S "Ordinary shares"', 'class S "Ordinary shares" type "Not applicable"')
		.replace('opening    22,788,979', 'opening    22788979\n      granted 0')
		.replace('return FF301', 'return FF301 v1.1.1');
	expect(same).not.toBe(kingsoft);
	expect(await differing(kingsoft, same)).toEqual({ code: 0, found: [] });
});

test('of a next-day return too, what is left out is what the form prints there', async () => {
	const day = `return FF305

issuer     "Pier Lanterns Limited"
submitted  18 October 2024

class ORD "Ordinary shares" listed 07981

section I
  for ORD
    opening  30 September 2024  1,000,000 + 0 = 1,000,000
    closing  17 October 2024    1,000,000 + 0 = 1,000,000
`;
	const same = day
		.replace('18 October 2024', '18 October 2024\nstatus     "New Submission"')
		.replace('shares"', 'shares" type "Not applicable"');
	expect(await differing(day, same)).toEqual({ code: 0, found: [] });
	expect((await differing(day, same.replace('New Submission', 'Resubmission'))).found).toHaveLength(1);
});

test.each([
	[
		'a figure',
		'    closing  3,805,284,801 + 0 = 3,805,284,801\n\nsection III',
		'    closing  3,805,284,901 + 0 = 3,805,284,901\n\nsection III',
	],
])('%s is said with its place on both sides, and by how much', async (_, from, to) => {
	const other = kingsoft.replace(from, to);
	expect(other).not.toBe(kingsoft);
	const { code, found } = await differing(kingsoft, other);
	expect(code).toBe(1);
	const line = lineOf(kingsoft, from);
	expect(found.map(({ at, what, apart }) => [at, what, apart])).toEqual([
		['II ORD', 'closing issued', '100'],
		['II ORD', 'closing total', '100'],
	]);
	expect(found[0]).toMatchObject({
		first: { said: '3,805,284,801', state: 'written', line },
		second: { said: '3,805,284,901', state: 'written', line },
	});
});

test.each<[string, string, string, string]>([
	['a date', 'submitted  7 January 2025', 'submitted  8 January 2025', 'submitted'],
	['a text', 'signed "Zou Tao"', 'signed "Zou Tan"', 'signed "Zou Tao", signed'],
	[
		'a movement',
		'exercised  -2,370,720 new',
		'exercised  -2,370,720 treasury',
		'III.A ORD scheme "2013 Share Option Scheme", exercised',
	],
	[
		'an item that is not there',
		'    agreement "2021 Share Incentive Plan"\n      approved  15 November 2021\n      D1        0\n      issuable  127,178,416\n',
		'',
		'III.D ORD agreement "2021 Share Incentive Plan"',
	],
	['what is confirmed', '(vii) (viii)', '(vii)', 'V, confirm'],
	['whether a section applies', 'section IV not applicable', 'section IV\n  receipt "HDR" opening 5 closing 5', 'IV'],
	['a currency', 'USD 175,955.06', 'HKD 175,955.06', 'III.A, funds'],
	[
		'what cannot be read',
		'closing    20,418,259',
		'closing    20,418,2x9',
		'III.A ORD scheme "2013 Share Option Scheme", closing',
	],
])('%s', async (_, from, to, place) => {
	const other = kingsoft.replace(from, to);
	expect(other).not.toBe(kingsoft);
	const { code, found } = await differing(kingsoft, other);
	expect(code).toBe(1);
	expect(found.map(({ at, what }) => [at, what].filter(Boolean).join(', '))).toContain(place);
	// The same the other way round.
	const back = await differing(other, kingsoft);
	expect(back.found).toHaveLength(found.length);
});

test('finds one figure that was changed against the PDF that was filed', async () => {
	const pdf = join(root, 'test/import/raw/moon-2026-01.pdf');
	const kept = folder({ 'x.return': '' });
	const { path } = kept;
	const made = await run(['import', pdf, '-o', 'moon.return'], { cwd: path });
	expect(made.code).toBe(0);
	const same = await run(['compare', 'moon.return', pdf], { cwd: path });
	expect(same).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing differs') });
	const text = readFileSync(kept.file('moon.return'), 'utf8');
	const closing = /section II\n[\s\S]*?closing +([\d,]+)/.exec(text)?.[1] as string;
	const changed = folder({
		'moon.return': text.replaceAll(closing, `${closing.slice(0, -1)}${(Number(closing.at(-1)) + 1) % 10}`),
	});
	const found = await run(['compare', 'moon.return', pdf, '--format', 'md'], { cwd: changed.path });
	expect(found.code).toBe(1);
	expect(found.stdout).toContain(closing);
	expect(found.stdout).toMatch(/^\| II \w+, closing issued \|/m);
});

test('of two folders compares what was filed with the return of its issuer and month', async () => {
	const { path } = folder({
		...archive(3),
		'filed/a.return': archiveReturn(0, '2026-11'),
		'filed/b.return': archiveReturn(1, '2026-11', { submitted: '3 December 2026', closing: '1,000,000,009' }),
		'filed/c.return': archiveReturn(9, '2026-11'),
	});
	const args = ['h0', 'h1'].map((one) => run(['compare', one, '--filed', 'filed', '--format', 'json'], { cwd: path }));
	const [first, second] = (await Promise.all(args)).map(({ code, stdout }) => ({ code, ...JSON.parse(stdout) }));
	expect(first.compared.map(({ first: { path } }: { first: { path: string } }) => path)).toEqual([archiveFile(0, '2026-11')]);
	expect(first.compared[0].differences).toEqual([]);
	expect([first.code, first.withoutReturn]).toEqual([1, ['filed/b.return', 'filed/c.return']]);
	expect(second.compared[0].differences).toHaveLength(2);
	expect(second.notCompared).toBe(3);
});

test('compares no file with itself where what was filed lies among the returns', async () => {
	const own = archiveFile(0, '2026-11');
	const changed = archiveReturn(0, '2026-11').replaceAll('2,000,000,000', '3,000,000,000');
	const returns = folder({ [own]: archiveReturn(0, '2026-11') });
	const at = { cwd: returns.path };
	returns.write('changed.return', changed);
	await run(['render', 'changed.return', '--to', 'html', '-o', 'h0/filed.html'], at);
	rmSync(returns.file('changed.return'));
	for (const [ours, filed] of [
		['.', 'h0/filed.html'],
		['.', 'h0'],
		['h0', 'h0'],
		['.', '.'],
	] as const) {
		const { code, stdout } = await run(['compare', ours, '--filed', filed, '--format', 'json'], at);
		const { compared } = JSON.parse(stdout) as { compared: { first: { path: string }; second: { path: string } }[] };
		expect([code, compared.length, compared[0]?.first.path, compared[0]?.second.path]).toEqual([1, 1, own, 'h0/filed.html']);
	}
	returns.write('filed/a.html', readFileSync(returns.file('h0/filed.html'), 'utf8'));
	rmSync(returns.file('h0/filed.html'));
	const among = await run(['compare', '.', '--filed', 'filed'], at);
	expect([among.code, among.stdout]).toEqual([1, expect.stringContaining(`${own} – filed/a.html: `)]);
	const { code, stderr } = await run(['compare', '.', '.'], { cwd: folder({ 'a.return': archiveReturn(0, '2026-11') }).path });
	expect([code, stderr]).toEqual([2, expect.stringContaining('both are the same')]);
});

test('records what was compared, and status shows it', async () => {
	const returns = folder({ ...archive(1), 'filed.return': archiveReturn(0, '2026-11') });
	const { path } = returns;
	const name = archiveFile(0, '2026-11');
	expect((await run(['compare', name, 'filed.return', '--record'], { cwd: path })).code).toBe(0);
	const record = JSON.parse(readFileSync(returns.file(`${name}.filed.json`), 'utf8'));
	expect(record).toMatchObject({ version: 1, result: 'same', differences: 0, filed: { name: 'filed.return' } });
	expect(record.filed.sha256).toMatch(/^[0-9a-f]{64}$/);
	const status = await run(['status', 'h0', '--month', '2026-11', '--today', '2026-12-09'], { cwd: path });
	expect(status.stdout).toMatch(/compared with filed\.return on \d+ \w+ \d{4}: nothing differs\n/);
	expect(existsSync(returns.file('filed.return.filed.json'))).toBe(false);
	// The record is of another text then.
	writeFileSync(returns.file(name), archiveReturn(0, '2026-11').replace('Chan Siu Ming', 'Chan Siu Wing'));
	const changed = await run(['status', 'h0', '--month', '2026-11', '--today', '2026-12-09'], { cwd: path });
	expect(changed.stdout).toMatch(/: nothing differs, the return has changed since\n/);
	const asJson = await run(['status', 'h0', '--month', '2026-11', '--today', '2026-12-09', '--format', 'json'], { cwd: path });
	expect(JSON.parse(asJson.stdout).issuers[0].compared).toMatchObject({ result: 'same', changedSince: true });
	for (const damaged of ['{"version": 1', '{}', '']) {
		writeFileSync(returns.file(`${name}.filed.json`), damaged);
		const said = await run(['status', 'h0', '--month', '2026-11', '--today', '2026-12-09'], { cwd: path });
		expect(said, damaged).toMatchObject({ code: 2, stderr: expect.stringContaining(`${name}.filed.json`) });
		expect(said.stderr).toContain('it is no record of a comparison');
	}
});

test('says what it cannot read, and how it is used', async () => {
	const { path } = folder({ 'a.return': kingsoft, 'b.txt': 'no form' });
	const at = { cwd: path };
	expect(await run(['compare', 'a.return', 'b.txt'], at)).toMatchObject({ code: 2, stderr: expect.stringContaining('b.txt') });
	expect(await run(['compare', 'a.return', 'none.pdf'], at)).toMatchObject({
		code: 2,
		stderr: expect.stringContaining('no such file'),
	});
	expect(await run(['compare', 'a.return'], at)).toMatchObject({
		code: 2,
		stderr: expect.stringContaining('two files or folders'),
	});
});
