import * as l10n from '@vscode/l10n';
import type { Digest } from '../checks/digest.js';
import { laterFiled, listedCodes, monthNumber, sameText, type Who } from '../checks/matching.js';
import { type Day, fifthBusinessDay } from '../forms/calendar.js';
import { largest, smallest } from '../lists.js';
import { commaList, dayName } from '../localise.js';
import { daysBetween, isoDay } from './days.js';

/** Where each issuer's returns stand: what is filed, what is begun, what is due, what is missing. */
export interface Desk {
	/** `YYYY-MM-DD`; undefined where the host knows no day, and then nothing is due. */
	readonly today: string | undefined;
	/** The month that is asked for, `YYYY-MM`. */
	readonly month: string;
	/** By name. */
	readonly issuers: readonly DeskIssuer[];
	/** Returns that say no issuer or no month: they are counted nowhere. */
	readonly unplaced: readonly string[];
}

export interface DeskIssuer {
	readonly issuer: string;
	/** Of its listed shares. */
	readonly code: string | undefined;
	readonly now: DeskMonth;
	/** The newest month there; it may be the one that is asked for, or a later one. */
	readonly last: DeskMonth;
	/** Months with no return between two that have one or up to the one that is asked for, `YYYY-MM`, oldest first. */
	readonly gaps: readonly string[];
	/** Months whose last day is over and that are not submitted, oldest first. */
	readonly overdue: readonly string[];
	/** Next-day returns that are not submitted yet. */
	readonly waiting: readonly string[];
	/** What was submitted after the last of the issuer's covers and is an exhibit of none; empty where it has no covers. */
	readonly unfurnished: readonly string[];
	/** Newest first, those in `gaps` and the one that is asked for among them; at most so many as were asked for. */
	readonly months: readonly DeskMonth[];
}

/** `resubmitted`: what counts is a resubmission. `overdue`: not submitted, and the last day is over. */
export type DeskState = 'missing' | 'not-begun' | 'draft' | 'submitted' | 'resubmitted' | 'overdue';

export interface DeskMonth {
	/** `YYYY-MM`. */
	readonly month: string;
	readonly state: DeskState;
	/** The return that counts; undefined where there is none. */
	readonly uri: string | undefined;
	/** Of that return, where it is a draft or of the month that is asked for. */
	readonly errors: number | undefined;
	readonly submitted: string | undefined;
	/** The last day for submitting; undefined past the known holidays. */
	readonly due: string | undefined;
	/** From today to that day, negative where it is over; undefined where it is submitted. */
	readonly daysLeft: number | undefined;
	/** It was submitted so many days after its last day; 0 in time. */
	readonly daysLate: number;
	/** Other returns of the month, which do not count. */
	readonly others: readonly string[];
	/** All this in the user's language. */
	readonly said: string;
}

export interface DeskQuestion {
	readonly today: string | undefined;
	/** `YYYY-MM`; left out, the month that ended last. */
	readonly month?: string | undefined;
	/** So many months of an issuer are listed, and of the older ones those that want something; left out, all. */
	readonly most?: number | undefined;
	/** Left out, nobody asks how many errors there are. */
	readonly errorsOf?: ((digest: Digest) => number) | undefined;
	/** Of an issuer's returns those that were submitted after the last report on them, and that none furnishes. */
	lacking(returns: readonly Digest[]): readonly Digest[];
}

/** So many days before its last day a return is counted as due soon. */
export const soon = 7;

export function deskOf(digests: readonly Digest[], question: DeskQuestion): Desk {
	const monthly = digests.filter(isMonthly);
	const placed = monthly.filter((each) => each.month !== undefined && nameOf(each) !== undefined);
	const asked = monthAsked(placed, question);
	const known = new Set(placed);
	const groups = groupsOf([...placed, ...digests.filter((each) => !isMonthly(each) && !each.report)]);
	const days = new Map<number, Day | undefined>();
	const dueOf = (month: number) => {
		if (!days.has(month)) days.set(month, fifthBusinessDay(Math.floor((month - 1) / 12), ((month - 1) % 12) + 1));
		return days.get(month);
	};
	const issuers = groups.flatMap((group) => new Issuer(group, asked, { ...question, dueOf }).row() ?? []);
	return {
		today: question.today,
		month: monthText(asked),
		issuers: issuers.sort((a, b) => (a.issuer < b.issuer ? -1 : a.issuer > b.issuer ? 1 : 0)),
		unplaced: monthly.filter((each) => !known.has(each)).map(({ uri }) => uri),
	};
}

/** Whether somebody has to see to it: something is overdue, or a month has no return. */
export function isLate({ overdue, gaps }: DeskIssuer): boolean {
	return overdue.length > 0 || gaps.length > 0;
}

/** Not submitted, and due within a week or over. */
export function isDueSoon({ daysLeft }: DeskMonth): boolean {
	return daysLeft !== undefined && daysLeft <= soon;
}

const isMonthly = ({ form }: Digest) => form.opening === 'return' && form.dated === 'month';

/** Without a name a stock code will do. */
function nameOf({ issuer, classes }: Who): string | undefined {
	return issuer ?? classes.find(({ listed, code }) => listed && code !== undefined)?.code;
}

/** By listed stock code, and by name where one of two returns has none: `sameIssuer`, for many at once. */
function groupsOf(digests: readonly Digest[]): readonly (readonly Digest[])[] {
	const byCode = new Map<string, Set<Digest>>();
	const byName = new Map<string, Set<Digest>>();
	const codeless: Digest[] = [];
	for (const digest of digests) {
		const codes = listedCodes(digest);
		if (codes.length === 0) {
			codeless.push(digest);
			continue;
		}
		const group = codes.map((code) => byCode.get(code)).find((known) => known !== undefined) ?? new Set();
		group.add(digest);
		for (const code of codes) {
			const other = byCode.get(code);
			if (other && other !== group) {
				for (const each of other) {
					group.add(each);
					for (const its of listedCodes(each)) byCode.set(its, group);
				}
			}
			byCode.set(code, group);
		}
	}
	for (const group of new Set(byCode.values())) {
		for (const { issuer } of group) if (issuer !== undefined) byName.set(sameText(issuer), group);
	}
	for (const digest of codeless) {
		const name = sameText(digest.issuer ?? '');
		const group = byName.get(name) ?? new Set();
		group.add(digest);
		byName.set(name, group);
	}
	return [...new Set([...byCode.values(), ...byName.values()])].map((group) => [...group]);
}

function monthAsked(placed: readonly Digest[], { month, today }: DeskQuestion): number {
	const named = month ?? today;
	if (named === undefined) return largest(placed.map(({ month: of }) => monthNumber(of as Day)));
	const [year = 0, number = 1] = named.split('-').map(Number);
	return monthNumber({ year, month: number, day: 1 }) - (month === undefined ? 1 : 0);
}

class Issuer {
	readonly #months = new Map<number, Digest[]>();

	constructor(
		private readonly group: readonly Digest[],
		private readonly asked: number,
		private readonly question: DeskQuestion & { dueOf(month: number): Day | undefined },
	) {
		for (const digest of group.filter(isMonthly)) {
			const number = monthNumber(digest.month as Day);
			const of = this.#months.get(number);
			if (of) of.push(digest);
			else this.#months.set(number, [digest]);
		}
	}

	/** None of an issuer whose first return is of a later month, nor of one that has no monthly return. */
	row(): DeskIssuer | undefined {
		const numbers = [...this.#months.keys()];
		const [first, last] = [smallest(numbers), largest(numbers)];
		if (numbers.length === 0 || first > this.asked) return undefined;
		const { most = Number.POSITIVE_INFINITY } = this.question;
		const to = Math.max(last, this.asked);
		const months: DeskMonth[] = [];
		for (let number = to; number >= first; number--) months.push(this.#month(number));
		const newest = this.#months.get(last)?.reduce(laterFiled) as Digest;
		const at = (number: number) => months[to - number] as DeskMonth;
		const old = months.filter(({ month }) => month !== monthText(this.asked)).toReversed();
		return {
			issuer: nameOf(newest) ?? '',
			code: newest.classes.find(({ listed, code }) => listed && code !== undefined)?.code,
			now: at(this.asked),
			last: at(last),
			gaps: old.flatMap(({ state, month }) => (state === 'missing' ? [month] : [])),
			overdue: months
				.filter(({ state }) => state === 'overdue')
				.map(({ month }) => month)
				.toReversed(),
			waiting: this.#waiting(),
			unfurnished: this.#unfurnished(),
			months: months.filter(({ state }, index) => index < most || state === 'overdue' || state === 'missing'),
		};
	}

	#month(number: number): DeskMonth {
		const all = this.#months.get(number) ?? [];
		const counts = all.length > 0 ? all.reduce(laterFiled) : undefined;
		const due = this.question.dueOf(number);
		const { today } = this.question;
		const submitted = counts?.submitted && isoDay(counts.submitted);
		// A resubmission that is being made follows one that was submitted.
		const filed = all.some(({ submitted: on }) => on !== undefined);
		const isAsked = number === this.asked;
		const daysLeft = filed || !due || today === undefined ? undefined : daysBetween(today, isoDay(due));
		const lacks = !filed && (counts !== undefined || isAsked) && daysLeft !== undefined && daysLeft < 0;
		const replaced = counts?.resubmission === true;
		const errors = counts && (isAsked || !submitted) ? this.question.errorsOf?.(counts) : undefined;
		const late = submitted !== undefined && due && !replaced ? daysBetween(isoDay(due), submitted) : 0;
		const known = {
			month: monthText(number),
			state: stateOf(counts, { lacks, isAsked, submitted, replaced }),
			uri: counts?.uri,
			errors,
			submitted,
			due: due && isoDay(due),
			daysLeft: counts || isAsked ? daysLeft : undefined,
			daysLate: Math.max(0, late),
			others: all.filter((each) => each !== counts).map(({ uri }) => uri),
		};
		// Of most months nobody reads it.
		return {
			...known,
			get said() {
				return saying(known, counts, due);
			},
		};
	}

	/** One that another of its month replaces is not missed. */
	#unfurnished(): readonly string[] {
		const counting = [...this.#months.values()].map((all) => all.reduce(laterFiled));
		const days = this.group.filter((each) => !isMonthly(each));
		return this.question.lacking([...counting, ...days]).map(({ uri }) => uri);
	}

	#waiting(): readonly string[] {
		const days = this.group.filter(({ form, submitted }) => form.opening === 'return' && form.dated !== 'month' && !submitted);
		return days.map(({ uri }) => uri);
	}
}

function stateOf(
	counts: Digest | undefined,
	{ lacks, isAsked, submitted, replaced }: { lacks: boolean; isAsked: boolean; submitted: string | undefined; replaced: boolean },
): DeskState {
	if (lacks) return 'overdue';
	if (!counts) return isAsked ? 'not-begun' : 'missing';
	if (submitted === undefined) return 'draft';
	return replaced ? 'resubmitted' : 'submitted';
}

/** `overdue since 7 December 2026, draft, 2 errors`; `submitted 9 December 2026, 2 days late, 1 other return of the month does not count`. */
function saying(
	{ state, errors = 0, daysLeft, daysLate, others }: Omit<DeskMonth, 'said'>,
	counts: Digest | undefined,
	due: Day | undefined,
): string {
	const submitted = counts?.submitted;
	const day = submitted ? dayName(submitted) : '';
	const drafted = counts && !submitted ? l10n.t('draft') : state === 'missing' ? l10n.t('no return') : l10n.t('not begun');
	const said = [
		state === 'overdue' && due && l10n.t('overdue since {0}', dayName(due)),
		submitted ? (state === 'resubmitted' ? l10n.t('resubmitted {0}', day) : l10n.t('submitted {0}', day)) : drafted,
		errors > 0 && (errors === 1 ? l10n.t('1 error') : l10n.t('{0} errors', errors)),
		daysLate > 0 && (daysLate === 1 ? l10n.t('1 day late') : l10n.t('{0} days late', daysLate)),
		state !== 'overdue' && daysLeft !== undefined && due && daysLeft >= 0 && l10n.t('due {0}', dayName(due)),
		others.length > 0 &&
			(others.length === 1
				? l10n.t('1 other return of the month does not count')
				: l10n.t('{0} other returns of the month do not count', others.length)),
	];
	return commaList(said.filter((part) => typeof part === 'string'));
}

/** `2026-01`, of a number of months. */
function monthText(number: number): string {
	return `${Math.floor((number - 1) / 12)}-${String(((number - 1) % 12) + 1).padStart(2, '0')}`;
}
