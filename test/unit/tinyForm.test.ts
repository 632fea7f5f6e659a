import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../server/src/checks/snapshot.js';
import { allForms } from '../../server/src/forms/index.js';
import { importJson } from '../../server/src/import/json.js';
import { jsonOf, renderHtml, renderJson, renderText, returnSchema } from '../../server/src/render/index.js';
import { createReturnService, type ReturnService } from '../../server/src/service.js';
import { apply } from '../support/slips.js';
import { tally, tiny } from '../support/tinyForm.js';

const uri = 'memory:///a.return';

function serviceWith(text: string): ReturnService {
	const service = createReturnService(
		{
			log: (message) => {
				throw new Error(message);
			},
		},
		[...allForms, tiny],
	);
	service.put(uri, text);
	return service;
}

const messages = (text: string) =>
	serviceWith(text)
		.findings(uri)
		.map(({ check, message, range }) => `${range.start.line}: ${check}: ${message}`);

const entries = (text: string) =>
	serviceWith(text)
		.snapshot(uri)
		?.outline.entries.map(({ field: { keyword, text, name, month, date, amount, words }, node }) =>
			[
				node.place?.id,
				keyword,
				name?.text,
				month?.month && `${month.month.year}-${month.month.month}`,
				date?.day && `${date.day.year}-${date.day.month}-${date.day.day}`,
				...(words ?? []).map((word) => word.text),
				amount?.first?.number?.value?.units,
				amount?.second?.value?.units,
				amount?.equals?.number?.value?.units,
				text?.text,
			]
				.filter((part) => part !== undefined)
				.join(' '),
		);

describe('a form that is nothing but a table', () => {
	it('is chosen by the first line, and read', () => {
		expect(serviceWith(`# A tally.\n\n${tally}`).snapshot(uri)?.form).toBe(tiny);
		expect(serviceWith('return FF301\n').snapshot(uri)?.form).toBe(allForms[0]);
		expect(serviceWith('heading "x"\n').snapshot(uri)?.form).toBe(allForms[0]);
		expect(entries(tally)).toEqual([
			'file report',
			'file heading Parcels of January',
			'file made 2026-1-31',
			'file month 2026-1',
			'file number 001-39278',
			'file annual 20-F',
			'file opening 2024-9-30 1259282577 10 1259282587',
			'file parcel Books',
			'parcel count 12',
			'parcel price 5',
			'file parcel Pens',
			'parcel count 30',
			'file bought 2024-10-17',
			'bought method On the Exchange',
			'file bought total 12400',
			'bought total holding 5',
			'file exhibit 99.1 Monthly Return',
			'exhibit from a.return',
			'file exhibit 99.10',
			'exhibit no caption',
			'file pieces 42',
			'file note All there.',
		]);
	});

	it('is clean where nothing is wrong', () => expect(messages(tally)).toEqual([]));

	it('has findings of its language, its table and its identities', () => {
		expect(
			messages(
				'report T-1\nmonth 31\nnumber\nannual 20-F 40-F\nopening 1\nbought total\nbought "x"\nparcel "A"\n  price 5\nsection I\nexhibit\n  no\npieces 7\n',
			),
		).toMatchInlineSnapshot(`
			[
			  "1: syntax: Found 31. month takes a month, such as “January 2026”, or a date.",
			  "2: syntax: number takes a number or a name, such as 99.1.",
			  "3: syntax: Found 40-F. Nothing more is expected after annual and its value.",
			  "4: malformed-date: This is no whole date: write it as 31 January 2026.",
			  "4: syntax: opening takes a date and a balance.",
			  "5: syntax: bought takes a date, or total and a number.",
			  "6: syntax: bought takes a date, or total and a number.",
			  "8: syntax: An amount of money begins with its currency, such as “HKD 1,000”.",
			  "9: syntax: Found “section I”. In a parcel a line begins with count or price.",
			  "10: syntax: exhibit takes a number or a name, such as 99.1, and where wanted a text in quotation marks.",
			  "11: syntax: no takes caption.",
			]
		`);
		expect(messages(tally.replace('pieces   42', 'pieces   43'))).toMatchInlineSnapshot(`
			[
			  "25: issued-sum: pieces is 1 too high: 43, should be 42
			12 (count of parcel "Books") + 30 (count of parcel "Pens") = 42
			Perhaps in pieces a digit is wrong (3 for 2): 42 would do.",
			]
		`);
	});

	it('is read anew where an edit makes another form of it, and by lines where not', () => {
		const service = serviceWith(tally);
		const replace = (from: number, to: number, text: string, line = 0) =>
			service.edit(uri, [{ range: { start: { line, character: from }, end: { line, character: to } }, text }], 1);
		replace(0, 10, 'return FF301');
		expect(service.snapshot(uri)?.form).toBe(allForms[0]);
		expect(service.findings(uri).length).toBeGreaterThan(5);
		replace(0, 12, 'report T-1');
		expect(service.findings(uri)).toEqual([]);
		const before = service.snapshot(uri)?.source.statements[5];
		replace(9, 11, '13', 10);
		expect(service.snapshot(uri)?.source.statements[5]).toBe(before);
	});

	it('computes what is left out', () => {
		const service = serviceWith(tally.replace('pieces   42\n', ''));
		expect(service.compute(uri).map(({ newText }) => newText.trim())).toEqual(['pieces   42']);
	});

	it('says on hover what a line and a number are', () => {
		const service = serviceWith(tally);
		const said = (line: number, character: number) => {
			const contents = service.hover(uri, { line, character })?.contents;
			return contents && typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
		};
		expect(said(2, 2)).toContain('Title of the tally');
		expect(said(25, 9)).toContain('count of parcel "Pens"   30\n───────────────────────────\npieces ✓                 42');
	});

	it('is completed', () => {
		const labels = (text: string) => {
			const [head = ''] = text.split('¦');
			const lines = head.split('\n');
			const service = serviceWith(text.replace('¦', ''));
			return service
				.completion(uri, { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 })
				.items.map(({ label }) => label);
		};
		expect(labels('report T-1\n¦')).toEqual(expect.arrayContaining(['heading', 'parcel', 'exhibit', 'opening']));
		expect(labels('report ¦')).toEqual(['6-K', 'T-1']);
		expect(labels('report T-1\nannual ¦')).toEqual(['20-F', '40-F']);
		expect(labels('report T-1\nparcel "A"\n  ¦')).toEqual(expect.arrayContaining(['count', 'price']));
		expect(labels('report T-1\nbought ¦')).toContain('total');
	});

	it('is laid out', () => {
		const service = serviceWith(tally.replaceAll(/^ +/gm, '').replaceAll(/(?<=^\w+) +/gm, ' '));
		const edits = service.format(uri);
		expect(edits.length).toBeGreaterThan(0);
		expect(apply(tally, serviceWith(tally).format(uri))).toBe(tally);
	});

	it('is printed, and written as JSON', () => {
		const snapshot = serviceWith(tally.replace('pieces   42\n', '')).snapshot(uri) as Snapshot;
		const page = renderText(snapshot);
		for (const text of [
			'Tally of Parcels',
			'Title of the tally',
			'Parcels of January',
			'31 January 2026',
			'001-39278',
			'1,259,282,587',
			'Books',
			'HKD 5',
			'12,400',
			'99.10',
			'All pieces',
			'42',
			'Again.',
		]) {
			expect(page).toContain(text);
		}
		expect(renderHtml(snapshot)).toContain('Parcels of January');
		expect(jsonOf(snapshot)).toEqual({
			version: 1,
			form: 'T-1',
			counts: true,
			edition: 'v1.0',
			heading: { text: 'Parcels of January' },
			made: '2026-01-31',
			month: '2026-01',
			number: '001-39278',
			annual: '20-F',
			opening: {
				date: '2024-09-30',
				amount: { issued: { value: '1259282577' }, treasury: { value: '10' }, total: { value: '1259282587' } },
			},
			parcel: [
				{ is: { text: 'Books' }, count: { value: '12' }, price: { value: '5', currency: 'HKD' } },
				{ is: { text: 'Pens' }, count: { value: '30' } },
			],
			bought: [
				{ is: { date: '2024-10-17' }, method: { text: 'On the Exchange' } },
				{ is: { words: 'total', amount: { value: '12400' } }, holding: { value: '5' } },
			],
			exhibit: [
				{ is: { name: '99.1', text: { text: 'Monthly Return' } }, from: { text: 'a.return' } },
				{ is: { name: '99.10' }, no: 'caption' },
			],
			pieces: { value: '42', computed: true },
			note: { text: 'All there.\nAgain.' },
		});
	});

	it('has a schema, and comes back out of JSON', () => {
		const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
		addFormats.default(ajv);
		const validate = ajv.compile(returnSchema(tiny));
		const again = (text: string) => {
			const snapshot = serviceWith(text).snapshot(uri) as Snapshot;
			const json = renderJson(snapshot);
			validate(JSON.parse(json));
			expect(validate.errors).toBeNull();
			const made = importJson(json, [...allForms, tiny]);
			return made && 'text' in made ? made.text : made?.refused;
		};
		expect(again(tally)).toBe(tally);
		// What is worked out is left out again, and what has no value is its keyword alone.
		expect(again(tally.replace('pieces   42\n', ''))).toBe(tally.replace('pieces   42\n', ''));
		expect(again(tally.replace('T-1', 'T-1 v1.0').replace('31 January 2026', '31 January 2019'))).toContain('report T-1 v1.0\n');
		// Of what no line can say a comment is left.
		const json = JSON.parse(renderJson(serviceWith(tally).snapshot(uri) as Snapshot));
		const made = importJson(JSON.stringify({ ...json, number: 'a b', parcel: [{ is: 'A', lid: 1 }], extra: true }), [tiny]);
		expect(made).toMatchObject({
			problems: [
				{ message: 'not read: number: "a b"' },
				{ message: 'not read: parcel[0].lid: 1' },
				{ message: 'not read: extra: true' },
			].map((problem) => expect.objectContaining(problem)),
		});
		expect(importJson('{"form":"T-2"}', [tiny])).toEqual({
			refused: 'it is JSON, but of no form that is read here: its `form` is none of `T-1`',
		});
	});

	it('has symbols, tokens, folding', () => {
		const service = serviceWith(tally);
		expect(service.documentSymbols(uri).map(({ name }) => name)).toEqual(
			expect.arrayContaining(['Books', 'Pens', 'Monthly Return']),
		);
		expect(service.semanticTokens(uri).length / 5).toBeGreaterThan(40);
		expect(service.foldingRanges(uri).length).toBeGreaterThan(2);
	});
});
