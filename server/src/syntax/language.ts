import type { IToken } from 'chevrotain';
import type { Form } from '../forms/form.js';
import { LineParser, type ParsedLine } from './parser.js';
import { type LexedLine, lexWords, type Vocabulary, vocabularyOf } from './tokens.js';

/** How the lines of a form are read. */
export interface Language extends Vocabulary {
	lex(line: string): LexedLine;
	parse(tokens: IToken[]): ParsedLine;
}

const languages = new WeakMap<Form, Language>();

/** The language of a form, made when it is first asked for; its parser, with the first line. */
export function languageOf(form: Form): Language {
	let language = languages.get(form);
	if (!language) {
		const vocabulary = vocabularyOf(form);
		let parser: LineParser | undefined;
		language = {
			...vocabulary,
			lex: (line) => lexWords(line, vocabulary.words),
			parse(tokens) {
				parser ??= new LineParser(vocabulary);
				return parser.read(tokens);
			},
		};
		languages.set(form, language);
	}
	return language;
}
