import * as l10n from '@vscode/l10n';
import type { CodeLens, Command } from 'vscode-languageserver-types';
import type { Equation } from '../checks/ledger.js';
import { cellName } from '../checks/names.js';
import type { Neighbours } from '../checks/neighbours.js';
import type { Snapshot } from '../checks/snapshot.js';
import { fifthBusinessDay } from '../forms/calendar.js';
import { groupOf } from '../forms/form.js';
import { commaList, dayName, monthOfYear } from '../localise.js';
import { reportOf } from '../model/report.js';
import { first } from '../model/return.js';
import { absolute, format, isNegative, normal } from '../syntax/decimal.js';
import { type Node, rangeOf } from '../syntax/outline.js';
import { daysBetween, isoDay } from './days.js';
import { isNextDayReturn } from './rollDay.js';

/** Over each class block in II whether it reconciles; over the return the days to the deadline, the months beside it and its Form 6-K. */
export function codeLensesOf(snapshot: Snapshot, neighbours: Neighbours, today: string | undefined): readonly CodeLens[] {
	const home = first(snapshot.outline.root, snapshot.form.opening)?.line ?? 0;
	return [
		...[deadlineTitle(snapshot, today)].flatMap((title) => (title === undefined ? [] : [lensOn(home, said(title))])),
		...monthCommands(neighbours).map((command) => lensOn(home, command)),
		...(isNextDayReturn(snapshot) && !snapshot.outline.damaged ? [lensOn(home, nextDay(snapshot))] : []),
		...reportCommands(snapshot, neighbours).map((command) => lensOn(home, command)),
		...reconciliations(snapshot),
	];
}

function lensOn(line: number, command: Command): CodeLens {
	return { range: rangeOf(line, { start: 0, end: 0 }), command };
}

function nextDay({ uri }: Snapshot): Command {
	return { title: l10n.t('Begin the next next-day return'), command: 'monthlyReturn.rollForward', arguments: [uri] };
}

/** A lens that says something and does nothing. */
function said(title: string): Command {
	return { title, command: '' };
}

// ---- the deadline

function deadlineTitle({ return_ }: Snapshot, today: string | undefined): string | undefined {
	const { month, submitted, resubmission } = return_;
	const deadline = month && fifthBusinessDay(month.year, month.month);
	if (!deadline || resubmission) {
		return undefined;
	}
	const last = isoDay(deadline);
	if (submitted) {
		const late = daysBetween(last, isoDay(submitted));
		return late <= 0
			? l10n.t('Submitted in time')
			: daysTitle(late, l10n.t('Submitted 1 day late'), l10n.t('Submitted {0} days late', late));
	}
	const left = today === undefined ? Number.NaN : daysBetween(today, last);
	const day = dayName(deadline);
	if (Number.isNaN(left)) {
		return l10n.t('To be submitted by {0}', day);
	}
	if (left === 0) {
		return l10n.t('To be submitted today');
	}
	return left > 0
		? daysTitle(
				left,
				l10n.t('1 day left: to be submitted by {0}', day),
				l10n.t('{0} days left: to be submitted by {1}', left, day),
			)
		: daysTitle(-left, l10n.t('1 day overdue: due on {0}', day), l10n.t('{0} days overdue: due on {1}', -left, day));
}

function daysTitle(days: number, one: string, several: string): string {
	return days === 1 ? one : several;
}

// ---- the months beside it

function monthCommands({ previous, next }: Neighbours): readonly Command[] {
	return [
		...openCommand(previous, (month) => l10n.t('Previous month: {0}', month)),
		...openCommand(next, (month) => l10n.t('Next month: {0}', month)),
	];
}

function openCommand(snapshot: Snapshot | undefined, title: (month: string) => string): readonly Command[] {
	const month = snapshot?.return_.month;
	return snapshot && month
		? [
				{
					title: title(monthOfYear(month)),
					command: 'monthlyReturn.openMonth',
					arguments: [snapshot.uri],
				},
			]
		: [];
}

// ---- Form 6-K

/** Of a report the next one; of what was submitted the report that furnishes it, or where its company files reports a new one. */
function reportCommands(snapshot: Snapshot, { furnishing = [], reports = [] }: Neighbours): readonly Command[] {
	const { uri, outline, return_ } = snapshot;
	if (reportOf(outline)) {
		return outline.damaged
			? []
			: [{ title: l10n.t('Begin the next Form 6-K'), command: 'monthlyReturn.nextReport', arguments: [uri] }];
	}
	if (!return_.submitted) {
		return [];
	}
	const open = furnishing.map(
		({ uri: by, report }): Command => ({
			title: report?.date ? l10n.t('Form 6-K of {0}', dayName(report.date)) : l10n.t('Its Form 6-K'),
			command: 'monthlyReturn.openMonth',
			arguments: [by],
		}),
	);
	return open.length > 0 || reports.length === 0
		? open
		: [{ title: l10n.t('New Form 6-K for this return'), command: 'monthlyReturn.newReport', arguments: [uri] }];
}

// ---- the balances against what moves them

function reconciliations({ ledger, outline }: Snapshot): readonly CodeLens[] {
	const byNode = new Map<Node, Equation[]>();
	const group = groupOf(outline.form.shares?.groups[0]?.section) ?? '';
	for (const equation of ledger.equations) {
		const known = byNode.get(equation.node);
		if (known) {
			known.push(equation);
		} else {
			byNode.set(equation.node, [equation]);
		}
	}
	return (outline.sections.get(outline.form.shares?.issued ?? '')?.children ?? []).flatMap((block) => {
		const equations = byNode.get(block) ?? [];
		const movements = equations.filter(({ identity }) => identity.id.startsWith('movement-'));
		const title = differences(movements, ledger, group) ?? sums(equations, ledger) ?? agreement(movements, ledger, group);
		return block.opener && title !== undefined ? [lensOn(block.opener.line, said(title))] : [];
	});
}

type Ledger = Snapshot['ledger'];

/** `issued 16,355,000 too low`, of each identity that is broken. */
function broken(equations: readonly Equation[], ledger: Ledger): string | undefined {
	const parts = equations.flatMap((equation) => {
		const balance = ledger.balance(equation);
		if (balance.state !== 'broken') {
			return [];
		}
		const by = format(normal(absolute(balance.difference)));
		const name = cellName(equation.derived);
		return [isNegative(balance.difference) ? l10n.t('{0} {1} too low', name, by) : l10n.t('{0} {1} too high', name, by)];
	});
	return parts.length > 0 ? commaList(parts) : undefined;
}

function differences(movements: readonly Equation[], ledger: Ledger, group: string): string | undefined {
	const parts = broken(movements, ledger);
	return parts && l10n.t('Does not reconcile with section {1}: {0}', parts, group);
}

function sums(equations: readonly Equation[], ledger: Ledger): string | undefined {
	const parts = broken(equations, ledger);
	return parts && l10n.t('Does not add up: {0}', parts);
}

/** Where the change is left out it is that of what moves it; where that is not known there is nothing to say. */
function agreement(movements: readonly Equation[], ledger: Ledger, group: string): string | undefined {
	const isKnown = ({ complete, operands, derived }: Equation) =>
		complete && ledger.sum(operands) !== undefined && derived.state !== 'unknown';
	return movements.length > 0 && movements.every(isKnown) ? l10n.t('Reconciles with section {0}', group) : undefined;
}
