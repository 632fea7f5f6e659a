import * as l10n from '@vscode/l10n';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { Days } from '../checks/neighbours.js';
import type { Snapshot } from '../checks/snapshot.js';
import { lastLineOf } from '../model/write.js';
import { format } from '../syntax/decimal.js';
import { cancelPending } from './cancelPending.js';
import { daysKind, type OfferedAction } from './codeActions.js';
import { fromDaysTitle, monthFromDays } from './monthFromDays.js';
import { freshPurchases, purchaseEdits, purchasesAt, type Use, usesOf, usualUse } from './purchases.js';

/** What is written from what stands there: a purchase's row and totals, one event for pending shares, the month's events from its days. */
export function dayActions(snapshot: Snapshot, range: Range, days: Days | undefined): readonly OfferedAction[] {
	const { line } = range.start;
	const action = (
		title: string,
		edits: readonly TextEdit[] | (() => readonly TextEdit[]),
		isPreferred = false,
	): OfferedAction => ({
		title,
		kind: daysKind,
		...(typeof edits === 'function' ? { later: edits } : { edit: { changes: { [snapshot.uri]: [...edits] } } }),
		...(isPreferred ? { isPreferred } : {}),
	});
	const cancelled = cancelPending(snapshot, line, range.end.line);
	const section = snapshot.outline.sections.get(snapshot.form.shares?.events?.section ?? '');
	const isIn = section?.opener && section.opener.line <= line && line <= lastLineOf(snapshot.source, section);
	const month = isIn ? monthFromDays(snapshot, days) : undefined;
	return [
		...purchaseActions(snapshot, line, days).map(({ title, edits }, index) => action(title, edits, index === 0)),
		...(cancelled
			? [
					action(
						cancelled.rows === 1
							? l10n.t('Cancel these {0} pending shares', format(cancelled.shares))
							: l10n.t('Cancel the {0} pending shares of these {1} rows', format(cancelled.shares), cancelled.rows),
						cancelled.edits,
					),
				]
			: []),
		...(month && month.edits.length > 0 ? [action(fromDaysTitle(month), month.edits)] : []),
	];
}

interface Written {
	readonly title: string;
	readonly edits: readonly TextEdit[];
}

/** As the issuer's last purchases were used, then the other way. */
function purchaseActions(snapshot: Snapshot, line: number, days: Days | undefined): readonly Written[] {
	const ofClass = purchasesAt(snapshot, line);
	if (!ofClass) return [];
	const usual = usualUse(ofClass, days);
	const uses = [...usesOf(snapshot)].sort((a, b) => Number(b === usual) - Number(a === usual));
	// What has its row has its use.
	const wanted = freshPurchases(ofClass).length > 0 ? uses : uses.slice(0, 1);
	return wanted
		.map((use) => ({ title: titles[use](), edits: purchaseEdits(snapshot, ofClass, days, use) }))
		.filter(({ edits }) => edits.length > 0);
}

const titles: Readonly<Record<Use, () => string>> = {
	pending: () => l10n.t('Write the pending row, the totals and the mandate from the purchases'),
	treasury: () => l10n.t('Write the treasury event, the totals and the mandate from the purchases'),
};
