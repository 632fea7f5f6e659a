import * as l10n from '@vscode/l10n';
import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { line as limits } from '../limits.js';
import type { AmountValue, Field, MoneyValue, Problem, TextValue, WordValue } from './statement.js';
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
	PastedMonth,
	SectionName,
	skipValidations,
	type Vocabulary,
	Word,
	Zh,
} from './tokens.js';
import { lonelySign, missingBehind, reportHalf, reportNoText, reportPasted, reportSign, secondNumber } from './valueProblems.js';
import { dateOf, moneyOf, monthOf, numberOf, pastedMonth, spanOf, textOf, wordOf } from './values.js';

/** The values of a line: a rule for each kind, which collects into `parts` what it reads. */
export class ValueParser extends EmbeddedActionsParser {
	protected problems: Problem[] = [];
	protected parts: { -readonly [Key in keyof Field]?: Field[Key] } = {};
	protected readonly report = (problem: Problem): void => {
		this.problems.push(problem);
	};
	readonly #beginsWithDigit: boolean;

	constructor(protected readonly vocabulary: Vocabulary) {
		super(vocabulary.tokens, { maxLookahead: 1, recoveryEnabled: false, skipValidations });
		this.#beginsWithDigit = /^\d/.test(vocabulary.form.id);
	}

	protected readonly textValue = this.RULE('textValue', (): TextValue => {
		const english = this.CONSUME(AnyText);
		let zh: IToken | undefined;
		this.OPTION(() => {
			const word = this.CONSUME(Zh);
			this.OPTION1(() => {
				zh = this.CONSUME1(AnyText);
			});
			this.ACTION(() => {
				if (!zh) reportNoText(this.report, word);
			});
		});
		return this.ACTION(() => textOf(english, zh && textOf(zh, undefined, this.report), this.report));
	});

	/** `1 000 000` is one number, which its finding says; `5 100` may be two. */
	readonly #plainNumeral = this.RULE('plainNumeral', (): IToken => {
		let whole = this.CONSUME(Numeral);
		this.MANY({
			GATE: () => this.#isThousands(whole),
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
	#isThousands({ image }: IToken): boolean {
		const [next, beyond] = [this.LA(1), this.LA(2)];
		const isGroup = ({ tokenType, image }: IToken) => tokenType === Numeral && /^\d{3}(?:\.\d+)?$/.test(image);
		// What is so long is no number, and what follows it is not looked at once more.
		if (image.length > 2 * limits.digits) return false;
		const isBegun = /\s/.test(image);
		return isGroup(next) && /^-?\d{1,3}(?:\s+\d{3})*$/.test(image) && (isBegun || next.image.startsWith('0') || isGroup(beyond));
	}

	readonly #numeral = this.RULE(
		'numeral',
		(): IToken =>
			this.OR([
				{ ALT: () => this.SUBRULE(this.#plainNumeral) },
				{ ALT: () => this.CONSUME(BracketedNumeral) },
				{ ALT: () => this.CONSUME(BrokenNumeral) },
			]),
	);

	/** `[+ | -] [currency] [number]`; a sign of its own is reported, and moved to the number by its fix. */
	readonly #money = this.RULE('money', (): MoneyValue | undefined => {
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
			numeral = this.SUBRULE(this.#numeral);
		});
		return this.ACTION(() => {
			if (sign && !currency && (!numeral || spanOf(sign).end !== numeral.startOffset)) {
				return lonelySign(this.report, sign, sign.tokenType === Minus && !this.#isNumeral(this.LA(1)));
			}
			const negated = sign?.tokenType === Minus;
			const number = numeral && numberOf(numeral, this.report, negated ? '-' : '');
			if (sign && numeral && numeral.image.length <= limits.digits) reportSign(this.report, sign, currency, numeral);
			return moneyOf(currency, number, this.report);
		});
	});

	/** `31`, `31 Decembre`, `31 12 2024`: the beginning of a date, of which no day can be read. */
	#halfDate(): void {
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

	protected readonly datePart = this.RULE('datePart', () => {
		this.OR([
			{
				ALT: () => {
					const token = this.CONSUME(AnyDate);
					this.ACTION(() => {
						this.parts.date = dateOf(token, this.report);
					});
				},
			},
			{ ALT: () => this.#halfDate() },
		]);
	});

	/** `January 2026`, or a date in it. */
	protected readonly monthPart = this.RULE('monthPart', () => {
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
					const token = this.CONSUME(PastedMonth);
					this.ACTION(() => {
						this.parts.month = pastedMonth(token, this.report);
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
	protected readonly amountPart = this.RULE('amountPart', () => {
		const amount: { -readonly [Key in keyof AmountValue]: AmountValue[Key] } = {
			first: undefined,
			par: undefined,
			noPar: undefined,
			second: undefined,
			equals: undefined,
			flag: undefined,
		};
		amount.first = this.SUBRULE(this.#money);
		this.OPTION1(() => {
			this.OR([
				{
					ALT: () => {
						const times = this.CONSUME(AnyTimes);
						const par = this.SUBRULE1(this.#money);
						this.ACTION(() => {
							amount.par = par ?? missingBehind(this.report, times);
							reportPasted(this.report, times);
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
							if (!par) reportHalf(this.report, no, 'no', 'par');
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
							numeral = this.SUBRULE2(this.#numeral);
						});
					},
				},
				{
					ALT: () => {
						numeral = this.SUBRULE3(this.#numeral);
					},
				},
			]);
			this.ACTION(() => {
				amount.second = secondNumber(this.report, sign, numeral);
			});
		});
		this.OPTION4(() => {
			const equals = this.CONSUME(AnyEquals);
			const result = this.SUBRULE4(this.#money);
			this.ACTION(() => {
				amount.equals = result ?? missingBehind(this.report, equals);
				reportPasted(this.report, equals);
			});
		});
		this.OPTION5({
			// A flag may be a keyword too: in FF301's totals `treasury` is a line of its own, and a number follows.
			GATE: () => !this.#isNumeral(this.LA(2)) || this.vocabulary.keywordOf(this.LA(1).image) === undefined,
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

	#isNumeral(token: IToken): boolean {
		return token.tokenType === Numeral || token.tokenType === BracketedNumeral || token.tokenType === BrokenNumeral;
	}

	/** `99.1`, `001-39278`, `20-F`: what stands together without a space is one name. */
	protected readonly namePart = this.RULE('namePart', (): WordValue => {
		const first = this.OR([
			{ ALT: () => this.CONSUME(Word) },
			{ ALT: () => this.CONSUME(Numeral) },
			{ ALT: () => this.CONSUME(BrokenNumeral) },
			{ ALT: () => this.CONSUME(SectionName) },
			{ ALT: () => this.CONSUME(EditionName) },
		]);
		return this.#glued(first);
	});

	protected readonly formPart = this.RULE('formPart', (): WordValue => {
		const first = this.#beginsWithDigit
			? this.OR([{ ALT: () => this.CONSUME(AnyWord) }, { ALT: () => this.CONSUME(Numeral) }])
			: this.CONSUME(AnyWord);
		return this.#glued(first);
	});

	#glued(first: IToken): WordValue {
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

	protected readonly itemsPart = this.RULE('itemsPart', () => {
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

	protected readonly sectionPart = this.RULE('sectionPart', () => {
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
				if (applicable?.tokenType !== Applicable) reportHalf(this.report, not, 'not', 'applicable', applicable);
			});
		});
	});
}
