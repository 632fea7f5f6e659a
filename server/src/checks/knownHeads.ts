import { type Day, lastDayOfMonth } from '../forms/calendar.js';
import { months } from '../forms/months.js';
import type { Bounds } from '../limits.js';
import { type Digest, rowOfMonth } from './digest.js';
import type { HeadsKnown } from './head.js';

/** A line that says the month, or the day of submission, and nothing else, as it is written. */
const datedLine = new RegExp(`^([ \\t]*(month|submitted)[ \\t]+)(\\d{1,2}) (${months.join('|')}) (\\d{4})$`, 'gm');

/** How many heads are known at most, twice over. */
const mostHeads = 200;

/**
 * Heads that were read lately: an issuer's from one month to the next are the same but for their days. One with the same other words says the
 * same, of other days.
 */
export class KnownHeads implements HeadsKnown {
	#young = new Map<string, Digest>();
	#old = new Map<string, Digest>();

	/** `read`: where no such head is known. */
	read(uri: string, head: string, bounds: Bounds, read: () => Digest | undefined): Digest | undefined {
		const days: { month?: Day; submitted?: Day } = {};
		let isPlain = true;
		let width = 0;
		const names: readonly (string | undefined)[] = months;
		const words = head.replace(datedLine, (line, start: string, what: keyof typeof days, ...[day, month, year]: string[]) => {
			const of = { year: Number(year), month: names.indexOf(month) + 1, day: Number(day) };
			isPlain &&= days[what] === undefined && of.day >= 1 && of.day <= lastDayOfMonth(of.year, of.month);
			days[what] = of;
			if (what === 'month') width = line.length - start.length;
			return start;
		});
		const { month, submitted } = days;
		if (!isPlain || !month) return read();
		const key = `${bounds.length} ${submitted ? 'submitted' : ''}\n${words}`;
		const known = this.#young.get(key) ?? this.#old.get(key);
		if (known) {
			this.#note(key, known);
			const { start } = known.dated;
			const dated = { start, end: { line: start.line, character: start.character + width } };
			return { ...known, uri, month, submitted, dated, row: rowOfMonth(month) };
		}
		const made = read();
		const isOfDays = made && sameDay(made.month, month) && sameDay(made.submitted, submitted);
		if (isOfDays && made.dated.end.character - made.dated.start.character === width) this.#note(key, made);
		return made;
	}

	#note(key: string, digest: Digest): void {
		if (this.#young.size >= mostHeads && !this.#young.has(key)) {
			this.#old = this.#young;
			this.#young = new Map();
		}
		this.#young.set(key, digest);
	}
}

function sameDay(one: Day | undefined, other: Day | undefined): boolean {
	return one?.year === other?.year && one?.month === other?.month && one?.day === other?.day;
}
