import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importPdf } from '../../server/src/import/source/pdf.js';
import { importText } from '../../server/src/import/text.js';
import { documentOf, edgarHtml, renderHtml, renderMarkdown, renderText } from '../../server/src/render/index.js';
import { pdfOf } from '../../server/src/render/pdf.js';
import { open } from './support/said.js';

/*
 * A form prints much beside what an issuer writes, and where a name is left out something of the form stands next to its label. None of that is
 * ever the issuer, whoever signs or the office, whatever the source; what is not there is said.
 */

const returns = join(import.meta.dirname, '../returns');
const read = (name: string) => readFileSync(join(returns, name), 'utf8');
const forms: Readonly<Record<string, string>> = {
	FF301: read('kingsoft-cloud-2024-12.return'),
	'FF301 of v1.0': read('miniso-2022-09.return'),
	FF304: read('next-day/tencent-2024-01-18.return'),
	FF305: read('next-day/tencent-2025-06-13.return'),
	'FF305 of which the first pages were published': read('next-day/ke-2024-07-22.return'),
	'FF305 with remarks in III': read('next-day/hesai-2025-09-19.return').replace(
		'section III not applicable',
		'section III\n  remarks "Sold on the market"\n    "in two lots"',
	),
};

interface Said {
	readonly issuer: string | undefined;
	readonly signed: string | undefined;
	readonly title: string | undefined;
	readonly problems: readonly string[];
}

type Answer = ReturnType<typeof importText>;

function saidIn(made: Answer): Said {
	const text = 'refused' in made ? '' : made.text;
	const [issuer, signed, title] = [/^issuer +"(.*)"/m, /^signed +"(.*?)"(?: |$)/m, /^ +title +"(.*)"/m].map(
		(pattern) => pattern.exec(text)?.[1],
	);
	return { issuer, signed, title, problems: 'refused' in made ? [made.refused] : made.problems.map(({ message }) => message) };
}

/** Without what somebody left blank. */
const blanks: Readonly<Record<string, (text: string) => string>> = {
	'nobody who signs': (text) => text.replace(/^signed [\s\S]*$/m, ''),
	'nobody who signs and a blank last section': (text) =>
		text.replace(/^signed [\s\S]*$/m, '').replace(/^section (III|V) not applicable$/m, 'section $1'),
	'no office': (text) => text.replace(/^\s+title .*$/m, ''),
	'no issuer': (text) => text.replace(/^issuer .*$/m, ''),
	'neither issuer nor date': (text) => text.replace(/^(?:issuer|submitted) .*\n/gm, ''),
};

const copies: Readonly<Record<string, (text: string) => Answer | Promise<Answer>>> = {
	text: (text) => importText(renderText(open(text))),
	'text with single spaces': (text) => importText(renderText(open(text)).replace(/ +/g, ' ')),
	'a page a line': (text) =>
		importText(
			renderText(open(text))
				.split(/\n{3}(?= +FF30)/)
				.map((page) => page.replace(/\s+/g, ' ').trim())
				.join('\n'),
		),
	Markdown: (text) => importText(renderMarkdown(open(text))),
	HTML: (text) => importText(renderHtml(open(text))),
	'HTML as EDGAR takes it': (text) => importText(edgarHtml(documentOf(open(text)))),
	PDF: async (text) => importPdf(await pdfOf(documentOf(open(text)))),
};

describe.each(Object.entries(forms))('of %s with a blank', (_, whole) => {
	const own = saidIn(importText(renderText(open(whole))));
	it.each(Object.entries(copies))('nothing of the form is taken for it, out of %s', async (_, copy) => {
		for (const [what, blank] of Object.entries(blanks)) {
			const text = blank(whole);
			const said = saidIn(await copy(text));
			const wanted = (pattern: RegExp, value: string | undefined) => (pattern.test(text) ? value : undefined);
			expect({ what, ...said, problems: [] }).toEqual({
				what,
				issuer: wanted(/^issuer /m, own.issuer),
				signed: wanted(/^signed /m, own.signed),
				title: wanted(/^\s+title /m, own.title),
				problems: [],
			});
			const told = said.problems.join('\n');
			expect([what, told.includes('the issuer’s name')]).toEqual([what, said.issuer === undefined]);
			expect([what, told.includes('who submits it')]).toEqual([what, said.signed === undefined]);
		}
	});
});

describe.each([
	...Object.entries(forms).map(([name, text]) => [`${name}, printed`, renderText(open(text))] as const),
	...['tencent-2024-01-18.FF304.txt', 'tencent-2025-06-13.FF305.txt', 'moon-2026-01.layout.txt'].map(
		(name) => [name, readFileSync(join(import.meta.dirname, 'raw', name), 'utf8')] as const,
	),
])('of %s', (_, printed) => {
	const whole = saidIn(importText(printed));

	it('with any one line left out nothing else is taken for the issuer, whoever signs, or the office', () => {
		const lines = printed.split('\n');
		const wrong = lines.flatMap((line, at) => {
			// Its head and its foot: what stands between is figures.
			if (line.trim() === '' || (at > 16 && at < lines.length - 24)) return [];
			const said = saidIn(importText(lines.toSpliced(at, 1).join('\n')));
			const told = said.problems.join('\n');
			const part = (value: string | undefined, of: string | undefined) =>
				value === undefined || of?.split(' ').join('').includes(value.split(' ').join(''));
			const good =
				part(said.issuer, whole.issuer) &&
				part(said.signed, whole.signed) &&
				part(said.title, whole.title) &&
				(said.issuer !== undefined || told.includes('the issuer’s name')) &&
				(said.signed !== undefined || told.includes('who submits it'));
			return good ? [] : [{ without: line.trim(), ...said }];
		});
		expect(wrong).toEqual([]);
	});
});
