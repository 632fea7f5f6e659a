/** `dist/programs/sheet.js`: what reads a spreadsheet is loaded with the first. */
import * as l10n from '@vscode/l10n';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { movements as bounds, grouped } from '../limits.js';
import type { TableRow } from './rows.js';
import type { Rules } from './rules.js';
import { dayAs, dayIn } from './values.js';

export { speak } from '../localise.js';

/** What the parts of a workbook unpack to, in bytes. */
const mostUnpacked = 256 * 1024 * 1024;

type Written = Pick<Rules, 'dates' | 'numbers' | 'skip'>;

/** The rows of the first sheet of a workbook; its dates and numbers are written as the rules have them. */
export async function sheetOf(
	bytes: Uint8Array,
	{ dates, numbers, skip }: Written,
): Promise<readonly TableRow[] | { readonly problem: string }> {
	try {
		let unpacked = 0;
		// Nothing is unpacked yet: each part says how large it is, and is not read beyond that.
		unzipSync(bytes, {
			filter: ({ originalSize }) => {
				unpacked += originalSize;
				return false;
			},
		});
		if (unpacked > mostUnpacked) return { problem: l10n.t('it unpacks to more than {0} MB', mostUnpacked / (1024 * 1024)) };
		const data = await readSheet(new Uint8Array(bytes).buffer, { parseNumber: (text) => new Figure(text) });
		if (data.length > bounds.rowsOfFile + 1 + skip)
			return { problem: l10n.t('it has more than {0} rows', grouped(bounds.rowsOfFile)) };
		return data.flatMap((row, index): TableRow[] => {
			const cells = row.map((cell) => textOf(cell, dates, numbers));
			return index < skip || cells.every((cell) => cell === '') ? [] : [{ line: index + 1, cells }];
		});
	} catch (error) {
		return {
			problem: l10n.t('it is no spreadsheet that can be read: {0}', error instanceof Error ? error.message : String(error)),
		};
	}
}

/** A number as it is stored, which no number of the machine's need hold. */
class Figure {
	constructor(readonly text: string) {}
}

function textOf(cell: unknown, dates: Rules['dates'], numbers: Rules['numbers']): string {
	if (cell === null || cell === undefined) return '';
	if (cell instanceof Date) {
		const day = dayIn(cell.toISOString().slice(0, 10), 'YYYY-MM-DD');
		return day ? dayAs(day, dates) : '';
	}
	if (!(cell instanceof Figure)) return String(cell);
	const plain = plainly(cell.text);
	return numbers === '1,234.56' ? plain : plain.replace('.', ',');
}

/** Of more digits than a spreadsheet shows, those that it shows; none with an exponent. */
function plainly(text: string): string {
	if (/^-?\d{1,15}$/.test(text)) return text;
	const digits = text.replace(/^-|\./g, '').replace(/^0+/, '');
	if (/^-?\d+(?:\.\d+)?$/.test(text) && digits.length <= 15) return text;
	const rounded = Number(text).toPrecision(15);
	return /e/i.test(rounded) ? String(Number(text)) : rounded.includes('.') ? rounded.replace(/\.?0+$/, '') : rounded;
}
