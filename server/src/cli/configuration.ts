import { dirname, join, resolve } from 'node:path';
import { type Configuration, configurationName, noConfiguration, readConfiguration } from '../configuration/configuration.js';
import { isFile, readReturn } from '../disk/read.js';
import { UsageError } from './errors.js';
import type { Input } from './inputs.js';
import type { Io } from './output.js';

/** What every command that goes by a configuration takes. */
export const configurationOptions = {
	config: { type: 'string' },
	'no-config': { type: 'boolean', default: false },
} as const;

export const configurationHelp = `  --config FILE      the configuration, instead of the ${configurationName} that is found
                     upwards from each file
  --no-config        go by no configuration`;

export interface Found {
	readonly configuration: Configuration;
	/** The folder it lies in; undefined where there is none. */
	readonly folder: string | undefined;
}

const none: Found = { configuration: noConfiguration, folder: undefined };

/** The configurations that count for files: the one that is named, or the nearest of the folders above each. */
export class Configurations {
	/** Those that were found, as they are shown. */
	readonly #files = new Map<string, Configuration>();
	readonly #known = new Map<string, Promise<Found>>();

	private constructor(
		private readonly io: Io,
		private readonly fixed: Found | undefined,
	) {}

	/** One that is wrong is no configuration: what is wrong is said where it stands, and nothing else is done. */
	static async from(
		{ config, 'no-config': without }: { readonly config?: string | undefined; readonly 'no-config': boolean },
		io: Io,
	): Promise<Configurations> {
		if (config !== undefined && without) throw new UsageError('--config and --no-config do not go together');
		if (without) return new Configurations(io, none);
		if (config === undefined) return new Configurations(io, undefined);
		const path = resolve(io.cwd, config);
		return new Configurations(io, await read(path, config, '--config '));
	}

	of({ file }: Pick<Input, 'file'>): Promise<Found> {
		return this.in(file === undefined ? this.io.cwd : dirname(file));
	}

	/** The checks that configurations turn off which nobody named. */
	off(): readonly { readonly name: string; readonly off: readonly string[] }[] {
		return [...this.#files].flatMap(([name, { severities }]) => {
			const off = Object.entries(severities).flatMap(([check, severity]) => (severity === 'off' ? [check] : []));
			return off.length > 0 ? [{ name, off }] : [];
		});
	}

	in(folder: string): Promise<Found> {
		if (this.fixed) return Promise.resolve(this.fixed);
		const known = this.#known.get(folder) ?? this.#find(folder);
		this.#known.set(folder, known);
		return known;
	}

	async #find(folder: string): Promise<Found> {
		const path = join(folder, configurationName);
		if (isFile(path)) {
			const name = shown(path, this.io);
			const found = await read(path, name);
			this.#files.set(name, found.configuration);
			return found;
		}
		const parent = dirname(folder);
		return parent === folder ? none : this.in(parent);
	}
}

async function read(path: string, name: string, option = ''): Promise<Found> {
	const text = await readReturn(path);
	if ('problem' in text) throw new UsageError(`${option}${name}: ${text.problem}`);
	const { configuration, problems } = readConfiguration(text.text);
	if (problems.length > 0) {
		const said = problems.map(({ start, message }) => `${name}:${start.line + 1}:${start.character + 1}: ${message}`);
		throw new UsageError(said.join('\n'));
	}
	return { configuration, folder: dirname(path) };
}

/** As one would name it from where one is. */
function shown(path: string, { cwd }: Io): string {
	const prefix = cwd.endsWith('/') ? cwd : `${cwd}/`;
	return path.startsWith(prefix) ? path.slice(prefix.length) : path;
}
