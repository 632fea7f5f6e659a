import { sectionName } from '../forms/form.js';
import { months } from '../forms/months.js';
import { absolute, format, isNegative } from '../syntax/decimal.js';
import type { Entry, Node } from '../syntax/outline.js';
import { itemId } from '../syntax/shapes.js';
import type { AmountValue, Field, MoneyValue, NumberValue, Statement, TextValue } from '../syntax/statement.js';

/** A field in its canonical spelling. What is pasted or malformed is left to its finding and its fix. */

/** A field is of one reading of one line, and neither ever changes: what it was written as once it is written as again. */
const written = new WeakMap<Field, string>();

/** The value behind the keyword; empty where there is none. */
export function valueText(field: Field, line: string, statement: Statement): string {
	let text = written.get(field);
	if (text === undefined) {
		text = writeValue(field, line, statement);
		written.set(field, text);
	}
	return text;
}

function writeValue(field: Field, line: string, statement: Statement): string {
	return isMalformed(field, statement)
		? line.slice(field.keywordSpan.end, field.end).trim()
		: parts(field, line).filter(Boolean).join(' ');
}

export function fieldText(field: Field, line: string, statement: Statement): string {
	return `${field.keyword} ${valueText(field, line, statement)}`.trimEnd();
}

/** A finding about the spelling of something in it must stay what it is. */
export function isMalformed({ start, end }: Field, { problems }: Statement): boolean {
	return problems.some((problem) => problem.start < end && problem.end > start);
}

/** As it stands, escapes and all, with its Chinese. */
export function asItStands({ start, end, zh }: TextValue, line: string): string {
	return `${line.slice(start, end)}${zh ? ` zh ${line.slice(zh.start, zh.end)}` : ''}`;
}

/** The parts of a value in the order of the grammar; no field has all of them. */
function parts(field: Field, line: string): (string | undefined)[] {
	const { id, text, date, amount, code, currency, items, section, edition, form, not, words, name, month } = field;
	return [
		form?.text.toUpperCase(),
		edition?.text.toLowerCase(),
		id?.text,
		section && sectionName(section.text),
		section && not && 'not applicable',
		words?.map((word) => word.text.toLowerCase()).join(' '),
		name?.text,
		date ? undefined : month?.month && `${months[month.month.month - 1]} ${month.month.year}`,
		...(items ?? []).map((item) => `(${itemId(item)})`),
		code?.text,
		currency?.text,
		text && asItStands(text, line),
		date?.day && `${date.day.day} ${months[date.day.month - 1]} ${date.day.year}`,
		...(amount ? amountParts(amount) : []),
	];
}

function amountParts({ first, par, noPar, second, equals, flag }: AmountValue): (string | undefined)[] {
	return [
		first && moneyText(first),
		par && `x ${moneyText(par)}`,
		noPar && 'no par',
		second && `${signOf(second)} ${unsigned(second)}`,
		equals && `= ${moneyText(equals)}`,
		flag?.text.toLowerCase(),
	];
}

function moneyText({ currency, number }: MoneyValue): string {
	return `${currency ? `${currency} ` : ''}${number?.value ? format(number.value) : ''}`;
}

/** The operator before a second number takes its sign. */
export function signOf({ value }: NumberValue): string {
	return value && isNegative(value) ? '-' : '+';
}

export function unsigned({ value }: NumberValue): string {
	return value ? format(absolute(value)) : '';
}

/** The lines of an item, block or section in the order of the text. */
export function fieldsOf({ entries }: Node): readonly Entry[] {
	return [...entries.values()].flat().sort((a, b) => a.line - b.line || a.field.start - b.field.start);
}
