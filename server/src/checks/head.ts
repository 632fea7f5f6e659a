import { type Day, lastDayOfMonth } from '../forms/calendar.js';
import type { Form } from '../forms/form.js';
import { formOf } from '../forms/index.js';
import { months } from '../forms/months.js';
import type { Bounds } from '../limits.js';
import type { KnownLines } from '../syntax/knownLines.js';
import { readSource } from '../syntax/source.js';
import { type Digest, digestOf, rowOfMonth } from './digest.js';
import { analyse } from './snapshot.js';

/** The first line that opens a section, up to its end. */
const opensSection = /^[ \t]*section[ \t][^\r\n]*/im;

/** A line that says the month, or the day of submission, and nothing else, as it is written. */
const datedLine = new RegExp(`^([ \\t]*(month|submitted)[ \\t]+)(\\d{1,2}) (${months.join('|')}) (\\d{4})$`, 'gm');

/** How many heads are known at most, twice over. */
const mostHeads = 200;

/**
 * Heads that were read lately: an issuer's from one month to the next are the same but for their days. One with the same other words says the
 * same, of other days.
 */
export class KnownHeads {
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

interface Pattern {
	/** A line that says what stands in a head. */
	readonly ofHead: RegExp;
	/** The first line of the language, as far as it names the form. */
	readonly isMonthly: boolean;
}

const patterns = new WeakMap<Form, Pattern>();

function patternOf(form: Form): Pattern {
	let pattern = patterns.get(form);
	if (!pattern) {
		const words = form.root.lines.flatMap(({ role, keyword }) => (role === 'field' || role === 'class' ? [keyword] : []));
		pattern = { ofHead: new RegExp(`^[^A-Za-z"#\\r\\n]*(?:${words.join('|')})\\b`, 'im'), isMonthly: form.kind === 'month' };
		patterns.set(form, pattern);
	}
	return pattern;
}

/**
 * The digest of a monthly return out of what stands above its sections: whose it is and of which month, when it was submitted. The rest of
 * the text need not be read for it. Undefined where that would not do, or might not: another form, a head that goes on below a section.
 * What a bound keeps from being read is not known of a head.
 */
export function headDigest(
	uri: string,
	text: string,
	bounds: Bounds,
	forms: readonly Form[],
	known: KnownLines,
	heads: KnownHeads,
): Digest | undefined {
	if (text.length > bounds.length) return undefined;
	const section = opensSection.exec(text);
	if (!section) return undefined;
	const end = section.index + section[0].length;
	const head = text.slice(0, end);
	const digest = heads.read(uri, head, bounds, () => {
		const lines = head.split(/\r\n|\r|\n/);
		if (lines.length > bounds.lines || !patternOf(formOf(lines, forms)).isMonthly) return undefined;
		const source = readSource(head, bounds, forms, known);
		// A section's line with something wrong in it need not end the head.
		const last = source.statements.at(-1);
		const isSection = last?.fields.length === 1 && last.problems.length === 0 && last.strays.length === 0;
		return isSection ? digestOf(analyse(uri, source)) : undefined;
	});
	return digest && !patternOf(digest.form).ofHead.test(text.slice(end)) ? digest : undefined;
}
