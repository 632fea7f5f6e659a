import { type Cell, fold, type Row, type Sheet } from './sheet.js';

/** What the form prints on every page around its content. */
const furniture = [
	/^FF30\d$/,
	/^Page\s*\d+\s*of\s*\d+(?:\s*\d+\.\d+\.\d+)?$/i,
	/^v$/,
	// Above every page of a filing with the SEC.
	/^Table of Contents$/i,
	// Where a page is a picture with its words behind it.
	/^(?:GRAPHIC|LOGO)$/,
	/^第\s*\d+\s*頁\s*[,，]?\s*共\s*\d+\s*頁$/,
	/^v\s?\d+\.\d+\.\d+$/i,
	/^(?:Page\s*\d+\s*of\s*\d+|第\s*\d+\s*頁\s*共\s*\d+\s*頁)\s*v\s?\d+\.\d+\.\d+(?:\s*FF30\d)?$/i,
	/^(?:Page\s*\d+\s*of\s*\d+|第\s*\d+\s*頁\s*共\s*\d+\s*頁)\s*FF30\d$/i,
];
const edition = /(?:^|[\s\d頁])v?\s?(\d+\.\d+\.\d+)(?:\s*FF30\d)?$/i;

/** What the form has for whoever fills it in, and boxes that are not ticked beside a heading. */
const controls =
	/(?<![\p{L}\d])(?:[\u2610\u25a1]\s*)?(?:Manual input|Add remarks|Add multi-counter stock code)(?![\p{L}\d])|[\u2610\u25a1]\s*(?:Not applicable|不適用)/gu;

/** A cell without what the form has for whoever fills it in; its place stays that of the rest. */
export function withoutControls(cell: Cell): Cell {
	if (cell.text.search(controls) < 0) return cell;
	return { ...cell, text: cell.text.replace(controls, '').replace(/\s+/g, ' ').trim() };
}

/** The foot of a page within a text that a copy put it into: the page, the edition, and the head of the next page. */
const foot =
	/(?:Page\s*\d+\s*of\s*\d+|第\s*\d+\s*頁\s*[,，]?\s*共\s*\d+\s*頁)\s*(?:v\s?\d+\.\d+\.\d+\s*(?:FF30\d)?|FF30\d)|第\s*\d+\s*頁\s*[,，]?\s*共\s*\d+\s*頁$/i;

/** A cell without the foot that stands in it: what is before it, and what is behind it. */
function besideFoot(
	cell: Cell,
): { readonly before: Cell | undefined; readonly behind: Cell | undefined; readonly said: string } | undefined {
	const folded = fold(cell.text);
	const found = foot.exec(folded);
	if (!found) return undefined;
	const part = (from: number, to: number): Cell | undefined => {
		const text = cell.text.slice(from, to).trim();
		const at = (index: number) => cell.from + (index * (cell.to - cell.from)) / cell.text.length;
		return text === ''
			? undefined
			: { ...cell, text, from: from === 0 ? cell.from : at(from), to: to === cell.text.length ? cell.to : at(to) };
	};
	const end = found.index + found[0].length;
	return { before: part(0, found.index), behind: part(end, cell.text.length), said: found[0] };
}

/** Rows whose cells have no foot of a page in them: such a cell ends its row, and what stands behind it begins another one. */
function apartFromFeet(rows: readonly Row[]): readonly Row[] {
	return rows.flatMap((row): readonly Row[] => {
		if (row.cells.every(({ text }) => text.length < 8 || !foot.test(fold(text)))) return [row];
		const parts: Cell[][] = [[]];
		for (const cell of row.cells) {
			let rest: Cell | undefined = cell;
			for (let beside = besideFoot(cell); rest; beside = rest && besideFoot(rest)) {
				if (!beside) {
					parts.at(-1)?.push(rest);
					break;
				}
				if (beside.before) parts.at(-1)?.push(beside.before);
				const { from, to } = rest;
				parts.push([{ text: beside.said, from, to }], []);
				rest = beside.behind;
			}
		}
		return parts.filter((cells) => cells.length > 0).map((cells) => ({ ...row, cells }));
	});
}

/**
 * The head or foot of a page in the midst of a text: the form's number before or behind the number of the page, the edition behind that, with
 * spaces or without: `FF301vPage 1 of 71.0.1`.
 */
export const pageMark =
	/(?:(?<form>FF30\d)\s*v?\s*)?(?<page>Page\s*\d{1,3}\s*of\s*\d{1,3}?(?=\s*v?\s*\d\.\d\.\d)|Page\s*\d{1,3}\s*of\s*\d{1,3}|第\s*\d{1,3}\s*頁\s*[,，]?\s*共\s*\d{1,3}\s*頁)(?:\s*v?\s*(?<edition>\d\.\d\.\d))?(?:\s*(?<next>FF30\d)(?!\d))?|^\s*(?<alone>FF30\d)(?!\d)(?!\s*v?\s*(?:Page|第))/gi;

/** Takes the heads and feet of the pages out, and the edition from them. */
export function withoutFurniture(source: readonly Row[], steady: boolean): Sheet {
	const rows = apartFromFeet(source);
	const kept: Row[] = [];
	let found: string | undefined;
	let marked = false;
	let page = 0;
	const numbers = pageNumbers(rows);
	for (const row of rows) {
		if (numbers.has(row)) continue;
		const isFoot = row.cells.some(({ text }) => /^(?:Page\s*\d|第\s*\d+\s*頁)/i.test(text) && isFurniture(text));
		const cells = row.cells.map(withoutControls).filter(({ text }) => text !== '' && !isFurniture(text));
		marked ||= row.cells.some(({ text }) => isFurniture(text) && text.includes('FF301'));
		if (cells.length < row.cells.length)
			for (const { text } of row.cells) found ??= isFurniture(text) ? edition.exec(fold(text))?.[1] : undefined;
		if (cells.length === 0 && row.cells.length > 0) {
			if (isFoot) page++;
			continue;
		}
		kept.push({ ...row, cells, page: row.page + page });
	}
	return { rows: kept, steady, marked, edition: found === undefined ? undefined : `v${found}` };
}

/** Lines with a number alone that stand last on their pages, each one more than the one before. */
function pageNumbers(rows: readonly Row[]): ReadonlySet<Row> {
	const last = new Map<number, Row>();
	for (const row of rows) if (row.cells.length > 0) last.set(row.page, row);
	const numbered = [...last.values()].map((row) => {
		const [only, ...more] = row.cells;
		const number = only && more.length === 0 && !row.table ? /^(?:-\s*)?(\d{1,3})(?:\s*-)?$/.exec(only.text)?.[1] : undefined;
		return { row, number: number === undefined ? Number.NaN : Number(number) };
	});
	const follow = (one: number, other: number | undefined) => other === one + 1;
	return new Set(
		numbered
			.filter(
				({ number }, at) => follow(number, numbered[at + 1]?.number) || follow(numbered[at - 1]?.number ?? Number.NaN, number),
			)
			.map(({ row }) => row),
	);
}

export function isFurniture(text: string): boolean {
	return text.length < 40 && furniture.some((one) => one.test(fold(text).trim()));
}
