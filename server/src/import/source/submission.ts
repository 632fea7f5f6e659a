import { append } from '../../lists.js';
import { isHtml, rowsOfHtml } from './html.js';
import { rowsOfText } from './rows.js';
import type { Row } from './sheet.js';

/** Of a text as EDGAR hands submissions out whole: its documents, one behind the other, each with its type. */

const first = /<DOCUMENT>\s{0,20}<TYPE>/i;
/** What is neither text nor HTML, though it stands there as letters. */
const others = /^(?:graphic|zip|excel|xml|json|pdf|cover|ex-101)/i;

/** Tags of EDGAR's own in a document of text. */
const ownTags = /<\/?(?:page|table|caption|s|c|fn|text|pdf)>/gi;

/** The rows of a text: HTML, plain, or a submission with a document of each. */
export function rowsOfSource(text: string): readonly Row[] {
	if (!first.test(text.slice(0, 200_000))) return isHtml(text) ? rowsOfHtml(text) : rowsOfText(text);
	const rows: Row[] = [];
	const documents = text.split(/<DOCUMENT>/i).slice(1);
	for (const document of documents) {
		const [, type = ''] = /^\s{0,20}<TYPE>([^\r\n<]{0,60})/i.exec(document) ?? [];
		if (others.test(type.trim())) continue;
		const begin = /<TEXT>/i.exec(document.slice(0, 4000));
		const end = document.search(/<\/TEXT>/i);
		const body = document.slice(begin ? begin.index + begin[0].length : 0, end < 0 ? document.length : end);
		const own = isHtml(body) ? rowsOfHtml(body) : rowsOfText(body.replace(ownTags, ''));
		const page = (rows.at(-1)?.page ?? -1) + 1;
		const [, number] = /^EX-(\d{1,3}\.\d{1,3})/i.exec(type.trim()) ?? [];
		if (number !== undefined)
			rows.push({ cells: [cell(`Exhibit ${number}`)], table: false, page, whole: true, document: type.trim() });
		append(
			rows,
			own.map((row) => ({ ...row, page: page + row.page })),
		);
		rows.push({ cells: [], table: false, page: rows.at(-1)?.page ?? page });
	}
	return rows;
}

function cell(text: string): Row['cells'][number] {
	return { text, from: 0, to: text.length };
}
