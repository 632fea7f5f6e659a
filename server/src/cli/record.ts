import { createHash } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { basename } from 'node:path';
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

const recordFile = (file: string) => `${file}.filed.json`;

export async function hashOf(file: string): Promise<string> {
	return createHash('sha256')
		.update(await fs.readFile(file))
		.digest('hex');
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

/** What is recorded of a return; `changed` where it is another text by now, undefined where nothing is, or nothing that can be read. */
export async function readRecord(file: string): Promise<(FiledRecord & { readonly changed: boolean }) | undefined> {
	try {
		const record = JSON.parse(await fs.readFile(recordFile(file), 'utf8')) as FiledRecord;
		if (record.version !== 1 || typeof record.date !== 'string' || typeof record.filed?.name !== 'string') return undefined;
		return { ...record, changed: record.return?.sha256 !== (await hashOf(file)) };
	} catch {
		return undefined;
	}
}
