import * as l10n from '@vscode/l10n';
import type { Form } from '../../forms/form.js';
import { append } from '../../lists.js';
import { addLine, addNote, createNode, type Node } from '../form/draft.js';
import { unglued } from '../source/glued.js';
import { fold, join } from '../source/sheet.js';
import { dateOf, tokensOf } from '../source/values.js';
import { takeFurther } from './further.js';
import { balanceIn, date, type FormLabels, marker } from './labels.js';
import { Passage } from './passage.js';
import { type Columns, readRows } from './rows.js';

export function columnsOf(form: Form, item: string): Columns {
	const has = (keyword: string) => form.line(item, keyword) !== undefined;
	return {
		item,
		shares: has('shares') ? 'shares' : 'issued',
		...(has('treasury') ? { treasury: 'treasury' } : {}),
		prices: ['price', 'market'].filter(has),
		...(has('discount') ? { discount: 'discount' } : {}),
	};
}

/** A class in I, below what is said of it: its balances, the events between them, what is pending. What is left is returned. */
export function readChanges(node: Node, source: Passage, labels: FormLabels): Passage {
	const { form } = labels;
	const passage = takeFurther(node, source, labels, form.place(form.shares?.issued ?? '')?.blocks?.opens ?? '');
	const opening = passage.find(new RegExp(labels.balance('opening')));
	const closing = opening && passage.find(new RegExp(labels.balance('closing')), opening.end);
	const part = form.place('pending') && passage.find(new RegExp(labels.part('pending')), closing?.end ?? opening?.end ?? 0);
	const upper = passage.between(0, part?.at);
	const made = createNode('');
	const below =
		opening && closing && readBalances(made, upper.between(opening.end, closing.at), upper.between(closing.end), labels);
	if (below) append(node.parts, made.parts);
	// Where one of them is not found, what stands between them may be anything.
	else if (!upper.empty)
		addNote(node, l10n.t('the balances and what stands between them: {0}', join([upper.between(opening?.at ?? 0).text])));
	if (!part) return below ?? passage.between(passage.text.length);
	if (below && !below.empty) addNote(node, join([below.text]));
	const rows = passage.between(part.end);
	const first = rows.find(marker);
	const off = rows.find(new RegExp(`(?:^|\\s)${labels.notApplicable}(?=\\s|$)`, 'i'));
	if (off && (!first || off.at < first.at)) return new Passage([...rows.between(0, off.at).rows, ...rows.between(off.end).rows]);
	return first ? readRows(node, rows, labels, columnsOf(form, 'pending')) : rows;
}

/** The opening balance with the events, and the closing one; what stands below it. Undefined where one of the two cannot be read. */
function readBalances(node: Node, upper: Passage, lower: Passage, labels: FormLabels): Passage | undefined {
	const { form } = labels;
	const begin = balance(node, 'opening', upper.between(0, upper.find(marker)?.at), form);
	if (begin === undefined) return undefined;
	const rest = readRows(node, upper.between(begin), labels, columnsOf(form, 'event'));
	if (!rest.empty) addNote(node, join([rest.text]));
	const end = balance(node, 'closing', lower, form);
	return end === undefined ? undefined : lower.between(end);
}

/** A balance with its date, and how far it goes; undefined where it cannot be read. */
function balance(node: Node, keyword: string, passage: Passage, form: Form): number | undefined {
	const day = passage.find(new RegExp(`^\\s*(${date})`));
	const from = day?.end ?? 0;
	const columns = balanceIn(form, keyword)?.columns.length ?? 1;
	const figures = new RegExp(`^(?:\\s*-?\\d[\\d,.]*(?![\\d,.]|\\s*\\))){1,${columns}}`).exec(passage.folded.slice(from));
	const tokens = tokensOf({ text: (figures?.[0] ?? '').replace(/\s+/g, ' ').trim(), from: 0, to: 1 });
	const read = tokens.length < columns ? (unglued(tokens, columns) ?? tokens) : tokens;
	const on = dateOf(fold(day?.groups[0] ?? ''));
	const numbers = read.map(({ kind, text }) => (kind === 'number' ? text : undefined));
	const written = columns === 1 ? numbers[0] : amounts(numbers);
	if (day?.at !== 0 || on === undefined || written === undefined || numbers.includes(undefined)) return undefined;
	addLine(node, keyword, `${on}  ${written}`);
	return from + (figures?.[0].length ?? 0);
}

/** Issued, treasury and total; of two numbers that are the same, the second is the total. */
function amounts(numbers: readonly (string | undefined)[]): string | undefined {
	const [issued, treasury, total] = numbers;
	if (issued === undefined) return undefined;
	if (total !== undefined) return `${issued} + ${treasury} = ${total}`;
	if (treasury === undefined) return issued;
	return issued === treasury ? `${issued} = ${treasury}` : `${issued} + ${treasury}`;
}
