import picocolors from 'picocolors';

export type Colors = ReturnType<typeof picocolors.createColors>;

/** A stream one writes to, and what can be shown on it. */
export interface Output {
	readonly terminal: boolean;
	readonly colors: Colors;
	write(text: string | Uint8Array): void;
}

export interface Io {
	readonly stdin: AsyncIterable<Uint8Array>;
	readonly stdout: Output;
	readonly stderr: Output;
	readonly cwd: string;
	readonly env: NodeJS.ProcessEnv;
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
	return { terminal, colors: picocolors.createColors(colored), write: (text) => void stream.write(text) };
}
