import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { modelOf } from '../import/support/model.js';
import { bomb } from '../support/bombs.mjs';
import { root } from '../support/bundles.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
const raw = (name: string) => join(root, 'test/import/raw', name);
const moon = readFileSync(join(root, 'test/returns/moon-inc-2026-01.return'), 'utf8');

let made: string | undefined;
afterEach(() => {
	if (made) rmSync(made, { recursive: true, force: true });
	made = undefined;
});
function folder(): string {
	made ??= mkdtempSync(join(tmpdir(), 'import-'));
	return made;
}

test('a PDF becomes a return on standard output, which check finds clean', async () => {
	const { code, stdout, stderr } = await run(['import', raw('moon-2026-01.pdf')]);
	expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
	expect(modelOf(stdout)).toEqual(modelOf(moon));
	const checked = await run(['check', '-'], { stdin: stdout });
	expect(checked.stdout).not.toContain('error');
});

test('a text is read too, from standard input as well; what was not read is said', async () => {
	const file = raw('kingsoft-cloud-2024-12.6-K.txt');
	const { code, stdout, stderr } = await run(['import', file]);
	expect(code).toBe(1);
	// The cover above it is said to be there, and how to have it, before what was not read.
	expect(stderr).toMatch(
		/^A Form 6-K stands above the return: -o with a folder writes both[^\n]*\n<stdout>:\d+: not read: section III\.B, for its heading is not there\n/,
	);
	const line = Number(/<stdout>:(\d+):/.exec(stderr)?.[1]);
	expect(stdout.split('\n')[line - 1]).toContain('# not read: section III.B');
	expect(await run(['import', '-'], { stdin: readFileSync(file) })).toEqual({ code, stdout, stderr });
});

test('-o writes a file, and over one that is there with --force only', async () => {
	const out = join(folder(), 'moon.return');
	expect(await run(['import', raw('moon-2026-01.layout.txt'), '-o', out])).toMatchObject({ code: 0, stdout: '' });
	const written = readFileSync(out, 'utf8');
	expect(modelOf(written)).toEqual(modelOf(moon));
	writeFileSync(out, 'mine');
	const again = await run(['import', raw('moon-2026-01.layout.txt'), '-o', out]);
	expect(again).toMatchObject({ code: 2, stderr: `error: ${out} is there already; --force writes over it\n` });
	expect(readFileSync(out, 'utf8')).toBe('mine');
	expect(await run(['import', raw('moon-2026-01.layout.txt'), '-o', out, '--force'])).toMatchObject({ code: 0 });
	expect(readFileSync(out, 'utf8')).toBe(written);
});

test.each([
	['a text that is none', 'Dear all,\nplease find attached.\n', 'there is no FF301 in it'],
	['nothing', '', 'there is nothing in it'],
	['another encoding', new Uint8Array([0x4d, 0xe9, 0xff, 0x20]), 'neither a PDF nor a text in UTF-8'],
	['a damaged PDF', '%PDF-1.7\nnothing else', 'the PDF is damaged'],
	['a Word file', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'it is a Word or Excel file'],
])('%s is refused with a reason', async (_, stdin, reason) => {
	const { code, stdout, stderr } = await run(['import', '-'], { stdin });
	expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
	expect(stderr).toContain(`<stdin> cannot be imported: `);
	expect(stderr).toContain(reason);
});

test('what is not there, and wrong usage, are said', async () => {
	expect(await run(['import', 'missing.pdf'], { cwd: folder() })).toMatchObject({
		code: 2,
		stderr: 'error: cannot read missing.pdf: no such file or folder\n',
	});
	expect(await run(['import'])).toMatchObject({ code: 2 });
	expect(await run(['import', 'a', 'b'])).toMatchObject({ code: 2 });
});

test('a PDF that unpacks to more than any return is refused', async () => {
	const file = join(folder(), 'bomb.pdf');
	writeFileSync(file, bomb());
	expect(await run(['import', file])).toEqual({
		code: 2,
		stdout: '',
		stderr: `error: ${file} cannot be imported: the PDF unpacks to over 50 MB, which no return does\n`,
	});
});
