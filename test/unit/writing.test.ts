// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${1:…} is a stop of a snippet
import { describe, expect, it } from 'vitest';
import { type CompletionItem, InsertTextFormat } from 'vscode-languageserver-types';
import { accepted, anything, editOf, labelsAt, marked, offeredAt } from '../support/completing.js';
import { saidOf, strictService, uri } from '../support/small.js';

/** What a person who writes a return is given to fill in, and what becomes of what they fill in. */

const within = (lines: string) => `return FF301
issuer "Moon"
month 31 January 2026
submitted 2 February 2026
class ORD "Ordinary shares" listed 07999
${lines}`;

const nextDay = (lines: string) => `return FF305
issuer "Moon"
submitted 5 January 2026
class ORD "Ordinary shares" listed 07999
${lines}`;

const report = (lines: string) => `report 6-K
month January 2026
${lines}`;

const item = (source: string, label: string) => offeredAt(source).find((one) => one.label === label) as CompletionItem;
const lineOf = (source: string, label: string) => editOf(item(source, label)).newText;

describe('a row is written as a line, with a stop for each of its columns', () => {
	const currencies = '${2|HKD,USD,RMB,GBP,EUR,JPY,SGD,CAD|}';
	it.each([
		['section I\n  for ORD\n    ¦', 'opening', '    opening  $1 x CUR $3'],
		['section I\n  for ORD\n    op¦', 'opening', '    opening  $1 x CUR $3'],
		['section II\n  for ORD\n    ¦', 'opening', '    opening  $1 + ${2:0}'],
		['section II\n  for ORD\n    ¦', 'change', '    change  $1 + ${2:0}'],
		['section II\n  for ORD\n    ¦', 'public', '    public ${1|float complied,float not complied|}'],
		['section III.A\n  for ORD\n    scheme "S"\n      ¦', 'exercised', '      exercised  $1 ${2|new,treasury|}'],
		['section III.A\n  for ORD\n    scheme "S"\n      ¦', 'issuable', '      issuable  $1'],
		['section III.E\n  for ORD\n    event "Placing"\n      ¦', 'on', '      on  $1'],
		['section V\n  ¦', 'confirm', '  confirm $1'],
		['¦', 'class', 'class ${1:A} "${2|Ordinary shares,'],
		['¦', 'signed', 'signed "$1"\n  title  "${2|Company Secretary,Director,'],
	])('%s %s', (lines, label, wanted) => {
		const { insertTextFormat } = item(within(lines), label);
		expect(insertTextFormat).toBe(InsertTextFormat.Snippet);
		expect(lineOf(within(lines), label).replace(/\$\{2\|HKD[^}]*\}/, 'CUR')).toContain(wanted);
		expect(currencies).toContain('HKD');
	});

	it('of a next-day return and of a report, from their tables', () => {
		expect(lineOf(nextDay('section I\n  for ORD\n    ¦'), 'opening')).toBe('    opening  $1 $2 + ${3:0}');
		expect(lineOf(nextDay('section II\n  for ORD\n    ¦'), 'bought')).toMatch(
			/^ {4}bought \$1 {2}shares \$2 {2}method "\$\{3\|On the Exchange,/,
		);
		expect(lineOf(report('¦'), 'exhibit')).toMatch(/^exhibit 99\.\$1/);
	});

	it.each([
		['FF305', 'Repurchase of shares (shares repurchased and cancelled)', '  on $1  issued -$2  price CUR $4'],
		['FF305', 'Repurchase of shares (shares held as treasury shares)', '  on $1  issued -$2  treasury $2  price CUR $4'],
		['FF305', 'Cancellation of treasury shares', '  on $1  treasury -$2'],
		['FF305', 'Sale of treasury shares', '  on $1  issued $2  treasury -$2  price CUR $4'],
		['FF305', 'Other (please specify)', '  specify "$1"  on $2  issued $3  price CUR $5'],
		['FF304', 'Repurchase of shares (or other securities) but not cancelled', '  on $1  issued $2  price CUR $4'],
		['FF304', 'Other (please specify)', '  specify "$1"  on $2  issued $3  price CUR $5  market $4 $6  discount $7'],
	])('an event of %s says what its kind has, with the sign of what it takes away: %s', (form, name, wanted) => {
		const source = nextDay('section I\n  for ORD\n    ¦').replace('FF305', form);
		const label = `event "${name}"`;
		expect(lineOf(source, label).replace(/\$\{\d\|HKD[^}]*\}/, 'CUR')).toBe(`    ${label}${wanted}`);
		// What is passed over is found, and what is filled in reads.
		const unread = (text: string) =>
			saidOf(strictService({ [uri]: text.replace('¦', '') }).findings(uri)).filter((said) =>
				/^7 (?:syntax|sign|amount)/.test(said),
			);
		expect(unread(accepted(source, item(source, label)))).not.toEqual([]);
		expect(unread(accepted(source, item(source, label), anything))).toEqual([]);
	});

	describe('examples of a next-day return, from its data', () => {
		/** As they are filled in, stop by stop. */
		const filledIn = (source: string, label: string, values: readonly string[]) => {
			const left = [...values];
			const text = accepted(source, item(source, label), () => left.shift() ?? 'left over').replace('¦', '');
			expect(left).toEqual([]);
			return text;
		};
		const errors = (text: string) =>
			strictService({ [uri]: text })
				.findings(uri)
				.map(({ check, severity, message }) => `${severity} ${check}: ${message}`)
				.filter((said) => !/closing-date/.test(said));
		const head = ['Moon Limited', '5 January 2026', '07999', '2 January 2026', '1,000,000', '0'];
		const money = ['10.2', '10', '50,500'];
		const rest = ['13 June 2025', '100,000', '5,000', '29 April 2025', 'Chan Tai Man'];

		it('a day of purchases that wait to be cancelled', () => {
			const text = filledIn('¦', 'return FF305: a day of purchases, to be cancelled', [
				...head,
				...['5 January 2026', '5,000', ...money, ...rest],
			]);
			expect(errors(text)).toEqual([]);
			expect(text).toMatch(
				/^ {4}pending "Shares repurchased for cancellation but not yet cancelled" {2}on 5 January 2026 {2}shares 5,000$/m,
			);
			expect(text).toContain('bought total 5,000  paid HKD 50,500  cancelling 5,000  holding 0');
		});

		it('a day of purchases that are held in treasury', () => {
			const text = filledIn('¦', 'return FF305: a day of purchases, held in treasury', [
				...head,
				...['5 January 2026', '5,000', '995,000', '5,000', ...money, ...rest],
			]);
			expect(errors(text)).toEqual([]);
			expect(text).toContain('issued -5,000  treasury 5,000');
		});

		it('an over-allotment option, among the lines of section I', () => {
			const source = nextDay(
				'section I\n  for ORD\n    opening 2 January 2026 1,000,000 + 0\n    ¦\n    closing 5 January 2026 1,150,000 + 0\nsection II not applicable\nsection III not applicable\nsigned "Chan Tai Man"\n  title "Director"',
			);
			const text = filledIn(source, 'event: an over-allotment option is exercised', [
				'5 January 2026',
				'5 January 2026',
				'150,000',
				'60',
			]);
			expect(text).toContain(
				'    event "Other (please specify)"  specify "Issue of shares under the over-allotment option, exercised on 5 January 2026"  on 5 January 2026  issued 150,000  price HKD 60\n',
			);
			expect(errors(text)).toEqual([]);
			expect(labelsAt(nextDay('section II\n  for ORD\n    ¦'))).not.toContain('event: an over-allotment option is exercised');
			// Of the monthly return there are none.
			expect(labelsAt(within('section III.E\n  for ORD\n    ¦')).filter((label) => label.startsWith('event:'))).toEqual([]);
		});
	});

	it('the currencies that a return has come first', () => {
		const usd = within('section I\n  for ORD\n    opening 5 x USD 1\n    ¦');
		expect(lineOf(usd, 'closing')).toContain('${2|USD,HKD,');
	});

	it('is told in the list: what it goes on with, and what the form calls it', () => {
		const { labelDetails } = item(within('section I\n  for ORD\n    ¦'), 'opening');
		expect(labelDetails).toEqual({ detail: ' ▯ x HKD ▯', description: 'Balance at close of preceding month' });
		expect(item(within('section III.A\n  for ORD\n    ¦'), 'scheme').labelDetails?.detail).toBe(' "▯" …');
	});

	it('explains every row there', () => {
		for (const lines of [
			'¦',
			'section I\n  for ORD\n    ¦',
			'section III.A\n  for ORD\n    scheme "S"\n      ¦',
			'section V\n  ¦',
		])
			for (const { label, labelDetails } of offeredAt(within(lines))) expect(labelDetails, label).toBeDefined();
	});

	it('leaves the keyword alone where its line goes on, and for a client without stops', () => {
		expect(lineOf(within('section I\n  for ORD\n    op¦ 5 x HKD 1'), 'opening')).toBe('    opening');
		const plain = offeredAt(within('section I\n  for ORD\n    ¦'), [], { snippets: false });
		expect(plain.map((one) => editOf(one).newText)).toContain('    opening ');
	});
});

describe('nothing is offered twice', () => {
	it.each(['¦', 'section I\n  ¦', 'section I\n  for ORD\n    ¦', 'section III.E\n  for ORD\n    ¦', 'section V\n  ¦'])(
		'at %s',
		(lines) => {
			const labels = labelsAt(within(lines));
			expect(labels.filter((label) => label.endsWith(' …'))).toEqual([]);
			expect(labels).toEqual([...new Set(labels)]);
		},
	);
});

describe('events', () => {
	const place = 'section III.E\n  for ORD\n    ¦';
	it('of the form’s list stand in III.E alone, with the columns that each fills', () => {
		expect(lineOf(within(place), 'event "Placing"')).toBe('    event "Placing"  on $1  E1 $2');
		expect(lineOf(within(place), 'event "Repurchase of shares (shares held as treasury shares)"')).toBe(
			'    event "Repurchase of shares (shares held as treasury shares)"  on $1  E1 -$2  E2 $2',
		);
		expect(lineOf(within(place), 'event "Other (Please specify)"')).toBe(
			'    event "Other (Please specify)"  specify "$1"  on $2  E1 $3',
		);
		for (const other of ['¦', 'section I\n  for ORD\n    ¦', 'section III.A\n  for ORD\n    ¦', 'section IV\n  ¦'])
			expect(labelsAt(within(other)).filter((label) => label.startsWith('event'))).toEqual([]);
	});

	it('are in order once they are filled in', () => {
		for (const one of offeredAt(within(place)).filter(({ label }) => label.startsWith('event "'))) {
			const { text } = marked(`${accepted(within(place), one, anything)}¦`.replace('¦', ''));
			const said = saidOf(strictService({ [uri]: text.replace('¦', '') }).findings(uri));
			expect(
				said.filter((message) => /syntax|malformed|specify|event-name|treasury-event/.test(message)),
				one.label,
			).toEqual([]);
		}
	});
});

it('what is to be filled in and was not is a finding', () => {
	const source = within('section III.A\n  for ORD\n    ¦');
	const said = saidOf(strictService({ [uri]: accepted(source, item(source, 'scheme')).replace('¦', '') }).findings(uri));
	for (const keyword of ['approved', 'opening', 'A1', 'issuable'])
		expect(
			said.some((one) => one.includes(`${keyword} takes`)),
			keyword,
		).toBe(true);
	expect(said.some((one) => /scheme says nothing|scheme.*text/.test(one))).toBe(true);
});

describe('the digits of a figure', () => {
	const figure = (line: string) => {
		const { text, line: at, character } = marked(within(`section I\n  for ORD\n    ${line}`));
		return strictService({ [uri]: text }).figure(uri, { line: at, character });
	};
	it.each([
		['opening 1000000000¦', '1,000,000,000'],
		['opening 5 x HKD 1234.5678¦', '1,234.5678'],
		['opening 5¦00000', '500,000'],
		['change -12345¦', '-12,345'],
	])('are set in threes: %s', (line, wanted) => {
		expect(figure(line).map(({ newText }) => newText)).toEqual([wanted]);
	});
	it.each(['opening 1,000¦', 'opening 100¦', 'opening 1000¦,0 x HKD 1', 'opening 5 x HKD ¦', 'remarks "10000¦"', '# 10000¦'])(
		'are left: %s',
		(line) => {
			expect(figure(line)).toEqual([]);
		},
	);
	it('of a code are none', () => {
		const { text, line, character } = marked('return FF301\nclass A "Ordinary shares" unlisted 601600¦');
		expect(strictService({ [uri]: text }).figure(uri, { line, character })).toEqual([]);
	});
});
