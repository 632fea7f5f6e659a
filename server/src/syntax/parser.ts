import * as l10n from '@vscode/l10n';
import { EmbeddedActionsParser, type IOrAlt, type IToken, type TokenType } from 'chevrotain';
import type { Part } from '../forms/shapes.js';
import { line as limits } from '../limits.js';
import type { AmountValue, Field, MoneyValue, NumberValue, Problem, StrayTokens, TextValue, WordValue } from './statement.js';
import {
	AnyCurrency,
	AnyDate,
	AnyEquals,
	AnyFlag,
	AnyItem,
	AnyPlus,
	AnyText,
	AnyTimes,
	AnyWord,
	Applicable,
	BracketedNumeral,
	BrokenNumeral,
	EditionName,
	Minus,
	No,
	Not,
	Numeral,
	Par,
	PastedEquals,
	PastedPlus,
	PastedTimes,
	type Reading,
	SectionName,
	Stray,
	skipValidations,
	type Vocabulary,
	Word,
	Zh,
} from './tokens.js';
import { currencyOf, dateOf, moneyOf, monthOf, numberOf, spanOf, textOf, wordOf } from './values.js';

export interface ParsedLine {
	readonly fields: readonly Field[];
	readonly strays: readonly StrayTokens[];
	readonly problems: readonly Problem[];
	readonly continued: TextValue | undefined;
	readonly chinese: TextValue | undefined;
}

type Parts = { -readonly [Key in keyof Field]?: Field[Key] };

/**
 * The grammar of one line: `[text] { field | stray }`. Every token begins a field, belongs to one, or is a stray, so no line
 * fails to parse: recovery is in the grammar, not in error handling. What a field needs is checked by the outline, which knows
 * the field's place. The rules only collect into `parts`; a field is made when its rule ends.
 */
export class LineParser extends EmbeddedActionsParser {
	private fields: Field[] = [];
	private strays: StrayTokens[] = [];
	private problems: Problem[] = [];
	private parts: Parts = {};
	/** How many problems there were when the field began. */
	private before = 0;
	private readonly report = (problem: Problem): void => {
		this.problems.push(problem);
	};

	private readonly fieldRules: readonly (() => void)[];
	private readonly beginsWithDigit: boolean;

	/** To be built at the first line of its form, for that takes some 20 ms. */
	constructor(private readonly vocabulary: Vocabulary) {
		super(vocabulary.tokens, { maxLookahead: 1, recoveryEnabled: false, skipValidations });
		this.beginsWithDigit = /^\d/.test(vocabulary.form.id);
		this.fieldRules = vocabulary.readings.map((reading) => this.fieldRule(reading));
		this.performSelfAnalysis();
	}

	read(tokens: IToken[]): ParsedLine {
		this.fields = [];
		this.strays = [];
		this.problems = [];
		this.input = tokens;
		const texts = this.line();
		const { fields, strays, problems } = this;
		// An idle parser would keep the last line's tokens alive.
		this.input = [];
		return { fields, strays, problems, ...texts };
	}

	private readonly textValue = this.RULE('textValue', (): TextValue => {
		const english = this.CONSUME(AnyText);
		let zh: IToken | undefined;
		this.OPTION(() => {
			const word = this.CONSUME(Zh);
			this.OPTION1(() => {
				zh = this.CONSUME1(AnyText);
			});
			this.ACTION(() => {
				if (!zh) {
					this.reportNoText(word);
				}
			});
		});
		return this.ACTION(() => textOf(english, zh && textOf(zh, undefined, this.report), this.report));
	});

	private reportNoText(word: IToken): void {
		const { end } = spanOf(word);
		this.report({ start: end, end, kind: 'syntax', message: l10n.t('A text is missing after `{0}`.', word.image) });
	}

	/** `1 000 000` is one number, which its finding says; `5 100` may be two. */
	private readonly plainNumeral = this.RULE('plainNumeral', (): IToken => {
		let whole = this.CONSUME(Numeral);
		this.MANY({
			GATE: () => this.isThousands(whole),
			DEF: () => {
				const group = this.CONSUME1(Numeral);
				this.ACTION(() => {
					const image = whole.image.padEnd(group.startOffset - whole.startOffset) + group.image;
					whole = { ...whole, image };
				});
			},
		});
		return whole;
	});

	/** Digits follow in threes: several times, or such as no number begins with. */
	private isThousands({ image }: IToken): boolean {
		const [next, beyond] = [this.LA(1), this.LA(2)];
		const isGroup = ({ tokenType, image }: IToken) => tokenType === Numeral && /^\d{3}(?:\.\d+)?$/.test(image);
		// What is so long is no number, and what follows it is not looked at once more.
		if (image.length > 2 * limits.digits) {
			return false;
		}
		const isBegun = /\s/.test(image);
		return isGroup(next) && /^-?\d{1,3}(?:\s+\d{3})*$/.test(image) && (isBegun || next.image.startsWith('0') || isGroup(beyond));
	}

	private readonly numeral = this.RULE(
		'numeral',
		(): IToken =>
			this.OR([
				{ ALT: () => this.SUBRULE(this.plainNumeral) },
				{ ALT: () => this.CONSUME(BracketedNumeral) },
				{ ALT: () => this.CONSUME(BrokenNumeral) },
			]),
	);

	/** `[+ | -] [currency] [number]`; a sign of its own is reported, and moved to the number by its fix. */
	private readonly money = this.RULE('money', (): MoneyValue | undefined => {
		let sign: IToken | undefined;
		let currency: IToken | undefined;
		let numeral: IToken | undefined;
		this.OPTION(() => {
			sign = this.OR([{ ALT: () => this.CONSUME(AnyPlus) }, { ALT: () => this.CONSUME(Minus) }]);
		});
		this.OPTION1(() => {
			currency = this.CONSUME(AnyCurrency);
		});
		this.OPTION2(() => {
			numeral = this.SUBRULE(this.numeral);
		});
		return this.ACTION(() => {
			if (sign && !currency && (!numeral || spanOf(sign).end !== numeral.startOffset)) {
				return this.lonelySign(sign, sign.tokenType === Minus && this.isNoNumber(this.LA(1)));
			}
			const negated = sign?.tokenType === Minus;
			const number = numeral && numberOf(numeral, this.report, negated ? '-' : '');
			if (sign && numeral && numeral.image.length <= limits.digits) {
				this.reportSign(sign, currency, numeral, negated);
			}
			return moneyOf(currency, number, this.report);
		});
	});

	private isNoNumber({ tokenType }: IToken): boolean {
		return tokenType !== Numeral && tokenType !== BracketedNumeral && tokenType !== BrokenNumeral;
	}

	/** A sign apart from a number behind it joins it to one before, and that one is missing. */
	private lonelySign(sign: IToken, alone: boolean): MoneyValue {
		const { start, end } = spanOf(sign);
		this.report({
			start,
			end,
			kind: 'syntax',
			message: l10n.t('A number is missing before `{0}`, or the sign does not stand directly before its digits.', sign.image),
			// A dash alone says that there is none, or waits for its number.
			...(alone ? { fix: { title: l10n.t('Write {0}', '0'), text: '0', guessed: true } } : {}),
		});
		return { start, end, currency: undefined, currencySpan: undefined, number: { start, end, value: undefined } };
	}

	private reportSign(sign: IToken, currency: IToken | undefined, numeral: IToken, negated: boolean): void {
		// `--5` has one too many.
		const minus = negated && !numeral.image.startsWith('-') ? '-' : '';
		const text = `${currency ? `${currency.image} ` : ''}${minus}${numeral.image}`;
		this.report({
			start: sign.startOffset,
			end: spanOf(numeral).end,
			kind: 'malformed-number',
			message: negated
				? l10n.t('A minus stands directly before the digits: {0}.', text)
				: l10n.t('A number has no + sign before it: an increase is just {0}.', text),
			fix: { title: l10n.t('Write {0}', text), text },
		});
	}

	/** `31`, `31 Decembre`, `31 12 2024`: the beginning of a date, of which no day can be read. */
	private halfDate(): void {
		const first = this.CONSUME(Numeral);
		let last = first;
		this.OPTION1(() => {
			last = this.CONSUME(Word);
		});
		this.OPTION2(() => {
			last = this.CONSUME1(Numeral);
		});
		this.ACTION(() => {
			const span = { start: first.startOffset, end: spanOf(last).end };
			this.report({ ...span, kind: 'malformed-date', message: l10n.t('This is no whole date: write it as 31 January 2026.') });
			this.parts.date = { ...span, day: undefined };
		});
	}

	private readonly datePart = this.RULE('datePart', () => {
		this.OR([
			{
				ALT: () => {
					const token = this.CONSUME(AnyDate);
					this.ACTION(() => {
						this.parts.date = dateOf(token, this.report);
					});
				},
			},
			{ ALT: () => this.halfDate() },
		]);
	});

	/** `January 2026`, or a date in it. */
	private readonly monthPart = this.RULE('monthPart', () => {
		this.OR([
			{
				ALT: () => {
					const token = this.CONSUME(AnyDate);
					this.ACTION(() => {
						const date = dateOf(token, this.report);
						this.parts.date = date;
						this.parts.month = { start: date.start, end: date.end, month: date.day };
					});
				},
			},
			{
				ALT: () => {
					const name = this.CONSUME(Word);
					let year: IToken | undefined;
					this.OPTION(() => {
						year = this.CONSUME(Numeral);
					});
					this.ACTION(() => {
						this.parts.month = monthOf(name, year, this.report);
					});
				},
			},
		]);
	});

	/** `[money] [x money | no par] [+ number | - number | -number] [= money] [flag]` */
	private readonly amountPart = this.RULE('amountPart', () => {
		const amount: { -readonly [Key in keyof AmountValue]: AmountValue[Key] } = {
			first: undefined,
			par: undefined,
			noPar: undefined,
			second: undefined,
			equals: undefined,
			flag: undefined,
		};
		amount.first = this.SUBRULE(this.money);
		this.OPTION1(() => {
			this.OR([
				{
					ALT: () => {
						const times = this.CONSUME(AnyTimes);
						const par = this.SUBRULE1(this.money);
						this.ACTION(() => {
							amount.par = par ?? this.gap(times);
							this.reportPasted(times);
						});
					},
				},
				{
					ALT: () => {
						const no = this.CONSUME(No);
						let par: IToken | undefined;
						this.OPTION6(() => {
							par = this.CONSUME(Par);
						});
						this.ACTION(() => {
							amount.noPar = { start: no.startOffset, end: spanOf(par ?? no).end };
							if (!par) {
								this.reportHalf(no, 'no', 'par');
							}
						});
					},
				},
			]);
		});
		this.OPTION2(() => {
			let sign: IToken | undefined;
			let numeral: IToken | undefined;
			this.OR1([
				{
					ALT: () => {
						sign = this.OR2([{ ALT: () => this.CONSUME(AnyPlus) }, { ALT: () => this.CONSUME(Minus) }]);
						this.OPTION3(() => {
							numeral = this.SUBRULE2(this.numeral);
						});
					},
				},
				{
					ALT: () => {
						numeral = this.SUBRULE3(this.numeral);
					},
				},
			]);
			this.ACTION(() => {
				amount.second = this.second(sign, numeral);
			});
		});
		this.OPTION4(() => {
			const equals = this.CONSUME(AnyEquals);
			const result = this.SUBRULE4(this.money);
			this.ACTION(() => {
				amount.equals = result ?? this.gap(equals);
				this.reportPasted(equals);
			});
		});
		this.OPTION5({
			// A flag may be a keyword too: in FF301's totals `treasury` is a line of its own, and a number follows.
			GATE: () => !this.isNumeral(this.LA(2)) || this.vocabulary.keywordOf(this.LA(1).image) === undefined,
			DEF: () => {
				const flag = this.CONSUME(AnyFlag);
				this.ACTION(() => {
					amount.flag = wordOf(flag);
				});
			},
		});
		this.ACTION(() => {
			this.parts.amount = amount;
		});
	});

	private isNumeral(token: IToken): boolean {
		return token.tokenType === Numeral || token.tokenType === BracketedNumeral || token.tokenType === BrokenNumeral;
	}

	/** What follows the first number. Without a sign before it, it has to bring its own. */
	private second(sign: IToken | undefined, numeral: IToken | undefined): NumberValue & { negated: boolean } {
		const negated = sign?.tokenType === Minus;
		if (!numeral) {
			return { ...(this.gap(sign as IToken).number as NumberValue), negated };
		}
		const number = numberOf(numeral, this.report, negated ? '-' : '');
		if (sign) {
			this.reportPasted(sign);
		} else if (number.value && number.value.units >= 0n) {
			this.report({
				...spanOf(numeral),
				kind: 'syntax',
				message: l10n.t('A sign is missing before {0}: the second number follows `+` or `-`.', numeral.image),
				fix: { title: l10n.t('Insert {0}', '+'), text: '+ ', at: { start: numeral.startOffset, end: numeral.startOffset } },
			});
			return { ...spanOf(numeral), value: undefined, negated };
		}
		return { ...number, negated };
	}

	/** A sign with nothing behind it: a value that is missing, and so unknown. */
	private gap(sign: IToken): MoneyValue {
		const end = spanOf(sign).end;
		this.report({ start: end, end, kind: 'syntax', message: l10n.t('A number is missing after `{0}`.', sign.image) });
		const number = { start: end, end, value: undefined };
		return { start: end, end, currency: undefined, currencySpan: undefined, number };
	}

	/** The first of two words that go together stands alone, or another word stands behind it. */
	private reportHalf(token: IToken, first: string, second: string, instead?: IToken): void {
		const { end } = spanOf(token);
		this.report({
			start: token.startOffset,
			end: instead ? spanOf(instead).end : end,
			kind: 'syntax',
			message: instead
				? l10n.t('`{0}` is followed by `{1}`, not by `{2}`.', first, second, instead.image)
				: l10n.t('`{0}` is followed by `{1}`.', first, second),
			fix: instead
				? { title: l10n.t('Write {0}', `${first} ${second}`), text: second, at: spanOf(instead) }
				: { title: l10n.t('Write {0}', `${first} ${second}`), text: ` ${second}`, at: { start: end, end } },
		});
	}

	private reportPasted(sign: IToken): void {
		const rewritten =
			sign.tokenType === PastedTimes
				? 'x'
				: sign.tokenType === PastedEquals
					? '='
					: sign.tokenType === PastedPlus
						? '+'
						: undefined;
		const image = sign.tokenType === Minus && sign.image !== '-' ? '-' : rewritten;
		if (image) {
			this.report({
				...spanOf(sign),
				kind: 'malformed-number',
				message: l10n.t('`{0}` is written `{1}` here.', sign.image, image),
				fix: { title: l10n.t('Write {0}', image), text: image },
			});
		}
	}

	/** `99.1`, `001-39278`, `20-F`: what stands together without a space is one name. */
	private readonly namePart = this.RULE('namePart', (): WordValue => {
		const first = this.OR([
			{ ALT: () => this.CONSUME(Word) },
			{ ALT: () => this.CONSUME(Numeral) },
			{ ALT: () => this.CONSUME(BrokenNumeral) },
			{ ALT: () => this.CONSUME(SectionName) },
			{ ALT: () => this.CONSUME(EditionName) },
		]);
		return this.glued(first);
	});

	private readonly formPart = this.RULE('formPart', (): WordValue => {
		const first = this.beginsWithDigit
			? this.OR([{ ALT: () => this.CONSUME(AnyWord) }, { ALT: () => this.CONSUME(Numeral) }])
			: this.CONSUME(AnyWord);
		return this.glued(first);
	});

	private glued(first: IToken): WordValue {
		let last = first;
		let text = first.image;
		this.MANY({
			GATE: () => this.LA(1).startOffset === this.LA(0).startOffset + this.LA(0).image.length,
			DEF: () => {
				last = this.OR1([
					{ ALT: () => this.CONSUME1(AnyWord) },
					{ ALT: () => this.CONSUME1(Numeral) },
					{ ALT: () => this.CONSUME1(BrokenNumeral) },
					{ ALT: () => this.CONSUME1(Minus) },
					{ ALT: () => this.CONSUME1(SectionName) },
					{ ALT: () => this.CONSUME1(EditionName) },
				]);
				text += last.image;
			},
		});
		return this.ACTION(() => ({ start: first.startOffset, end: spanOf(last).end, text }));
	}

	private readonly itemsPart = this.RULE('itemsPart', () => {
		const items: IToken[] = [];
		this.MANY(() => {
			const item = this.CONSUME(AnyItem);
			this.ACTION(() => items.push(item));
		});
		this.ACTION(() => {
			this.parts.items = items.map(wordOf);
			for (const item of items) {
				const plain = `(${item.image.replace(/[()（）\s]/g, '').toLowerCase()})`;
				if (item.image !== plain && !/^\([ivx]+\)$/i.test(item.image)) {
					this.report({
						...spanOf(item),
						kind: 'malformed-text',
						message: l10n.t('An item is written {0}.', plain),
						fix: { title: l10n.t('Write {0}', plain), text: plain },
					});
				}
			}
		});
	});

	private readonly sectionPart = this.RULE('sectionPart', () => {
		this.OPTION({
			GATE: () => this.LA(1).tokenType !== Not,
			DEF: () => {
				const name = this.OR([{ ALT: () => this.CONSUME(SectionName) }, { ALT: () => this.CONSUME(AnyWord) }]);
				this.ACTION(() => {
					this.parts.section = wordOf(name);
				});
			},
		});
		this.OPTION1(() => {
			const not = this.CONSUME(Not);
			let applicable: IToken | undefined;
			this.OPTION2(() => {
				applicable = this.OR1([{ ALT: () => this.CONSUME(Applicable) }, { ALT: () => this.CONSUME1(Word) }]);
			});
			this.ACTION(() => {
				this.parts.not = { start: not.startOffset, end: spanOf(applicable ?? not).end };
				if (applicable?.tokenType !== Applicable) {
					this.reportHalf(not, 'not', 'applicable', applicable);
				}
			});
		});
	});

	/** A keyword, and the parts of its value. Each has an index of its own, by which Chevrotain tells them apart. */
	private fieldRule({ name, category, parts, words }: Reading): () => void {
		return this.RULE(`${name}Field`, () => {
			this.begin(this.consume(0, category));
			for (const [index, part] of parts.entries()) {
				this.part(part, index + 1, words);
			}
			this.finish();
		});
	}

	private part(part: Part, index: number, words: readonly TokenType[]): void {
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
					this.word(this.consume(index, first));
					for (const [behind, word] of others.entries()) {
						const at = 100 + index * 10 + behind;
						this.option(at, () => this.word(this.consume(at, word)));
					}
				});
				return;
			default:
				this.option(index, () => this.value(part, index));
		}
	}

	private word(token: IToken): void {
		this.ACTION(() => {
			const word = wordOf(token);
			this.parts.words = [...(this.parts.words ?? []), word];
			if (/^not$/i.test(word.text)) this.parts.not = { start: word.start, end: word.end };
		});
	}

	private value(part: Exclude<Part, 'amount' | 'items' | 'section' | 'words'>, index: number): void {
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

	private readonly stray = this.RULE('stray', () => {
		const token = this.CONSUME(Stray);
		this.ACTION(() => this.pass(token));
	});

	/** Neighbouring strays are one: `<<<<<<< HEAD` is said once. */
	private pass(token: IToken): void {
		const { start, end } = spanOf(token);
		const after = this.fields.length - 1;
		const last = this.strays.at(-1);
		if (last && last.after === after) {
			this.strays[this.strays.length - 1] = {
				...last,
				end,
				text: last.end === start ? last.text + token.image : `${last.text} ${token.image}`,
			};
			return;
		}
		const word = token.tokenType === Word || /^[A-Za-z]/.test(token.image) ? wordOf(token) : undefined;
		this.strays.push({ start, end, text: token.image, after, word });
		const field = this.fields.at(-1);
		if (field && !field.broken) {
			this.fields[this.fields.length - 1] = { ...field, broken: true };
		}
	}

	private begin(keyword: IToken): void {
		this.ACTION(() => {
			const span = spanOf(keyword);
			this.before = this.problems.length;
			this.parts = { ...span, keyword: this.vocabulary.keywordOf(keyword.image) as string, keywordSpan: span, broken: false };
		});
	}

	private finish(): void {
		this.ACTION(() => {
			const { parts } = this;
			const last = this.LA(0) as IToken;
			const end = spanOf(last).end;
			const start = parts.start as number;
			let lost = false;
			for (let index = this.before; index < this.problems.length; index += 1) {
				const problem = this.problems[index] as Problem;
				lost ||= problem.kind === 'syntax' && problem.start >= start && problem.end <= end + 1;
			}
			this.fields.push({ ...parts, end, broken: lost } as Field);
		});
	}

	private partAlternatives: IOrAlt<unknown>[] | undefined;

	// Last, for it refers to all the others.
	private readonly line = this.RULE('line', (): { continued: TextValue | undefined; chinese: TextValue | undefined } => {
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
							if (token) {
								chinese = textOf(token, undefined, this.report);
							} else {
								this.reportNoText(word);
							}
						});
					},
				},
			]);
		});
		this.MANY(() => {
			this.partAlternatives ??= [
				...this.fieldRules.map((rule, index) => ({ ALT: () => this.subrule(index + 2, rule as never) })),
				{ ALT: () => this.SUBRULE1(this.stray) },
			];
			this.OR1(this.partAlternatives);
		});
		return { continued, chinese };
	});
}
