import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { alsoReadOf } from '../../server/src/forms/beside.js';
import { documentOf, renderHtml, renderMarkdown, renderText } from '../../server/src/render/index.js';
import { open } from '../import/support/said.js';

/*
 * Next-day returns as they were published, beside what is printed of the returns that people read in them: the same words, however they are
 * spaced and broken into lines and pages. The words of a table's heads stand beside one another in a copy, a line of each; so it is how often
 * each word stands in a part that is compared.
 */

const raw = join(import.meta.dirname, '../import/raw');
const byHand = (name: string) => readFileSync(join(import.meta.dirname, '../returns/next-day', `${name}.return`), 'utf8');
/** Of the others the first pages alone were published as text. */
const partial = ['ke-2024-07-22', 'miniso-2024-10-18'];
const whole = readdirSync(raw).filter(
	(file) => /\.FF30[45]\.(?:pdf|txt)$/.test(file) && !partial.some((name) => file.startsWith(name)),
);

async function textOfPdf(bytes: Uint8Array): Promise<string> {
	const document = await getDocument({ data: bytes, verbosity: 0 }).promise;
	const pages: string[] = [];
	for (let number = 1; number <= document.numPages; number++) {
		const { items } = await (await document.getPage(number)).getTextContent();
		pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ' '}` : '')).join(''));
	}
	return pages.join('\n');
}

/** Each part of the form begins with one of these. */
const parts = /(?=Section (?:I|II|III) must|Confirmation\s+Pursuant|We hereby confirm|Notes? to Section)/;

/** The words of each part, in the order of the alphabet, without what stands on every page. */
function wordsOf(text: string): readonly (readonly string[])[] {
	const said = text
		.replace(/Page\s+\d+\s+of\s+\d+|\bFF30[45]\b/g, ' ')
		.replace(/\bv\s*\d\.\d\.\d\b/g, ' ')
		// The name of who signs stands above its label in a copy.
		.replace(/(\S[^\n.]*)\nSubmitted by:/, 'Submitted by: $1')
		// Figures that ran together.
		.replace(/(?<=\d)(?=[A-Z][a-zA-Z])/g, ' ')
		.replace(/(?<=[A-Z]{3})(?=\d)|(?<=\$)(?=[A-Z]{3})/g, ' ')
		// Letters in bold stand apart in a copy.
		.replace(/“\s+/g, '“')
		.replace(/\s+”/g, '”')
		.replace(/[■·]/g, ' ');
	return said
		.replace(/\s+/g, ' ')
		.split(parts)
		.map((part) =>
			part
				.split(/\s+/)
				.filter((word) => word !== '')
				.sort(),
		);
}

describe('a next-day return is printed word for word as it was published', () => {
	it('there are six whole ones', () => expect(whole).toHaveLength(6));

	it.each(whole)('%s', async (file) => {
		const bytes = new Uint8Array(readFileSync(join(raw, file)));
		const published = file.endsWith('.pdf') ? await textOfPdf(bytes) : new TextDecoder().decode(bytes);
		const name = file.replace(/\.FF30[45]\.\w+$/, '');
		const printed = renderText(open(byHand(name)));
		// An unlisted class prints "N/A" for the stock code it does not have, which the language has no word for.
		const theirs = name.startsWith('knowledge') ? published.replace(/N\/A(?=\s+Description)/, ' ') : published;
		expect(wordsOf(printed)).toEqual(wordsOf(theirs));
	});
});

/** Chinese that these forms have from the monthly return's, whose words it is. */
const printed = new Set(['不適用']);

describe('a next-day return on paper', () => {
	const tencent = open(byHand('tencent-2025-06-13'));

	it('has its own pages, numbered, with the form and its edition', () => {
		const text = renderText(tencent);
		expect(text.match(/Page \d of \d.*/g)).toEqual(
			[1, 2, 3, 4].map((page) => expect.stringMatching(`Page ${page} of 4 +v 1.3.0`)),
		);
		expect(text.match(/^ +FF305$/gm)).toHaveLength(4);
	});

	it('numbers anew what is confirmed, which ends as its place asks', () => {
		const one = renderText(tencent);
		expect(one).toMatch(/^\(i\) +all the securities of each class are in all respects identical \(Note 8\)\.$/m);
		const three = renderText(open(byHand('tencent-2025-06-13').replace('confirm (iv)', 'confirm (i) (iv) (vi)')));
		expect(three.match(/^\(i+\).*(?:\n {7}.*)*/gm)?.map((item) => item.replace(/\s+/g, ' ').slice(-12))).toEqual(
			[' by it;', 'Note 8); and', 'or transfer.'].map((end) => expect.stringContaining(end)),
		);
	});

	it('computes the end of a moratorium that is left out', () => {
		const left = byHand('tencent-2025-06-13').replace(/ *moratorium .*/, '');
		expect(renderText(open(left))).toMatch(/Up to 13 July 2025/);
		expect(renderMarkdown(open(left))).toContain('Up to *13 July 2025*');
	});

	it('has a mandate where there is one alone, for an issuer with a secondary listing has none', () => {
		const none = byHand('tencent-2025-06-13').replace(/^ *mandate [\s\S]*?(?=^ *explanatory)/m, '');
		expect(renderText(open(none))).not.toContain('B. Additional information');
	});

	it.each(['tencent-2025-06-13', 'tencent-2024-01-18'])(
		'prints in Chinese nothing of %s that is only good for reading',
		(name) => {
			const snapshot = open(byHand(name));
			const document = documentOf(snapshot, [], { language: 'zh' });
			const words = JSON.stringify(document.pages);
			const read = Object.values(alsoReadOf(snapshot.outline.form))
				.flat()
				.filter((text) => !printed.has(text));
			expect(read.length).toBeGreaterThan(40);
			for (const text of [...read, '股份購回作註銷但尚未註銷', '購回股份(或其他證券)但沒有註銷'])
				expect(`${document.title}${words}`).not.toContain(text);
			expect(document.title).toMatch(/^Next Day Disclosure Return/);
			expect(document.english).toMatch(/^\d+ of the \d+ labels of the form have no known Chinese/);
		},
	);

	it('says in HTML where each value stands', () => {
		const html = renderHtml(tencent);
		for (const value of ['9,190,417,249', '511.1568', '19,588,000', '13 July 2025', '08 April 2025'])
			expect(html).toMatch(new RegExp(`<span class="v [^"]*" data-line="\\d+"[^>]*>${value.replace(/\./g, '\\.')}</span>`));
	});
});
