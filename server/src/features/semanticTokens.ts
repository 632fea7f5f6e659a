import type { TokenType } from 'chevrotain';
import type { Range } from 'vscode-languageserver-types';
import type { Snapshot } from '../checks/snapshot.js';
import type { Line } from '../forms/form.js';
import { type Language, languageOf } from '../syntax/language.js';
import type { Allow, Field, Span, Statement } from '../syntax/statement.js';
import * as tokens from '../syntax/tokens.js';

/**
 * Types that every editor has a colour for. `keyword`: what opens something, the return's own lines, and the words inside a line;
 * `property`: the lines of an item, block or section; `function`: movements; `class`: classes' ids; `enumMember`: what the form
 * numbers itself, that is sections, editions, items of V, and the checks that an `allow` names; `type`: currencies; `number`:
 * numbers, dates and stock codes.
 */
export const semanticTokenTypes = [
	'keyword',
	'property',
	'function',
	'class',
	'enumMember',
	'type',
	'string',
	'number',
	'operator',
	'comment',
] as const;

/** `declaration`: the id in a `class` line. `readonly`: a number that the form derives from others. */
export const semanticTokenModifiers = ['declaration', 'readonly'] as const;

type Type = (typeof semanticTokenTypes)[number];

const typeOf: ReadonlyMap<TokenType, Type> = new Map(
	(
		[
			['string', [tokens.Text, tokens.UnclosedText, tokens.PastedText]],
			['number', [tokens.Numeral, tokens.BrokenNumeral, tokens.BracketedNumeral]],
			['number', [tokens.IsoDate, tokens.LongDate, tokens.PastedDate, tokens.AmericanDate]],
			['type', [tokens.Currency, tokens.PastedCurrency]],
			['enumMember', [tokens.EditionName, tokens.SectionName, tokens.Item]],
			['keyword', [tokens.Zh, tokens.No, tokens.Par, tokens.Not, tokens.Applicable]],
			['operator', [tokens.Times, tokens.Plus, tokens.Minus, tokens.Equals]],
			['operator', [tokens.PastedTimes, tokens.PastedPlus, tokens.PastedEquals]],
		] satisfies [Type, TokenType[]][]
	).flatMap(([type, kinds]) => kinds.map((kind): [TokenType, Type] => [kind, type])),
);

interface Token extends Span {
	readonly type: Type;
	/** Of a keyword, whose it is: its place in the return says what it is. */
	readonly field?: Field;
	readonly declares?: boolean;
}

/** As the LSP encodes them: five numbers a token. */
export function semanticTokensOf(snapshot: Snapshot, range?: Range): readonly number[] {
	const { source, outline } = snapshot;
	const language = languageOf(source.form);
	const { entries } = outline;
	// Both are in the order of the text. Lines of the same text may share their fields, so that a field alone tells no place.
	let next = 0;
	const rowOf = (field: Field, line: number) => {
		while ((entries[next]?.line ?? line) < line) next += 1;
		let at = next;
		while (entries[at]?.line === line && entries[at]?.field !== field) at += 1;
		if (entries[at]?.line !== line) return undefined;
		// The line's next field stands behind it.
		next = at;
		return entries[at]?.row;
	};
	const derived = derivedPlaces(snapshot);
	const data: number[] = [];
	let before = { line: 0, character: 0 };
	const last = Math.min(range?.end.line ?? Number.POSITIVE_INFINITY, source.lines.length - 1);
	for (let line = Math.max(0, range?.start.line ?? 0); line <= last; line += 1) {
		for (const { start, end, type, field, declares } of tokensOf(
			source.statements[line] as Statement,
			source.lines[line] ?? '',
			language,
		)) {
			const same = line === before.line;
			const modifiers = (declares ? 1 : 0) + (derived.has(placeKey(line, start)) ? 2 : 0);
			const index = semanticTokenTypes.indexOf(field ? keywordType(rowOf(field, line)) : type);
			data.push(line - before.line, start - (same ? before.character : 0), end - start, index, modifiers);
			before = { line, character: start };
		}
	}
	return data;
}

function keywordType(row: Line | undefined): Type {
	if (row?.movement) return 'function';
	return !row || row.leads ? 'keyword' : 'property';
}

/** A word of the form's own: its name, or one that has a meaning inside a line only. */
function innerType(type: TokenType, { formName, inner }: Language): Type | undefined {
	return type === formName ? 'enumMember' : inner.has(type) ? 'keyword' : undefined;
}

/** Where the numbers stand that an identity derives. */
function derivedPlaces({ ledger }: Snapshot): ReadonlySet<string> {
	const places = new Set<string>();
	for (const { derived } of ledger.equations) {
		if (derived.entry && derived.span) places.add(placeKey(derived.entry.line, derived.span.start));
	}
	return places;
}

function placeKey(line: number, start: number): string {
	return `${line}:${start}`;
}

/** A line that no edit has touched keeps its statement, and so its tokens; those of a comment are as soon made as found. */
const known = new WeakMap<Statement, readonly Token[]>();

function tokensOf(statement: Statement, text: string, language: Language): readonly Token[] {
	const { fields, continued, chinese, comment, allow } = statement;
	if (fields.length === 0 && !continued && !chinese) return commentTokens(text, comment, allow);
	let found = known.get(statement);
	if (!found) {
		found = readTokens(statement, text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text, language);
		known.set(statement, found);
	}
	return found;
}

function readTokens(statement: Statement, text: string, language: Language): readonly Token[] {
	const { fields, strays, comment, allow } = statement;
	const named = new Map<number, Omit<Token, keyof Span>>();
	for (const field of fields) {
		named.set(field.keywordSpan.start, { type: 'keyword', field });
		name(named, field.id, { type: 'class', declares: field.keyword === 'class' });
		name(named, field.section, { type: 'enumMember' });
		name(named, field.currency, { type: 'type' });
		name(named, field.amount?.flag, { type: 'keyword' });
	}
	// A name such as `6-K` or `001-39278` is several words to the reader, and one.
	const wholes = new Map(fields.flatMap(({ form, name: said = form }) => (said ? [[said.start, said.end] as const] : [])));
	const found: Token[] = [];
	// Both are in the order of the line.
	let next = 0;
	let until = 0;
	for (const { startOffset: start, image, tokenType } of language.lex(text).tokens) {
		if (start < until) continue;
		const whole = wholes.get(start);
		if (whole !== undefined) {
			found.push({ start, end: whole, type: 'enumMember' });
			until = whole;
			continue;
		}
		const span = { start, end: start + image.length };
		const type = typeOf.get(tokenType) ?? innerType(tokenType, language);
		const said = named.get(start) ?? (type && { type });
		while ((strays[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
		if (said && !(start >= (strays[next]?.start ?? Number.POSITIVE_INFINITY))) found.push({ ...span, ...said });
	}
	return [...found, ...commentTokens(text, comment, allow)];
}

function name(named: Map<number, Omit<Token, keyof Span>>, span: Span | undefined, as: Omit<Token, keyof Span>): void {
	if (span) named.set(span.start, as);
}

/** `# allow check: reason` shows its check. */
function commentTokens(text: string, comment: Span | undefined, allow: Allow | undefined): readonly Token[] {
	if (!comment) return [];
	if (!allow?.check) return [{ ...comment, type: 'comment' }];
	const { start, end } = allow.checkSpan;
	const word = text.toLowerCase().lastIndexOf('allow', start);
	const pieces: readonly Token[] = [
		{ start: comment.start, end: word, type: 'comment' },
		{ start: word, end: word + 'allow'.length, type: 'keyword' },
		{ start, end, type: 'enumMember' },
		{ start: end, end: comment.end, type: 'comment' },
	];
	return pieces.filter((piece) => piece.start < piece.end);
}
