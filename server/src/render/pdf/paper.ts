import type { FormDocument, Value } from '../model.js';
import { plainValues } from '../plain.js';

export type Content = { readonly [key: string]: unknown };

type Run = { readonly text: string; readonly font?: 'Other' };

export const margin = { left: 21, top: 49.5, right: 44, bottom: 62 } as const;

export const page = { width: 841.89, height: 595.28 } as const;

export const width = page.width - margin.left - margin.right;

export const rule = 0.75;

/** Of what Helvetica has of its own: 1.2 of the type's size. */
export const lineHeight = 1.294;

export const pad = { x: 1.2, y: 2 } as const;

export const marked = { error: '#fde7e5', warning: '#fff3d6', information: '#e6f0fa' } as const;

const severities = ['error', 'warning', 'information'] as const;

export const greyPaper = '#e6e6e6';

function isDraft({ findings }: FormDocument): boolean {
	return findings.some(({ severity }) => severity !== 'information');
}

/** What is signed says nothing of itself: with no more than information to give, a return is printed as if there were none. */
export function forPaper(document: FormDocument): FormDocument {
	return isDraft(document)
		? document
		: JSON.parse(JSON.stringify(document, (key, value: unknown) => (key === 'marks' || key === 'findings' ? [] : value)));
}

export function above(margin: unknown): readonly number[] {
	const [left = 0, top = 0, right = 0] = Array.isArray(margin) ? (margin as readonly number[]) : [];
	return [left, top, right, 0];
}

/** What no font draws: marks that only join or part, and control characters, each as wide as a space. */
function drawn(of: string): string {
	return of.replace(/\p{Cf}/gu, '').replace(/[^\P{Cc}\n\r\t]|\p{Cs}|\ufffd/gu, ' ');
}

/** Latin-1 and what Windows put into its gap: all that the standard fonts encode. */
export const latin = /^[\n\r\t -~\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/u;

export const runs =
	/[\n\r\t -~\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+|[^\n\r\t -~\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+/gu;

/** A text in runs of the one font and the other. */
export function text(said: string): string | readonly Run[] {
	const of = drawn(said);
	return latin.test(of)
		? of
		: [...of.matchAll(runs)].map(([run]) => (latin.test(run) ? { text: run } : { text: run, font: 'Other' }));
}

export function bold(of: string, bold = true): readonly Content[] {
	const written = text(of);
	return (typeof written === 'string' ? [{ text: written }] : written).map((run) => ({ ...run, bold }));
}

export function values(of: readonly Value[]): string | readonly Run[] {
	return of.length === 1 ? text(of[0]?.text ?? '') : text(plainValues(of));
}

/** The colour of the worst that there is to say. */
export function colourOf(of: readonly Value[]): string | undefined {
	const worst = severities.find((severity) => of.some(({ marks }) => marks.some((mark) => mark.severity === severity)));
	return worst && marked[worst];
}

export function filled(of: readonly Value[]): Content {
	const fillColor = colourOf(of);
	return fillColor ? { fillColor } : {};
}

/** Lines all around every cell, or where the cells themselves say. */
export const ruled = {
	hLineWidth: () => rule,
	vLineWidth: () => rule,
	paddingLeft: () => pad.x,
	paddingRight: () => pad.x,
	paddingTop: () => pad.y,
	paddingBottom: () => pad.y,
};

/** The table below draws the line between them. */
export const open = {
	...ruled,
	hLineWidth: (line: number, { table }: { table: { body: readonly unknown[] } }) => (line === table.body.length ? 0 : rule),
};

export const framed = {
	...ruled,
	hLineWidth: (line: number, { table }: { table: { body: readonly unknown[] } }) =>
		line === 0 || line === table.body.length ? rule : 0,
	vLineWidth: (line: number, { table }: { table: { widths: readonly unknown[] } }) =>
		line === 0 || line === table.widths.length ? rule : 0,
};

/** Widths of columns, in parts of the whole, less what paddings and lines take. */
export function columns(parts: readonly number[], whole: number = width): readonly number[] {
	const sum = parts.reduce((a, b) => a + b, 0);
	const free = whole - rule;
	return parts.map((part) => (part / sum) * free - 2 * pad.x - rule);
}

export const noBorder = [false, false, false, false] as const;

export const underlined = [false, false, false, true] as const;
