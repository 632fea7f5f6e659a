import { describe, expect, it } from 'vitest';
import { format } from '../../server/src/syntax/decimal.js';
import { readLine } from '../../server/src/syntax/line.js';
import type { Field, Problem } from '../../server/src/syntax/statement.js';

/** A line after the first fix of it, round by round. */
function fixed(line: string): string {
	let now = line;
	for (let round = 0; round < 10; round += 1) {
		const problem = readLine(now).problems.find(({ fix }) => fix);
		if (!problem?.fix) {
			return now;
		}
		const { start, end } = problem.fix.at ?? problem;
		now = now.slice(0, start) + problem.fix.text + now.slice(end);
	}
	return now;
}

const problems = (line: string): readonly Problem[] => readLine(line).problems;
const kinds = (line: string) => [...new Set(problems(line).map(({ kind }) => kind))];
const field = (line: string): Field => readLine(line).fields[0] as Field;
const number = (line: string) => {
	const value = field(line).amount?.first?.number?.value;
	return value && format(value);
};

describe('what people paste is read, reported, and rewritten by its fix', () => {
	it.each([
		['a minus sign', 'E1 −5', 'E1 -5'],
		['an en dash', 'E1 –1,000', 'E1 -1,000'],
		['an em dash', 'E1 —5', 'E1 -5'],
		['a full-width minus', 'E1 －５', 'E1 -5'],
		['parentheses', 'lapsed (2,370,720)', 'lapsed -2,370,720'],
		['parentheses with blanks', 'lapsed ( 5 )', 'lapsed -5'],
		['full-width parentheses and digits', 'lapsed （５）', 'lapsed -5'],
		['full-width digits', 'opening １２３，４５６', 'opening 123,456'],
		['a full-width comma', 'opening 1，000', 'opening 1,000'],
		['a full-width point', 'funds HKD 1．5', 'funds HKD 1.5'],
		['a multiplication sign', 'opening 5 × USD 0.1', 'opening 5 x USD 0.1'],
		['an asterisk', 'opening 5 * USD 0.1', 'opening 5 x USD 0.1'],
		['HK$ before the digits', 'total HK$5', 'total HKD 5'],
		['HK$ and a space', 'total HK$ 5', 'total HKD 5'],
		['US$ in small letters', 'total us$5', 'total USD 5'],
		['HK$ before a negative number', 'total HK$-5', 'total HKD -5'],
		['a sign before the currency', 'total -HKD 1', 'total HKD -1'],
		['a sign before HK$', 'total -HK$1', 'total HKD -1'],
		['a plus sign before a number', 'E1 +5', 'E1 5'],
		['full-width operators', 'opening 5 ＋ 5 ＝ 10', 'opening 5 + 5 = 10'],
		['a minus sign for an operator', 'change 5 − 5', 'change 5 - 5'],
	])('%s: %s', (_, line, after) => {
		expect(kinds(line)).toEqual(['malformed-number']);
		expect(fixed(line)).toBe(after);
		expect(problems(after)).toEqual([]);
	});

	it.each([
		['a no-break space', 'opening\u00a05', 'opening 5'],
		['an ideographic space', 'opening\u30005', 'opening 5'],
		['curly quotation marks', 'signed “Zou Tao”', 'signed "Zou Tao"'],
		['low quotation marks', 'signed „Zou Tao“', 'signed "Zou Tao"'],
		['full-width quotation marks', 'signed ＂Zou＂', 'signed "Zou"'],
		['curly quotation marks round a backslash', 'signed “a\\b”', 'signed "a\\\\b"'],
		['full-width brackets of an item', 'confirm （iii）', 'confirm (iii)'],
		['blanks in an item', 'confirm ( iv )', 'confirm (iv)'],
	])('%s: %s', (_, line, after) => {
		expect(kinds(line)).toEqual(['malformed-text']);
		expect(fixed(line)).toBe(after);
		expect(problems(after)).toEqual([]);
	});

	it.each([
		['31/12/2024', '31 December 2024'],
		['31.12.2024', '31 December 2024'],
		['7 Jan 2025', '7 January 2025'],
		['7 Jan. 2025', '7 January 2025'],
		['7-Jan-2025', '7 January 2025'],
		['7th January 2025', '7 January 2025'],
		['January 7, 2025', '7 January 2025'],
		['Jan 7 2025', '7 January 2025'],
		['2025-1-7', '7 January 2025'],
		['2023年11月30日', '30 November 2023'],
		['2023 年 11 月 30 日', '30 November 2023'],
		['31 Decembre 2024', '31 December 2024'],
	])('a date as %s', (written, after) => {
		expect(kinds(`month ${written}`)).toEqual(['malformed-date']);
		expect(fixed(`month ${written}`)).toBe(`month ${after}`);
		expect(field(`month ${written}`).date?.day).toEqual(field(`month ${after}`).date?.day);
		expect(problems(`month ${after}`)).toEqual([]);
	});

	it('means the same before its fix and after', () => {
		for (const line of ['lapsed −1,000', 'lapsed (1,000)', 'lapsed －１，０００']) {
			expect(number(line)).toBe('-1,000');
		}
	});
});

describe('numbers', () => {
	it.each([
		['40,000,000,000', '40,000,000,000'],
		['20418259', '20,418,259'],
		['-2,370,720', '-2,370,720'],
		['0.00001', '0.00001'],
		['1,000.50', '1,000.50'],
		['0', '0'],
		['123456789012345678901234567890', '123,456,789,012,345,678,901,234,567,890'],
	])('%s is one', (written, value) => {
		expect(problems(`opening ${written}`)).toEqual([]);
		expect(number(`opening ${written}`)).toBe(value);
	});

	it.each([
		['separators that do not stand in threes', '12,34,567', 'Is it 1,234,567?'],
		['a separator too early', '1,23', 'Is it 123?'],
		['a separator at its end, where it was cut', '7,394,', 'Is it 7,394?'],
		['a point at its end', '1,000.', 'Is it 1,000?'],
		['two points', '1.2.3', 'one decimal point at most'],
		['a letter O', '4O2,000', 'Is it 402,000?'],
		['a letter l', '1l', 'Is it 11?'],
		['blanks between thousands', '1 000', '1 000 is written 1,000'],
		['several of them', '-1  234 567.5', 'is written -1,234,567.5'],
	])('%s: unknown, and not guessed', (_, written, says) => {
		expect(kinds(`opening ${written}`)).toEqual(['malformed-number']);
		expect(problems(`opening ${written}`)[0]?.message).toContain(says);
		expect(number(`opening ${written}`)).toBeUndefined();
	});

	it('in threes behind one another are one, unless they may be two', () => {
		const line = 'opening 1 000 000 + 2 000 = 1 002 000';
		expect(kinds(line)).toEqual(['malformed-number']);
		expect(problems(line)).toHaveLength(3);
		expect(fixed('opening 1 000 000')).toBe('opening 1,000,000');
		expect(problems('opening 5 100')).toMatchObject([{ fix: { title: 'Insert +' } }]);
		expect(problems('opening 1,000 000')).toMatchObject([{ kind: 'malformed-number' }, { fix: { title: 'Insert +' } }]);
	});

	it('with a leading zero is read, and reported', () => {
		expect(kinds('opening 0005')).toEqual(['malformed-number']);
		expect(number('opening 0005')).toBe('5');
		expect(fixed('opening 0005')).toBe('opening 5');
	});

	it('of a stock code keep their zeros', () => {
		expect(problems('listed 03896')).toEqual([]);
		expect(field('listed 03896').code?.text).toBe('03896');
	});
});

describe('money', () => {
	it.each(['total HKD5.00', 'total HKD1,000', 'total HKD-0.5'])('needs no space behind its currency: %s', (line) => {
		expect(problems(line)).toEqual([]);
		expect(number(line)).toBe(line.slice('total HKD'.length));
		expect(field(line).amount?.first?.currency).toBe('HKD');
	});

	it('is a currency and a number', () => {
		const { amount } = field('funds USD 175,955.06');
		expect(amount?.first?.currency).toBe('USD');
		expect(number('funds USD 175,955.06')).toBe('175,955.06');
	});

	it('CNY is read as RMB, and is no finding', () => {
		expect(field('funds CNY 5').amount?.first?.currency).toBe('RMB');
		expect(problems('funds CNY 5')).toEqual([]);
	});
});

describe('dates', () => {
	it.each(['on 3 March 2026, E1 5', 'on 2026-03-03. E1 5'])('are read before a sign of punctuation: %s', (line) => {
		expect(problems(line)).toEqual([]);
		expect(field(line).date?.day).toEqual({ year: 2026, month: 3, day: 3 });
	});

	it.each(['7 January 2025', '07 January 2025', '2025-01-07', '7 january 2025'])('%s', (written) => {
		expect(problems(`on ${written}`)).toEqual([]);
		expect(field(`on ${written}`).date?.day).toEqual({ year: 2025, month: 1, day: 7 });
	});

	it.each([
		['31 February 2025', 'February 2025 has no day 31.'],
		['29 February 2023', 'February 2023 has no day 29.'],
		['0 May 2025', 'May 2025 has no day 0.'],
		['2025-13-01', 'There is no month 13: 2025-13-01 is no date.'],
		['31', 'This is no whole date: write it as 31 January 2026.'],
		['12/31/2024', 'There is no month 31: 12/31/2024 is no date. Is it 31 December 2024?'],
		['13/31/2024', 'There is no month 31: 13/31/2024 is no date.'],
		['2/30/2024', 'There is no month 30: 2/30/2024 is no date.'],
	])('%s is none', (written, message) => {
		expect(problems(`on ${written}`)).toMatchObject([{ kind: 'malformed-date', message }]);
		expect(field(`on ${written}`).date?.day).toBeUndefined();
	});

	it('with the month first is put right by its fix', () => expect(fixed('on 12/31/2024')).toBe('on 31 December 2024'));

	it('29 February of a leap year is one', () => expect(problems('on 29 February 2024')).toEqual([]));
});

describe('texts', () => {
	it('know two escapes and keep every other backslash', () => {
		expect(field('signed "a\\"b\\\\c\\d"').text?.text).toBe('a"b\\c\\d');
	});

	it('hold a # without making it a comment', () => {
		expect(field('remarks "see #5" # a comment').text?.text).toBe('see #5');
		expect(readLine('remarks "see #5" # a comment').comment).toEqual({ start: 17, end: 28 });
	});

	it('unclosed, end with their line, and the fix closes them before the blanks', () => {
		expect(problems('signed "Zou Tao  ')).toMatchObject([{ kind: 'syntax', start: 7 }]);
		expect(field('signed "Zou Tao').text?.text).toBe('Zou Tao');
		expect(fixed('signed "Zou Tao  ')).toBe('signed "Zou Tao"  ');
	});

	it('closed by a curly mark, get a straight one', () => expect(fixed('signed "Zou Tao”')).toBe('signed "Zou Tao"'));

	it('have their Chinese behind zh', () => {
		expect(field('issuer "Moon Inc." zh "月亮"').text).toMatchObject({ text: 'Moon Inc.', zh: { text: '月亮' } });
	});
});
