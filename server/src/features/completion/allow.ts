import { CompletionItemKind } from 'vscode-languageserver-types';
import { checkIds } from '../../checks/catalogue.js';
import { draftsOf } from '../../checks/findings.js';
import { type Offer, unique } from './offer.js';
import type { Request } from './spot.js';

interface Allowing {
	/** What is typed of the word, and how much of what stands behind the cursor is replaced with it. */
	readonly typed: string;
	readonly behind: number;
	readonly offers: readonly Offer[];
}

const nothing: Allowing = { typed: '', behind: 0, offers: [] };

/** In a comment: the checks that `# allow` may set aside, those with a finding here first. Any other comment is its writer's own. */
export function allowOffers({ written, neighbours }: Request, line: number, comment: string, right: string): Allowing {
	const [, check, word] = /^#\s*(?:allow\s+([\w-]*)|(a|al|all|allo|allow|))$/i.exec(comment) ?? [];
	const typed = check ?? word;
	if (typed === undefined) return nothing;
	const [rest = ''] = /^[\w-]*/.exec(right) ?? [];
	const isAllow = check === undefined && /^allow$/i.test(typed + rest);
	// A word that is neither is the writer's; before it there is room.
	const isOther = check === undefined && !isAllow;
	if (isOther && typed !== '' && rest !== '') return nothing;
	const [replaced = ''] = isOther ? [] : isAllow ? (/^\w*(?:\s+[\w-]+)?/.exec(right) ?? []) : [rest];
	const after = right.slice(replaced.length);
	const end = /^\s*:/.test(after) ? '' : after === '' ? ': ' : ':';
	const found = new Map<string, string>();
	for (const { check: id, message, range } of draftsOf(written, neighbours)) {
		if (range.start.line === line || range.start.line === line + 1) found.set(id, found.get(id) ?? message);
	}
	const ids = check === undefined ? [...found.keys()] : unique([...found.keys(), ...checkIds]);
	const begin = check === undefined ? 'allow ' : '';
	return {
		typed,
		behind: replaced.length,
		offers: ids
			.filter((id) => id !== 'unused-allow')
			.map((id) => ({
				label: begin + id,
				text: `${begin}${id}${end}`,
				kind: CompletionItemKind.EnumMember,
				detail: found.get(id),
			})),
	};
}
