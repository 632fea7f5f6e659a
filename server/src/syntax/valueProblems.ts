import * as l10n from '@vscode/l10n';
import type { IToken } from 'chevrotain';
import type { MoneyValue, NumberValue, Problem } from './statement.js';
import { Minus, PastedEquals, PastedPlus, PastedTimes } from './tokens.js';
import { numberOf, spanOf } from './values.js';

/** What is said of a value that is half there or written otherwise, and what is then known of it. */

type Report = (problem: Problem) => void;

/** A `zh` with no text behind it. */
export function reportNoText(report: Report, word: IToken): void {
	const { end } = spanOf(word);
	report({ start: end, end, kind: 'syntax', message: l10n.t('A text is missing after `{0}`.', word.image) });
}

/** A sign apart from a number behind it joins it to one before, and that one is missing. */
export function lonelySign(report: Report, sign: IToken, alone: boolean): MoneyValue {
	const { start, end } = spanOf(sign);
	report({
		start,
		end,
		kind: 'syntax',
		message: l10n.t('A number is missing before `{0}`, or the sign does not stand directly before its digits.', sign.image),
		// A dash alone says that there is none, or waits for its number.
		...(alone ? { fix: { title: l10n.t('Write {0}', '0'), text: '0', guessed: true } } : {}),
	});
	return { start, end, currency: undefined, currencySpan: undefined, number: { start, end, value: undefined } };
}

/** A sign that is not the number's own. */
export function reportSign(report: Report, sign: IToken, currency: IToken | undefined, numeral: IToken): void {
	const negated = sign.tokenType === Minus;
	// `--5` has one too many.
	const minus = negated && !numeral.image.startsWith('-') ? '-' : '';
	const text = `${currency ? `${currency.image} ` : ''}${minus}${numeral.image}`;
	report({
		start: sign.startOffset,
		end: spanOf(numeral).end,
		kind: 'malformed-number',
		message: negated
			? l10n.t('A minus stands directly before the digits: {0}.', text)
			: l10n.t('A number has no + sign before it: an increase is just {0}.', text),
		fix: { title: l10n.t('Write {0}', text), text },
	});
}

/** What follows the first number. Without a sign before it, it has to bring its own. */
export function secondNumber(
	report: Report,
	sign: IToken | undefined,
	numeral: IToken | undefined,
): NumberValue & { negated: boolean } {
	const negated = sign?.tokenType === Minus;
	if (!numeral) return { ...(missingBehind(report, sign as IToken).number as NumberValue), negated };
	const number = numberOf(numeral, report, negated ? '-' : '');
	if (sign) {
		reportPasted(report, sign);
	} else if (number.value && number.value.units >= 0n) {
		report({
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
export function missingBehind(report: Report, sign: IToken): MoneyValue {
	const end = spanOf(sign).end;
	report({ start: end, end, kind: 'syntax', message: l10n.t('A number is missing after `{0}`.', sign.image) });
	const number = { start: end, end, value: undefined };
	return { start: end, end, currency: undefined, currencySpan: undefined, number };
}

/** The first of two words that go together stands alone, or another word stands behind it. */
export function reportHalf(report: Report, token: IToken, first: string, second: string, instead?: IToken): void {
	const { end } = spanOf(token);
	report({
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

/** A sign as a page or a spreadsheet has it. */
export function reportPasted(report: Report, sign: IToken): void {
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
		report({
			...spanOf(sign),
			kind: 'malformed-number',
			message: l10n.t('`{0}` is written `{1}` here.', sign.image, image),
			fix: { title: l10n.t('Write {0}', image), text: image },
		});
	}
}
