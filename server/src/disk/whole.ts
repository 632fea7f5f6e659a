// However a process is ended, but for being killed outright, each file that it writes is whole in its place or not there at all.

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let [writing, listens] = [0, false];
let end: (() => void) | undefined;

/** Writes something that is not to be left half done. Once the process is to end, nothing more is begun. */
export async function wholly<T>(write: () => Promise<T>): Promise<T> {
	if (end) await new Promise(() => {});
	// Until something is written a signal ends the process at once. To listen no more would lose one that is on its way.
	if (!listens) for (const signal of signals) process.prependListener(signal, interrupted);
	listens = true;
	writing += 1;
	try {
		return await write();
	} finally {
		writing -= 1;
		if (writing === 0) end?.();
	}
}

/** Ends the process in this way, as soon as nothing is half written. */
export function endWhole(how: () => void): void {
	end ??= how;
	if (writing === 0) end();
}

/** A second signal ends the process at once. */
function interrupted(signal: NodeJS.Signals): void {
	// Who listens too ends by itself (`check --watch`).
	if (process.listenerCount(signal) > 1) return;
	process.off(signal, interrupted);
	endWhole(() => process.kill(process.pid, signal));
}
