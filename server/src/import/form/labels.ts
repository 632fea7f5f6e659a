import type { FormText, PlaceId } from '../../forms/types.js';
import { fold } from '../source/sheet.js';
import { form } from './form.js';

/** A label as a pattern: any spacing between its characters, a reference to a note after it. */
export function labelPattern(label: string): string {
	const core = fold(label)
		.replace(/\((?:Note|註)[^)]*\)/g, '')
		.replace(/(?<![:\s])[:\s]+$/, '');
	return `${spacedPattern(core)}\\s*(?:\\((?:Notes?|註)[^)]{0,20}\\)\\s*)?:?`;
}

/** A text with any spacing between its signs. */
export function spacedPattern(text: string): string {
	return [...text.replace(/\s+/g, '')].map((sign) => sign.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('\\s*');
}

/** The wordings of a row of the form's table, of every generation and language. */
export function wordingsOf(place: PlaceId, keyword: string): readonly string[] {
	const line = form.line(place, keyword);
	return [...textsOf(line?.labels ?? []), ...(line?.alsoRead ?? [])];
}

/** Each once, though several generations have it. */
export function textsOf(texts: readonly FormText[]): readonly string[] {
	return [...new Set(texts.flatMap(({ en, zh }) => (zh === undefined ? [en] : [en, zh])))];
}

export interface Labelled<K> {
	readonly key: K;
	readonly value: string;
}

/** In characters. */
const stretch = 64;

/** Finds labels in a running text; what follows each, up to the next, is its value. */
export function labelled<K>(text: string, labels: readonly (readonly [K, RegExp])[]): readonly Labelled<K>[] {
	const folded = fold(text);
	const found: { key: K; start: number; end: number }[] = [];
	/** Where in `found` those are that reach into a stretch of the text: a label may stand there a thousand times. */
	const near = new Map<number, Set<number>>();
	const stretches = ({ start, end }: { readonly start: number; readonly end: number }) => {
		const [first, last] = [Math.floor(start / stretch), Math.floor((end - 1) / stretch)];
		return Array.from({ length: last - first + 1 }, (_, index) => first + index);
	};
	for (const [key, pattern] of labels) {
		const global = new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`);
		for (const match of folded.matchAll(global)) {
			const span = { key, start: match.index, end: match.index + match[0].length };
			if (span.end === span.start) continue;
			const own = stretches(span);
			const clash = own
				.flatMap((at) => [...(near.get(at) ?? [])])
				.filter((index) => {
					const other = found[index];
					return other !== undefined && other.start < span.end && span.start < other.end;
				})
				.reduce((least, index) => Math.min(least, index), found.length);
			const other = found[clash];
			if (other && span.end - span.start <= other.end - other.start) continue;
			if (other) for (const at of stretches(other)) near.get(at)?.delete(clash);
			found[clash] = span;
			for (const at of own) near.set(at, (near.get(at) ?? new Set()).add(clash));
		}
	}
	found.sort((a, b) => a.start - b.start);
	return found.map(({ key, end }, index) => ({ key, value: text.slice(end, found[index + 1]?.start ?? text.length) }));
}
