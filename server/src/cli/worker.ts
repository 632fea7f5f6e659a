import workerpool from 'workerpool';
import { garbage } from '../disk/garbage.js';
import { shippedMessages } from '../disk/messages.js';
import { readNow } from '../disk/read.js';
import { speak } from '../localise.js';
import { type Checked, createReturnService, type ReturnService, type Settings } from '../service.js';
import { noSettings } from '../settings.js';
import { atHandInStream, inStream } from './batches.js';
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
	const checked = (service: ReturnService, uri: string, settings: Settings) => void service.findings(uri, settings);
	return recordBatch(files, setup, (service, uri, settings) => ({ checked: service.record(uri, settings) }), checked);
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

const tidy = garbage();

function recordBatch(
	files: readonly FileToDo[],
	{ settings, today }: Setup,
	work: (
		service: ReturnService,
		uri: string,
		settings: Settings,
	) => { readonly checked: Checked | undefined; readonly more?: unknown },
	/** What is done with each when it and the next are read, before all are. */
	soon?: (service: ReturnService, uri: string, settings: Settings) => void,
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
		...(soon && { atHand: atHandInStream }),
		text: (uri) => textAt(at.get(uri)),
	});
	const settingsOf = ({ settings: which }: FileToDo) => settings[which] ?? noSettings;
	const problems = new Map<FileToDo, string>();
	const look = (file: FileToDo) => {
		// What is only done when all are read is done of the text that was read.
		if (!soon) return;
		soon(service, file.uri, settingsOf(file));
		service.release(file.uri);
	};
	inStream(files, look, (file) => {
		const read = readNow(file.file);
		if ('problem' in read) {
			problems.set(file, read.problem);
			return false;
		}
		service.put(file.uri, read.text);
		service.whose(file.uri);
		return true;
	});
	const all = files.map((file): FileDone => {
		const problem = problems.get(file);
		if (problem !== undefined) return { problem, ...said() };
		const { checked, more } = work(service, file.uri, settingsOf(file));
		if (!checked) throw new Error('a return could not be recorded');
		return { checked, more, ...said() };
	});
	tidy();
	return all;
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
