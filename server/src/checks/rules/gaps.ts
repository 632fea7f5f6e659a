import * as l10n from '@vscode/l10n';
import { monthOfYear, verdict } from '../../localise.js';
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
			message: verdict(
				l10n.t('There is no return of the month before: openings are compared with nothing.'),
				l10n.t('The newest earlier return here is of {0}.', monthOfYear(of)),
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
		? verdict(
				l10n.t('There is another return for the same month, and neither is a resubmission.'),
				l10n.t('Which of them counts is not known: neither says that it was submitted later.'),
			)
		: counts === snapshot
			? verdict(
					l10n.t('There is another return for the same month, and neither is a resubmission.'),
					l10n.t('This one counts: it was submitted later.'),
				)
			: verdict(
					l10n.t('There is another return for the same month, and neither is a resubmission.'),
					l10n.t('The other one counts: it was submitted later.'),
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
