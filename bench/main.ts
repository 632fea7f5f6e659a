import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { loadedSize, programs } from '../test/support/loadedSizes.js';
import {
	archivesPage,
	type BatchFigures,
	type DeskFigures,
	deskPage,
	type EditorFigures,
	measureBatch,
	measureDesk,
	measureEditor,
} from './archives.js';
import { NoAnswer, Server } from './client.js';
import { type CoreFigures, measureCore } from './core.js';
import { type DenseFigures, measureDense } from './dense.js';
import { dayDocument, monthDocument, returnDocument } from './documents.js';
import { type FeatureFigures, featureRequests, measureFeatures, measurePreview } from './features.js';
import { hostileSection, isLate, measureFolder, measureHostile, withSection, writeSection } from './hostile.js';
import { importPages, measureImport } from './import.js';
import { installPeers, ownSubject, peerSubjects, peerVersions, type Subject } from './peers.js';
import { measureReports, type ReportFigures, reportFolder } from './reports.js';
import { measureServer, quantile, type ServerFigures } from './servers.js';
import { measureSoak } from './soak.js';
import { type Cell, isOver, markdownTable, plainTable, type Row } from './table.js';

const targets = {
	findings: new Map([
		[300, 5],
		[5000, 60],
	]),
	change: new Map([
		[300, 3],
		[1000, 6],
		[5000, 15],
		[20_000, 45],
	]),
	// A return of 5,000 lines is longer than any known one: it may take a moment when it is opened.
	first: new Map([
		[300, 100],
		[1000, 100],
		[5000, 250],
	]),
	// An answer within the frame it was asked in, whatever is asked.
	features: 10,
	/** From what is known of a return to its page. */
	render: new Map([[300, 10]]),
	/** The form beside the text follows it within three frames. */
	preview: 50,
	import: 2000,
	/** A folder with thirty reports and two hundred returns. */
	reports: { all: 3000, report: 10, exhibit: 50 },
	/** Of a year of next-day returns, each up to 240 lines long: an edit of the last, and a month's events from its days. */
	year: { edit: 6, fromDays: 15 },
	/** What 10,000 edits may leave behind, in bytes. */
	soak: 10e6,
	/** In KB. */
	vsix: 2500,
} as const;

/** The unkind ones first. */
const documents = [
	{ name: 'one sum', of: monthDocument },
	{ name: 'one table', of: dayDocument },
	{ name: 'every section', of: returnDocument },
] as const;

/** A return as long as any known one, and a longer one. */
const previewLines = [300, 1000];

/** Figures, or why there are none. */
type Outcome<T> = T | string;

export async function main(args: readonly string[]): Promise<number> {
	const unknown = args.find(
		(arg) => !['--quick', '--no-peers', '--no-build', '--markdown', '--soak', '--archives', '--hostile'].includes(arg),
	);
	if (unknown !== undefined) {
		console.error(`unknown option ${unknown}; --help names them`);
		return 2;
	}
	const quick = args.includes('--quick');
	const sizes = quick ? [300, 5000] : [300, 1000, 5000, 20_000];
	const own = ownSubject(quick);
	if (args.includes('--soak')) return soak(own, quick ? 1000 : 10_000);
	if (args.includes('--archives')) {
		const section = await archives(own, quick);
		console.log(section);
		if (args.includes('--markdown')) writeArchives(section);
		return 0;
	}
	if (args.includes('--hostile')) {
		const { section, late } = await hostile(own);
		console.log(`\n${section}`);
		if (args.includes('--markdown')) writeSection(section);
		if (late !== undefined) console.error(late);
		return late === undefined ? 0 : 1;
	}
	const peers = args.includes('--no-peers') ? [] : peerSubjects(quick);
	const missing = peers.length === 0 ? undefined : installPeers();
	if (missing !== undefined) console.error(`the other servers are not installed: ${missing}`);

	const owns = documents.map(({ name, of }) => ({ name, of, subject: of === returnDocument ? own : ownSubject(quick, of) }));
	const core = new Map<string, Map<number, Outcome<CoreFigures>>>();
	const servers = new Map<Subject, Map<number, Outcome<ServerFigures>>>();
	for (const { name, of } of documents) {
		const figures = new Map<number, Outcome<CoreFigures>>();
		core.set(name, figures);
		for (const lines of sizes) {
			say(`${lines} lines, ${name}, in process`);
			figures.set(lines, await outcome(() => measureCore(of(lines), quick ? 300 : 1000)));
		}
	}
	for (const subject of [...owns.map(({ subject }) => subject), ...peers]) {
		const figures = new Map<number, Outcome<ServerFigures>>();
		servers.set(subject, figures);
		for (const lines of sizes) {
			const script = subject.launch.args[0] ?? '';
			say(`${lines} lines, ${subject.name}`);
			figures.set(
				lines,
				existsSync(script)
					? await outcome(() => measureServer(subject, lines))
					: peers.includes(subject)
						? 'not installed'
						: 'not built',
			);
		}
	}
	say('what an editor asks for');
	const features = new Map<string, Outcome<ReadonlyMap<string, FeatureFigures>>>();
	for (const { name, subject } of owns) features.set(name, await outcome(() => measureFeatures(subject, 1000, quick ? 40 : 150)));
	say('the preview');
	const previews = new Map<number, Outcome<FeatureFigures>>();
	for (const lines of previewLines) previews.set(lines, await outcome(() => measurePreview(own, lines, quick ? 40 : 150)));
	say('reports and their returns');
	const furnished = await outcome(() => measureReports(quick ? 40 : 200));
	say('a published return');
	const imported = existsSync('dist/cli.js') ? await outcome(() => measureImport(quick ? 2 : 5)) : 'not built';
	say('a year of next-day returns');
	const dense = await outcome(async () => measureDense(quick ? 2 : 12));
	say('the command line as a server');
	const cliStart = existsSync('dist/cli.js') ? await outcome(() => startOfCli(own)) : 'not built';
	const section = await archives(own, quick);
	const { section: attacked, late } = await hostile(own);

	// ---- the table

	const cell = (subject: Subject, lines: number, of: (figures: ServerFigures) => Cell): Cell => {
		const figures = servers.get(subject)?.get(lines);
		return figures === undefined || typeof figures === 'string' ? figures : of(figures);
	};
	const bySize = (
		measure: string,
		unit: Row['unit'],
		of: (figures: ServerFigures) => Cell,
		more?: (lines: number) => Partial<Row>,
	) =>
		owns.flatMap(({ name, subject }) =>
			sizes.map(
				(lines): Row => ({
					measure: `${measure}: ${name}`,
					unit,
					lines,
					own: cell(subject, lines, of),
					peers: peers.map((peer) => cell(peer, lines, of)),
					...more?.(lines),
				}),
			),
		);
	const inProcess = (measure: string, of: (figures: CoreFigures) => number, limits?: ReadonlyMap<number, number>) =>
		documents.flatMap(({ name }) =>
			sizes.map((lines): Row => {
				const figures = core.get(name)?.get(lines);
				return {
					measure: `${measure}: ${name}`,
					unit: 'ms',
					lines,
					own: figures === undefined || typeof figures === 'string' ? figures : of(figures),
					...target(limits?.get(lines)),
				};
			}),
		);
	const start = (subject: Subject): Cell => {
		const all = [...(servers.get(subject)?.values() ?? [])];
		const times = all.flatMap((figures) => (typeof figures === 'string' ? [] : figures.starts));
		return times.length > 0 ? quantile(times, 0.5) : all.find((figures) => typeof figures === 'string');
	};

	const ofYear = (of: (figures: DenseFigures) => number): Cell => (typeof dense === 'string' ? dense : of(dense));
	const rows: Row[] = [
		...inProcess('lexing', ({ lexing }) => lexing),
		...inProcess('lexing and parsing', ({ parsing }) => parsing),
		...inProcess('text to findings', ({ findings }) => findings, targets.findings),
		...inProcess('edit to findings, without the server', ({ edit }) => edit),
		{ measure: 'a year of next-day returns, each checked', unit: 'ms', own: ofYear(({ check, files }) => check / files) },
		{ measure: 'an edit of its last, to findings', unit: 'ms', own: ofYear(({ edit }) => edit), target: targets.year.edit },
		{ measure: 'III.E from its days', unit: 'ms', own: ofYear(({ fromDays }) => fromDays), target: targets.year.fromDays },
		{ measure: 'server start to initialize', unit: 'ms', own: start(own), peers: peers.map(start) },
		{ measure: 'the same, monthly-return lsp', unit: 'ms', own: cliStart },
		...bySize(
			'open to first diagnostics',
			'ms',
			({ first }) => first,
			(lines) => target(targets.first.get(lines)),
		),
		...bySize(
			'change to diagnostics, median',
			'ms',
			({ median }) => median,
			(lines) => ({
				...target(targets.change.get(lines)),
				ahead: true,
			}),
		),
		...bySize(
			'change to diagnostics, p95',
			'ms',
			({ p95 }) => p95,
			(lines) => target(twice(targets.change.get(lines))),
		),
		...bySize('memory after open', 'MB', ({ memory }) => memory && memory / 1e6),
		...[...features].flatMap(([name, figures]) => featureRows(name, figures)),
		...inProcess('the form as a page of HTML, without the server', ({ render }) => render, targets.render),
		...previewRows(previews),
		{ measure: `a published return of ${importPages} pages (PDF) imported`, unit: 'ms', own: imported, target: targets.import },
		...reportRows(furnished),
		...bySize('200 edits 5 ms apart: publishes', '', ({ burst }) => burst?.publishes),
		...bySize('the last of them to diagnostics', 'ms', ({ burst }) => burst?.after),
		...bySize(
			'of their diagnostics wrong or stale',
			'',
			({ burst }) => burst?.wrong,
			(lines) => target(own.bursts.includes(lines) ? 1 : undefined),
		),
		...(await bundleRows()),
	];
	const names = peers.map(({ name }) => name);
	const about = [
		`${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}`,
		`monthly-return ${(JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version}${missing === undefined && peers.length > 0 ? `, ${peerVersions()}` : ''}`,
	];
	console.log(`\n${about.join('\n')}\n\n${plainTable(rows, names)}\n`);
	console.log(section);
	const over = rows.filter(isOver);
	console.log(`${attacked}\n`);
	const overs = [...(late === undefined ? [] : [late]), ...(over.length === 0 ? [] : [`${over.length} over target.`])];
	console.log(overs.length === 0 ? 'Every target is met.' : overs.join('\n'));
	if (args.includes('--markdown')) {
		writeFileSync('docs/benchmarks.md', withSection(page(about, markdownTable(rows, names), section), attacked));
		console.log('Written to docs/benchmarks.md.');
	}
	return 0;
}

/** What files cost that are no returns, as a section of the page. */
async function hostile(own: Subject): Promise<{ readonly section: string; readonly late: string | undefined }> {
	const figures = await measureHostile(say);
	say('a folder with the worst of them');
	const folder = await outcome(() => measureFolder(own.launch));
	say('');
	return { section: hostileSection(figures, folder), late: isLate(folder) };
}

/** Progress, on a terminal only. */
function say(what: string): void {
	if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${what}`);
}

async function outcome<T>(measure: () => Promise<T>): Promise<Outcome<T>> {
	try {
		return await measure();
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		console.error(message);
		return error instanceof NoAnswer ? 'no answer' : 'failed';
	}
}

function featureRows(document: string, figures: Outcome<ReadonlyMap<string, FeatureFigures>>): Row[] {
	return featureRequests.map(({ name }) => ({
		measure: `${name}, p95: ${document}`,
		unit: 'ms',
		lines: 1000,
		own: typeof figures === 'string' ? figures : figures.get(name)?.p95,
		target: targets.features,
	}));
}

function previewRows(figures: ReadonlyMap<number, Outcome<FeatureFigures>>): Row[] {
	return [...figures].map(([lines, one]) => ({
		measure: 'change to preview, p95',
		unit: 'ms',
		lines,
		own: typeof one === 'string' ? one : one.p95,
		target: targets.preview,
	}));
}

function reportRows(figures: Outcome<ReportFigures>): Row[] {
	const { reports, returns } = reportFolder;
	const row = (measure: string, of: keyof ReportFigures): Row => ({
		measure,
		unit: 'ms',
		own: typeof figures === 'string' ? figures : figures[of],
		target: targets.reports[of],
	});
	return [
		row(`${reports} reports and ${returns} returns: all findings`, 'all'),
		row('a report among them, edit to findings', 'report'),
		row('an exhibit among them, edit to its findings and those that hang on it', 'exhibit'),
	];
}

/** Its figures, and whether they are within bounds as the exit code. */
async function soak(own: Subject, edits: number): Promise<number> {
	const figures = await outcome(() => measureSoak(own, 1000, edits));
	if (typeof figures === 'string') return 1;
	const { before, after, milliseconds, wrong } = figures;
	const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
	const grown = after.heap - before.heap;
	console.log(`${edits.toLocaleString('en')} edits of a return of 1,000 lines in ${(milliseconds / 1000).toFixed(1)} s, garbage collected:
  in use    ${megabytes(before.heap)} before, ${megabytes(after.heap)} after: ${megabytes(grown)} more (at most ${megabytes(targets.soak)})
  process   ${megabytes(before.rss)} before, ${megabytes(after.rss)} after
  ${wrong} diagnostics wrong or for a version already overtaken`);
	return grown < targets.soak && wrong === 0 ? 0 : 1;
}

async function startOfCli(own: Subject): Promise<number> {
	const times: number[] = [];
	for (let round = 0; round < 5; round++) {
		const server = await Server.start({ ...own.launch, args: ['dist/cli.js', 'lsp', '--stdio'] }, own.uri);
		times.push(server.startTime);
		await server.stop();
	}
	return quantile(times, 0.5);
}

function twice(limit: number | undefined): number | undefined {
	return limit && 2 * limit;
}

function target(limit: number | undefined): Pick<Row, 'target'> {
	return limit === undefined ? {} : { target: limit };
}

async function bundleRows(): Promise<Row[]> {
	const rows: Row[] = [];
	for (const [name, program] of Object.entries(programs)) {
		rows.push({
			measure: `loaded before the first finding: ${name.replaceAll('`', '')}`,
			unit: 'KB',
			own: await loadedSize(program),
			target: program.most,
		});
	}
	const vsix = readdirSync('.').find((name) => name.endsWith('.vsix'));
	const row: Pick<Row, 'measure' | 'unit'> = { measure: 'the extension (.vsix)', unit: 'KB' };
	rows.push(
		vsix === undefined ? { ...row, own: 'not packaged' } : { ...row, own: statSync(vsix).size / 1000, target: targets.vsix },
	);
	return rows;
}

/** An archive on the command line and in the editor. */
async function archives(own: Subject, quick: boolean): Promise<string> {
	if (!existsSync('dist/cli.js')) return 'not built';
	const batches: BatchFigures[] = [];
	const editors: EditorFigures[] = [];
	const desks: DeskFigures[] = [];
	for (const files of quick ? [600] : [600, 6000, 30_000]) {
		say(`an archive of ${files} files`);
		const figures = await outcome(() => measureBatch(files));
		if (typeof figures !== 'string') batches.push(figures);
		const editor = await outcome(() => measureEditor(own, files, quick ? 40 : 150));
		if (typeof editor !== 'string') editors.push(editor);
		const desk = await outcome(() => measureDesk(files));
		if (typeof desk !== 'string') desks.push(desk);
	}
	return `${archivesPage(batches, editors)}\n${deskPage(desks)}`;
}

const begin = '<!-- archives -->';
const end = '<!-- end of archives -->';

/** Into the page as it is. */
function writeArchives(section: string): void {
	const path = 'docs/benchmarks.md';
	const text = readFileSync(path, 'utf8');
	const [from, to] = [text.indexOf(begin), text.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`${path} has no place for archives`);
	writeFileSync(path, `${text.slice(0, from)}${begin}\n\n${section}\n${text.slice(to)}`);
	console.log(`Written to ${path}.`);
}

function page(about: readonly string[], table: string, section: string): string {
	return `# Benchmarks

\`npm run bench -- --markdown\` measured this and wrote this page. A figure is a median unless it says otherwise; "ahead" asks that
it be below every peer's as well.

- ${about.join('\n- ')}

${table}

## Archives

\`bench/archive.ts\` writes an archive by a seed: issuers with 60 months of some 140 lines each, with options, buybacks and convertibles,
two classes, a missing month, a resubmission and a wrong figure here and there. \`npm run bench -- --archives\` measures these alone. *Processor* is
the time of all threads, *memory* what the process had at most: Node takes more where there is plenty.

${begin}

${section}
${end}

Issuers do not hang on each other: where one machine takes too long, each of several takes folders of its own, as
[docs/ci.md](ci.md) shows.

## What is measured

- *lexing*, *parsing*, *text to findings*, *edit to findings*: in one process, warmed up, by tinybench. Text to findings is a whole
  new text; an edit is of one character.
- *start*, *open*, *change*: over stdio from the client's side, the pipe and JSON in both directions included. Every change is of one
  character in the middle of the document, makes or mends a finding, and waits for the diagnostics that say so.
- *open to first diagnostics* is of a server just started: its parser is not yet built, its code not yet compiled.
- The 200 edits are sent without waiting: how often the server publishes, and how soon after the last edit it is up to date.
- *completion* to *selection ranges*: over stdio, each after an edit whose diagnostics have come, so that nothing is left from before.
- *the form as a page of HTML*: in one process, of a return that is read and checked. *Change to preview*: over stdio, from an edit to the
  form as it is then, page by page.
- *A published return imported*: the command line from its start to its end, with the PDF in \`test/import/raw\`.
- *wrong or stale*: diagnostics that are not those of the version they name, or of one older than the last.
- Returns are generated. *One sum*: a month of buybacks, nearly every line an \`event "…" price … on … E1 …\` of one block of III.E, and the digit
  that changes is in one E1 (\`test/support/dense.ts\`). *One table*: a next-day return, nearly every line a \`pending "…" on … shares … percent …\`,
  and it is in one percentage. *Every section*: items of every kind of FF301, and it is in one closing balance
  (\`test/support/generate.ts\`). The peers have JSON, YAML and Dockerfile documents of as many lines and are started with their own defaults. JSON's server waits 500 ms after an edit and YAML's 200 ms, by design.
- MB and KB are 1,000,000 and 1,000 bytes.
`;
}
