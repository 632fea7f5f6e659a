import * as l10n from '@vscode/l10n';
import type { CodeLens, Command } from 'vscode-languageserver-types';
import type { Equation, Operand } from '../checks/ledger.js';
import type { Neighbours } from '../checks/neighbours.js';
import { nextDayDeadline } from '../checks/nextDay/dates.js';
import { classesOfDay, isNextDayReturn, lastDayOf } from '../checks/nextDay/reading.js';
import type { Snapshot } from '../checks/snapshot.js';
import { fifthBusinessDay, lastKnownYear } from '../forms/calendar.js';
import { commaList, dayName, monthOfYear } from '../localise.js';
import type { Cell } from '../model/cell.js';
import { reportOf } from '../model/report.js';
import { first } from '../model/return.js';
import { absolute, add, type Decimal, format, isNegative, isZero, normal, subtract, zero } from '../syntax/decimal.js';
import { type Node, rangeOf } from '../syntax/outline.js';
import { daysBetween, isoDay } from './days.js';
import { monthFromDays } from './monthFromDays.js';
import { shortName } from './rowColumns.js';

/** Over each class block in II whether it reconciles; over the return the days to the deadline, the months beside it and its Form 6-K. */
export function codeLensesOf(snapshot: Snapshot, neighbours: Neighbours, today: string | undefined): readonly CodeLens[] {
	if (isEmpty(snapshot)) return beginnings(snapshot).map((command) => lensOn(0, command));
	const days = snapshot.return_.month ? (neighbours.days?.ofMonth ?? []) : [];
	const home = first(snapshot.outline.root, snapshot.form.opening)?.line ?? 0;
	return [
		...[deadlineTitle(snapshot, today)].flatMap((title) => (title === undefined ? [] : [lensOn(home, said(title))])),
		...monthCommands(neighbours).map((command) => lensOn(home, command)),
		...((isNextDayReturn(snapshot) || days.length > 0) && !snapshot.outline.damaged ? [lensOn(home, nextDay(snapshot))] : []),
		...daysOfMonth(snapshot, neighbours, days.length),
		...reportCommands(snapshot, neighbours).map((command) => lensOn(home, command)),
		...reconciliations(snapshot),
	];
}

/** A comment is something already. */
function isEmpty({ outline, source }: Snapshot): boolean {
	return outline.unread === undefined && source.lines.every((line) => /^[\s\ufeff]*$/.test(line));
}

/** What an empty file may become. */
function beginnings({ uri }: Snapshot): readonly Command[] {
	return [
		{ title: l10n.t('Begin'), command: 'monthlyReturn.beginHere', arguments: [uri] },
		{ title: l10n.t('From last month'), command: 'monthlyReturn.beginHere', arguments: [uri, true] },
		{ title: l10n.t('Import'), command: 'monthlyReturn.importReturn' },
		{ title: l10n.t('Practise'), command: 'monthlyReturn.practise' },
	];
}

function lensOn(line: number, command: Command): CodeLens {
	return { range: rangeOf(line, { start: 0, end: 0 }), command };
}

function nextDay({ uri }: Snapshot): Command {
	return { title: l10n.t('Begin the next next-day return'), command: 'monthlyReturn.nextDay', arguments: [uri] };
}

/** A lens that says something and does nothing. */
function said(title: string): Command {
	return { title, command: '' };
}

// ---- the deadline

function deadlineTitle(snapshot: Snapshot, today: string | undefined): string | undefined {
	const { return_ } = snapshot;
	const { month, submitted, resubmission } = return_;
	const deadline = month
		? fifthBusinessDay(month.year, month.month)
		: isNextDayReturn(snapshot)
			? nextDayDeadline(snapshot)
			: undefined;
	if (resubmission) return undefined;
	if (!deadline) return isNextDayReturn(snapshot) && !submitted ? unknownDeadline(snapshot) : undefined;
	const last = isoDay(deadline);
	if (submitted) {
		const late = daysBetween(last, isoDay(submitted));
		return late <= 0
			? l10n.t('Submitted in time')
			: daysTitle(late, l10n.t('Submitted 1 day late'), l10n.t('Submitted {0} days late', late));
	}
	const left = today === undefined ? Number.NaN : daysBetween(today, last);
	// A next-day return is due before the session that morning.
	const day = month ? dayName(deadline) : l10n.t('8:30 a.m. on {0}', dayName(deadline));
	if (Number.isNaN(left)) return l10n.t('To be submitted by {0}', day);
	if (left === 0) return month ? l10n.t('To be submitted today') : l10n.t('To be submitted by {0}', day);
	return left > 0
		? daysTitle(
				left,
				l10n.t('1 day left: to be submitted by {0}', day),
				l10n.t('{0} days left: to be submitted by {1}', left, day),
			)
		: daysTitle(-left, l10n.t('1 day overdue: due on {0}', day), l10n.t('{0} days overdue: due on {1}', -left, day));
}

/** Of a next-day return: there is no day to count from, or none to count to. */
function unknownDeadline(snapshot: Snapshot): string {
	return lastDayOf(classesOfDay(snapshot))
		? l10n.t('When it is due is not known: the general holidays are known here up to {0}', lastKnownYear)
		: l10n.t('To be submitted by 8:30 a.m. of the business day after what happened: nothing has a date yet');
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

// ---- the month's next-day returns

/** Over the section with the month's events how many next-day returns there are, and how many of their changes it does not have. */
function daysOfMonth(snapshot: Snapshot, { days }: Neighbours, count: number): readonly CodeLens[] {
	const opener = snapshot.outline.sections.get(snapshot.form.shares?.events?.section ?? '')?.opener;
	if (!opener || count === 0) return [];
	const { added, unsure } = monthFromDays(snapshot, days);
	const whole =
		count === 1
			? l10n.t('1 next-day return of this month: all of it is here')
			: l10n.t('{0} next-day returns of this month: all of them are here', count);
	const lacking =
		count === 1
			? l10n.t('1 next-day return of this month: {0} to add', added.length)
			: l10n.t('{0} next-day returns of this month: {1} to add', count, added.length);
	const write = { title: lacking, command: 'monthlyReturn.fromDays', arguments: [snapshot.uri] };
	if (added.length === 0 && unsure !== undefined) return [lensOn(opener.line, said(unsure))];
	return [lensOn(opener.line, added.length > 0 ? write : said(whole))];
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
	if (!return_.submitted) return [];
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

// ---- a section against another

function reconciliations({ ledger, outline }: Snapshot): readonly CodeLens[] {
	const byNode = new Map<Node, Equation[]>();
	for (const equation of ledger.equations) {
		const known = byNode.get(equation.node);
		if (known) known.push(equation);
		else byNode.set(equation.node, [equation]);
	}
	return outline.nodes.flatMap((block) => {
		const equations = byNode.get(block) ?? [];
		const held = equations.filter(({ identity }) => identity.against !== undefined);
		// Over nothing there is nothing to say.
		if (!block.opener || held.length === 0 || block.entries.size === 0) return [];
		const title = differences(held, ledger) ?? sums(equations, ledger) ?? agreement(held, ledger);
		return title === undefined ? [] : [lensOn(block.opener.line, said(title))];
	});
}

type Ledger = Snapshot['ledger'];

/** `16,355,000 too low`, and of what, where the line has several columns and it is not the first. */
function apart({ derived }: Equation, difference: Decimal): string {
	const by = format(normal(absolute(difference)));
	const [first] = derived.row.columnIds;
	const isLow = isNegative(difference);
	if (derived.column === first) return isLow ? l10n.t('{0} too low', by) : l10n.t('{0} too high', by);
	const name = shortName(derived.column);
	return isLow ? l10n.t('{0} too low in {1}', by, name) : l10n.t('{0} too high in {1}', by, name);
}

/** What the other section's items come to, whatever its sums say: these may be older than what was entered since. */
function fromItems(cell: Cell, ledger: Ledger, seen: ReadonlySet<Cell> = new Set()): Decimal | undefined {
	const sum = ledger
		.derivations(cell)
		?.find(
			({ derived, complete, identity, operands }) =>
				derived === cell && complete && !identity.against && operands.every(isSingle),
		);
	if (!sum || seen.has(cell)) return ledger.valueOf(cell);
	let total: Decimal = zero;
	for (const { sign, cells } of sum.operands) {
		const value = fromItems(cells[0] as Cell, ledger, new Set([...seen, cell]));
		if (!value) return undefined;
		total = sign === 1 ? add(total, value) : subtract(total, value);
	}
	return total;
}

const isSingle = ({ cells }: Operand) => cells.length === 1;

function differences(held: readonly Equation[], ledger: Ledger): string | undefined {
	const parts = held.flatMap((equation) => {
		const { derived, operands, complete } = equation;
		const actual = ledger.valueOf(derived);
		let total: Decimal | undefined = complete ? zero : undefined;
		for (const { sign, cells } of operands) {
			const value = cells[0] && fromItems(cells[0], ledger);
			total = total && value && (sign === 1 ? add(total, value) : subtract(total, value));
		}
		const difference = actual && total && subtract(actual, total);
		return difference && !isZero(difference) ? [apart(equation, difference)] : [];
	});
	return parts.length > 0 ? l10n.t('✗ {0} against {1}', commaList(parts), held[0]?.identity.against ?? '') : undefined;
}

function sums(equations: readonly Equation[], ledger: Ledger): string | undefined {
	const parts = equations.flatMap((equation) => {
		const balance = ledger.balance(equation);
		return balance.state === 'broken'
			? [l10n.t('{0}: {1}', apart(equation, balance.difference), equation.derived.row.keyword)]
			: [];
	});
	return parts.length > 0 ? l10n.t('✗ {0}', commaList(parts)) : undefined;
}

/** Where the change is left out it is the other section's; where that is not known there is nothing to say. */
function agreement(held: readonly Equation[], ledger: Ledger): string | undefined {
	const isKnown = ({ complete, operands, derived }: Equation) =>
		complete && ledger.sum(operands) !== undefined && derived.state !== 'unknown';
	return held.every(isKnown) ? l10n.t('Reconciles with section {0}', held[0]?.identity.against ?? '') : undefined;
}
