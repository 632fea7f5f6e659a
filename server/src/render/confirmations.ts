import { paperOf } from '../forms/beside.js';
import { confirmationText, noteById } from '../forms/notes.js';
import { type ConfirmationId, inGeneration } from '../forms/types.js';
import { wordingsOf } from '../forms/wordings.js';
import { first } from '../model/return.js';
import type { Node } from '../syntax/outline.js';
import type { Block, Confirmation, Label } from './model.js';
import { further, pairsOf } from './plainForm.js';
import { isChinese } from './print.js';
import type { Reader } from './reader.js';

/** Below the preamble, in the preamble's language. */
function noteReference(number: number, { text }: Label): string {
	return isChinese(text) ? `（註${number}）` : `(Note ${number})`;
}

const states = { confirm: 'confirmed', amend: 'amended', omit: 'omitted' } as const;

/** Section V: the items as the form words them, as the return amends them, or struck out. */
export function confirmationBlocks(reader: Reader, node: Node): readonly Block[] {
	const { form, return_ } = reader.snapshot;
	const { generation } = return_;
	const preamble = reader.labelOf(paperOf(form)?.preambles.find((one) => inGeneration(one, generation))?.text);
	const note = noteById(wordingsOf(form), 'confirmations', generation);
	return [
		{
			kind: 'paragraph',
			label: { ...preamble, text: note ? `${preamble.text}\n${noteReference(note.number, preamble)}` : preamble.text },
		},
		{ kind: 'confirmations', items: form.items.map((item) => confirmationOf(reader, node, item)) },
	];
}

export function confirmationOf(reader: Reader, node: Node, item: ConfirmationId): Confirmation {
	const { form, return_ } = reader.snapshot;
	const wording = reader.labelOf(confirmationText(wordingsOf(form), item, return_.generation));
	for (const keyword of ['amend', 'omit', 'confirm'] as const) {
		for (const entry of node.entries.get(keyword) ?? []) {
			const named = entry.field.items?.find(({ text }) => text.toLowerCase() === `(${item})`);
			if (named) {
				const place = { line: entry.line, start: named.start, end: named.end };
				const state = states[keyword];
				return state === 'amended'
					? { item, state, label: undefined, value: reader.text(entry) }
					: { item, state, label: wording, value: reader.value(`(${item})`, { kind: 'choice', place }) };
			}
		}
	}
	return { item, state: 'missing', label: wording, value: reader.blank(node, 'choice') };
}

/** Who submits the return, which stands below V whether V applies or not. */
export function signature(reader: Reader): readonly Block[] {
	const { snapshot } = reader;
	const { root } = snapshot.outline;
	const signed = root.children.find(({ place }) => place?.id === 'signed');
	const submitted = reader.label(snapshot.form.line('file', 'signed')?.labels ?? []);
	return [
		{
			kind: 'pairs',
			of: 'signature',
			rows: [
				[{ label: submitted, values: [reader.text(signed?.opener, root)] }],
				[
					{
						label: reader.print('title'),
						values: [reader.text(signed && first(signed, 'title'), signed ?? root)],
						below: reader.print('capacity'),
					},
				],
				...(signed
					? pairsOf(
							reader,
							signed,
							further(signed.place?.lines ?? [], ({ keyword }) => keyword === 'title'),
						)
					: []),
			],
		},
	];
}
