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

/** A snippet as it stands once its reader has tabbed through it and changed nothing; `fill`: what is typed in a stop that is empty, by what stands before it. */
export function expanded({ insertTextFormat, ...item }: CompletionItem, fill: (before: string) => string = () => ''): string {
	const { newText } = editOf(item as CompletionItem);
	if (insertTextFormat !== 2) {
		return newText;
	}
	const held = new Map<string, string>();
	const unescaped = (text: string) => text.replace(/\\([\\$},|])/g, '$1');
	const parts = /\\([\\$}])|\$\{(\d+)\|((?:[^,|\\]|\\.)*)(?:,(?:[^|\\]|\\.)*)?\|\}|\$\{(\d+):((?:[^}\\]|\\.)*)\}|\$(\d+)/g;
	return newText.replace(parts, (_, escaped, choice, first, stop, text, mirror, at: number) => {
		if (escaped !== undefined) {
			return escaped;
		}
		const own = choice ?? stop;
		if (own !== undefined) {
			held.set(own, unescaped(first ?? text));
		}
		const known = held.get(own ?? mirror);
		if (known !== undefined) return known;
		// What is typed into a stop stands wherever it stands.
		const typed = fill(newText.slice(0, at));
		held.set(own ?? mirror, typed);
		return typed;
	});
}

/** The text after an offer, the cursor behind what it wrote. */
export function accepted(source: string, item: CompletionItem, fill?: (before: string) => string): string {
	const { text } = marked(source);
	const { range } = editOf(item);
	return apply(text, [{ range, newText: `${expanded(item, fill)}¦` }]);
}

/** The text after the offer with this label. */
export function completed(source: string, label: string, others: readonly string[] = [], options?: CompletionOptions): string {
	const offered = offeredAt(source, others, options);
	const item = offered.find((one) => one.label === label);
	if (!item) {
		throw new Error(`no ${label} at:\n${source}\nbut ${offered.map((one) => one.label).join(' | ')}`);
	}
	return accepted(source, item);
}

/** What a reader types into the stops of a return that is right, and of nothing in particular. */
export function anything(before: string): string {
	const line = before.split(/[\r\n]/).at(-1) ?? '';
	const found = typical.find(([where]) => where.test(line));
	return found ? found[1] : '5';
}

const typical: readonly (readonly [RegExp, string])[] = [
	[/"$/, 'Something'],
	[/\b(?:approved|expiry|on|submitted) *$/, '5 January 2026'],
	[/\blisted *$/, '07999'],
	[/\bconfirm *$/, '(i) (ii) (iii) (iv) (v) (vi) (vii) (viii)'],
	[/\b(?:issued|treasury|[A-E]1|exercised|converted)\b/, '0'],
];

export function typed(source: string, text: string): string {
	return source.replace('¦', `${text}¦`);
}
