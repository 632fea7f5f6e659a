import { fold, type Row, textOf } from '../source/sheet.js';

/** A line of a cover: what a row says, or the part of it that another label begins. */
export interface Line {
	/** Empty where the row is, which parts paragraphs. */
	readonly text: string;
	/** Its row's place in the source. */
	readonly row: number;
	/** Its row's cells; of a part of a row none. */
	readonly cells: readonly string[];
	/** A paragraph of its own, however short the line above. */
	readonly whole: boolean;
}

/** Without what is a tag, a link or a line to write on in a text. */
function plain(text: string): string {
	return text
		.replace(/<\/?(?:a|b|i|u|p|br|em|strong|font|span|div|su[bp])(?:\s[^<>]{0,200})?\/?>/gi, '')
		.replace(/\[([^[\]]{0,200})\]\([^()]{0,200}\)/g, '$1')
		.replace(/_{2,}/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

export function linesOf(rows: readonly Row[]): readonly Line[] {
	return rows.map((row, at): Line => {
		const cells = row.cells.flatMap(({ text, lines = [text] }) => lines.map(plain).filter((one) => one !== ''));
		return { text: plain(textOf(row)), row: at, cells, whole: row.whole === true };
	});
}

/** A line cut before each of the places, which are in the order of the text. */
export function cutAt(line: Line, places: readonly number[]): readonly Line[] {
	const cuts = [...new Set(places)].filter((at) => at > 0 && at < line.text.length).sort((a, b) => a - b);
	if (cuts.length === 0) return [line];
	return [0, ...cuts].flatMap((from, index): readonly Line[] => {
		const text = line.text.slice(from, cuts[index]).trim();
		return text === '' ? [] : [{ ...line, text, cells: [], whole: true }];
	});
}

/** Where a pattern is found, and where what was found ends. */
export function placesOf(text: string, pattern: RegExp): readonly { readonly from: number; readonly to: number }[] {
	return [...fold(text).matchAll(pattern)].map(({ 0: found, index }) => ({ from: index, to: index + found.length }));
}

export const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** What a printer or a filing agent puts on every page. */
const furniture = [
	/^-? ?\d{1,3} ?-?$/,
	/^form 6 ?[-\u2010-\u2014] ?k$/i,
	/^page \d{1,3}(?: of \d{1,3})?$/i,
	/^(?:back to )?table of contents$/i,
	/^[[(]?signature page (?:follows|to follow)[\])]?\.?$/i,
	/^\*? ?print the name and title /i,
	/^[-*=_.~ ]*$|^[\u2012-\u2015]{3,}$/,
];

export function isFurniture(text: string): boolean {
	return text.length < 120 && furniture.some((pattern) => pattern.test(text));
}

/** In capitals between sentences that are not, though no empty line parts them. */
function isHeading(lines: readonly Line[], at: number): boolean {
	const text = lines[at]?.text ?? '';
	const [above = '', below = ''] = [lines[at - 1]?.text, lines[at + 1]?.text];
	const isWritten = (one: string) => /\p{Ll}/u.test(one);
	return (
		text.length < 80 &&
		/\p{Lu}{4}/u.test(text) &&
		!isWritten(text) &&
		!/[.,;]$/.test(text) &&
		(above === '' || (isWritten(above) && /[.:)”"]$/.test(above))) &&
		isWritten(below) &&
		/^[\p{Lu}\p{N}“"(]/u.test(below)
	);
}

/** Lines that stand together, which empty ones part, a text each. */
export function groupsOf(lines: readonly Line[]): readonly (readonly string[])[] {
	const groups: string[][] = [[]];
	let last: Line | undefined;
	for (const [at, line] of lines.entries()) {
		const apart =
			line.text === '' || line.whole || last?.whole || isHeading(lines, at) || (last !== undefined && isHeading(lines, at - 1));
		if (apart && groups.at(-1)?.length) groups.push([]);
		if (line.text !== '') groups.at(-1)?.push(line.text);
		last = line;
	}
	return groups.filter(({ length }) => length > 0);
}
