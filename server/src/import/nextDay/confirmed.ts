import * as l10n from '@vscode/l10n';
import { wordingsOf } from '../../forms/wordings.js';
import { largest } from '../../lists.js';
import { addLine, addNote, type Node } from '../form/draft.js';
import { join, squash } from '../source/sheet.js';
import { quoted } from '../source/values.js';
import type { FormLabels } from './labels.js';
import type { Passage } from './passage.js';

/** A wording without what its neighbours decide: the number of a note, the sign at its end. */
function core(text: string): string {
	return squash(text)
		.replace(/[;.]?(?:and|及)?$/, '')
		.replace(/[;.。]$/, '');
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
export function addConfirmed(node: Node, passage: Passage, labels: FormLabels): void {
	const { form } = labels;
	const known = wordingsOf(form).confirmations.map(({ item, text }) => ({ item, texts: labels.texts([text]) }));
	const numbers = `\\(\\s*(?:${form.items.join('|')})\\s*\\)`;
	const { pieces } = passage.cut(new RegExp(`^\\s*${numbers}|\\s${numbers}\\s`));
	const confirmed: string[] = [];
	const amended: (readonly [string, string])[] = [];
	for (const piece of pieces) {
		// A list in Markdown has a dash before each.
		const said = join([piece.text.replace(/^\s*\([^)]*\)\s*/, '').replace(/\n\s*-\s*$/, '')]);
		const free = known.filter(({ item }) => !confirmed.includes(item) && !amended.some(([other]) => other === item));
		const same = free.find(({ texts }) => texts.some((text) => core(text) === core(said)));
		const like = ({ texts }: (typeof free)[number]) =>
			largest(
				texts.map((text) => likeness(text, said)),
				0,
			);
		const [near] = [...free].sort((a, b) => like(b) - like(a));
		if (same) confirmed.push(same.item);
		else if (near && like(near) >= alike) amended.push([near.item, said]);
		else addNote(node, l10n.t('an item that is confirmed: {0}', said));
	}
	if (confirmed.length > 0) addLine(node, `confirm ${confirmed.map((id) => `(${id})`).join(' ')}`, '');
	for (const [id, said] of amended) addLine(node, `amend (${id}) ${quoted(said)}`, '');
}
