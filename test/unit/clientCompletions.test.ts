import { expect, it } from 'vitest';
import { toClientCompletions } from '../../server/src/lsp/completion.js';

const item = { label: 'issuer', documentation: { kind: 'markdown' as const, value: '**Name**' } };

it('completions are as they are for a client that shows Markdown', () => {
	const list = { isIncomplete: true, items: [item] };
	expect(toClientCompletions(list, { completionMarkdown: true })).toEqual(list);
});

it('their documentation is plain text for one that does not', () => {
	expect(toClientCompletions({ isIncomplete: true, items: [item, { label: 'x' }] }, { completionMarkdown: false })).toEqual({
		isIncomplete: true,
		items: [{ label: 'issuer', documentation: '**Name**' }, { label: 'x' }],
	});
});
