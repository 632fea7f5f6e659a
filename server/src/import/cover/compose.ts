import * as l10n from '@vscode/l10n';
import { annualSentence, captions, headings } from '../../forms/form6k/index.js';
import { addLine, addNode, addNote, addText, createNode, type Node } from '../form/draft.js';
import { fold, squash } from '../source/sheet.js';
import { quoted } from '../source/values.js';
import type { Boxes } from './boxes.js';
import { dayText } from './dates.js';
import type { Body } from './exhibitIndex.js';
import type { Signed } from './signature.js';
import type { Top } from './top.js';

/** A cover as lines of the language; what of it could not be read is a comment where it stood. */

export interface Parts {
	/** It amends another. */
	readonly amended: boolean;
	readonly top: Top;
	readonly boxes: Boxes | undefined;
	readonly body: Body;
	readonly signed: Signed | undefined;
	/** What stands behind all of it and is of no return. */
	readonly left: readonly string[];
	/** What the exhibits call the registrant, where that is another name. */
	readonly issuer: string | undefined;
}

export function compose(
	{ amended, top, boxes, body, signed, left, issuer }: Parts,
	files: ReadonlyMap<number, string>,
): readonly Node[] {
	const form = createNode('report 6-K');
	if (amended) addNote(form, 'FORM 6-K/A');
	return [form, header(top, boxes, issuer), noteOf(body), exhibitsOf(body, files), signature(signed, left)];
}

function header(of: Top, boxes: Boxes | undefined, issuer: string | undefined): Node {
	const top = createNode('');
	if (of.heading !== '' && squash(of.heading) !== squash(headings[0] as string)) addText(top, 'heading', [of.heading]);
	if (of.registrant === '') addNote(top, l10n.t('the registrant, for its name was not found'));
	else {
		const chinese = of.chinese === undefined ? '' : ` zh ${quoted(of.chinese)}`;
		const registrant = addNode(top, `registrant ${quoted(of.registrant)}${chinese}`, true);
		if (issuer !== undefined) addLine(registrant, 'issuer', quoted(issuer));
		if (of.caption === undefined) addLine(registrant, 'no caption', '');
		else if (squash(of.caption) !== squash(captions[0] as string)) addLine(registrant, 'caption', quoted(of.caption));
	}
	if (issuer !== undefined)
		addNote(top, l10n.t('whether the registrant is the issuer that its exhibits name; that name stands here'));
	if (of.month === undefined) addNote(top, l10n.t('the month, for it was not found'));
	else addLine(top, 'month', of.month);
	addFile(top, of.file);
	addText(top, 'address', of.address);
	if (of.jurisdiction !== undefined) addText(top, 'jurisdiction', [of.jurisdiction]);
	for (const text of of.unread) addNote(top, text);
	const sentence = boxes?.sentence ?? '';
	const own = sentence === '' || squash(sentence) === squash(annualSentence) ? '' : ` ${quoted(sentence)}`;
	if (boxes?.annual === undefined) addNote(top, l10n.t('which box is ticked; the usual one, 20-F, stands here'));
	addLine(top, 'annual', `${boxes?.annual ?? '20-F'}${own}`);
	return top;
}

/** Several may stand there; the first that is of the registrant's reports is its own. */
function addFile(top: Node, said: string | undefined): void {
	const text = fold(said ?? '').trim();
	const numbers = [...text.matchAll(/(?<![\w-])\d{1,3}-\d{5,6}(?![\w-])/g)].map(([number]) => number);
	const own = numbers.find((number) => /^0*[01]-/.test(number)) ?? numbers[0];
	if (own === undefined) {
		if (/^[\w.-]+$/.test(text)) addLine(top, 'file', text);
		else addNote(top, l10n.t('the Commission file number: {0}', said ?? ''));
		return;
	}
	addLine(top, 'file', own);
	if (/[\p{L}\p{N}]/u.test(text.replace(own, ''))) addNote(top, l10n.t('the Commission file number: {0}', said ?? ''));
}

function noteOf({ note, unread }: Body): Node {
	const node = createNode('');
	addText(node, 'note', note);
	for (const text of unread) addNote(node, text);
	return node;
}

function exhibitsOf({ exhibits }: Body, files: ReadonlyMap<number, string>): Node {
	const node = createNode('');
	for (const [index, { number, text }] of exhibits.entries()) {
		const one = addNode(node, `exhibit ${number}${text === '' ? '' : ` ${quoted(text)}`}`, true);
		const file = files.get(index);
		if (file !== undefined) addLine(one, 'from', quoted(file));
	}
	return node;
}

function signature(signed: Signed | undefined, left: readonly string[]): Node {
	const node = createNode('');
	if (signed?.name === undefined) addNote(node, l10n.t('the signature, for no name was found'));
	else {
		const one = addNode(node, `signed ${quoted(signed.name)}`);
		if (signed.title !== undefined) addLine(one, 'title', quoted(signed.title));
		if (signed.date) addLine(one, 'date', dayText(signed.date));
	}
	for (const text of [...(signed?.unread ?? []), ...left]) addNote(node, text);
	return node;
}
