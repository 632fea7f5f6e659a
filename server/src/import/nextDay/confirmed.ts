import * as l10n from '@vscode/l10n';
import type { Form } from '../../forms/form.js';
import { addLine, addNote, type Node } from '../form/draft.js';
import { join, squash } from '../source/sheet.js';
import { quoted } from '../source/values.js';
import type { Passage } from './passage.js';

const item = /(?:^\s*\(\s*(?:i{1,3}|iv|v|vi{1,3})\s*\)|\s\(\s*(?:i{1,3}|iv|v|vi{1,3})\s*\)\s)/;

/** A wording without what its neighbours decide: the number of a note, the sign at its end. */
function core(text: string): string {
	return squash(text)
		.replace(/[;.]?(?:and)?$/, '')
		.replace(/[;.]$/, '');
}

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[a-z]{3,}/g) ?? []);

function likeness(one: string, other: string): number {
	const [a, b] = [wordsOf(one), wordsOf(other)];
	const common = [...a].filter((word) => b.has(word)).length;
	return common / Math.max(1, a.size, b.size);
}

/** As like as that a wording is the item's, amended. */
const alike = 0.4;

/** The items that are confirmed. The form numbers them anew, so that their words alone say which they are. */
export function addConfirmed(node: Node, passage: Passage, form: Form): void {
	const known = form.confirmations ?? [];
	const { pieces } = passage.cut(item);
	const confirmed: string[] = [];
	const amended: (readonly [string, string])[] = [];
	for (const piece of pieces) {
		// A list in Markdown has a dash before each.
		const said = join([piece.text.replace(/^\s*\([^)]*\)\s*/, '').replace(/\n\s*-\s*$/, '')]);
		const free = known.filter(({ item }) => !confirmed.includes(item) && !amended.some(([other]) => other === item));
		const same = free.find(({ text }) => core(text.en) === core(said));
		const [near] = [...free].sort((a, b) => likeness(b.text.en, said) - likeness(a.text.en, said));
		if (same) confirmed.push(same.item);
		else if (near && likeness(near.text.en, said) >= alike) amended.push([near.item, said]);
		else addNote(node, l10n.t('an item that is confirmed: {0}', said));
	}
	if (confirmed.length > 0) addLine(node, `confirm ${confirmed.map((id) => `(${id})`).join(' ')}`, '');
	for (const [id, said] of amended) addLine(node, `amend (${id}) ${quoted(said)}`, '');
}
