import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../server/src/checks/snapshot.js';
import { ff301 } from '../../server/src/forms/ff301/index.js';
import { importFile } from '../../server/src/import/index.js';
import { pasteRows } from '../../server/src/import/paste.js';
import { importPdf } from '../../server/src/import/source/pdf.js';
import { importText } from '../../server/src/import/text.js';
import { readSource } from '../../server/src/syntax/source.js';
import { computed } from '../support/cpu.js';
import { generateReturn } from '../support/generate.js';
import { isAnswer } from './support/answer.js';
import { layouts, printed } from './support/sources.js';

const raw = (name: string) => readFileSync(join(import.meta.dirname, 'raw', name));
const moon = raw('moon-2026-01.pdf');
const texts = [raw('kingsoft-cloud-2024-12.6-K.txt').toString(), raw('moon-2026-01.layout.txt').toString()];

/** Anywhere: of numbers with a fraction most are tiny. */
const share = fc.nat({ max: 9_999 }).map((number) => number / 10_000);

describe('texts that are faulty', () => {
	const sources = [
		...texts,
		...layouts.flatMap(({ write }) =>
			(['1.0', '1.1', '1.2'] as const).map((editionGeneration, seed) => {
				const { elements, edition } = printed(generateReturn({ seed, editionGeneration, classes: 3 }));
				return write(elements, edition);
			}),
		),
	];
	const source = fc.constantFrom(...sources);

	it('are read as far as they go when they are cut off', () => {
		fc.assert(
			fc.property(source, share, (text, at) => isAnswer(importText(text.slice(0, Math.floor(text.length * at))))),
			{ numRuns: 150, seed: 1 },
		);
	});

	it('never end in an exception when signs are changed, lines lost, moved or doubled', () => {
		const change = fc.record({
			at: share,
			by: fc.constantFrom(
				'',
				'\t',
				'\n',
				'  ',
				'\f',
				'"',
				'\\',
				'#',
				'9',
				',',
				'-',
				'(',
				'1). ',
				'Remarks:',
				'股',
				'\u0000',
				'<td>',
				'&#0;',
				'\ud800',
			),
		});
		fc.assert(
			fc.property(source, fc.array(change, { minLength: 1, maxLength: 30 }), (text, changes) => {
				let changed = text;
				for (const { at, by } of changes) {
					const index = Math.floor(changed.length * at);
					changed = changed.slice(0, index) + by + changed.slice(index + (by === '' ? 40 : 1));
				}
				isAnswer(importText(changed));
			}),
			{ numRuns: 200, seed: 2 },
		);
	});

	it('may be anything at all', () => {
		const snapshot = analyse(
			'test:/a.return',
			readSource(
				`return FF301\nmonth 31 January 2026\nclass ORD "Ordinary shares" listed 01234\n${ff301.sections.map(({ id }) => `section ${id}\n`).join('')}`,
			),
		);
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
				isAnswer(importText(text));
				isAnswer(importText(`${texts[1]?.slice(0, 2000)}${text}`));
				for (const index of ff301.sections.keys()) {
					const at = { line: 4 + index, character: 0 };
					pasteRows(text, { start: at, end: at }, snapshot);
				}
			}),
			{ numRuns: 200, seed: 3 },
		);
	});

	it('end soon however long they are', () => {
		const title = texts[1]?.slice(0, 1200) ?? '';
		const long = [
			'x'.repeat(4_000_000),
			'-'.repeat(4_000_000),
			`${title}\nI. Movements in Authorised / Registered Share Capital\n${'1. Class of shares  Ordinary shares\n'.repeat(50_000)}`,
			`${title}\nIII.\n(A). Share Options (under Share Option Schemes of the Issuer)\n1. Class of shares  Ordinary shares\n${'1). A  2  3\n'.repeat(100_000)}`,
			`${title}${'\t'.repeat(2_000_000)}`,
			`${title}\n| 1). A | 2 |\n${'- 1). **a** · **b**\n'.repeat(200_000)}`,
			`${title}${' '.repeat(4_000_000)}x`,
			`${title}\n${'('.repeat(1_000_000)}`,
			`${title}\nRemarks: ${'1,'.repeat(1_000_000)}`,
			'<table>'.repeat(200_000),
			`<table><tr>${'<td colspan=1000 rowspan=1000>1</td>'.repeat(5_000)}</tr>${'<tr><td>1</td></tr>'.repeat(200)}</table>`,
			`<p>${'<b>'.repeat(500_000)}`,
		];
		for (const [index, text] of long.entries()) {
			expect(
				computed(() => isAnswer(importText(text))),
				`text ${index}`,
			).toBeLessThan(8);
		}
	});
});

describe('what is no FF301', () => {
	it.each([
		['', 'there is nothing in it'],
		['Annual report 2025', 'there is no FF301 in it: neither its title nor its sections I and II were found'],
		[
			'Monthly Return of Equity Issuer on Movements in Securities\nFor the month ended (dd/mm/yyyy) : 31/12/2020',
			'the monthly return is on the form before FF301, which was in use to June 2021',
		],
		[
			'Next Day Disclosure Return\n(Equity issuer - changes in issued shares)',
			'it is a next day disclosure return, not a monthly return',
		],
		['return FF301\nmonth 31 January 2026', 'it is a .return file already'],
	])('%j is refused', (text, refused) => {
		expect(importText(text)).toEqual({ refused });
	});

	it('is refused where it is another kind of file', async () => {
		expect(await importFile(new Uint8Array([0x50, 0x4b, 3, 4]))).toEqual({ refused: expect.stringContaining('Word or Excel') });
		expect(await importFile(new Uint8Array([0xff, 0xfe, 0x41, 0]))).toEqual({ refused: expect.stringContaining('UTF-16') });
		expect(await importFile(new Uint8Array([0x41, 0xe9, 0x41]))).toEqual({ refused: expect.stringContaining('UTF-8') });
	});
});

/** A PDF of one page with nothing but a line drawn on it, or with what is given. */
function pdf(content: string, trailer = ''): Uint8Array {
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 800 600] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
		`<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
	];
	let text = '%PDF-1.7\n';
	const at = objects.map((object, index) => {
		const start = text.length;
		text += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return start;
	});
	const table = at.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
	text += `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R ${trailer}>>\nstartxref\n${text.length}\n%%EOF`;
	return new TextEncoder().encode(text);
}

describe('PDFs that are faulty', () => {
	it('are said to be scanned, encrypted, damaged or another’s', async () => {
		expect(await importPdf(pdf('0 0 m 100 100 l S'))).toEqual({ refused: expect.stringContaining('scanned') });
		expect(await importPdf(pdf('BT /F 12 Tf 50 500 Td (A letter to the shareholders of the company) Tj ET'))).toEqual({
			refused: expect.stringContaining('there is no FF301 in it'),
		});
		const locked = `/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >> `;
		expect(await importPdf(pdf('BT ET', locked))).toEqual({ refused: expect.stringContaining('encrypted') });
		expect(await importPdf(moon.subarray(0, 3000))).toEqual({ refused: expect.stringContaining('damaged') });
	});

	it('are refused over their limits', async () => {
		expect(await importPdf(moon, { limits: { bytes: 1000 } })).toEqual({ refused: expect.stringContaining('MB') });
		expect(await importPdf(moon, { limits: { pages: 9 } })).toEqual({
			refused: 'the PDF has 10 pages, more than the 9 that are read',
		});
		expect(await importPdf(moon, { limits: { milliseconds: 0 } })).toEqual({ refused: 'reading the PDF takes too long' });
	});

	it('never end in an exception when cut off or when bytes are changed', async () => {
		await fc.assert(
			fc.asyncProperty(
				share,
				fc.array(fc.tuple(share, fc.integer({ min: 0, max: 255 })), { maxLength: 60 }),
				fc.boolean(),
				async (end, changes, cut) => {
					const bytes = new Uint8Array(cut ? moon.subarray(0, Math.floor(moon.length * end)) : moon);
					for (const [at, byte] of changes) bytes[Math.floor(bytes.length * at)] = byte;
					isAnswer(await importPdf(bytes));
				},
			),
			{ numRuns: 60, seed: 4 },
		);
	});
});
