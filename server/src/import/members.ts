import { commands, inJson, onOneLine } from '../escape.js';
import { currencies } from '../forms/currencies.js';
import { months } from '../forms/months.js';
import { jsonVersion } from '../render/jsonValues.js';
import { decimalOf, format } from '../syntax/decimal.js';
import { quoted } from '../syntax/quotes.js';
import { addNote, type Node } from './form/draft.js';

export type Members = Readonly<Record<string, unknown>>;
/** What is done with a member that is there. */
export type Readers = Readonly<Record<string, (value: unknown, path: string) => void>>;

export function isMembers(value: unknown): value is Members {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads members by their names; what cannot be read is a comment where it stands. */
export class MemberReader {
	protected each(value: unknown, path: string, node: Node, read: (one: unknown, path: string) => void): void {
		if (!Array.isArray(value)) this.unread(value, path, node);
		else for (const [index, one] of value.entries()) read(one, `${path}[${index}]`);
	}

	/** The members that are there, in the order of their readers; any other is a comment. */
	protected members(value: unknown, path: string, node: Node, readers: Readers): void {
		if (!isMembers(value)) {
			this.unread(value, path, node);
			return;
		}
		const at = (key: string) => (path === '' ? key : `${path}.${key}`);
		for (const [key, read] of Object.entries(readers)) if (Object.hasOwn(value, key)) read(value[key], at(key));
		for (const key of Object.keys(value)) if (!Object.hasOwn(readers, key)) this.unread(value[key], at(key), node);
	}

	/** What the JSON of every form begins with; one without a version is of before there was one. */
	protected head(node: Node): Readers {
		return {
			version: (one, path) => {
				if (one !== jsonVersion) this.unread(one, path, node);
			},
			form: () => {},
			// Of the returns that lay beside it then.
			counts: () => {},
			// Beside the file, for an editor.
			$schema: () => {},
		};
	}

	protected unread(value: unknown, path: string, node: Node): void {
		addNote(node, onOneLine(`${path}: ${inJson(JSON.stringify(value) ?? '')}`));
	}
}

export function isComputed(value: unknown): boolean {
	return isMembers(value) && value.computed === true;
}

export function isCode(text: string): boolean {
	return /^\d{1,6}$/.test(text);
}

export function isCurrency(value: unknown): value is string {
	return typeof value === 'string' && currencies.has(value);
}

/** A number or an amount of money as the language writes it. */
export function numberText(value: unknown, money: boolean): string | undefined {
	const { value: digits, currency, ...rest } = isMembers(value) ? value : {};
	if (typeof digits !== 'string' || !/^-?\d+(?:\.\d+)?$/.test(digits) || Object.keys(rest).length > 0) return undefined;
	if (money ? !isCurrency(currency) : currency !== undefined) return undefined;
	const number = format(decimalOf(digits));
	return money ? `${currency} ${number}` : number;
}

export function dateText(value: unknown): string | undefined {
	const [, year, month, day] = (typeof value === 'string' && /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)) || [];
	const name = months[Number(month) - 1];
	return name === undefined ? undefined : `${Number(day)} ${name} ${year}`;
}

/** A text as the lines it is written in, a paragraph a line, each with its Chinese; undefined where it is none. */
export function textLines(value: unknown): readonly string[] | undefined {
	const { text, zh, ...rest } = isMembers(value) ? value : { text: value };
	// One that commands a terminal or a log stands in a comment, with its signs as JSON escapes them.
	const isText = (one: unknown) => one === undefined || (typeof one === 'string' && !commands(one));
	if (!isText(text) || !isText(zh) || (text === undefined && zh === undefined) || Object.keys(rest).length > 0) return undefined;
	const paragraphs = (one: unknown) => (one === undefined ? [] : String(one).split(/\r\n|[\r\n]/));
	const [english, chinese] = [paragraphs(text), paragraphs(zh)];
	// What stands behind a Chinese paragraph without one of its own goes on with the Chinese.
	if (english.length === chinese.length)
		return english.map((said, index) => `${quoted(said)} zh ${quoted(chinese[index] as string)}`);
	// A text begins with its English, though that says nothing.
	const others = chinese.map((said) => `zh ${quoted(said)}`);
	return english.length > 0 ? [...english.map(quoted), ...others] : [`"" ${others[0]}`, ...others.slice(1)];
}

export function monthText(value: unknown): string | undefined {
	const [, year, month] = (typeof value === 'string' && /^(\d{4})-(\d{2})$/.exec(value)) || [];
	const name = months[Number(month) - 1];
	return name === undefined ? undefined : `${name} ${year}`;
}
