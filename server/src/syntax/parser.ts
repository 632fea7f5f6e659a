import type { IOrAlt, IToken, TokenType } from 'chevrotain';
import type { Part } from '../forms/shapes.js';
import type { Field, Problem, StrayTokens, TextValue, WordValue } from './statement.js';
import { AnyCurrency, AnyText, AnyWord, EditionName, Numeral, type Reading, Stray, type Vocabulary, Word, Zh } from './tokens.js';
import { ValueParser } from './valueParser.js';
import { reportNoText } from './valueProblems.js';
import { currencyOf, spanOf, textOf, wordOf } from './values.js';

export interface ParsedLine {
	readonly fields: readonly Field[];
	readonly strays: readonly StrayTokens[];
	readonly problems: readonly Problem[];
	readonly continued: TextValue | undefined;
	readonly chinese: TextValue | undefined;
}

/**
 * The grammar of one line: `[text] { field | stray }`. Every token begins a field, belongs to one, or is a stray, so no line
 * fails to parse: recovery is in the grammar, not in error handling. What a field needs is checked by the outline, which knows
 * the field's place. The rules only collect into `parts`; a field is made when its rule ends.
 */
export class LineParser extends ValueParser {
	#fields: Field[] = [];
	#strays: StrayTokens[] = [];
	/** How many problems there were when the field began. */
	#before = 0;
	readonly #fieldRules: readonly (() => void)[];

	/** To be built at the first line of its form, for that takes some 20 ms. */
	constructor(vocabulary: Vocabulary) {
		super(vocabulary);
		this.#fieldRules = vocabulary.readings.map((reading) => this.#fieldRule(reading));
		this.performSelfAnalysis();
	}

	read(tokens: IToken[]): ParsedLine {
		this.#fields = [];
		this.#strays = [];
		this.problems = [];
		this.input = tokens;
		const texts = this.#line();
		const { problems } = this;
		const fields = this.#fields;
		const strays = this.#strays;
		// An idle parser would keep the last line's tokens alive.
		this.input = [];
		return { fields, strays, problems, ...texts };
	}

	/** A keyword, and the parts of its value. Each has an index of its own, by which Chevrotain tells them apart. */
	#fieldRule({ name, category, parts, words }: Reading): () => void {
		return this.RULE(`${name}Field`, () => {
			this.#begin(this.consume(0, category));
			for (const [index, part] of parts.entries()) this.#part(part, index + 1, words);
			this.#finish();
		});
	}

	#part(part: Part, index: number, words: readonly TokenType[]): void {
		switch (part) {
			case 'amount':
				this.subrule(index, this.amountPart as never);
				return;
			case 'items':
				this.subrule(index, this.itemsPart as never);
				return;
			case 'section':
				this.subrule(index, this.sectionPart as never);
				return;
			case 'words':
				this.option(index, () => {
					const [first, ...others] = words as [TokenType, ...TokenType[]];
					this.#word(this.consume(index, first));
					for (const [behind, word] of others.entries()) {
						const at = 100 + index * 10 + behind;
						this.option(at, () => this.#word(this.consume(at, word)));
					}
				});
				return;
			default:
				this.option(index, () => this.#value(part, index));
		}
	}

	#word(token: IToken): void {
		this.ACTION(() => {
			const word = wordOf(token);
			this.parts.words = [...(this.parts.words ?? []), word];
			if (/^not$/i.test(word.text)) this.parts.not = { start: word.start, end: word.end };
		});
	}

	#value(part: Exclude<Part, 'amount' | 'items' | 'section' | 'words'>, index: number): void {
		switch (part) {
			case 'text': {
				const text = this.subrule(index, this.textValue as never) as TextValue;
				this.ACTION(() => {
					this.parts.text = text;
				});
				return;
			}
			case 'date':
				this.subrule(index, this.datePart as never);
				return;
			case 'month':
				this.subrule(index, this.monthPart as never);
				return;
			case 'name': {
				const name = this.subrule(index, this.namePart as never) as WordValue;
				this.ACTION(() => {
					this.parts.name = name;
				});
				return;
			}
			case 'form': {
				const form = this.subrule(index, this.formPart as never) as WordValue;
				this.ACTION(() => {
					this.parts.form = form;
				});
				return;
			}
			case 'code': {
				const code = this.consume(index, Numeral);
				this.ACTION(() => {
					this.parts.code = wordOf(code);
				});
				return;
			}
			case 'currency': {
				const currency = this.consume(index, AnyCurrency);
				this.ACTION(() => {
					this.parts.currency = { ...spanOf(currency), text: currencyOf(currency, this.report) };
				});
				return;
			}
			case 'edition': {
				const edition = this.consume(index, EditionName);
				this.ACTION(() => {
					this.parts.edition = wordOf(edition);
				});
				return;
			}
			case 'id': {
				const id = this.consume(index, AnyWord);
				this.ACTION(() => {
					this.parts.id = wordOf(id);
				});
				return;
			}
		}
	}

	readonly #stray = this.RULE('stray', () => {
		const token = this.CONSUME(Stray);
		this.ACTION(() => this.#pass(token));
	});

	/** Neighbouring strays are one: `<<<<<<< HEAD` is said once. */
	#pass(token: IToken): void {
		const { start, end } = spanOf(token);
		const after = this.#fields.length - 1;
		const last = this.#strays.at(-1);
		if (last && last.after === after) {
			this.#strays[this.#strays.length - 1] = {
				...last,
				end,
				text: last.end === start ? last.text + token.image : `${last.text} ${token.image}`,
			};
			return;
		}
		const word = token.tokenType === Word || /^[A-Za-z]/.test(token.image) ? wordOf(token) : undefined;
		this.#strays.push({ start, end, text: token.image, after, word });
		const field = this.#fields.at(-1);
		if (field && !field.broken) this.#fields[this.#fields.length - 1] = { ...field, broken: true };
	}

	#begin(keyword: IToken): void {
		this.ACTION(() => {
			const span = spanOf(keyword);
			this.#before = this.problems.length;
			this.parts = { ...span, keyword: this.vocabulary.keywordOf(keyword.image) as string, keywordSpan: span, broken: false };
		});
	}

	#finish(): void {
		this.ACTION(() => {
			const { parts } = this;
			const last = this.LA(0) as IToken;
			const end = spanOf(last).end;
			const start = parts.start as number;
			let lost = false;
			for (let index = this.#before; index < this.problems.length; index += 1) {
				const problem = this.problems[index] as Problem;
				lost ||= problem.kind === 'syntax' && problem.start >= start && problem.end <= end + 1;
			}
			this.#fields.push({ ...parts, end, broken: lost } as Field);
		});
	}

	#partAlternatives: IOrAlt<unknown>[] | undefined;

	// Last, for it refers to all the others.
	readonly #line = this.RULE('line', (): { continued: TextValue | undefined; chinese: TextValue | undefined } => {
		let continued: TextValue | undefined;
		let chinese: TextValue | undefined;
		this.OPTION(() => {
			this.OR([
				{
					ALT: () => {
						continued = this.SUBRULE(this.textValue);
					},
				},
				{
					ALT: () => {
						const word = this.CONSUME(Zh);
						let token: IToken | undefined;
						this.OPTION1(() => {
							token = this.CONSUME(AnyText);
						});
						this.ACTION(() => {
							if (token) chinese = textOf(token, undefined, this.report);
							else reportNoText(this.report, word);
						});
					},
				},
			]);
		});
		this.MANY(() => {
			this.#partAlternatives ??= [
				...this.#fieldRules.map((rule, index) => ({ ALT: () => this.subrule(index + 2, rule as never) })),
				{ ALT: () => this.SUBRULE1(this.#stray) },
			];
			this.OR1(this.#partAlternatives);
		});
		return { continued, chinese };
	});
}
