import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { harness } from '../lsp/support/harness.js';
import { archiveCode, archiveFile, archiveName, troubledArchive } from '../support/archive.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
const { folder } = harness();

const rules = {
	columns: { issuer: 'Code', date: 'Date', kind: 'Type', shares: 'Shares', price: 'Price', currency: 'Ccy' },
	kinds: { Repurchase: 'buyback treasury', Exercise: 'exercise' },
};

test('a desk’s month: who is late, what is begun, entered and compared', async () => {
	const begun = [5, 6];
	const drafts = [3, ...begun];
	const rows = Array.from({ length: 40 }, (_, index) => {
		const day = String((index % 27) + 1).padStart(2, '0');
		return `${archiveCode(drafts[index % 3] as number)},2026-11-${day},${index % 2 ? 'Exercise' : 'Repurchase'},${index + 1},2.5,HKD`;
	});
	const returns = folder({
		...troubledArchive(),
		'rules.json': JSON.stringify(rules),
		'rows.csv': ['Code,Date,Type,Shares,Price,Ccy', ...rows].join('\n'),
	});
	const at = { cwd: returns.path };
	const status = async () => {
		const { code, stdout } = await run(['status', '--month', '2026-11', '--today', '2026-12-09', '--format', 'json'], at);
		const { issuers } = JSON.parse(stdout) as {
			issuers: { issuer: string; state: string; path: string | null; gaps: string[] }[];
		};
		return { code, of: (issuer: number) => issuers.find((row) => row.issuer === archiveName(issuer)) };
	};

	const late = await status();
	expect(late.code).toBe(1);
	expect([3, 5, 6, 8, 11, 14].map((issuer) => late.of(issuer)?.state)).toEqual([
		'overdue',
		'overdue',
		'overdue',
		'submitted',
		'submitted',
		'resubmitted',
	]);
	expect(late.of(8)?.gaps).toEqual(['2026-09']);

	for (const issuer of begun) {
		const rolled = await run(['roll', archiveFile(issuer, '2026-10'), '-o', `h${issuer}/`], at);
		expect(rolled).toMatchObject({ code: 0, stdout: `${archiveFile(issuer, '2026-11')}: written\n` });
	}
	expect(begun.map((issuer) => late.of(issuer)?.path)).toEqual([null, null]);
	const now = await status();
	expect(begun.map((issuer) => now.of(issuer)?.path)).toEqual(begun.map((issuer) => archiveFile(issuer, '2026-11')));

	const first = await run(['add', 'rows.csv', '--rules', 'rules.json', '--month', '2026-11'], at);
	expect([first.code, first.stderr]).toEqual([0, '']);
	const texts = () => drafts.map((issuer) => readFileSync(returns.file(archiveFile(issuer, '2026-11')), 'utf8'));
	const entered = texts();
	expect(entered.join('').match(/# entered: /g)).toHaveLength(40);
	const second = await run(['add', 'rows.csv', '--rules', 'rules.json', '--month', '2026-11'], at);
	expect([second.code, second.stdout.match(/left out, entered before/g)?.length]).toEqual([0, 3]);
	expect(texts()).toEqual(entered);

	// What was filed has another figure.
	const own = archiveFile(5, '2026-11');
	const text = readFileSync(returns.file(own), 'utf8');
	expect(text).toContain('2020 Share Option Scheme');
	writeFileSync(returns.file('other.return'), text.replace(/(\n +opening +)5,000,000\n/, '$15,000,010\n'));
	expect((await run(['render', 'other.return', '--to', 'pdf', '-o', 'filed.pdf'], at)).code).toBe(0);
	const compared = await run(['compare', own, 'filed.pdf', '--format', 'json'], at);
	expect(compared.code).toBe(1);
	const [{ differences }] = JSON.parse(compared.stdout).compared;
	expect(differences).toContainEqual(
		expect.objectContaining({
			at: 'III.A ORD scheme "2020 Share Option Scheme"',
			what: 'opening',
			first: expect.objectContaining({ said: '5,000,000' }),
			second: expect.objectContaining({ said: '5,000,010' }),
			apart: '10',
		}),
	);
	expect((await run(['render', own, '--to', 'pdf', '-o', 'same.pdf'], at)).code).toBe(0);
	const same = await run(['compare', own, 'same.pdf', '--format', 'json'], at);
	expect(JSON.parse(same.stdout).compared[0].differences).toEqual([]);
});
