import type { Form } from '../../forms/form.js';
import type { SectionId } from '../../forms/types.js';
import { matchValue } from '../../forms/values.js';
import { append } from '../../lists.js';
import { addLine, addNode, addNote, createNode, type Node } from '../form/draft.js';
import { fold, join } from '../source/sheet.js';
import { dateOf, numberOf, quoted } from '../source/values.js';
import { takeFurther } from './further.js';
import { beginning, date, type FormLabels, money, nothing } from './labels.js';
import type { Passage } from './passage.js';
import { moneysIn, numbersIn } from './rows.js';

const row = new RegExp(`^\\s*\\d{1,3}\\s*\\)\\s*\\.\\s*(?=${date})`);
const mandateItem = /^\s*(\d)\s*\)\s*\.\s*/;

/** A class in II, below what is said of it: the purchases, their totals, the mandate. */
export function readPurchases(node: Node, passage: Passage, labels: FormLabels): void {
	const mandate = passage.find(new RegExp(`^\\s*${labels.part('mandate')}`));
	const upper = passage.between(0, mandate?.at);
	const total = labels.fields('bought total').find(({ line }) => line === undefined)?.texts ?? [];
	const sum = upper.find(new RegExp(`^\\s*${beginning(total)}`));
	const { pieces } = upper.between(0, sum?.at).cut(row);
	for (const piece of pieces) readPurchase(node, piece, labels.form);
	if (sum) readTotals(node, upper.between(sum.at), labels);
	if (mandate) readMandate(node, passage.between(mandate.end), labels);
}

function readPurchase(node: Node, piece: Passage, form: Form): void {
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
	const listed = matchValue(form, 'method', method, form.newest);
	if (method !== '') addLine(item, 'method', quoted(listed && !listed.open ? listed.text.en : method));
	const [first, second, third, ...more] = moneys;
	if (first !== undefined) addLine(item, second === undefined ? 'paid' : 'highest', first);
	if (second !== undefined) addLine(item, third === undefined ? 'paid' : 'lowest', second);
	if (third !== undefined) addLine(item, 'paid', third);
	if (more.length > 0 || read === undefined || first === undefined) addNote(node, join([piece.text]));
}

function readTotals(node: Node, passage: Passage, labels: FormLabels): void {
	const parts = labels.fields('bought total').filter(({ row, line }) => row > 0 && line !== undefined);
	const all = parts.flatMap(({ texts }) => texts);
	// A label over several lines has its figure in its midst; a line begins with its first words at least.
	const [first = '', ...others] =
		all.length === 0
			? [passage.folded]
			: passage.folded.split(new RegExp(`(?:^|\\s)(?=${beginning(all)})|\\n(?=${beginning(all, 12)}\\s)`));
	const [shares] = numbersIn(first);
	const [paid] = moneysIn(first);
	if (shares === undefined) {
		addNote(node, join([passage.text]));
		return;
	}
	const item = addNode(node, ['bought', 'total', shares].join(' '), true);
	if (paid !== undefined) addLine(item, 'paid', paid);
	for (const text of others) {
		// What no other of the labels has tells which it is.
		const own = parts.find(({ texts }) => {
			const words = new Set(texts.flatMap(wordsOf));
			const theirs = new Set(parts.filter((other) => other.texts !== texts).flatMap((other) => other.texts.flatMap(wordsOf)));
			return wordsOf(text).some((word) => words.has(word) && !theirs.has(word));
		});
		const [found] = numbersIn(text);
		if (found !== undefined && own?.line !== undefined) addLine(item, own.line, found);
	}
}

const wordsOf = (text: string) => text.toLowerCase().match(/[a-z]{3,}/g) ?? [];

function readMandate(node: Node, source: Passage, labels: FormLabels): void {
	const made = createNode('');
	const passage = takeFurther(made, source, labels, 'mandate');
	const { folded } = passage;
	const fields = labels.fields('mandate');
	const before = fields.find((field) => field.before !== undefined)?.before ?? nothing;
	const until = new RegExp(`${before}\\s*(${date})`).exec(folded);
	const rest = until ? folded.replace(until[0], ' ') : folded;
	const resolved = new RegExp(date).exec(rest);
	const percent = /(?<![\w.,])(\d[\d,]*(?:\.\d+)?)\s*%/.exec(rest);
	const items = new Map(
		passage.cut(mandateItem).pieces.map((piece) => [mandateItem.exec(piece.folded)?.[1] ?? '', piece.folded]),
	);
	/** The form numbers them. */
	const counted = (keyword: string) => {
		const row = fields.find(({ line }) => line === keyword)?.row;
		return numbersIn(
			(row === undefined ? '' : (items.get(String(row + 1)) ?? ''))
				.replace(mandateItem, '')
				.replace(/(?<![\d,.])\d[\d,.]{0,30}\s{0,9}%/g, ' ')
				.replace(/x\s*100\b/g, ' '),
		)[0];
	};
	const [authorised, repurchased] = [counted('authorised'), counted('repurchased')];
	const item = addNode(node, resolved ? `mandate ${dateOf(resolved[0])}` : 'mandate', true);
	if (authorised !== undefined) addLine(item, 'authorised', authorised);
	if (repurchased !== undefined) addLine(item, 'repurchased', repurchased);
	const read = percent && numberOf(percent[1] as string);
	if (read !== undefined && read !== null) addLine(item, 'percent', read);
	if (until) addLine(item, 'moratorium', dateOf(until[1] as string) as string);
	append(item.parts, made.parts);
	// None is printed of an issuer with a secondary listing.
	if (item.parts.length === 0 && !resolved)
		node.parts.splice(
			node.parts.findIndex((part) => 'node' in part && part.node === item),
			1,
		);
}

/** The date that a sentence of a section has in it. */
export function addExplanatory(node: Node, passage: Passage, labels: FormLabels, section: SectionId): void {
	const found = passage.find(new RegExp(`${labels.beforeDate(section)}\\s*(${date})`));
	if (found) addLine(node, 'explanatory', dateOf(fold(found.groups[0] as string)) as string);
}
