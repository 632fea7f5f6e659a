import type { CompletionItem, CompletionList, TextEdit } from 'vscode-languageserver-types';
import type { CompletionOptions } from '../../server/src/features/completion.js';
import { apply } from './slips.js';
import { strictService, uri } from './small.js';

/** A text with the cursor in it, shown as `¦`. */
export interface Marked {
	readonly text: string;
	readonly line: number;
	readonly character: number;
}

export function marked(source: string): Marked {
	const at = source.indexOf('¦');
	if (at < 0) {
		throw new Error(`no cursor in: ${source}`);
	}
	const before = source.slice(0, at).split(/\r\n|\r|\n/);
	return { text: source.slice(0, at) + source.slice(at + 1), line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** What is offered at the cursor; `others` are other months' returns in the workspace. */
export function listAt(source: string, others: readonly string[] = [], options?: CompletionOptions): CompletionList {
	const { text, line, character } = marked(source);
	const service = strictService({
		...Object.fromEntries(others.map((other, index) => [`memory:///other-${index}`, other])),
		[uri]: text,
	});
	return service.completion(uri, { line, character }, options);
}

export function offeredAt(source: string, others?: readonly string[], options?: CompletionOptions): readonly CompletionItem[] {
	return listAt(source, others, options).items;
}

export function labelsAt(source: string, others: readonly string[] = []): readonly string[] {
	return offeredAt(source, others).map(({ label }) => label);
}

export function editOf({ textEdit }: CompletionItem): TextEdit {
	if (!textEdit || !('range' in textEdit)) {
		throw new Error('an offer without its edit');
	}
	return textEdit;
}

/** A snippet as it stands once its reader has tabbed through it and changed nothing. */
export function expanded({ insertTextFormat, ...item }: CompletionItem): string {
	const { newText } = editOf(item as CompletionItem);
	if (insertTextFormat !== 2) {
		return newText;
	}
	const held = new Map<string, string>();
	const unescaped = (text: string) => text.replace(/\\([\\$}])/g, '$1');
	return newText.replace(/\\([\\$}])|\$\{(\d+):((?:[^}\\]|\\.)*)\}|\$(\d+)/g, (_, escaped, stop, text, mirror) => {
		if (escaped !== undefined) {
			return escaped;
		}
		if (stop !== undefined) {
			held.set(stop, unescaped(text));
		}
		return held.get(stop ?? mirror) ?? '';
	});
}

/** The text after an offer, the cursor behind what it wrote. */
export function accepted(source: string, item: CompletionItem): string {
	const { text } = marked(source);
	const { range } = editOf(item);
	return apply(text, [{ range, newText: `${expanded(item)}¦` }]);
}

/** The text after the offer with this label. */
export function completed(source: string, label: string, others: readonly string[] = []): string {
	const offered = offeredAt(source, others);
	const item = offered.find((one) => one.label === label);
	if (!item) {
		throw new Error(`no ${label} at:\n${source}\nbut ${offered.map((one) => one.label).join(' | ')}`);
	}
	return accepted(source, item);
}

export function typed(source: string, text: string): string {
	return source.replace('¦', `${text}¦`);
}
