import { resolve } from 'node:path';
import { createService } from '../core.js';
import { beside } from '../disk/beside.js';
import { garbage } from '../disk/garbage.js';
import { onOneLine, visible } from '../escape.js';
import type { EditorFeatures } from '../features/editor.js';
import type { Finding, ReturnService, Settings } from '../service.js';
import { noSettings } from '../settings.js';
import { atHandInStream, batchesOf, inStream } from './batches.js';
import { Cache } from './cache.js';
import type { Configurations } from './configuration.js';
import type { Input, Inputs, Named } from './inputs.js';
import { KnownArchive } from './knownArchive.js';
import { readNeighbours } from './neighbours.js';
import type { Io } from './output.js';
import { inPool, jobsFor } from './pool.js';
import { Progress } from './progress.js';
import { hashOf, textAt } from './texts.js';
import type { FileDone, FileToDo, Setup } from './worker.js';

export interface ArchiveOptions {
	readonly configurations: Pick<Configurations, 'of'>;
	/** `YYYY-MM-DD`. */
	readonly today: string;
	/** Whether all are to be checked, or only read. */
	readonly checks: boolean;
	/** What lies beside them is not read where this is false. */
	readonly beside?: boolean;
	/** What is asked for besides findings. */
	readonly features?: EditorFeatures;
	/** How many workers; left out, as many as are worth it. */
	readonly jobs?: string | undefined;
	/** Workers do this, instead of checking; what one did is handed over as it comes. */
	readonly work?: {
		readonly method: 'computeBatch' | 'formatBatch';
		readonly also: unknown;
		done(uri: string, more: unknown): void;
	};
	/** The folder of what an earlier run found. */
	readonly cache?: string | undefined;
	/** Nothing is said of how far it is. */
	readonly quiet: boolean;
}

/** All that was named, read, and what lies beside it: a service that knows of each what it is and what was found in it, and holds no texts. */
export interface Archive {
	readonly service: ReturnService;
	/** Those that could be read, in the order they were named. */
	readonly files: readonly Named[];
	readonly beside: readonly Input[];
	/** By the configuration that counts for a file. */
	findings(uri: string): readonly Finding[];
	text(uri: string): string;
	/** Keeps what was found for the next run. */
	keep(): Promise<void>;
}

const none: readonly Finding[] = [];

function stampAt(file: string | undefined): string | undefined {
	const text = textAt(file);
	return text === undefined ? undefined : hashOf(text);
}

export async function readArchive(paths: readonly string[], inputs: Inputs, io: Io, options: ArchiveOptions): Promise<Archive> {
	const { configurations, today, checks, quiet } = options;
	const progress = quiet ? undefined : new Progress(io.stderr, checks ? 'checking' : 'reading');
	const listed: Named[] = [];
	const settings = new Map<string, Settings>();
	for await (const named of inputs.list(paths)) {
		listed.push(named);
		settings.set(named.uri, (await configurations.of(named)).configuration);
	}
	const settingsOf = (uri: string) => settings.get(uri) ?? noSettings;

	const fileOf = new Map(listed.flatMap(({ uri, file }) => (file === undefined ? [] : [[uri, file] as const])));
	const logged = new Set<string>();
	const log = (message: string) => {
		// Workers fail on the same; once is enough.
		if (!logged.has(message)) io.stderr.say(`${visible(message)}\n`);
		logged.add(message);
	};
	const service = createService(
		{
			today: () => today,
			log,
			hash: hashOf,
			mends: checks,
			...(checks && { atHand: atHandInStream }),
			text: (uri: string) => textAt(fileOf.get(uri)),
		},
		options.features,
	);

	const folder = checks && options.cache !== undefined ? resolve(io.cwd, options.cache) : undefined;
	const archive = folder === undefined ? undefined : await KnownArchive.open(folder, io, listed, settingsOf, today);
	const before = inputs.problems.length === 0 ? await archive?.get() : undefined;
	const text = (uri: string) => service.text(uri) ?? textAt(fileOf.get(uri)) ?? '';
	if (before) {
		progress?.end();
		return { service, files: listed, beside: [], findings: (uri) => before.get(uri) ?? none, text, keep: async () => {} };
	}

	const problems = new Map<Named, { readonly message: string; readonly what?: string }>();
	let done = 0;
	const here = (batch: readonly Named[]) => {
		const look = ({ uri, file }: Named) => {
			if (checks) service.findings(uri, settingsOf(uri));
			if (file !== undefined) service.release(uri);
			progress?.step(++done, listed.length);
		};
		inStream(batch, look, (named) => {
			const input = inputs.readNow(named);
			if ('problem' in input) {
				problems.set(named, { message: input.problem });
				return false;
			}
			service.put(named.uri, input.text);
			service.whose(named.uri);
			return true;
		});
	};

	const cache = folder === undefined ? undefined : await Cache.open(folder, io);
	const isKnown = ({ uri, file }: Named): boolean => {
		const stamp = cache && (archive?.stamps.get(uri) ?? stampAt(file));
		const checked = stamp === undefined ? undefined : cache?.get(uri, stamp, settingsOf(uri));
		const known = checked !== undefined && service.recall(uri, checked, settingsOf(uri));
		if (known) progress?.step(++done, listed.length);
		return known;
	};
	const wanted = cache ? listed.filter((named) => !isKnown(named)) : listed;

	const { work } = options;
	const jobs = checks || work ? jobsFor(options.jobs, wanted.length) : 1;
	const tidy = garbage();
	if (jobs === 1) {
		for (const batch of batchesOf(wanted)) {
			here(batch);
			tidy();
		}
	} else {
		here(wanted.filter(({ file }) => file === undefined));
		const all = [...new Set(settings.values())];
		const setup: Setup = { locale: io.locale, settings: all, today, also: work?.also };
		const away = wanted.flatMap((named) =>
			named.file === undefined ? [] : [{ ...named, file: named.file, settings: all.indexOf(settingsOf(named.uri)) }],
		);
		const byUri = new Map(listed.map((named) => [named.uri, named]));
		const namedOf = ({ uri }: FileToDo) => byUri.get(uri) as Named;
		await inPool<(typeof away)[number], FileDone>(batchesOf(away), {
			script: beside('cli.js'),
			method: work?.method ?? 'checkBatch',
			also: setup,
			jobs,
			done(file, result) {
				const named = namedOf(file);
				for (const message of result.log ?? []) log(message);
				if ('problem' in result) problems.set(named, { message: result.problem });
				else {
					if (!service.recall(named.uri, result.checked, settingsOf(named.uri))) here([named]);
					work?.done(named.uri, result.more);
				}
				progress?.step(++done, listed.length);
				if (done % 1_000 === 0) tidy();
			},
			died(file, why) {
				problems.set(namedOf(file), { message: `the program died on it (${onOneLine(why)})`, what: 'could not be checked' });
			},
		});
	}
	progress?.end();
	for (const named of listed) {
		const problem = problems.get(named);
		if (problem) inputs.problem(named.path, problem.message, problem.what);
	}
	const files = listed.filter((named) => !problems.has(named));
	let isAlone = true;
	const others =
		options.beside === false
			? []
			: await readNeighbours(service, files, io, () => {
					isAlone = false;
				});
	const findings = (uri: string) => service.findings(uri, settingsOf(uri));
	const keep = async () => {
		if (!cache) return;
		const rows = files.flatMap(({ uri, file }) => {
			const checked = file === undefined ? undefined : service.record(uri, settingsOf(uri));
			return checked ? [{ uri, settings: settingsOf(uri), checked }] : [];
		});
		const isAll = isAlone && inputs.problems.length === 0;
		const stamps = new Map(rows.map(({ uri, checked }) => [uri, checked.stamp]));
		const problem = (await cache.write(rows)) ?? (isAll ? await archive?.keep(stamps, findings) : undefined);
		if (problem !== undefined) io.stderr.say(`${io.stderr.colors.yellow('cannot keep what was found')} ${onOneLine(problem)}\n`);
	};
	return { service, files, beside: others, findings, text, keep };
}
