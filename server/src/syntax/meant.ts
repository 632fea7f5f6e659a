import type { Form, Line } from '../forms/form.js';
import { didYouMean } from './guess.js';
import { languageOf } from './language.js';
import { readLine } from './line.js';
import type { Field, Span, StrayTokens } from './statement.js';

/** What is to be written instead of a piece of a line, and how it is named. */
export interface Meant {
	readonly at: Span;
	readonly text: string;
}

/** That there is nothing, as people say it. */
const nothing = /^(?:nil|n\s?[./]?\s?a\b\.?|none|not\s+applicable|[-–—－]+)(?=$|[\s#,;.])/i;
const yes = /^[:：]?\s*(?:yes|y|true|是)$/i;
const no = /^[:：]?\s*(?:no|n|false|否)$/i;

/** What stands behind a field that is not of the language, in the words of those who fill in a form. */
export function meantBehind(
	form: Form,
	field: Field,
	row: Line | undefined,
	{ text, start, end }: StrayTokens,
): Meant | undefined {
	if (!row) return undefined;
	const { takes } = row;
	const [none = ''] = nothing.exec(text) ?? [];
	if (row.role === 'section') {
		const number = field.section ? undefined : sectionMeant(form, text);
		return number
			? { at: { start, end: start + number.length }, text: number.id }
			: field.section && !field.not && isNothing(text)
				? { at: { start, end }, text: 'not applicable' }
				: undefined;
	}
	const [first = '', second = ''] = takes.phrases ?? [];
	if (first && second && (yes.test(text) || no.test(text))) {
		const from = field.words?.[0]?.start ?? start;
		return { at: { start: from, end }, text: yes.test(text) ? first : second };
	}
	const dated = dayOfPlace(form, field, row, text);
	if (dated !== undefined) return { at: { start, end }, text: dated };
	return none !== '' && lacksNumber(field, row) ? { at: { start, end: start + none.length }, text: '0' } : undefined;
}

/** What of a line goes to a day of the place it opens, and its text, before or behind. */
const dayAndText = /^[,，;]?\s?(?<day>[^"“”„＂\\]{0,24}\d)[,，;]?\s?(?:["“](?<name>[^"“”„＂\\]{1,200})["”])?$/;

/** `signed 7 January 2025 "Name"`: the day, which the place that is opened has a line for, behind the text. */
function dayOfPlace(form: Form, field: Field, { opened }: Line, text: string): string | undefined {
	const [line, ...others] = opened?.lines.filter(({ shape }) => shape === 'date') ?? [];
	const { day, name } = dayAndText.exec(text)?.groups ?? {};
	if (!line || others.length > 0 || day === undefined || (field.text === undefined) === (name === undefined)) return undefined;
	const { fields, strays, problems } = readLine(`${line.keyword} ${day}`, languageOf(form));
	const [only, ...more] = fields;
	if (more.length > 0 || strays.length > 0 || !only?.date?.day) return undefined;
	const written = problems.find(({ fix }) => fix)?.fix?.text ?? day;
	return `${name === undefined ? '' : `"${name}" `}${line.keyword} ${written}`;
}

/** The whole of it, behind a colon perhaps. */
function isNothing(text: string): boolean {
	const said = text.replace(/^[:：]\s*/, '').trim();
	return said !== '' && nothing.exec(said)?.[0] === said;
}

/** A number is wanted, and none stands: where its currency is not known either, nor is what would be 0. */
function lacksNumber({ amount }: Field, { columns }: Line): boolean {
	const { first, par, second, equals } = amount ?? {};
	const [column] = columns;
	if (!column) return false;
	const last = equals ?? second ?? par ?? first;
	if (!last) return !column.money;
	const value = 'number' in last ? last.number?.value : last.value;
	return value === undefined;
}

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'];

/** `2` for II, `3A` and `3(A)` for III.A. */
function sectionMeant(form: Form, text: string): { readonly id: string; readonly length: number } | undefined {
	const [whole = '', digit, part] = /^([1-8])\s?[.(（]?([a-z])?[)）]?(?=$|\s)/i.exec(text) ?? [];
	const roman = romans[Number(digit) - 1];
	const place = roman === undefined ? undefined : form.section(part ? `${roman}.${part}` : roman);
	return place && { id: place.id, length: whole.length };
}

/** A keyword with its figure on its heels: `opening1,000`. */
export function keywordGlued(
	text: string,
	words: readonly string[],
): { readonly keyword: string; readonly length: number } | undefined {
	const [, letters = ''] = /^([a-z]+)-?\d[\d,.]*/i.exec(text) ?? [];
	const same = words.find((word) => word.toLowerCase() === letters.toLowerCase());
	const keyword = same ?? (letters.length > 2 ? didYouMean(letters, words) : undefined);
	return keyword && !/\d/.test(keyword) ? { keyword, length: letters.length } : undefined;
}
