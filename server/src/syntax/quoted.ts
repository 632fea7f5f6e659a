import * as l10n from '@vscode/l10n';
import type { IToken } from 'chevrotain';
import type { Form, Line } from '../forms/form.js';
import type { Language } from './language.js';
import type { ParsedLine } from './parser.js';
import { standsIn, takesText } from './shapes.js';
import type { Problem, Span } from './statement.js';
import { PastedText, Text } from './tokens.js';
import { spanOf } from './values.js';

/** Values that stand in quotation marks and are no texts: `file "001-39278"`, `opening "1,000"`. They are read, and their fix takes the marks away. */

/** What else those signs might begin or end within a text. */
const unlike = /["“”„＂#\\]/;

interface Quoted extends Span {
	/** Where its keyword stands. */
	readonly keyword: number;
	/** A text of its own stands behind it. */
	readonly more: boolean;
}

/** The line as it reads without those quotation marks; undefined where none is to be taken away. */
export function readUnquoted(line: string, tokens: readonly IToken[], language: Language): ParsedLine | undefined {
	let quoted = quotedIn(tokens, language);
	// What does not read as a value stays the text it is.
	for (let round = 0; quoted.length > 0 && round < 2; round += 1) {
		const parsed = language.parse(language.lex(blanked(line, quoted)).tokens);
		const problems = quoted.map((one) => problemOf(line, one, parsed, language.form));
		if (!problems.includes(undefined)) {
			const others = parsed.problems.filter((problem) => !quoted.some((span) => within(problem, span)));
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
		const next = tokens[index + 1];
		return [{ ...spanOf(token), keyword: before.startOffset, more: next !== undefined && isText(next) }];
	});
}

/** With blanks for the quotation marks, so that everything stands where it stood. */
function blanked(line: string, quoted: readonly Span[]): string {
	let written = line;
	for (const { start, end } of quoted) {
		written = `${written.slice(0, start)} ${written.slice(start + 1, end - 1)} ${written.slice(end)}`;
	}
	return written;
}

const within = (inner: Span, outer: Span) => inner.start >= outer.start && inner.end <= outer.end;

/** What is to be said of it; undefined where it is no value of its keyword. */
function problemOf(line: string, quoted: Quoted, { fields, strays, problems }: ParsedLine, form: Form): Problem | undefined {
	const at = fields.findIndex(({ keywordSpan }) => keywordSpan.start === quoted.keyword);
	const field = fields[at];
	const reaches = (span: Span) => span.start < quoted.end && span.end > quoted.start;
	const next = fields[at + 1];
	if (!field || strays.some(reaches) || (next && next.keywordSpan.start < quoted.end)) return undefined;
	const isWhole = ({ takes: { parts, wants = [parts] } }: Line) => {
		const standing = parts.filter((part) => standsIn(field, part));
		return standing.length > 0 && wants.some((wanted) => wanted.every((part) => standing.includes(part)) && wanted.length > 0);
	};
	if (!form.linesWith(field.keyword).some(isWhole)) return undefined;
	let text = line.slice(quoted.start + 1, quoted.end - 1);
	for (const problem of problems.filter(reaches).toReversed()) {
		const { fix } = problem;
		const place = fix?.at ?? problem;
		if (!fix || fix.guessed || !within(place, quoted)) return undefined;
		const from = place.start - quoted.start - 1;
		text = text.slice(0, from) + fix.text + text.slice(from + place.end - place.start);
	}
	text = text.trim();
	return {
		start: quoted.start,
		end: quoted.end,
		kind: 'syntax',
		message: l10n.t('`{0}` takes no text here: {1} stands without quotation marks.', field.keyword, text),
		fix: { title: l10n.t('Write {0}', text), text },
	};
}
