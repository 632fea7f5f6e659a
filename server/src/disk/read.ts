import { isAscii } from 'node:buffer';
import { closeSync, constants, createReadStream, promises as fs, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { opened } from '../limits.js';
import { readPipe } from './pipe.js';
import { describe, reasons } from './reasons.js';

export const maxBytes = opened.length;

const tooLarge = 'over 5 MB, which no return is';

/** A file's text without its byte order mark, or why there is none. */
export type Read = { readonly text: string; readonly bom: boolean } | { readonly problem: string; readonly missing?: true };

/** Whether a file is there, links followed. Told at once: an archive has hundreds of folders that are asked one after the other. */
export function isFile(path: string): boolean {
	try {
		return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
	} catch {
		return false;
	}
}

export async function readReturn(path: string): Promise<Read> {
	try {
		return await readStream(streamOf(path));
	} catch (error) {
		const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
		return { problem: describe(error), ...(missing && { missing }) };
	}
}

/** The same of a file, at once: of many that is ten times as fast. What is no file any more is not waited for. */
export function readNow(path: string): Read {
	let open: number | undefined;
	try {
		open = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
		const stats = fstatSync(open);
		if (stats.isDirectory()) return { problem: reasons.EISDIR as string };
		if (!stats.isFile()) return { problem: 'not a file' };
		// One that grows meanwhile is read as far as it went when it was opened, and one that shrinks to its end.
		if (stats.size > maxBytes) return { problem: tooLarge };
		const bytes = roomFor(stats.size);
		let length = 0;
		while (length < bytes.length) {
			const count = readSync(open, bytes, length, bytes.length - length, null);
			if (count === 0) break;
			length += count;
		}
		return decode(bytes.subarray(0, length));
	} catch (error) {
		const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
		return { problem: describe(error), ...(missing && { missing }) };
	} finally {
		if (open !== undefined) closeSync(open);
	}
}

/** What most files find room in, one after the other: a text that was decoded is no longer in it. */
let room: Buffer | undefined;

function roomFor(size: number): Buffer {
	room ??= Buffer.allocUnsafeSlow(64 * 1024);
	return size <= room.length ? room.subarray(0, size) : Buffer.allocUnsafe(size);
}

export async function readStream(stream: AsyncIterable<Uint8Array>): Promise<Read> {
	const bytes = await readBytes(stream, maxBytes);
	return bytes ? decode(bytes) : { problem: tooLarge };
}

/** Undefined where there is more: it stops at the limit, so that a device or a stream without end ends too. */
export async function readBytes(from: string | AsyncIterable<Uint8Array>, most: number): Promise<Buffer | undefined> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of typeof from === 'string' ? streamOf(from) : from) {
		size += chunk.length;
		if (size > most) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

/** What is in a file or comes out of a pipe, which ends where nobody writes into it. */
async function* streamOf(path: string): AsyncGenerator<Uint8Array> {
	const stats = await fs.stat(path);
	yield* stats.isFIFO() ? readPipe(path) : createReadStream(path, { highWaterMark: 256 * 1024 });
}

/**
 * A file that lies there and nobody named: at most so many bytes of it, undefined where there is more or it is no file. What is a pipe or a
 * device is not waited for.
 */
export async function readFound(path: string, most: number): Promise<Buffer | undefined> {
	const file = await fs.open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	try {
		const stats = await file.stat();
		return stats.isFile() && stats.size <= most ? await file.readFile() : undefined;
	} finally {
		await file.close();
	}
}

/** The text with the byte order mark that it had. */
export function withMark(text: string, bom: boolean): string {
	return bom ? `\ufeff${text}` : text;
}

function decode(bytes: Buffer): Read {
	if (isAscii(bytes)) return { text: bytes.toString('latin1'), bom: false };
	const [first, second, third] = bytes;
	if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
		return { problem: 'UTF-16, not UTF-8: save it as UTF-8' };
	}
	try {
		const bom = first === 0xef && second === 0xbb && third === 0xbf;
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), bom };
	} catch {
		return { problem: `not UTF-8, on line ${lineOfFault(bytes)}: save it as UTF-8` };
	}
}

/** Encoded again, a text read leniently departs from its bytes where they were wrong. */
function lineOfFault(bytes: Buffer): number {
	const again = Buffer.from(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
	let line = 1;
	for (let i = 0; i < bytes.length && bytes[i] === again[i]; i++) if (bytes[i] === 0x0a) line++;
	return line;
}
