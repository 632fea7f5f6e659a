import workerpool from 'workerpool';
import { shippedMessages } from '../disk/messages.js';
import { readNow } from '../disk/read.js';
import { speak } from '../localise.js';
import { type Checked, createReturnService, type ReturnService, type Settings } from '../service.js';
import { noSettings } from '../settings.js';
import { type Computed, type ComputeHow, computeOne, type Formatted, formatOne } from './computing.js';
import { hashOf, textAt } from './texts.js';

/** What a worker is told besides its files. */
export interface Setup {
	readonly locale: string | undefined;
	/** Those there are. */
	readonly settings: readonly Settings[];
	readonly today: string;
	/** What else the method needs. */
	readonly also?: unknown;
}

export interface FileToDo {
	readonly uri: string;
	readonly file: string;
	/** Which of the settings count for it. */
	readonly settings: number;
}

/** What became of a file, and what the program has to say of itself. */
export type FileDone = ({ readonly checked: Checked; readonly more?: unknown } | { readonly problem: string }) & {
	readonly log?: readonly string[];
};

/** What `compute` would write, and what it hung on besides its own text. */
export interface ComputeDone {
	readonly computed: Computed;
	readonly besides: string | undefined;
}

/** Files that may be of one issuer, read and checked by themselves: whoever has them all sees whether that will do. */
export function checkBatch(files: readonly FileToDo[], setup: Setup): readonly FileDone[] {
	return recordBatch(files, setup, (service, uri, settings) => ({ checked: service.record(uri, settings) }));
}

export function computeBatch(files: readonly FileToDo[], setup: Setup): readonly FileDone[] {
	const how = setup.also as ComputeHow;
	return recordBatch(files, setup, (service, uri) => {
		const more: ComputeDone = { computed: computeOne(service, uri, true, how), besides: service.besides(uri) };
		return { checked: service.record(uri), more };
	});
}

export function formatBatch(files: readonly FileToDo[], setup: Setup): readonly FileDone[] {
	return recordBatch(files, setup, (service, uri) => {
		const more: Formatted = formatOne(service, uri, service.text(uri) ?? '');
		return { checked: service.record(uri), more };
	});
}

function recordBatch(
	files: readonly FileToDo[],
	{ settings, today }: Setup,
	work: (
		service: ReturnService,
		uri: string,
		settings: Settings,
	) => { readonly checked: Checked | undefined; readonly more?: unknown },
): readonly FileDone[] {
	let log: string[] = [];
	const said = () => {
		const all = log;
		log = [];
		return all.length > 0 ? { log: all } : {};
	};
	const at = new Map(files.map(({ uri, file }) => [uri, file]));
	const service = createReturnService({
		today: () => today,
		log: (message) => void log.push(message),
		hash: hashOf,
		mends: true,
		text: (uri) => textAt(at.get(uri)),
	});
	const problems = files.map(({ uri, file }) => {
		const read = readNow(file);
		if ('problem' in read) return read.problem;
		service.put(uri, read.text);
		return undefined;
	});
	return files.map(({ uri, settings: which }, index) => {
		const problem = problems[index];
		if (problem !== undefined) return { problem, ...said() };
		const { checked, more } = work(service, uri, settings[which] ?? noSettings);
		if (!checked) throw new Error('a return could not be recorded');
		return { checked, more, ...said() };
	});
}

/** Serves as one of the workers of a pool. */
export function work(): void {
	let spoken: string | undefined | null = null;
	const inLanguage =
		<Files, Done>(method: (files: Files, setup: Setup) => Done) =>
		(files: Files, setup: Setup): Done => {
			if (spoken !== setup.locale) speak(shippedMessages(setup.locale));
			spoken = setup.locale;
			return method(files, setup);
		};
	workerpool.worker({
		checkBatch: inLanguage(checkBatch),
		computeBatch: inLanguage(computeBatch),
		formatBatch: inLanguage(formatBatch),
	});
}
