import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eastAsianWidth } from 'get-east-asian-width';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';
import { displayWidth } from '../../server/src/width.js';
import { computed } from '../support/cpu.js';
import { strictService, uri } from '../support/small.js';

function formatted(text: string, range?: Range): string {
	return TextDocument.applyEdits(TextDocument.create(uri, 'it', 0, text), [...strictService({ [uri]: text }).format(uri, range)]);
}

function typed(text: string, position: Position): string {
	const edits = strictService({ [uri]: text }).formatOnType(uri, position);
	return TextDocument.applyEdits(TextDocument.create(uri, 'it', 0, text), [...edits]);
}

const lines = (from: number, to: number): Range => ({ start: { line: from, character: 0 }, end: { line: to, character: 1 } });
const text = (...of: string[]) => `${of.join('\n')}\n`;

/** Each: what is written, and its layout. */
const cases: Readonly<Record<string, readonly [string, string]>> = {
	'indentation says what a line belongs to': [
		text('section II', 'for A', 'opening 5 + 0', 'public float complied', 'threshold "T"', 'remarks "R"'),
		text('section II', '  for A', '    opening  5 + 0', '    public float complied', '      threshold  "T"', '  remarks  "R"'),
	],
	'items stand under their block, receipts under their section': [
		text('section III.A', 'for A', 'scheme "S"', 'opening 5', 'AA1 0', 'funds HKD 1', 'section IV', 'receipt "R"', 'code 06399'),
		text(
			'section III.A',
			'  for A',
			'    scheme "S"',
			'      opening  5',
			'    AA1  0',
			'  funds  HKD 1',
			'',
			'section IV',
			'  receipt "R"',
			'    code  06399',
		),
	],
	'keywords, codes, sections, items and words have their spelling': [
		text(
			'RETURN ff301 V1.1.1',
			'SECTION iii(a) NOT Applicable',
			'section v',
			'CONFIRM (I)  (ii)',
			'section i',
			'for A',
			'opening 5 NO par',
		),
		text(
			'return FF301 v1.1.1',
			'',
			'section III.A not applicable',
			'',
			'section V',
			'  confirm (i) (ii)',
			'',
			'section I',
			'  for A',
			'    opening  5 no par',
		),
	],
	'dates and numbers are written as the form has them': [
		text('month 2026-01-31', 'submitted 04 February 2026', 'section I', 'total CNY 1234567.50'),
		text('month      31 January 2026', 'submitted  4 February 2026', '', 'section I', '  total  RMB 1,234,567.50'),
	],
	'the values of a block begin in one column': [
		text('section III.A', 'for A', 'scheme "S"', 'opening 12', 'exercised -5 NEW', 'issuable 3'),
		text('section III.A', '  for A', '    scheme "S"', '      opening    12', '      exercised  -5 new', '      issuable   3'),
	],
	'digits stand under digits in I': [
		text(
			'section I',
			'for A',
			'opening 1000 x HKD 0.5=HKD 500',
			'change 90000 = HKD 45000',
			'closing 91000 x HKD 0.25 = HKD 22750.5',
		),
		text(
			'section I',
			'  for A',
			'    opening   1,000 x HKD 0.5  = HKD    500',
			'    change   90,000            = HKD 45,000',
			'    closing  91,000 x HKD 0.25 = HKD 22,750.5',
		),
	],
	'digits stand under digits in II, signs before them': [
		text('section II', 'for A', 'opening 1000+ 50 = 1050', 'change -10 - 5', 'closing 990 + 45 =1035'),
		text(
			'section II',
			'  for A',
			'    opening  1,000 + 50 = 1,050',
			'    change     -10 -  5',
			'    closing    990 + 45 = 1,035',
		),
	],
	'an event that fits stands on one line': [
		text('section III.E', 'for A', 'event "Placing"', 'price HKD 2', '', 'on 5 July 2025', 'E1 1000'),
		text('section III.E', '  for A', '    event "Placing"  price HKD 2  on 5 July 2025  E1 1,000'),
	],
	'an event that does not has a line for each field': [
		text('section III.E', 'for A', `event "${'x'.repeat(80)}" on 5 July 2025 approved 14 December 2024 E1 -1442852`),
		text(
			'section III.E',
			'  for A',
			`    event "${'x'.repeat(80)}"`,
			'      on        5 July 2025',
			'      approved  14 December 2024',
			'      E1        -1,442,852',
		),
	],
	'Chinese counts two columns a character': [
		text('section III.E', 'for A', `event "Other" specify "${'字'.repeat(45)}" E1 5`),
		text('section III.E', '  for A', '    event "Other"', `      specify  "${'字'.repeat(45)}"`, '      E1       5'),
	],
	'an event with a comment in it keeps its lines': [
		text('section III.E', 'for A', 'event "Placing"', '# why', 'on 5 July 2025', 'E1 1'),
		text('section III.E', '  for A', '    event "Placing"', '      # why', '      on  5 July 2025', '      E1  1'),
	],
	'a finding that is set aside keeps its line': [
		text('section III.E', 'for A', '# allow event-date: as told', 'event "Placing" on 5 July 2025', 'E1 1'),
		text('section III.E', '  for A', '    # allow event-date: as told', '    event "Placing"  on 5 July 2025', '      E1  1'),
	],
	'other items have a line for each field': [
		text('section III.D', 'for A', 'agreement "P" approved 5 May 2020 D1 5'),
		text('section III.D', '  for A', '    agreement "P"', '      approved  5 May 2020', '      D1        5'),
	],
	'one class is a line': [
		text('class  ORD   "Ordinary shares"   listed 00700', '  counter 80700 RMB'),
		text('class ORD "Ordinary shares" listed 00700 counter 80700 RMB'),
	],
	'several classes are a table': [
		text('class H "Ordinary shares" type "H" listed 02600', 'class ORD "WVR ordinary shares" listed 00700 counter 80700 RMB'),
		text(
			'class H    "Ordinary shares"      type "H"  listed 02600',
			'class ORD  "WVR ordinary shares"  listed 00700  counter 80700 RMB',
		),
	],
	'a class with a comment stays one': [
		text('class A "Ordinary shares" listed 02600#x', 'class B "Ordinary shares" unlisted'),
		text('class A  "Ordinary shares"  listed 02600  #x', 'class B  "Ordinary shares"  unlisted'),
	],
	'a blank line stands before each part, and no more than one anywhere': [
		text(
			'return FF301',
			'issuer "I"',
			'',
			'',
			'',
			'month 31 January 2026',
			'class A "x"',
			'section I',
			'totals',
			'signed "S"',
			'',
			'',
		),
		text(
			'return FF301',
			'',
			'issuer  "I"',
			'',
			'month   31 January 2026',
			'',
			'class A "x"',
			'',
			'section I',
			'',
			'totals',
			'',
			'signed "S"',
		),
	],
	'sections that are not applicable stand together': [
		text('section I', '', 'section III.B not applicable', '', 'section III.C not applicable', 'section III.D'),
		text('section I', '', 'section III.B not applicable', 'section III.C not applicable', '', 'section III.D'),
	],
	'the title has no column': [text('signed "S" title "T"'), text('signed "S"', '  title "T"')],
	'a comment stands with what is below it, or above it where a blank line parts them': [
		text('section I', 'for A', '# on the opening', 'opening 5', '   # on the block', '', '# on II', 'section II   # the end'),
		text(
			'section I',
			'  for A',
			'    # on the opening',
			'    opening  5',
			'    # on the block',
			'',
			'# on II',
			'section II  # the end',
		),
	],
	'the blank line goes above the comments of a part': [
		text('section I', '# on II', 'section II'),
		text('section I', '', '# on II', 'section II'),
	],
	'texts go on under the text, the Chinese two columns in': [
		text('section I', 'remarks "a"', '"b"', 'zh "甲"', '"乙"'),
		text('section I', '  remarks  "a"', '           "b"', '    zh "甲"', '       "乙"'),
	],
	'no number is written differently': [
		text('section III.A', 'for A', 'scheme "S"', 'opening 0.10', 'other "a  b \\" c"  -0.50', 'closing 20000000000000000000001'),
		text(
			'section III.A',
			'  for A',
			'    scheme "S"',
			'      opening  0.10',
			'      other    "a  b \\" c" -0.50',
			'      closing  20,000,000,000,000,000,000,001',
		),
	],
	'what is pasted keeps its spelling, and has its place': [
		text('section III.A', 'for A', 'scheme "S"', 'opening   (250000)', 'closing 12/3/2024'),
		text('section III.A', '  for A', '    scheme "S"', '      opening  (250000)', 'closing 12/3/2024'),
	],
	'a line that cannot be read stays exactly as it is': [
		text('section I', '      for A', '\topenning  5', '  opening 7  shares', 'closing\u00a05', '# c', '  zh'),
		text('section I', '  for A', '\topenning  5', '  opening 7  shares', 'closing\u00a05', '  # c', '  zh'),
	],
	'what follows such a line and may belong elsewhere, too': [
		text('section III.A', 'for A', 'schem "S"', ' opening   5', 'section IV not applicable'),
		text('section III.A', '  for A', 'schem "S"', ' opening   5', '', 'section IV not applicable'),
	],
	'nothing comes of nothing': ['', ''],
};

describe('the layout', () => {
	it.each(Object.entries(cases))('%s', (_, [before, after]) => {
		expect(formatted(before)).toBe(after);
		expect(formatted(after)).toBe(after);
		expect(formatted(before.replaceAll('\n', '\r\n'))).toBe(after.replaceAll('\n', '\r\n'));
	});

	it('ends the last line once, with the line end of the others', () => {
		expect(formatted('return FF301')).toBe('return FF301\n');
		expect(formatted('return FF301\r\n\r\nmonth 31 January 2026')).toBe('return FF301\r\n\r\nmonth  31 January 2026\r\n');
		expect(formatted('return FF301\n \n\t\n')).toBe('return FF301\n');
	});

	it('keeps an empty line between a bare CR and an LF', () => {
		const text = '# a\r \n# b\n';
		expect(formatted(text)).toBe(text);
	});

	it('keeps the byte order mark', () => {
		expect(formatted('\ufeff  return FF301\n')).toBe('\ufeffreturn FF301\n');
		expect(formatted('\ufeffretrun FF301\n')).toBe('\ufeffretrun FF301\n');
		expect(formatted('\ufeff# c\nreturn FF301\n')).toBe('\ufeff# c\nreturn FF301\n');
	});

	it('edits what differs, and nothing else', () => {
		const service = strictService({ [uri]: 'return FF301\n\nmonth      31 January 2026\nsubmitted  2026-02-04\n' });
		expect(service.format(uri)).toEqual([
			{
				range: { start: { line: 3, character: 11 }, end: { line: 3, character: 21 } },
				newText: '4 February 2026',
			},
		]);
	});

	const root = join(import.meta.dirname, '../..');
	const files = ['samples', 'test/returns'].flatMap((folder) =>
		readdirSync(join(root, folder))
			.filter((name) => name.endsWith('.return'))
			.map((name) => `${folder}/${name}`),
	);
	it.each(files)('%s has it', (file) => {
		const written = readFileSync(join(root, file), 'utf8');
		expect(formatted(written)).toBe(written);
	});
});

it('the examples of the language page have it', () => {
	const page = readFileSync(join(import.meta.dirname, '../../docs/language.md'), 'utf8');
	const examples = [...page.matchAll(/```monthly-return\n(.*?)```/gsu)].map((match) => match[1] ?? '');
	const whole = examples.filter((example) => /^(?:return|section|totals|class|signed) /.test(example));
	expect(whole.length).toBeGreaterThan(7);
	for (const example of whole) expect(formatted(example)).toBe(example);
});

describe('formatting a range', () => {
	const before = text('section III.E', '', '', 'for A', 'event "Placing"', 'on 5 July 2025', 'E1 1000', 'section IV');

	it('touches its lines alone', () => {
		expect(formatted(before, lines(3, 3))).toBe(before.replace('for A', '  for A'));
		expect(formatted(before, lines(0, 1))).toBe(before);
		expect(formatted(before, { start: { line: 6, character: 0 }, end: { line: 7, character: 0 } })).toBe(
			before.replace('E1 1000', '      E1  1,000'),
		);
	});

	it('lays each line out as the whole text does', () => {
		const whole = text(
			'return FF301',
			'',
			'issuer     "Moon"',
			'submitted  4 February 2026',
			'',
			'class A    "Ordinary shares"  type "A"  listed 00700',
			'class B    "Ordinary shares"  type "B"  unlisted',
			'class ORD  "Ordinary shares"  unlisted',
			'',
			'section II',
			'  # First this,',
			'  # and this.',
			'  for A',
			'    opening  1,000 +  0 = 1,000',
			'    change     -20 + 20',
			'    closing    980 + 20 = 1,000',
			'    # Then that,',
			'    # and that.',
			'',
			'  remarks  "One."',
			'           "Two."',
			'           "Three."',
			'    zh "一。"',
			'       "二。"',
			'',
			'# Last.',
			'section III.E',
			'  for A',
			`    event "${'Long'.repeat(30)}"`,
			'      on  5 July 2025',
			'      E1  1,000',
		);
		expect(formatted(whole)).toBe(whole);
		const wanted = whole.split('\n');
		const loose = wanted.map((line) => ` ${line.trim().replace(/ +(?=[^"]*$|"[^"]*"$)/, ' ')}`.trimEnd());
		for (const [index, line] of wanted.entries()) {
			expect(formatted(loose.join('\n'), lines(index, index)).split('\n')[index]).toBe(line);
		}
	});

	it('joins the lines of an event that it holds', () => {
		expect(formatted(before, lines(4, 6))).toContain('\nfor A\n    event "Placing"  on 5 July 2025  E1 1,000\nsection IV');
		expect(formatted(before, lines(4, 5))).toContain('    event "Placing"\n      on  5 July 2025\nE1 1000');
	});

	it('removes the blank lines in it, and puts one before a section in it', () => {
		expect(formatted(before, lines(0, 2))).toContain('section III.E\n\nfor A');
		expect(formatted(before, lines(7, 7))).toContain('E1 1000\n\nsection IV\n');
	});
});

describe('formatting while typing', () => {
	it('puts the line above right', () => {
		expect(typed(text('section II', 'for A', 'opening 5000+0', ''), { line: 3, character: 0 })).toBe(
			text('section II', 'for A', '    opening  5,000 + 0', ''),
		);
	});

	it('neither joins nor breaks, nor adds blank lines', () => {
		const event = text('section III.E', '  for A', '    event "Placing"', 'on 2025-07-05', '');
		expect(typed(event, { line: 4, character: 0 })).toBe(event.replace('on 2025-07-05', '      on  5 July 2025'));
		const section = text('section I', 'section  II', '');
		expect(typed(section, { line: 2, character: 0 })).toBe(section.replace('  II', ' II'));
	});

	it('leaves comments, blank lines and what cannot be read', () => {
		for (const line of ['  # later', '    ', 'opning 5']) {
			const written = text('section II', line, '');
			expect(typed(written, { line: 2, character: 0 })).toBe(written);
		}
		expect(typed('', { line: 0, character: 0 })).toBe('');
	});
});

describe('formatting again after an edit', () => {
	const events = [1, 2, 3, 4].map((day) => `event "Repurchase of shares"   on ${day} July 2023 E1 -${day}00`);
	const text = [
		'return FF301',
		'section III.E',
		'for A',
		'    # as bought',
		'event "Bonus issue"',
		'E1 50',
		...events,
		'',
		'# the sum',
		'EE1 -1000',
		'',
	].join('\n');
	const behind = (line: number, newText: string) => {
		const end = { line, character: text.split('\n')[line]?.length ?? 0 };
		return { range: { start: end, end }, text: newText };
	};
	it.each([
		['nothing', []],
		['a text that goes on below the last item', [behind(9, '\n  "and more"')]],
		['a Chinese text below the last item', [behind(10, '\n  zh "買回"')]],
		['what is set aside above the first', [behind(3, '\n# allow event-date: as published')]],
		['a comment between two', [behind(7, '\n# a day without')]],
		['a comment below the last', [behind(9, '\n# no more')]],
		['blank lines between two', [behind(7, '\n\n\n')]],
		['a figure in one', [behind(7, '7')]],
		['the block above them gone', [{ range: { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } }, text: '' }]],
	])('comes to what it is when it is read for the first time: %s', (_, edits) => {
		const service = strictService({ [uri]: text });
		expect(service.format(uri)).not.toEqual([]);
		for (const [version, edit] of edits.entries()) service.edit(uri, [edit], version + 1);
		const now = service.text(uri) ?? '';
		const fresh = strictService({ [uri]: now });
		expect(service.format(uri)).toEqual(fresh.format(uri));
		expect(service.format(uri)).toEqual(fresh.format(uri));
		const range = { start: { line: 5, character: 0 }, end: { line: 7, character: 0 } };
		expect(service.format(uri, range)).toEqual(fresh.format(uri, range));
	});
});

it('a text of any length is formatted in a time in proportion to it', () => {
	for (const part of ['# a comment\n\n', 'class A "x"\n', '  opening 5\n', 'zh\n']) {
		const service = strictService({ [uri]: `section I\nfor A\n${part.repeat(20_000)}` });
		expect(
			computed(() => service.format(uri)),
			part,
		).toBeLessThan(3);
	}
});

it('the width of a character is that of Unicode’s table, where returns have it', () => {
	const wrong: string[] = [];
	const spans = [
		[0x20, 0x7e],
		[0xa0, 0xff],
		[0x2000, 0x206f],
		[0x3000, 0x303e],
		[0x3105, 0x312f],
		[0x3400, 0x9fff],
		[0xac00, 0xd7a3],
		[0xf900, 0xfaff],
		[0xff01, 0xffe6],
		[0x20000, 0x2ffff],
	] as const;
	for (const [from, to] of spans) {
		for (let code = from; code <= to; code++) {
			const character = String.fromCodePoint(code);
			const invisible = /\p{Mark}|\p{Default_Ignorable_Code_Point}/u.test(character);
			if (/\p{Assigned}/u.test(character) && !invisible && displayWidth(character) !== eastAsianWidth(code)) {
				wrong.push(code.toString(16));
			}
		}
	}
	expect(wrong).toEqual([]);
});
