import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { ClassOfShares } from '../../model/return.js';
import type { Offer } from './offer.js';
import type { Open, Spot } from './spot.js';

/** Those that have no block in the section first, the others behind them. */
export function classesIn(
	{ rest }: Spot,
	section: Open | undefined,
): { readonly left: readonly ClassOfShares[]; readonly done: readonly ClassOfShares[] } {
	const has = ({ id }: ClassOfShares) => section?.node?.children.some(({ classId }) => classId === id) ?? false;
	const { classes } = rest.return_;
	return { left: classes.filter((one) => !has(one)), done: classes.filter(has) };
}

export function sectionIn({ chain }: Spot): Open | undefined {
	return chain.find(({ place }) => place.kind !== 'file' && chain.at(-2)?.place === place);
}

export function classesFor(spot: Spot): readonly Offer[] {
	const { left, done } = classesIn(spot, sectionIn(spot));
	return [...left, ...done].map((one) => ({
		label: one.id,
		kind: CompletionItemKind.Class,
		detail: done.includes(one) ? l10n.t('{0} (stands here already)', className(one)) : className(one),
	}));
}

/** `WVR ordinary shares, type A, listed 07999` */
export function className({ name, type, code, listed }: ClassOfShares): string {
	const parts = [
		name,
		type === 'Not applicable' ? '' : `type ${type}`,
		listed === undefined ? '' : `${listed ? 'listed' : 'unlisted'} ${code ?? ''}`,
	];
	return parts
		.map((part) => part.trim())
		.filter(Boolean)
		.join(', ');
}
