import { generateReturn } from './generate.js';
import { smallReturn } from './small.js';

/** Texts that are no returns, or ones that nobody has, each of a kind that costs most where work is not bounded by its length. */

const many = (count: number, line: (index: number) => string) =>
	Array.from({ length: count }, (_, index) => line(index)).join('\n');

const scheme = (lines: string) => `  for ORD\n    scheme "A"\n${lines}`;

export const hostileTexts: Readonly<Record<string, () => string>> = {
	'a scheme with 130,000 movements': () => smallReturn({ A: scheme(many(130_000, () => '      granted 1')) }),
	'a number of 100,000 zeros': () => {
		const huge = `1${'0'.repeat(100_000)}1`;
		return smallReturn({ II: `    opening ${huge} + 0\n    closing ${huge} + 0` });
	},
	'60 schemes with numbers of 10,000 digits': () =>
		smallReturn({
			A: `  for ORD\n${many(60, (at) => `    scheme "S${at}"\n      opening 1${'0'.repeat(9_990)}\n      closing 2${'0'.repeat(9_990)}`)}`,
		}),
	'200 KB of digits': () => `opening ${'1'.repeat(200_000)}\n`,
	'10,000 classes': () => smallReturn({ classes: many(10_000, (at) => `class C${at} "Ordinary shares"`) }),
	'50,000 classes, each with a block': () =>
		smallReturn({
			classes: many(50_000, (at) => `class C${at} "Ordinary shares"`),
			II: many(50_000, (at) => `  for C${at}\n    opening 1\n    closing 1`),
		}),
	'50,000 blocks of one class': () => smallReturn({ II: many(50_000, () => '  for ORD\n    opening 1\n    closing 1') }),
	'20,000 lines `issuer foo`': () => many(20_000, () => 'issuer foo'),
	'40,000 findings on one line': () => smallReturn({ head: `confirm ${'(i) '.repeat(40_000)}` }),
	'4,000 findings on one line': () => smallReturn({ head: `confirm ${'(i) '.repeat(4_000)}` }),
	'one line of 60,000 `(i)`': () => `confirm ${'(i) '.repeat(60_000)}\n`,
	'5 MB of `!` lines': () => '!\n'.repeat(2_500_000),
	'5 MB of `!` on one line': () => `return FF301\n${'!'.repeat(5_000_000)}\n`,
	'5 MB of words on one line': () => `return FF301\n${'opening '.repeat(650_000)}\n`,
	'5 MB of brackets on one line': () => `return FF301\n${'('.repeat(5_000_000)}\n`,
	'5 MB of one text': () => `return FF301\nissuer "${'A'.repeat(5_000_000)}"\n`,
	'4.9 MB of right lines': () => generateReturn({ seed: 1, lines: 130_000 }).slice(0, 4_900_000),
	'1,000 schemes': () => generateReturn({ seed: 1, lines: 12_000 }),
	'200,000 comments': () => '# a remark\n'.repeat(200_000),
	'200,000 conflicts': () => '<<<<<<< HEAD\n=======\n>>>>>>> topic\n'.repeat(66_000),
	'200,000 sections': () => 'section III.A\n'.repeat(200_000),
	'200,000 quotation marks': () => '"\n'.repeat(200_000),
};

/** What is worst in a folder that somebody only opens, as files. */
export const worst: Readonly<Record<string, () => string>> = {
	'marks.return': hostileTexts['5 MB of `!` lines'] as () => string,
	'digits.return': hostileTexts['200 KB of digits'] as () => string,
	'zeros.return': () => `return FF301\nopening 1${'0'.repeat(90_000)} + 0\n`,
	'line.return': hostileTexts['one line of 60,000 `(i)`'] as () => string,
	'classes.return': () => many(4_000, (at) => `class C${at} "Ordinary shares"`),
	'errors.return': () => many(4_000, () => 'issuer foo'),
};

/** Texts that are imported. */
export const hostileFiles: Readonly<Record<string, () => string>> = {
	'one row of 200 KB of cells': () => `FF301\nMonthly Return\n${'cell\t'.repeat(40_000)}\n`,
	'HTML of a million `<`': () => `<html><body>FF301 Monthly Return ${'<'.repeat(1_000_000)}`,
	'18,000 blank rows of a spreadsheet': () => `FF301\nMonthly Return\nII. Movements in Issued Shares\n${'\t\t\n'.repeat(18_000)}`,
	'`Stock code (if listed` and 60,000 letters': () => `FF301\nMonthly Return\nStock code (if listed ${'a'.repeat(60_000)}\n`,
	'`At price (if applicable) Currency` 24 times': () =>
		`FF301\nMonthly Return\n${'At price (if applicable) Currency\t'.repeat(24)}\n1). Rights issue\tHKD\t1.00\n`,
	'JSON of 100,000 brackets': () => '['.repeat(100_000),
};
