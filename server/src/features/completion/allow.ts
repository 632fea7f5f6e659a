import { CompletionItemKind } from 'vscode-languageserver-types';
import { checkIds } from '../../checks/catalogue.js';
import { draftsOf } from '../../checks/findings.js';
import { type Offer, unique } from './offer.js';
import type { Request } from './spot.js';

/** In a comment: the checks that `# allow` may set aside, those with a finding here first. Any other comment is its writer's own. */
export function allowOffers(
	{ written, neighbours }: Request,
	line: number,
	comment: string,
): { readonly typed: string; readonly offers: readonly Offer[] } {
	const [, check, word] = /^#\s*(?:allow\s+([\w-]*)|(a|al|all|allo|allow|))$/i.exec(comment) ?? [];
	const typed = check ?? word;
	if (typed === undefined) {
		return { typed: '', offers: [] };
	}
	const found = new Map<string, string>();
	for (const { check: id, message, range } of draftsOf(written, neighbours)) {
		if (range.start.line === line || range.start.line === line + 1) {
			found.set(id, found.get(id) ?? message);
		}
	}
	const ids = check === undefined ? [...found.keys()] : unique([...found.keys(), ...checkIds]);
	const begin = check === undefined ? 'allow ' : '';
	return {
		typed,
		offers: ids
			.filter((id) => id !== 'unused-allow')
			.map((id) => ({ label: begin + id, text: `${begin}${id}: `, kind: CompletionItemKind.EnumMember, detail: found.get(id) })),
	};
}
