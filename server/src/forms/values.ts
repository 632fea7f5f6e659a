import { plainSigns } from './signs.js';
import { type Generation, inGeneration, type KnownValue, type ValueList } from './types.js';

/** Whatever has lists of values: a form, or its rows alone. */
export interface Lists {
	readonly values?: readonly KnownValue[];
}

const none: readonly KnownValue[] = [];

/** The values an edition's list is known to hold, in the order to offer them. */
export function valuesOf({ values = none }: Lists, list: ValueList, generation: Generation): readonly KnownValue[] {
	return values.filter((value) => value.list === list && inGeneration(value, generation));
}

/** What two texts must have in common to be the same value: neither case nor spacing counts, nor the shape of a Chinese sign. */
function key(text: string): string {
	return plainSigns(text).replace(/\s+/gu, '').toLowerCase();
}

/** What was found before: the texts of a return repeat, and every edit asks for all of them again. Only values known are kept. */
const matched = new WeakMap<readonly KnownValue[], Map<string, KnownValue>>();

/**
 * The value a text is, in English or in Chinese. An `open` value takes any text that begins with it, unless that text is on its
 * way to a value known in full.
 */
export function matchValue(lists: Lists, list: ValueList, text: string, generation: Generation): KnownValue | undefined {
	const { values = none } = lists;
	let found = matched.get(values);
	if (!found) {
		found = new Map();
		matched.set(values, found);
	}
	const name = `${list} ${generation} ${text}`;
	const value = found.get(name) ?? findValue(lists, list, text, generation);
	if (value !== undefined) found.set(name, value);
	return value;
}

function findValue(lists: Lists, list: ValueList, text: string, generation: Generation): KnownValue | undefined {
	const wanted = key(text);
	const values = valuesOf(lists, list, generation);
	const exact = values.find(
		(value) => !value.open && (key(value.text.en) === wanted || (value.text.zh !== undefined && key(value.text.zh) === wanted)),
	);
	if (exact !== undefined) return exact;
	const read = values.find((value) => value.reads?.test(wanted));
	if (read !== undefined) return read;
	if (completionsOf(lists, list, text, generation).length > 0) return undefined;
	return values.find((value) => value.open && wanted.startsWith(key(value.text.en)));
}

/** The values known in full that a text begins and does not end; none for an empty text, which begins everything. */
export function completionsOf(lists: Lists, list: ValueList, text: string, generation: Generation): readonly KnownValue[] {
	const begun = key(text);
	if (begun === '') return [];
	return valuesOf(lists, list, generation).filter((value) => {
		const whole = key(value.text.en);
		return !value.open && whole !== begun && whole.startsWith(begun);
	});
}
