import { fold, type Row, type Sheet } from './sheet.js';

/** What the form prints on every page around its content. */
const furniture = [
	/^FF301$/,
	/^Page\s*\d+\s*of\s*\d+(?:\s*\d+\.\d+\.\d+)?$/i,
	/^v$/,
	// Above every page of a filing with the SEC.
	/^Table of Contents$/i,
	/^第\s*\d+\s*頁\s*[,，]?\s*共\s*\d+\s*頁$/,
	/^v\s?\d+\.\d+\.\d+$/i,
	/^(?:Page\s*\d+\s*of\s*\d+|第\s*\d+\s*頁\s*共\s*\d+\s*頁)\s*v\s?\d+\.\d+\.\d+$/i,
];
const edition = /(?:^|[\s\d頁])v?\s?(\d+\.\d+\.\d+)$/i;

/** Takes the heads and feet of the pages out, and the edition from them. */
export function withoutFurniture(rows: readonly Row[], steady: boolean): Sheet {
	const kept: Row[] = [];
	let found: string | undefined;
	let page = 0;
	const numbers = pageNumbers(rows);
	for (const row of rows) {
		if (numbers.has(row)) continue;
		const isFoot = row.cells.some(({ text }) => /^(?:Page\s*\d|第\s*\d+\s*頁)/i.test(text) && isFurniture(text));
		const cells = row.cells.filter(({ text }) => !isFurniture(text));
		if (cells.length < row.cells.length)
			for (const { text } of row.cells) found ??= isFurniture(text) ? edition.exec(fold(text))?.[1] : undefined;
		if (cells.length === 0 && row.cells.length > 0) {
			if (isFoot) page++;
			continue;
		}
		kept.push({ ...row, cells, page: row.page + page });
	}
	return { rows: kept, steady, edition: found === undefined ? undefined : `v${found}` };
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

function isFurniture(text: string): boolean {
	return text.length < 40 && furniture.some((one) => one.test(fold(text).trim()));
}
