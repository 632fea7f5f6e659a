import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { lexer, type Token } from 'marked';
import { describe, expect, it } from 'vitest';
import type { MarkupContent } from 'vscode-languageserver-types';
import { inMarkdown } from '../../server/src/escape.js';
import { renderMarkdown } from '../../server/src/render/index.js';
import { createReturnService } from '../../server/src/service.js';

const uri = 'memory:///any.return';
const samples = ['harbour-lights-2026-01', 'typical-mistakes'].map((name) =>
	readFileSync(new URL(`../../samples/${name}.return`, import.meta.url), 'utf8'),
);

/** Texts that are something in Markdown, and any. */
const hostile = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				'![](https://a.example/x.png)',
				'[a](command:b)',
				'[a]: https://a.example',
				'<img src=x>',
				'<!--',
				'&lt;',
				'&#33;',
			),
			fc.constantFrom(
				'https://a.example',
				'www.a.example',
				'a@a.example',
				'`',
				'```',
				'**',
				'_',
				'~~',
				'#',
				'- ',
				'1. ',
				'|',
				'\\',
				'$',
				'!',
			),
			fc.constantFrom(
				'[',
				']',
				'(',
				')',
				'<',
				'>',
				'&',
				'\t',
				'    ',
				'=',
				'+',
				'\u2028',
				'\u202e',
				'\u001b[1m',
				'[^1]',
				':smile:',
				'$(bug)',
			),
			fc.string({ unit: 'binary', maxLength: 6 }).map((text) => text.replace(/[\r\n]/g, ' ')),
		),
		{ minLength: 1, maxLength: 6 },
	)
	.map((parts) => parts.join(''));

/** The sample with every text in quotes another's; every one is different, as names are. */
function withTexts(sample: string, textOf: (index: number) => string): string {
	let index = 0;
	return sample.replace(/"(?:[^"\\\n]|\\.)*"/g, () => `"${textOf(index++).replace(/[\\"]/g, '\\$&')}"`);
}

/** All Markdown that is made of a return: every hover, every documentation of a completion, and the whole form. */
function markdownsOf(text: string): ReadonlySet<string> {
	const service = createReturnService({ today: () => '2026-02-05', log: (message) => expect.fail(message) });
	service.put(uri, text);
	const said = new Set<string>();
	for (const [line, content] of text.split(/\r\n|\r|\n/).entries()) {
		const words = [...content.matchAll(/"(?:[^"\\]|\\.)*"?|[^\s"]+/g)].map(({ index }) => index);
		for (const character of words) {
			const hover = service.hover(uri, { line, character });
			if (hover) said.add((hover.contents as MarkupContent).value);
		}
		const [first = 0] = words;
		for (const { documentation } of service.completion(uri, { line, character: first }).items) {
			if (typeof documentation === 'object') said.add(documentation.value);
		}
	}
	const snapshot = service.snapshot(uri);
	if (snapshot) said.add(renderMarkdown(snapshot, service.findings(uri)));
	return said;
}

const markdown = new MarkdownIt({ html: true, linkify: true });

/** A line break in a cell is the one HTML that the form itself has. */
const own = /^<br>$/;

/** What GitHub's kind and VS Code's would make of it that a text must not have it make. */
function wrongIn(said: string): readonly string[] {
	const inline = markdown.parse(said, {}).flatMap((token) => [token, ...(token.children ?? [])]);
	const wrong = inline
		.filter(({ type, content }) => /^(?:link_open|image|html_block|html_inline)$/.test(type) && !own.test(content.trim()))
		.map(({ type }) => `markdown-it ${type}`);
	const look = (tokens: readonly Token[]): void => {
		for (const token of tokens) {
			if (['link', 'image', 'def', 'html'].includes(token.type) && !own.test(token.raw.trim()))
				wrong.push(`marked ${token.type}`);
			if ('tokens' in token && token.tokens) look(token.tokens);
			if (token.type === 'list') for (const item of token.items) look(item.tokens);
			if (token.type === 'table') for (const cell of [...token.header, ...token.rows.flat()]) look(cell.tokens);
		}
	};
	look(lexer(said));
	return wrong;
}

/** Where the form and the messages put a text. */
const places: readonly ((text: string) => string)[] = [
	(text) => text,
	(text) => `**${text}** of x: y`,
	(text) => `*${text}*`,
	(text) => `# ${text}`,
	(text) => `- **x** ${text}`,
	(text) => `1. ${text}`,
	(text) => `| a | b |\n| --- | --- |\n| ${text} | x |`,
];

function markupOf(said: string): string {
	const inline = (tokens: ReturnType<typeof markdown.parse>): readonly string[] =>
		tokens.flatMap(({ type, children }) => (children ? inline(children) : type === 'text' ? [] : [type]));
	return inline(markdown.parse(said, {})).join(' ');
}

describe('a text of a document in Markdown', () => {
	it('sees what is wrong where there is something', () => {
		for (const text of ['![](https://a.example)', '<b>', 'https://a.example', '[a](b)']) expect(wrongIn(text)).not.toEqual([]);
	});

	it('is no markup where it is written as one', () => {
		fc.assert(
			fc.property(hostile, (text) => {
				for (const place of places) expect(markupOf(place(inMarkdown(`x${text}x`)))).toBe(markupOf(place('x')));
				for (const place of places.slice(3)) expect(markupOf(place(inMarkdown(`${text}x`)))).toBe(markupOf(place('x')));
				expect(markupOf(inMarkdown(`${text}x`))).toBe(markupOf('x'));
			}),
			{ numRuns: 1000 },
		);
	});

	for (const [index, sample] of samples.entries()) {
		it(`is no link, no picture, and no HTML, wherever it stands (${index + 1})`, () => {
			expect(markdownsOf(sample).size).toBeGreaterThan(40);
			fc.assert(
				fc.property(hostile, (text) => {
					for (const one of markdownsOf(withTexts(sample, (index) => `${text}x${index}`))) expect(wrongIn(one)).toEqual([]);
				}),
				{ numRuns: 10 },
			);
		});
	}
});
