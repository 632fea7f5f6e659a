import type { Digest } from '../checks/digest.js';
import { laterFiled, monthNumber, replacementOf, sharesClass } from '../checks/matching.js';
import { compareDays } from '../forms/calendar.js';
import type { Form } from '../forms/form.js';
import { largest, smallest } from '../lists.js';
import { countsInRow, isInRow, isNextDay, replacingOf } from './chain.js';
import { copiesOf } from './copies.js';
import { byPlace, type Entry, sharedStart } from './entry.js';
import { Furnishing } from './furnishing.js';
import { Groups } from './groups.js';
import { Months } from './months.js';
import { keysOf, matchesOf } from './newest.js';

/**
 * Which returns there are, and who came before whom: an index by form, issuer and month, so that what one return costs does not hang
 * on how many there are.
 */
export class Workspace {
	readonly #entries = new Map<string, Entry>();
	readonly #chains = new Map<Form, Map<string, Months<Entry>>>();
	readonly #furnishing = new Furnishing();
	/** Monthly and next-day returns, and the next-day ones alone, by issuer. */
	readonly #kinds = new Groups();
	readonly #days = new Groups();
	/** Of those that share a row. */
	readonly #rows = new Map<string, { readonly of: readonly (readonly Entry[])[]; readonly digests: readonly Digest[] }>();

	set(digest: Digest): void {
		const last = this.#entries.get(digest.uri);
		if (last) this.#place(last, false);
		const entry = { digest };
		this.#entries.set(digest.uri, entry);
		this.#place(entry, true);
	}

	get(uri: string): Digest | undefined {
		return this.#entries.get(uri)?.digest;
	}

	delete(uri: string): void {
		const entry = this.#entries.get(uri);
		if (entry) this.#place(entry, false);
		this.#entries.delete(uri);
	}

	/** The return of the month before that counts; a month missing in between is none. */
	previous(of: Digest): Digest | undefined {
		return of.month && this.#counting(of, monthNumber(of.month) - 1);
	}

	/** The return of the month after that counts. */
	next(of: Digest): Digest | undefined {
		return of.month && this.#counting(of, monthNumber(of.month) + 1);
	}

	/** The return that counts of the newest earlier month that has one. */
	newestEarlier(of: Digest): Digest | undefined {
		const month = of.month && monthNumber(of.month);
		const earlier = month === undefined ? [] : this.#chainsOf(of).flatMap((chain) => chain.before(month) ?? []);
		const newest = largest(earlier);
		return earlier.length > 0 ? this.#counting(of, newest) : undefined;
	}

	/** The other returns of the same month, the nearest first. */
	sameMonth(of: Digest): readonly Digest[] {
		return of.month ? this.#ofIssuer(of, [monthNumber(of.month)]) : [];
	}

	/**
	 * No other return of its month, or of its day, counts in its stead; of two of a month that nothing tells apart the first by its name does, of
	 * copies of a day the nearest to another return.
	 */
	counts(of: Digest, beside?: Digest): boolean {
		if (isNextDay(of)) return countsInRow(of, this.days(of), beside);
		const rivals = of.form.dated === 'month' ? this.sameMonth(of).filter((other) => sharesClass(of, other)) : [];
		return rivals.every((other) => laterFiled(of, other) === of && (laterFiled(other, of) === of || of.uri < other.uri));
	}

	/** The resubmission that counts in a return's stead. */
	replacing(of: Digest): Digest | undefined {
		if (isNextDay(of)) return replacingOf(of, this.days(of));
		return of.form.dated === 'month' ? replacementOf(of, this.sameMonth(of)) : undefined;
	}

	/** The issuer's next-day and monthly returns, this one among them; none where the issuer has no next-day returns here. */
	days(of: Digest): readonly Digest[] {
		const keys = isInRow(of) ? matchesOf(of) : [];
		if (!isNextDay(of) && keys.every((key) => this.#days.of(key).length === 0)) return [];
		// The same list again for all of a row, as long as it stands.
		const key = keys.join();
		const groups = keys.map((each) => this.#kinds.of(each));
		const known = this.#rows.get(key);
		const own = this.#entries.get(of.uri);
		const isOwnIn = own !== undefined && groups.some((group) => group.includes(own));
		if (known && isOwnIn && known.of.length === groups.length && known.of.every((group, index) => group === groups[index])) {
			return known.digests;
		}
		const found = new Set(groups.flat());
		if (own) found.add(own);
		const digests = [...found].sort(byPlace).map(({ digest }) => digest);
		if (isOwnIn) this.#rows.set(key, { of: groups, digests });
		return digests;
	}

	/** The file that a text names by its path, as the workspace spells its URI. */
	fileAt(from: string, path: string): string | undefined {
		return this.#furnishing.fileAt(from, path);
	}

	/** An issuer's returns that no report furnishes; one that a resubmission replaces is not missed, nor is a copy of one that is furnished. */
	unfurnished(report: Digest): readonly Digest[] {
		return this.#missed(this.#furnishing.unfurnished(report));
	}

	#missed(of: readonly Digest[]): readonly Digest[] {
		return of.filter((each) => this.replacing(each) === undefined && !this.#isCopy(each));
	}

	/** Another return of its month, or the same of its day, was submitted on the same day, and is the one that is furnished, or counts where none is. */
	#isCopy(of: Digest): boolean {
		const { submitted } = of;
		const others = isNextDay(of) ? copiesOf(of, this.days(of)) : this.sameMonth(of);
		const same = others.filter(
			(one) => one.submitted && submitted && compareDays(one.submitted, submitted) === 0 && sharesClass(of, one),
		);
		return same.length > 0 && (same.some((one) => this.furnishing(one).length > 0) || !this.counts(of));
	}

	/** A company's returns that were submitted after a report of its and that no report furnishes, in the order of an index. */
	waiting(report: Digest): readonly Digest[] {
		return inIndex(this.#missed(this.#furnishing.waiting(report)));
	}

	/** Of an issuer's returns those that no report furnishes, submitted after its last one. */
	lacking(returns: readonly Digest[]): readonly Digest[] {
		return this.#missed(this.#furnishing.lacking(returns));
	}

	/** The reports that furnish a return. */
	furnishing(of: Digest): readonly Digest[] {
		return this.#furnishing.furnishing(of.uri);
	}

	/** A company's reports, the newest first; of a report those up to its date. */
	reportsOf(of: Digest): readonly Digest[] {
		const others = of.report ? [] : matchesOf(of).flatMap((key) => this.#kinds.of(key));
		return this.#furnishing.reportsOf(
			of,
			others.map(({ digest }) => digest),
		);
	}

	/** The returns that a report may furnish, those of its company before others of its folder. */
	nearReport(of: Digest): readonly Digest[] {
		return this.#furnishing.near(of).filter((other) => this.replacing(other) === undefined);
	}

	/** The same issuer's other returns whose findings hang on this one: of the months beside it and the same, and the next ones there are. */
	dependents(of: Digest, followers: readonly string[] = []): readonly string[] {
		if (!of.month) return [...new Set([...followers, ...this.#furnishing.reportsOn(of)])];
		const month = monthNumber(of.month);
		const near = this.#ofIssuer(of, [month - 1, month, month + 1]);
		const later = this.#chainsOf(of).flatMap((chain) => chain.after(month + 1) ?? []);
		const next = later.length > 0 ? this.#ofIssuer(of, [smallest(later)]) : [];
		return [...new Set([...[...near, ...next].map(({ uri }) => uri), ...followers, ...this.#furnishing.reportsOn(of)])];
	}

	#counting(of: Digest, month: number): Digest | undefined {
		const found = this.#ofIssuer(of, [month]);
		return found.length > 1 ? found.reduce(laterFiled) : found[0];
	}

	/** Of copies, such as two folders of a workspace have, the nearest first: what `laterFiled` does not tell apart stays in this order. */
	#ofIssuer(of: Digest, months: readonly number[]): readonly Digest[] {
		const found = new Set<Entry>();
		for (const chain of this.#chainsOf(of)) {
			for (const month of months) {
				for (const entry of chain.of(month)) {
					if (entry.digest.uri !== of.uri) found.add(entry);
				}
			}
		}
		if (found.size === 0) return [];
		return [...found]
			.map(({ digest }) => ({ digest, near: found.size > 1 ? sharedStart(digest.uri, of.uri) : 0 }))
			.sort((a, b) => b.near - a.near || byPlace(a, b))
			.map(({ digest }) => digest);
	}

	#chainsOf(of: Digest): readonly Months<Entry>[] {
		const chains = this.#chains.get(of.form);
		return chains ? matchesOf(of).flatMap((key) => chains.get(key) ?? []) : [];
	}

	#place(entry: Entry, present: boolean): void {
		const { form, month } = entry.digest;
		this.#furnishing[present ? 'add' : 'delete'](entry);
		const change = present ? 'add' : 'delete';
		if (isInRow(entry.digest)) {
			for (const key of keysOf(entry.digest)) {
				this.#kinds[change](key, entry);
				if (isNextDay(entry.digest)) this.#days[change](key, entry);
			}
		}
		if (!month) return;
		const chains = this.#chains.get(form) ?? new Map<string, Months<Entry>>();
		this.#chains.set(form, chains);
		for (const key of keysOf(entry.digest)) {
			const chain = chains.get(key) ?? new Months<Entry>();
			chains.set(key, chain);
			if (present) chain.add(monthNumber(month), entry);
			else chain.delete(monthNumber(month), entry);
			if (chain.empty) chains.delete(key);
		}
	}
}

/** As returns stand in the index of a report: as they were submitted. */
export function inIndex(digests: readonly Digest[]): readonly Digest[] {
	return digests.toSorted(
		(a, b) => (a.submitted && b.submitted ? compareDays(a.submitted, b.submitted) : 0) || (a.uri < b.uri ? -1 : 1),
	);
}
