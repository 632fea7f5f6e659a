import type { Form } from '../forms/form.js';
import { append } from '../lists.js';
import { itemId } from './shapes.js';
import type { WordValue } from './statement.js';

/** What is written where a value is missing, as a value: without a colon, a text in its quotation marks, a currency apart. */
export function valueMeant(written: string, isText: unknown): string | undefined {
	const value = written.replace(/^[:：]\s*/, '');
	const meant =
		isText && !/["\\]/.test(value) ? `"${value.replace(/^[‘'](.+)[’']$/, '$1')}"` : value.replace(/^([A-Z]{3})(?=-?\d)/, '$1 ');
	return meant !== written && /^(?:[A-Z]{3} )?(?:-?\d|[("].)/.test(meant) ? meant : undefined;
}

/** The items in `, (ii) and (iii)` or `-(viii)`, as they are written; undefined where something else stands among them. */
export function sideBySide(text: string, before: readonly WordValue[], ids: Form['items']): string | undefined {
	const parts = text.split(/[(（]\s*([ivx]+)\s*[)）]/i);
	if (parts.length < 3 || parts.at(-1)?.trim()) return undefined;
	const items: string[] = [];
	let [last = ''] = before.slice(-1).map(itemId);
	for (let index = 1; index < parts.length; index += 2) {
		const between = parts[index - 1] as string;
		const item = (parts[index] as string).toLowerCase();
		const more = isSeparator.test(between) ? [item] : isRange.test(between) ? itemsTo(last, item, ids) : [];
		if (more.length === 0) return undefined;
		append(items, more);
		last = item;
	}
	return items.map((id) => `(${id})`).join(' ');
}

const isSeparator = /^(?:[,;，；、&\s]|\band\b)*$/i;

const isRange = /^\s*(?:[-–—−－~～…至到]|\.{2,3}|to|through)\s*$/i;

/** The items behind one up to another; none where the second does not follow it. */
function itemsTo(from: string, to: string, ids: Form['items']): readonly string[] {
	return ids.includes(from) ? ids.slice(ids.indexOf(from) + 1, ids.indexOf(to) + 1) : [];
}
