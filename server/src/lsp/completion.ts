import { type CompletionItem, InsertTextFormat, MarkupContent } from 'vscode-languageserver';
import type { Client } from './capabilities.js';

/** Completions in the forms that the client takes. */
export function toClientCompletions(
	items: readonly CompletionItem[],
	{ snippets, completionMarkdown }: Client,
): CompletionItem[] {
	if (snippets && completionMarkdown) return [...items];
	return items.map((item) => ({
		...item,
		...(!snippets && item.insertTextFormat === InsertTextFormat.Snippet && withoutStops(item)),
		...(!completionMarkdown && MarkupContent.is(item.documentation) && { documentation: item.documentation.value }),
	}));
}

function withoutStops({ insertText, textEdit, textEditText }: CompletionItem): Partial<CompletionItem> {
	return {
		insertTextFormat: InsertTextFormat.PlainText,
		...(insertText !== undefined && { insertText: plain(insertText) }),
		...(textEdit && { textEdit: { ...textEdit, newText: plain(textEdit.newText) } }),
		...(textEditText !== undefined && { textEditText: plain(textEditText) }),
	};
}

/** A snippet with its stops as they stand before anything is filled in: `${1:name}`, `${2|a,b|}`, `$0`. */
export function plain(snippet: string): string {
	return snippet.replace(
		/\\([$}\\])|\$\{\d+\|((?:[^|,\\]|\\.)*)(?:,(?:[^|\\]|\\.)*)?\|\}|\$\{\d+:((?:[^}\\]|\\.)*)\}|\$\{\d+\}|\$\d+/g,
		(_, escaped, choice, held) => escaped ?? (choice ?? held ?? '').replace(/\\(.)/g, '$1'),
	);
}
