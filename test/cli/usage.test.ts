import { describe, expect, test } from 'vitest';
import { version } from '../../package.json';
import { checks } from '../../server/src/checks/explanations/index.js';
import { commandLine } from './support/cli.js';

const run = commandLine();

describe('help', () => {
	test.each([[['--help']], [['-h']], [['help']]])('%j lists the commands', async (args) => {
		const { code, stdout, stderr } = await run(args);
		expect([code, stderr]).toEqual([0, '']);
		for (const command of ['check', 'compute', 'explain', 'lsp']) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
	});

	test.each(['check', 'compute', 'explain', 'lsp'])('of %s', async (command) => {
		const { code, stdout, stderr } = await run([command, '--help']);
		expect([code, stderr]).toEqual([0, '']);
		expect(stdout).toMatch(new RegExp(`^monthly-return ${command}`));
		expect(await run(['help', command])).toEqual({ code, stdout, stderr });
		expect(await run([command, '--no-such-option', '-h'])).toEqual({ code, stdout, stderr });
		for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(90);
	});

	test('of check names every option', async () => {
		const { stdout } = await run(['check', '--help']);
		for (const option of ['--format', '--max-warnings', '--config', '--help']) expect(stdout).toContain(option);
		for (const format of ['text', 'json', 'sarif', 'github']) expect(stdout).toContain(format);
	});
});

test('--version', async () => {
	expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

describe('wrong usage: 2, said on stderr', () => {
	test.each([
		[[], 'monthly-return COMMAND'],
		[['chekc'], "there is no command 'chekc'; did you mean check?"],
		[['--nonsense'], "there is no option '--nonsense'"],
		[['check'], 'check needs a file or a folder'],
		[['check', '--fromat', 'json', '.'], 'there is no option --fromat; did you mean --format?'],
		[['check', '-x', '.'], 'there is no option -x'],
		[['check', '--format', 'xml', '.'], "--format is one of text, json, sarif, github, gitlab, junit, not 'xml'"],
		[['check', '.', '--format'], '--format needs a value'],
		[['check', '.', '--max-warnings', 'few'], "--max-warnings is a whole number, not 'few'"],
		[['check', '.', '--max-warnings=-1'], "--max-warnings is a whole number, not '-1'"],
		[['compute'], 'compute needs a file or a folder'],
		[['compute', '-'], 'it takes no standard input'],
		[['compute', '--check=yes', '.'], '--check takes no value'],
		[['explain'], 'explain takes one check'],
		[['explain', 'capital', 'sign'], 'explain takes one check'],
		[['explain', 'issued-closin'], "there is no check 'issued-closin'; did you mean issued-closing?"],
		[['explain', 'zzzzzzzzzzzz'], "there is no check 'zzzzzzzzzzzz'\n"],
		[['lsp'], 'lsp needs --stdio'],
		[['lsp', '--stdio', 'x'], "lsp takes no 'x'"],
	])('%j', async (args, message) => {
		const { code, stdout, stderr } = await run(args);
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toContain(message);
		if (args.length > 0) expect(stderr).toMatch(/^See monthly-return .*--help\.$/m);
	});
});

describe('explain', () => {
	test('every check, with a wrong and a right example', async () => {
		for (const id of ['issued-closing', 'brought-forward', 'syntax']) {
			const check = checks.find((one) => one.id === id);
			const { code, stdout, stderr } = await run(['explain', id]);
			expect([code, stderr]).toEqual([0, '']);
			expect(stdout).toContain(`${id} (error): ${check?.title}`);
			expect(stdout).toContain(check?.what);
			expect(stdout).toContain(check?.why);
			for (const line of `${check?.wrong}\n${check?.right}`.split('\n')) expect(stdout).toContain(line);
		}
	});

	test('in capitals too', async () => {
		expect(await run(['explain', 'Issued-Closing'])).toMatchObject({ code: 0 });
	});
});
