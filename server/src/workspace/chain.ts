import type { Digest, DigestInRow } from '../checks/digest.js';
import { laterFiled, monthNumber } from '../checks/matching.js';
import { compareDays, type Day, endOfMonth } from '../forms/calendar.js';
import { withoutCopies, withoutCopiesByFolder } from './copies.js';

/** An issuer's next-day and monthly returns in one order: each opens where the one before it closes. */

/** A return that stands in the row. */
type InRow = Digest & { readonly row: DigestInRow };

/** What a return's findings hang on of its issuer's returns. */
export interface DaysOf {
	/** Those before a next-day return that count, of either kind, the newest first. */
	readonly before: readonly Digest[];
	/** The next-day returns that count and reach into a monthly return's month, in their order. */
	readonly ofMonth: readonly Digest[];
	/** The monthly returns of the months that a next-day return reaches into. */
	readonly months: readonly Digest[];
}

/** A next-day return or one of a month. */
export function isInRow(digest: Digest): digest is InRow {
	return digest.row !== undefined;
}

export function isNextDay({ row }: Digest): boolean {
	return row?.isNextDay === true;
}

/** What is worked out of an issuer's returns once, and asked for by each of them. */
interface Row {
	readonly returns: readonly InRow[];
	/** Those that count. */
	readonly counting: ReadonlySet<InRow>;
	/** What each resubmission replaces. */
	readonly replaced: ReadonlyMap<InRow, InRow>;
	/** Those that count, in time; and the next-day returns among them alone. */
	readonly ordered: readonly InRow[];
	readonly days: readonly InRow[];
}

const rows = new WeakMap<readonly Digest[], Row>();

function rowOf(all: readonly Digest[]): Row {
	let row = rows.get(all);
	if (!row) {
		const returns = all.filter(isInRow);
		const days = returns.filter(isNextDay);
		const replaced = new Map<InRow, InRow>();
		for (const resubmission of days.filter((each) => each.resubmission)) {
			const gone = replacedBy(resubmission, days);
			if (gone) replaced.set(resubmission, gone);
		}
		const counting = countingOf(returns, new Set(replaced.values()));
		row = {
			returns,
			counting: new Set(counting),
			replaced,
			ordered: inOrder(counting),
			days: inOrder(counting.filter(isNextDay)),
		};
		rows.set(all, row);
	}
	return row;
}

/** Of a month the return filed last, of next-day returns those that no resubmission replaces. */
function countingOf(returns: readonly InRow[], gone: ReadonlySet<InRow>): readonly InRow[] {
	const months = new Map<number, InRow>();
	for (const each of returns) {
		if (!each.month) continue;
		const known = months.get(monthNumber(each.month));
		months.set(monthNumber(each.month), known ? laterFiled(known, each) : each);
	}
	return [...months.values(), ...returns.filter((each) => !each.month && !gone.has(each))];
}

/** The return with the opening of a resubmission, the one filed last before it. */
function replacedBy(resubmission: InRow, days: readonly InRow[]): InRow | undefined {
	const { opens, opening } = resubmission.row;
	const filed = resubmission.submitted;
	const alike = days.filter((other) => {
		const day = other.row.opens;
		const before = other.submitted;
		return (
			other !== resubmission &&
			day !== undefined &&
			opens !== undefined &&
			compareDays(day, opens) === 0 &&
			(!filed || !before || compareDays(before, filed) < 0 || (compareDays(before, filed) === 0 && !other.resubmission))
		);
	});
	const same = alike.filter((other) => other.row.opening === opening);
	return (same.length > 0 ? same : alike).reduce<InRow | undefined>(
		(best, other) => (best ? laterFiled(best, other) : other),
		undefined,
	);
}

/** In time; those of one day as each opens where another closes, a month's return behind its days'. */
function inOrder(returns: readonly InRow[]): readonly InRow[] {
	const dated = returns.flatMap((digest) => {
		const day = digest.row.closes;
		return day ? [{ digest, day, filed: digest.submitted }] : [];
	});
	dated.sort(
		(a, b) =>
			compareDays(a.day, b.day) ||
			Number(a.digest.month !== undefined) - Number(b.digest.month !== undefined) ||
			(a.filed && b.filed ? compareDays(a.filed, b.filed) : 0),
	);
	const ordered: InRow[] = [];
	for (let start = 0; start < dated.length; ) {
		let end = start + 1;
		const first = dated[start] as (typeof dated)[number];
		while (end < dated.length && compareDays((dated[end] as typeof first).day, first.day) === 0) end += 1;
		const group = dated.slice(start, end).map(({ digest }) => digest);
		for (const digest of group.length > 2 || (group.length > 1 && group.every(isNextDay))
			? linked(group, ordered.at(-1))
			: group) {
			ordered.push(digest);
		}
		start = end;
	}
	return ordered;
}

/** Of one day: the one that opens where the last closed, then the one that opens where that closes. */
function linked(group: readonly InRow[], before: InRow | undefined): readonly InRow[] {
	const months = group.filter((each) => !isNextDay(each));
	const left = group.filter(isNextDay);
	const ordered: InRow[] = [];
	const begins = ({ row }: InRow) => `${dayKey(row.opens)} ${row.opening}`;
	const ends = ({ row }: InRow) => `${dayKey(row.closes)} ${row.closing}`;
	let last = before && isNextDay(before) ? ends(before) : undefined;
	while (left.length > 0) {
		const fitting = left.findIndex((each) => begins(each) === last);
		// Else one that opens where none of the others closes.
		const first = left.findIndex((each) => left.every((other) => other === each || ends(other) !== begins(each)));
		const [next] = left.splice(fitting >= 0 ? fitting : Math.max(0, first), 1) as [InRow];
		last = ends(next);
		ordered.push(next);
	}
	return [...ordered, ...months];
}

const dayKey = (day: Day | undefined) => (day ? `${day.year}-${day.month}-${day.day}` : '');

/** What a return's findings hang on, of all the issuer's returns, itself among them. */
export function daysOf(own: Digest, all: readonly Digest[]): DaysOf {
	const { returns, counting, replaced, ordered, days } = rowOf(withoutCopies(all, own));
	const { month } = own;
	if (month) {
		const [begin, end] = [{ ...month, day: 1 }, endOfMonth(month)];
		const ofMonth = days.filter(({ row: { opens, closes } }) => {
			return closes !== undefined && compareDays(closes, begin) >= 0 && (!opens || compareDays(opens, end) <= 0);
		});
		return { before: [], ofMonth, months: [] };
	}
	if (!isInRow(own)) return { before: [], ofMonth: [], months: [] };
	// One that is replaced stands in its own place, without what replaces it.
	const row = counting.has(own)
		? ordered
		: inOrder([...returns.filter((other) => counting.has(other) && replaced.get(other) !== own), own]);
	return { before: row.slice(0, Math.max(0, row.indexOf(own))).reverse(), ofMonth: [], months: monthsOf(own, [...counting]) };
}

/** No resubmission among all the issuer's returns counts in its stead; of copies the nearest to another, else the first, does. */
export function countsInRow(own: Digest, all: readonly Digest[], beside?: Digest): boolean {
	const { counting } = rowOf(withoutCopies(all, beside));
	return !isInRow(own) || !all.includes(own) || counting.has(own);
}

/** The resubmission that replaces a next-day return. */
export function replacingOf(own: Digest, all: readonly Digest[]): Digest | undefined {
	const [by] = [...rowOf(withoutCopies(all, own)).replaced].findLast(([, gone]) => gone.uri === own.uri) ?? [];
	return by;
}

/** The last return of either kind of the issuer of one, and its last next-day return. */
export function latestOf(
	own: Digest,
	all: readonly Digest[],
): { readonly last: Digest | undefined; readonly day: Digest | undefined } {
	const { ordered, days } = rowOf(withoutCopies(all, own));
	return { last: ordered.at(-1), day: days.at(-1) };
}

/** The monthly returns among them that a next-day return reaches into. */
function monthsOf({ month: ofMonth, row }: Digest, returns: readonly InRow[]): readonly InRow[] {
	const { opens: from, closes: to } = row ?? {};
	return returns.filter(({ month }) => {
		if (!month || ofMonth) return false;
		const at = monthNumber(month);
		return (from ? monthNumber(from) : at) <= at && at <= (to ? monthNumber(to) : at);
	});
}

/** The returns whose findings hang on a next-day return: those behind it up to the next with a mandate, and the months it reaches into. */
export function followersOf(own: Digest, all: readonly Digest[]): readonly Digest[] {
	const found = withoutCopiesByFolder(all).flatMap((list) => followersIn(own, rowOf(list)));
	const { opens: from } = own.row ?? {};
	const twins = all.filter((other) => {
		const day = other !== own && isNextDay(other) ? other.row?.opens : undefined;
		return day !== undefined && from !== undefined && compareDays(day, from) === 0;
	});
	return [...new Set([...found, ...twins])].filter((other) => other !== own);
}

function followersIn(own: Digest, { returns }: Row): readonly Digest[] {
	if (!returns.includes(own as InRow)) return [];
	const ordered = inOrder(returns);
	const behind = ordered.slice(ordered.indexOf(own as InRow) + 1);
	const days = behind.filter(isNextDay);
	// A return is silent of what is wrong in the one before it, which that one's own predecessor tells.
	const mandates = days.flatMap(({ row }, index) => (index > 0 && row.mandate ? [index] : []));
	const next = mandates[1] ?? mandates[0] ?? -1;
	return [...days.slice(0, Math.max(4, next + 1)), ...monthsOf(own, returns)];
}
