import * as l10n from '@vscode/l10n';
import type { Form } from '../forms/form.js';
import { allForms } from '../forms/index.js';
import { grouped, line as limits } from '../limits.js';
import { type Language, languageOf } from './language.js';
import { readUnquoted } from './quoted.js';
import { type Allow, emptyStatement, type Problem, type Span, type Statement } from './statement.js';
import { spanOf } from './values.js';

/** Controls, what only steers, and ends of lines within one. A tab is a blank. */
export const hidden = /(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const none: never[] = [];

const allSeen = /^[\t -~]*$/;

const [space, tab, sharp] = [...' \t#'].map((sign) => sign.charCodeAt(0));

function blanksOf(line: string): number {
	let at = 0;
	while (line.charCodeAt(at) === space || line.charCodeAt(at) === tab) at += 1;
	return at;
}

function hides(line: string): boolean {
	return !allSeen.test(line) && line.search(hidden) >= 0;
}

/** How a comment begins that stands for what an import could not read. */
export const gapMark = '# not read: ';

/** Reads one line, without its end. Total: any text is a statement. */
export function readLine(line: string, language: Language = languageOf(allForms[0] as Form)): Statement {
	if (line === '') return emptyStatement;
	// A line of its own needs no lexer.
	const start = blanksOf(line);
	if (line.charCodeAt(start) === sharp && !/[\u2028\u2029]/.test(line)) {
		const comment = { start, end: line.length };
		const gap = line.startsWith(gapMark, comment.start);
		return { ...emptyStatement, comment, allow: allowOf(line, comment), gap, hidden: hides(line) };
	}
	if (line.length > limits.length) {
		return beyond(
			line,
			l10n.t('This line is not read: it has more than {0} characters.\nNo line of a return has as many.', grouped(limits.length)),
		);
	}
	const plain = language.plain(line);
	if (plain) {
		return {
			fields: plain,
			continued: undefined,
			chinese: undefined,
			strays: none,
			problems: none,
			comment: undefined,
			allow: undefined,
			gap: false,
			hidden: hides(line),
			unreadable: false,
		};
	}
	const { tokens, comment, oddSpaces } = language.lex(line);
	if (tokens.length > limits.tokens) {
		return beyond(
			line,
			l10n.t(
				'This line is not read: it has more than {0} words and signs.\nNo line of a return has as many.',
				grouped(limits.tokens),
			),
		);
	}
	if (tokens.length === 0 && !comment && oddSpaces.length === 0) return emptyStatement;
	const parsed = readUnquoted(line, tokens, language) ?? language.parse(tokens);
	const problems: Problem[] =
		oddSpaces.length === 0
			? [...parsed.problems]
			: [
					...parsed.problems,
					...oddSpaces.map(
						(token): Problem => ({
							...spanOf(token),
							kind: 'malformed-text',
							message: l10n.t('A pasted space (no-break, ideographic or the like) stands here.'),
							fix: { title: l10n.t('Replace it with a plain space'), text: ' ' },
						}),
					),
				];
	const commentSpan = comment && spanOf(comment);
	return {
		...parsed,
		problems,
		comment: commentSpan,
		allow: commentSpan && allowOf(line, commentSpan),
		gap: false,
		hidden: hides(line),
		unreadable: parsed.fields.length === 0 && parsed.strays.length > 0,
	};
}

function beyond(line: string, message: string): Statement {
	return { ...emptyStatement, problems: [{ start: 0, end: line.length, kind: 'unchecked', message }], unreadable: true };
}

/** `# allow check: reason`. What begins with `allow` and a check's name is meant as one, whatever its faults. */
function allowOf(line: string, comment: Span): Allow | undefined {
	const match = /^#\s*allow(?:\s+([A-Za-z][\w-]*))?(?:\s*:(.*)|\s(.+))?$/is.exec(line.slice(comment.start).trimEnd());
	if (!match || (match[1] === undefined && match[2] === undefined)) return undefined;
	const check = match[1] ?? '';
	const at = check ? line.indexOf(check, comment.start + match[0].toLowerCase().indexOf('allow') + 5) : comment.start;
	return {
		...comment,
		check,
		checkSpan: { start: at, end: at + check.length },
		reason: (match[2] ?? '').trim(),
		loose: match[3] !== undefined,
	};
}
