import * as l10n from '@vscode/l10n';
import type { ConfirmationId, Wording } from '../../forms/types.js';
import { wordingsOf } from '../../forms/wordings.js';
import { edgesOf, paragraphsOf } from '../source/paragraphs.js';
import { fold, join, type Row, squash, textOf } from '../source/sheet.js';
import { quoted } from '../source/values.js';
import { addLine, addNode, addNote, addText, type Node } from './draft.js';
import { form, signing, words } from './form.js';
import { labelPattern, textsOf } from './labels.js';
import { ownWordsOf } from './ownWords.js';
import { remarksLabel, without } from './segments.js';

const { items: confirmationIds } = form;
const { confirmations } = wordingsOf(form);
const item = new RegExp(`^[\\s•·*-]*\\(\\s*(${confirmationIds.join('|')})\\s*\\)\\s*`);
/** With its colon: the words may stand in a sentence. */
const labelOf = (wordings: readonly Wording[]): RegExp =>
	new RegExp(
		textsOf(wordings)
			.map((text) => `${labelPattern(text).replace(/:\?$/, ':')}\\s*`)
			.join('|'),
	);
const submitted = labelOf(signing?.labels ?? []);
const title = labelOf(words.title ?? []);
const officer = new RegExp(
	textsOf(words.capacity ?? [])
		.map(labelPattern)
		.join('|')
		.replace('i\\s*s\\s*e\\s*d', 'i\\s*[sz]\\s*e\\s*d'),
	'i',
);

/** A wording without what the edition or its neighbours decide: the number of a note, the sign at its end. */
function core(text: string): string {
	return squash(text)
		.replace(/;?(?:and|及)$/, '')
		.replace(/(?<![;.,:。])[;.,:。]+$/, '');
}

/** What stands above who submits it: the items, and the remarks below them. */
function divided(rows: readonly Row[]): { items: readonly Row[]; remarks: readonly Row[] } {
	const end = rows.findIndex((row) => submitted.test(fold(textOf(row))));
	const own = end < 0 ? rows : rows.slice(0, end);
	const at = own.findIndex(({ cells: [first] }) => first && remarksLabel.test(fold(first.text)));
	return at < 0 ? { items: own, remarks: [] } : { items: own.slice(0, at), remarks: own.slice(at) };
}

/** The remarks of V, whether it applies or not; `edge` as in `edgesOf`. */
export function addRemarks(rows: readonly Row[], node: Node, edge?: number): void {
	const [label, ...more] = divided(rows).remarks;
	if (!label) return;
	const behind = without(label, squash(remarksLabel.exec(fold(textOf(label)))?.[0] ?? '').length);
	addText(node, 'remarks', paragraphsOf([behind, ...more], edgesOf(rows, edge)));
}

/** What stands behind each item's number. */
function itemsIn(rows: readonly Row[]): ReadonlyMap<ConfirmationId, string> {
	const found = new Map<ConfirmationId, string[]>();
	let current: string[] | undefined;
	for (const row of rows) {
		const text = textOf(row);
		const [label, id] = item.exec(fold(text)) ?? [];
		if (label !== undefined && !found.has(id as ConfirmationId)) {
			current = [text.slice(label.length)];
			found.set(id as ConfirmationId, current);
		} else if (text !== '') current?.push(text);
	}
	return new Map([...found].map(([id, text]) => [id, join(text)]));
}

/** V: the items in the form's words, in others', or not there, unless they may stand elsewhere; and the remarks. */
export function addConfirmations(rows: readonly Row[], node: Node, edge?: number, partly = false): void {
	const { items } = divided(rows);
	const found = itemsIn(items);
	const ids = partly ? confirmationIds.filter((id) => found.has(id)) : confirmationIds;
	if (found.size > 0) writeItems(found, ids, node);
	else if (!partly && items.some(({ cells }) => cells.length > 0))
		addNote(node, l10n.t('the confirmations, of which none was found in the form’s words'));
	addRemarks(rows, node, edge);
}

function writeItems(found: ReadonlyMap<ConfirmationId, string>, ids: readonly ConfirmationId[], node: Node): void {
	const confirmed = ids.filter((id) => {
		const text = found.get(id);
		return (
			text && confirmations.some((one) => one.item === id && textsOf([one.text]).some((known) => core(known) === core(text)))
		);
	});
	if (confirmed.length > 0) addLine(node, `confirm ${confirmed.map((id) => `(${id})`).join(' ')}`, '');
	for (const id of ids) {
		const text = found.get(id);
		if (!text) addLine(node, `omit (${id})`, '');
		else if (!confirmed.includes(id)) addLine(node, `amend (${id}) ${quoted(text)}`, '');
	}
}

/** Who signs, and as what. */
export function addSignatory(rows: readonly Row[], parent: Node): void {
	const text = rows.map(textOf).join('\n');
	const at = submitted.exec(fold(text));
	if (!at) {
		addNote(parent, `signed: ${l10n.t('who submits it, for no label of it was found')}`);
		return;
	}
	const own = ownWordsOf(form);
	const behind = text.slice(at.index + at[0].length);
	const titled = title.exec(fold(behind));
	const [line = ''] = behind.split('\n');
	const name = join([own.before(behind.slice(0, titled?.index ?? line.length), titled !== null)]);
	const rest = titled ? behind.slice(titled.index + titled[0].length) : '';
	const office = officer.exec(fold(rest))?.index;
	const end = office ?? rest.indexOf('\n\n');
	const value = join([own.before(end < 0 ? rest : rest.slice(0, end), office !== undefined)]);
	if (name === '') {
		addNote(parent, `signed: ${l10n.t('who submits it, for no name stands at its label')}`);
		if (value !== '') addNote(parent, `signed: ${value}`);
		return;
	}
	const node = addNode(parent, `signed ${quoted(name)}`);
	if (value !== '') addLine(node, 'title', quoted(value));
}
