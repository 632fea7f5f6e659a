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
	'200 classes whose capital is wrong, of numbers of 190 digits': () =>
		smallReturn({
			classes: many(200, (at) => `class C${at} "Ordinary shares"`),
			I: many(
				200,
				(at) =>
					`  for C${at}\n    opening 1${'7'.repeat(189)} x HKD 0.01 = HKD 5\n    closing 1${'7'.repeat(189)} x HKD 0.01 = HKD 6`,
			),
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

/** What is published of nobody, with so many of what costs most. */
export const hostileSources: Readonly<Record<string, (count: number) => string>> = {
	'one row of cells': (count) => `FF301\nMonthly Return\n${'cell\t'.repeat(count)}\n`,
	'HTML of `<`': (count) => `<html><body>FF301 Monthly Return ${'<'.repeat(count)}`,
	'HTML of `&`': (count) => `<html><body>FF301 Monthly Return ${'&'.repeat(count)}`,
	'HTML of numbers and units in tags of their own': (count) =>
		`<html><body>FF301 Monthly Return ${'<b>1</b><i>a</i>'.repeat(count)}`,
	'HTML of comments that do not end': (count) => `<html><body>FF301 Monthly Return ${'<!-- '.repeat(count)}`,
	'HTML of attributes': (count) => `<html><body>FF301 Monthly Return <p ${'a=1 '.repeat(count)}>`,
	'HTML of cells that go down': (count) =>
		`<html><body>FF301 Monthly Return <table>${'<tr><td rowspan=9>a<td>b'.repeat(count)}</table>`,
	'HTML of text as it was typed': (count) => `<html><body><pre>FF301 Monthly Return\n${'word  word\n'.repeat(count)}</pre>`,
	'blank rows of a spreadsheet': (count) => `FF301\nMonthly Return\nII. Movements in Issued Shares\n${'\t\t\n'.repeat(count)}`,
	'blanks on a line': (count) => `FF301\nMonthly Return\nII. Movements in Issued Shares\n${' '.repeat(count)}x\n`,
	'letters behind a label': (count) => `FF301\nMonthly Return\nStock code (if listed ${'a'.repeat(count)}\n`,
	'heads of a column': (count) =>
		`FF301\nMonthly Return\n${'At price (if applicable) Currency\t'.repeat(count)}\n1). Rights issue\tHKD\t1.00\n`,
	'words of a paragraph': (count) =>
		`FF301\nMonthly Return\nV. Confirmations\nRemarks:\n${'word '
			.repeat(20)
			.concat('\n')
			.repeat(Math.ceil(count / 20))}`,
	'words of one line': (count) => `FF301\nMonthly Return\nV. Confirmations\nRemarks:\n${'word '.repeat(count)}\n`,
	'figures that run together': (count) =>
		`FF301\nMonthly Return\nII. Movements in Issued Shares\nBalance at close of preceding month ${'1,234'.repeat(count)}\n`,
	'titles of the form': (count) => 'Monthly Return for Equity Issuer and Hong Kong Depositary Receipts\n'.repeat(count),
	'titles of another': (count) => 'Next Day Disclosure Return (Equity issuer - changes in issued shares)\n'.repeat(count),
	'covers of a report': (count) =>
		'FORM 6-K\nEXHIBIT INDEX\nExhibit 99.1 Monthly Return for the month of May 2025\n'.repeat(count),
	'brackets of JSON': (count) => '['.repeat(count),
	'members of JSON': (count) => `{"form": "FF301", ${Array.from({ length: count }, (_, at) => `"a${at}": 1`).join(', ')}}`,
};

/** Texts that are imported. */
export const hostileFiles: Readonly<Record<string, () => string>> = Object.fromEntries(
	(
		[
			['one row of 200 KB of cells', 'one row of cells', 40_000],
			['HTML of a million `<`', 'HTML of `<`', 1_000_000],
			['HTML of a million `&`', 'HTML of `&`', 1_000_000],
			['18,000 blank rows of a spreadsheet', 'blank rows of a spreadsheet', 18_000],
			['`Stock code (if listed` and 60,000 letters', 'letters behind a label', 60_000],
			['`At price (if applicable) Currency` 24 times', 'heads of a column', 24],
			['400,000 words of a paragraph', 'words of a paragraph', 400_000],
			['JSON of 100,000 brackets', 'brackets of JSON', 100_000],
		] as const
	).map(([name, of, count]) => [name, () => hostileSources[of]?.(count) ?? '']),
);

/** What somebody may have copied, with so many of what costs most. */
export const hostileClips: Readonly<Record<string, (count: number) => string>> = {
	'blank rows of a spreadsheet': (count) => `1\t2\t3\n4\t5\t6\n7\t8\t9\n${'\t\t\n'.repeat(count)}`,
	'blanks of a row': (count) => `1\t2\t3${' '.repeat(count)}x\n`,
	'heads of a column': (count) => `${'At price (if applicable) Currency\t'.repeat(count)}\n1). Rights issue\tHKD\t1.00\n`,
	'heads of a column below each other': (count) =>
		`${'At price (if applicable) Currency\n'.repeat(count)}1). Rights issue\tHKD\t1.00\n`,
	'letters behind a label': (count) => `Stock code (if listed ${'a'.repeat(count)}\n1\t2\n`,
	items: (count) => Array.from({ length: count }, (_, at) => `${at + 1}). Scheme ${at}\t1\t2\t3\t4`).join('\n'),
	'items of a spreadsheet': (count) => Array.from({ length: count }, (_, at) => `Scheme ${at}\t1\t2\t3\t4`).join('\n'),
	'quotation marks': (count) => `1\t2\n"${'""'.repeat(count)}\n`,
	'quotation marks of cells': (count) => `1\t2\n${'"a\n"\t'.repeat(count)}\n`,
	'numbers of a row': (count) => `1). Scheme\t${'1\t'.repeat(count)}\n`,
	'items of confirmations': (count) => '(i) All the securities issued\n'.repeat(count),
};
