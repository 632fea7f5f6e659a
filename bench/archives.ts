import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeArchive } from './archive.js';
import { NoAnswer, Server, wait } from './client.js';
import type { Subject } from './peers.js';
import { quantile } from './servers.js';

/** Times in seconds, memory in MB. */
export interface BatchFigures {
	readonly files: number;
	readonly one: Batch;
	readonly all: Batch;
	readonly keeping: Batch;
	readonly cached: Batch;
}

export interface Batch {
	readonly wall: number;
	/** Of all its threads. */
	readonly processor: number;
	readonly memory: number;
}

/** In milliseconds, and MB. */
export interface EditorFigures {
	readonly files: number;
	/** From opening a return, just after the folder, to the finding that hangs on the month before. */
	readonly opened: number;
	/** A keystroke while the folder is read, and after; median and p95. */
	readonly reading: readonly [number, number];
	readonly read: readonly [number, number];
	/** In a folder of none. */
	readonly alone: readonly [number, number];
	/** Until all are read. */
	readonly search: number;
	readonly memory: number;
}

/** What a process has used is said as it ends. */
const used = `data:text/javascript,${encodeURIComponent(
	"import { isMainThread } from 'node:worker_threads'; if (isMainThread) process.on('exit', () => process.stderr.write('\\n@' + JSON.stringify(process.resourceUsage())));",
)}`;

/** The folder of an archive, written once. */
export function archiveOf(files: number): string {
	const folder = join(tmpdir(), `monthly-return-archive-${files}`);
	const whole = join(folder, '.whole');
	if (!existsSync(whole)) {
		rmSync(folder, { recursive: true, force: true });
		writeArchive(folder, { seed: 1, files });
		writeFileSync(whole, '');
	}
	return folder;
}

export async function measureBatch(files: number): Promise<BatchFigures> {
	const folder = archiveOf(files);
	const cache = join(tmpdir(), 'monthly-return-bench-cache');
	rmSync(cache, { recursive: true, force: true });
	const one = await check(folder, '--jobs=1');
	const all = await check(folder, `--jobs=${availableParallelism()}`);
	const keeping = await check(folder, `--cache=${cache}`);
	const cached = await check(folder, `--cache=${cache}`);
	return { files: countOf(folder), one, all, keeping, cached };
}

function countOf(folder: string): number {
	return readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.return')).length;
}

function check(folder: string, ...options: readonly string[]): Promise<Batch> {
	return run('check', '--format', 'json', ...options, folder);
}

async function run(...args: readonly string[]): Promise<Batch> {
	const began = performance.now();
	const child = spawn(process.execPath, ['--import', used, 'dist/cli.js', ...args], {
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	let said = '';
	child.stderr.on('data', (chunk) => {
		said += chunk;
	});
	const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
	const wall = (performance.now() - began) / 1000;
	const usage = /^@(\{.*\})$/m.exec(said)?.[1];
	if (usage === undefined || (code !== 0 && code !== 1))
		throw new NoAnswer(`${args[0]} ended with ${code}: ${said.slice(0, 500)}`);
	const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(usage) as NodeJS.ResourceUsage;
	return { wall, processor: (userCPUTime + systemCPUTime) / 1e6, memory: (maxRSS * 1024) / 1e6 };
}

/** What a desk does with an archive, each row by its name. */
export interface DeskFigures {
	readonly files: number;
	readonly issuers: number;
	readonly rows: readonly (readonly [what: string, of: Batch, target?: number])[];
}

/** The month that the archive ends with, and a day in time for it. */
const last = ['--month', '2025-12', '--today', '2026-01-05'] as const;

export async function measureDesk(files: number): Promise<DeskFigures> {
	const scratch = mkdtempSync(join(tmpdir(), 'monthly-return-bench-desk-'));
	try {
		return await measureDeskIn(scratch, archiveOf(files));
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}

async function measureDeskIn(scratch: string, folder: string): Promise<DeskFigures> {
	const at = (...names: readonly string[]) => join(scratch, ...names);
	const cache = `--cache=${at('cache')}`;
	const status = (...more: readonly string[]) => run('status', '--format', 'json', ...last, ...more, folder);
	const rows: [string, Batch, number?][] = [
		['`status`, cold', await status(), 5],
		['`status --cache`, the first time', await status(cache)],
		['`status --cache`, nothing changed', await status(cache), 1],
		['`roll --month`, all issuers', await run('roll', '--month', '2026-01', '-o', at('rolled'), folder), 10],
	];
	// Each issuer's last return is printed, and compared with what it was printed from.
	await run('render', '--month', '2025-12', '--to', 'pdf', '-o', at('filed'), folder);
	const pdfs = readdirSync(at('filed'), { recursive: true }).filter((name) => String(name).endsWith('.pdf')).length;
	cpSync(at('filed'), at('ours'), { recursive: true });
	const compare = (jobs: number) => run('compare', '--format', 'json', `--jobs=${jobs}`, at('ours'), '--filed', at('filed'));
	rows.push([`\`compare\` of two folders of ${pdfs} PDFs, one core`, await compare(1)]);
	rows.push([`the same, all ${availableParallelism()} cores`, await compare(availableParallelism())]);
	return { files: countOf(folder), issuers: pdfs, rows };
}

/** As a table of the page. */
export function deskPage(desks: readonly DeskFigures[]): string {
	const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value >= 100 ? 0 : value >= 10 ? 1 : 2 });
	const rows = desks.flatMap(({ files, issuers, rows }) =>
		rows.map(([what, { wall, processor, memory }, target]) => {
			const each = [number(files), number(issuers), what, number(wall), number(processor), number(memory)];
			return `| ${[...each, target === undefined ? '' : `< ${target}`].join(' | ')} |`;
		}),
	);
	return `| files | issuers | a desk's month | wall, s | processor, s | memory at most, MB | target, s |
| --: | --: | --- | --: | --: | --: | --- |
${rows.join('\n')}

*Processor* leaves out the processes that read PDFs. The target is of an archive of 30,000 files and 500 issuers.
`;
}

export async function measureEditor(own: Subject, files: number, samples: number): Promise<EditorFigures> {
	const folder = archiveOf(files);
	const [issuer = ''] = readdirSync(folder)
		.filter((name) => !name.startsWith('.'))
		.slice(-1);
	const months = readdirSync(join(folder, issuer)).sort();
	const path = join(folder, issuer, months[Math.floor(months.length / 2)] ?? '');
	const whole = readFileSync(path, 'utf8').split('\n');
	// An opening that is not what the month before closes with.
	const line = whole.findIndex((text) => /^\s*opening\s+[\d,]*\d\d/.test(text));
	const at = /^\s*opening\s+\d/.exec(whole[line] ?? '')?.[0].length ?? 0;
	const right = whole[line]?.[at - 1] ?? '0';
	const wrong = right === '7' ? '6' : '7';
	const range = { start: { line, character: at - 1 }, end: { line, character: at } };
	const broken = whole.map((text, index) => (index === line ? text.slice(0, at - 1) + wrong + text.slice(at) : text)).join('\n');
	const keys = async (server: Server, count: number, until?: () => boolean) => {
		const times: number[] = [];
		for (let key = 0; key < count && !until?.(); key++)
			times.push(await server.typed({ range, text: key % 2 === 0 ? right : wrong }));
		return [quantile(times, 0.5), quantile(times, 0.95)] as const;
	};

	const alone = await Server.start(own.launch, 'file:///alone.return');
	let aloneTimes: readonly [number, number];
	try {
		await alone.open(own.languageId, broken);
		await keys(alone, 20);
		aloneTimes = await keys(alone, samples);
	} finally {
		await alone.stop();
	}

	const uri = pathToFileURL(path).href;
	const began = performance.now();
	const server = await Server.start({ ...own.launch, folders: [pathToFileURL(folder).href] }, uri);
	try {
		const openedAt = performance.now();
		await server.open(own.languageId, broken);
		await server.found('brought-forward');
		const opened = performance.now() - openedAt;
		const reading = await keys(server, samples);
		await server.idle();
		const search = performance.now() - began;
		const read = await keys(server, samples);
		await wait(500);
		return { files: countOf(folder), opened, reading, read, alone: aloneTimes, search, memory: (server.memory() ?? 0) / 1e6 };
	} finally {
		await server.stop();
	}
}

/** Both, as a section of the page. */
export function archivesPage(batches: readonly BatchFigures[], editors: readonly EditorFigures[]): string {
	const number = (value: number, digits = value >= 100 ? 0 : value >= 10 ? 1 : 2) =>
		value.toLocaleString('en', { maximumFractionDigits: digits });
	const how = [
		['one core', (figures: BatchFigures) => figures.one],
		['all cores', ({ all }: BatchFigures) => all],
		['all cores, keeping a cache', ({ keeping }: BatchFigures) => keeping],
		['cached, nothing changed', ({ cached }: BatchFigures) => cached],
	] as const;
	const rows = batches.flatMap((figures) =>
		how.map(([name, of]) => {
			const { wall, processor, memory } = of(figures);
			const each = [
				number(figures.files),
				name,
				number(wall),
				number(processor),
				number(figures.files / processor),
				number(memory),
			];
			return `| ${each.join(' | ')} |`;
		}),
	);
	const ratios = batches.slice(1).map((figures, index) => {
		const before = batches[index] as BatchFigures;
		const times = figures.files / before.files;
		return `${number(times, 1)} times the files (${number(before.files)} to ${number(figures.files)}) cost ${number(figures.one.processor / before.one.processor, 1)} times as much on one core`;
	});
	const last = batches.at(-1);
	const market = 175_000;
	const minutes = last ? (market / last.files) * (last.one.processor / 60) : 0;
	const pair = ([median, p95]: readonly [number, number]) => `${number(median)} (${number(p95)})`;
	return `| files | check | wall, s | processor, s | files a second of processor | memory at most, MB |
| --: | --- | --: | --: | --: | --: |
${rows.join('\n')}

${ratios.join('; ')}${ratios.length > 0 ? '.' : ''}
${
	last
		? `175,000 files are the whole market: some 2,700 issuers with 65 months each. At the rate of ${number(last.files)} files they take ${number(minutes, 1)} minutes of one core.`
		: ''
}

| files in the folder | open to the finding that hangs on the month before, ms | keystroke while it is read, ms (p95) | after, ms (p95) | in no folder, ms (p95) | until all are read, s | memory, MB |
| --: | --: | --: | --: | --: | --: | --: |
${editors
	.map(
		({ files, opened, reading, read, alone, search, memory }) =>
			`| ${[number(files), number(opened), pair(reading), pair(read), pair(alone), number(search / 1000), number(memory)].join(' | ')} |`,
	)
	.join('\n')}
`;
}
