import * as crypto from 'node:crypto';
import { readNow } from '../disk/read.js';

/** What tells a text from every other. */
export function hashOf(text: string): string {
	// At once where Node can: 20.12 and later.
	const sum: string = crypto.hash?.('sha256', text, 'base64') ?? crypto.createHash('sha256').update(text).digest('base64');
	return sum.slice(0, 22);
}

/** The text of a file as it is now. */
export function textAt(file: string | undefined): string | undefined {
	const read = file === undefined ? undefined : readNow(file);
	return read && 'text' in read ? read.text : undefined;
}
