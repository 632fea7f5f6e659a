import { signOf, unsigned } from '../model/fieldText.js';
import { format } from '../syntax/decimal.js';
import type { AmountValue, MoneyValue } from '../syntax/statement.js';
import { displayWidth } from '../width.js';

/** One number in a row of several: `= USD 500,000` is led by `=`, has a unit, and digits before and behind the point. */
interface Cell {
	readonly lead: string;
	readonly unit: string;
	readonly whole: string;
	readonly fraction: string;
}

type Row = readonly (Cell | undefined)[];

/** The rows `opening`, `change` and `closing` of a block as a table: digits under digits, points under points. */
export function numberTable(amounts: readonly AmountValue[]): readonly string[] {
	const rows = amounts.map(cellsOf);
	const widths = [0, 1, 2, 3].map((column) => {
		const width = (part: keyof Cell) => greatest(rows.map((row) => row[column]?.[part].length ?? 0));
		return { unit: width('unit'), whole: width('whole'), fraction: width('fraction'), lead: width('lead') };
	});
	return rows.map((row) =>
		widths
			.map(({ lead, unit, whole, fraction }, column) => {
				const cell = row[column];
				return [
					(cell?.lead ?? '').padEnd(lead),
					(cell?.unit ?? '').padEnd(unit),
					(cell?.whole ?? '').padStart(whole) + (cell?.fraction ?? '').padEnd(fraction),
				]
					.filter(Boolean)
					.join(' ');
			})
			.filter(Boolean)
			.join(' ')
			.trimEnd(),
	);
}

function cellsOf({ first, par, noPar, second, equals }: AmountValue): Row {
	return [
		first && moneyCell('', first),
		par ? moneyCell('x', par) : noPar && { lead: '', unit: '', whole: 'no par', fraction: '' },
		second && { lead: signOf(second), unit: '', ...split(unsigned(second)) },
		equals && moneyCell('=', equals),
	];
}

function moneyCell(lead: string, { currency = '', number }: MoneyValue): Cell {
	return { lead, unit: currency, ...split(number?.value ? format(number.value) : '') };
}

function split(number: string): { whole: string; fraction: string } {
	const point = number.indexOf('.');
	return point < 0 ? { whole: number, fraction: '' } : { whole: number.slice(0, point), fraction: number.slice(point) };
}

/** Rows of texts in columns two blanks apart; the last column is as wide as it is. */
export function textTable(rows: readonly (readonly string[])[]): readonly string[] {
	const count = greatest(rows.map((row) => row.length));
	const widths = Array.from({ length: count }, (_, column) => greatest(rows.map((row) => displayWidth(row[column] ?? ''))));
	return rows.map((row) =>
		row
			.map((text, column) => text + ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(text))))
			.join('  ')
			.trimEnd(),
	);
}

/** 0 of none. However many there are: they are no arguments of a call. */
export function greatest(numbers: readonly number[]): number {
	return numbers.reduce((greatest, number) => (number > greatest ? number : greatest), 0);
}
