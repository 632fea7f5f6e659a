import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import Ajv from 'ajv';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { harness } from '../lsp/support/harness.js';
import { apply, kingsoft, october, small } from '../lsp/support/returns.js';
import { root } from '../support/bundles.js';
import { report } from '../support/form6k.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
const { folder } = harness();
const broken = kingsoft.replace('closing  3,805,284,801 + 0 = 3,805,284,801', 'closing  3,805,284,801 + 0 = 3,805,284,802');
const line = broken.slice(0, broken.indexOf('3,805,284,802')).split('\n').length;
const column = broken.slice(0, broken.indexOf('3,805,284,802')).split('\n').at(-1)?.length ?? 0;

/** Submitted late: a warning. */
const late = small({ submitted: '30 December 2025' });

describe('exit codes', () => {
	test('0: no errors; warnings are none', async () => {
		const { path: cwd } = folder({
			'a.return': small(),
			'late.return': late.replace('Harbour', 'Peak').replace('07999', '08888'),
		});
		expect(await run(['check', 'a.return'], { cwd })).toEqual({ code: 0, stdout: 'nothing found in 1 file\n', stderr: '' });
		const { code, stdout } = await run(['check', 'late.return'], { cwd });
		expect([code, stdout]).toEqual([0, expect.stringContaining('warning')]);
	});

	test('1: errors found', async () => {
		const { path: cwd } = folder({ 'a.return': broken });
		expect(await run(['check', '.'], { cwd })).toMatchObject({ code: 1, stderr: '' });
	});

	test('1: more warnings than --max-warnings allows', async () => {
		const { path: cwd } = folder({ 'late.return': late });
		expect(await run(['check', '--max-warnings', '1', '.'], { cwd })).toMatchObject({ code: 0, stderr: '' });
		const { code, stderr } = await run(['check', '--max-warnings=0', '.'], { cwd });
		expect([code, stderr]).toEqual([1, '1 warning, and --max-warnings allows 0\n']);
	});

	test('2: what cannot be read is said, and the rest goes on', async () => {
		const returns = folder({
			'good.return': small(),
			'latin.return': new Uint8Array([0x61, 0x0a, 0xe9, 0x0a]),
			'utf16.return': new Uint8Array([0xff, 0xfe, 0x61, 0x00]),
			'large.return': new Uint8Array(5 * 1024 * 1024 + 1).fill(0x23),
		});
		mkdirSync(returns.file('empty'));
		symlinkSync(returns.file('nowhere.return'), returns.file('dangling.return'));
		const { code, stdout, stderr } = await run(['check', '.', 'empty', 'missing.return'], { cwd: returns.path });
		expect(code).toBe(2);
		expect(stdout).toBe('nothing found in 1 file; could not be checked: 6\n');
		expect((await run(['check', 'missing.return'], { cwd: returns.path })).stdout).toBe('could not be checked: 1\n');
		expect(stderr.split('\n').sort()).toEqual(
			[
				'',
				'cannot read dangling.return: no such file or folder',
				'cannot read empty: no .return file in this folder',
				'cannot read large.return: over 5 MB, which no return is',
				'cannot read latin.return: not UTF-8, on line 2: save it as UTF-8',
				'cannot read missing.return: no such file or folder',
				'cannot read utf16.return: UTF-16, not UTF-8: save it as UTF-8',
			].sort(),
		);
	});

	test.skipIf(process.getuid?.() === 0)('2: a file or a folder one may not read', async () => {
		const returns = folder({ 'closed.return': small(), 'shut/a.return': small() });
		chmodSync(returns.file('closed.return'), 0);
		chmodSync(returns.file('shut'), 0);
		const { code, stderr } = await run(['check', '.'], { cwd: returns.path });
		chmodSync(returns.file('shut'), 0o700);
		expect(code).toBe(2);
		expect(stderr).toContain('cannot read closed.return: permission denied');
		expect(stderr).toContain('cannot read shut: permission denied');
	});

	test('2 goes before 1', async () => {
		const { path: cwd } = folder({ 'a.return': broken });
		expect(await run(['check', '.', 'missing'], { cwd })).toMatchObject({
			code: 2,
			stdout: expect.stringContaining('shares-total'),
		});
	});
});

describe('paths', () => {
	test('folders are walked, without hidden ones and node_modules; a file named is taken whatever its name', async () => {
		const { path: cwd } = folder({
			'b.return': small(),
			'a/Upper.RETURN': small(),
			'.hidden/no.return': 'nonsense',
			'.no.return': 'nonsense',
			'a/node_modules/no.return': 'nonsense',
			'notes.txt': small(),
		});
		const paths = async (...args: string[]) => {
			const { stdout } = await run(['check', '--format', 'json', ...args], { cwd });
			return (JSON.parse(stdout) as { files: { path: string }[] }).files.map(({ path }) => path);
		};
		expect(await paths('.')).toEqual(['a/Upper.RETURN', 'b.return']);
		expect(await paths(cwd, 'notes.txt', './b.return', 'a/../b.return')).toEqual(['a/Upper.RETURN', 'b.return', 'notes.txt']);
		expect(await paths('.hidden')).toEqual(['.hidden/no.return']);
	});

	test('two names of one file count once, links included', async () => {
		const returns = folder({ 'a.return': small() });
		symlinkSync(returns.file('a.return'), returns.file('b.return'));
		const { stdout } = await run(['check', 'a.return', 'b.return', '.'], { cwd: returns.path });
		expect(stdout).toBe('nothing found in 1 file\n');
	});

	test('are shown from the working directory, upwards too', async () => {
		const returns = folder({ 'october.return': small(october), 'in/november.return': small({ opening: '1,000,000,009' }) });
		const { stdout } = await run(['check', '..'], { cwd: returns.file('in') });
		expect(stdout).toMatch(/^november\.return:\d+:\d+ error /);
		expect(stdout).toMatch(/^\s+\.\.\/october\.return:\d+:\d+: /m);
	});

	test('- is standard input', async () => {
		const { code, stdout } = await run(['check', '-'], { stdin: `\ufeff${broken}` });
		expect(code).toBe(1);
		expect(stdout).toContain(`<stdin>:${line}:${column + 1} error `);
		expect(await run(['check', '-'], { stdin: new Uint8Array([0xc3, 0x28]) })).toMatchObject({
			code: 2,
			stderr: 'cannot read <stdin>: not UTF-8, on line 1: save it as UTF-8\n',
		});
	});

	test('several months are checked against each other, wherever they stand', async () => {
		const { path: cwd } = folder({
			'x/october.return': small(october),
			'y/november.return': small({ opening: '1,000,000,009' }),
		});
		expect(await run(['check', 'y'], { cwd })).toMatchObject({ code: 0 });
		const { code, stdout } = await run(['check', 'y', 'x/october.return'], { cwd });
		expect(code).toBe(1);
		expect(stdout).toContain('brought-forward');
		expect(stdout).toContain('x/october.return:');
	});
});

describe('text', () => {
	test('shows the place, the line, carets, what it hangs on and the fix', async () => {
		const { path: cwd } = folder({ 'a.return': broken });
		const { stdout } = await run(['check', 'a.return'], { cwd });
		const lines = stdout.split('\n');
		const [first = ''] = lines;
		const at = lines.findIndex((one) => one.includes(' | '));
		const [shown = '', carets = ''] = lines.slice(at);
		// What explains the finding stands below it, further in.
		expect(at).toBeGreaterThan(1);
		for (const one of lines.slice(1, at)) expect(one).toMatch(/^ {5}/);
		expect(first).toMatch(new RegExp(`^a\\.return:${line}:${column + 1} error .+ shares-total$`));
		expect(shown).toBe(` ${line} | ${broken.split('\n')[line - 1]}`);
		expect(carets).toBe(`${' '.repeat(String(line).length + 2)}| ${' '.repeat(column)}${'^'.repeat('3,805,284,802'.length)}`);
		expect(stdout).toMatch(/^\s+a\.return:\d+:\d+: .+$/m);
		expect(stdout).toMatch(/^\s+fix: .+$/m);
		expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 error, 1 warning in 1 file');
	});

	test('carets stand under wide characters, tabs and beyond long lines', async () => {
		const { path: cwd } = folder({ 'a.return': small().replace('issuer     "', 'issuer\t"香港" oops "') });
		const { stdout } = await run(['check', 'a.return'], { cwd });
		const lines = stdout.split('\n');
		const at = lines.findIndex((one) => one.includes('香港'));
		const shown = lines[at] ?? '';
		const before = shown.slice(0, shown.indexOf('oops'));
		expect(lines[at + 1]?.indexOf('^')).toBe([...before].length + 2);

		const long = folder({ 'b.return': `${small()}${'x '.repeat(20_000)}\n` });
		const { stdout: short } = await run(['check', 'b.return'], { cwd: long.path });
		for (const one of short.split('\n').filter((each) => / \| /.test(each))) expect(one.length).toBeLessThan(200);
	});

	test('commands to the terminal in a file are not passed on', async () => {
		const { path: cwd } = folder({ 'a.return': `${small()}\u001b[31mred \u009b2J\n` });
		const { stdout } = await run(['check', 'a.return'], { cwd });
		// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
		expect(stdout).not.toMatch(/[\u001b\u009b]/);
		expect(stdout).toContain('\ufffd');
	});

	test('colours: none off a terminal, unless they are forced; NO_COLOR wins', async () => {
		const { path: cwd } = folder({ 'a.return': broken });
		const colored = async (env: Record<string, string>) => (await run(['check', '.'], { cwd, env })).stdout.includes('\u001b[');
		expect(await colored({})).toBe(false);
		expect(await colored({ CI: 'true' })).toBe(false);
		expect(await colored({ FORCE_COLOR: '1' })).toBe(true);
		expect(await colored({ FORCE_COLOR: '0' })).toBe(false);
		expect(await colored({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
	});
});

describe('json', () => {
	test('has the shape it promises', async () => {
		const { path: cwd } = folder({ 'a.return': broken, 'b/c.return': small() });
		const { code, stdout } = await run(['check', '--format', 'json', '.'], { cwd });
		const report = JSON.parse(stdout);
		const place = { line: expect.any(Number), column: expect.any(Number) };
		const range = { start: place, end: place };
		expect(code).toBe(1);
		expect(Object.keys(report)).toEqual(['version', 'files', 'summary']);
		expect(report.version).toBe(1);
		expect(report.summary).toEqual({ files: 2, errors: 1, warnings: 1, information: 0 });
		expect(report.files[1]).toEqual({ path: 'b/c.return', findings: [] });
		const [finding] = report.files[0].findings;
		expect(finding).toEqual({
			check: 'shares-total',
			severity: 'error',
			message: expect.any(String),
			range: { start: { line, column: column + 1 }, end: { line, column: column + 14 } },
			related: expect.any(Array),
			fixes: expect.any(Array),
		});
		for (const related of finding.related) expect(related).toEqual({ message: expect.any(String), path: 'a.return', range });
		for (const fix of finding.fixes) {
			expect(fix).toEqual({ title: expect.any(String), preferred: expect.any(Boolean), edits: expect.any(Array) });
			for (const edit of fix.edits) expect(edit).toEqual({ range, text: expect.any(String) });
		}
	});

	test('the preferred fix, applied as it is written, mends the file', async () => {
		const { path: cwd } = folder({ 'a.return': broken });
		const { stdout } = await run(['check', '--format', 'json', '.'], { cwd });
		const fixes: {
			preferred: boolean;
			edits: { range: Record<'start' | 'end', { line: number; column: number }>; text: string }[];
		}[] = JSON.parse(stdout).files[0].findings[0].fixes;
		const at = ({ line: l, column: c }: { line: number; column: number }) => ({ line: l - 1, character: c - 1 });
		const edits = fixes
			.find(({ preferred }) => preferred)
			?.edits.map(({ range, text }) => ({
				range: { start: at(range.start), end: at(range.end) },
				newText: text,
			}));
		expect(apply(broken, edits ?? [])).toBe(kingsoft);
	});
});

describe('github', () => {
	test('prints workflow commands', async () => {
		const { path: cwd } = folder({ 'a, 100%: b.return': broken });
		const { code, stdout } = await run(['check', '--format', 'github', '.'], { cwd });
		expect(code).toBe(1);
		expect(stdout).toMatch(
			new RegExp(
				`^::error file=a%2C 100%25%3A b\\.return,line=${line},col=${column + 1},endLine=${line},endColumn=${column + 14},title=shares-total::.+\n::warning `,
			),
		);
	});

	test('the worst come first, for ten alone are shown', async () => {
		const { path: cwd } = folder({
			'a-late.return': late,
			'b.return': broken,
			'c.return': new Uint8Array([0xe9]),
			'd.return': broken,
			'e.return': small({ submitted: '30 November 2025' }),
		});
		const { stdout } = await run(['check', '--format', 'github', '.'], { cwd });
		const kinds = [...stdout.matchAll(/^::(\w+) file=([\w-]+)/gm)].map(([, kind, file]) => [kind, file]);
		expect(kinds.slice(0, 3)).toEqual([
			['error', 'c'],
			['error', 'b'],
			['error', 'd'],
		]);
		const rank = kinds.map(([kind = '']) => ['error', 'warning', 'notice'].indexOf(kind));
		expect(new Set(rank)).toEqual(new Set([0, 1, 2]));
		expect(rank).toEqual(rank.toSorted((a, b) => a - b));
	});

	test('warnings and information have commands of their own', async () => {
		const { path: cwd } = folder({ 'late.return': late });
		expect((await run(['check', '--format', 'github', '.'], { cwd })).stdout).toMatch(/^::warning file=late\.return,/);
		const config = folder({ 'c.json': '{"severities": {"deadline": "information"}}' });
		const { stdout } = await run(['check', '--format', 'github', '--config', config.file('c.json'), '.'], { cwd });
		expect(stdout).toMatch(/^::notice file=late\.return,/);
	});
});

/** As GitLab documents the format of Code Quality reports: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
const codeQuality = {
	type: 'array',
	items: {
		type: 'object',
		required: ['description', 'check_name', 'fingerprint', 'location', 'severity'],
		properties: {
			description: { type: 'string', minLength: 1 },
			check_name: { type: 'string', minLength: 1 },
			fingerprint: { type: 'string', minLength: 1 },
			severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
			location: {
				type: 'object',
				required: ['path', 'lines'],
				properties: {
					// Of the repository, without `./` before it.
					path: { type: 'string', pattern: '^(?!/|\\./)[^\\\\]+$' },
					lines: {
						type: 'object',
						required: ['begin'],
						properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } },
					},
				},
			},
		},
	},
};
const isCodeQuality = new Ajv({ allErrors: true }).compile(codeQuality);

describe('gitlab', () => {
	const report = async (texts: Readonly<Record<string, string | Uint8Array>>) => {
		const { path: cwd } = folder(texts);
		const { code, stdout } = await run(['check', '--format', 'gitlab', '.'], { cwd });
		const found = JSON.parse(stdout) as { fingerprint: string; severity: string }[];
		expect([isCodeQuality(found), isCodeQuality.errors]).toEqual([true, null]);
		expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(found.length);
		return { code, found };
	};

	test('is a Code Quality report', async () => {
		const { code, found } = await report({
			'a.return': broken,
			'b.return': new Uint8Array([0xe9]),
			'late.return': late.replace('Harbour', 'Peak').replace('07999', '08888'),
		});
		expect(code).toBe(2);
		expect(found).toEqual(
			expect.arrayContaining([
				{
					description: expect.stringMatching(/^cannot read: not UTF-8/),
					check_name: 'cannot read',
					fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
					severity: 'blocker',
					location: { path: 'b.return', lines: { begin: 1, end: 1 } },
				},
				{
					description: expect.any(String),
					check_name: 'shares-total',
					fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
					severity: 'critical',
					location: { path: 'a.return', lines: { begin: line, end: line } },
				},
				expect.objectContaining({ check_name: 'deadline', severity: 'minor' }),
			]),
		);
		expect(JSON.stringify(found)).not.toContain('\\n');
		expect(await report({ 'a.return': small() })).toEqual({ code: 0, found: [] });
	});

	test('gives each finding a fingerprint of its own, which a line put before it leaves as it is', async () => {
		const twice = broken.replace(/^(section I\n[\s\S]*?)(?=^section II$)/m, '$1$1');
		const prints = async (text: string) => (await report({ 'a.return': text })).found.map(({ fingerprint }) => fingerprint);
		const before = await prints(twice);
		expect(before.length).toBeGreaterThan(1);
		expect(new Set(before).size).toBe(before.length);
		expect(await prints(`# new\n${twice}`)).toEqual(before);
	});
});

/**
 * What Jenkins takes as JUnit (`junit-10.xsd` of its xunit plugin), and GitLab reads: of each element the attributes it may have, those it must have
 * marked, and what may stand in it.
 */
const junitElements: Readonly<
	Record<string, { readonly attributes: string; readonly holds: readonly string[]; readonly text?: true }>
> = {
	testsuites: { attributes: 'name time tests failures errors', holds: ['testsuite'] },
	testsuite: {
		attributes: 'name! tests! failures! errors! group time skipped timestamp hostname id package file log url',
		holds: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
	},
	testcase: { attributes: 'name! time classname group', holds: ['skipped', 'error', 'failure', 'system-out', 'system-err'] },
	failure: { attributes: 'type message', holds: [], text: true },
	error: { attributes: 'type message', holds: [], text: true },
	'system-out': { attributes: '', holds: [], text: true },
};

describe('junit', () => {
	/** Elements with their attributes, as a reader of XML has them. */
	function elements(xml: string) {
		const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
		const open: (typeof found)[number][] = [];
		const parser = new Parser(
			{
				onopentag: (name, attributes) => {
					const element = { name, attributes, text: '' };
					const known = junitElements[name];
					const named = known?.attributes.split(' ') ?? [];
					const above = open.at(-1)?.name;
					expect([name, above === undefined ? name === 'testsuites' : junitElements[above]?.holds.includes(name)]).toEqual([
						name,
						true,
					]);
					expect(named.map((one) => one.replace('!', ''))).toEqual(expect.arrayContaining(Object.keys(attributes)));
					expect(Object.keys(attributes)).toEqual(
						expect.arrayContaining(named.flatMap((one) => (one.endsWith('!') ? [one.slice(0, -1)] : []))),
					);
					found.push(element);
					open.push(element);
				},
				ontext: (text) => {
					const last = open.at(-1);
					if (last) last.text += text;
					if (text.trim() !== '') expect([last?.name, junitElements[last?.name ?? '']?.text]).toEqual([last?.name, true]);
				},
				onclosetag: (name, implied) => {
					expect([name, implied && !xml.includes('/>')]).toEqual([open.pop()?.name, false]);
				},
			},
			{ xmlMode: true },
		);
		parser.end(xml);
		expect(open).toEqual([]);
		return found;
	}

	test('has a suite a file, in which errors fail', async () => {
		const { path: cwd } = folder({
			'a.return': broken,
			'b.return': small(),
			'c.return': new Uint8Array([0xe9]),
			'late.return': late.replace('Harbour', 'Peak').replace('07999', '08888'),
		});
		const { code, stdout } = await run(['check', '--format', 'junit', '.'], { cwd });
		expect(code).toBe(2);
		const all = elements(stdout);
		const [whole] = all;
		expect(whole).toMatchObject({ name: 'testsuites', attributes: { failures: '1', errors: '1' } });
		const named = (name: string) => all.filter((element) => element.name === name);
		expect(named('testcase')).toHaveLength(Number(whole?.attributes.tests));
		const sum = (of: string) => named('testsuite').reduce((all, { attributes }) => all + Number(attributes[of]), 0);
		expect(['tests', 'failures', 'errors'].map(sum)).toEqual(
			['tests', 'failures', 'errors'].map((of) => Number(whole?.attributes[of])),
		);
		expect(named('testsuite').map(({ attributes }) => attributes.name)).toEqual([
			'c.return',
			'a.return',
			'b.return',
			'late.return',
		]);
		expect(named('failure')).toMatchObject([
			{ attributes: { type: 'shares-total' }, text: expect.stringMatching(`^a\\.return:${line}:${column + 1}: `) },
		]);
		expect(named('error')).toMatchObject([
			{ attributes: { type: 'cannot read', message: expect.stringContaining('not UTF-8') } },
		]);
		expect(named('system-out').some(({ text }) => text.startsWith('warning late.return:'))).toBe(true);
		expect(named('testcase')).toContainEqual({
			name: 'testcase',
			attributes: { classname: 'b.return', name: 'nothing found' },
			text: '',
		});
	});

	test('is well-formed whatever is quoted', async () => {
		const hostile = `<"&'>]]>\u0001\u001b\ufffe\u{1F600}`;
		const name = process.platform === 'win32' ? "&'.return" : `<&"'>.return`;
		const { path: cwd } = folder({ [name]: `return FF301\nmonth 31 January 2026\n${hostile} ${hostile}\nclass ${hostile}\n` });
		const { stdout } = await run(['check', '--format', 'junit', '.'], { cwd });
		expect(stdout).not.toMatch(/(?!\n)\p{Cc}|[\ufffe\uffff]|&(?!(?:amp|lt|gt|quot|#10|#9);)/u);
		const all = elements(stdout);
		const known = ['testsuites', 'testsuite', 'testcase', 'failure', 'system-out'];
		expect(all.filter(({ name }) => !known.includes(name))).toEqual([]);
		expect(all[1]?.attributes.name).toBe(name);
		expect(all.some(({ text }) => text.includes('<"&'))).toBe(true);
	});
});

describe('the hooks of pre-commit', () => {
	const hooks = readFileSync(`${root}/.pre-commit-hooks.yaml`, 'utf8');
	const entries = [...hooks.matchAll(/^ {2}entry: monthly-return (.+)\n {2}args: \['(.*)'\]$/gm)].map(
		([, entry = '', last = '']) => [...entry.split(' '), last],
	);

	test('are three, on returns alone and all at once', () => {
		expect(entries).toEqual([
			['check', '--'],
			['compute', '--check', '--'],
			['format', '--'],
		]);
		expect(hooks.match(/^ {2}files: \\\.return\$$/gm)).toHaveLength(3);
		expect(hooks.match(/^ {2}require_serial: true$/gm)).toHaveLength(3);
	});

	test.each(entries)('monthly-return %s lets what is right pass, with the names of files', async (...entry) => {
		const returns = folder({ '-a.return': kingsoft, 'b b.return': readFileSync(`${root}/test/returns/moon-inc-2026-01.return`) });
		await run(['compute', '.'], { cwd: returns.path });
		await run(['format', '.'], { cwd: returns.path });
		const before = readFileSync(returns.file('-a.return'), 'utf8');
		const { code } = await run([...entry.filter((part) => typeof part === 'string'), '-a.return', 'b b.return'], {
			cwd: returns.path,
		});
		expect(code).toBe(0);
		expect(readFileSync(returns.file('-a.return'), 'utf8')).toBe(before);
	});
});

describe('--config', () => {
	test('changes severities and turns checks off', async () => {
		const { path: cwd } = folder({
			'late.return': late,
			'off.json': '{"severities": {"deadline": "off"}}',
			'error.json': '\ufeff{"severities": {"deadline": "error"}}',
			'none.json': '{}',
		});
		expect(await run(['check', '--config', 'off.json', '.'], { cwd })).toMatchObject({
			code: 0,
			stdout: 'nothing found in 1 file\n',
		});
		expect(await run(['check', '--config', 'error.json', '.'], { cwd })).toMatchObject({ code: 1 });
		expect(await run(['check', '--config', 'none.json', '.'], { cwd })).toMatchObject({ code: 0 });
	});

	test.each([
		['{"severities": {\n  "deadlin": "off"}}', "c.json:2:3: there is no check 'deadlin'; did you mean deadline?"],
		['{"severities": {\n  "deadline": "Off"}}', 'c.json:2:3: "Off" is not a severity: error, warning, information, off'],
		['{"severities": {"syntax": "off"}}', "c.json:1:17: 'syntax' is an error of the language itself and cannot be turned off"],
		['{"severities": ["deadline"]}', 'c.json:1:2: an object of checks and their severities is expected'],
		['{"severity": {}}', "c.json:1:2: there is no setting 'severity'; did you mean severities?"],
		['[]', 'c.json:1:1: an object is expected'],
		['', 'c.json:1:1: not JSON: '],
		['{"severities": {},}', 'c.json:1:19: not JSON: '],
		['{\n  // no\n}', 'c.json:2:3: not JSON: '],
	])('%j is wrong, and the place is named', async (json, message) => {
		const { path: cwd } = folder({ 'a.return': broken, 'c.json': json });
		const { code, stdout, stderr } = await run(['check', '--config', 'c.json', '.'], { cwd });
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toContain(message);
	});

	test('that is not there', async () => {
		const { path: cwd } = folder({ 'a.return': broken });
		expect(await run(['check', '--config', 'c.json', '.'], { cwd })).toMatchObject({
			code: 2,
			stdout: '',
			stderr: expect.stringContaining('--config c.json: no such file or folder'),
		});
	});
});

test('a file alone is checked against its neighbouring months in its folder, which are not reported themselves', async () => {
	const next = (await run(['roll', '-'], { stdin: kingsoft })).stdout.replace('opening   20,418,259', 'opening   20,418,250');
	const returns = folder({
		'2024-12.return': `${kingsoft}what\n`,
		'2025-01.return': next,
		'archive/2024/2024-12.return': kingsoft,
		'archive/2025/2025-01.return': next,
	});
	for (const path of ['2025-01.return', 'archive/2025/2025-01.return']) {
		const { code, stdout } = await run(['check', path], { cwd: returns.path });
		expect(code).toBe(1);
		expect(stdout).toContain('brought-forward');
		expect(stdout).not.toMatch(/^(?:archive\/2024\/)?2024-12\.return:\d+:\d+ /m);
		expect(stdout).toMatch(/^ +(?:archive\/2024\/)?2024-12\.return:\d+:\d+: /m);
	}
	const other = folder({
		'2025-01.return': next,
		'2024-12.return': kingsoft.replace(/Kingsoft Cloud/g, 'Another').replaceAll('03896', '03897'),
	});
	expect((await run(['check', '2025-01.return'], { cwd: other.path })).stdout).not.toContain('brought-forward');
});

test('a report alone is checked with its exhibits, wherever they lie, and with what its issuer has beside it', async () => {
	const files = {
		'sec/a.6-K.return': `${report.replace('from "', 'from "../filed/')}`,
		'filed/kingsoft-cloud-2024-12.return': broken,
	};
	const { path: cwd } = folder(files);
	const { code, stdout } = await run(['check', 'sec/a.6-K.return'], { cwd });
	expect(code).toBe(1);
	expect(stdout).toMatch(/^sec\/a\.6-K\.return:\d+:\d+ error .* exhibit-findings$/m);
	expect(stdout).toContain('filed/kingsoft-cloud-2024-12.return:');
	const without = folder({ 'sec/a.6-K.return': files['sec/a.6-K.return'] });
	expect((await run(['check', 'sec'], { cwd: without.path })).stdout).toMatch(/ exhibit$/m);
});
