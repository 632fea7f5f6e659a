import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import {
	codeInMarkdown,
	inMarkdown,
	inMessage,
	linesInMarkdown,
	onOneLine,
	visible,
	withoutEscapes,
} from '../../server/src/escape.js';

describe('in a message', () => {
	/** What VS Code takes for a link in one. */
	const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

	it.each([
		'[Click to see why](command:workbench.action.closeWindow).txt',
		'[a](https://example.com "title")',
		'[[a]](file:///etc/passwd)',
		'[a]\u200b](command:x)',
	])('%s is no link', (text) => {
		expect(inMessage(text)).not.toMatch(link);
		expect(inMessage(text).replaceAll('\u2060', '')).toBe(text);
	});

	it('has no picture, no line of its own and no character that turns the text around', () => {
		expect(inMessage('$(bug) a\nb\u202etxt.exe')).toBe('$\u2060(bug) a⏎b\ufffdtxt.exe');
	});
});

describe('on a terminal', () => {
	it.each([
		['a\nb', 'a\nb', 'a⏎b'],
		['a\r\nb', 'a\nb', 'a⏎b'],
		['a\rb', 'a\ufffdb', 'a⏎b'],
		['\u001b[31mred\u009b0m\u0007', '\ufffd[31mred\ufffd0m\ufffd', '\ufffd[31mred\ufffd0m\ufffd'],
		['\u2066a\u202e', '\ufffda\ufffd', '\ufffda\ufffd'],
		['a\u2028::error::b', 'a\n::error::b', 'a⏎::error::b'],
		['a\tb', 'a    b', 'a    b'],
	])('%j commands nothing', (text, shown, line) => {
		expect(visible(text)).toBe(shown);
		expect(onOneLine(text)).toBe(line);
	});
});

describe('in Markdown', () => {
	const markdown = new MarkdownIt({ html: true, linkify: true });

	it.each([
		'![](https://example.com/x.png)',
		'[a](command:x)',
		'[a]: https://example.com',
		'<img src=x onerror=alert(1)>',
		'<https://example.com>',
		'https://example.com www.example.com a@example.com',
		'&lt;b&gt; &#91;',
		'**a** _b_ `c` ~~d~~',
		'# heading',
		'- item',
		'1. item',
		'1) item',
		'+ item',
		'=====',
		'a\n\n# b\n\n- c',
		'> quote',
		'| a | b |',
		'\\',
		'a\\',
		'    code',
		'---',
	])('%j is the text it is', (text) => {
		const said = text.replaceAll('\n', ' ').trim();
		const tokens = markdown.parse(inMarkdown(text), {});
		expect(tokens.map(({ type }) => type)).toEqual(['paragraph_open', 'inline', 'paragraph_close']);
		expect(tokens[1]?.children?.map(({ type }) => type)).toEqual(['text']);
		expect(tokens[1]?.children?.[0]?.content).toBe(said);
		expect(withoutEscapes(inMarkdown(text))).toBe(said);
	});

	it.each(['a', '`', '``a`', ' a ', '', 'a\nb'])('%j is code', (text) => {
		const [, inline] = markdown.parse(codeInMarkdown(text), {});
		expect(inline?.children?.map(({ type }) => type)).toEqual(['code_inline']);
		expect(inline?.children?.[0]?.content).toBe(text.replace('\n', '⏎') || ' ');
	});

	it('keeps lines in their block', () => {
		const lines = ['```', '![](https://example.com)', '````'];
		const tokens = markdown.parse(linesInMarkdown('monthly-return', lines), {});
		expect(tokens.map(({ type }) => type)).toEqual(['fence']);
		expect(tokens[0]?.content).toBe(`${lines.join('\n')}\n`);
	});
});
