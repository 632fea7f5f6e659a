import type { Day } from '../calendar.js';
import { americanDay, americanMonth } from '../months.js';

type Month = Pick<Day, 'year' | 'month'>;

/** What the explanatory note says of the returns that a report furnishes. */
export interface NoteWords {
	/** The forms it is said of. */
	readonly forms: readonly string[];
	/** Of one return: seen so. */
	readonly one: string;
	/** Of several: made after the words for one, and the lists of other notes. */
	readonly several: string;
}

/** `{dates}`, `{months}` and `{exhibits}` are lists in the order of the index. */
const noteWords: readonly NoteWords[] = [
	{
		forms: ['FF301'],
		one: 'We submitted a monthly return form dated {dates} to The Stock Exchange of Hong Kong Limited in relation to the movements in our authorized share capital and issued shares in {months}. For details, please refer to {exhibits} to this current report on Form 6-K.',
		several:
			'We submitted monthly return forms dated {dates} to The Stock Exchange of Hong Kong Limited in relation to the movements in our authorized share capital and issued shares in {months}. For details, please refer to {exhibits} to this current report on Form 6-K.',
	},
	{
		forms: ['FF305', 'FF304'],
		one: 'We submitted with The Stock Exchange of Hong Kong Limited a next day disclosure return form dated {dates} in relation to the changes in our issued share capital and/or share buybacks. For details, please refer to {exhibits} to this current report on Form 6-K.',
		several:
			'We submitted with The Stock Exchange of Hong Kong Limited next day disclosure return forms dated {dates} in relation to the changes in our issued share capital and/or share buybacks. For details, please refer to {exhibits} to this current report on Form 6-K.',
	},
];

/** An exhibit, for a note: its number, and what its return says of itself. */
export interface NotedExhibit {
	readonly number: string;
	readonly form: string;
	readonly submitted: Day | undefined;
	readonly month: Month | undefined;
}

/** The paragraphs of a note, one for each kind of return; undefined where a date or month it needs is not known, or there is no return. */
export function noteOf(exhibits: readonly NotedExhibit[]): readonly string[] | undefined {
	const paragraphs: string[] = [];
	for (const { forms, one, several } of noteWords) {
		const own = exhibits.filter(({ form }) => forms.includes(form));
		if (own.length === 0) continue;
		const words = own.length === 1 ? one : several;
		const dates = own.flatMap(({ submitted }) => (submitted ? [americanDay(submitted)] : []));
		const ofMonths = own.flatMap(({ month }) => (month ? [americanMonth(month)] : []));
		if (dates.length < own.length || (words.includes('{months}') && ofMonths.length < own.length)) return undefined;
		const lists: Readonly<Record<string, string>> = {
			dates: andList(dates),
			months: andList(ofMonths),
			exhibits: andList(own.map(({ number }) => `Exhibit ${number}`)),
		};
		paragraphs.push(words.replace(/\{(\w+)\}/g, (whole, name: string) => lists[name] ?? whole));
	}
	return paragraphs.length > 0 ? paragraphs : undefined;
}

/** In English, as the note is; what is the same is said once. */
function andList(all: readonly string[]): string {
	const parts = [...new Set(all)];
	return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
