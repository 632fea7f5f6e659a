import { createHash } from 'node:crypto';
import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { harness } from '../lsp/support/harness.js';
import { archive, archiveFile, archiveName, archiveReturn, troubledArchive } from '../support/archive.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
const { folder } = harness();

const after = ['--month', '2026-11', '--today', '2026-12-09'];

async function rowsOf(files: Record<string, string>, ...args: string[]) {
	const { path } = folder(files);
	const { code, stdout, stderr } = await run(['status', path, '--format', 'json', ...args]);
	const { issuers, ...desk } = JSON.parse(stdout) as { issuers: { issuer: string; [key: string]: unknown }[]; month: string };
	const of = (issuer: number) => issuers.find((row) => row.issuer === archiveName(issuer));
	return { code, stderr, issuers, desk, of };
}

test('says the five troubles of a desk’s month, one row an issuer', async () => {
	const { path } = folder(troubledArchive());
	const { code, stdout, stderr } = await run(['status', path, ...after]);
	expect([code, stderr]).toEqual([1, '']);
	const row = (issuer: number) => stdout.split('\n').find((line) => line.includes(archiveName(issuer)));
	expect(stdout.split('\n').filter((line) => /Harbour \w Holdings/.test(line))).toHaveLength(25);
	expect(row(0)).toBe('07000 Harbour A Holdings Limited  November 2026     submitted 3 December 2026');
	expect(row(3)).toMatch(/November 2026 +overdue since 7 December 2026, draft, 1 error +-2$/);
	for (const issuer of [5, 6]) expect(row(issuer)).toMatch(/October 2026 +overdue since 7 December 2026, not begun +-2$/);
	expect(row(8)).toMatch(/submitted 3 December 2026$/);
	expect(stdout).toContain('missing: 2026-09\n');
	expect(row(11)).toMatch(/submitted 9 December 2026, 2 days late$/);
	expect(row(14)).toMatch(/resubmitted 8 December 2026, 1 other return of the month does not count$/);
	expect(stdout).toMatch(/does not count: \S*07014-2026-11\.return\n/);
	expect(stdout).toMatch(
		/\nIssuers: 25; submitted: 22; drafts: 1; not begun: 2; with something overdue: 3; with a month missing: 1\n$/,
	);
});

test('writes the same as JSON, of one shape whatever is known', async () => {
	const { code, issuers, desk, of } = await rowsOf(troubledArchive(), ...after);
	expect([code, issuers.length]).toEqual([1, 25]);
	expect(desk).toEqual({ version: 1, today: '2026-12-09', month: '2026-11' });
	expect(of(3)).toMatchObject({
		state: 'overdue',
		errors: 1,
		due: '2026-12-07',
		daysLeft: -2,
		overdue: ['2026-11'],
		code: '07003',
	});
	expect(of(5)).toMatchObject({
		state: 'overdue',
		path: null,
		overdue: ['2026-11'],
		last: { month: '2026-10', state: 'submitted' },
	});
	expect(of(8)).toMatchObject({ state: 'submitted', gaps: ['2026-09'], overdue: [] });
	expect(of(11)).toMatchObject({ state: 'submitted', submitted: '2026-12-09', daysLate: 2 });
	expect(of(14)).toMatchObject({ state: 'resubmitted', daysLate: 0, path: expect.stringContaining('-resubmission.return') });
	const keys = issuers.map((row) => Object.keys(row).join());
	expect(new Set(keys).size).toBe(1);
});

test('exits with 0 where all is filed, or drafts are not due yet', async () => {
	expect((await rowsOf(archive(3), ...after)).code).toBe(0);
	const files = { ...archive(2), [archiveFile(1, '2026-11')]: archiveReturn(1, '2026-11', {}) };
	const early = await rowsOf(files, '--today', '2026-12-02');
	expect([early.code, early.desk.month]).toEqual([0, '2026-11']);
	expect(early.of(1)).toMatchObject({ state: 'draft', errors: 0, daysLeft: 5 });
	const due = await rowsOf(files, '--today', '2026-12-07');
	expect([due.code, due.of(1)?.daysLeft]).toEqual([0, 0]);
	const late = await rowsOf(files, '--today', '2026-12-08');
	expect([late.code, late.of(1)?.state]).toEqual([1, 'overdue']);
});

test('says a draft of an older month that is overdue, and a resubmission that is being made', async () => {
	const files = {
		...archive(2),
		[archiveFile(0, '2026-10')]: archiveReturn(0, '2026-10', {}),
		[archiveFile(1, '2026-11', '-r')]: archiveReturn(1, '2026-11', { resubmission: true }),
	};
	const { code, of } = await rowsOf(files, ...after);
	expect(code).toBe(1);
	expect(of(0)).toMatchObject({ state: 'submitted', overdue: ['2026-10'] });
	expect(of(1)).toMatchObject({ overdue: [], daysLeft: null });
});

test('tells issuers apart by code, whatever they are called now', async () => {
	const renamed = archiveReturn(0, '2026-11').replace(archiveName(0), 'Quay Holdings Limited');
	const { issuers } = await rowsOf({ ...archive(2), [archiveFile(0, '2026-11')]: renamed }, ...after);
	expect(issuers.map(({ issuer }) => issuer)).toEqual([archiveName(1), 'Quay Holdings Limited']);
});

test('says what is counted nowhere, cannot be read, or is asked wrongly', async () => {
	const { path } = folder({ ...archive(1), 'none.return': 'return FF301\nissuer "A"\n', 'latin.return': new Uint8Array([0xe9]) });
	const { code, stderr } = await run(['status', path, ...after]);
	expect(code).toBe(2);
	expect(stderr).toMatch(/none\.return: it says no issuer or no month/);
	expect(stderr).toMatch(/cannot read \S*latin\.return: not UTF-8/);
	for (const [args, said] of [
		[['--month', '2026-13'], "--month is a month such as 2026-11, not '2026-13'"],
		[['--today', '2026-02-30'], "--today is a day such as 2026-12-07, not '2026-02-30'"],
		[['--format', 'xml'], '--format is one of text, json'],
	] as const) {
		expect(await run(['status', path, ...args])).toMatchObject({ code: 2, stderr: expect.stringContaining(said) });
	}
});

test('says next-day returns that wait, and what no report on Form 6-K furnishes yet', async () => {
	const day = (date: string, submitted: string) => `return FF305
issuer "${archiveName(0)}"
${submitted}
class ORD "Ordinary shares" listed 07000
section I
  for ORD
    opening ${date} 1,000,000,000 + 0 = 1,000,000,000
    closing ${date} 1,000,000,000 + 0 = 1,000,000,000
section II not applicable
section III not applicable
`;
	const files = {
		...archive(2),
		'h0/d1.return': day('2 December 2026', 'submitted 3 December 2026'),
		'h0/d1-again.return': day('2 December 2026', 'submitted 4 December 2026\nstatus "Resubmission"'),
		'h0/d2.return': day('8 December 2026', ''),
		'h0/r.6-K.return': `report 6-K
registrant "${archiveName(0)}"
exhibit 99.1 "Monthly Return" from "07000-2026-10.return"
signed "Chan Siu Ming"
  date 6 November 2026
`,
	};
	const { of, issuers } = await rowsOf(files, ...after);
	expect(issuers).toHaveLength(2);
	expect(of(0)).toMatchObject({ state: 'submitted', nextDayWaiting: [expect.stringMatching(/h0\/d2\.return$/)] });
	const lacking = (of(0)?.notFurnished ?? []) as string[];
	expect(lacking.map((path) => path.slice(path.lastIndexOf('/') + 1)).sort()).toEqual([
		'07000-2026-11.return',
		'd1-again.return',
	]);
	expect(of(1)).toMatchObject({ nextDayWaiting: [], notFurnished: [] });
});

test('says it in Chinese too', async () => {
	const { path } = folder(troubledArchive());
	const { stdout } = await run(['--language', 'zh-hant', 'status', path, ...after]);
	expect(stdout).toContain('已逾期（限期為2026年12月7日）');
});

test('keeps what it knows, says the same again, and reads what has changed', async () => {
	const returns = folder({ ...troubledArchive(), 'monthly-return.json': '{}' });
	const at = { cwd: returns.path };
	const status = async (...more: string[]) => run(['status', '--format', 'json', ...after, ...more], at);
	// What was written in the moment it is read is read again.
	await wait(300);
	const plain = await status();
	const keeping = await status('--cache');
	expect(keeping).toEqual(plain);
	const kept = () => readFileSync(returns.file('.monthly-return-cache/status.json'), 'utf8');
	const first = kept();
	expect(first).toContain(archiveFile(0, '2026-08'));
	expect(await status('--cache')).toEqual(plain);
	expect(kept()).toBe(first);

	// Another text of the same size and time.
	const changed = returns.file(archiveFile(0, '2026-11'));
	const text = readFileSync(changed, 'utf8');
	writeFileSync(changed, text.replace('3 December 2026', '8 December 2026'));
	utimesSync(changed, 1, 1);
	const row = async (...more: string[]) => {
		const { stdout } = await status(...more);
		return JSON.parse(stdout).issuers.find((one: { issuer: string }) => one.issuer === archiveName(0));
	};
	expect(await row('--cache')).toMatchObject({ submitted: '2026-12-08', daysLate: 1 });
	// What it hangs on has changed.
	const before = returns.file(archiveFile(0, '2026-10'));
	writeFileSync(
		before,
		readFileSync(before, 'utf8').replaceAll('1,000,000,000 + 0 = 1,000,000,000', '1,000,000,009 + 0 = 1,000,000,009'),
	);
	expect((await row('--cache')).errors).toBe((await row()).errors);
	expect((await row('--cache')).errors).toBeGreaterThan(0);
	// One that is damaged is none.
	writeFileSync(returns.file('.monthly-return-cache/status.json'), kept().replace('2026', '2027'));
	const answer = returns.file('.monthly-return-cache/desk.json');
	writeFileSync(answer, readFileSync(answer, 'utf8').replace('overdue', 'drafted'));
	expect(await row('--cache')).toEqual(await row());
	// What is off for one folder is not what was found.
	writeFileSync(returns.file('monthly-return.json'), '{"severities": {"brought-forward": "off", "capital": "off"}}');
	expect(await row('--cache')).toEqual(await row());
});

test('goes by what it keeps: by the answer while no file is another, else by what is known of each', async () => {
	const returns = folder(archive(3));
	const at = { cwd: returns.path };
	await wait(300);
	const issuers = async (...more: string[]) => {
		const { stdout } = await run(['status', '--format', 'json', '--cache', ...after, ...more], at);
		return JSON.parse(stdout).issuers.map(({ issuer }: { issuer: string }) => issuer);
	};
	/** Another name in what is kept, as only the program writes it. */
	const rename = (name: string, to: string) => {
		const file = returns.file(`.monthly-return-cache/${name}.json`);
		const [head = '', ...rest] = readFileSync(file, 'utf8').split('\n');
		const body = rest.join('\n').replaceAll(archiveName(1), to);
		const sum = createHash('sha256').update(body).digest('hex');
		writeFileSync(file, `${JSON.stringify({ ...JSON.parse(head), sum })}\n${body}`);
	};
	const own = [0, 1, 2].map(archiveName);
	expect(await issuers()).toEqual(own);
	rename('desk', 'The Answer');
	expect(await issuers()).toEqual([own[0], 'The Answer', own[2]]);
	// Another question is not answered by it, nor is the same one where a file is another.
	rename('status', 'Known Files');
	expect(await issuers('--today', '2026-12-10')).toEqual([own[0], own[2], 'Known Files'].sort());
	rmSync(returns.file('.monthly-return-cache/desk.json'));
	expect(await issuers()).toEqual([own[0], own[2], 'Known Files'].sort());
	await wait(300);
	expect(await issuers()).toContain('Known Files');
	const changed = returns.file(archiveFile(0, '2026-11'));
	writeFileSync(changed, `${readFileSync(changed, 'utf8')}# another\n`);
	expect(await issuers()).toContain('Known Files');
	writeFileSync(
		returns.file('new.return'),
		readFileSync(changed, 'utf8')
			.replaceAll(own[0] ?? '', 'New')
			.replaceAll('07000', '07999'),
	);
	expect(await issuers()).toContain('New');
	rmSync(returns.file('new.return'));
	expect(await issuers()).not.toContain('New');
});
