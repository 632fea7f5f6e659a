import { statSync } from 'node:fs';
import type { Settings } from '../service.js';
import { keyOfSettings } from './cache.js';
import type { Named } from './inputs.js';
import { hashOf } from './texts.js';

/** A file's time may be as coarse as that, in milliseconds: what was written in the moment it was read may be another text. */
const coarse = 2_000;
const fine = 100;

/** Tells a file, or what a folder lists, as it is from what it may become, as git has it; undefined where nothing does yet. */
export function stampOf(path: string, kind: 'file' | 'folder' = 'file'): string | undefined {
	const stat = statSync(path, { throwIfNoEntry: false });
	if (!(kind === 'file' ? stat?.isFile() : stat?.isDirectory()) || !stat) return undefined;
	const { size, mtimeMs, ctimeMs, ino } = stat;
	const written = Math.max(mtimeMs, ctimeMs);
	const patience = written % 1000 === 0 ? coarse : fine;
	return Date.now() - written < patience ? undefined : `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}

/** Tells files, as they are and with what counts for each, from any others; undefined where it cannot be told yet whether they stay so. */
export function stampOfAll(files: readonly Named[], settingsOf: (uri: string) => Settings): string | undefined {
	const all: string[] = [];
	for (const { uri, file } of files) {
		const stamp = file === undefined ? undefined : stampOf(file);
		if (stamp === undefined) return undefined;
		all.push(`${uri} ${stamp} ${keyOfSettings(settingsOf(uri))}`);
	}
	return hashOf(all.join('\n'));
}
