import { resolve } from 'node:path';
import { KnownHeads } from '../checks/knownHeads.js';
import { makeRoom } from '../disk/garbage.js';
import { onOneLine, visible } from '../escape.js';
import { createReturnService, type ReturnService, type Settings } from '../service.js';
import { noSettings } from '../settings.js';
import type { Configurations } from './configuration.js';
import type { Inputs, Named } from './inputs.js';
import { KnownFiles } from './knownFiles.js';
import type { Io } from './output.js';
import { Progress } from './progress.js';
import { stampOfAll } from './stamps.js';
import { hashOf, textAt } from './texts.js';

/** So many files leave more behind than a few. */
const many = 1_000;

export interface HeadsOptions {
	/** Left out, nobody is asked how severe what is. */
	readonly configurations?: Pick<Configurations, 'of'>;
	/** `YYYY-MM-DD`. */
	readonly today: string;
	/** The folder of what an earlier run knew. */
	readonly cache?: string | undefined;
}

/** Many returns, of which little more is asked than whose they are, of which month, and when they were submitted. */
export interface Heads {
	/** It holds no texts, and reads again what it is asked more of. */
	readonly service: ReturnService;
	/** Those that could be read, by their URIs. */
	readonly files: ReadonlyMap<string, Named>;
	settingsOf(uri: string): Settings;
	/** Keeps what is known for the next run, and of some what was found in them. */
	keep(found: ReadonlySet<string>): Promise<void>;
}

/** The files that were named, and none of them read. */
export interface Listed {
	readonly files: readonly Named[];
	readonly settings: ReadonlyMap<string, Settings>;
	readonly cache: string | undefined;
	/** Tells these files, as they are, from any others; undefined where it cannot be told yet whether they stay so. */
	stamp(): string | undefined;
}

export async function listHeads(
	paths: readonly string[],
	inputs: Inputs,
	io: Io,
	{ configurations, cache }: HeadsOptions,
): Promise<Listed> {
	const files: Named[] = [];
	const settings = new Map<string, Settings>();
	for await (const named of inputs.list(paths)) {
		files.push(named);
		if (configurations) settings.set(named.uri, (await configurations.of(named)).configuration);
	}
	const stamp = () => stampOfAll(files, (uri) => settings.get(uri) ?? noSettings);
	return { files, settings, cache: cache === undefined ? undefined : resolve(io.cwd, cache), stamp };
}

export async function readHeads(paths: readonly string[], inputs: Inputs, io: Io, options: HeadsOptions): Promise<Heads> {
	return headsOf(await listHeads(paths, inputs, io, options), inputs, io, options);
}

export async function headsOf(
	{ files: listed, settings, cache }: Listed,
	inputs: Inputs,
	io: Io,
	{ today }: Pick<HeadsOptions, 'today'>,
): Promise<Heads> {
	const known = cache === undefined ? undefined : await KnownFiles.open(cache, io);
	const files = new Map<string, Named>();
	const settingsOf = (uri: string) => settings.get(uri) ?? noSettings;
	const service = createReturnService({
		today: () => today,
		heads: new KnownHeads(),
		log: (message) => io.stderr.say(`${visible(message)}\n`),
		...(known && { hash: hashOf }),
		text: (uri) => textAt(files.get(uri)?.file),
	});
	const progress = new Progress(io.stderr, 'reading');
	if (listed.length > many) makeRoom();
	for (const named of listed) {
		const { uri, file } = named;
		const before = file === undefined ? undefined : known?.get(uri, file, settingsOf(uri));
		if (!before || !service.recall(uri, before, settingsOf(uri))) {
			const input = inputs.readNow(named);
			if ('problem' in input) {
				inputs.problem(named.path, input.problem);
				continue;
			}
			service.put(uri, input.text);
			if (!service.whose(uri)) inputs.unchecked(named.path, service.unchecked(uri));
			if (file !== undefined) service.release(uri);
		}
		files.set(uri, named);
		progress.step(files.size, listed.length);
	}
	progress.end();
	const keep = async (found: ReadonlySet<string>) => {
		const problem = await known?.keep(files.values(), service, found, settingsOf);
		if (problem !== undefined) io.stderr.say(`${io.stderr.colors.yellow('cannot keep what was read')} ${onOneLine(problem)}\n`);
	};
	return { service, files, settingsOf, keep };
}
