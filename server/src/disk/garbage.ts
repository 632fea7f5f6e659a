import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** In bytes: less than this is no matter. */
const little = 64e6;

/**
 * Collects garbage where there is much of it, and says so. Whoever reads thousands of files leaves hundreds of megabytes behind that Node, where
 * there is memory, is in no hurry to collect. What was in use the last time tells what is much: a collection costs time in what is in use, and
 * is made when more than half as much has come again.
 */
export function garbage(): () => boolean {
	let collect: (() => void) | undefined;
	let inUse = 0;
	return () => {
		if (used() < 1.6 * inUse + little) return false;
		collect ??= collector();
		collect();
		inUse = used();
		return true;
	};
}

/**
 * Room for what is made of thousands of files and soon let go: in the little that Node gives it to begin with, what is still in use is copied
 * again and again. In megabytes, of which it takes up to three times as many.
 */
export function makeRoom(): void {
	try {
		setFlagsFromString('--max-semi-space-size=32');
	} catch {
		// It only takes longer.
	}
}

function used(): number {
	const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
	return heap + external;
}

/** Node hands it to whoever asks for it as it starts, and to a context that is made after that is asked for. */
function collector(): () => void {
	try {
		setFlagsFromString('--expose-gc');
		return runInNewContext('gc') as () => void;
	} catch {
		return () => {};
	}
}
