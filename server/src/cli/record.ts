import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import { readBytes, readFound } from '../disk/read.js';
import { write } from '../disk/write.js';

/** That a return was compared with what was filed, beside the return: `NAME.return.filed.json`. */
export interface FiledRecord {
	readonly version: 1;
	/** The day of the comparison, in Hong Kong. */
	readonly date: string;
	readonly result: 'same' | 'differs' | 'partly-read';
	readonly differences: number;
	readonly filed: { readonly name: string; readonly sha256: string };
	/** Of the return as it was compared: another one has changed since. */
	readonly return: { readonly name: string; readonly sha256: string };
}

export const recordFile = (file: string) => `${file}.filed.json`;

/** More than anything that was compared, and than any record. */
const [mostBytes, mostOfRecord] = [32 * 1024 * 1024, 64 * 1024];

async function hashOf(file: string): Promise<string> {
	const bytes = await readBytes(file, mostBytes);
	if (!bytes) throw new Error('over 32 MB');
	return createHash('sha256').update(bytes).digest('hex');
}

export async function recordOf(
	file: string,
	filed: string,
	{ date, differences, unread }: { readonly date: string; readonly differences: number; readonly unread: number },
): Promise<FiledRecord> {
	return {
		version: 1,
		date,
		result: differences > 0 ? 'differs' : unread > 0 ? 'partly-read' : 'same',
		differences,
		filed: { name: basename(filed), sha256: await hashOf(filed) },
		return: { name: basename(file), sha256: await hashOf(file) },
	};
}

export async function writeRecord(file: string, record: FiledRecord): Promise<void> {
	await write(recordFile(file), `${JSON.stringify(record, null, 2)}\n`);
}

/**
 * What is recorded of a return; `changed` where it is another text by now, undefined where nothing is.
 * @throws where there is a record that cannot be read
 */
export async function readRecord(file: string): Promise<(FiledRecord & { readonly changed: boolean }) | undefined> {
	let record: unknown;
	try {
		// It lies there for anyone to have written.
		const bytes = await readFound(recordFile(file), mostOfRecord);
		record = bytes && JSON.parse(bytes.toString('utf8'));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		if (!(error instanceof SyntaxError)) throw error;
	}
	if (!isRecord(record)) throw new Error(l10n.t('it is no record of a comparison'));
	return { ...record, changed: record.return.sha256 !== (await hashOf(file)) };
}

function isRecord(found: unknown): found is FiledRecord {
	const { version, date, result, differences, filed, return: own } = (found ?? {}) as Record<keyof FiledRecord, unknown>;
	return (
		version === 1 &&
		typeof date === 'string' &&
		/^\d{4}-\d{2}-\d{2}$/.test(date) &&
		(result === 'same' || result === 'differs' || result === 'partly-read') &&
		Number.isSafeInteger(differences) &&
		isNamed(filed) &&
		isNamed(own)
	);
}

function isNamed(found: unknown): boolean {
	const { name, sha256 } = (found ?? {}) as Record<string, unknown>;
	return typeof name === 'string' && typeof sha256 === 'string' && /^[\da-f]{64}$/.test(sha256);
}
