import * as l10n from '@vscode/l10n';
import { monthOfYear } from '../../localise.js';
import { first } from '../../model/return.js';
import { type Draft, spanRange } from '../draft.js';
import { laterFiled } from '../matching.js';
import type { Neighbours } from '../neighbours.js';
import type { Snapshot } from '../snapshot.js';
import { homeRange } from './sections.js';

/** `months-missing` and `two-returns`: whether a month has just the one return, and the month before one to compare it with. */
export function gapDrafts(snapshot: Snapshot, neighbours: Neighbours): readonly Draft[] {
	return [...missingMonths(snapshot, neighbours), ...sameMonth(snapshot, neighbours)];
}

function monthRange(snapshot: Snapshot) {
	const entry = first(snapshot.outline.root, 'month');
	return entry?.field.date ? spanRange(entry, entry.field.date) : homeRange(snapshot);
}

function missingMonths(snapshot: Snapshot, { previous, newestEarlier }: Neighbours): readonly Draft[] {
	const of = newestEarlier?.return_.month;
	if (previous || !newestEarlier || !of) {
		return [];
	}
	return [
		{
			check: 'months-missing',
			message: l10n.t(
				'The newest earlier return here is of {0}: there is none of the month before, and the opening balances are compared with nothing.',
				monthOfYear(of),
			),
			range: monthRange(snapshot),
			related: [{ message: l10n.t('The newest earlier return'), uri: newestEarlier.uri, range: homeRange(newestEarlier) }],
		},
	];
}

function sameMonth(snapshot: Snapshot, { sameMonth = [] }: Neighbours): readonly Draft[] {
	const isPlain = ({ return_ }: Snapshot) => !return_.resubmission;
	if (!isPlain(snapshot)) {
		return [];
	}
	const twins = sameMonth.filter((other) => isPlain(other) && sharesClass(snapshot, other));
	const [twin] = twins;
	if (!twin) {
		return [];
	}
	const counts = [snapshot, ...twins].reduce(laterFiled);
	const dated = [snapshot, ...twins].every(
		(each) => each === counts || (laterFiled(each, counts) === counts && laterFiled(counts, each) === counts),
	);
	const message = !dated
		? l10n.t(
				'There is another return of this issuer for the same month, and neither is a resubmission. Which of them counts is not known: neither says that it was submitted later.',
			)
		: counts === snapshot
			? l10n.t(
					'There is another return of this issuer for the same month, and neither is a resubmission. This one counts: it was submitted later.',
				)
			: l10n.t(
					'There is another return of this issuer for the same month, and neither is a resubmission. The other one counts: it was submitted later.',
				);
	return [
		{
			check: 'two-returns',
			message,
			range: monthRange(snapshot),
			related: twins.map((other) => ({
				message: other === counts && dated ? l10n.t('The return that counts') : l10n.t('The other return'),
				uri: other.uri,
				range: monthRange(other),
			})),
		},
	];
}

/** An issuer may file its classes apart. */
function sharesClass({ return_ }: Snapshot, other: Snapshot): boolean {
	const key = ({ code, id }: { code: string | undefined; id: string }) => code ?? id;
	const theirs = new Set(other.return_.classes.map(key));
	return return_.classes.length === 0 || theirs.size === 0 || return_.classes.some((each) => theirs.has(key(each)));
}
