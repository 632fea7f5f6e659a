import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../server/src/checks/snapshot.js';
import {
	documentOf,
	edgarCheck,
	edgarHtml,
	manifestOf,
	renderHtml,
	renderMarkdown,
	renderText,
	submissionOf,
} from '../../server/src/render/index.js';
import { report, reportUri, serviceOf } from '../support/form6k.js';

const kingsoft = readFileSync(join(import.meta.dirname, '../returns/kingsoft-cloud-2024-12.return'), 'utf8');
const files = { 'kingsoft-cloud-2024-12.return': kingsoft, 'kingsoft-cloud-2025-01-07.6-K.return': report };
/** FUZZ_RUNS=5000 tries more. */
const runs = Number(process.env.FUZZ_RUNS ?? 60);
const bytes = (content: string) => new TextEncoder().encode(content);

const small = 'return FF301\nissuer "A"\nmonth 31 December 2024\n';

function submission(of: Record<string, string> = files) {
	const service = serviceOf(of);
	return submissionOf(service.snapshot(reportUri) as Snapshot, service.findings(reportUri), service.papers(reportUri));
}

const rules = (name: string, content: string, ...others: string[]) =>
	edgarCheck([{ name, bytes: bytes(content) }, ...others.map((other) => ({ name: other, bytes: bytes('') }))])
		.filter(({ isHint }) => !isHint)
		.map(({ rule, line }) => `${rule.id} ${line}`);

describe('a report as EDGAR takes it', () => {
	it('is the cover and its exhibits, named after issuer and date, linked, and listed', () => {
		const made = submission();
		expect(made.files.map(({ name, type, description }) => [name, type, description])).toEqual([
			['kingsoft-20250107_6k.htm', '6-K', '6-K'],
			['kingsoft-20250107_ex99-1.htm', 'EX-99.1', 'Monthly Return for Equity Issuer on Movements in Securities'],
		]);
		expect(made.files[0]?.content).toContain('<a href="kingsoft-20250107_ex99-1.htm">99.1</a>');
		expect(made.files[1]?.content).toContain('3,805,284,801');
		expect(edgarCheck(made.files.map(({ name, content }) => ({ name, bytes: bytes(content) })))).toEqual([]);
		expect(JSON.parse(manifestOf(made)).documents[1]).toEqual({
			type: 'EX-99.1',
			file: 'kingsoft-20250107_ex99-1.htm',
			description: 'Monthly Return for Equity Issuer on Movements in Securities',
		});
	});

	it('lists a paper that is no return, and does not link it', () => {
		const text = report.replace('\nsigned', 'exhibit 99.2 "Announcement"\n\nsigned');
		const made = submission({ ...files, 'kingsoft-cloud-2025-01-07.6-K.return': text });
		expect(made.others).toEqual([{ type: 'EX-99.2', description: 'Announcement' }]);
		expect(made.files[0]?.content).toContain('<td valign="top">99.2</td><td valign="top">Announcement</td>');
	});

	it('is never more than its subset, whatever the texts hold', () => {
		const quoted = (text: string) => `"${text.replace(/[\r\n]/g, ' ').replace(/["\\]/g, '\\$&')}"`;
		const anything = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 60 }),
			fc.string({ unit: 'grapheme', maxLength: 60 }),
			fc.constantFrom(
				'<script>alert(1)</script>',
				'"><img src=x onerror=1>',
				'&#60;form&#62;',
				'a\u2019b\u0085c\ud800',
				'-->',
				'<!--',
			),
		);
		fc.assert(
			fc.property(fc.array(anything, { minLength: 9, maxLength: 9 }), (texts) => {
				const [name, caption, heading, address, note, number, description, signed, title] = texts.map(quoted);
				const code = (number ?? '').replace(/[^A-Za-z0-9.-]/g, '').slice(0, 40) || '99.1';
				const cover = `report 6-K\nregistrant ${name} caption ${caption}\nheading ${heading}\nfile 001-39278\naddress ${address}\nannual 20-F\nnote ${note}\nexhibit 99.1 ${description} from "kingsoft-cloud-2024-12.return"\nexhibit ${code}\nsigned ${signed}\ntitle ${title}\ndate 7 January 2025\n`;
				const exhibit = kingsoft
					.replace('"Ordinary shares"', quoted(texts[0] ?? ''))
					.replace('"2013 Share Option Scheme"', quoted(texts[1] ?? ''));
				const made = submission({ 'kingsoft-cloud-2024-12.return': exhibit, 'kingsoft-cloud-2025-01-07.6-K.return': cover });
				expect(edgarCheck(made.files.map(({ name, content }) => ({ name, bytes: bytes(content) })))).toEqual([]);
				expect(new Set(made.files.map((file) => file.name)).size).toBe(made.files.length);
				expect(manifestOf(made)).toMatch(/^[\n -~]*$/);
			}),
			{ numRuns: runs },
		);
	});
});

it('is in files of names that EDGAR takes, no two alike, however many and however they are numbered', () => {
	const number = fc.oneof(
		fc.integer({ min: 1, max: 400 }).map((n) => `99.${n}`),
		fc.string({ unit: fc.constantFrom(...'0123456789.-AbZ_'), minLength: 1, maxLength: 40 }),
	);
	const name = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 80 }),
		fc.constantFrom('', '金山雲控股有限公司', 'A', '---', 'Ünïcödé Holdings', 'x'.repeat(200)),
	);
	const date = fc.constantFrom('', '  date 7 January 2025\n', '  date 31 December 0001\n', '  date 9999-12-31\n');
	fc.assert(
		fc.property(name, date, fc.array(number, { minLength: 1, maxLength: 60 }), (registrant, date, numbers) => {
			const quoted = `"${registrant.replace(/[\r\n]/g, ' ').replace(/["\\]/g, '\\$&')}"`;
			const index = numbers.map((one) => `exhibit ${one} from "kingsoft-cloud-2024-12.return"`).join('\n');
			const cover = `report 6-K\nregistrant ${quoted}\n${index}\nsigned "A"\n${date}`;
			const service = serviceOf({ 'kingsoft-cloud-2024-12.return': small, 'kingsoft-cloud-2025-01-07.6-K.return': cover });
			const made = submissionOf(service.snapshot(reportUri) as Snapshot, [], service.papers(reportUri));
			const names = made.files.map((file) => file.name);
			expect(new Set(names).size).toBe(names.length);
			expect(edgarCheck(names.map((one) => ({ name: one, bytes: bytes('') })))).toEqual([]);
		}),
		{ numRuns: runs },
	);
});

describe('the rules of EDGAR', () => {
	it.each<[string, string, string, string[]]>([
		['nothing wrong', 'a.htm', '<html><body><p align="center"><b>A&#8217;s</b></p></body></html>', []],
		['a name too long', `${'a'.repeat(29)}.htm`, '', ['file-name 1']],
		['a name with a space', 'a b.htm', '', ['file-name 1']],
		['a name that begins with a sign', '_a.htm', '', ['file-name 1']],
		['a kind of file', 'a.doc', '', ['file-name 1']],
		['a curly quotation mark', 'a.htm', '<p>\n\u2019\u2019</p>', ['ascii 2']],
		['a script', 'a.htm', '<p><script>1</script></p>', ['active-content 1', 'active-content 1']],
		['a handler', 'a.htm', '<p onclick="x()">', ['active-content 1']],
		['an address that runs', 'a.htm', '<a href=" javascript:x">', ['active-content 1']],
		['a style sheet', 'a.htm', '<link rel="stylesheet" href="a.css">', ['style-sheet 1']],
		['a style from elsewhere', 'a.htm', '<p style="background: url(http://a/b.gif)">', ['style-sheet 1']],
		['a tag of HTML 5', 'a.htm', '\n<section>', ['tag 2']],
		['thead and span', 'a.htm', '<table><thead><tr><td><span>', ['tag 1', 'tag 1']],
		['an attribute', 'a.htm', '<p class="a">', ['attribute 1']],
		['a table in a table', 'a.htm', '<table><tr><td><table></table></td></tr></table><table></table>', ['nested-table 1']],
		['a link elsewhere', 'a.htm', '<a href="https://example.com/a.htm">', ['link 1']],
		['a link to the archive', 'a.htm', '<a href="https://www.sec.gov/Archives/edgar/data/1/2.htm">', []],
		['a link within', 'a.htm', '<a href="#b"><a href="b.htm#c">', []],
		['a picture elsewhere', 'a.htm', '<img src="https://example.com/a.gif">', ['link 1']],
		['a tag that does not end', 'a.htm', '<p align="center', ['tag 1']],
		['a comment', 'a.htm', '<!-- <script> --><p>', []],
		['a long line of text', 'a.txt', `${'a'.repeat(80)}\n${'a'.repeat(81)}`, ['line-length 2']],
		['a wide table of text', 'a.txt', `<TABLE>\n${'a'.repeat(132)}\n${'a'.repeat(133)}\n</TABLE>`, ['line-length 3']],
	])('say %s', (_, name, content, wanted) => expect(rules(name, content, 'b.htm')).toEqual(wanted));

	it('name their source and how sure they are', () => {
		for (const { rule } of edgarCheck([{ name: 'a b', bytes: bytes('<section class="x">') }])) {
			expect(rule.source).toContain('EDGAR Filer Manual');
			expect(['seen', 'recalled']).toContain(rule.sure);
		}
	});

	it('are read in the length of the file', () => {
		const hostile = ['<p a="', '<!--', '<', '<p a=', '</', '<a '].map((part) => part.repeat(200_000));
		for (const content of hostile) expect(rules('a.htm', content).length).toBeLessThanOrEqual(200);
	});
});

describe('the cover', () => {
	it('is printed as text, HTML and Markdown with what its exhibit is called', () => {
		const text = report.replace(/^exhibit .*$/m, 'exhibit 99.1 from "kingsoft-cloud-2024-12.return"');
		const service = serviceOf({ ...files, 'kingsoft-cloud-2025-01-07.6-K.return': text });
		const snapshot = service.snapshot(reportUri) as Snapshot;
		const options = { papers: service.papers(reportUri) };
		for (const page of [
			renderText(snapshot, [], options),
			renderHtml(snapshot, [], options),
			renderMarkdown(snapshot, [], options),
		]) {
			for (const said of [
				'FORM 6-K',
				'For the month of January 2025',
				'Monthly Return for Equity Issuer on Movements in Securities',
				'January 7, 2025',
				'SIGNATURE',
			])
				expect(page).toContain(said);
		}
		expect(edgarHtml(documentOf(snapshot, [], options))).toContain('Form 20-F &#9746;');
	});
});
