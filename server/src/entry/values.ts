import { type Day, lastDayOfMonth } from '../forms/calendar.js';
import { months } from '../forms/months.js';
import { type Decimal, decimalOf, normal } from '../syntax/decimal.js';
import type { DateFormat, NumberFormat } from './rules.js';

const patterns: Readonly<Record<DateFormat, readonly [RegExp, readonly ('year' | 'month' | 'day')[]]>> = {
	'YYYY-MM-DD': [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, ['year', 'month', 'day']],
	'YYYY/MM/DD': [/^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, ['year', 'month', 'day']],
	YYYYMMDD: [/^(\d{4})(\d{2})(\d{2})$/, ['year', 'month', 'day']],
	'DD/MM/YYYY': [/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, ['day', 'month', 'year']],
	'MM/DD/YYYY': [/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, ['month', 'day', 'year']],
	'DD-MM-YYYY': [/^(\d{1,2})-(\d{1,2})-(\d{4})$/, ['day', 'month', 'year']],
	'DD.MM.YYYY': [/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, ['day', 'month', 'year']],
	'DD MMM YYYY': [/^(\d{1,2}) ([A-Za-z]{3,9}) (\d{4})$/, ['day', 'month', 'year']],
	'DD-MMM-YYYY': [/^(\d{1,2})-([A-Za-z]{3,9})-(\d{4})$/, ['day', 'month', 'year']],
	YYYY年M月D日: [/^(\d{4})年(\d{1,2})月(\d{1,2})日$/, ['year', 'month', 'day']],
};

/** A day there is, written in just this way; undefined for anything else. */
export function dayIn(text: string, as: DateFormat): Day | undefined {
	const [pattern, order] = patterns[as];
	const match = pattern.exec(text.trim());
	if (!match) return undefined;
	const part = (name: 'year' | 'month' | 'day') => match[order.indexOf(name) + 1] ?? '';
	const [year, month, day] = [Number(part('year')), monthIn(part('month')), Number(part('day'))];
	const isThere = month >= 1 && month <= 12 && day >= 1 && day <= lastDayOfMonth(year, month);
	return isThere ? { year, month, day } : undefined;
}

/** A day, written in just this way. */
export function dayAs({ year, month, day }: Day, as: DateFormat): string {
	const two = (number: number) => String(number).padStart(2, '0');
	if (as === 'YYYY年M月D日') return `${year}年${month}月${day}日`;
	const name = (months[month - 1] ?? '').slice(0, 3);
	return as.replace('YYYY', String(year)).replace('MMM', name).replace('MM', two(month)).replace('DD', two(day));
}

/** By its number, or its English name or the first three letters of that; 0 for none. */
function monthIn(text: string): number {
	if (/^\d+$/.test(text)) return Number(text);
	const name = text.toLowerCase();
	return months.findIndex((month) => month.toLowerCase() === name || month.slice(0, 3).toLowerCase() === name) + 1;
}

/** A number that is not negative, its thousands in threes where they are parted at all; undefined for anything else. */
export function numberIn(text: string, as: NumberFormat): Decimal | undefined {
	const trimmed = text.trim();
	const plain = as === '1,234.56' ? trimmed : trimmed.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));
	return /^(?:\d{1,40}|\d{1,3}(?:,\d{3}){1,12})(?:\.\d{1,20})?$/.test(plain) ? decimalOf(plain.replaceAll(',', '')) : undefined;
}

/** An amount of money as the form has it: whole, or with its cents; to more places where it has them, or had them before. */
export function moneyAs(value: Decimal, before?: Decimal): Decimal {
	const plain = normal(value);
	const kept = before && before.scale > 1 ? before.scale : 0;
	const scale = Math.max(plain.scale === 1 ? 2 : plain.scale, kept);
	return scale === plain.scale ? plain : { units: plain.units * 10n ** BigInt(scale - plain.scale), scale };
}
