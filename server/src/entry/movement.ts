import { dayText } from '../checks/rules/header.js';
import type { Day } from '../forms/calendar.js';
import type { EntryKind, EntryShares } from '../forms/entries.js';
import { type Decimal, format, normal } from '../syntax/decimal.js';

/** One thing that happened, as a row of a file or a command says it. */
export interface Movement {
	/** Where it was read, for what is said of it: `trades.csv:14`. */
	readonly from: string;
	/** A stock code, or a name. */
	readonly issuer: string;
	readonly kind: EntryKind;
	readonly shares: EntryShares;
	readonly date: Day;
	readonly number: Decimal;
	/** What was converted, of a convertible; what was paid, of a purchase. */
	readonly amount?: Money | undefined;
	/** Of one share; of several prices the highest. */
	readonly price?: Money | undefined;
	readonly lowest?: Money | undefined;
	/** A short name or a stock code; left out, the only listed class. */
	readonly of?: string | undefined;
	/** The scheme, agreement or convertible; left out, the only one. */
	readonly item?: string | undefined;
	/** The words of an event that are not the usual ones. */
	readonly event?: string | undefined;
	/** What whoever made the row calls it. */
	readonly reference?: string | undefined;
}

export interface Money {
	readonly currency: string;
	readonly value: Decimal;
}

const marker = '# entered: ';

/** How a row is kept in the return: all that it says, so that the same row is known again. */
export function commentOf(movement: Movement): string {
	const { kind, shares, date, number, amount, price, lowest, of, item, event, reference } = movement;
	const money = ({ currency, value }: Money) => `${currency} ${format(normal(value))}`;
	return [
		`${marker}${dayText(date)} ${kind} ${format(number)}`,
		shares === 'new' ? undefined : shares,
		amount && `of ${money(amount)}`,
		price && `at ${lowest ? `${money(lowest)} to ` : ''}${money(price)}`,
		of,
		item === undefined ? undefined : `"${plain(item)}"`,
		event === undefined ? undefined : `"${plain(event)}"`,
		reference === undefined ? undefined : `ref ${plain(reference)}`,
	]
		.filter((part) => part !== undefined)
		.join(' ');
}

/** The rows that a return keeps, each with how often. */
export function enteredIn(lines: readonly string[]): Map<string, number> {
	const found = new Map<string, number>();
	for (const line of lines) {
		const text = line.trim();
		if (text.startsWith(marker)) found.set(text, (found.get(text) ?? 0) + 1);
	}
	return found;
}

/** On one line, within quotation marks, and nothing in it that cannot be seen. */
function plain(text: string): string {
	return text
		.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
		.replace(/[\p{Cc}\s]+/gu, ' ')
		.replaceAll('"', "'")
		.trim();
}
