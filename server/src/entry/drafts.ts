import { laterFiled, monthNumber } from '../checks/matching.js';
import { classesOfDay, isNextDayReturn } from '../checks/nextDay/reading.js';
import { dayText } from '../checks/rules/header.js';
import type { Snapshot } from '../checks/snapshot.js';
import { dailyKinds } from '../forms/beside.js';
import { compareDays, type Day } from '../forms/calendar.js';
import { chineseOf, first } from '../model/return.js';
import { keyOfName, keysOfIssuer } from './issuers.js';
import type { Movement } from './movement.js';

/** The returns that are not submitted yet, by what they are of: a month, or the day that something happened on. */
export class Drafts {
	/** By month and issuer, however that is called. */
	readonly #byMonth = new Map<string, Snapshot[]>();
	/** Of days, by issuer. */
	readonly #ofDays = new Map<string, Snapshot[]>();
	/** The day that a draft without one was taken for. */
	readonly #taken = new Map<Snapshot, Day>();

	constructor(snapshots: readonly Snapshot[]) {
		for (const snapshot of snapshots) {
			const { return_, outline, form } = snapshot;
			const { month } = return_;
			const issuer = keysOfIssuer({ ...return_, chinese: chineseOf(first(outline.root, 'issuer')) });
			for (const key of issuer) {
				if (isNextDayReturn(snapshot)) note(this.#ofDays, key, snapshot);
				if (month && form.dated === 'month') note(this.#byMonth, `${monthNumber(month)} ${key}`, snapshot);
			}
		}
	}

	/** The return, or why there is none. */
	of(movement: Movement, month: string | undefined): Snapshot | string {
		const { issuer, date } = movement;
		const named = `${date.year}-${String(date.month).padStart(2, '0')}`;
		if (month !== undefined && month !== named) return `it is of ${named}, not of ${month}`;
		if (dailyKinds.has(movement.kind)) return this.#ofDay(movement);
		const theirs = this.#byMonth.get(`${monthNumber(date)} ${keyOfName(issuer)}`) ?? [];
		const [one, ...more] = theirs;
		if (!one) return `there is no return of ${issuer} for ${named}`;
		const draft = theirs.filter(({ return_ }) => return_.submitted === undefined);
		if (draft.length > 1) return `there are ${draft.length} drafts of ${issuer} for ${named}`;
		if (!draft[0])
			return `the return of ${issuer} for ${named} is submitted already (${nameOf([one, ...more].reduce(laterFiled).uri)})`;
		return draft[0];
	}

	/** The draft that is of the day, else the one that is of none yet and opens before it. */
	#ofDay({ issuer, date }: Movement): Snapshot | string {
		const theirs = this.#ofDays.get(keyOfName(issuer)) ?? [];
		const ofDay = theirs.filter((snapshot) => daysOf(snapshot, this.#taken).some((day) => compareDays(day, date) === 0));
		const isDraft = ({ return_ }: Snapshot) => return_.submitted === undefined;
		const drafts = ofDay.filter(isDraft);
		const filed = ofDay.filter((snapshot) => !isDraft(snapshot));
		if (drafts.length > 1)
			return `there are ${drafts.length} next-day returns of ${issuer} with ${dayText(date)} that are not submitted`;
		if (drafts[0]) return drafts[0];
		if (filed[0]) return `the next-day return of ${issuer} for ${dayText(date)} is submitted already (${nameOf(filed[0].uri)})`;
		const open = theirs.filter((snapshot) => isDraft(snapshot) && isOpen(snapshot, date, this.#taken));
		if (open.length > 1) return `there are ${open.length} next-day returns of ${issuer} that are begun and of no day yet`;
		if (!open[0]) return `there is no next-day return of ${issuer} for ${dayText(date)}; roll --next-day begins one`;
		this.#taken.set(open[0], date);
		return open[0];
	}
}

function note(map: Map<string, Snapshot[]>, key: string, snapshot: Snapshot): void {
	const list = map.get(key);
	if (list) list.push(snapshot);
	else map.set(key, [snapshot]);
}

/** What a next-day return is of: the days of its closing balance, of its events and purchases. */
function daysOf(snapshot: Snapshot, taken: ReadonlyMap<Snapshot, Day>): readonly Day[] {
	const own = classesOfDay(snapshot).flatMap(({ closing, rows, purchases }) => [
		closing?.day,
		...rows.flatMap(({ kind, day }) => (kind === 'moves' ? [day] : [])),
		...purchases.map(({ day }) => day),
	]);
	return [...own, taken.get(snapshot)].flatMap((day) => day ?? []);
}

function isOpen(snapshot: Snapshot, date: Day, taken: ReadonlyMap<Snapshot, Day>): boolean {
	const opens = classesOfDay(snapshot).flatMap(({ opening }) => opening?.day ?? []);
	return daysOf(snapshot, taken).length === 0 && opens.every((day) => compareDays(day, date) <= 0);
}

function nameOf(uri: string): string {
	return uri.slice(uri.lastIndexOf('/') + 1);
}
