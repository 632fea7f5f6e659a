import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import picocolors from 'picocolors';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../server/src/cli/main.js';
import { unopened } from '../../server/src/limits.js';
import { createReturnService } from '../../server/src/service.js';
import { smallReturn } from '../support/small.js';

/** What fails, on a return whose text says so: nothing of the product does on any text, so it is made to. */
const { failing, fails, mark, marked } = vi.hoisted(() => {
	const failing = { step: '' };
	const mark = '# fails';
	return {
		failing,
		mark,
		marked: ({ source }: { readonly source: { readonly lines: readonly string[] } }) => source.lines[0] === mark,
		fails:
			<A extends unknown[], R>(step: string, run: (...args: A) => R, says: (...args: A) => boolean) =>
			(...args: A): R => {
				if (failing.step === step && says(...args)) throw new Error('it broke');
				return run(...args);
			},
	};
});

vi.mock('../../server/src/syntax/line.js', async (original) => {
	const actual = await original<typeof import('../../server/src/syntax/line.js')>();
	return { ...actual, readLine: fails('Reading', actual.readLine, (line) => line === mark) };
});
vi.mock('../../server/src/checks/snapshot.js', async (original) => {
	const actual = await original<typeof import('../../server/src/checks/snapshot.js')>();
	return { ...actual, analyse: fails('Analysis', actual.analyse, (_, source) => marked({ source })) };
});
vi.mock('../../server/src/checks/findings.js', async (original) => {
	const actual = await original<typeof import('../../server/src/checks/findings.js')>();
	return { ...actual, findingsOf: fails('Checking', actual.findingsOf, marked) };
});
vi.mock('../../server/src/checks/compute.js', async (original) => {
	const actual = await original<typeof import('../../server/src/checks/compute.js')>();
	return { ...actual, computedCells: fails('Compute', actual.computedCells, marked) };
});
vi.mock('../../server/src/features/formatting.js', async (original) => {
	const actual = await original<typeof import('../../server/src/features/formatting.js')>();
	return { ...actual, formatEdits: fails('Formatting', actual.formatEdits, marked) };
});

const bad = `${mark}\n${smallReturn()}`;
const uri = 'memory:///a.return';
const message = (step: string) => `This return could not be checked: the program failed on it (${step}). Its log says more.`;

afterEach(() => {
	failing.step = '';
});

describe.each(['Reading', 'Analysis', 'Checking'])('a return on which %s fails', (step) => {
	it('has one finding, on its first line, that says so', () => {
		failing.step = step;
		const service = createReturnService();
		service.put(uri, bad);
		expect(service.findings(uri, { severities: { unchecked: 'off' } })).toMatchObject([
			{ check: 'unchecked', severity: 'error', message: message(step), range: { start: { line: 0, character: 0 } } },
		]);
		expect(service.unchecked(uri)).toBe(message(step));
		expect(service.text(uri)).toBe(bad);
	});

	it('does not look like the text before it, and is well again once it no longer fails', () => {
		failing.step = step;
		const service = createReturnService();
		service.put(uri, smallReturn(), 1);
		expect(service.findings(uri)).toEqual([]);
		service.edit(uri, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: `${mark}\n` }], 2);
		expect(service.findings(uri).map(({ check }) => check)).toEqual(['unchecked']);
		expect(service.text(uri)).toBe(bad);
		service.edit(uri, [{ range: { start: { line: 5, character: 0 }, end: { line: 5, character: 0 } }, text: '# more\n' }], 3);
		expect(service.findings(uri).map(({ check }) => check)).toEqual(['unchecked']);
		service.edit(uri, [{ range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, text: '' }], 4);
		expect(service.findings(uri)).toEqual([]);
		expect(service.unchecked(uri)).toBeUndefined();
	});
});

describe('the command line', () => {
	let cwd: string;
	beforeEach(() => {
		cwd = mkdtempSync(join(tmpdir(), 'unchecked-'));
		writeFileSync(join(cwd, 'bad.return'), bad);
		writeFileSync(
			join(cwd, 'good.return'),
			smallReturn({ issuer: 'Another Limited', classes: 'class ORD "Ordinary shares" listed 07998' }),
		);
	});
	afterEach(() => rmSync(cwd, { recursive: true }));

	const run = async (...args: string[]) => {
		const said = { stdout: '', stderr: '' };
		const output = (name: keyof typeof said) => ({
			terminal: false,
			colors: picocolors.createColors(false),
			write: (text: string | Uint8Array) => {
				said[name] += text;
			},
			say: (text: string) => {
				said[name] += text;
			},
		});
		const io = { stdin: Readable.from([]), stdout: output('stdout'), stderr: output('stderr'), cwd, env: { LC_ALL: 'C' } };
		return { code: await main(args, io), ...said };
	};

	it.each(['Reading', 'Analysis', 'Checking'])('says that a file could not be checked: %s failed', async (step) => {
		failing.step = step;
		const { code, stdout, stderr } = await run('check', '.');
		expect(code).toBe(2);
		expect(stdout).toContain(`bad.return:1:1 error ${message(step)} unchecked`);
		expect(stdout).not.toContain('nothing found');
		expect(stderr).toContain(`could not be checked bad.return: ${message(step)}`);
	});

	it('in JSON, SARIF and workflow commands too', async () => {
		failing.step = 'Checking';
		const json = await run('check', '--format', 'json', '.');
		expect(json.code).toBe(2);
		const report = JSON.parse(json.stdout);
		expect(report.problems).toEqual([{ path: 'bad.return', message: `could not be checked: ${message('Checking')}` }]);
		expect(report.files[0].findings).toMatchObject([{ check: 'unchecked', severity: 'error' }]);
		const sarif = await run('check', '--format', 'sarif', '.');
		expect(sarif.code).toBe(2);
		const [analysis] = JSON.parse(sarif.stdout).runs;
		expect(analysis.invocations[0].executionSuccessful).toBe(false);
		expect(analysis.invocations[0].toolExecutionNotifications[0].message.text).toContain('could not be checked bad.return');
		expect(analysis.results).toMatchObject([{ ruleId: 'unchecked', level: 'error' }]);
		const github = await run('check', '--format', 'github', '.');
		expect(github.code).toBe(2);
		expect(github.stdout).toContain('::error file=bad.return,line=1,');
	});

	it.each([
		['compute --check', 'Compute'],
		['compute', 'Compute'],
		['compute --check', 'Analysis'],
		['format --check', 'Formatting'],
		['format', 'Formatting'],
		['format --check', 'Reading'],
		['roll', 'Analysis'],
		['render --to txt', 'Checking'],
	])('%s does not pass over a file that it fails on: %s', async (command, step) => {
		failing.step = step;
		const { code, stdout, stderr } = await run(...command.split(' '), 'bad.return');
		expect(code).toBe(2);
		expect(stdout).toBe('');
		expect(stderr).toContain('could not be checked bad.return');
		expect(readFileSync(join(cwd, 'bad.return'), 'utf8')).toBe(bad);
	});

	it('and has nothing to say where nothing fails', async () => {
		expect(await run('check', '.')).toMatchObject({ code: 0, stdout: 'nothing found in 2 files\n', stderr: '' });
	});
});

describe('a return beyond its bounds', () => {
	it('is checked as far as they reach, and what lies beyond is said and takes part in nothing', () => {
		const service = createReturnService();
		const head = smallReturn();
		const lines = head.split('\n').length - 1;
		service.put(uri, head + 'signed "X"\n'.repeat(unopened.lines), undefined, unopened);
		const unchecked = service.findings(uri).filter(({ check }) => check === 'unchecked');
		expect(unchecked).toMatchObject([{ severity: 'error' }]);
		expect(unchecked[0]?.range.start.line).toBeLessThanOrEqual(unopened.lines);
		expect(unchecked[0]?.range.start.line).toBeGreaterThan(lines);
		expect(service.unchecked(uri)).toBe(unchecked[0]?.message);
		expect(service.format(uri)).toEqual([]);
	});

	it('is read again as an edit brings its lines within them, and out', () => {
		const service = createReturnService();
		const many = `${smallReturn()}${'# a remark\n'.repeat(unopened.lines)}`;
		service.put(uri, many, 1, unopened);
		expect(service.findings(uri).map(({ check }) => check)).toContain('unchecked');
		const whole = { start: { line: 10, character: 0 }, end: { line: unopened.lines, character: 0 } };
		const at = service.text(uri)?.split('\n').length ?? 0;
		service.edit(uri, [{ range: { ...whole, start: { line: at - unopened.lines, character: 0 } }, text: '' }], 2);
		expect(service.findings(uri)).toEqual([]);
	});
});
