import { spawn } from 'node:child_process';
import {
	chmodSync,
	linkSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { replace, write, writeNew } from '../../server/src/disk/write.js';
import { root } from '../support/bundles.js';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

describe('a file is written', () => {
	it.each([
		['new', writeNew, false],
		['over another', write, true],
		['over none', write, false],
		['in place of another', replace, true],
	] as const)('%s', async (_, put, there) => {
		if (there) writeFileSync(at('a'), 'old');
		await put(at('a'), 'new');
		expect(readFileSync(at('a'), 'utf8')).toBe('new');
		expect(readdirSync(folder)).toEqual(['a']);
	});

	it.each([
		['a file', () => writeFileSync(at('a'), 'old')],
		['a link to nothing', () => symlinkSync('nothing', at('a'))],
		['a folder', () => mkdirSync(at('a'))],
	])('new where there is none, not even %s', async (_, make) => {
		make();
		await expect(writeNew(at('a'), 'new')).rejects.toMatchObject({ code: 'EEXIST' });
		expect(readdirSync(folder)).toEqual(['a']);
		if (lstatSync(at('a')).isFile()) expect(readFileSync(at('a'), 'utf8')).toBe('old');
	});

	it('new by one of those who try at once', async () => {
		const tries = Array.from({ length: 20 }, (_, index) => writeNew(at('a'), `${index}`));
		const written = (await Promise.allSettled(tries)).flatMap(({ status }, index) => (status === 'fulfilled' ? [index] : []));
		expect(written).toHaveLength(1);
		expect(readFileSync(at('a'), 'utf8')).toBe(`${written[0]}`);
		expect(readdirSync(folder)).toEqual(['a']);
	});

	it('where none is to be replaced, not at all', async () => {
		await expect(replace(at('a'), 'new')).rejects.toMatchObject({ code: 'ENOENT' });
		await expect(write(at('none/a'), 'new')).rejects.toMatchObject({ code: 'ENOENT' });
		mkdirSync(at('b'));
		await expect(write(at('b'), 'new')).rejects.toMatchObject({ code: 'EISDIR' });
		expect(readdirSync(folder)).toEqual(['b']);
	});

	it('in place of what was read, not of what was saved meanwhile', async () => {
		writeFileSync(at('a'), 'saved meanwhile');
		await expect(replace(at('a'), 'new', 'old')).rejects.toThrow('changed meanwhile');
		expect(readFileSync(at('a'), 'utf8')).toBe('saved meanwhile');
		await replace(at('a'), 'new', 'saved meanwhile');
		expect(readFileSync(at('a'), 'utf8')).toBe('new');
		expect(readdirSync(folder)).toEqual(['a']);
	});

	it('where it has one name, not where another would keep the old content', async () => {
		writeFileSync(at('a'), 'old');
		linkSync(at('a'), at('b'));
		await expect(replace(at('a'), 'new')).rejects.toThrow('hard links');
		await expect(write(at('a'), 'new')).rejects.toThrow('hard links');
		expect([readFileSync(at('a'), 'utf8'), readFileSync(at('b'), 'utf8')]).toEqual(['old', 'old']);
		expect(readdirSync(folder)).toEqual(['a', 'b']);
	});

	it.skipIf(process.platform === 'win32').each(['a', 'nothing'])(
		'never through a link that is written over: to %s',
		async (to) => {
			writeFileSync(at('a'), 'old');
			symlinkSync(to, at('link'));
			await expect(write(at('link'), 'new')).rejects.toThrow('it is a link');
			expect(readFileSync(at('a'), 'utf8')).toBe('old');
			expect(readdirSync(folder)).toEqual(['a', 'link']);
		},
	);

	it.skipIf(process.platform === 'win32')('with its rights, and behind its link', async () => {
		writeFileSync(at('a'), 'old');
		chmodSync(at('a'), 0o640);
		symlinkSync('a', at('link'));
		await replace(at('link'), 'new');
		expect([readFileSync(at('a'), 'utf8'), statSync(at('a')).mode & 0o777]).toEqual(['new', 0o640]);
		expect(lstatSync(at('link')).isSymbolicLink()).toBe(true);
	});

	it.skipIf(process.platform === 'win32')('into a device as into a device', async () => {
		await write('/dev/null', 'new');
		expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
	});
});

/** Writes over the file again and again, A or B from end to end, and says when the first is written. */
const writer = `
	import { write } from '${join(root, 'server/src/disk/write.ts')}';
	const [, , path, size] = process.argv;
	for (let round = 0; ; round++) {
		await write(path, (round % 2 ? 'A' : 'B').repeat(Number(size)));
		if (round === 0) process.stdout.write('written');
	}`;

it('nothing else writes a file', () => {
	const writes = /\b(?:writeFile|appendFile|createWriteStream|copyFile|rename|truncate)(?:Sync)?\(/;
	const writing = ['server/src', 'client/src'].flatMap((room) =>
		readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
			.filter(
				(name) =>
					name.endsWith('.ts') &&
					writes.test(readFileSync(join(root, room, name), 'utf8').replace(/service\(\)\.rename\(|^\s+rename\(.*;$/gm, '')),
			)
			.map((name) => `${room}/${name.replaceAll('\\', '/')}`),
	);
	// What lies elsewhere than on a disk, its provider writes.
	expect(writing).toEqual(['server/src/disk/write.ts', 'client/src/resources.ts']);
});

describe('whoever is ended while writing', () => {
	const size = 4_000_000;
	const scripts = mkdtempSync(join(tmpdir(), 'writer-'));
	const script = join(scripts, 'writer.mjs');
	beforeAll(async () => {
		await build({
			stdin: { contents: writer, resolveDir: root, loader: 'ts' },
			outfile: script,
			bundle: true,
			platform: 'node',
			format: 'esm',
			logLevel: 'error',
		});
	});
	afterAll(() => rmSync(scripts, { recursive: true, force: true }));

	const later = Array.from({ length: 12 }, (_, index) => index * 7);
	const end = async (signal: NodeJS.Signals, after: number) => {
		const child = spawn(process.execPath, [script, at('a'), String(size)], { stdio: ['ignore', 'pipe', 'inherit'] });
		await new Promise((resolve) => child.stdout.once('data', resolve));
		await new Promise((resolve) => setTimeout(resolve, after));
		const ended = new Promise((resolve) => child.once('close', (_code, signal) => resolve(signal)));
		child.kill(signal);
		expect(await ended).toBe(signal);
		const found = readFileSync(at('a'), 'utf8');
		expect(found.length).toBe(size);
		expect(new Set(found).size).toBe(1);
	};

	it.each(later)('killed leaves the old file or the new one (%i ms on)', (after) => end('SIGKILL', after));

	// Windows knows no signals: there a process is killed.
	it
		.skipIf(process.platform === 'win32')
		.each((['SIGINT', 'SIGTERM', 'SIGHUP'] as const).flatMap((signal) => later.map((after) => [signal, after] as const)))(
		'interrupted leaves nothing beside it either (%s, %i ms on)',
		async (signal, after) => {
			await end(signal, after);
			expect(readdirSync(folder)).toEqual(['a']);
		},
	);
});
