import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../server/src/checks/snapshot.js';
import { importText } from '../../server/src/import/index.js';
import { documentOf, edgarHtml, renderText } from '../../server/src/render/index.js';
import { report, reportUri, serviceOf } from '../support/form6k.js';

const raw = readFileSync(join(import.meta.dirname, 'raw/kingsoft-cloud-2024-12.6-K.txt'), 'utf8');
const imported = (source: string): string => {
	const made = importText(source);
	return 'refused' in made ? made.refused : (made.report?.text ?? made.text);
};
const snapshotOf = (text: string) => serviceOf({ 'kingsoft-cloud-2025-01-07.6-K.return': text }).snapshot(reportUri) as Snapshot;

interface Parts {
	readonly heading?: string;
	readonly month?: string;
	readonly caption?: string;
	readonly boxes?: string;
	readonly index?: string;
	readonly signature?: string;
}
/** A cover made after those that issuers published, as HTML. */
const cover = ({ heading, month, caption, boxes, index, signature }: Parts) => `<html><body>
<p>UNITED STATES</p><p>SECURITIES AND EXCHANGE COMMISSION</p><p>WASHINGTON, D.C. 20549</p><p>FORM 6-K</p>
<p>${heading ?? 'REPORT OF FOREIGN PRIVATE ISSUER PURSUANT TO RULE 13a-16 OR 15d-16 UNDER THE SECURITIES EXCHANGE ACT OF 1934'}</p>
<p>${month ?? 'For the month of November 2024'}</p><p>Commission File Number: 001-39407</p>
<p>Moon Inc.</p>${caption ?? ''}<p>1 Harbour Road<br>Hong Kong</p><p>(Address of principal executive offices)</p>
<p>Indicate by check mark whether the registrant files or will file annual reports under cover of Form 20-F or Form 40-F.</p>
<p>${boxes ?? 'Form 20-F &#9746; Form 40-F &#9744;'}</p>
${index ?? '<p>EXHIBIT INDEX</p><table><tr><td>Exhibit No.</td><td>Description</td></tr><tr><td>99.1</td><td>Announcement</td></tr></table>'}
<p>SIGNATURES</p><p>Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant has duly caused this report to be signed on its behalf by the undersigned, thereunto duly authorized.</p>
${signature ?? '<p>Moon Inc.</p><p>By: /s/ Ann Chan</p><p>Name: Ann Chan</p><p>Title: Chief Financial Officer</p><p>Date: November 22, 2024</p>'}</body></html>`;

describe('a cover', () => {
	it('takes the next-day return behind it for its exhibit, as it is read alone', () => {
		const day = readFileSync(join(import.meta.dirname, 'raw/tencent-2025-06-13.FF305.txt'), 'utf8');
		const alone = importText(day);
		const made = importText(`${raw.slice(0, raw.indexOf('**Monthly Return for Equity Issuer and'))}\n\n${day}`);
		if ('refused' in made || 'refused' in alone) throw new Error('refused');
		expect(made.text).toBe(alone.text);
		expect(made.fileName).toBe('kingsoft-cloud-holdings-limited-2025-06-13.return');
		expect(made.report?.text).toContain('from  "kingsoft-cloud-holdings-limited-2025-06-13.return"');
		expect(made.report?.text).toContain('date   7 January 2025');
	});

	it('takes several returns behind it, each as a file that it names as its exhibit', () => {
		const read = (name: string) => readFileSync(join(import.meta.dirname, 'raw', name), 'utf8');
		const [head, month] = [
			raw.slice(0, raw.indexOf('**Monthly Return for Equity Issuer and')),
			raw.slice(raw.indexOf('**Monthly Return for Equity Issuer and')),
		];
		const index = (...lines: readonly string[]) =>
			head.replace(/^<a href.*$/m, lines.map((line, at) => `99.${at + 1}\t${line}`).join('\n'));
		const files = (source: string) => {
			const made = importText(source);
			if ('refused' in made) throw new Error(made.refused);
			return {
				cover: made.report?.text ?? '',
				all: [made, ...(made.others ?? [])].map(({ fileName, text }) => [fileName, text]),
			};
		};
		const alone = (source: string) => {
			const made = importText(source);
			return 'refused' in made ? made.refused : made.text;
		};
		const [one, two] = [read('tencent-2025-06-13.FF305.txt'), read('ke-2024-07-22.FF305.txt')];
		const stem = 'kingsoft-cloud-holdings-limited';
		const lists = [
			['Monthly Return', 'Next Day Disclosure Return Dated June 13, 2025', 'Next Day Disclosure Return Dated July 22, 2024'],
			[
				'Next Day Disclosure Return Dated July 22, 2024',
				'An announcement',
				'Monthly Return',
				'Next Day Disclosure Return Dated June 13, 2025',
			],
		];
		for (const list of lists) {
			const { cover, all } = files([index(...list), month, one, two].join('\n\n'));
			expect(all).toEqual([
				[`${stem}-2024-12.return`, alone(month)],
				[`${stem}-2025-06-13.return`, alone(one)],
				[`${stem}-2024-07-22.return`, alone(two)],
			]);
			const named = [...cover.matchAll(/^exhibit 99\.\d "(.*)"(?:\n {2}| {2})from +"(.*)"$/gm)].map(([, text, file]) => [
				text,
				file,
			]);
			expect(named).toEqual(
				list.flatMap((text) =>
					text === 'An announcement'
						? []
						: [
								[
									text,
									`${stem}-${text.startsWith('Monthly') ? '2024-12' : text.endsWith('2025') ? '2025-06-13' : '2024-07-22'}.return`,
								],
							],
				),
			);
		}
		// By the number above each, whatever the index calls them; two of one day have names of their own.
		const numbered = files(
			[index('First', 'Second', 'Third'), 'Exhibit 99.3', month, 'Exhibit 99.1', one, 'Exhibit 99.2', one].join('\n\n'),
		);
		expect(numbered.all.map(([name]) => name)).toEqual([
			`${stem}-2024-12.return`,
			`${stem}-2025-06-13.return`,
			`${stem}-2025-06-13-2.return`,
		]);
		for (const [number, name] of [
			['99.1 "First"', '2025-06-13'],
			['99.2 "Second"', '2025-06-13-2'],
			['99.3 "Third"', '2024-12'],
		]) {
			expect(numbered.cover.replace(/\n {2}from/g, '  from')).toMatch(
				new RegExp(`exhibit ${number} +from +"${stem}-${name}\\.return"`),
			);
		}
	});

	it('is read as Kingsoft Cloud’s was furnished, with its return, and printed in its own words', () => {
		const text = imported(raw);
		for (const line of [
			'heading     "REPORT OF FOREIGN ISSUER PURSUANT TO RULE 13a-16 OR 15d-16 OF THE SECURITIES EXCHANGE ACT OF 1934"',
			'file        001-39278',
			'month       January 2025',
			'            "Haidian District"',
			'exhibit 99.1 "Monthly Return for Equity Issuer on Movements in Securities"\n  from  "kingsoft-cloud-holdings-limited-2024-12.return"',
			'signed "Haijian He"',
			'  date   7 January 2025',
		])
			expect(text).toContain(line);
		const words = (of: string) => of.replace(/<[^>]*>|\]\([^)]*\)/g, '').match(/[\p{L}\p{N}]+/gu);
		expect(words(renderText(snapshotOf(text)))).toEqual(words(raw.slice(0, raw.indexOf('**Monthly Return for'))));
	});

	it.each<[string, Parts, string]>([
		[
			'the heading in small letters',
			{ heading: 'Report of Foreign Private Issuer Pursuant to Rule 13a-16 or 15d-16 under the Securities Exchange Act of 1934' },
			'report 6-K\n\nregistrant',
		],
		[
			'the heading of GDS',
			{ heading: 'REPORT OF FOREIGN PRIVATE ISSUER PURSUANT TO RULE 13a-16 OR 15d-16 OF THE SECURITIES EXCHANGE ACT OF 1934' },
			'15d-16 OF THE SECURITIES',
		],
		['For the Month of', { month: 'For the Month of November, 2024' }, 'November 2024'],
		['the month alone', { month: 'November 2024' }, 'November 2024'],
		['the day alone', { month: 'November 22, 2024' }, '22 November 2024'],
		[
			'several months',
			{ month: 'For the months of October and November 2024' },
			'registrant  "Moon Inc."  no caption\n# not read: the month, for it was not found',
		],
		[
			'more behind the month',
			{ month: 'For the month of November 2024 (Report No. 2)' },
			'month       November 2024\nfile        001-39407\naddress     "1 Harbour Road"\n            "Hong Kong"\n# not read: For the month of November 2024 (Report No. 2)',
		],
		['no caption', {}, 'registrant  "Moon Inc."  no caption'],
		['the usual caption', { caption: '<p>(Registrant&#8217;s name)</p>' }, 'registrant  "Moon Inc."\n'],
		[
			'another caption',
			{ caption: '<p>(Translation of registrant’s name into English)</p>' },
			'caption "Translation of registrant’s name into English"',
		],
		['x and a diaeresis', { boxes: 'Form 20-F x Form 40-F &#168;' }, 'annual      20-F\n'],
		[
			'boxes in a row below',
			{ boxes: '</p><table><tr><td>Form 20-F</td><td>Form 40-F</td></tr><tr><td>o</td><td>x</td></tr></table><p>' },
			'annual      40-F\n',
		],
		[
			'a box that is an input',
			{ boxes: 'Form 20-F <input type="checkbox" checked> Form 40-F <input type="checkbox">' },
			'annual      20-F\n',
		],
		['brackets for boxes', { boxes: '(Check one) Form 20-F [ ] Form 40-F [X]' }, 'annual      40-F\n'],
		[
			'no box marked',
			{ boxes: 'Form 20-F &#9744; Form 40-F &#9744;' },
			'# not read: which box is ticked; the usual one, 20-F, stands here\nannual      20-F\n',
		],
		[
			'an index below no heading',
			{ index: '<p>Exhibit 99.1 Announcement dated November 22, 2024</p>' },
			'exhibit 99.1 "Announcement dated November 22, 2024"\n',
		],
		[
			'two lines for each exhibit',
			{ index: '<p>EXHIBITS</p><p>Exhibit 99.1</p><p>One</p><p>99.2</p><p>Two</p>' },
			'exhibit 99.1 "One"\nexhibit 99.2 "Two"\n',
		],
		[
			'the index before the note',
			{ index: '<p>EXHIBITS</p><p>99.1 One</p><p>EXPLANATORY NOTE</p><p>See Exhibit 99.1.</p>' },
			'note  "See Exhibit 99.1."\n\nexhibit 99.1 "One"\n',
		],
		[
			'a signature without labels',
			{ signature: '<p>By: Ann Chan</p><p>Chief Financial Officer</p><p>Dated: 22 November 2024</p>' },
			'signed "Ann Chan"\n  title  "Chief Financial Officer"\n  date   22 November 2024\n',
		],
		[
			'a signature on one line',
			{ signature: '<p>MOON INC. By: /s/ A. Chan Name: Ann Chan Title: Director</p><p>November 22nd, 2024</p>' },
			'signed "Ann Chan"\n  title  "Director"\n  date   22 November 2024\n',
		],
		['boxes before', { boxes: '&#9723; Form 20-F &#8999; Form 40-F' }, 'annual      40-F\n'],
		['boxes of another font', { boxes: 'Form 20-F &#8999; Form 40-F &#9723;' }, 'annual      20-F\n'],
		[
			'an index of lines',
			{
				index:
					'<p>EXHIBITS</p><p>Exhibit 99.1 &#8212; Next Day Disclosure Return Dated October 3, 2023</p><p>Exhibit 99.2 &#8212; HKEx Announcement</p>',
			},
			'exhibit 99.1 "Next Day Disclosure Return Dated October 3, 2023"\nexhibit 99.2 "HKEx Announcement"',
		],
		[
			'a table of contents',
			{ index: '<p>TABLE OF CONTENTS</p><table><tr><td>Exhibit 99.1</td><td>Announcement</td></tr></table>' },
			'exhibit 99.1 "Announcement"',
		],
		[
			'the date before the signature',
			{
				signature:
					'<p>Date: November 22, 2024</p><p>MOON INC.</p><p>By: /s/ Ann Chan</p><p>Name: Ann Chan</p><p>Title: Chief Financial Officer</p>',
			},
			'signed "Ann Chan"\n  title  "Chief Financial Officer"\n  date   22 November 2024',
		],
	])('with %s is read', (_, parts, wanted) => expect(imported(cover(parts))).toContain(wanted));

	it('comes back the same from what is printed of it', () => {
		// A line of signs is a line.
		const alone = report.replace(/ {2}from ".*"/, '').replace('"Haidian District"', '"& &"');
		const snapshot = snapshotOf(alone);
		expect(imported(edgarHtml(documentOf(snapshot)))).toBe(alone);
		expect(imported(renderText(snapshot))).toBe(alone);
	});
});
