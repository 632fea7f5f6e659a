import picocolors from 'picocolors';
import { inLog, visible } from '../escape.js';

export type Colors = ReturnType<typeof picocolors.createColors>;

/** A stream one writes to, and what can be shown on it. */
export interface Output {
	readonly terminal: boolean;
	readonly colors: Colors;
	/** What was asked for: a return, a form. As it is, but for a terminal, which would obey what is in it. */
	write(content: string | Uint8Array): void;
	/** What is said; names and texts in it are made `onOneLine` or `visible` by whoever puts them there. */
	say(text: string): void;
}

export interface Io {
	readonly stdin: AsyncIterable<Uint8Array>;
	readonly stdout: Output;
	readonly stderr: Output;
	readonly cwd: string;
	readonly env: NodeJS.ProcessEnv;
	/** What is said is said in it. */
	readonly locale?: string | undefined;
}

type Stream = NodeJS.WritableStream & { isTTY?: boolean };

/** Colours stand on a terminal alone, unless NO_COLOR or FORCE_COLOR say otherwise; of the two NO_COLOR wins. */
export function toOutput(stream: Stream, env: NodeJS.ProcessEnv): Output {
	const terminal = stream.isTTY === true;
	const forced = env.FORCE_COLOR;
	const colored = env.NO_COLOR
		? false
		: forced !== undefined && forced !== ''
			? forced !== '0' && forced !== 'false'
			: terminal && env.TERM !== 'dumb';
	return {
		terminal,
		colors: picocolors.createColors(colored),
		write: (content) => void stream.write(terminal && typeof content === 'string' ? visible(content) : content),
		say: (text) => void stream.write(inLog(text)),
	};
}
