import { createHash } from 'node:crypto';
import { readNow } from '../disk/read.js';

/** What tells a text from every other. */
export function hashOf(text: string): string {
	return createHash('sha256').update(text).digest('base64').slice(0, 22);
}

/** The text of a file as it is now. */
export function textAt(file: string | undefined): string | undefined {
	const read = file === undefined ? undefined : readNow(file);
	return read && 'text' in read ? read.text : undefined;
}
