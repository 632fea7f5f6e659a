import { unpacked as most } from '../../limits.js';

/** Whether the streams of the PDF that is read unpack to more than those of any return. */
let isOver = false;
let all = 0;
let give: (() => void) | undefined;

/** What pdf.js calls as it unpacks a stream (scripts/leanPdfjs.mjs): with what the stream has come to, and what was added to it. */
(globalThis as { monthlyReturnUnpacks?: unknown }).monthlyReturnUnpacks = (stream: number, added: number) => {
	all += added;
	if (stream <= most.stream && all <= most.streams) return;
	isOver = true;
	give?.();
	throw new Error('it unpacks to too much');
};

/** Calls back where it is too much. */
export function watchUnpacking(tooMuch: () => void): void {
	isOver = false;
	all = 0;
	give = tooMuch;
}

/** pdf.js goes on without a stream that it cannot read: whoever asks for a page has to ask for this, too. */
export function unpackedTooMuch(): boolean {
	return isOver;
}
