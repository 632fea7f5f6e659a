import * as l10n from '@vscode/l10n';
import { matchValue } from '../../forms/values.js';
import { fold, join, type Row, squash, textOf } from '../source/sheet.js';
import { quoted } from '../source/values.js';
import { addLine, addNode, addNote, type Node } from './draft.js';
import { form, newest, ticked as row } from './form.js';
import { labelled, labelPattern } from './labels.js';

const complied = /has\s*been\s*complied\s*with/i;
const notComplied = /has\s*not\s*been\s*complied\s*with/i;
const ticked = /[\u2713\u2714\u2611\u2612\u2705\u25a0\u25cf☒]|\[\s*[xX]\s*\]|^\s*[xX]\s+(?=the\s)/;
const labels = (['threshold', 'information'] as const).map(
	(keyword) => [keyword, new RegExp(labelPattern(row?.opened?.line(keyword)?.labels[0]?.en ?? keyword))] as const,
);

/** The public float confirmation of v1.2: which of its two boxes is ticked, and what is said of the threshold. */
export function addFloat(rows: readonly Row[], node: Node): void {
	const tick = tickedOf(rows.map((row) => fold(textOf(row))));
	const values = new Map(labelled(rows.map(textOf).join('\n'), labels).map(({ key, value }) => [key, join([value])]));
	if (tick === undefined) {
		addNote(node, l10n.t('the public float confirmation, for it is not clear which box is ticked'));
		for (const [key, value] of values)
			if (value !== '') addNote(node, l10n.t('{0} of the public float: {1}', `\`${key}\``, value));
		return;
	}
	const float = addNode(node, `public float ${tick}`);
	const threshold = values.get('threshold') ?? '';
	if (threshold !== '') addLine(float, 'threshold', quoted(fullThreshold(threshold)));
	const information = values.get('information') ?? '';
	if (information !== '') addLine(float, 'information', quoted(information));
}

type Choice = 'complied' | 'not complied';

/**
 * The box that is ticked. A tick on a line of its own is that of the words before it or of those behind it: above both or below both there is
 * one way to read it, between them there are two.
 */
function tickedOf(texts: readonly string[]): Choice | undefined {
	const choices = texts.map((text): Choice | undefined =>
		notComplied.test(text) ? 'not complied' : complied.test(text) ? 'complied' : undefined,
	);
	const said = choices.flatMap((choice, index) =>
		choice ? [{ choice, index, marked: ticked.test(texts[index] as string) }] : [],
	);
	const marked = said.filter((one) => one.marked);
	if (marked.length > 0) return marked.length === 1 ? marked[0]?.choice : undefined;
	const alone = texts.flatMap((text, index) => (!choices[index] && ticked.test(text) ? [index] : []));
	const [first, last] = [said[0], said.at(-1)];
	const [tick, ...more] = alone;
	if (tick === undefined || more.length > 0 || !first || !last || said.length !== 2) return undefined;
	return tick < first.index ? first.choice : tick > last.index ? last.choice : undefined;
}

function fullThreshold(text: string): string {
	const known = matchValue(form, 'threshold', text, newest);
	return known && !known.open && squash(known.text.en) === squash(text) ? known.text.en : text;
}
