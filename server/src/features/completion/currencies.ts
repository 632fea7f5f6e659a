import { keptOf } from '../../checks/keeping.js';
import type { Snapshot } from '../../checks/snapshot.js';
import type { Entry } from '../../syntax/outline.js';
import { unique } from './offer.js';

const currencies = new WeakMap<Snapshot, readonly string[]>();

/** The codes of its sums of money, in the order in which they come first. */
export function currenciesIn(snapshot: Snapshot): readonly string[] {
	const known = currencies.get(snapshot);
	if (known) return known;
	const used = unique(
		snapshot.outline.stretches.flatMap((stretch) => keptOf(stretch, currenciesOf, [], () => currenciesOf(stretch.entries))),
	);
	currencies.set(snapshot, used);
	return used;
}

export function currenciesOf(entries: readonly Entry[]): readonly string[] {
	const used = new Set<string>();
	for (const { field } of entries) {
		const { amount, currency } = field;
		for (const code of [amount?.first?.currency, amount?.par?.currency, amount?.equals?.currency, currency?.text]) {
			if (code && /^[A-Z]{3}$/.test(code)) used.add(code);
		}
	}
	return [...used];
}
