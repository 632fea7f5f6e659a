import { dirname } from 'node:path';
import { readNow, withMark } from '../disk/read.js';
import { describe } from '../disk/reasons.js';
import { hongKongDate } from '../disk/today.js';
import { replace } from '../disk/write.js';
import { onOneLine } from '../escape.js';
import type { Finding, ReturnService } from '../service.js';
import { type Archive, type ArchiveOptions, readArchive } from './archive.js';
import { count, dateOf, monthOf, oneOf, readArguments } from './arguments.js';
import { cacheFolder, withCacheFolder } from './cache.js';
import type { Command } from './command.js';
import { Configurations, configurationHelp, configurationOptions } from './configuration.js';
import { exitCodes, UsageError } from './errors.js';
import { type Mended, mend } from './fixing.js';
import { changedSince } from './git.js';
import { Inputs, type Named, sayProblems, standardInput } from './inputs.js';
import type { Io } from './output.js';
import { Progress } from './progress.js';
import { countFindings, type Report } from './report/report.js';
import { type Statistic, statisticsOf, statisticsText } from './report/statistics.js';
import { number, summaryLine, textReport } from './report/text.js';

const formats = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit'] as const;
/** The worst first. */
const levels = ['error', 'warning', 'information'] as const;

export const check: Command = {
	help: `monthly-return check [options] PATH…

Checks returns. A folder stands for every .return file in it and in its folders, but
for hidden ones and node_modules; a pattern such as '2026/**/*-11.return' for those it
matches; - stands for standard input. Returns of one issuer
are checked against the month before, wherever they stand; the neighbouring months that
lie in the folder of a file are read too, and findings said for what was named alone.

Options:
  --format FORMAT    text (for people), json, sarif (2.1.0), github (workflow commands),
                     gitlab (Code Quality) or junit (XML)
  --max-warnings N   more warnings than N count as an error
  --severity LEVEL   say only what is at least an error, a warning or an information
  --quiet            say findings alone: no summary, no progress
  --statistics       say how often each check found something, instead of what it found;
                     with --format json besides
  --month YYYY-MM    only the returns of this month; the others are read beside them
  --since REF        only files that changed since work parted from this commit of git,
                     committed or not; the others are read beside them
  --today DATE       the day it is, YYYY-MM-DD; otherwise today in Hong Kong
  --fix              first apply the preferred fixes, as the editor does, and say which
  --watch            check again whenever a file changes, until it is interrupted
  --diff             show what --fix would change, and write nothing
${configurationHelp}
  --jobs N           check many files with N workers at once; otherwise as many as the
                     machine has processors, and for a few hundred files one. What is
                     found, and in which order, does not depend on it
  --cache[=DIR]      keep what was found in DIR (${cacheFolder} unless it is
                     said), and check only what has changed since, or hangs on what has
  --help             this text

Exit codes:
  0  no errors
  1  errors found, or more warnings than --max-warnings allows; with --diff, something
     would change
  2  wrong usage, or something could not be read or checked
`,
	async run(args, io) {
		const { values, positionals } = readArguments(withCacheFolder(args), {
			format: { type: 'string', default: 'text' },
			'max-warnings': { type: 'string' },
			severity: { type: 'string', default: 'information' },
			quiet: { type: 'boolean', default: false },
			statistics: { type: 'boolean', default: false },
			month: { type: 'string' },
			since: { type: 'string' },
			today: { type: 'string' },
			fix: { type: 'boolean', default: false },
			diff: { type: 'boolean', default: false },
			watch: { type: 'boolean', default: false },
			...configurationOptions,
			jobs: { type: 'string' },
			cache: { type: 'string' },
		});
		const format = oneOf('--format', values.format, formats);
		const maxWarnings = values['max-warnings'] === undefined ? undefined : count('--max-warnings', values['max-warnings']);
		const least = levels.indexOf(oneOf('--severity', values.severity, levels));
		const month = values.month === undefined ? undefined : monthOf('--month', values.month);
		const today = values.today === undefined ? hongKongDate() : dateOf('--today', values.today);
		if (positionals.length === 0) throw new UsageError('check needs a file or a folder');
		if (values.statistics && format !== 'text' && format !== 'json') {
			throw new UsageError('--statistics is for --format text and json');
		}
		if (values.fix && !values.diff && positionals.includes(standardInput)) {
			throw new UsageError('--fix writes into files, so it takes no standard input');
		}
		if (values.watch) {
			if (values.fix || values.diff || positionals.includes(standardInput)) {
				throw new UsageError('--watch goes neither with --fix and --diff nor with standard input');
			}
			const again = args.filter((arg) => arg !== '--watch');
			const { runAgain } = await import('./watch.js');
			return runAgain(positionals, () => check.run(again, io), io);
		}
		const configurations = await Configurations.from(values, io);

		const checking = new Checking(io, configurations, today, values.quiet);
		const isWhole = month === undefined && values.since === undefined && !values.fix && !values.diff;
		await checking.read(positionals, isWhole, values);
		await checking.choose({ month, since: values.since });
		if (values.fix || values.diff) {
			const isLevel = ({ severity }: Finding) => levels.indexOf(severity) <= least;
			const changes = checking.mend(isLevel);
			if (values.diff) {
				const { diffOf } = await import('./diff.js');
				for (const { path, before, after } of changes) io.stdout.say(diffOf(path, before, after));
				sayProblems(checking.inputs.problems, io);
				if (checking.inputs.problems.length > 0) return exitCodes.failed;
				return changes.length > 0 ? exitCodes.found : exitCodes.clean;
			}
			await checking.write(changes);
			const out = format === 'text' && !values.statistics ? io.stdout : io.stderr;
			if (!values.quiet) for (const change of changes) out.say(fixedText(change));
		}

		const report = checking.report();
		const shown = {
			...report,
			files: report.files.map((file) => ({
				...file,
				findings: file.findings.filter(({ severity }) => levels.indexOf(severity) <= least),
			})),
		};
		sayProblems(report.problems, io);
		if (!values.quiet) sayOff(configurations, io);
		if (format !== 'text')
			io.stdout.write(await written(shown, format, values.statistics ? statisticsOf(shown.files) : undefined));
		else if (!values.statistics) io.stdout.say(textReport(shown, io.stdout.colors, values.quiet));
		else {
			const summary = values.quiet ? '' : summaryLine(shown, io.stdout.colors);
			io.stdout.say(statisticsText(statisticsOf(shown.files), io.stdout.colors) + summary);
		}

		if (isWhole) await checking.keep();
		const counts = countFindings(report.files);
		const tooMany = maxWarnings !== undefined && counts.warning > maxWarnings;
		if (tooMany) io.stderr.say(`${number(counts.warning, 'warning')}, and --max-warnings allows ${maxWarnings}\n`);
		if (report.problems.length > 0) return exitCodes.failed;
		return counts.error > 0 || tooMany ? exitCodes.found : exitCodes.clean;
	},
};

interface Change extends Mended {
	readonly path: string;
	readonly input: Named;
	readonly before: string;
	readonly after: string;
}

/** The returns that were named, those of them that are asked about, and what lies beside them. */
class Checking {
	readonly inputs: Inputs;
	#archive!: Archive;
	#chosen: readonly Named[] = [];

	constructor(
		private readonly io: Io,
		private readonly configurations: Configurations,
		private readonly today: string,
		private readonly quiet: boolean,
	) {
		this.inputs = new Inputs(io);
	}

	/** `checks`: all are asked about, not some of them. */
	async read(paths: readonly string[], checks: boolean, how: Pick<ArchiveOptions, 'jobs' | 'cache'>): Promise<void> {
		const { configurations, today, quiet } = this;
		const { jobs, cache } = how;
		this.#archive = await readArchive(paths, this.inputs, this.io, { configurations, today, checks, jobs, cache, quiet });
		this.#chosen = this.#archive.files;
	}

	keep(): Promise<void> {
		return this.#archive.keep();
	}

	get #service(): ReturnService {
		return this.#archive.service;
	}

	/** Those of a month, for all one knows, and those that changed. */
	async choose({ month, since }: { readonly month: string | undefined; readonly since: string | undefined }): Promise<void> {
		if (since !== undefined) {
			const folders = new Set(this.#archive.files.flatMap(({ file }) => (file === undefined ? [] : [dirname(file)])));
			const changed = await changedSince(since, [...folders]);
			this.#chosen = this.#chosen.filter(({ file }) => file === undefined || changed.has(file));
		}
		if (month !== undefined && this.#chosen.length > 0) {
			this.#chosen = this.#chosen.filter(({ uri }) => {
				const of = this.#service.whose(uri)?.month;
				return of === undefined || `${of.year}-${String(of.month).padStart(2, '0')}` === month;
			});
			if (this.#chosen.length === 0) this.inputs.problem(month, 'none of the files that were named is a return of this month');
		}
	}

	/** The preferred fixes applied, the earliest month first, for the later ones open with what it closes with. */
	mend(isWanted: (finding: Finding) => boolean): readonly Change[] {
		const at = ({ uri }: Named) => {
			const month = this.#service.whose(uri)?.month;
			return month ? month.year * 12 + month.month : 0;
		};
		const progress = this.#progress('mending');
		const order = [...this.#chosen].sort((a, b) => at(a) - at(b));
		const changes = order.flatMap((input, index): Change[] => {
			progress?.step(index, order.length);
			const { path, uri } = input;
			const before = this.#service.text(uri);
			if (before === undefined || this.#service.unchecked(uri) !== undefined) return [];
			const mended = mend(this.#service, uri, () => this.#archive.findings(uri).filter(isWanted));
			return mended.text === before ? [] : [{ path, input, before, after: mended.text, ...mended }];
		});
		progress?.end();
		return changes;
	}

	/** What cannot be written is as it was. */
	async write(changes: readonly Change[]): Promise<void> {
		for (const { path, input, before, after } of changes) {
			try {
				const { file } = input;
				if (file === undefined) continue;
				const now = readNow(file);
				const bom = 'bom' in now && now.bom;
				await replace(file, withMark(after, bom), withMark(before, bom));
			} catch (error) {
				this.#service.put(input.uri, before);
				this.inputs.problem(path, describe(error), 'cannot write');
			}
		}
	}

	report(): Report {
		const progress = this.#progress('checking');
		const files = this.#chosen.map(({ path, uri }, index) => {
			progress?.step(index, this.#chosen.length);
			const findings = this.#archive.findings(uri);
			this.inputs.unchecked(path, this.#service.unchecked(uri));
			return { path, findings, text: () => this.#archive.text(uri) };
		});
		progress?.end();
		const shown = new Map(
			[...this.#archive.files, ...this.#archive.beside.map((each) => ({ ...each, path: this.inputs.shown(each.path) }))].map(
				({ uri, path }) => [uri, path],
			),
		);
		return { files, problems: this.inputs.problems, cwd: this.io.cwd, pathOf: (uri) => shown.get(uri) ?? uri };
	}

	#progress(what: string): Progress | undefined {
		return this.quiet ? undefined : new Progress(this.io.stderr, what);
	}
}

/** What nobody looked at because a folder says so. */
function sayOff(configurations: Configurations, { stderr }: Io): void {
	for (const { name, off } of configurations.off()) {
		stderr.say(`${onOneLine(name)}: ${number(off.length, 'check is', 'checks are')} off: ${off.join(', ')}\n`);
	}
}

function fixedText({ path, applied }: Change): string {
	const lines = applied.map(({ line, check, title }) => `  line ${line}: ${onOneLine(title)} (${check})\n`);
	return `${onOneLine(path)}: ${number(applied.length, 'fix', 'fixes')} applied\n${lines.join('')}`;
}

/** For programs, and loaded where one of them is asked for. */
async function written(
	report: Report,
	format: Exclude<(typeof formats)[number], 'text'>,
	statistics: readonly Statistic[] | undefined,
): Promise<string> {
	const { writings } = await import('./report/writings.js');
	return writings[format](report, statistics);
}
