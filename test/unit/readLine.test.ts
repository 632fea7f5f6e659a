import { describe, expect, it } from 'vitest';
import { ff301 } from '../../server/src/forms/ff301/index.js';
import { format } from '../../server/src/syntax/decimal.js';
import { readLine } from '../../server/src/syntax/line.js';
import type { Field, Statement } from '../../server/src/syntax/statement.js';

/** What was read of a field, in a few words, each part after its name. */
function summary(field: Field): string {
	const { keyword, id, text, date, amount, code, currency, items, section, edition, form, not, words } = field;
	const money = (value: { currency?: string | undefined; number?: { value: unknown } | undefined } | undefined) =>
		value && `${value.currency ? `${value.currency} ` : ''}${numeral(value.number?.value)}`;
	const numeral = (value: unknown) => (value ? format(value as { units: bigint; scale: number }) : '?');
	const parts: readonly (string | undefined | false)[] = [
		form && `form:${form.text}`,
		edition && `edition:${edition.text}`,
		id && `id:${id.text}`,
		section && `section:${section.text}`,
		text && `text:${text.text}${text.zh ? ` zh:${text.zh.text}` : ''}`,
		date && `date:${date.day ? `${date.day.year}-${date.day.month}-${date.day.day}` : '?'}`,
		code && `code:${code.text}`,
		currency && `currency:${currency.text}`,
		items && `items:${items.map((item) => item.text).join('')}`,
		amount?.first && `first:${money(amount.first)}`,
		amount?.par && `par:${money(amount.par)}`,
		amount?.noPar && 'no par',
		amount?.second && `second:${numeral(amount.second.value)}`,
		amount?.equals && `equals:${money(amount.equals)}`,
		amount?.flag && `flag:${amount.flag.text}`,
		not && 'not',
		words?.some(({ text }) => /^complied$/i.test(text)) && 'complied',
	];
	return [keyword, ...parts.filter(Boolean)].join(' ');
}

const fields = (line: string) => readLine(line).fields.map(summary);

/** Nothing of it is wrong, whatever its place. */
function clean({ strays, problems }: Statement): boolean {
	return strays.length === 0 && problems.length === 0;
}

describe('every line of the grammar is read', () => {
	it.each([
		['return FF301', ['return form:FF301']],
		['return FF301 v1.1.1', ['return form:FF301 edition:v1.1.1']],
		['issuer "Moon Inc." zh "月亮"', ['issuer text:Moon Inc. zh:月亮']],
		['month 31 December 2024', ['month date:2024-12-31']],
		['submitted 2025-01-07', ['submitted date:2025-1-7']],
		['status "Resubmission"', ['status text:Resubmission']],
		['class ORD "Ordinary shares" listed 03896', ['class id:ORD text:Ordinary shares', 'listed code:03896']],
		[
			'class A "Ordinary shares" type "A" unlisted 601600',
			['class id:A text:Ordinary shares', 'type text:A', 'unlisted code:601600'],
		],
		['class P "Preference shares" unlisted', ['class id:P text:Preference shares', 'unlisted']],
		[
			'class O "Ordinary shares" listed 00700 counter 80700 RMB "Tencent-R" description "x"',
			[
				'class id:O text:Ordinary shares',
				'listed code:00700',
				'counter text:Tencent-R code:80700 currency:RMB',
				'description text:x',
			],
		],
		['section III.A', ['section section:III.A']],
		['section III(A) not applicable', ['section section:III(A) not']],
		['section I not applicable', ['section section:I not']],
		['for ORD', ['for id:ORD']],
		['totals', ['totals']],
		['signed "Zou Tao" title "Director"', ['signed text:Zou Tao', 'title text:Director']],
		['opening 40,000 x USD 0.001 = USD 40', ['opening first:40,000 par:USD 0.001 equals:USD 40']],
		['closing 5 no par', ['closing first:5 no par']],
		['closing 5 no par = CAD 10', ['closing first:5 no par equals:CAD 10']],
		['change 0', ['change first:0']],
		['change 0 = RMB 0', ['change first:0 equals:RMB 0']],
		['total USD 40,000,000', ['total first:USD 40,000,000']],
		['opening 5 + 1 = 6', ['opening first:5 second:1 equals:6']],
		['opening 5 - 1 = 4', ['opening first:5 second:-1 equals:4']],
		['change -5,099,600,000 - 36,000,000', ['change first:-5,099,600,000 second:-36,000,000']],
		['change 0 - 36,000,000', ['change first:0 second:-36,000,000']],
		['change 5 -36', ['change first:5 second:-36']],
		['change 5 - -36', ['change first:5 second:36']],
		['opening 5 = 5', ['opening first:5 equals:5']],
		['public float complied', ['public complied']],
		['public float not complied', ['public not complied']],
		['threshold "x" information "y"', ['threshold text:x', 'information text:y']],
		[
			'scheme "S" approved 1 May 2020 opening 5 exercised -2 new lapsed closing 3 A1 2 A2 0 issuable 3 mandate 4',
			[
				'scheme text:S',
				'approved date:2020-5-1',
				'opening first:5',
				'exercised first:-2 flag:new',
				'lapsed',
				'closing first:3',
				'A1 first:2',
				'A2 first:0',
				'issuable first:3',
				'mandate first:4',
			],
		],
		['exercised -5 treasury', ['exercised first:-5 flag:treasury']],
		['other "Adjustment" -5', ['other text:Adjustment first:-5']],
		['other "Adjustment" HKD 5', ['other text:Adjustment first:HKD 5']],
		['funds HKD 5.50', ['funds first:HKD 5.50']],
		[
			'warrant "W" code 01234 expiry 30 June 2027 price HKD 20 opening HKD 60 exercised HKD -4 closing HKD 56 B1 2',
			[
				'warrant text:W',
				'code code:01234',
				'expiry date:2027-6-30',
				'price first:HKD 20',
				'opening first:HKD 60',
				'exercised first:HKD -4',
				'closing first:HKD 56',
				'B1 first:2',
			],
		],
		['convertible "C" type "Bond/Notes" specify "x"', ['convertible text:C', 'type text:Bond/Notes', 'specify text:x']],
		['agreement "A" D1 0 D2 5 issuable 7', ['agreement text:A', 'D1 first:0', 'D2 first:5', 'issuable first:7']],
		[
			'event "Placing" specify "s" price HKD 5 on 5 July 2023 E1 -1,442,852 E2 1 pending -3 issuable 2',
			[
				'event text:Placing',
				'specify text:s',
				'price first:HKD 5',
				'on date:2023-7-5',
				'E1 first:-1,442,852',
				'E2 first:1',
				'pending first:-3',
				'issuable first:2',
			],
		],
		['EE1 -5 EE2 5', ['EE1 first:-5', 'EE2 first:5']],
		['issued 0 treasury 5', ['issued first:0', 'treasury first:5']],
		[
			'receipt "HDR" code 06399 opening 5 change -1 closing 4',
			['receipt text:HDR', 'code code:06399', 'opening first:5', 'change first:-1', 'closing first:4'],
		],
		['confirm (i) (ii) (viii)', ['confirm items:(i)(ii)(viii)']],
		['amend (v) "wording"', ['amend text:wording items:(v)']],
		['omit (vii)', ['omit items:(vii)']],
		['omit (vii) "none was bought"', ['omit text:none was bought items:(vii)']],
		['remarks "a" zh "b"', ['remarks text:a zh:b']],
	])('%s', (line, expected) => {
		expect(fields(line)).toEqual(expected);
		expect(clean(readLine(line))).toBe(true);
	});

	it('a line that begins with a text continues the one above', () => {
		expect(readLine('    "A second paragraph." zh "第二段"')).toMatchObject({
			fields: [],
			continued: { text: 'A second paragraph.', zh: { text: '第二段' } },
			chinese: undefined,
		});
	});

	it('a line that begins with zh is the Chinese of the one above', () => {
		expect(readLine('  zh "中文"')).toMatchObject({ fields: [], chinese: { text: '中文' }, continued: undefined });
	});
});

describe('keywords', () => {
	it.each(ff301.keywords)('%s is read in capitals, in small letters and in both', (keyword) => {
		for (const written of [
			keyword.toUpperCase(),
			keyword.toLowerCase(),
			`${keyword[0]?.toUpperCase()}${keyword.slice(1).toLowerCase()}`,
		]) {
			expect(readLine(written).fields[0]).toMatchObject({ keyword, keywordSpan: { start: 0, end: keyword.length } });
		}
	});

	it('words between them ignore case too', () => {
		expect(fields('SECTION iii.a NOT APPLICABLE')).toEqual(['section section:iii.a not']);
		expect(fields('Public Float NOT Complied')).toEqual(['public not complied']);
		expect(fields('opening 5 X USD 1')).toEqual(['opening first:5 par:USD 1']);
		expect(fields('opening 5 No Par')).toEqual(['opening first:5 no par']);
		expect(fields('exercised -5 NEW')).toEqual(['exercised first:-5 flag:NEW']);
		expect(clean(readLine('ISSUER "a" ZH "b"'))).toBe(true);
	});

	it.each([
		'A',
		'H',
		'X',
		'x',
		'I',
		'V',
		'issued',
		'for',
		'class',
		'section',
		'totals',
		'new',
		'zh',
		'no',
		'USD',
		'A1',
		'FF301',
		'a_b-2',
	])('%s may be the id of a class', (id) => {
		expect(fields(`class ${id} "Ordinary shares" listed 03896`)).toEqual([
			`class id:${id} text:Ordinary shares`,
			'listed code:03896',
		]);
		expect(fields(`for ${id}`)).toEqual([`for id:${id}`]);
		expect(clean(readLine(`for ${id}`))).toBe(true);
	});

	it('the case of an id counts', () => expect(readLine('for Ord').fields[0]?.id?.text).toBe('Ord'));

	it('treasury is a flag behind a movement and a line of the totals before a number', () => {
		expect(fields('exercised -5 treasury')).toEqual(['exercised first:-5 flag:treasury']);
		expect(fields('issued 5 treasury -5')).toEqual(['issued first:5', 'treasury first:-5']);
		expect(fields('treasury 5')).toEqual(['treasury first:5']);
	});
});

describe('layout', () => {
	it.each(['', '   ', '\t', '  \t '])('%j says nothing', (line) => {
		expect(readLine(line)).toMatchObject({ fields: [], strays: [], problems: [], comment: undefined, unreadable: false });
	});

	it('tabs and many blanks are as good as one', () => {
		expect(fields('\topening\t5  +   1 =\t6')).toEqual(['opening first:5 second:1 equals:6']);
		expect(fields('opening 5+1=6')).toEqual(['opening first:5 second:1 equals:6']);
		expect(fields('section III( A )')).toEqual(['section section:III( A )']);
	});

	it('a comment runs to the end of the line, right behind a value or alone', () => {
		expect(readLine('# all of it "').comment).toEqual({ start: 0, end: 13 });
		expect(fields('opening 5#five')).toEqual(['opening first:5']);
		expect(clean(readLine('opening 5#five'))).toBe(true);
	});
});

describe('what belongs to nothing', () => {
	it('before the first keyword makes the line unreadable', () => {
		expect(readLine('flurb 1,000')).toMatchObject({
			unreadable: true,
			strays: [{ text: 'flurb 1,000', after: -1, word: { text: 'flurb' } }],
		});
	});

	it('behind a field belongs to it and breaks it', () => {
		expect(readLine('opening 5 flurb 7')).toMatchObject({
			unreadable: false,
			fields: [{ keyword: 'opening', broken: true }],
			strays: [{ text: 'flurb 7', start: 10, end: 17, after: 0 }],
		});
	});

	it('between two fields breaks the first only', () => {
		expect(readLine('opening 5 ??? closing 6')).toMatchObject({
			fields: [
				{ keyword: 'opening', broken: true },
				{ keyword: 'closing', broken: false },
			],
			strays: [{ text: '???', after: 0 }],
		});
	});

	it.each([
		['opening 5 +', 'A number is missing after `+`.', 11],
		['opening 5 x', 'A number is missing after `x`.', 11],
		['closing 3 + = 5', 'A number is missing after `+`.', 11],
		['closing 3 + 2 =', 'A number is missing after `=`.', 15],
	])('a number missing in %s is reported where it is missing', (line, message, at) => {
		expect(readLine(line).problems).toEqual([{ kind: 'syntax', message, start: at, end: at }]);
		expect(readLine(line).fields[0]?.broken).toBe(true);
	});

	it.each([
		['section I not', '`not` is followed by `applicable`.', 'section I not applicable'],
		['opening 5 no', '`no` is followed by `par`.', 'opening 5 no par'],
		['opening 5 7', 'A sign is missing before 7: the second number follows `+` or `-`.', 'opening 5 + 7'],
	])('%s is completed by its fix', (line, message, after) => {
		const [problem] = readLine(line).problems;
		expect(problem?.message).toBe(message);
		const { start, end } = problem?.fix?.at ?? { start: 0, end: 0 };
		expect(line.slice(0, start) + problem?.fix?.text + line.slice(end)).toBe(after);
		expect(clean(readLine(after))).toBe(true);
	});
});

describe('# allow', () => {
	it.each([
		['# allow sign: the form shows it so', 'sign', 'the form shows it so'],
		['#allow sign: x', 'sign', 'x'],
		['# ALLOW brought-forward:   reason  ', 'brought-forward', 'reason'],
		['opening 5 # allow sign: x', 'sign', 'x'],
		['# allow sign', 'sign', ''],
		['# allow sign:', 'sign', ''],
		['# allow : reason', '', 'reason'],
	])('%s', (line, check, reason) => {
		const { allow } = readLine(line);
		expect(allow).toMatchObject({ check, reason });
		expect(line.slice(allow?.checkSpan.start, allow?.checkSpan.end)).toBe(check);
	});

	it('without a colon has no reason, and may be no more than a remark', () => {
		expect(readLine('# allow sign as the form shows it').allow).toMatchObject({ check: 'sign', reason: '', loose: true });
		expect(readLine('# allow the holders to see: more').allow).toMatchObject({ check: 'the', loose: true });
		expect(readLine('# allow sign: x').allow).toMatchObject({ loose: false });
	});

	it.each(['# allowed were 5 shares', '# allow', '# we allow sign: x', '"# allow sign: x"'])('%s is none', (line) => {
		expect(readLine(line).allow).toBeUndefined();
	});
});
