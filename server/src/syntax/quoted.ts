import * as l10n from '@vscode/l10n';
import type { IToken } from 'chevrotain';
import type { Form } from '../forms/form.js';
import type { Language } from './language.js';
import type { ParsedLine } from './parser.js';
import { standsIn, takesText } from './shapes.js';
import type { Field, Problem, Span } from './statement.js';
import { PastedText, Text } from './tokens.js';
import { spanOf } from './values.js';

/** Values that stand in quotation marks and are no texts: `file "001-39278"`, `opening "1,000"`. They are read, and their fix takes the marks away. */

/** What else those signs might begin or end within a text. */
const unlike = /["“”„＂#\\]/;

interface Quoted extends Span {
	/** Where its keyword stands. */
	readonly keyword: number;
}

/** The line as it reads without those quotation marks; undefined where none is to be taken away. */
export function readUnquoted(line: string, tokens: readonly IToken[], language: Language): ParsedLine | undefined {
	let quoted = quotedIn(tokens, language);
	// What does not read as a value stays the text it is.
	for (let round = 0; quoted.length > 0 && round < 2; round += 1) {
		const parsed = language.parse(language.lex(blanked(line, quoted)).tokens);
		const problems = problemsOf(line, quoted, parsed, language.form);
		if (!problems.includes(undefined)) {
			const others = parsed.problems.filter((problem) => !within(problem, quoted[indexBehind(quoted, problem.start - 1)]));
			return { ...parsed, problems: [...others, ...(problems as Problem[])] };
		}
		quoted = quoted.filter((_, index) => problems[index]);
	}
	return undefined;
}

const isText = ({ tokenType }: IToken) => tokenType === Text || tokenType === PastedText;

function quotedIn(tokens: readonly IToken[], { form, keywordOf }: Language): readonly Quoted[] {
	return tokens.flatMap((token, index) => {
		const before = tokens[index - 1];
		if (!isText(token) || !before || isText(before)) return [];
		const inner = token.image.slice(1, -1);
		if (inner.trim() === '' || unlike.test(inner)) return [];
		const keyword = keywordOf(before.image);
		if (keyword === undefined || takesText(form, keyword)) return [];
		return [{ ...spanOf(token), keyword: before.startOffset }];
	});
}

/** With blanks for the quotation marks, so that everything stands where it stood. */
function blanked(line: string, quoted: readonly Span[]): string {
	const written: string[] = [];
	let from = 0;
	for (const { start, end } of quoted) {
		written.push(line.slice(from, start), line.slice(start + 1, end - 1));
		from = end;
	}
	return [...written, line.slice(from)].join(' ');
}

const within = (inner: Span, outer: Span | undefined) =>
	outer !== undefined && inner.start >= outer.start && inner.end <= outer.end;

/** The index of the first of spans, one behind the other, that ends behind a column. */
function indexBehind(spans: readonly Span[], column: number): number {
	let [from, to] = [0, spans.length];
	while (from < to) {
		const half = (from + to) >> 1;
		if ((spans[half] as Span).end > column) to = half;
		else from = half + 1;
	}
	return from;
}

/** For each of spans, one behind the other, what reaches into it: there may be thousands on a line, of both. */
function reaching<Reaching extends Span>(spans: readonly Span[], all: readonly Reaching[]): readonly (readonly Reaching[])[] {
	const found = spans.map((): Reaching[] => []);
	for (const one of all) {
		for (let at = indexBehind(spans, one.start); (spans[at]?.start ?? Number.POSITIVE_INFINITY) < one.end; at += 1) {
			found[at]?.push(one);
		}
	}
	return found;
}

/** What is to be said of each; undefined where one is no value of its keyword. */
function problemsOf(
	line: string,
	quoted: readonly Quoted[],
	{ fields, strays, problems }: ParsedLine,
	form: Form,
): readonly (Problem | undefined)[] {
	const atKeyword = new Map(fields.map(({ keywordSpan }, at) => [keywordSpan.start, at]));
	const straysIn = reaching(quoted, strays);
	const problemsIn = reaching(quoted, problems);
	return quoted.map((one, index) => {
		const at = atKeyword.get(one.keyword) ?? -1;
		const [field, next] = [fields[at], fields[at + 1]];
		if (!field || straysIn[index]?.length || (next && next.keywordSpan.start < one.end)) return undefined;
		return isWhole(field, form) ? problemOf(line, one, field, problemsIn[index] ?? []) : undefined;
	});
}

function isWhole(field: Field, form: Form): boolean {
	return form.linesWith(field.keyword).some(({ takes: { parts, wants = [parts] } }) => {
		const standing = parts.filter((part) => standsIn(field, part));
		return standing.length > 0 && wants.some((wanted) => wanted.every((part) => standing.includes(part)) && wanted.length > 0);
	});
}

/** @param problems what is wrong in it: where that has no sure fix, it is no value */
function problemOf(line: string, quoted: Quoted, { keyword }: Field, problems: readonly Problem[]): Problem | undefined {
	const written: string[] = [];
	let from = quoted.start + 1;
	const placed = problems.map((problem) => ({ fix: problem.fix, place: problem.fix?.at ?? problem }));
	for (const { fix, place } of placed.toSorted((a, b) => a.place.start - b.place.start)) {
		if (!fix || fix.guessed || !within(place, quoted) || place.start < from) return undefined;
		written.push(line.slice(from, place.start), fix.text);
		from = place.end;
	}
	const text = [...written, line.slice(from, quoted.end - 1)].join('').trim();
	return {
		start: quoted.start,
		end: quoted.end,
		kind: 'syntax',
		message: l10n.t('`{0}` takes no text here: {1} stands without quotation marks.', keyword, text),
		fix: { title: l10n.t('Write {0}', text), text },
	};
}
