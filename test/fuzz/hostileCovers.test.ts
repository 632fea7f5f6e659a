import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../server/src/checks/snapshot.js';
import { importText } from '../../server/src/import/index.js';
import { rowsOfHtml } from '../../server/src/import/source/html.js';
import { documentOf, edgarCheck, edgarHtml } from '../../server/src/render/index.js';
import { reportUri, serviceOf } from '../support/form6k.js';
import { Steps, type Work } from '../support/steps.js';

/** A cover as HTML, in pieces between which anything may stand. */
const pieces = [
	'<html><body><p>UNITED STATES</p><p>SECURITIES AND EXCHANGE COMMISSION</p>',
	'<p>FORM 6-K</p>',
	'<p>REPORT OF FOREIGN PRIVATE ISSUER PURSUANT TO RULE 13a-16 OR 15d-16 UNDER THE SECURITIES EXCHANGE ACT OF 1934</p>',
	'<p>For the month of November 2024</p><p>Commission File Number: 001-39407</p>',
	'<p>Moon Inc.</p><p>1 Harbour Road<br>Hong Kong</p><p>(Address of principal executive offices)</p>',
	'<p>Indicate by check mark whether the registrant files or will file annual reports under cover of Form 20-F or Form 40-F.</p><p>Form 20-F &#9746; Form 40-F &#9744;</p>',
	'<p>EXHIBIT INDEX</p><table><tr><td>Exhibit No.</td><td>Description</td></tr><tr><td>99.1</td><td>Announcement</td></tr></table>',
	'<p>SIGNATURES</p><p>Moon Inc.</p><p>By: /s/ Ann Chan</p><p>Name: Ann Chan</p><p>Title: Chief Financial Officer</p><p>Date: November 22, 2024</p></body></html>',
];

const mark = fc.constantFrom(
	...[
		'<table>',
		'<table><tr><td>',
		'</td></tr></table>',
		'<tr>',
		'</p>',
		'<p',
		'<p ',
		'<td colspan="9999999999">',
		'<td rowspan=-1>',
		'<b><i><u>',
		'</html>',
	],
	...[
		'<script>',
		'<style>',
		'<!--',
		'-->',
		'<![CDATA[',
		'<?xml',
		'<plaintext>',
		'<textarea>',
		'<title>',
		'<svg><p>',
		'<math>',
		'<a href="javascript:x">',
		'<img src=x onerror=1>',
	],
	...[
		'&',
		'&#',
		'&#x;',
		'&#0;',
		'&#xD800;',
		'&#99999999999;',
		'&nbsp;',
		'&notanentity;',
		'&lt;script&gt;',
		'\u0000',
		'\ud800',
		'\u202e',
		'\ufeff',
		'"',
		"'>",
		'# not read: x',
		'"\nsigned "X',
	],
	...[
		'Exhibit 99.1',
		'SIGNATURE',
		'EXPLANATORY NOTE',
		'FORM 6-K',
		'Monthly Return for Equity Issuer',
		'FF305',
		'Submitted by:',
		'99.2 x',
		'For the month of',
	],
);
const anything = fc
	.array(fc.oneof({ weight: 4, arbitrary: mark }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) }), {
		maxLength: 6,
	})
	.map((parts) => parts.join(''));

/** Whatever is made of it is a text that is read and printed in no more than EDGAR's subset; or there is a reason. */
function holds(source: string): void {
	const made = importText(source);
	if ('refused' in made) {
		expect(made.refused).toMatch(/\S/);
		expect(made.refused).not.toContain('it cannot be read');
		return;
	}
	for (const { text } of [made, ...(made.report ? [made.report] : []), ...(made.others ?? [])]) {
		const service = serviceOf({ [reportUri.split('/').at(-1) as string]: text });
		expect(service.findings(reportUri).filter(({ check }) => check === 'unchecked')).toEqual([]);
		const snapshot = service.snapshot(reportUri) as Snapshot;
		const content = new TextEncoder().encode(edgarHtml(documentOf(snapshot)));
		expect(edgarCheck([{ name: 'a.htm', bytes: content }])).toEqual([]);
	}
}

describe('a cover in hostile HTML', () => {
	it('is read or refused, with anything between its parts', () => {
		fc.assert(
			fc.property(fc.array(anything, { minLength: pieces.length + 1, maxLength: pieces.length + 1 }), (between) => {
				holds(pieces.map((piece, at) => between[at] + piece).join('') + between.at(-1));
			}),
			{ numRuns: Number(process.env.FUZZ_RUNS ?? 250) },
		);
	});

	it('is read or refused, cut anywhere and put together again in any order', () => {
		const whole = pieces.join('\n');
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat(whole.length), fc.nat(400)), { maxLength: 12 }), (cuts) => {
				holds(`<html>${cuts.map(([from, length]) => whole.slice(from, from + length)).join('')}`);
			}),
			{ numRuns: Number(process.env.FUZZ_RUNS ?? 250) },
		);
	});

	it.each([
		['tables in tables', '<table><tr><td>'],
		['tags that are not closed', '<b><i><p>'],
		['tags that do not end', '<p a="'],
		['cells of one row', '<td>1</td>'],
		['comments', '<!--'],
		['entities', '&amp;#9746;'],
		['references', '&#9746;'],
		['exhibits', '<p>99.1 x</p>'],
		['headings', '<p>SIGNATURE</p>'],
		['forms', '<p>FORM 6-K</p>'],
		['returns', '<p>Monthly Return for Equity Issuer and Hong Kong Depositary Receipts listed under</p><p>Submitted by: x</p>'],
		['empty lines', '\n\n'],
	])('is read within limits or refused, with %s without end in it', (_, part) => {
		const head = pieces.slice(0, 6).join('');
		holds(`${head}${part.repeat(Math.ceil(200_000 / part.length))}${pieces.slice(6).join('')}`);
	});

	it.each([
		['entities', '&amp;#9746;'],
		['lines', '<br>('],
		['exhibits', '<p>99.1 x</p>'],
		['signatures', '<p>By: x</p>'],
	])('costs as much as it is long, with many %s in it', (_, part) => {
		const source = (count: number) =>
			[...pieces.slice(0, 5), `<table><tr><td>${part.repeat(count)}</td></tr></table>`, ...pieces.slice(5)].join('');
		const steps = new Steps(true);
		try {
			const work = (count: number, read: (text: string) => unknown, long = Number.POSITIVE_INFINITY) =>
				steps.of(long, () => read(source(count)));
			const [less, more] = [100, 1000].map((count) => work(count, importText)) as [Work, Work];
			expect(more.total).toBeLessThan(12 * less.total + 100_000);
			// What stands in one cell grows with each piece of it, and is not gone through again for each.
			expect([...work(1000, rowsOfHtml, 1000).walks].filter(([, count]) => count > 60)).toEqual([]);
		} finally {
			steps.end();
		}
	});

	it('is refused with a reason where it is 10 MB', () => {
		const made = importText(`${pieces.join('')}${'<p>a</p>'.repeat(1_250_000)}`);
		expect(made).toEqual({ refused: 'it is over 5 MB, which no return is' });
	});
});
