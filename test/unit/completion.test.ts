import { readFileSync } from 'node:fs';
import type { IToken } from 'chevrotain';
import { describe, expect, it } from 'vitest';
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { analyse } from '../../server/src/checks/snapshot.js';
import { ff301 } from '../../server/src/forms/ff301/index.js';
import { languageOf } from '../../server/src/syntax/language.js';
import { readSource } from '../../server/src/syntax/source.js';
import {
	accepted,
	anything,
	completed,
	editOf,
	expanded,
	labelsAt,
	listAt,
	marked,
	offeredAt,
	typed,
} from '../support/completing.js';
import { generateReturn } from '../support/generate.js';
import { saidOf, smallReturn, strictService, uri } from '../support/small.js';

const { lex: lexLine, keywordOf } = languageOf(ff301);

const january = readFileSync(new URL('../../samples/harbour-lights-2026-01.return', import.meta.url), 'utf8');

/** A beginning of a return of January 2026 with one class, then the lines given. */
const within = (lines: string, month = '31 January 2026') => `return FF301
issuer "Moon"
month ${month}
submitted 2 February 2026
class ORD "Ordinary shares" listed 07999
${lines}`;

/** February's return of the sample's issuer, then the lines given. */
const february = (lines: string) => `return FF301
issuer "Harbour Lights"
month 28 February 2026
submitted 4 March 2026
class A "WVR ordinary shares" type "A" listed 07999
class B "WVR ordinary shares" type "B" unlisted
${lines}`;

const first = (source: string, others?: readonly string[]) => labelsAt(source, others)[0];

describe('values that are known', () => {
	it.each([
		[
			'the balance of a scheme',
			'section III.A\n  for ORD\n    scheme "S"\n      opening 100\n      granted 20\n      lapsed -5\n      closing ¦',
			'115',
		],
		['the sum of a column', 'section III.D\n  for ORD\n    agreement "S" D1 5\n    agreement "T" D1 7\n    DD1 ¦', '12'],
		['both columns of a block', 'section III.D\n  for ORD\n    agreement "S" D1 5 D2 1\n    DD1 ¦', '6'],
		[
			'the totals',
			'section III.A\n  for ORD\n    AA1 5\nsection III.B not applicable\nsection III.C not applicable\nsection III.D not applicable\nsection III.E\n  for ORD\n    EE1 -2\ntotals\n  for ORD\n    issued ¦',
			'3',
		],
		['all columns of II', 'section II\n  for ORD\n    opening 100 + 5\n    change 20 - 5\n    closing ¦', '120 + 0 = 120'],
		[
			'the columns that are left',
			'section II\n  for ORD\n    opening 100 + 5\n    change 20 - 5\n    closing 120 ¦',
			'+ 0 = 120',
		],
		['what follows an operator', 'section II\n  for ORD\n    opening 100 + 5\n    change 20 - 5\n    closing 120 + ¦', '0 = 120'],
		['the total behind its sign', 'section II\n  for ORD\n    opening 100 + 5 = ¦', '105'],
		['I with its par value', 'section I\n  for ORD\n    opening 100 x HKD 0.1\n    closing ¦', '100 x HKD 0.1 = HKD 10'],
		['the capital behind its currency', 'section I\n  for ORD\n    opening 100 x HKD 0.1 = HKD ¦', '10'],
		[
			'a total a currency',
			'section I\n  for ORD\n    opening 100 x USD 0.1\n    closing 100 x USD 0.1 = USD 10\n  total ¦',
			'USD 10',
		],
		[
			'the money of a warrant',
			'section III.B\n  for ORD\n    warrant "W"\n      opening HKD 100\n      exercised HKD -1\n      closing ¦',
			'HKD 99',
		],
		['receipts', 'section IV\n  receipt "R"\n    opening 5\n    change 1\n    closing ¦', '6'],
		['over a number that stands there', 'section IV\n  receipt "R"\n    opening 5\n    change 1\n    closing 1,2¦34', '6'],
	])('%s first', (_, lines, wanted) => {
		const source = within(lines);
		expect(first(source)).toBe(wanted);
		expect(completed(source, wanted)).toContain(`${wanted}¦`);
	});

	it('with the arithmetic as documentation', () => {
		const [item] = offeredAt(within('section IV\n  receipt "R"\n    opening 5\n    change 1\n    closing ¦'));
		expect(item?.documentation).toEqual({
			kind: 'markdown',
			value: '*opening + change = closing*\n\n5 (opening) +\u00a01 (change) = 6',
		});
	});

	it('are not said where a line of the sum cannot be read', () => {
		const source = within('section IV\n  receipt "R"\n    opening 5\n    chonge 1\n    closing ¦');
		expect(labelsAt(source)).toEqual(['0']);
	});

	it('of a form before treasury shares are in one column', () => {
		const source = within('section II\n  for ORD\n    opening 100\n    change 20\n    closing ¦', '31 January 2024');
		expect(labelsAt(source)).toEqual(['120', '0']);
	});

	it('take the sign that stands there or none', () => {
		const lines = 'section II\n  for ORD\n    opening 100 + 5\n    closing 100 ';
		expect(labelsAt(within(`${lines}+ ¦`))[0]).toBe('5 = 105');
		expect(labelsAt(within(`${lines}- ¦`))[0]).toBe('0');
	});
});

describe('lines whose numbers are known', () => {
	const capital = (closing: string) =>
		within(`section I\n  for ORD\n    opening 100 no par\n    closing ${closing}`, '31 December 2025');

	it.each([
		[
			'the balance of an item',
			'section III.A\n  for ORD\n    scheme "S"\n      opening 100\n      granted 20\n      ¦',
			'closing 120',
		],
		['nothing left of it', 'section III.A\n  for ORD\n    scheme "S"\n      opening 5\n      lapsed -5\n      cl¦', 'closing 0'],
		[
			'both columns and their total',
			'section II\n  for ORD\n    opening 100 + 5\n    change 20 - 5\n    ¦',
			'closing 120 + 0 = 120',
		],
		['par value and capital', 'section I\n  for ORD\n    opening 100 x HKD 0.1\n    ¦', 'closing 100 x HKD 0.1 = HKD 10'],
		['no par value', 'section I\n  for ORD\n    opening 100 no par\n    ¦', 'closing 100 no par'],
		[
			'the total of a currency',
			'section I\n  for ORD\n    opening 100 x HKD 0.1\n    closing 100 x HKD 0.1\n  ¦',
			'total HKD 10',
		],
		['the sum of a column', 'section III.D\n  for ORD\n    agreement "S" D1 5\n    ¦', 'DD1 5'],
	])('%s stands before the line alone', (_, lines, label) => {
		const source = within(lines);
		const labels = labelsAt(source);
		const [keyword = ''] = label.split(' ');
		expect(labels.indexOf(label)).toBeGreaterThanOrEqual(0);
		expect(labels[labels.indexOf(label) + 1]).toBe(keyword);
		const after = completed(source, label);
		expect(after.split('\n').at(-1)).toMatch(/^ {2,6}\w+ {2}\S/);
		expect(
			saidOf(strictService({ [uri]: marked(after).text }).findings(uri)).filter((said) => said.includes('mismatch')),
		).toEqual([]);
	});

	it('none where there is nothing to sum, nor on a line that goes on', () => {
		const values = (source: string) => labelsAt(within(source)).filter((label) => /^(closing|opening|A+1|total) \S/.test(label));
		expect(values('section III.A\n  for ORD\n    scheme "S"\n      ¦')).toEqual([]);
		expect(values('section III.A\n  for ORD\n    scheme "S"\n      opening 5\n      cl¦ 5')).toEqual([]);
		expect(values('section III.A\n  for ORD\n    scheme "S"\n      opening 5\n      chonge 1\n      ¦')).toEqual([]);
	});

	it('brought forward from the previous month, without a par value where it has none', () => {
		const source = within('section I\n  for ORD\n    ¦');
		const previous = capital('150 no par = HKD 70');
		expect(labelsAt(source, [previous])[0]).toBe('opening 150 no par = HKD 70');
		expect(completed(source, 'opening 150 no par = HKD 70', [previous])).toContain('    opening  150 no par = HKD 70¦');
		expect(labelsAt(source, [capital('150')])[0]).toBe('opening 150 no par');
		expect(labelsAt(within('section I\n  for ORD\n    opening ¦'), [previous])[0]).toBe('150 no par = HKD 70');
		expect(labelsAt(within('section I\n  for ORD\n    opening 150 ¦'), [previous])[0]).toBe('no par = HKD 70');
		expect(completed(within('¦'), 'section I', [previous])).toContain('opening  150 no par = HKD 70');
	});

	it('as in the line above without a par value', () => {
		expect(first(within('section I\n  for ORD\n    opening 100 no par\n    closing 100 ¦'))).toBe('no par');
	});
});

it('what is left to confirm is one line', () => {
	const all = 'confirm (i) (ii) (iii) (iv) (v) (vi) (vii) (viii)';
	expect(first(within('section V\n  ¦'))).toBe(all);
	expect(completed(within('section V\n  ¦'), all)).toContain(`\n  ${all}¦`);
	const some = within('section V\n  confirm (i) (ii) (iii)\n  amend (v) "X"\n  omit (viii)\n  ¦');
	expect(labelsAt(some)).toContain('confirm (iv) (vi) (vii)');
	const done = labelsAt(within(`section V\n  ${all}\n  ¦`));
	expect(done.filter((label) => label.startsWith('confirm'))).toEqual([]);
});

describe('a list of which others come when more is typed', () => {
	it.each([
		['currencies', 'section I\n  total ¦', true],
		['those with a letter', 'section I\n  total S¦', false],
		[
			'dates, which may be written with the year first',
			'signed "X"\nclass B "Y" listed 1\nsection III.A\n  for ORD\n    scheme "S"\n      approved ¦',
			true,
		],
		['in whose year', 'section III.A\n  for ORD\n    scheme "S"\n      approved 202¦', true],
		['once it is there', 'section III.A\n  for ORD\n    scheme "S"\n      approved 2026¦', false],
		['and not with the day first', 'section III.A\n  for ORD\n    scheme "S"\n      approved 31 J¦', false],
		['the Chinese of a text', 'class B "Ordinary shares" ¦', true],
		['when it is typed', 'class B "Ordinary shares" z¦', false],
		['keywords', '¦', false],
	])('%s', (_, lines, more) => {
		expect(listAt(within(lines)).isIncomplete).toBe(more);
	});

	it('of many dates those that begin as what is typed', () => {
		const days = Array.from({ length: 25 }, (_, day) => `    scheme "S${day}" approved ${day + 1} March 2020\n`).join('');
		const source = (typed: string) => within(`section III.A\n  for ORD\n${days}    scheme "T" approved ${typed}¦`);
		expect(labelsAt(source(''))).not.toContain('25 March 2020');
		expect(listAt(source('')).isIncomplete).toBe(true);
		expect(labelsAt(source('25'))).toContain('25 March 2020');
		expect(labelsAt(source('2020-03-25'))).toContain('25 March 2020');
	});
});

describe('the parts of a line', () => {
	it.each([
		['section I\n  for ORD\n    opening 5 ¦', ['x', 'no par', '=']],
		['section I\n  for ORD\n    opening 5 no ¦', ['par']],
		['section I\n  for ORD\n    opening 5 no par ¦', ['=']],
		['section II\n  for ORD\n    opening 5 ¦', ['+ 0 = 5', '+ 0', '= 5', '+', '-', '=']],
		['section II\n  for ORD\n    public ¦', ['float complied', 'float not complied']],
		['section II\n  for ORD\n    public float not ¦', ['complied']],
		['section III.A ¦', ['not applicable']],
		['section III.A not ¦', ['applicable']],
		['section III.A\n  for ORD\n    scheme "S" opening 5\n      exercised -5 ¦', ['new', 'treasury']],
		['class B "Ordinary shares" counter 80700 ¦', ['HKD', 'USD', 'RMB']],
	])('%s', (lines, wanted) => {
		expect(labelsAt(within(lines)).slice(0, wanted.length)).toEqual(wanted);
	});

	it('offers no treasury shares before they were', () => {
		const labels = labelsAt(
			within('section III.A\n  for ORD\n    scheme "S" opening 5\n      exercised -5 ¦', '31 January 2024'),
		);
		expect(labels).toContain('new');
		expect(labels).not.toContain('treasury');
		expect(labelsAt(within('section III.A\n  for ORD\n    scheme "S"\n      ¦', '31 January 2024'))).not.toContain('A2');
	});

	it('puts a blank where one is wanted', () => {
		expect(completed(within('section I\n  for ORD\n    opening 5 x HKD 0.1 =¦'), 'HKD 0.5')).toContain('= HKD 0.5¦');
		expect(completed(within('section III.A\n  for ORD\n    scheme "S"\n      opening ¦A1 5'), '0')).toContain('opening 0 ¦A1 5');
	});
});

describe('a keyword in the middle of a line', () => {
	it.each([
		['class B "Ordinary shares" un¦ 601600', 'unlisted'],
		['class B "Ordinary shares" ¦ "A"', 'type'],
		['section III.E\n  for ORD\n    event "Placing" p¦ HKD 5 on 5 January 2026', 'price'],
		['section III.E\n  for ORD\n    event "Placing" on 5 January 2026 ¦ 5', 'E1'],
		['section I\n  for ORD\n    opening 5 ¦ HKD 1', 'x'],
		['section III.E n¦ applicable', 'not'],
		['section II\n  for ORD\n    public f¦ not complied', 'float'],
	])('is put before what stands there: %s', (lines, wanted) => {
		const [line = ''] = within(lines).split('\n').slice(-1);
		expect(completed(within(lines), wanted).split('\n').at(-1)).toBe(line.replace(/\w*¦/, `${wanted}¦`));
	});

	it('is not offered among the parts of a value', () => {
		for (const line of ['opening 5 ¦+ 5 = 10', 'opening 5 + 5 ¦= 10', 'opening 5 + ¦ = 10'])
			expect(labelsAt(within(`section II\n  for ORD\n    ${line}`)), line).not.toContain('change');
	});
});

describe('currencies', () => {
	it('begin with those of the file, then the common ones', () => {
		const labels = labelsAt(within('section I\n  for ORD\n    opening 1 x SEK 1\n    change 1\n  total ¦'));
		expect(labels.slice(0, 3)).toEqual(['SEK', 'HKD', 'USD']);
		expect(labels).not.toContain('THB');
	});
	it('are the others when one is begun', () => {
		expect(labelsAt(within('section I\n  total t¦'))).toContain('THB');
		expect(labelsAt(within('section I\n  total c¦'))).not.toContain('CNY');
	});
	it('tell their names', () => {
		expect(offeredAt(within('section I\n  total RM¦'))[2]).toMatchObject({
			label: 'RMB',
			detail: 'Chinese Yuan',
			kind: CompletionItemKind.Unit,
		});
	});
});

describe('dates', () => {
	it('of the month are the last days of months', () => {
		expect(labelsAt('return FF301\nmonth ¦')).toEqual(['31 May 2026', '30 April 2026', '31 March 2026', '30 June 2026']);
	});
	it.each([
		['31 Jan¦ 2025', '31 January 2025'],
		['2024-06¦', '30 June 2024'],
		['2024年6¦', '30 June 2024'],
		['Aug¦', '31 August 2025'],
	])('of the month are those of the year that is written: %s', (date, wanted) => {
		expect(completed(`return FF301\nmonth ${date}`, wanted)).toBe(`return FF301\nmonth ${wanted}¦`);
	});
	it('of the submission are today and the last day for it', () => {
		expect(
			offeredAt('return FF301\nmonth 31 January 2026\nsubmitted ¦').map(({ label, detail }) => `${label}: ${detail}`),
		).toEqual(['30 June 2026: today', "6 February 2026: the last day for it: the fifth business day after the month's end"]);
	});
	it('of an event are the days of the month', () => {
		const labels = labelsAt(within('section III.E\n  for ORD\n    event "Placing" on ¦'));
		expect(labels).toHaveLength(31);
		expect(labels[4]).toBe('5 January 2026');
	});
	it.each([
		'5 Ja¦',
		'5 January 20¦',
		'5¦ January 2026',
		'¦5 January 2026',
		'5/1/20¦26',
		'2026-01-¦',
		'31 February 2026 ¦',
		'5 J¦an 2026',
	])('replace %s', (date) => {
		expect(completed(within(`section III.E\n  for ORD\n    event "Placing" on ${date}`), '5 January 2026')).toMatch(
			/ on 5 January 2026¦$/,
		);
	});
	it('are held against what is typed as it is written', () => {
		const [item] = offeredAt(within('section III.E\n  for ORD\n    event "Placing" on 2026-¦'));
		expect(item?.filterText).toBe('2026-01-01');
	});
	it('of an approval are those of other items', () => {
		expect(first(within('section III.D\n  for ORD\n    agreement "S" approved 5 May 2020\n    agreement "T" approved ¦'))).toBe(
			'5 May 2020',
		);
	});
});

describe('the values of the form’s lists', () => {
	const event = (text: string) => within(`section III.E\n  for ORD\n    event ${text}`);
	const wanted = '"Placing"';
	it.each([
		['¦', '"Placing"¦'],
		['"¦', '"Placing"¦'],
		['"Pla¦', '"Placing"¦'],
		['"Pla¦"', '"Placing"¦'],
		['"Pla¦cement" on 5 January 2026', '"Placing"¦ on 5 January 2026'],
		['"Bonus issue"¦', '"Placing"¦'],
		['“Pla¦', '"Placing"¦'],
		['"Pla¦  on 5 January 2026', '"Placing"¦  on 5 January 2026'],
		['"Pla¦ specify "A"', '"Placing"¦ specify "A"'],
		['"配¦', '"Placing"¦'],
	])('event %s', (text, after) => {
		expect(completed(event(text), wanted).split('event ')[1]).toBe(after);
	});
	it('stand behind a pasted text as behind any other', () => {
		expect(labelsAt(event('“Placing” on 5 January 2026 ¦'))).toContain('E1');
	});
	it('are held against the text with its quotation mark', () => {
		for (const text of ['"Pla¦"', '“Pla¦', '¦']) {
			const item = offeredAt(event(text)).find(({ label }) => label === wanted);
			expect(item?.filterText?.startsWith(text[0] === '¦' ? '"' : (text[0] as string))).toBe(true);
		}
	});
	it('are those of the edition', () => {
		expect(labelsAt(event('¦'))).not.toContain('"Repurchase of shares"');
		expect(labelsAt(within('section III.E\n  for ORD\n    event ¦', '31 January 2024'))).toContain('"Repurchase of shares"');
	});
});

describe('the lines of a class', () => {
	it('are offered on its own line and below it, listed or unlisted', () => {
		expect(completed('return FF301\nissuer "A"\n¦', 'class')).toMatch(/\nclass ORD "Ordinary shares" listed ¦$/);
		expect(labelsAt('class A "Ordinary shares" ¦')).toEqual(['listed', 'unlisted', 'type', 'counter', 'description']);
		expect(labelsAt('class A "Ordinary shares" unlisted ¦')).not.toContain('listed');
	});
});

describe('what is not offered', () => {
	it.each([
		['an item of a section that is not applicable', 'section IV not applicable\n  ¦', 'receipt'],
		[
			'a second total in one currency',
			'section I\n  for ORD\n    opening 5 x HKD 1\n    closing 5 x HKD 1\n  total HKD 5\n  ¦',
			'total',
		],
		['a code that another class of the return has', 'class B "Ordinary shares" listed ¦', '07999'],
		['an item that stands behind the cursor', 'section V\n  confirm (i) (i¦i) (iii)', '(iii)'],
		['a counter under the code of its class', '  counter ¦', '07999'],
	])('%s', (_, lines, label) => {
		expect(labelsAt(within(lines))).not.toContain(label);
	});

	it('but a total in another currency', () => {
		const lines = 'section I\n  for ORD\n    opening 5 x HKD 1\n    change 5 x USD 1\n  total HKD 5\n  ¦';
		expect(labelsAt(within(lines))).toContain('total');
	});
});

it('the treasury shares of the totals stand behind the issued ones', () => {
	const totals = (line: string) => within(`totals\n  for ORD\n    issued 5 ${line}`);
	expect(labelsAt(totals('¦'))).toEqual(['treasury']);
	expect(labelsAt(totals('treasury ¦'))).toEqual(['0']);
	expect(completed(totals('treasury -¦'), '0')).toMatch(/issued 5 treasury 0¦$/);
});

describe('the likeliest line first', () => {
	const head = 'return FF301\nissuer "Moon"\nmonth 31 January 2026\nsubmitted 2 February 2026\n';
	it.each([
		['a class once the head is written', `${head}¦`, 'class'],
		['the first section once the classes are', within('¦'), 'section I'],
		['what a class has to have', `${head}class A "Ordinary shares"\n¦`, 'listed'],
		['more of a class on a line below it', within('  ¦'), 'type'],
		['what an event asks for', within('section III.E\n  for ORD\n    event "Other (Please specify)" ¦'), 'specify'],
		['and not where it does not ask', within('section III.E\n  for ORD\n    event "Placing" ¦'), 'price'],
	])('%s', (_, source, label) => {
		expect(first(source)).toBe(label);
	});

	it('is what the head lacks, whatever stands below', () => {
		expect(first(january.replace(/^submitted.*/m, '¦'))).toBe('submitted');
		expect(first(january.replace(/^submitted.*/m, 's¦'))).toBe('submitted');
	});

	it('is the previous month’s next class', () => {
		const one = february('').replace(/class B.*\n/, '');
		expect(first(`${one}¦`, [january])).toBe('class B');
	});

	it('is no signature before the sections, nor what is seldom written', () => {
		const labels = labelsAt(within('¦'));
		expect(labels.slice(labels.indexOf('section V not applicable') + 1)).toEqual([
			...['signed', 'type', 'counter', 'description'],
			...['class', 'status'],
		]);
	});

	/** A line is ended where it may end, with nothing to tell in III and IV; only a stock code has to be known, and texts are left empty. */
	it('taken again and again from the empty file makes a clean return', () => {
		let source = '¦';
		for (let step = 0; step < 200; step += 1) {
			const { text, line } = marked(source);
			const here = (text.split('\n')[line] ?? '').trim();
			const plain = offeredAt(source, [], { snippets: false });
			const item = plain.find(({ label }) => !label.includes('…') || label === '"…"');
			if (here === '' && source.includes('title') && item?.label === 'class') {
				break;
			}
			const isWhole =
				item === undefined || /^section (I|II|V)$/.test(here) || (here !== '' && item.kind === CompletionItemKind.Property);
			const known = here === 'listed' ? '07999\n' : / x [A-Z]{3}$/.test(here) ? '0.01 ' : undefined;
			source = known ? typed(source, known) : isWhole ? typed(source, '\n') : typed(accepted(source, item), ' ');
		}
		const { text } = marked(source);
		expect(saidOf(strictService({ [uri]: text }).findings(uri)).filter((said) => !/deadline|says nothing/.test(said))).toEqual(
			[],
		);
		expect(text.split('\n').at(-2)?.trim()).toBe('title  "Company Secretary"');
	});
});

describe('classes', () => {
	const two = within('class B "Ordinary shares" unlisted\nsection II\n  for ORD\n    opening 5\n');
	it('without a block come first, with what they are', () => {
		expect(offeredAt(`${two}  for ¦`).map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
			'B: Ordinary shares, unlisted',
			'ORD: Ordinary shares, listed 07999 (stands here already)',
		]);
	});
	it('are offered with their `for`', () => {
		const labels = labelsAt(`${two}¦`);
		expect(labels).toContain('for B');
		expect(labels).not.toContain('for ORD');
	});
});

describe('section V', () => {
	const confirmed = within('section V\n  confirm (i) (iii)\n  omit (viii)\n  confirm ');
	it('offers the rest, then one by one', () => {
		expect(labelsAt(`${confirmed}¦`)).toEqual(['(ii) (iv) (v) (vi) (vii)', '(ii)', '(iv)', '(v)', '(vi)', '(vii)']);
	});
	it.each(['(¦', '(i¦', '(i¦)', '¦'])('replaces %s', (begun) => {
		expect(completed(`${confirmed}(ii) ${begun}`, '(iv)').split('\n').at(-1)).toBe('  confirm (ii) (iv)¦');
	});
	it('gives an amendment the form’s own wording to begin with', () => {
		expect(first(within('section V\n  amend (v) ¦'))).toMatch(/^"all documents required/);
	});
	it('offers nothing to confirm once all is', () => {
		const labels = labelsAt(within('section V\n  confirm (i) (ii) (iii) (iv) (v) (vi) (vii) (viii)\n  ¦'));
		expect(labels.filter((label) => ['confirm', 'amend', 'omit'].includes(label))).toEqual([]);
	});
});

describe('what the previous month leaves', () => {
	it('opening balances', () => {
		expect(first(february('section II\n  for A\n    opening ¦'), [january])).toBe('815,240,250 + 2,216,000 = 817,456,250');
	});
	it('a scheme with its approval, its Chinese and its balance', () => {
		const after = completed(february('section III.A\n  for A\n¦'), 'scheme "2019 Share Option Scheme"', [january]);
		expect(after).toMatch(
			/\n {4}scheme "2019 Share Option Scheme" zh "2019年購股權計劃"\n {6}approved +30 May 2019\n {6}opening +[\d,]+¦$/,
		);
	});
	it('once only', () => {
		const source = february('section III.A\n  for A\n    scheme "2019 share option scheme"\n¦');
		expect(labelsAt(source, [january])).not.toContain('scheme "2019 Share Option Scheme"');
	});
	it('its classes', () => {
		const after = completed(
			'return FF301\nissuer "Harbour Lights Holdings Limited (A company controlled through weighted voting rights)"\nmonth 28 February 2026\n¦',
			'class B',
			[january],
		);
		expect(after.split('\n').at(-1)?.replace(/ +/g, ' ')).toBe('class B "WVR ordinary shares" type "B" unlisted¦');
	});
	it('its lines with the file’s own ends', () => {
		const source = february('section III.A\n  for A\n¦').replaceAll('\n', '\r\n');
		expect(completed(source, 'scheme "2019 Share Option Scheme"', [january])).not.toMatch(/[^\r]\n/);
	});
	it('sections with all of it', () => {
		const after = completed(february('¦'), 'section III.C', [january]);
		expect(after).toContain('opening   HKD 448,000,000');
	});
});

describe('what is asked for', () => {
	const event = (text: string) => labelsAt(within(`section III.E\n  for ORD\n    event "${text}"\n      ¦`));
	it('comes first where the value asks for it, else last of its item', () => {
		expect(event('Other (Please specify)')[0]).toBe('specify');
		const labels = event('Placing');
		expect(labels[0]).toBe('price');
		expect(labels.slice(labels.indexOf('specify'), labels.indexOf('EE1'))).toEqual(['specify', 'event']);
	});
});

describe('from the form without treasury shares to the one with them', () => {
	it('brings the one figure forward', () => {
		const may = generateReturn({ seed: 5, month: { year: 2024, month: 5 }, classes: 1 });
		const [issuer, declared] = [/^issuer.*$/m.exec(may)?.[0], /^class (\w+).*$/m.exec(may)];
		const source = `return FF301\n${issuer}\nmonth 30 June 2024\n${declared?.[0]}\nsection II\n  for ${declared?.[1]}\n    opening ¦`;
		expect(first(source, [may])).toMatch(/^([\d,]+) \+ 0 = \1$/);
	});
});

describe('stock codes', () => {
	it('are those of the file', () => {
		expect(labelsAt(within('section IV\n  receipt "R" code ¦'))).toEqual(['07999']);
	});
});

describe('the edition', () => {
	it('in force comes first', () => {
		expect(first('return FF301 ¦\nmonth 31 July 2024')).toBe('v1.1.0');
	});
});

describe('# allow', () => {
	it('begins with what is found on the line or the next', () => {
		const source = within('# allow ¦\nsection II\n  for ORD\n    opening 1\n').replace('submitted 2 February 2026\n', '');
		expect(labelsAt(source.replace('return FF301', 'return FF301 # allow ¦').replace('# allow ¦\nsection', 'section'))[0]).toBe(
			'missing-section',
		);
		expect(labelsAt(source)).toContain('sign');
	});
	it('is written out with its colon', () => {
		expect(completed('return FF301 # allow mon¦', 'month-end')).toBe('return FF301 # allow month-end: ¦');
	});
	it.each([
		['# allow mon¦th-end: it is so', '# allow missing-line¦: it is so'],
		['# allow ¦month-end: it is so', '# allow missing-line¦: it is so'],
		['# allow mon¦ it is so', '# allow missing-line:¦ it is so'],
		['# allow ¦: it is so', '# allow missing-line¦: it is so'],
		['# al¦low month-end: it is so', '# allow missing-line¦: it is so'],
		['# ¦it is so', '# allow missing-line: ¦it is so'],
	])('takes the place of what is written: %s', (comment, after) => {
		const label = /allow \S*¦/.test(comment) ? 'missing-line' : 'allow missing-line';
		const text = (line: string) => `return FF301 ${line}\nmonth 31 January 2026`;
		expect(completed(text(comment), label)).toBe(text(after));
	});
	it('is no word of another comment', () => {
		expect(labelsAt('return FF301 # al¦so')).toEqual([]);
	});
	it('is itself offered where there is something to set aside', () => {
		expect(completed('return FF301 # al¦', 'allow month-end')).toBe('return FF301 # allow month-end: ¦');
		expect(labelsAt(within('# ¦\n\n'))).toEqual([]);
	});
});

describe('any text', () => {
	it('CJK before the cursor moves nothing', () => {
		const source = within('section III.D\n  for ORD\n    agreement "股份獎勵計劃😀" zh "計劃" approved 5 May 2020 D1 5 is¦');
		expect(completed(source, 'issuable')).toMatch(/D1 5 issuable¦$/);
	});
	it('CRLF is no part of a line', () => {
		expect(completed('return FF301\r\nmo¦\r\nissuer "A"', 'month')).toBe('return FF301\r\nmonth  31 May 2026¦\r\nissuer "A"');
	});
	it('a byte order mark stays', () => {
		expect(completed('\ufeffret¦', 'return')).toBe('\ufeffreturn FF301¦');
	});
	it('a lost line above hides nothing', () => {
		const labels = labelsAt(within('section III.A\n  for ORD\n    scheme "S"\n      aproved 5 May 2020\n      ¦'));
		expect(labels).toContain('opening');
	});
	it('positions outside it have nothing, or are brought to their line', () => {
		const service = strictService({ [uri]: 'return FF301\nmon' });
		expect(service.completion(uri, { line: 9, character: 0 }).items).toEqual([]);
		expect(service.completion(uri, { line: 0, character: -1 }).items).toEqual([]);
		expect(service.completion(uri, { line: 1, character: 99 }).items.length).toBeGreaterThan(0);
		expect(service.completion('memory:///unknown', { line: 0, character: 0 }).items).toEqual([]);
	});
	it('every offer is short: a keyword, its label and a line or two', () => {
		for (const item of offeredAt(within('section III.E\n  for ORD\n    event "Placing"\n      ¦'))) {
			expect(JSON.stringify(item).length, item.label).toBeLessThan(3000);
		}
	});
});

describe('a return', () => {
	const findings = (source: string, others: readonly string[] = []) =>
		saidOf(
			strictService({
				...Object.fromEntries(others.map((text, index) => [`memory:///other-${index}`, text])),
				[uri]: marked(source).text,
			}).findings(uri),
		);

	it('whole, as one skeleton, wants nothing', () => {
		const [whole] = offeredAt('¦');
		expect(whole?.label).toBe('return FF301 … signed');
		const said = findings(accepted('¦', whole as CompletionItem, anything));
		// What is said by who submits it, and confirmed by who answers for it, is left to them.
		expect(said.filter((one) => !/deadline|submitted is missing|public-float/.test(one))).toEqual([]);
	});

	it('whole, with nothing filled in, has a finding for each thing that was not', () => {
		const [whole] = offeredAt('¦');
		const said = findings(accepted('¦', whole as CompletionItem)).map((one) => one.split('.')[0]);
		for (const wanted of [
			/issuer says nothing/,
			/listed takes a stock code/,
			/opening takes a number/,
			/signed says nothing/,
			/confirm takes items/,
		])
			expect(
				said.some((one) => wanted.test(one ?? '')),
				String(wanted),
			).toBe(true);
	});

	it.each(['31 January 2024', '31 January 2025', '31 January 2026'])(
		'every section as a skeleton is of the language: %s',
		(month) => {
			const top = within('', month).replace('2 February 2026', month.replace('31 January', '5 February'));
			let source = `${top}¦`;
			const take = (label: string) => {
				const item = offeredAt(source).find((one) => one.label === label);
				return accepted(source, item as CompletionItem, anything);
			};
			for (const id of ['I', 'II', 'III.A', 'III.B', 'III.C', 'III.D', 'III.E', 'totals', 'IV', 'V']) {
				source = typed(take(id === 'totals' ? id : `section ${id}`), '\n');
			}
			source = take('signed');
			expect(
				findings(source).filter((said) => /^\d+ (?:syntax|missing|malformed|unknown|unclosed|not-applicable)/.test(said)),
			).toEqual([]);
		},
	);

	it('has no stops for a client without snippets, and what they repeat stands there', () => {
		const plain = offeredAt('¦', [], { snippets: false });
		expect(plain.some(({ insertTextFormat }) => insertTextFormat === 2)).toBe(false);
		const [whole] = plain.map((item) => editOf(item).newText);
		expect(whole).toContain('class ORD "Ordinary shares" listed');
		expect(whole?.match(/^ {2}for ORD$/gm)).toHaveLength(2);
	});

	/** A step is a label to take, or `type:` what no completion can know. */
	const steps = [
		['return', 'FF301'],
		['issuer', '"…"'],
		['month', '31 May 2026'],
		['submitted', '5 June 2026'],
		['class', 'ORD', '"Ordinary shares"', 'listed', 'type:07999'],
		['section I'],
		['for ORD'],
		['opening', 'type:1,000', 'x', 'HKD', 'type:0.01', '= HKD 10'],
		['closing', '1,000 x HKD 0.01 = HKD 10'],
		['total', 'HKD 10'],
		['section II'],
		['for ORD'],
		['opening', 'type:500', '+ 0 = 500'],
		['change', 'type:-20', '+ 0'],
		['closing', '480 + 0 = 480'],
		['public', 'float complied'],
		[
			'threshold',
			'"Initial Prescribed Threshold - 25% of the total number of issued shares in the class to which the listed shares belong (excluding treasury shares)"',
		],
		['section III.A'],
		['for ORD'],
		['scheme', '"…"'],
		['opening', 'type:50'],
		['exercised', 'type:-5', 'new'],
		['closing', '45'],
		['A1', 'type:5'],
		['AA1', '5'],
		['section III.B not applicable'],
		['section III.C not applicable'],
		['section III.D not applicable'],
		['section III.E'],
		['for ORD'],
		['event', '"Repurchase of shares (shares repurchased and cancelled)"', 'on', '5 May 2026', 'E1', 'type:-25'],
		['EE1', '-25'],
		['totals'],
		['for ORD'],
		['issued', '-20'],
		['section IV not applicable'],
		['section V'],
		['confirm', '(i) (ii) (iii) (iv) (v) (vi) (vii) (viii)'],
		['signed', '"…"'],
		['title', '"…"'],
	];

	it('typed from the empty file with completions alone is clean', () => {
		let source = '¦';
		for (const line of steps) {
			for (const [index, step] of line.entries()) {
				source = index === 0 ? source : typed(source, ' ');
				source = step.startsWith('type:')
					? typed(source, step.slice(5))
					: completed(source, step, [], { snippets: false }).replace(/ +¦/, '¦');
			}
			source = typed(source, '\n');
		}
		expect(findings(source).filter((said) => !/deadline|says nothing/.test(said))).toEqual([]);
		expect(source).toContain(
			'\n    event "Repurchase of shares (shares repurchased and cancelled)" on 5 May 2026 E1 -25\n    EE1 -25\n',
		);
	});

	it('of the next month, typed on the last one’s, carries every balance forward', () => {
		let source = `${february('')}¦`;
		for (const id of ['I', 'II', 'III.A', 'III.B', 'III.C', 'III.D']) {
			source = typed(completed(source, `section ${id}`, [january]), '\n');
		}
		source = typed(completed(source, 'section III.E not applicable', [january]), '\n');
		source = typed(completed(source, 'section IV', [january]), '\n');
		expect(source).toMatch(/\n {2}receipt "Hong Kong Depositary Receipts".*\n(?: {4}.*\n)* {4}opening +[\d,]+\n¦/);
		for (const label of ['section V', 'signed']) {
			const item = offeredAt(source, [january]).find((one) => one.label === label);
			source = typed(accepted(source, item as CompletionItem, anything), '\n');
		}
		expect(findings(source, [january]).filter((said) => !/missing-language|public-float/.test(said))).toEqual([]);
	});
});

describe('a return that exists, cut at any word', () => {
	const files = ['samples/harbour-lights-2026-02', 'samples/kingsoft-cloud-2024-12', 'test/returns/miniso-2022-09'];
	/** What the language says of a line that something was put in wrongly. */
	const wrong = /belongs to|stands twice|twice in|has no place|^Found|begins a line|Nothing more|cannot be read|opened twice/;

	it.each(files)('takes every offer without a fault: %s', (file) => {
		const text = readFileSync(new URL(`../../${file}.return`, import.meta.url), 'utf8');
		const lines = text.split('\n');
		let asked = 0;
		for (const [index, line] of lines.entries()) {
			const cuts = [...line.matchAll(/(?<=\s)(?=\S)|$/g)].map((match) => match.index);
			// Another keyword before a value of its own has whatever faults it has.
			const isFirst = (cut: number) => line.slice(0, cut).trim() === '';
			const ways = cuts.flatMap((cut) => [[cut, ''] as const, ...(isFirst(cut) ? [] : [[cut, line.slice(cut)] as const])]);
			for (const [cut, rest] of ways) {
				const source = [...lines.slice(0, index), `${line.slice(0, cut)}¦${rest}`, ...lines.slice(index + 1)].join('\n');
				const before = said(source.replace('¦', ''), index);
				for (const item of offeredAt(source, [january]).filter(({ detail }) => !detail?.includes('stands here already'))) {
					asked += 1;
					const after = accepted(source, item).replace('¦', '');
					const faults = said(after, index).filter((message) => !before.includes(message));
					expect(faults, `${item.label} at: ${line.slice(0, cut)}¦${rest}`).toEqual([]);
				}
			}
		}
		expect(asked).toBeGreaterThan(300);
	});

	/** Words of the form: what a person words, and numbers, nobody can know. */
	const isKnown = ({ image, tokenType: { name } }: IToken) =>
		keywordOf(image) !== undefined ||
		name === 'item' ||
		/^(?:x|no|par|new|treasury|not|applicable|float|complied|FF301|[IV]+|III\.[A-E]|[A-Z]{3})$/.test(image);
	const plain = (line: string) => line.replace(/\s+/g, ' ').trim();

	it.each(files)('has every word of it offered where it stands, with and without what follows: %s', (file) => {
		const lines = readFileSync(new URL(`../../${file}.return`, import.meta.url), 'utf8').split('\n');
		const missed: string[] = [];
		let asked = 0;
		for (const [index, line] of lines.entries()) {
			const { tokens } = lexLine(line);
			for (const [at, token] of tokens.entries()) {
				const { startOffset: start, image } = token;
				// A number without its keyword reads as a column of the number before it.
				const between = [at - 1, at + 1].every((beside) => tokens[beside]?.tokenType.name === 'number') && image !== 'x';
				if (!isKnown(token) || between) {
					continue;
				}
				for (const rest of ['', line.slice(start + image.length)]) {
					asked += 1;
					const source = [...lines.slice(0, index), `${line.slice(0, start)}¦${rest}`, ...lines.slice(index + 1)].join('\n');
					const wanted = plain(rest === '' ? line.slice(0, start + image.length) : line);
					const got = (item: CompletionItem) => accepted(source, item).split('\n').slice(index).join('\n').replace('¦', '');
					if (!offeredAt(source, [january]).some((item) => plain(got(item)).startsWith(wanted))) {
						missed.push(`${image} at: ${line.slice(0, start)}¦${rest}`);
					}
				}
			}
		}
		expect(missed).toEqual([]);
		expect(asked).toBeGreaterThan(20);
	});

	const said = (text: string, line: number) =>
		analyse(uri, readSource(text))
			.outline.faults.filter(({ range, message }) => range.start.line === line && wrong.test(message))
			.map(({ message }) => message);
});

it('keeps the small return’s offers applicable as they stand', () => {
	const text = smallReturn({ A: '    scheme "S"\n      opening 5\n      ' });
	const source = text.replace('opening 5\n      \n', 'opening 5\n      ¦\n');
	for (const item of offeredAt(source)) {
		expect(accepted(source, item)).toContain(expanded(item));
	}
});
