import type { Form } from '../../forms/form.js';
import { addLine, addNode, addNote, type Node } from '../form/draft.js';
import { fold, join } from '../source/sheet.js';
import { dateOf, numberOf, quoted } from '../source/values.js';
import { date, type FormLabels, money } from './labels.js';
import type { Passage } from './passage.js';
import { moneysIn, numbersIn } from './rows.js';

const row = new RegExp(`^\\s*\\d{1,3}\\s*\\)\\s*\\.\\s*(?=${date})`);
const totals = /^\s*Total\s*number\s*of\s*(?:shares|securities)/;
const mandateItem = /^\s*(\d)\s*\)\s*\.\s*/;
const held = /(?:^|\s)(?=Number\s*of\s*(?:shares|securities)\s*repurchased\s*for)|\n(?=Number\s*of\s*(?:shares|securities)\s)/;

/** A class in II, below what is said of it: the purchases, their totals, the mandate. */
export function readPurchases(node: Node, passage: Passage, labels: FormLabels): void {
	const mandate = passage.find(new RegExp(`^\\s*${labels.heading('mandate')}`));
	const upper = passage.between(0, mandate?.at);
	const sum = upper.find(totals);
	const { pieces } = upper.between(0, sum?.at).cut(row);
	for (const piece of pieces) readPurchase(node, piece);
	if (sum) readTotals(node, upper.between(sum.at), labels.form);
	if (mandate) readMandate(node, passage.between(mandate.end), labels.form);
}

function readPurchase(node: Node, piece: Passage): void {
	const text = piece.folded.slice(piece.find(row)?.end ?? 0);
	const day = new RegExp(`^${date}`).exec(text)?.[0] ?? '';
	const behind = text.slice(day.length);
	const [counted = '', shares = ''] = /^\s*(\d[\d,]*)/.exec(behind) ?? [];
	const rest = behind.slice(counted.length);
	const item = addNode(node, ['bought', dateOf(day)].join(' '), true);
	const read = numberOf(shares);
	if (read !== undefined) addLine(item, 'shares', read);
	const moneys = moneysIn(rest);
	const method = join([rest.replace(new RegExp(`(?<![A-Za-z])${money}`, 'g'), ' ')]);
	if (method !== '') addLine(item, 'method', quoted(method));
	const [first, second, third, ...more] = moneys;
	if (first !== undefined) addLine(item, second === undefined ? 'paid' : 'highest', first);
	if (second !== undefined) addLine(item, third === undefined ? 'paid' : 'lowest', second);
	if (third !== undefined) addLine(item, 'paid', third);
	if (more.length > 0 || read === undefined || first === undefined) addNote(node, join([piece.text]));
}

function readTotals(node: Node, passage: Passage, form: Form): void {
	const [first = '', ...others] = passage.folded.split(held);
	const total = form.linesWith('bought')[0]?.opensAt?.total;
	const [shares] = numbersIn(first);
	const [paid] = moneysIn(first);
	if (shares === undefined) {
		addNote(node, join([passage.text]));
		return;
	}
	const item = addNode(node, ['bought', 'total', shares].join(' '), true);
	if (paid !== undefined) addLine(item, 'paid', paid);
	for (const text of others) {
		const keyword = /holding/.test(text) ? 'holding' : 'cancelling';
		const [found] = numbersIn(text);
		if (found !== undefined && total && form.line(total, keyword)) addLine(item, keyword, found);
	}
}

function readMandate(node: Node, passage: Passage, form: Form): void {
	const { folded } = passage;
	const until = new RegExp(`Up\\s*to\\s*(${date})`).exec(folded);
	const rest = until ? folded.replace(until[0], ' ') : folded;
	const resolved = new RegExp(date).exec(rest.split(/Explanatory\s*Statement/)[0] ?? '');
	const percent = /(?<![\w.,])(\d[\d,]*(?:\.\d+)?)\s*%/.exec(rest);
	const items = new Map(
		passage.cut(mandateItem).pieces.map((piece) => [mandateItem.exec(piece.folded)?.[1] ?? '', piece.folded]),
	);
	const counted = (text: string | undefined) =>
		numbersIn(
			(text ?? '')
				.replace(mandateItem, '')
				.replace(/(?<![\d,.])\d[\d,.]{0,30}\s{0,9}%/g, ' ')
				.replace(/x\s*100\b/g, ' '),
		)[0];
	const of = form.line('mandate', 'authorised') ? (['2', '3'] as const) : ([undefined, '1'] as const);
	const authorised = of[0] && counted(items.get(of[0]));
	const repurchased = counted(items.get(of[1]));
	const item = addNode(node, resolved ? `mandate ${dateOf(resolved[0])}` : 'mandate', true);
	if (authorised !== undefined) addLine(item, 'authorised', authorised);
	if (repurchased !== undefined) addLine(item, 'repurchased', repurchased);
	const read = percent && numberOf(percent[1] as string);
	if (read !== undefined && read !== null) addLine(item, 'percent', read);
	if (until) addLine(item, 'moratorium', dateOf(until[1] as string) as string);
	// None is printed of an issuer with a secondary listing.
	if (item.parts.length === 0 && !resolved)
		node.parts.splice(
			node.parts.findIndex((part) => 'node' in part && part.node === item),
			1,
		);
}

/** The date of the Explanatory Statement. */
export function addExplanatory(section: Node, passage: Passage): void {
	const found = passage.find(new RegExp(`Explanatory\\s*Statement\\s*dated\\s*(${date})`));
	if (found) addLine(section, 'explanatory', dateOf(fold(found.groups[0] as string)) as string);
}
