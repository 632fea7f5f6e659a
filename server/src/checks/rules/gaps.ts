import * as l10n from '@vscode/l10n';
import { monthOfYear, verdict } from '../../localise.js';
import { type Digest, digestOf } from '../digest.js';
import type { Draft } from '../draft.js';
import { laterFiled, sharesClass } from '../matching.js';
import type { Neighbours } from '../neighbours.js';
import type { Snapshot } from '../snapshot.js';

/** `months-missing` and `two-returns`: whether a month has just the one return, and the month before one to compare it with. */
export function gapDrafts(snapshot: Snapshot, neighbours: Neighbours): readonly Draft[] {
	const own = digestOf(snapshot);
	return [...missingMonths(own, neighbours), ...sameMonth(own, neighbours)];
}

function missingMonths(own: Digest, neighbours: Neighbours): readonly Draft[] {
	if (neighbours.previous) return [];
	const { newestEarlier } = neighbours;
	const of = newestEarlier?.month;
	if (!newestEarlier || !of) return [];
	return [
		{
			check: 'months-missing',
			message: verdict(
				l10n.t('There is no return of the month before: openings are compared with nothing.'),
				l10n.t('The newest earlier return here is of {0}.', monthOfYear(of)),
			),
			range: own.dated,
			related: [{ message: l10n.t('The newest earlier return'), uri: newestEarlier.uri, range: newestEarlier.home }],
		},
	];
}

function sameMonth(own: Digest, neighbours: Neighbours): readonly Draft[] {
	if (own.resubmission) return [];
	const twins = (neighbours.sameMonth ?? []).filter((other) => !other.resubmission && sharesClass(own, other));
	const [twin] = twins;
	if (!twin) return [];
	const counts = [own, ...twins].reduce(laterFiled);
	const dated = [own, ...twins].every(
		(each) => each === counts || (laterFiled(each, counts) === counts && laterFiled(counts, each) === counts),
	);
	const message = !dated
		? verdict(
				l10n.t('There is another return for the same month, and neither is a resubmission.'),
				l10n.t('Which of them counts is not known: neither says that it was submitted later.'),
			)
		: counts === own
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
			range: own.dated,
			related: twins.map((other) => ({
				message: other === counts && dated ? l10n.t('The return that counts') : l10n.t('The other return'),
				uri: other.uri,
				range: other.dated,
			})),
		},
	];
}
