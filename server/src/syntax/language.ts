import type { IToken } from 'chevrotain';
import type { Form } from '../forms/form.js';
import { LineParser, type ParsedLine } from './parser.js';
import { PlainLines } from './plainLine.js';
import type { Field } from './statement.js';
import { type LexedLine, lexWords, type Vocabulary, vocabularyOf } from './tokens.js';
import { joinMonths, monthKeywords } from './writtenMonths.js';

/** How the lines of a form are read. */
export interface Language extends Vocabulary {
	lex(line: string): LexedLine;
	parse(tokens: IToken[]): ParsedLine;
	/** What lexer and parser make of a line of the plainest kind, without them; undefined of any other. */
	plain(line: string): readonly Field[] | undefined;
}

const languages = new WeakMap<Form, Language>();

/** The language of a form, made when it is first asked for; its parser, with the first line. */
export function languageOf(form: Form): Language {
	let language = languages.get(form);
	if (!language) {
		const vocabulary = vocabularyOf(form);
		let parser: LineParser | undefined;
		const months = monthKeywords(vocabulary);
		const lex = (line: string) => {
			const lexed = lexWords(line, vocabulary.words);
			return { ...lexed, tokens: joinMonths(line, lexed.tokens, months) };
		};
		const parse = (tokens: IToken[]) => {
			parser ??= new LineParser(vocabulary);
			return parser.read(tokens);
		};
		const lines = new PlainLines(vocabulary, (line) => parse(lex(line).tokens));
		language = { ...vocabulary, lex, parse, plain: (line) => lines.read(line) };
		languages.set(form, language);
	}
	return language;
}
