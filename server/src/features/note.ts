import { factsIn, type Said } from '../checks/noteFacts.js';
import { rewritten } from '../checks/rules/note.js';
import { compareDays } from '../forms/calendar.js';
import { type NotedExhibit, noteOf } from '../forms/form6k/index.js';
import { americanMonth } from '../forms/months.js';

/** An earlier report's note, which may be none, and the exhibits it is said of. */
export interface EarlierNote {
	readonly note: readonly string[];
	readonly exhibits: readonly NotedExhibit[];
}

/**
 * The note for exhibits, a paragraph each: in the words of the newest earlier one for as many of the same forms, else in those usually seen.
 * None where that one has none; undefined where what it would say is not known.
 */
export function noteFor(exhibits: readonly NotedExhibit[], earlier: Iterable<EarlierNote>): readonly string[] | undefined {
	let notes = 0;
	let without = 0;
	for (const before of earlier) {
		if (before.exhibits.length === 0) continue;
		if (before.note.length === 0) without += 1;
		else notes += 1;
		const isAlike =
			before.exhibits.length === exhibits.length && before.exhibits.every(({ form }, index) => form === exhibits[index]?.form);
		if (!isAlike) continue;
		if (before.note.length === 0) return [];
		const made = reworded(before, exhibits);
		if (made) return made;
	}
	return without > 0 && notes === 0 ? [] : noteOf(exhibits);
}

/** A note with its facts in the place of the earlier one's; undefined where that says something else that has a date. */
function reworded({ note, exhibits: before }: EarlierNote, exhibits: readonly NotedExhibit[]): readonly string[] | undefined {
	const facts = factsIn(note);
	const made = [...note];
	const edits: { readonly said: Said<unknown>; readonly text: string }[] = [];
	const write = (said: Said<unknown>, text: string | undefined) => text !== undefined && edits.push({ said, text });
	for (const said of facts.numbers) {
		write(said, exhibits[before.findIndex(({ number }) => number === said.value)]?.number);
	}
	for (const said of facts.dates) {
		const day = exhibits[before.findIndex(({ submitted }) => submitted && compareDays(submitted, said.value) === 0)]?.submitted;
		write(said, day && rewritten(said.text, day, said.value));
	}
	for (const said of facts.months) {
		const { year, month } = said.value;
		const of = exhibits[before.findIndex((one) => one.month?.year === year && one.month.month === month)]?.month;
		write(said, of && americanMonth(of));
	}
	if (edits.length < facts.numbers.length + facts.dates.length + facts.months.length) return undefined;
	for (const { said, text } of edits.sort((a, b) => b.said.span.start - a.said.span.start)) {
		const paragraph = made[said.line] as string;
		made[said.line] = paragraph.slice(0, said.span.start) + text + paragraph.slice(said.span.end);
	}
	return saysAll(made, exhibits, facts) ? made : undefined;
}

/** Two exhibits of one day are said once, and their successors may be of two. */
function saysAll(
	note: readonly string[],
	exhibits: readonly NotedExhibit[],
	before: { readonly dates: readonly unknown[]; readonly months: readonly unknown[]; readonly numbers: readonly unknown[] },
): boolean {
	const { dates, months, numbers } = factsIn(note);
	const days = exhibits.every(({ submitted }) => submitted && dates.some(({ value }) => compareDays(value, submitted) === 0));
	const ofMonths = exhibits.every(
		({ month: of }) => !of || months.some(({ value }) => value.year === of.year && value.month === of.month),
	);
	const all = exhibits.every(({ number }) => numbers.some(({ value }) => value === number));
	return (days || before.dates.length === 0) && (ofMonths || before.months.length === 0) && (all || before.numbers.length === 0);
}
