import type { Generation, SectionId } from '../../forms/types.js';
import { type Cell, fold, join, type Row } from '../source/sheet.js';
import { tokensOf } from '../source/values.js';
import { addLine, addNote, type Node } from './draft.js';
import { labelPattern, wordingsOf } from './labels.js';

/** One number of a total line and the unit printed behind it, which names the class. */
export interface Counted {
	readonly number: string | undefined;
	readonly unit: string;
}

/** The form's wordings of every language, in front of the figures. */
const grandTotals = (['issued', 'treasury'] as const).flatMap((keyword) =>
	wordingsOf('totals/for', keyword).map((wording) => [keyword, new RegExp(`^${labelPattern(wording)}`, 'i')] as const),
);
const code = /\(\s*([A-E])\1([12])\s*\)/;

/** A label that is broken over lines, in one piece before the figures that stand beside it. */
function labelFirst(rows: readonly Row[]): string {
	const beside = rows.find(({ cells }) => cells.length > 0)?.cells[1]?.from ?? Number.POSITIVE_INFINITY;
	const label: Cell[] = [];
	const others: Cell[] = [];
	let complete = false;
	for (const cell of rows.flatMap(({ cells }) => cells)) {
		(cell.from < beside && !complete ? label : others).push(cell);
		complete ||= fold(cell.text).includes(':');
	}
	return join([...label, ...others].map(({ text }) => text));
}

/** The sum below a group: `Increase in issued shares …: 0 Ordinary shares (AA1)`, or v1.0's `Total A (Ordinary shares): 0`. */
export function addSum(rows: readonly Row[], section: SectionId, generation: Generation, node: Node): void {
	const text = fold(labelFirst(rows));
	const letter = section.slice(-1);
	const treasury = /(?:in\s*treasury\s*shares|庫存股份)\s*:/i.test(text);
	const [, , column = treasury ? '2' : '1'] = code.exec(text) ?? [];
	const colon = text.indexOf(':');
	const behind = colon < 0 ? text.replace(/^Total\s+[A-E]\s*\([^)]*\)/i, '') : text.slice(colon + 1);
	const tokens = tokensOf({ text: behind.replace(code, ''), from: 0, to: 1 });
	const numbers = tokens.filter(({ kind }) => kind === 'number');
	// Behind the unit other things begin, such as remarks without their label.
	const unit = tokens.findIndex(({ kind }) => kind === 'word');
	const behindUnit = unit >= 0 && tokens.findLastIndex(({ kind }) => kind === 'number') > unit;
	if (
		numbers.length > 1 ||
		behindUnit ||
		tokens.some(({ kind, text: said }) => kind === 'bad' || (kind === 'word' && /^\d/.test(said)))
	)
		addNote(node, text);
	else if (numbers[0]) addLine(node, `${letter}${letter}${generation === '1.0' ? '1' : column}`, numbers[0].text);
}

/** The numbers of a grand total, one a class: `… (i.e. Total of AA1 to EE1): 0 Ordinary shares`; v1.0 names the class in the label. */
export function countedIn(rows: readonly Row[]): {
	readonly treasury: boolean;
	readonly counted: readonly Counted[];
	readonly unread: string;
} {
	const text = fold(labelFirst(rows));
	const worded = grandTotals.find(([, pattern]) => pattern.test(text));
	if (worded) return { treasury: worded[0] === 'treasury', ...countedBehind(text.replace(worded[1], ''), text) };
	const label =
		/^Total\s*increase\s*\/\s*decrease\s*\(-\)\s*in\s*(?<what>.*?)\s*during\s*the\s*month\s*\(\s*i\.e\.[^)]*\)\s*:?/i.exec(text);
	const what = label?.groups?.what ?? '';
	const treasury = /^treasury\s*shares$/i.test(what);
	const issued = /^issued\s*shares/i.test(what);
	if (!label) return { treasury, counted: [], unread: text };
	const { counted, unread } = countedBehind(text.slice(label[0].length), text);
	if (treasury || issued || unread !== '') return { treasury, counted, unread };
	return { treasury, counted: counted.slice(0, 1).map(({ number }) => ({ number, unit: what })), unread };
}

function countedBehind(behind: string, text: string): { readonly counted: readonly Counted[]; readonly unread: string } {
	const counted: { number: string | undefined; unit: string }[] = [];
	for (const token of tokensOf({ text: behind, from: 0, to: 1 })) {
		const last = counted.at(-1);
		if (token.kind === 'number') counted.push({ number: token.text, unit: '' });
		else if (token.kind === 'word' && /^\d/.test(token.text)) return { counted: [], unread: text };
		else if (token.kind === 'word' && last && last.unit === '') last.unit = token.text;
		else if (token.kind === 'word') counted.push({ number: undefined, unit: token.text });
		else if (token.kind !== 'blank') return { counted: [], unread: text };
	}
	return { counted, unread: '' };
}
