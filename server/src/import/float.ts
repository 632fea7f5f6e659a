import { lineOf } from '../form/lines.js';
import { matchValue } from '../form/values.js';
import { addLine, addNode, addNote, type Node } from './draft.js';
import { labelled, labelPattern } from './labels.js';
import { fold, join, type Row, squash, textOf } from './sheet.js';
import { quoted } from './values.js';

const complied = /has\s*been\s*complied\s*with/i;
const notComplied = /has\s*not\s*been\s*complied\s*with/i;
const ticked = /[\u2713\u2714\u2611\u2612\u2705\u25a0\u25cf☒]|\[\s*[xX]\s*\]|^\s*[xX]\s+(?=the\s)/;
const labels = (['threshold', 'information'] as const).map(
	(keyword) => [keyword, new RegExp(labelPattern(lineOf('float', keyword)?.labels[0]?.en ?? keyword))] as const,
);

/** The public float confirmation of v1.2: which of its two boxes is ticked, and what is said of the threshold. */
export function addFloat(rows: readonly Row[], node: Node): void {
	// A box may stand on a line of its own before or behind its words.
	let tick: string | undefined;
	const marks: Record<'complied' | 'not complied', boolean> = { complied: false, 'not complied': false };
	let before = false;
	for (const row of rows) {
		const text = fold(textOf(row));
		const which = notComplied.test(text) ? 'not complied' : complied.test(text) ? 'complied' : undefined;
		const mark = ticked.test(text);
		if (which) marks[which] = mark || before;
		before = mark && !which;
		if (before && row.cells.length > 1) before = false;
	}
	if (marks.complied !== marks['not complied']) tick = marks.complied ? 'complied' : 'not complied';
	const values = new Map(labelled(rows.map(textOf).join('\n'), labels).map(({ key, value }) => [key, join([value])]));
	if (tick === undefined) {
		addNote(node, `the public float confirmation, for ${marks.complied ? 'both boxes are' : 'neither box is'} ticked`);
		for (const [key, value] of values) if (value !== '') addNote(node, `${key} of the public float: ${value}`);
		return;
	}
	const float = addNode(node, `public float ${tick}`);
	const threshold = values.get('threshold') ?? '';
	if (threshold !== '') addLine(float, 'threshold', quoted(fullThreshold(threshold)));
	const information = values.get('information') ?? '';
	if (information !== '') addLine(float, 'information', quoted(information));
}

function fullThreshold(text: string): string {
	const known = matchValue('threshold', text, '1.2');
	return known && !known.open && squash(known.text.en) === squash(text) ? known.text.en : text;
}
