import type { IToken, TokenType } from 'chevrotain';
import { months } from '../forms/months.js';
import { PastedMonth, type Vocabulary } from './tokens.js';

const names = months.map((name) => name.slice(0, 3)).join('|');

/** `2025-01`, `01/2025`, `Jan. 2025`, `2025年1月`: a year has four digits, or it might be a day. */
const written = new RegExp(
	[
		'\\d{4}[-/.]\\d{1,2}(?![-/.,\\w])',
		'\\d{1,2}[-/.]\\d{4}(?![-/.,\\w])',
		'\\d{4}[ \\t]*年[ \\t]*\\d{1,2}[ \\t]*月(?![ \\t]*\\d)',
		`(?:${names})[a-z]*(?:[.,]{1,2}[ \\t]*|-)\\d{4}(?![-/.,\\w])`,
	].join('|'),
	'iy',
);

/** Behind which keywords a month may stand. */
export function monthKeywords({ readings }: Vocabulary): ReadonlySet<TokenType> {
	return new Set(readings.flatMap(({ parts, category }) => (parts[0] === 'month' ? [category] : [])));
}

/** A month that stands where one is wanted, in other words than the language's, as one token. Elsewhere the same signs are numbers. */
export function joinMonths(line: string, tokens: IToken[], wanting: ReadonlySet<TokenType>): IToken[] {
	if (wanting.size === 0) return tokens;
	const at = tokens.findIndex(({ tokenType }) => tokenType.CATEGORIES?.some((kind) => wanting.has(kind)));
	const first = at < 0 ? undefined : tokens[at + 1];
	if (!first) return tokens;
	written.lastIndex = first.startOffset;
	const image = written.exec(line)?.[0];
	if (image === undefined) return tokens;
	const end = first.startOffset + image.length;
	const behind = tokens.findIndex(({ startOffset }, index) => index > at && startOffset >= end);
	const last = tokens.at(behind < 0 ? -1 : behind - 1) as IToken;
	if (last.startOffset + last.image.length !== end) return tokens;
	const joined = { ...first, image, tokenType: PastedMonth, tokenTypeIdx: PastedMonth.tokenTypeIdx as number };
	return [...tokens.slice(0, at + 1), joined, ...(behind < 0 ? [] : tokens.slice(behind))];
}
