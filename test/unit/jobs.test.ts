import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobs } from '../../scripts/jobs.mjs';
import { programsManifest } from '../../scripts/programs.mjs';
import type { FromJob, ToJob } from '../../server/src/jobs/jobs.js';
import { startOnNode } from '../../server/src/jobs/node.js';
import { JobError, type JobWorker, runJob } from '../../server/src/jobs/run.js';
import { documentOf } from '../../server/src/render/index.js';
import { modelOf } from '../import/support/model.js';
import { open } from '../render/support/returns.js';
import { bomb } from '../support/bombs.mjs';
import { root } from '../support/bundles.js';

const moon = readFileSync(join(root, 'test/import/raw/moon-2026-01.pdf'));
const moonReturn = readFileSync(join(root, 'test/returns/moon-inc-2026-01.return'), 'utf8');

const folder = mkdtempSync(join(tmpdir(), 'jobs-'));
const script = (name: string) => join(folder, `${name}.js`);
beforeAll(async () => {
	writeFileSync(join(folder, 'package.json'), programsManifest);
	for (const job of jobs()) await build({ bundle: true, logLevel: 'error', ...job, absWorkingDir: root, outdir: folder });
	const spoken = 'require("node:worker_threads").parentPort';
	writeFileSync(script('hanging'), `${spoken}.on("message", () => { for (;;); })`);
	writeFileSync(script('hungry'), `${spoken}.on("message", () => { const all = []; for (;;) all.push({}, [all.length]); })`);
	// None of it is in V8's heap.
	writeFileSync(
		script('gorging'),
		`${spoken}.on("message", () => { const all = []; for (;;) all.push(Buffer.alloc(1 << 20, 1)); })`,
	);
	// As V8 does where a thread's limit does not help it.
	writeFileSync(script('aborting'), `${spoken}.on("message", () => process.kill(process.pid, "SIGABRT"))`);
	writeFileSync(
		script('asking'),
		`${spoken}.on("message", (said) => ${spoken}.postMessage("begin" in said ? { asked: 1, name: "cmap", of: ["x"] } : { result: said.with }))`,
	);
	writeFileSync(script('ending'), `${spoken}.on("message", () => process.exit())`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const none = { cmap: async () => undefined };
const request = { bytes: new Uint8Array() };

/** Tells besides whether the worker was ended. */
function watched(worker: JobWorker): JobWorker & { ended: boolean } {
	const seen = {
		...worker,
		ended: false,
		end() {
			seen.ended = true;
			worker.end();
		},
	};
	return seen;
}

describe('a job', () => {
	it('is ended when it takes too long, whatever it does', async () => {
		const worker = watched(startOnNode('import', script('hanging')));
		await expect(runJob('import', worker, request, none, { seconds: 0.5 })).rejects.toThrow(
			new JobError('it took longer than 0.5 seconds, and was ended'),
		);
		expect(worker.ended).toBe(true);
	});

	it('is ended when nobody waits for it any more', async () => {
		const worker = watched(startOnNode('import', script('hanging')));
		const cancelled = new AbortController();
		setTimeout(() => cancelled.abort(), 100);
		const running = runJob('import', worker, request, none, { signal: cancelled.signal });
		await expect(running).rejects.toMatchObject({ name: 'AbortError' });
		expect(worker.ended).toBe(true);
	});

	it('is not begun when it was cancelled before', async () => {
		const worker = watched(startOnNode('import', script('hanging')));
		const running = runJob('import', worker, request, none, { signal: AbortSignal.abort() });
		await expect(running).rejects.toMatchObject({ name: 'AbortError' });
		expect(worker.ended).toBe(true);
	});

	it.each(['hungry', 'gorging', 'aborting'])('is ended when it takes too much memory: %s', async (name) => {
		const worker = startOnNode('import', script(name), { seconds: 30, megabytes: 200 });
		await expect(runJob('import', worker, request, none)).rejects.toThrow(/MB of memory/);
	});

	it('that ends by itself, and one that is not there, are said', async () => {
		const ending = runJob('import', startOnNode('import', script('ending')), request, none);
		await expect(ending).rejects.toThrow(new JobError('its program ended before it was done'));
		const missing = runJob('import', startOnNode('import', script('missing')), request, none);
		await expect(missing).rejects.toThrow(/missing\.js/);
	});

	it('has its time to itself: that of an answer, which a person may have to give, is not counted', async () => {
		const slow = { cmap: () => new Promise<Uint8Array>((resolve) => setTimeout(() => resolve(new Uint8Array([1])), 16_000)) };
		const result = await runJob('import', startOnNode('import', script('asking')), request, slow, { seconds: 15 });
		expect(result).toEqual(new Uint8Array([1]));
	});

	it('fails with what an answer fails with', async () => {
		const failing = { cmap: () => Promise.reject(new Error('no disk')) };
		await expect(runJob('import', startOnNode('import', script('asking')), request, failing)).rejects.toThrow('no disk');
	});

	it('counts its time again after an answer', async () => {
		const said: ToJob[] = [];
		let hear: ((message: FromJob) => void) | undefined;
		const worker: JobWorker = {
			post: (message) => void said.push(message),
			listen: ({ message }) => {
				hear = message;
			},
			end() {},
		};
		const running = runJob('import', worker, request, none, { seconds: 0.2 });
		hear?.({ asked: 1, name: 'cmap', of: [] });
		await expect(running).rejects.toThrow(/0\.2 seconds/);
		expect(said).toContainEqual({ answered: 1, with: undefined });
	});
});

describe('the jobs as they ship', () => {
	it.each([
		['once', bomb(60)],
		['twice', bomb(300, 2)],
	])('refuse a PDF that unpacks to more than any return: deflated %s', async (_, bytes) => {
		expect(bytes.length).toBeLessThan(300_000);
		const imported = await runJob('import', startOnNode('import', script('import')), { bytes }, none);
		expect(imported).toEqual({ refused: 'the PDF unpacks to over 50 MB, which no return does' });
	});

	it('import a PDF', async () => {
		const imported = await runJob('import', startOnNode('import', script('import')), { bytes: moon }, none);
		if ('refused' in imported) throw new Error(imported.refused);
		expect(modelOf(imported.text)).toEqual(modelOf(moonReturn));
	});

	it('print a PDF that is imported again', async () => {
		const document = documentOf(open(moonReturn).snapshot);
		const answers = { font: () => Promise.reject(new Error('no font is needed')) };
		const printed = await runJob('pdf', startOnNode('pdf', script('pdf')), { document }, answers);
		if (!('pdf' in printed)) throw new Error(JSON.stringify(printed));
		const imported = await runJob('import', startOnNode('import', script('import')), { bytes: printed.pdf }, none);
		if ('refused' in imported) throw new Error(imported.refused);
		const read = modelOf(imported.text);
		const figures = modelOf(moonReturn).filter((line) => /^II? .* \/ (opening|closing) /.test(line));
		expect(figures.length).toBeGreaterThan(3);
		expect(figures.filter((line) => !read.includes(line))).toEqual([]);
	});

	it('ask for a font where there is Chinese, and say that they lack one', async () => {
		const { snapshot } = open(readFileSync(join(root, 'samples/harbour-lights-2026-01.return'), 'utf8'));
		const document = documentOf(snapshot, [], { language: 'zh' });
		const print = (font: { bytes: Uint8Array } | undefined) =>
			runJob('pdf', startOnNode('pdf', script('pdf')), { document }, { font: async () => font });
		expect(await print(undefined)).toEqual({ lacks: 'font' });
		expect(await print({ bytes: new Uint8Array(9) })).toEqual({ refused: expect.stringContaining('font') });
	});
});
