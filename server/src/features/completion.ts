import type { CompletionList, Position } from 'vscode-languageserver-types';
import type { Neighbours } from '../checks/neighbours.js';
import type { Snapshot } from '../checks/snapshot.js';
import { languageOf } from '../syntax/language.js';
import { allowOffers } from './completion/allow.js';
import { lineOffers } from './completion/keywords.js';
import { itemsOf, type Offer } from './completion/offer.js';
import { type Request, type Spot, spotAt } from './completion/spot.js';
import { emptyText, valueOffers } from './completion/values.js';

export interface CompletionOptions {
	/** The client takes snippets; it does unless said. */
	readonly snippets?: boolean;
}

/** What may stand at a position. `today`: `YYYY-MM-DD`. */
export function completionsAt(
	written: Snapshot,
	neighbours: Neighbours,
	{ line, character }: Position,
	today: string | undefined,
	{ snippets = true }: CompletionOptions = {},
): CompletionList {
	const text = written.source.lines[line];
	if (text === undefined || character < 0) return { isIncomplete: false, items: [] };
	const request: Request = { written, neighbours, today, snippets };
	const left = text.slice(0, character);
	const { comment } = languageOf(written.source.form).lex(left);
	if (comment) {
		const { typed, behind, offers } = allowOffers(request, line, left.slice(comment.startOffset), text.slice(character));
		const span = { start: left.length - typed.length, end: left.length + behind };
		return itemsOf({ ...request, line, head: left.slice(0, span.start), span }, offers);
	}
	const spot = spotAt(request, line, left.length);
	return itemsOf(spot, offersAt(spot));
}

function offersAt(spot: Spot): readonly Offer[] {
	const { lost, field, head, quoted } = spot;
	if (lost) return [];
	if (field) return valueOffers(spot, field);
	return quoted ? [] : head.trim() === '' ? lineOffers(spot) : /^\s*zh\s*$/i.test(head) ? [emptyText] : [];
}
