import { resolve } from 'node:path';
import { onOneLine, visible } from '../escape.js';
import { createReturnService, type ReturnService, type Settings } from '../service.js';
import { noSettings } from '../settings.js';
import type { Configurations } from './configuration.js';
import type { Inputs, Named } from './inputs.js';
import { KnownFiles } from './knownFiles.js';
import type { Io } from './output.js';
import { Progress } from './progress.js';
import { hashOf, textAt } from './texts.js';

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

export async function readHeads(paths: readonly string[], inputs: Inputs, io: Io, options: HeadsOptions): Promise<Heads> {
	const { configurations, today } = options;
	const known = options.cache === undefined ? undefined : await KnownFiles.open(resolve(io.cwd, options.cache), io);
	const files = new Map<string, Named>();
	const settings = new Map<string, Settings>();
	const settingsOf = (uri: string) => settings.get(uri) ?? noSettings;
	const service = createReturnService({
		today: () => today,
		log: (message) => io.stderr.say(`${visible(message)}\n`),
		...(known && { hash: hashOf }),
		text: (uri) => textAt(files.get(uri)?.file),
	});
	const progress = new Progress(io.stderr, 'reading');
	for await (const named of inputs.list(paths)) {
		const { uri, file } = named;
		const configuration = (await configurations?.of(named))?.configuration ?? noSettings;
		const before = file === undefined ? undefined : known?.get(uri, file, configuration);
		if (!before || !service.recall(uri, before, configuration)) {
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
		settings.set(uri, configuration);
		progress.step(files.size);
	}
	progress.end();
	const keep = async (found: ReadonlySet<string>) => {
		const problem = await known?.keep(files.values(), service, found, settingsOf);
		if (problem !== undefined) io.stderr.say(`${io.stderr.colors.yellow('cannot keep what was read')} ${onOneLine(problem)}\n`);
	};
	return { service, files, settingsOf, keep };
}
