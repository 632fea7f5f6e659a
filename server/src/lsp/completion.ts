import { type CompletionList, MarkupContent } from 'vscode-languageserver-types';
import { withoutEscapes } from '../escape.js';
import type { Client } from './capabilities.js';

/** A client that announces plain text alone gets the same words without their being called Markdown. */
export function toClientCompletions(
	list: CompletionList,
	{ completionMarkdown }: Pick<Client, 'completionMarkdown'>,
): CompletionList {
	if (completionMarkdown) return list;
	return {
		...list,
		items: list.items.map((item) =>
			MarkupContent.is(item.documentation) ? { ...item, documentation: withoutEscapes(item.documentation.value) } : item,
		),
	};
}
