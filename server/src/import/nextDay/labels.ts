import type { Form, Line } from '../../forms/form.js';
import { labelPattern, textsOf } from '../form/labels.js';

/** A form's own labels as patterns. */
export class FormLabels {
	constructor(readonly form: Form) {}

	/** Of a line, with what the form has for whoever fills it in: a colon, a reference to a note. */
	line(place: string, keyword: string): string {
		return sourceOf(textsOf(this.form.line(place, keyword)?.labels ?? []));
	}

	/** Of a class's balance. */
	balance(keyword: string): string {
		return sourceOf(textsOf(balanceIn(this.form, keyword)?.labels ?? []));
	}

	heading(place: string): string {
		return sourceOf(textsOf(this.form.place(place)?.headings ?? []));
	}
}

/** A line of a class's balance. */
export function balanceIn(form: Form, keyword: string): Line | undefined {
	return form.place(form.shares?.issued ?? '')?.blocks?.opened?.line(keyword);
}

export const nothing = '(?!)';

export function sourceOf(texts: readonly string[]): string {
	return texts.length === 0 ? nothing : `(?:${texts.map(labelPattern).join('|')})`;
}

const monthName = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
/** A date as the form prints it, or as it is written in other places. */
export const date = `(?:\\d{1,2}\\s*${monthName}\\s*\\d{4}|${monthName}\\s*\\d{1,2}\\s*,\\s*\\d{4})`;
/** A whole number or decimals, with or without a sign; the number before a bracket is a marker. */
export const number = '(?<![\\w.,])-?\\d[\\d,]*(?:\\.\\d+)?(?![\\w,]|\\.\\d|\\s*\\))';
export const currency = '(?:[A-Z]{3}|HK\\$|US\\$)';
/** `HKD 515HKD 506.5`: figures may have run together. */
export const money = `${currency}\\s*\\d[\\d,]*(?:\\.\\d+)?(?![\\d,]|\\.\\d)`;
/** `1).` before a row, at the beginning of its line. */
export const marker = /^\s*(\d{1,3})\s*\)\s*\.\s*/;
