import { describe, expect, it } from 'vitest';
import { semanticTokenTypes } from '../../server/src/features/semanticTokens.js';
import { form6k } from '../../server/src/forms/form6k/index.js';
import { reportOf } from '../../server/src/model/report.js';
import { report, serviceOf } from '../support/form6k.js';
import { apply } from '../support/slips.js';

const uri = 'file:///returns/a.return';
const of = (text: string) => serviceOf({ 'a.return': text });
const own = new Set(['syntax', 'malformed-date', 'missing-line', 'duplicate-line']);
const messages = (text: string) =>
	of(text)
		.findings(uri)
		.filter(({ check }) => own.has(check))
		.map(({ check, message, range }) => `${range.start.line}: ${check}: ${message.replaceAll('`', '')}`);
/** Without the exhibit's file, which is not here. */
const alone = report.replace(/ {2}from ".*"/, '');
const labels = (text: string) => {
	const [head = ''] = text.split('¦');
	const lines = head.split('\n');
	return of(text.replace('¦', ''))
		.completion(uri, { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 })
		.items.map(({ label }) => label);
};

/** What the form numbers itself, each as one word. */
const coloured = (text: string) => {
	const data = of(text).semanticTokens(uri);
	const words: string[] = [];
	let [line, character] = [0, 0];
	for (let at = 0; at < data.length; at += 5) {
		const [down = 0, right = 0, length = 0, type = 0] = data.slice(at, at + 4);
		character = down === 0 ? character + right : right;
		line += down;
		if (semanticTokenTypes[type] === 'enumMember') words.push(text.split('\n')[line]?.slice(character, character + length) ?? '');
	}
	return words;
};

describe('Form 6-K', () => {
	it('is chosen by its first line and read as it stands on the page of the language', () => {
		const snapshot = of(report).snapshot(uri);
		expect(snapshot?.form).toBe(form6k);
		expect(snapshot?.outline.faults).toEqual([]);
		expect(snapshot?.outline.entries.map(({ field, node }) => `${node.place?.id} ${field.keyword}`)).toEqual([
			'file report',
			'file registrant',
			'registrant caption',
			'file month',
			'file file',
			'file address',
			'file annual',
			'file note',
			'file exhibit',
			'exhibit from',
			'file signed',
			'signed title',
			'signed date',
		]);
	});

	it('is laid out as it stands there, wherever its blanks were', () => {
		expect(apply(report, of(report).format(uri))).toBe(report);
		const squeezed = report.replace(/^ +/gm, '').replace(/(?<=\w) {2,}/g, ' ');
		expect(apply(squeezed, of(squeezed).format(uri))).toBe(report);
	});

	it.each([
		[
			'every statement',
			'heading "X"\nregistrant "A" issuer "B" no caption\nmonth 7 January 2025\nfile 001-39278\naddress "1"\n"2"\njurisdiction "Cayman"\nannual 40-F\nnote "N"\nexhibit 99.1\nexhibit 99.10 "X"\nsigned "S"\ntitle "T"\ndate 2025-01-07\n',
			[],
		],
		[
			'a blank report',
			'',
			[
				...['registrant', 'file', 'address', 'annual', 'signed'].map((line) => `0: missing-line: ${line} is missing.`),
				'0: missing-line: exhibit is missing: nothing is furnished, for there is no note either.',
			],
		],
	])('has its own findings of %s', (_, text, wanted) => {
		expect(messages(`report 6-K\n${text}`).map((said) => said.replace(/(?<=missing\.)\s.*/s, ''))).toEqual(wanted);
	});

	it.each([
		['annual 10-K', 'annual takes 20-F or 40-F.'],
		['annual 20-f', 'annual takes 20-F or 40-F.'],
		['month 31', 'month takes a month'],
		['month Janvier 2025', 'This is no month'],
		['exhibit', 'exhibit takes a number or a name'],
		['file', 'file takes a number or a name'],
		['section I', 'section'],
	])('%s is said', (line, said) => {
		expect(messages(alone.replace('annual      20-F', line)).join('\n')).toContain(said);
	});

	it.each([
		['', undefined],
		['no caption', null],
		['caption "C"', 'C'],
		['no caption caption "C"', 'C'],
	])('loses no caption that is written: %s', (written, caption) => {
		const outline = of(`report 6-K\nregistrant "A" ${written}\n`).snapshot(uri)?.outline;
		expect(outline && reportOf(outline)?.caption).toBe(caption);
	});

	it('writes the form of the annual reports as the form has it', () => {
		const text = alone.replace('20-F', '20-f');
		const [finding] = of(text).findings(uri);
		expect(apply(text, finding?.fixes()[0]?.edits ?? [])).toBe(alone);
	});

	it('is completed', () => {
		expect(labels('report ¦')).toContain('6-K');
		expect(labels('report 6-K\n¦')).toEqual(expect.arrayContaining(['registrant', 'month', 'exhibit', 'note', 'signed']));
		expect(labels('report 6-K\nannual ¦')).toEqual(['20-F', '40-F']);
		expect(labels('report 6-K\nregistrant "A" ¦')).toEqual(expect.arrayContaining(['caption', 'issuer']));
		expect(labels('report 6-K\nsigned "A"\n  ¦')).toEqual(expect.arrayContaining(['title', 'date']));
	});

	it.each<[string, string, string, string]>([
		['the registrant by another word', report.replace('registrant', 'company'), 'company', 'registrant'],
		['the signatory by another word', report.replace('signed', 'Name'), 'Name "H', 'signed "H'],
		[
			'the day before the name',
			report.replace(/"Haijian He"[\s\S]*/, 'January 7, 2025 "Haijian He"\n  title "Director"\n'),
			'January 7, 2025 "Haijian He"',
			'"Haijian He" date 7 January 2025',
		],
		[
			'the day behind the name',
			report.replace(/"Haijian He"[\s\S]*/, '"Haijian He", 7 January 2025\n  title "Director"\n'),
			', 7 January 2025',
			' date 7 January 2025',
		],
	])('knows %s', (_, text, wrong, right) => {
		const service = of(text);
		const [found, ...more] = service.findings(uri).filter(({ check }) => check === 'syntax');
		const edits = found?.fixes()[0]?.edits ?? [];
		expect([more, apply(text, edits)]).toEqual([[], text.replace(wrong, right)]);
	});

	it('is completed by the word that the form has for a line', () => {
		const words = (text: string) =>
			of(text)
				.completion(uri, { line: 2, character: 0 })
				.items.filter(({ filterText }) => filterText?.split(' ').includes('name'))
				.map(({ label }) => label);
		expect(words('report 6-K\n\n')).toEqual(['registrant', 'signed']);
	});

	it('has hovers, symbols, tokens and folding', () => {
		const service = of(report);
		for (const { line, field, row } of service.snapshot(uri)?.outline.entries ?? []) {
			const hover = service.hover(uri, { line, character: field.keywordSpan.start + 1 });
			expect(JSON.stringify(hover?.contents), field.keyword).toContain(JSON.stringify(row?.help).slice(1, -1));
		}
		expect(service.documentSymbols(uri).map(({ name }) => name)).toEqual(
			expect.arrayContaining(['Monthly Return for Equity Issuer on Movements in Securities', 'Haijian He']),
		);
		expect(service.semanticTokens(uri).length / 5).toBeGreaterThan(20);
		expect(coloured(report)).toEqual(['6-K', '001-39278', '20-F', '99.1']);
		expect(service.foldingRanges(uri).length).toBeGreaterThan(0);
	});
});
