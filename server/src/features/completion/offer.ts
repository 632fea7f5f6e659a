import * as l10n from '@vscode/l10n';
import type { CompletionItem, CompletionItemKind, CompletionList, TextEdit } from 'vscode-languageserver-types';
import { InsertTextFormat, InsertTextMode } from 'vscode-languageserver-types';
import type { Line } from '../../forms/form.js';
import { noteById } from '../../forms/notes.js';
import { wordingOf } from '../../forms/types.js';
import { wordingsOf } from '../../forms/wordings.js';
import { formWords } from '../../localise.js';
import { rangeOf } from '../../syntax/outline.js';
import type { Spot } from './spot.js';

/** One thing that may stand at a place; the list they stand in is the order to show them in. */
export interface Offer {
	readonly label: string;
	/** What is inserted; left out, the label. */
	readonly text?: string | undefined;
	readonly kind: CompletionItemKind;
	readonly detail?: string | undefined;
	/** What follows the label in the line that is written, for the list. */
	readonly shape?: string | undefined;
	/** Markdown. */
	readonly documentation?: string | undefined;
	/** What the typed word is held against; left out, what is inserted. */
	readonly filter?: string | undefined;
	readonly snippet?: boolean;
	/** What else is changed with it: comments that it takes the place of. */
	readonly besides?: readonly TextEdit[];
	/** Others come once more of the word is typed. */
	readonly more?: boolean;
}

/** The form's label, what goes there, and what the notes say of it. */
export function described(row: Line, { rest: { return_, form } }: Spot): Pick<Offer, 'detail' | 'documentation'> {
	const { generation } = return_;
	const label = wordingOf(row.labels, generation) ?? (row.opened && wordingOf(row.opened.headings, generation));
	const notes = (row.notes ?? []).flatMap((id) => {
		const note = noteById(wordingsOf(form), id, generation);
		return note ? [l10n.t('Note {0}: {1}', note.number, l10n.t(note.plain))] : [];
	});
	return { detail: label ? formWords(label) : undefined, documentation: [l10n.t(row.help), ...notes].join('\n\n') };
}

/** The offers as the protocol has them: one of a kind, in their order, each replacing the word under the cursor. */
export function itemsOf(
	{ written, snippets, line, head, span }: Pick<Spot, 'written' | 'snippets' | 'line' | 'head' | 'span'>,
	offers: readonly Offer[],
): CompletionList {
	const whole = written.source.lines[line] ?? '';
	const blank = head.trim() === '';
	// On a blank line the blanks are the offer's own; a byte order mark stays.
	const start = blank ? (whole.startsWith('\ufeff') ? 1 : 0) : span.start;
	const before = blank || /\s$/.test(head) ? '' : ' ';
	const after = whole[span.end];
	const behind = after === undefined || /[\s#:]/.test(after) ? '' : ' ';
	const seen = new Set<string>();
	const items = offers.flatMap(
		({ label, text = label, kind, detail, documentation, filter, snippet, shape, besides = [] }, index): CompletionItem[] => {
			const newText = before + (snippet && !snippets ? text.replaceAll('$1', '') : text) + behind;
			if (seen.has(newText)) return [];
			seen.add(newText);
			return [
				{
					label,
					kind,
					sortText: String(index).padStart(4, '0'),
					filterText: filter ?? text.trimStart(),
					textEdit: { range: rangeOf(line, { start, end: span.end }), newText },
					...(detail ? { detail } : {}),
					...(detail || shape
						? { labelDetails: { ...(shape ? { detail: shape } : {}), ...(detail ? { description: detail } : {}) } }
						: {}),
					...(documentation ? { documentation: { kind: 'markdown' as const, value: documentation } } : {}),
					...(besides.length > 0 ? { additionalTextEdits: [...besides] } : {}),
					...(snippet && snippets ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
					...(/[\r\n]/.test(text) ? { insertTextMode: InsertTextMode.asIs } : {}),
				},
			];
		},
	);
	return { isIncomplete: offers.some(({ more }) => more), items };
}

/** The same offers, of which there are others once more of the word is typed. */
export function withMore(offers: readonly Offer[]): readonly Offer[] {
	return offers.map((offer) => ({ ...offer, more: true }));
}

export function unique<T>(values: readonly T[]): readonly T[] {
	return [...new Set(values)];
}
