import type { Line } from '../../forms/form.js';
import type { SectionId } from '../../forms/types.js';
import { type Cell, fold, type Row, squash, textOf } from '../source/sheet.js';
import { opensClass } from './classes.js';
import { blockIn, confirming, letters, linesOf, ticked, totalled } from './form.js';
import { textsOf, wordingsOf } from './labels.js';
import { sumLabels, tables } from './tables.js';

/** A row that says what it is, and the rows up to the next that does. */
export interface Segment {
	readonly kind: 'lead' | 'class' | 'line' | 'sum' | 'totals' | 'item' | 'float' | 'remarks';
	/** Of a line of the form's table. */
	readonly keyword: string;
	/** What stands behind its label, then the rows that follow. */
	readonly rows: readonly Row[];
}

interface Start {
	readonly kind: Segment['kind'];
	readonly keyword: string;
	/** Its first row without the label. */
	readonly row: Row;
}

interface Label {
	readonly keyword: string;
	readonly kind: Segment['kind'];
	readonly wording: string;
}

const floats: readonly string[] = textsOf(ticked?.opened?.headings ?? []).map(squash);
/** With its point: a name that is broken before `2)` goes on. */
const item = /^\d{1,3}\s*\)\s*\.\s*/;
/** What grand totals begin with: in English what all of them do, for v1.0 has the class behind it. */
const grandTotals: readonly string[] = [
	beginningOf(totalled.flatMap(({ labels }) => labels.map(({ en }) => squash(en)))),
	...totalled.flatMap(({ labels }) => labels.flatMap(({ zh }) => (zh === undefined ? [] : [squash(zh).slice(0, 12)]))),
].filter((text) => text !== '');

function beginningOf([first = '', ...others]: readonly string[]): string {
	let length = first.length;
	for (const other of others) while (!other.startsWith(first.slice(0, length))) length--;
	return first.slice(0, length);
}

/** Of a row's text without its spaces. */
export const isGrandTotal = (text: string): boolean => grandTotals.some((begin) => text.startsWith(begin));
/** Other texts begin with the word too. */
export const remarksLabel = /^(?:Remarks?|備註)\s*(?:$|:)/i;
const isSum = (text: string): boolean => sumLabels.some((begin) => text.startsWith(begin));
/** Where its wording is not known, its code still is: `(AA1)` at the end. */
const codedSum = new RegExp(`^\\p{Script=Han}[^:]*:.*\\(([${letters.toLowerCase()}])\\1[12]\\)$`, 'u');

/** The lines of a section that are no item's: its own, and those of its classes where they have balances in place of items. */
export function linesIn(section: SectionId): readonly Line[] {
	return [...linesOf(section), ...(tables[section] ? [] : linesOf(blockIn(section) ?? ''))];
}

/** The labels a row of a section may begin with, longest first. */
export function labelsOf(section: SectionId): readonly Label[] {
	return linesIn(section)
		.filter(({ role, place }) => role === 'field' && place !== confirming)
		.flatMap(({ place, keyword }) =>
			wordingsOf(place, keyword).map((wording) => ({
				keyword,
				kind: keyword === 'remarks' ? ('remarks' as const) : ('line' as const),
				wording: squash(wording).replace(/:$/, ''),
			})),
		)
		.sort((a, b) => b.wording.length - a.wording.length);
}

/** A row without its first characters that count, and the cell they leave empty. */
export function without(row: Row, count: number): Row {
	const cells: Cell[] = [];
	let left = count;
	for (const cell of row.cells) {
		let at = 0;
		while (left > 0 && at < cell.text.length) {
			if (/\S/.test(cell.text[at] as string)) left--;
			at++;
		}
		const text = cell.text.slice(at).replace(/^\s*[:：]?\s*/, '');
		const start = cell.text.length - text.length;
		if (text !== '')
			cells.push(
				row.table
					? { ...cell, text }
					: { text, from: cell.from + (start * (cell.to - cell.from)) / cell.text.length, to: cell.to },
			);
	}
	return { ...row, cells };
}

function startOf(row: Row, labels: readonly Label[], firstClass: boolean, section: SectionId): Start | undefined {
	const first = row.cells[0];
	if (!first) return undefined;
	const text = squash(textOf(row));
	if (opensClass(row, firstClass)) return { kind: 'class', keyword: '', row };
	if (ticked?.home.above?.id === section && floats.some((begin) => text.startsWith(begin)))
		return { kind: 'float', keyword: '', row };
	if (isGrandTotal(text)) return { kind: 'totals', keyword: '', row };
	if (tables[section] && (isSum(text) || codedSum.test(text))) return { kind: 'sum', keyword: '', row };
	const label = labels.find(
		({ wording, kind }) => text.startsWith(wording) && (kind !== 'remarks' || remarksLabel.test(fold(first.text))),
	);
	if (label) return { kind: label.kind, keyword: label.keyword, row: without(row, label.wording.length) };
	const marker = item.exec(first.text);
	if (marker && tables[section])
		return { kind: 'item', keyword: '', row: { ...without(row, marker[0].replace(/\s/g, '').length), left: first.from } };
	return undefined;
}

/** What a row begins as, but for classes and items, and how many of its characters say so. */
export function beginsLine(
	row: Row,
	section: SectionId,
): { readonly kind: Segment['kind']; readonly length: number } | undefined {
	const labels = labelsBySection.get(section) ?? labelsOf(section);
	labelsBySection.set(section, labels);
	const start = startOf(row, labels, false, section);
	if (!start || start.kind === 'class' || start.kind === 'item') return undefined;
	const label = labels.find(({ keyword, wording }) => keyword === start.keyword && squash(textOf(row)).startsWith(wording));
	return { kind: start.kind, length: label?.wording.length ?? 8 };
}

const labelsBySection = new Map<SectionId, readonly Label[]>();

/** Numbers that stand on a line of their own belong to the next one. */
function gather(rows: readonly Row[]): readonly Row[] {
	const gathered: Row[] = [];
	for (let at = 0; at < rows.length; at++) {
		const row = rows[at] as Row;
		const [only, ...more] = row.cells;
		const follow = rows.slice(at + 1, at + 3).findIndex(({ cells }) => cells.length > 0);
		const next = rows[at + 1 + follow];
		if (only && more.length === 0 && follow >= 0 && next?.cells.length === 1 && /^\d{1,3}\s*(?:\.|\)\s*\.)$/.test(only.text)) {
			const [cell] = next.cells as [Cell];
			gathered.push({ ...next, cells: [{ ...cell, text: `${only.text} ${cell.text}` }] });
			at += 1 + follow;
		} else gathered.push(row);
	}
	return gathered;
}

export function segmentsOf(section: SectionId, rows: readonly Row[]): readonly Segment[] {
	const labels = labelsOf(section);
	const segments: { kind: Segment['kind']; keyword: string; rows: Row[] }[] = [{ kind: 'lead', keyword: '', rows: [] }];
	let firstClass = true;
	for (const row of gather(rows)) {
		const last = segments.at(-1) as (typeof segments)[number];
		const start = startOf(row, labels, firstClass, section);
		// A remark may hold anything that looks like an item.
		if (!start || (start.kind === 'item' && last.kind === 'remarks')) last.rows.push(row);
		else {
			segments.push({ kind: start.kind, keyword: start.keyword, rows: [start.row] });
			if (start.kind === 'class') firstClass = false;
		}
	}
	return segments;
}
