import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { harness } from '../lsp/support/harness.js';
import { kingsoft } from '../lsp/support/returns.js';
import { generateReturn } from '../support/generate.js';
import { strictService } from '../support/small.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
const { folder } = harness();

const loose = kingsoft.replaceAll(/^ +/gm, '').replace('7 January 2025', '2025-01-07');

test('puts files into their layout, and says so', async () => {
	const returns = folder({ 'loose.return': loose, 'neat.return': kingsoft });
	expect(await run(['format', '.'], { cwd: returns.path })).toEqual({
		code: 0,
		stdout: 'loose.return: formatted\nneat.return: nothing to change\n',
		stderr: '',
	});
	expect(readFileSync(returns.file('loose.return'), 'utf8')).toBe(kingsoft);
	expect(readFileSync(returns.file('neat.return'), 'utf8')).toBe(kingsoft);
	expect(readdirSync(returns.path).sort()).toEqual(['loose.return', 'neat.return']);
});

test('--check writes nothing, and exits with 1 when something would change', async () => {
	const returns = folder({ 'loose.return': loose, 'neat.return': kingsoft });
	expect(await run(['format', '--check', '.'], { cwd: returns.path })).toEqual({
		code: 1,
		stdout: 'loose.return: would change\nneat.return: nothing to change\n',
		stderr: '',
	});
	expect(readFileSync(returns.file('loose.return'), 'utf8')).toBe(loose);
	expect(await run(['format', '--check', 'neat.return'], { cwd: returns.path })).toMatchObject({ code: 0 });
	expect(await run(['format', '--check', '-'], { stdin: loose })).toMatchObject({ code: 1, stdout: '<stdin>: would change\n' });
});

test('formats standard input to standard output, as the editor would', async () => {
	expect(await run(['format', '-'], { stdin: loose })).toEqual({ code: 0, stdout: kingsoft, stderr: '' });
	const text = generateReturn({ seed: 5 }).replaceAll(/^ +/gm, '');
	const service = strictService({ 'a:b': text });
	const inEditor = TextDocument.applyEdits(TextDocument.create('a:b', 'it', 0, text), [...service.format('a:b')]);
	expect(inEditor).not.toBe(text);
	expect(await run(['format', '-'], { stdin: text })).toMatchObject({ code: 0, stdout: inEditor });
	expect(await run(['format', '-'], { stdin: `\ufeff${loose.replaceAll('\n', '\r\n')}` })).toMatchObject({
		stdout: `\ufeff${kingsoft.replaceAll('\n', '\r\n')}`,
	});
});

test('keeps the byte order mark, line ends, rights and links', async () => {
	const returns = folder({ 'real/a.return': `\ufeff${loose.replaceAll('\n', '\r\n')}` });
	chmodSync(returns.file('real/a.return'), 0o640);
	mkdirSync(returns.file('linked'));
	symlinkSync('../real/a.return', returns.file('linked/a.return'));
	expect(await run(['format', 'linked/a.return'], { cwd: returns.path })).toMatchObject({ code: 0 });
	expect(readFileSync(returns.file('real/a.return'), 'utf8')).toBe(`\ufeff${kingsoft.replaceAll('\n', '\r\n')}`);
	expect(statSync(returns.file('real/a.return')).mode & 0o777).toBe(0o640);
	expect(lstatSync(returns.file('linked/a.return')).isSymbolicLink()).toBe(true);
});

test('what cannot be read is said, and the rest is done', async () => {
	const returns = folder({ 'loose.return': loose, 'latin.return': new Uint8Array([0xe9]) });
	const { code, stdout, stderr } = await run(['format', '.', 'missing'], { cwd: returns.path });
	expect([code, stdout]).toEqual([2, 'loose.return: formatted\n']);
	expect(stderr).toContain('cannot read latin.return: not UTF-8');
	expect(stderr).toContain('cannot read missing: no such file or folder');
	expect(await run(['format', '-'], { stdin: new Uint8Array([0xe9]) })).toMatchObject({ code: 2, stdout: '' });
});

test.skipIf(process.getuid?.() === 0)('what cannot be written is said', async () => {
	const returns = folder({ 'loose.return': loose });
	chmodSync(returns.file('loose.return'), 0o444);
	expect(await run(['format', '.'], { cwd: returns.path })).toMatchObject({
		code: 2,
		stderr: 'cannot write loose.return: permission denied\n',
	});
});

test('says how it is used', async () => {
	expect(await run(['format'])).toMatchObject({ code: 2, stderr: expect.stringContaining('format needs a file, a folder or -') });
	expect(await run(['format', '-', 'a.return'])).toMatchObject({ code: 2, stderr: expect.stringContaining('by itself') });
	expect(await run(['format', '--chek', '.'])).toMatchObject({
		code: 2,
		stderr: expect.stringContaining('did you mean --check?'),
	});
});
