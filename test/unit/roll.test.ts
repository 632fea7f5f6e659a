// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${1:…} is a stop of a snippet
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateMonths, generateReturn, monthAfter } from '../support/generate.js';
import { december, smallReturn, strictService } from '../support/small.js';

const uri = 'file:///returns/harbour-lights-2025-11.return';

function rolled(text: string, from = uri) {
	const found = strictService({ [from]: text }).roll(from);
	if ('refused' in found) throw new Error(found.refused);
	return found;
}

/** The findings of next month's return, in the company of this month's. */
function findingsAfter(text: string, next = rolled(text).text) {
	const service = strictService({ [uri]: text, 'memory:///next.return': next });
	return service.findings('memory:///next.return');
}

/** What nobody but the issuer can fill in. */
const toFillIn = new Set(['confirmations', 'deadline', 'missing-line', 'public-float']);

const returns = ['samples', 'test/returns'].flatMap((folder) =>
	readdirSync(join(import.meta.dirname, '../..', folder))
		.filter((name) => name.endsWith('.return') && name !== 'typical-mistakes.return')
		.map((name) => [name, readFileSync(join(import.meta.dirname, '../..', folder, name), 'utf8')] as const),
);

describe('rolling forward', () => {
	it('brings every balance of a return forward and leaves the month to be filled in', () => {
		const sample = returns.find(([name]) => name === 'harbour-lights-2026-01.return')?.[1] ?? '';
		expect(rolled(sample).text).toMatchInlineSnapshot(`
			"return FF301

			issuer  "Harbour Lights Holdings Limited (A company controlled through weighted voting rights)"
			  zh "維港燈火控股有限公司（以不同投票權控制的公司）"
			month   28 February 2026

			class A  "WVR ordinary shares"  type "A"  listed 07999
			class B  "WVR ordinary shares"  type "B"  unlisted

			section I
			  for A
			    opening  5,000,000,000 x USD 0.0001 = USD 500,000
			  for B
			    opening  500,000,000 x USD 0.0001 = USD 50,000

			section II
			  for A
			    opening  815,240,250 + 2,216,000 = 817,456,250
			    # As on 31 January 2026: does it still hold on 28 February 2026?
			    # public float complied
			    #   threshold "Initial Prescribed Threshold - 25% of the total number of issued shares in the class to which the listed shares belong (excluding treasury shares)"
			    #   information "41.62% of the class was held by the public."
			    #   zh "公眾持有該類別股份的41.62%。"

			  for B
			    opening  95,000,000 + 0 = 95,000,000

			section III.A
			  for A
			    scheme "2019 Share Option Scheme" zh "2019年購股權計劃"
			      approved  30 May 2019
			      opening   25,250,000
			      issuable  25,250,000
			      mandate   38,500,000

			section III.B
			  for A
			    warrant "Warrants 2027" zh "2027年認股權證"
			      expiry    30 June 2027
			      price     HKD 20
			      approved  28 May 2024
			      opening   HKD 56,000,000
			      issuable  2,800,000

			section III.C
			  for A
			    convertible "2.5% Convertible Notes due 2028" zh "2028年到期2.5厘可換股票據"
			      type      "Bond/Notes"
			      code      05999
			      price     HKD 16
			      approved  28 May 2024
			      opening   HKD 448,000,000
			      issuable  28,000,000

			section III.D
			  for A
			    agreement "2022 Share Award Scheme" zh "2022年股份獎勵計劃"
			      approved  27 May 2022
			      issuable  5,436,000

			section III.E
			  for A
			    # Still to be cancelled on 31 January 2026. Once it is, the cancellation takes its place.
			    event "Repurchase of shares (shares repurchased for cancellation but not yet cancelled)"
			      on        28 January 2026
			      approved  30 May 2025
			      pending   -300,000

			section IV
			  receipt "Hong Kong Depositary Receipts" zh "香港預託證券"
			    code     06399
			    opening  512,000

			section V
			  # Confirm here what is so, or amend or omit it:
			  # confirm (i) (ii) (iii) (iv) (vi) (viii)
			  # amend (v) "all documents required by the laws of the Cayman Islands to be filed with the Registrar of Companies of the Cayman Islands have been duly filed and that compliance has been made with all other legal requirements;"
			  #   zh "開曼群島法例規定須送交開曼群島公司註冊處處長存檔的一切文件已經正式存檔，而一切其他法律規定亦已全部遵行；"
			  # omit (vii) "No property was purchased."

			signed "Chan Siu Ming" zh "陳小明"
			  title "Company Secretary" zh "公司秘書"
			"
		`);
	});

	it.each(returns)('%s gives a return without errors, whose balances agree', (name, text) => {
		const next = rolled(text).text;
		const service = strictService({ a: text, b: next });
		const before = new Set(service.findings('a').map(({ check }) => check));
		const found = service.findings('b').map(({ check, message }) => `${check}: ${message}`);
		const unexpected = found.filter((said) => !toFillIn.has(said.split(':')[0] ?? '') && !said.startsWith('missing-section'));
		expect([name, unexpected.filter((said) => !before.has(said.split(':')[0] as never))]).toEqual([name, []]);
		expect(service.format('b')).toEqual([]);
	});

	const seeds = Array.from({ length: 12 }, (_, seed) => seed);
	it.each(seeds)('a generated return gives one with nothing but what is left to fill in (seed %i)', (seed) => {
		for (const leaveOut of [false, true]) {
			for (const month of [
				{ year: 2022, month: 2 },
				{ year: 2024, month: 5 },
				{ year: 2025, month: 12 },
				{ year: 2026, month: 2 },
			]) {
				const text = generateReturn({ seed, month, leaveOut });
				const next = rolled(text);
				const found = findingsAfter(text, next.text).filter(({ check }) => !toFillIn.has(check));
				// The form's list of types lost "Class A" in June 2024.
				const left = month.year === 2024 ? found.filter(({ check }) => check !== 'unknown-value') : found;
				expect(left.map(({ check, message }) => `${check}: ${message}`)).toEqual([]);
				const { year, month: of } = monthAfter(month);
				expect(next.month).toBe(`${year}-${String(of).padStart(2, '0')}`);
			}
		}
	});

	it('opens as the issuer’s own next return does', () => {
		const [first = '', second = ''] = generateMonths({ seed: 4 }, 2);
		const opening = (text: string) =>
			text
				.split('\n')
				.filter((line) => /^ +opening/.test(line))
				.map((line) => line.replace(/ +/g, ' '));
		expect(opening(rolled(first).text)).toEqual(opening(second));
	});

	it('twice is as good as once', () => {
		const text = generateReturn({ seed: 8, month: { year: 2025, month: 11 } });
		const again = rolled(rolled(text).text, 'file:///2025-12.return');
		expect(again.month).toBe('2026-01');
		expect(again.text).toContain('month   31 January 2026');
	});

	it('parts treasury shares from issued ones in June 2024', () => {
		const text = smallReturn({ month: '31 May 2024', submitted: '4 June 2024' });
		expect(rolled(text).text).toContain('    opening  1,000,000 + 0 = 1,000,000\n');
		expect(rolled(smallReturn({ month: '30 April 2024', submitted: '3 May 2024' })).text).toContain('    opening  1,000,000\n');
	});

	it('asks for the public float from January 2026 on', () => {
		const { text } = rolled(smallReturn(december));
		expect(text).toContain('# public float complied\n');
		expect(findingsAfter(smallReturn(december), text).map(({ check }) => check)).toEqual(['deadline', 'public-float']);
		expect(rolled(smallReturn()).text).not.toContain('float');
	});

	it('confirms nothing by itself: what was confirmed is a comment, and so is what was written in other words', () => {
		const V =
			'  confirm (i) (ii) (iii) (iv) (vi) (vii)\n  amend (v) "in other words"\n    "of two paragraphs"\n  omit (viii) "a reason"';
		const text = smallReturn({ V });
		const once = rolled(text).text;
		expect(once).toContain(
			[
				'section V',
				'  # Confirm here what is so, or amend or omit it:',
				'  # confirm (i) (ii) (iii) (iv) (vi) (vii)',
				'  # amend (v) "in other words"',
				'  #   "of two paragraphs"',
				'  # omit (viii) "a reason"\n',
			].join('\n'),
		);
		expect(once).not.toMatch(/^ *(?:confirm|amend|omit|public float)/m);
		// What nobody took up is still offered the month after.
		expect(rolled(once, 'file:///2026-01.return').text).toContain('# confirm (i) (ii) (iii) (iv) (v) (vi) (vii) (viii)\n');
	});

	it('keeps events that wait for their cancellation, and asks', () => {
		const E = [
			'    event "Repurchase of shares (shares repurchased and cancelled)" on 5 November 2025 E1 -5',
			'    event "Repurchase of shares (shares repurchased for cancellation but not yet cancelled)" on 28 November 2025 pending -7',
			'    EE1 -5',
			'  remarks "R"',
		].join('\n');
		const { text } = rolled(smallReturn({ E, II: '    opening 1000\n    change -5' }));
		expect(text).toContain('    opening  995 + 0 = 995\n');
		expect(text).toContain(
			`section III.E
  for ORD
    # Still to be cancelled on 30 November 2025. Once it is, the cancellation takes its place.
    event "Repurchase of shares (shares repurchased for cancellation but not yet cancelled)"
      on       28 November 2025
      pending  -7
  # does it still hold?
  remarks  "R"
`,
		);
	});

	it('leaves out the edition, the status and the day of submission', () => {
		const { text } = rolled(smallReturn({ edition: 'v1.1.1', head: 'status "Resubmission"' }));
		expect(text).toMatch(/^return FF301\n\nissuer {2}"Harbour Lights Holdings Limited"\nmonth {3}31 December 2025\n\nclass/);
	});

	it('takes a par value from where it stands, and none where there is none', () => {
		expect(rolled(smallReturn({ I: '    opening 10 x HKD 0.50\n    change 10' })).text).toContain('opening  20 x HKD 0.50\n');
		expect(rolled(smallReturn({ I: '    opening 10 no par = RMB 5' })).text).toContain('opening  10 no par = RMB 5\n');
		expect(rolled(smallReturn({ I: '    opening 10\n    closing 12 x HKD 2' })).text).toContain('opening  12 x HKD 2 = HKD 24\n');
	});

	it('says where an opening balance goes that is not known', () => {
		const { text } = rolled(smallReturn({ A: '    scheme "S"\n      closing' }));
		expect(text).toContain(
			'    scheme "S"\n    # The opening balance goes here: what closed on 30 November 2025 is not known.\n',
		);
		expect(findingsAfter('', text).some(({ message }) => message.startsWith('opening is missing in scheme "S"'))).toBe(true);
	});

	it('keeps texts, their Chinese and their paragraphs', () => {
		const A = '    scheme "S" zh "甲"\n      opening 5\n  remarks "a \\" b"\n"c"\nzh "乙"\n"丙"';
		const { text } = rolled(smallReturn({ A }));
		expect(text).toContain(
			'    scheme "S" zh "甲"\n      opening  5\n  # does it still hold?\n  remarks  "a \\" b"\n           "c"\n    zh "乙"\n       "丙"\n',
		);
	});

	it('has the line ends of the return', () => {
		expect(rolled(smallReturn().replaceAll('\n', '\r\n')).text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
	});

	it('is refused where something would be lost', () => {
		const service = strictService({ a: smallReturn({ month: 'soon' }), b: `${smallReturn()}what is this\n`, c: '' });
		for (const of of ['a', 'b', 'c', 'd']) expect(service.roll(of)).toEqual({ refused: expect.stringMatching(/^[A-Z].*\.$/) });
	});
});

describe('the name of the file', () => {
	it.each([
		['file:///a/harbour-lights-2025-11.return', 'harbour-lights-2025-12.return'],
		['file:///a/202511.return', '202512.return'],
		['file:///a/2025_11%20FF301.return', '2025_12 FF301.return'],
		['file:///a/x-2025-11-resubmission.return', 'x-2025-12.return'],
		['file:///a/november.return', 'harbour-lights-holdings-limited-2025-12.return'],
		['untitled:Untitled-1', 'harbour-lights-holdings-limited-2025-12.return'],
		['file:///a/x-2024-11.return', 'harbour-lights-holdings-limited-2025-12.return'],
		['file:///a/%E0%A4%A.return', 'harbour-lights-holdings-limited-2025-12.return'],
	])('after %s is %s', (from, expected) => {
		expect(rolled(smallReturn(), from).fileName).toBe(expected);
	});

	it('turns with the year', () => {
		expect(rolled(smallReturn(december), 'file:///x-2025-12.return')).toMatchObject({
			month: '2026-01',
			fileName: 'x-2026-01.return',
		});
	});
});

describe('a new return', () => {
	const service = strictService();

	it('has what the form asks of an issuer with one listed class', () => {
		const made = service.create({ issuer: 'Jade "Ferry" Limited (Incorporated in Bermuda)', code: '1234', month: '2026-02-28' });
		expect(made).toMatchObject({ month: '2026-02', fileName: 'jade-ferry-limited-2026-02.return' });
		expect(made.text).toMatchInlineSnapshot(`
			"return FF301

			issuer  "Jade \\"Ferry\\" Limited (Incorporated in Bermuda)"
			month   28 February 2026

			class ORD "Ordinary shares" listed 01234

			section I
			  for ORD

			section II
			  for ORD
			    # Confirm the public float here, with the threshold that applies:
			    # public float complied
			    #   threshold ""

			section III.A not applicable
			section III.B not applicable
			section III.C not applicable
			section III.D not applicable
			section III.E not applicable
			section IV not applicable

			section V
			  # Confirm here what is so, or amend or omit it:
			  # confirm (i) (ii) (iii) (iv) (v) (vi) (vii) (viii)
			"
		`);
		service.put(uri, made.text);
		expect(service.findings(uri).map(({ check }) => check)).toEqual([
			'deadline',
			'missing-line',
			'missing-line',
			'missing-line',
			'public-float',
			'confirmations',
		]);
		expect(service.format(uri)).toEqual([]);
	});

	it('has stops in the editor, the first on the first figure, and confirms nothing by itself', () => {
		const { snippet = '' } = service.create({ issuer: 'Jade $1 } Ferry', code: '1234', month: '2026-02-28' });
		expect(snippet).toContain('issuer  "Jade \\$1 \\} Ferry"');
		expect(snippet).toContain('section I\n  for ORD\n    opening  $1 x ${2|HKD,USD,RMB|} $3\n');
		expect(snippet).toContain('section II\n  for ORD\n    opening  $4 + ${5:0}\n');
		expect(snippet).toContain('section V\n  confirm $6\n');
		expect(snippet).toContain('signed "$7"\n  title "${8|Company Secretary,Director,');
		expect(snippet).not.toMatch(/[\ue000]|9,000,000/);
		expect(service.create({ issuer: 'A', code: '1', month: '2023-02-28' }).snippet).toContain('    opening  $4\n');
	});

	it('asks for no public float before there was one', () => {
		expect(service.create({ issuer: '中國鋁業股份有限公司', code: '02600', month: '2024-08-31' })).toMatchObject({
			fileName: '中國鋁業股份有限公司-2024-08.return',
			text: expect.not.stringContaining('float'),
		});
	});
});

it('a remark that is carried asks whether it still holds', () => {
	const service = strictService({ [uri]: smallReturn({ I: '    opening 5 x HKD 1\n  remarks "Increased in May."' }) });
	const rolled = service.roll(uri);
	expect('text' in rolled && rolled.text).toContain('\n  # does it still hold?\n  remarks  "Increased in May."\n');
});
