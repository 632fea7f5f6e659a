/** What reads a spreadsheet; it runs as a job (`dist/jobs/sheet.js`), for others made the file. */
import * as l10n from '@vscode/l10n';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { movements as bounds, grouped } from '../limits.js';
import { shortened } from '../localise.js';
import type { TableRow } from './rows.js';
import type { Rules } from './rules.js';
import { dayAs, dayIn } from './values.js';

export type Written = Pick<Rules, 'dates' | 'numbers' | 'skip'>;
export type SheetRows = readonly TableRow[] | { readonly problem: string };

/** The rows of the first sheet of a workbook; its dates and numbers are written as the rules have them. */
export async function sheetOf(bytes: Uint8Array, { dates, numbers, skip }: Written): Promise<SheetRows> {
	try {
		const parts = partsOf(bytes);
		if ('problem' in parts) return parts;
		const data = await readSheet(parts.plain, { parseNumber: (text) => new Figure(text) });
		const rows: TableRow[] = [];
		for (const [index, row] of data.entries()) {
			// The library fills each row up to the last column that any of them has.
			const last = row.findLastIndex((cell) => cell !== null);
			const cells = row.slice(0, last + 1).map((cell) => textOf(cell, dates, numbers));
			if (index < skip || cells.every((cell) => cell === '')) continue;
			if (rows.length > bounds.rowsOfFile) return { problem: l10n.t('it has more than {0} rows', grouped(bounds.rowsOfFile)) };
			rows.push({ line: index + 1, cells });
		}
		return rows;
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		return { problem: l10n.t('it is no spreadsheet that can be read: {0}', shortened(why, 200)) };
	}
}

/** Of the parts of a workbook those that are read, by the names of their roots. */
const roots = new Set(['worksheet', 'sst', 'workbook', 'styleSheet', 'Relationships']);

/** The workbook with nothing packed in it any more, which the library unpacks without asking how large it is. */
function partsOf(bytes: Uint8Array): { readonly plain: ArrayBuffer } | { readonly problem: string } {
	let unpacked = 0;
	// Each part says how large it is, and is not unpacked beyond that. Pictures and what else is no XML is not read.
	const isRead = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }) => {
		if (!/\.(?:xml|rels)$/i.test(name)) return false;
		unpacked += originalSize;
		return unpacked <= bounds.unpacked;
	};
	const parts = unzipSync(bytes, { filter: isRead });
	if (unpacked > bounds.unpacked) {
		return { problem: l10n.t('it unpacks to more than {0} MB', bounds.unpacked / (1024 * 1024)) };
	}
	for (const [name, part] of Object.entries(parts)) {
		if (!isWhole(part)) return { problem: l10n.t('its part {0} is not as long as it says', shortened(name, 80)) };
	}
	return { plain: new Uint8Array(zipSync(parts, { level: 0 })).buffer };
}

/** One that says it is shorter than it is comes out cut off, and its root does not end. */
function isWhole(part: Uint8Array): boolean {
	const begin = strFromU8(part.subarray(0, 4096)).replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '');
	const [tag = '', prefix = '', root = ''] = /<((?:[\w.-]{1,50}:)?)([\w.-]{1,50})[^<]*/.exec(begin) ?? [];
	if (!roots.has(root)) return true;
	const end = strFromU8(part.subarray(-256)).trimEnd();
	return end.endsWith(`</${prefix}${root}>`) || (tag.trimEnd().endsWith('/>') && end.endsWith('/>'));
}

/** A number as it is stored, which no number of the machine's need hold. */
class Figure {
	constructor(readonly text: string) {}
}

function textOf(cell: unknown, dates: Rules['dates'], numbers: Rules['numbers']): string {
	if (cell === null || cell === undefined) return '';
	if (cell instanceof Date) {
		if (Number.isNaN(cell.getTime())) return String(cell);
		const day = dayIn(cell.toISOString().slice(0, 10), 'YYYY-MM-DD');
		return day ? dayAs(day, dates) : '';
	}
	if (!(cell instanceof Figure)) return cut(String(cell));
	const plain = cut(plainly(cell.text));
	return numbers === '1,234.56' ? plain : plain.replace('.', ',');
}

/** A text may stand in every row and yet once in the file: of one that is too long for a movement so much that it stays so. */
const cut = (text: string) => text.slice(0, 2 * bounds.text);

/** Of more digits than a spreadsheet shows, those that it shows; none with an exponent. */
function plainly(text: string): string {
	if (/^-?\d{1,15}$/.test(text)) return text;
	const digits = text.replace(/^-|\./g, '').replace(/^0+/, '');
	if (/^-?\d+(?:\.\d+)?$/.test(text) && digits.length <= 15) return text;
	const rounded = Number(text).toPrecision(15);
	return /e/i.test(rounded) ? String(Number(text)) : rounded.includes('.') ? rounded.replace(/\.?0+$/, '') : rounded;
}
