import { describe, expect, it } from 'vitest';
import { withoutMarkup } from '../../server/src/localise.js';
import { changedLines, findingsIn, fixedBy, type Parts, saidOf, smallReturn } from '../support/small.js';

/** What the language says of a return with these parts, and the lines that the fixes write. */
function language(parts: Parts): { said: readonly string[]; fixed: readonly string[] } {
	const text = smallReturn(parts);
	const findings = findingsIn(text).filter(({ check }) => check === 'syntax');
	return {
		said: saidOf(findings).map((said) => said.replace(/^\d+ syntax: /, '')),
		fixed: findings.flatMap((finding) => (finding.fixes().length > 0 ? changedLines(text, fixedBy(text, finding)) : [])),
	};
}

const scheme = (line: string): Parts => ({ A: `    scheme "S"\n      opening 5\n      ${line}` });
const two = 'takes the issued shares, then `+` and the treasury shares, then `=` and the total.';

describe('what is missing says what belongs there', () => {
	it.each<[string, Parts, string]>([
		['a number', scheme('closing'), '`closing` takes a number.'],
		['a date', scheme('approved'), '`approved` takes a date, such as `31 January 2026`.'],
		['an amount of money', { A: '    scheme "S" opening 5\n  funds' }, '`funds` takes an amount of money, such as `HKD 1,000`.'],
		['an amount behind a currency', { A: '    scheme "S" opening 5\n  funds HKD' }, 'An amount is missing after HKD.'],
		['a text', { A: '    scheme\n      opening 5' }, '`scheme` takes a text in quotation marks.'],
		['the columns of section II', { II: '    opening' }, `\`opening\` ${two}`],
		['a second number', { II: '    opening 5 + = 5' }, 'A number is missing after `+`.'],
		['a stock code', { classes: 'class ORD "Ordinary shares" listed' }, '`listed` takes a stock code of five digits.'],
		[
			'the class of shares',
			{ classes: 'class ORD listed 07999' },
			'The class of shares is missing: a text such as "Ordinary shares".',
		],
		[
			'a class id',
			{ classes: 'class "Ordinary shares"' },
			'`class` takes a short name of your own and the class of shares in quotation marks.',
		],
		['confirmations', { V: '  confirm' }, '`confirm` takes items from `(i)` to `(viii)`.'],
		[
			'the wording of an amendment',
			{ V: '  amend (iii)' },
			'`amend` takes the full wording that replaces the item, in quotation marks.',
		],
		[
			'float complied',
			{ month: '31 January 2026', submitted: '2 February 2026', II: '    opening 5\n    public float' },
			'`public` takes `float complied` or `float not complied`.',
		],
	])('%s', (_, parts, message) => expect(language(parts).said).toContain(withoutMarkup(message)));
});

describe('what stands there instead is named with it', () => {
	it.each<[string, Parts, string]>([
		['a word for a number', { II: '    opening nil' }, `Found \`nil\`. \`opening\` ${two} Did you mean \`0\`?`],
		['a word for an item', { V: '  confirm none' }, 'Found `none`. `confirm` takes items from `(i)` to `(viii)`.'],
		[
			'a number for a section',
			{ head: 'section 3' },
			'Found `3`. `section` takes a section from `I` to `V` (III as `III.A` to `III.E`) and, where it is so, `not applicable`.',
		],
		['a section that is none', { head: 'section VI' }, 'There is no section VI: the form has I, II, III.A to III.E, IV and V.'],
		['section III without a part', { head: 'section III' }, 'Section III has the parts III.A to III.E: name one.'],
		['an item that is none', { V: '  confirm (ix)' }, 'There is no item (ix): the confirmations are (i) to (viii).'],
		['two items where one goes', { V: '  omit (iv) (v)' }, '`omit` takes one item; each has a line of its own.'],
		['a text behind confirm', { V: '  confirm (i) "x"' }, '`confirm` takes no text: `amend` gives an item another wording.'],
		['an edition that is none', { edition: 'v9.9.9' }, 'No edition v9.9.9 of FF301 is known.'],
	])('%s', (_, parts, message) => expect(language(parts).said).toContain(withoutMarkup(message)));
});

describe('what stands there instead becomes the value by its fix', () => {
	it.each<[string, Parts, string]>([
		['a text without quotation marks', { A: '    scheme\n      opening 5\n  remarks No grant' }, '  remarks "No grant"'],
		[
			'a text that resembles a keyword',
			{ E: '    event Placing on 3 July 2023 E1 5' },
			'    event "Placing" on 3 July 2023 E1 5',
		],
		['a text in single quotation marks', { E: '    event ‘Placing’ E1 5' }, '    event "Placing" E1 5'],
		[
			'a text behind the id of a class',
			{ classes: 'class ORD Ordinary shares listed 07999' },
			'class ORD "Ordinary shares" listed 07999',
		],
		['a text behind an item', { V: '  amend (v) none' }, '  amend (v) "none"'],
		['a number behind a colon', scheme('closing: 5'), '      closing 5'],
		['a date behind a colon', scheme('approved: 3 July 2022'), '      approved 3 July 2022'],
		['an amount with no space behind its currency', { A: '    scheme "S" opening 5\n  funds HKD5' }, '  funds HKD 5'],
		['an abbreviation', { head: 'section III.B N/A # x' }, 'section III.B not applicable # x'],
		['a colon behind a section', { head: 'section III.B: not applicable # x' }, 'section III.B not applicable # x'],
	])('%s', (_, parts, line) => expect(language(parts).fixed).toEqual([line]));

	it.each<[string, Parts]>([
		['a text of which a part may be a keyword', { E: '    event China Change Holdings on 3 July 2023 E1 5' }],
		['words where a number goes', scheme('closing: balance 5')],
	])('but not %s', (_, parts) => expect(language(parts).fixed.join()).not.toMatch(/"China"|closing balance/));
});

describe('what has no place says so', () => {
	it.each<[string, Parts, string]>([
		['a par value in section II', { II: '    opening 5 x HKD 1' }, `A par value has no place here: \`opening\` ${two}`],
		[
			'a total on a change',
			{ II: '    opening 5\n    change 0 + 0 = 0' },
			'A total has no place here: `change` takes the change of the issued shares, then `+` or `-` and that of the treasury shares.',
		],
		['`new` on a balance', { II: '    opening 5\n    closing 5 new' }, `\`new\` has no place here: \`closing\` ${two}`],
		['a second number of a scheme', scheme('closing 5 + 5'), 'A second number has no place here: `closing` takes a number.'],
		['a result of a scheme', scheme('closing 5 = 5'), 'A result after `=` has no place here: `closing` takes a number.'],
		[
			'a text on a movement that is not `other`',
			scheme('granted "x" 5'),
			'A text has no place here: `granted` takes a number, or nothing.',
		],
		[
			'a treasury column in section I',
			{ I: '    opening 5 + 1' },
			'A second number has no place here: `opening` takes a number of shares, then `x` and the par value (or `no par`), then `=` and the capital.',
		],
		['no par in section II', { II: '    opening 5 no par' }, `\`no par\` has no place here: \`opening\` ${two}`],
		[
			'words behind a value',
			{ II: '    opening 5 shares' },
			'Found `shares`. Nothing more is expected after `opening` and its value.',
		],
	])('%s', (_, parts, message) => expect(language(parts).said).toEqual([withoutMarkup(message)]));

	it('a text on `other`, and a movement with no number, have theirs', () => {
		expect(language(scheme('other "Adjustment" -5\n      granted\n      closing 0')).said).toEqual([]);
	});
});

describe('currencies', () => {
	it.each<[string, Parts, string, string]>([
		[
			'misspelt',
			{ A: '    scheme "S" opening 5\n  funds HKX 5' },
			'HKX is not a currency code of ISO 4217. Did you mean HKD?',
			'  funds HKD 5',
		],
		[
			'behind its amount',
			{ A: '    scheme "S" opening 5\n  funds 5.50 HKD' },
			'An amount of money begins with its currency, such as `HKD 1,000`.',
			'  funds HKD 5.50',
		],
		[
			'in small letters',
			{ A: '    scheme "S" opening 5\n  funds hkd 5' },
			'Found `hkd 5`. `funds` takes an amount of money, such as `HKD 1,000`. Did you mean `HKD`?',
			'  funds HKD 5',
		],
		[
			'missing beside one',
			{ I: '    opening 1,000,000 x 1 = HKD 1,000,000' },
			'An amount of money begins with its currency, such as `HKD 1,000`.',
			'    opening 1,000,000 x HKD 1 = HKD 1,000,000',
		],
		[
			'on a number',
			{ A: '    scheme "S"\n      opening HKD 5' },
			'`opening` takes a number here, not an amount of money.',
			'      opening 5',
		],
	])('%s', (_, parts, message, line) => {
		expect(language(parts)).toEqual({ said: [withoutMarkup(message)], fixed: [line] });
	});

	it('the form prints RMB, and ISO 4217 has CNY: both do', () => {
		expect(language({ I: '    opening 1,000,000 x CNY 1 = RMB 1,000,000\n  total RMB 1,000,000' }).said).toEqual([]);
	});
});

describe('did you mean', () => {
	it.each<[string, Parts, string]>([
		['a field of the item', scheme('grantd 3'), '      granted 3'],
		['a line of the block', { A: '    skeme "S"' }, '    scheme "S"'],
		['a line of the section', { A: '    scheme "S" opening 5\n  remark "x"' }, '  remarks "x"'],
		['a line of the return', { head: 'statsu "Resubmission"' }, 'status "Resubmission"'],
		['the totals', { head: 'totls' }, 'totals'],
		['a section', { head: 'secton II # again' }, 'section II # again'],
		['not applicable, its first word missing', { head: 'section II applicable' }, 'section II not applicable'],
		['not applicable, misspelt', { head: 'section II not aplicable' }, 'section II not applicable'],
		['the kind of an exercise', scheme('exercised -1 tresury'), '      exercised -1 treasury'],
		['the form', { head: 'return FF310 # again' }, 'return FF301 # again'],
		[
			'public float',
			{ month: '31 January 2026', submitted: '2 February 2026', II: '    opening 5\n    public flot complied' },
			'    public float complied',
		],
	])('%s', (_, parts, line) => {
		const { said, fixed } = language(parts);
		expect(fixed).toContain(line);
		expect(said.join()).toMatch(/Did you mean|followed by|is form FF301/);
	});

	it('is asked of every word where a line that cannot be read leaves the place in doubt', () => {
		expect(language({ A: '    flurb\n      grantd 3' }).fixed).toEqual(['      granted 3']);
	});

	it('is not asked where nothing is near', () => {
		expect(language(scheme('flurb 5'))).toEqual({
			said: [
				withoutMarkup(
					'Found `flurb 5`. In a share option scheme a line begins with `approved`, `opening`, `granted`, `exercised`, `cancelled`, `lapsed` or others.',
				),
			],
			fixed: [],
		});
	});
});
