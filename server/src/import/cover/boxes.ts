import { fold } from '../source/sheet.js';
import type { Line } from './lines.js';

/** Which of the two boxes is ticked. Signs of symbol fonts come as the letters they stand at. */

const ticked = new Set([...'xþýü×√✓✔✕✖✗✘☑☒☓⌧■●◉⊠⊗⬛✅❎⮽🗸🗷🗹🗵']);
const blank = new Set([...'o¨£·□☐◻◽▢▫⬜⎕❏❑○◯⚪_']);
/** Wingdings 2 has its ticks at these. */
const letters = new Set([...'PQRST']);

const label = /(?:form )?(?:20|40) ?-? ?f\b/i;
const both = /20 ?-? ?f\b.*40 ?-? ?f\b/i;

/** The sentence above the boxes, and where they stand. */
export interface Boxes {
	readonly sentence: string;
	readonly annual: string | undefined;
	/** How many of the lines are theirs. */
	readonly taken: number;
}

/** Not the ones that ask for what is furnished on paper, which covers had until about 2022. */
export const asksBoxes = (text: string): boolean =>
	/^indicate by check mark/i.test(text) && !/submitting|furnishing|in paper|12g3-?2/i.test(text);
export const namesBoxes = (text: string): boolean => text.length < 120 && both.test(fold(text)) && !/annual reports/i.test(text);

/** Of the lines from the sentence on. */
export function readBoxes(lines: readonly Line[]): Boxes {
	const said: string[] = [];
	let at = 0;
	let rest = '';
	// The sentence, to the full stop behind the second form that it names.
	for (; at < lines.length && at < 12; at += 1) {
		const { text } = lines[at] as Line;
		if (text === '') {
			if (said.length > 0 && both.test(fold(said.join(' ')))) break;
			continue;
		}
		const before = fold(said.join(' '));
		if (said.length > 0 && (both.test(before) || (!label.test(before) && isBoxes(text)))) break;
		const end = /40 ?-? ?f\b(?: ?[.:])?/i.exec(fold(text));
		const cut = end ? end.index + end[0].length : text.length;
		said.push(text.slice(0, cut).trim());
		rest = text.slice(cut).trim();
		if (rest !== '') {
			at += 1;
			break;
		}
	}
	const boxes = rest === '' ? [] : [rest];
	// The boxes, on a line or a few.
	let taken = at;
	for (let next = at; next < lines.length && next < at + 14; next += 1) {
		const { text } = lines[next] as Line;
		if (text === '') continue;
		if (!(isBoxes(text) || namesBoxes(text)) || (both.test(fold(boxes.join(' '))) && !isMarks(text))) break;
		boxes.push(text);
		taken = next + 1;
	}
	const sentence = said.join(' ');
	return { sentence, annual: tickedIn(boxes.join(' ')), taken };
}

/** A short line of nothing but forms and marks. */
function isBoxes(text: string): boolean {
	return text.length < 120 && isMarks(fold(text).replace(/(?:form )?(?:20|40) ?-? ?f\b|\b(?:or|and)\b/gi, ' '));
}

function isMarks(text: string): boolean {
	return text.length < 80 && !/[\p{L}\p{N}]{2}/u.test(text);
}

type Item = { readonly form: string } | { readonly mark: boolean };

/** Marks stand before or behind their labels, or below them in their order. Undefined where none can be told. */
function tickedIn(text: string): string | undefined {
	const found = fold(text).matchAll(/(?:form ?)?(20|40) ?-? ?f\b|[^\s\w]|_|(?<![A-Za-z\d])[xoPQRST](?![A-Za-z\d])/giu);
	const items = [...found].flatMap(({ 0: sign, 1: form }): readonly Item[] => {
		if (form !== undefined) return [{ form: `${form}-F` }];
		if (ticked.has(sign.toLowerCase()) || letters.has(sign)) return [{ mark: true }];
		return blank.has(sign.toLowerCase()) ? [{ mark: false }] : [];
	});
	const isMark = (item: Item | undefined): item is { readonly mark: boolean } => item !== undefined && 'mark' in item;
	const marks = items.filter(isMark);
	const forms = items.flatMap((item) => ('form' in item ? [item.form] : []));
	const inOrder = marks.length === 2 && forms.length === 2 && isMark(items[0]) === isMark(items[1]);
	if (inOrder) return one(forms.filter((_, at) => marks[at]?.mark));
	const step = isMark(items[0]) ? -1 : 1;
	return one(
		items.flatMap((item, at) => {
			const beside = items[at + step];
			return 'form' in item && isMark(beside) && beside.mark ? [item.form] : [];
		}),
	);
}

function one(forms: readonly string[]): string | undefined {
	return forms.length === 1 ? forms[0] : undefined;
}
