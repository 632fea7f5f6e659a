import type { Line } from '../../forms/form.js';
import { matchValue } from '../../forms/values.js';
import { fold, join, type Row, textOf } from '../source/sheet.js';
import { dateOf, quoted, tokensOf } from '../source/values.js';
import { rawOf } from './balances.js';
import { addLine, addNote, type Node } from './draft.js';
import { form, newest } from './form.js';

/** What a line takes, out of the text that stands behind its label; undefined where it is none. */
export function valueIn({ takes, list, columns }: Line, text: string): string | undefined {
	const said = join([text]);
	if (takes.parts.includes('text')) return quoted((list && matchValue(form, list, said, newest)?.text.en) || said);
	if (takes.parts.includes('date')) return dateOf(text);
	if (takes.parts.includes('code') || takes.parts.includes('name')) return /^\S+$/.test(fold(said)) ? fold(said) : undefined;
	const tokens = tokensOf({ text: said, from: 0, to: 1 }).filter(({ kind }) => kind !== 'blank');
	const wanted = columns[0]?.money ? ['currency', 'number'] : ['number'];
	return tokens.map(({ kind }) => kind).join() === wanted.join()
		? rawOf(tokens.map((token) => ({ ...token, raw: token.text })))
		: undefined;
}

/** A line of one value, or a note where what stands there is none; a blank says nothing. */
export function addValue(node: Node, line: Line, label: string, rows: readonly Row[]): void {
	const text = rows.map(textOf).join('\n').trim();
	if (text === '') return;
	const value = valueIn(line, text);
	if (value === undefined) addNote(node, `${label}: ${join([text])}`);
	else addLine(node, line.keyword, value);
}
