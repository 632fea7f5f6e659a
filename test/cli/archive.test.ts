import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	unlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archive } from '../../bench/archive.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
const slipped = (text: string) => text.replace(/^(\s*closing .*)\d$/m, '$17');
const files = [...archive({ seed: 7, files: 30, months: 10 })].map(({ path, text }, index) => ({
	path,
	text: index % 7 === 3 ? slipped(text) : text,
}));
const formats = ['json', 'text', 'sarif', 'gitlab'];

let folder = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'archive-'));
	for (const { path, text } of files) put(path, text);
	put('broken.return', Buffer.from([0xff, 0xfe, 0x41]));
	put('nothing.return', '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, content: string | Uint8Array): void {
	mkdirSync(dirname(join(folder, path)), { recursive: true });
	writeFileSync(join(folder, path), content);
}

const check = (...options: readonly string[]) => run(['check', '--today', '2026-12-01', ...options, '.'], { cwd: folder });
const kept = () => join(folder, '.monthly-return-cache/check.json');
/** Until a file's times tell it from what may be written next. */
const patience = () => new Promise((resolve) => setTimeout(resolve, 150));

describe('an archive is checked', () => {
	it('by one worker or several, with the same findings in the same order', async () => {
		for (const format of formats) {
			const one = await check('--format', format, '--jobs', '1');
			expect(one.code).toBe(2); // one is not UTF-8
			expect(await check('--format', format, '--jobs', '3')).toEqual(one);
		}
		const { stdout } = await check('--format', 'json', '--jobs', '1');
		expect(JSON.parse(stdout).summary.errors).toBeGreaterThan(0);
	});

	it('in the language that was asked for, whoever does it', async () => {
		const one = await check('--language', 'zh-hant', '--jobs', '1');
		expect(one.stdout).toMatch(/\p{Script=Han}/u);
		expect(await check('--language', 'zh-hant', '--jobs', '2')).toEqual(one);
	});

	it.each([
		['format', '--check'],
		['compute', '--check'],
		['compute', '--check', '--change'],
	])('by %s %s %s too', async (...command) => {
		put('loose/left.return', (files[0]?.text ?? '').replace(/^(\s*)closing .*$/m, '').replaceAll('    ', '  '));
		const one = await run([...command, '--jobs', '1', '.'], { cwd: folder });
		expect(one.stdout).toContain('loose/left.return');
		expect(await run([...command, '--jobs', '3', '.'], { cwd: folder })).toEqual(one);
		rmSync(join(folder, 'loose'), { recursive: true });
	});

	it('by no fewer than one', async () => {
		expect(await check('--jobs', 'many')).toMatchObject({ code: 2, stdout: '' });
		expect((await check('--jobs', '0')).code).toBe(2);
	});
});

describe('what a run found, kept for the next', () => {
	it('is what would be found again, whatever was changed, removed and renamed since', async () => {
		// Of all files together something is kept where none is broken.
		rmSync(join(folder, 'broken.return'));
		const names = files.map(({ path }) => path);
		const step = fc.tuple(fc.constantFrom('slip', 'remove', 'rename', 'put'), fc.nat(names.length - 1));
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), fc.constantFrom('1', '2'), async (steps, jobs) => {
				for (const { path, text } of files) put(path, text);
				rmSync(join(folder, 'renamed.return'), { force: true });
				await patience();
				await check('--cache', '--jobs', jobs);
				for (const [what, index] of steps) {
					const { path, text } = files[index] as (typeof files)[number];
					if (what === 'slip') put(path, slipped(text).replace(/^(\s*opening .*)\d$/m, '$13'));
					else if (what === 'put') put(path, text);
					else
						try {
							if (what === 'remove') unlinkSync(join(folder, path));
							else renameSync(join(folder, path), join(folder, 'renamed.return'));
						} catch {}
				}
				await patience();
				const plain = await check('--format', 'json', '--jobs', '1');
				expect(await check('--format', 'json', '--cache', '--jobs', jobs)).toEqual(plain);
				expect(await check('--format', 'json', '--cache', '--jobs', jobs)).toEqual(plain);
			}),
			{ numRuns: 4 },
		);
		put('broken.return', Buffer.from([0xff, 0xfe, 0x41]));
		for (const { path, text } of files) put(path, text);
		rmSync(join(folder, 'renamed.return'), { force: true });
	}, 120_000);

	it('is believed where it is whole, and thrown away where a bit of it is another, or nothing of it is left', async () => {
		const plain = await check('--format', 'json');
		await check('--cache');
		const whole = readFileSync(kept());
		// Proof that it is read at all: a finding that nobody would find, in a file that says it is whole.
		const [head = '', body = ''] = whole.toString('utf8').split('\n');
		const forged = body.replace('"message":"', '"message":"forged ');
		const sum = createHash('sha256').update(forged).digest('hex');
		writeFileSync(kept(), `${JSON.stringify({ ...JSON.parse(head), sum })}\n${forged}`);
		expect((await check('--format', 'json', '--cache')).stdout).toContain('forged ');

		const at = [2, 20, head.length - 5, head.length + 30, Math.floor(whole.length / 2), whole.length - 3];
		const damaged = [
			...at.map((place) => {
				const flipped = Buffer.from(whole);
				flipped[place] = (flipped[place] as number) ^ 1;
				return flipped;
			}),
			Buffer.from(`${head}\n${forged}`),
			whole.subarray(0, whole.length - 100),
			Buffer.from(''),
			Buffer.from('null\n[]'),
			Buffer.from('[[["file:///a.return"]]]'),
		];
		for (const bytes of damaged) {
			writeFileSync(kept(), bytes);
			expect(await check('--format', 'json', '--cache')).toEqual(plain);
		}
	}, 120_000);

	/** A folder where nothing is wrong with any file, and what is kept of all of them: `forge` makes it say what nobody would find. */
	function whole(name: string) {
		const at = join(folder, name);
		const all = join(at, 'kept/found.json');
		const own = files.slice(0, 12);
		for (const { path, text } of own) put(join(name, 'in', path), text);
		const checkIt = (...options: readonly string[]) =>
			run(['check', '--today', '2026-12-01', '--format', 'json', ...options, 'in'], { cwd: at });
		const forge = () => {
			const [head = '', body = ''] = readFileSync(all, 'utf8').split('\n');
			const forged = body.replace('"message":"', '"message":"forged ');
			const sum = createHash('sha256').update(forged).digest('hex');
			writeFileSync(all, `${JSON.stringify({ ...JSON.parse(head), sum })}\n${forged}`);
		};
		return {
			at,
			all,
			own,
			forge,
			check: checkIt,
			cached: (...options: readonly string[]) => checkIt('--cache=kept', ...options),
		};
	}

	it('is said again without reading a file, while all that it hangs on is as it was', async () => {
		const { at, all, own, forge, check, cached } = whole('whole');
		await patience();
		const plain = await check();
		expect(await cached()).toEqual(plain);
		forge();
		expect((await cached()).stdout).toContain('forged ');
		// The text is the same and its time is not: the next run goes by the time again.
		const first = join(at, 'in', own[0]?.path ?? '');
		utimesSync(first, new Date(2026, 1, 1), new Date(2026, 1, 1));
		await patience();
		const before = readFileSync(all, 'utf8');
		expect((await cached()).stdout).toContain('forged ');
		expect(readFileSync(all, 'utf8')).not.toBe(before);

		for (const options of [
			['--today', '2026-12-02'],
			['--config', 'off.json'],
		]) {
			writeFileSync(join(at, 'off.json'), '{"severities": {"months-missing": "error"}}');
			expect(await cached(...options)).toEqual(await check(...options));
			await cached();
			forge();
		}
		// One that nobody named, of an issuer of those that were.
		const second = join('whole/in', own[1]?.path ?? '');
		for (const change of [
			() => put(second, slipped(own[1]?.text ?? '')),
			() => put(second, own[1]?.text ?? ''),
			() => put(join(dirname(second), '.beside.return'), own[2]?.text ?? ''),
			() => put(join(dirname(second), 'another.return'), own[3]?.text ?? ''),
		]) {
			change();
			await patience();
			const now = await check();
			expect(now.stdout).not.toContain('forged ');
			expect(await cached()).toEqual(now);
			expect(await cached()).toEqual(now);
			if (existsSync(all)) forge();
		}
	}, 120_000);

	it('is not said again of all where one could not be read, or where one that was not named has a say', async () => {
		const { at, all, own, cached } = whole('part');
		put('part/in/broken.return', Buffer.from([0xff, 0xfe, 0x41]));
		await patience();
		await cached();
		expect(existsSync(all)).toBe(false);
		rmSync(join(at, 'in/broken.return'));
		const { path, text } = own[0] as (typeof own)[number];
		put(join('part/in', dirname(path), '.beside.return'), text);
		await patience();
		await cached();
		expect(existsSync(all)).toBe(false);
		rmSync(join(at, 'in', dirname(path), '.beside.return'));
		await patience();
		await cached();
		expect(existsSync(all)).toBe(true);
	}, 60_000);

	it('is of one language and of the severities that counted', async () => {
		await check('--cache');
		const chinese = await check('--language', 'zh-hans', '--format', 'json');
		expect(await check('--language', 'zh-hans', '--format', 'json', '--cache')).toEqual(chinese);
		await check('--cache');
		writeFileSync(join(folder, 'off.json'), '{"severities": {"two-returns": "off", "months-missing": "error"}}');
		const others = await check('--config', 'off.json', '--format', 'json');
		expect(await check('--config', 'off.json', '--format', 'json', '--cache')).toEqual(others);
	});

	it('lies where it is said, and where that cannot be, all is found all the same', async () => {
		const plain = await check();
		put('file', '');
		const failed = await check('--cache=file/in');
		expect(failed).toMatchObject({ code: plain.code, stdout: plain.stdout });
		expect(failed.stderr).toContain('not gone by');
		await check('--cache=kept/here');
		expect(readFileSync(join(folder, 'kept/here/check.json'), 'utf8')).toContain('monthly-return check');
	});
});
