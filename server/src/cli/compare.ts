import { promises as fs } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { laterFiled, monthNumber, sameIssuer } from '../checks/matching.js';
import { readBytes, readReturn } from '../disk/read.js';
import { describe } from '../disk/reasons.js';
import { hongKongDate } from '../disk/today.js';
import { isReturn, walk } from '../disk/walk.js';
import { visible } from '../escape.js';
import type { KeptWorkers } from '../jobs/kept.js';
import { JobError } from '../jobs/run.js';
import { createReturnService, type ReturnService } from '../service.js';
import { count, oneOf, readArguments } from './arguments.js';
import type { Command } from './command.js';
import { exitCodes, UsageError } from './errors.js';
import { Inputs, sayProblems } from './inputs.js';
import * as jobs from './jobs.js';
import type { Io } from './output.js';
import { keepWithin } from './place.js';
import { Progress } from './progress.js';
import { recordOf, writeRecord } from './record.js';
import { type Compared, comparisonJson, comparisonMarkdown, comparisonText, type Side } from './report/comparison.js';

/** A little more than what is imported, so that what is larger is refused in words. */
const mostBytes = 21 * 1024 * 1024;

const formats = ['text', 'json', 'md'] as const;

export const compare: Command = {
	help: `monthly-return compare [options] A B
monthly-return compare [options] FOLDER --filed FOLDER

What differs in meaning, figure by figure with its place: comments, layout, the short names of
classes, and whether a figure is written or follows are nothing of it. A and B are returns, or
published forms: PDF, HTML, text, or the JSON that render writes. Of two folders each published
form, or return, of the second is compared with the return of its issuer and month in the first;
the second may lie in the first.

Options:
  --filed FOLDER   what was filed
  --format FORMAT  text (for people), json or md (Markdown)
  --jobs N         read so many published forms at once; otherwise as many as the machine
                   has processors
  --record         write beside each return that was compared when, with what file (its SHA-256)
                   and how it came out, as NAME.filed.json; status shows it
  --help           this text

Exit codes:
  0  nothing differs
  1  something differs, or a form has no return of its issuer and month
  2  wrong usage, or something could not be read, or not all of it
`,
	async run(args, io) {
		const { values, positionals } = readArguments(args, {
			filed: { type: 'string' },
			format: { type: 'string', default: 'text' },
			record: { type: 'boolean', default: false },
			jobs: { type: 'string' },
		});
		const most = values.jobs === undefined ? availableParallelism() : Math.max(1, count('--jobs', values.jobs));
		const format = oneOf('--format', values.format, formats);
		const [one, other = values.filed, ...more] = positionals;
		if (one === undefined || other === undefined || more.length > 0) throw new UsageError('compare takes two files or folders');
		if (positionals.length > 1 && values.filed !== undefined)
			throw new UsageError('compare takes two files or folders, and no third');

		const service = createReturnService({ today: hongKongDate, log: (message) => io.stderr.say(`${visible(message)}\n`) });
		const inputs = new Inputs(io);
		const [ours, filed] = apart(await find(one, inputs, io), await find(other, inputs, io));
		const reading = new Reading(service, inputs, io, { most, files: ours.length + filed.length });
		const [a, b] = await Promise.all([reading.all(ours), reading.all(filed)]).finally(() => reading.end());
		const byName = a.length === 1 && b.length === 1;
		const { pairs, alone, unmatched } = byName
			? { pairs: [[a[0], b[0]] as [Side, Side]], alone: [], unmatched: 0 }
			: match(a, b, service);

		const compared = pairs.map(([left, right]): Compared => {
			const differences = service.compare(left.uri, right.uri);
			for (const side of [left, right]) inputs.unchecked(side.path, service.unchecked(side.uri));
			return { one: left, other: right, differences };
		});
		if (values.record) await Promise.all(compared.filter(({ one }) => !one.imported).map((each) => record(each, inputs, io)));
		sayProblems(inputs.problems, io);
		const report = { compared, alone: alone.map(({ path }) => path), unmatched };
		if (format === 'json') io.stdout.write(comparisonJson(report));
		else if (format === 'md') io.stdout.write(comparisonMarkdown(report));
		else io.stdout.say(comparisonText(report, io.stdout.colors));
		const isPartial = compared.some(({ one, other }) => one.unread.length > 0 || other.unread.length > 0);
		if (inputs.problems.length > 0) return exitCodes.failed;
		if (alone.length > 0 || compared.some(({ differences }) => differences.length > 0)) return exitCodes.found;
		return isPartial ? exitCodes.failed : exitCodes.clean;
	},
};

async function find(path: string, inputs: Inputs, io: Io): Promise<readonly string[]> {
	const full = resolve(io.cwd, path);
	const stat = await fs.stat(full).catch((error: unknown) => inputs.problem(inputs.shown(full), describe(error)));
	if (!stat) return [];
	if (!stat.isDirectory()) return [full];
	const found: string[] = [];
	const wanted = (name: string) => /\.(?:return|pdf|html?)$/i.test(name);
	const onProblem = (folder: string, problem: string) => inputs.problem(inputs.shown(folder), problem);
	for await (const file of walk(full, { wanted, onProblem })) found.push(file);
	if (found.length === 0) inputs.problem(inputs.shown(full), 'no return and no published form in this folder');
	return found;
}

/**
 * What was filed may lie in the returns' own folder, or among them: no file is compared with itself. It is of the narrower folder of the two;
 * of one and the same the returns are the one side, and the published forms the other.
 */
function apart(ours: readonly string[], filed: readonly string[]): readonly [readonly string[], readonly string[]] {
	const own = new Set(ours);
	const both = new Set(filed.filter((file) => own.has(file)));
	const without = (files: readonly string[]) => files.filter((file) => !both.has(file));
	if (both.size === 0) return [ours, filed];
	if (both.size < ours.length) return [without(ours), filed];
	if (both.size < filed.length) return [ours, without(filed)];
	const published = filed.filter((file) => !isReturn(file));
	if (published.length === 0) throw new UsageError('both are the same, and no published form lies beside the returns there');
	return [ours.filter(isReturn), published];
}

class Reading {
	readonly #progress: Progress;
	readonly #workers: KeptWorkers<'import'>;
	#count = 0;

	constructor(
		private readonly service: ReturnService,
		private readonly inputs: Inputs,
		io: Io,
		private readonly of: { readonly most: number; readonly files: number },
	) {
		this.#progress = new Progress(io.stderr, 'reading');
		this.#workers = jobs.keep('import', of.most);
	}

	/** Each in its turn, so many published forms at once. */
	async all(files: readonly string[]): Promise<readonly Side[]> {
		const found: (Side | undefined)[] = [];
		let next = 0;
		const work = async () => {
			for (let index = next++; index < files.length; index = next++) {
				found[index] = await this.#read(files[index] as string);
				this.#progress.step(++this.#count, this.of.files);
			}
		};
		await Promise.all(Array.from({ length: Math.min(this.of.most, files.length) }, work));
		return found.filter((side) => side !== undefined);
	}

	end(): void {
		this.#progress.end();
		this.#workers.end();
	}

	async #read(file: string): Promise<Side | undefined> {
		const path = this.inputs.shown(file);
		const uri = URI.file(file).toString();
		const side = { path, file, uri };
		if (isReturn(file)) {
			const read = await readReturn(file);
			if ('problem' in read) return this.inputs.problem(path, read.problem);
			this.service.put(uri, read.text);
			return { ...side, imported: false, unread: [] };
		}
		let bytes: Buffer | undefined;
		try {
			bytes = await readBytes(file, mostBytes);
		} catch (error) {
			return this.inputs.problem(path, describe(error));
		}
		if (!bytes) return this.inputs.problem(path, 'over 20 MB, which no return is');
		const imported = await this.#workers.run({ bytes }, { cmap: jobs.cmap }).catch((error: unknown) => {
			if (error instanceof JobError) return { refused: error.message };
			throw error;
		});
		if ('refused' in imported) return this.inputs.problem(path, imported.refused);
		this.service.put(uri, imported.text);
		return { ...side, imported: true, unread: imported.problems.map(({ message }) => message) };
	}
}

/** Each of what was filed with the return of its issuer and month, or day; of several the one of its own status. */
function match(ours: readonly Side[], filed: readonly Side[], service: ReturnService) {
	const known = new Map<string, Side[]>();
	for (const side of ours) {
		const when = whenOf(side, service);
		const list = known.get(when);
		if (list) list.push(side);
		else known.set(when, [side]);
	}
	const pairs: [Side, Side][] = [];
	const alone: Side[] = [];
	for (const side of filed) {
		const its = service.whose(side.uri);
		const when = whenOf(side, service);
		const same = (when === '' ? [] : (known.get(when) ?? [])).filter(({ uri }) => {
			const own = service.whose(uri);
			return its !== undefined && own !== undefined && sameIssuer(own, its);
		});
		const ofStatus = same.filter(({ uri }) => service.whose(uri)?.resubmission === its?.resubmission);
		const [first, ...rest] = ofStatus.length > 0 ? ofStatus : same;
		if (!first) {
			alone.push(side);
			continue;
		}
		const counts = rest.reduce((a, b) => {
			const [one, other] = [service.whose(a.uri), service.whose(b.uri)];
			return one && other && laterFiled(one, other) === other ? b : a;
		}, first);
		pairs.push([counts, side]);
	}
	const taken = new Set(pairs.map(([one]) => one));
	return { pairs, alone, unmatched: ours.filter((side) => !taken.has(side)).length };
}

/** What a return is of: its form, and its month or the day that it closes; empty where that is not known. */
function whenOf({ uri }: Side, service: ReturnService): string {
	const of = service.whose(uri);
	if (of?.month) return `${of.form.id} ${monthNumber(of.month)}`;
	const closes = of?.row?.closes;
	return of && closes ? `${of.form.id} ${closes.year}-${closes.month}-${closes.day}` : '';
}

async function record({ one, other, differences }: Compared, inputs: Inputs, io: Io): Promise<void> {
	try {
		await keepWithin(resolve(io.cwd, one.path), io);
		const made = await recordOf(one.file, other.file, {
			date: hongKongDate(),
			differences: differences.length,
			unread: other.unread.length,
		});
		await writeRecord(one.file, made);
	} catch (error) {
		inputs.problem(`${one.path}.filed.json`, `cannot be written: ${describe(error)}`);
	}
}
