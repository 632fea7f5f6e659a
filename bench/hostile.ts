import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bomb } from '../test/support/bombs.mjs';
import { hostileFiles, hostileTexts, worst } from '../test/support/hostile.js';
import { smallReturn } from '../test/support/small.js';
import { type Position, Server } from './client.js';

/** What one input cost, or what became of it. */
export interface HostileFigures {
	readonly name: string;
	readonly milliseconds: number;
	/** At most, in bytes. */
	readonly memory: number;
	/** What it cost when the bounds were not there, where that was measured. */
	readonly before: string;
}

/** From the review that asked for bounds; on another machine. */
const before: Readonly<Record<string, string>> = {
	'a scheme with 130,000 movements': 'said to be clean',
	'a number of 100,000 zeros': '114 s',
	'60 schemes with numbers of 10,000 digits': '10 s',
	'10,000 classes': '25.6 s for the lenses',
	'20,000 lines `issuer foo`': '7.3 s an edit',
	'40,000 findings on one line': '13 s a page',
	'one line of 60,000 `(i)`': '19 s',
	'5 MB of `!` lines': '72 s, 3 GB',
	'5 MB of `!` on one line': 'over 120 s',
	'50,000 classes, each with a block': 'over 90 s',
	'50,000 blocks of one class': 'over 90 s',
	'a PDF of 60 KB that unpacks to 60 MB': 'out of memory',
};

/** Each input alone in a folder: the command line from its start to its end. */
export async function measureHostile(say: (what: string) => void): Promise<readonly HostileFigures[]> {
	const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
	const figures: HostileFigures[] = [];
	try {
		const run = async (name: string, file: string, content: string | Uint8Array, command: readonly string[]) => {
			say(name);
			const own = mkdtempSync(join(folder, 'one-'));
			writeFileSync(join(own, file), content);
			const measured = await costOf(command, join(own, file));
			figures.push({ name, ...measured, before: before[name] ?? '' });
			rmSync(own, { recursive: true });
		};
		for (const [name, text] of Object.entries(hostileTexts)) {
			await run(name, 'a.return', text(), ['check', '--format', 'json']);
		}
		for (const [name, text] of Object.entries(hostileFiles)) await run(name, 'a.txt', text(), ['import']);
		await run('a PDF of 60 KB that unpacks to 60 MB', 'a.pdf', bomb(), ['import']);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	return figures;
}

function costOf(command: readonly string[], file: string): Promise<{ readonly milliseconds: number; readonly memory: number }> {
	const began = performance.now();
	const child = spawn(process.execPath, ['--import', './bench/peak.mjs', 'dist/cli.js', ...command, file], {
		stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
	});
	let peak = '';
	child.stdio[3]?.on('data', (chunk) => {
		peak += chunk;
	});
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', () => resolve({ milliseconds: performance.now() - began, memory: Number(peak) * 1024 }));
	});
}

export interface FolderFigures {
	/** The longest that a hover was waited for while the folder was searched, and the first, for which the editor's features are loaded. */
	readonly hover: number;
	readonly first: number;
	readonly hovers: number;
	/** Until every bad file is marked. */
	readonly marked: number;
	readonly memory: number | undefined;
}

/** The worst files and 200 right returns in a folder that is opened, and one return of it in which somebody works. */
export async function measureFolder(launch: { readonly args: readonly string[] }): Promise<FolderFigures> {
	const folder = mkdtempSync(join(tmpdir(), 'hostile-folder-'));
	try {
		mkdirSync(join(folder, 'good'));
		for (const [name, text] of Object.entries(worst)) writeFileSync(join(folder, name), text());
		for (let index = 0; index < 200; index++) {
			writeFileSync(join(folder, 'good', `${index}.return`), smallReturn({ issuer: `Issuer ${index} Limited` }));
		}
		const open = pathToFileURL(join(folder, 'open.return')).href;
		// The findings of what is not open are wanted.
		const settings = { diagnostics: { scope: 'workspace' } };
		const wanting = {
			...launch,
			folders: [pathToFileURL(folder).href],
			initializationOptions: { settings },
			configuration: { monthlyReturn: settings },
		};
		const server = await Server.start(wanting, open);
		try {
			const began = performance.now();
			await server.open('monthly-return', smallReturn());
			const wanted = Object.keys(worst).length;
			const position: Position = { line: 1, character: 2 };
			const times: number[] = [];
			const bad = () => Object.keys(worst).filter((name) => server.findingsOf(pathToFileURL(join(folder, name)).href) > 0).length;
			while (bad() < wanted) {
				if (performance.now() - began > 60_000) throw new Error('not every bad file is marked');
				const asked = performance.now();
				await server.ask('textDocument/hover', { position });
				times.push(performance.now() - asked);
			}
			const marked = performance.now() - began;
			return { hover: Math.max(...times), first: times[0] ?? 0, hovers: times.length, marked, memory: server.memory() };
		} finally {
			await server.stop();
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** In milliseconds: so long at most somebody waits for a hover. */
const mostForHover = 200;

/** What was waited for longer than is right; undefined where nothing was. */
export function isLate(folder: FolderFigures | string): string | undefined {
	if (typeof folder === 'string' || folder.hover <= mostForHover) return undefined;
	return `a hover took ${Math.round(folder.hover)} ms while the folder was searched: ${mostForHover} ms is the most`;
}

const heading = '## Hostile input';

/** The section of the page, by itself. */
export function hostileSection(figures: readonly HostileFigures[], folder: FolderFigures | string): string {
	const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
	const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
	const open =
		typeof folder === 'string'
			? `The folder was not measured: ${folder}.`
			: `A folder with the ${Object.keys(worst).length} worst of them (cut to what a file that nobody opened may have) and 200 right returns: every bad file is
marked after ${seconds(folder.marked)}; of ${folder.hovers} hovers in an open return meanwhile the longest took ${Math.round(folder.hover)} ms (${mostForHover} at most), the first ${Math.round(folder.first)} ms${folder.memory === undefined ? '' : `; the server has ${megabytes(folder.memory)}`}.`;
	return `${heading}

The command line from its start to its end on one file (\`check\`, of published texts \`import\`), and the most memory that its process had. *Before*: what it
took before there were bounds, as it was then measured, on another machine.

| input | time | memory | before |
| --- | ---: | ---: | --- |
${figures.map(({ name, milliseconds, memory, before }) => `| ${name} | ${seconds(milliseconds)} | ${megabytes(memory)} | ${before} |`).join('\n')}

${open}
`;
}

/** The page with another section of this kind. */
export function withSection(page: string, section: string): string {
	const at = page.indexOf(heading);
	if (at < 0) return page.replace('## What is measured', () => `${section}\n## What is measured`);
	const next = page.indexOf('\n## ', at + 1);
	return page.slice(0, at) + section + page.slice(next);
}

export const pageOfBenchmarks = 'docs/benchmarks.md';

export function writeSection(section: string): void {
	writeFileSync(pageOfBenchmarks, withSection(readFileSync(pageOfBenchmarks, 'utf8'), section));
}
