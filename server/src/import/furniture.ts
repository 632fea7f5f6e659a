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
	for (const row of rows) {
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

function isFurniture(text: string): boolean {
	return text.length < 40 && furniture.some((one) => one.test(fold(text).trim()));
}
