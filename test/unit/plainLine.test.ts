import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allForms } from '../../server/src/forms/index.js';
import { languageOf } from '../../server/src/syntax/language.js';
import { languageLine } from '../support/arbitraries.js';
import { tiny } from '../support/tinyForm.js';

/** Lines that are read without the parser are read as it reads them. */

const languages = [...allForms, tiny].map((form) => languageOf(form));
type Language = (typeof languages)[number];

/** What it was read as, and whether it was read so at once. */
function agrees(language: Language, line: string): boolean {
	const plain = language.plain(line);
	if (!plain) return false;
	const { comment, oddSpaces, tokens } = language.lex(line);
	const parsed = language.parse(tokens);
	expect({ line, fields: plain }).toEqual({ line, fields: parsed.fields });
	expect({ line, ...parsed, comment, oddSpaces }).toMatchObject({
		strays: [],
		problems: [],
		continued: undefined,
		chinese: undefined,
		comment: undefined,
		oddSpaces: [],
	});
	return true;
}

const values = [
	...['0', '5', '78,133,241', '-2,881,495', '0.001', '12345678901234567890', '1234567890,123', '2023', '007', '1,23', '-0', '5.'],
	...['HKD 43.66', 'RMB 0', 'CNY 5', 'USD -1,000', 'HKD5', 'NOT 5', 'FOR 5', 'HKD 5 May 2023', 'XXX 1'],
	...[
		'5 May 2023',
		'31 June 2023',
		'2023-05-31',
		'2023-5-31',
		'5 may 2023',
		'31/05/2023',
		'5  May 2023',
		'5 May 2023,',
		'5 Mar 2023',
	],
	...[
		'"a text"',
		'"甲 # \\u00a0"',
		'"a \\" b"',
		'"open',
		'""',
		'"a" zh "甲"',
		'"a\u2028b"',
		'x 5',
		'= 5',
		'+ 5',
		'5 new',
		'5 treasury',
	],
	...['', 'ORD', '(i)', 'III.A', '99.1', '5 5', '1 000 000', '5 # remark', '5\u00a0', '5\t', ' 5'],
];

describe('a line of keywords with a plain value each', () => {
	it.each(languages)('is read as the parser reads it: $form.id', (language) => {
		let plain = 0;
		const { keywords } = language.form;
		for (const [index, keyword] of keywords.entries()) {
			for (const [at, value] of values.entries()) {
				const next = keywords[(index + at) % keywords.length] as string;
				const other = values[(at * 7 + index) % values.length] as string;
				for (const line of [
					`${keyword} ${value}`,
					`  ${keyword.toUpperCase()}  ${value} ${next} ${other}`,
					`${keyword}\t${value} `,
				]) {
					plain += agrees(language, line) ? 1 : 0;
				}
			}
		}
		expect(plain).toBeGreaterThan(keywords.length);
	});

	it('is most of what a return is made of', () => {
		const { plain } = languages[0] as Language;
		for (const line of [
			'    closing    78,133,241',
			'price HKD 43.66',
			'approved 28 November 2016',
			'event "A" on 5 May 2023 E1 -5',
		]) {
			expect({ line, fields: plain(line)?.length }).toEqual({ line, fields: line.startsWith('event') ? 3 : 1 });
		}
	});

	it('is the parser’s where it is anything else', () => {
		fc.assert(
			fc.property(fc.nat(), languageLine, fc.constantFrom('', ' ', '  closing 5', ' on 5 May 2023'), (which, line, more) => {
				agrees(languages[which % languages.length] as Language, line + more);
			}),
			{ numRuns: 2000 },
		);
	});
});
