import * as l10n from '@vscode/l10n';
import { compareDays, type Day } from '../../forms/calendar.js';
import { americanDay, months } from '../../forms/months.js';
import { dayName, monthOfYear } from '../../localise.js';
import type { Report } from '../../model/report.js';
import { first } from '../../model/return.js';
import { rangeOf } from '../../syntax/outline.js';
import { type Draft, entryRange, writeFix } from '../draft.js';
import { noteFacts, type Said } from '../noteFacts.js';
import type { Snapshot } from '../snapshot.js';
import { type Furnished, isNumber } from './exhibits.js';
import { dayText } from './header.js';

/** Nobody chooses among more. */
const mostMeant = 3;

/** How a fact of the note is held against a return. */
interface Saying<F, R> {
	isOf(fact: F, one: R): boolean;
	/** `right`: the one return it can be of. */
	says(fact: F, right: R | undefined): string;
	writes(fact: F, one: R): string | undefined;
}

/** The note's numbers are in the index; its dates and months are its exhibits', in their order where there are as many. */
export function noteDrafts(snapshot: Snapshot, report: Report, furnished: readonly Furnished[]): readonly Draft[] {
	const { outline, source } = snapshot;
	const entry = first(outline.root, 'note');
	if (!entry || report.exhibits.length === 0) return [];
	const facts = noteFacts(entry, (line) => source.lines[line] ?? '');
	const drafts: Draft[] = [];
	const wrong = (
		said: Said<unknown>,
		message: string,
		/** What may be meant; the one that is meant, where nothing else can be. */
		meant: { readonly maybe: readonly (string | undefined)[]; readonly surely: boolean },
		of?: Snapshot,
		keyword?: string,
	) => {
		const range = rangeOf(said.line, said.span);
		const source = of && keyword ? first(of.outline.root, keyword) : undefined;
		drafts.push({
			check: 'note-fact',
			message,
			range,
			...(of && source ? { related: [{ message: l10n.t('The exhibit'), uri: of.uri, range: entryRange(source) }] } : {}),
			fixes: () => {
				const rights = [...new Set(meant.maybe)].filter((right) => right !== undefined).slice(0, mostMeant);
				return rights.map((right) => writeFix(range, right, meant.surely && rights.length === 1));
			},
		});
	};
	const known = new Set(report.exhibits.map(({ number }) => number));
	const named = [...new Set(facts.numbers.flatMap(({ value }) => (known.has(value) ? [value] : [])))];
	const strangers = facts.numbers.filter(({ value }) => !known.has(value));
	const unnamed = [...known].filter((number) => number !== '' && !named.includes(number));
	for (const said of strangers) {
		// Where the index has no proper number either, it may be what is wrong.
		const surely = unnamed.length === 1 && strangers.length === 1 && unnamed.every(isNumber);
		wrong(said, l10n.t('There is no exhibit {0} in the index.', said.value), { maybe: unnamed, surely });
	}
	const meant = named.length > 0 ? named : report.exhibits.map(({ number }) => number);
	const returns = meant.flatMap((number) => furnished.find(({ exhibit }) => exhibit.number === number) ?? []);

	/** Dates or months of the note against those of the returns: in their order where there are as many, else each against all. */
	const against = <F extends Said<unknown>, R extends { readonly of: Snapshot }>(
		facts: readonly F[],
		own: readonly R[],
		keyword: string,
		{ isOf, says, writes }: Saying<F, R>,
	) => {
		const inPairs = facts.length === own.length;
		const isOfOne = (fact: F, of: readonly R[]) => of.some((one) => isOf(fact, one));
		const unsaid = own.filter((one) => !facts.some((fact) => isOf(fact, one)));
		const strange = facts.filter((fact) => !isOfOne(fact, own));
		for (const [index, fact] of facts.entries()) {
			const candidates = inPairs ? own.slice(index, index + 1) : own;
			const [only, second] = candidates;
			if (isOfOne(fact, candidates)) continue;
			const right = only && !second ? only : undefined;
			const maybe = (right ? [right] : unsaid).map((one) => writes(fact, one));
			const surely = right !== undefined || (unsaid.length === 1 && strange.length === 1);
			wrong(fact, says(fact, right), { maybe, surely }, right?.of ?? only?.of, keyword);
		}
	};
	const submitted = returns.flatMap(({ exhibit, of }) =>
		of.return_.submitted ? [{ number: exhibit.number, of, day: of.return_.submitted }] : [],
	);
	// With an exhibit whose day is not known nobody can say which is meant.
	if (submitted.length === meant.length) {
		const dated = facts.dates.filter((said) => said.dated);
		// Where none is said to be a return's, as many dates as exhibits are theirs; other facts have dates too.
		const dates = dated.length > 0 || facts.dates.length !== submitted.length ? dated : facts.dates;
		against(dates, submitted, 'submitted', {
			isOf: ({ value }, { day }) => compareDays(day, value) === 0,
			says: ({ value }, right) =>
				right
					? l10n.t('Exhibit {0} was submitted on {1}, not on {2}.', right.number, dayName(right.day), dayName(value))
					: l10n.t('No exhibit was submitted on {0}.', dayName(value)),
			writes: ({ text, value }, { day }) => rewritten(text, day, value),
		});
	}
	const monthly = returns.flatMap(({ exhibit, of }) =>
		of.return_.month ? [{ number: exhibit.number, of, month: of.return_.month }] : [],
	);
	if (monthly.length > 0) {
		against(facts.months, monthly, 'month', {
			isOf: ({ value }, { month: { year, month } }) => year === value.year && month === value.month,
			says: ({ value }, right) =>
				right
					? l10n.t('Exhibit {0} is of {1}, not of {2}.', right.number, monthOfYear(right.month), monthOfYear(value))
					: l10n.t('No exhibit is of {0}.', monthOfYear(value)),
			writes: (_, { month: { year, month } }) => `${months[month - 1]} ${year}`,
		});
	}
	return drafts;
}

/** In the manner of what stands there; of a day in a list of days the day alone, where that is all that is wrong. */
export function rewritten(text: string, right: Day, wrong: Day): string | undefined {
	if (/^\d{1,2}$/.test(text)) return right.year === wrong.year && right.month === wrong.month ? String(right.day) : undefined;
	return /^\d/.test(text) ? dayText(right) : americanDay(right);
}
