// biome-ignore-all lint/suspicious/noTemplateCurlyInString: snippets of an editor are written so

import { describe, expect, it } from 'vitest';
import { readClient } from '../../server/src/lsp/capabilities.js';
import { plain, toClientCompletions } from '../../server/src/lsp/completion.js';

describe('a snippet without its stops', () => {
	it.each([
		['issuer "${1:name}"$0', 'issuer "name"'],
		['listed ${1} $2', 'listed  '],
		['class ${1|ORD,A,H|} x', 'class ORD x'],
		['${1|a\\, b,c|}', 'a, b'],
		['${1:a \\} b}', 'a } b'],
		['HK\\$ 5 \\\\', 'HK$ 5 \\'],
		['no stops (i) {x} 5|6', 'no stops (i) {x} 5|6'],
	])('%j is %j', (snippet, text) => expect(plain(snippet)).toBe(text));
});

describe('completions for a client', () => {
	const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
	const item = {
		label: 'issuer',
		insertTextFormat: 2 as const,
		textEdit: { range, newText: 'issuer "$1"' },
		documentation: { kind: 'markdown' as const, value: '**Name**' },
	};
	const completionItem = { snippetSupport: true, documentationFormat: ['markdown' as const] };

	it('are as they are where it takes them so', () => {
		expect(toClientCompletions([item], readClient({ textDocument: { completion: { completionItem } } }))).toEqual([item]);
	});

	it('are plain where it does not', () => {
		expect(toClientCompletions([item], readClient({}))).toEqual([
			{ label: 'issuer', insertTextFormat: 1, textEdit: { range, newText: 'issuer ""' }, documentation: '**Name**' },
		]);
	});
});
