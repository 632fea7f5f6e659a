import type { Form } from '../../server/src/forms/form.js';
import { documentOf, htmlOf, markdownOf, textOf } from '../../server/src/render/index.js';
import { ofTable } from './ofTable.js';
import { strictService, uri } from './small.js';

/** How a published form comes. */
export type Kind = 'text' | 'html' | 'markdown';

/** A form with a value in every line of its table, printed. */
export function printedOf(form: Form, kind: Kind): string {
	const { text } = ofTable(form, form.editions.at(-1) ?? { id: '', generation: '', from: '2026-01' });
	const service = strictService({ [uri]: text });
	const snapshot = service.snapshot(uri);
	if (!snapshot) throw new Error('it was not read');
	const document = documentOf(snapshot, []);
	return { text: textOf, html: htmlOf, markdown: markdownOf }[kind](document);
}

export interface GrowingSource {
	readonly name: string;
	/** With about so many of it. */
	of(count: number): string;
}

/** Of lines that say the same but for their figures and letters one. */
const shapeOf = (line: string) =>
	line
		.replace(/\d+/g, '0')
		.replace(/[A-Za-z]+/g, 'a')
		.replace(/\s+/g, ' ');

/** A printed form in which one of its lines stands so many times, for each shape that its lines have. */
export function growingSources(form: Form, kind: Kind): readonly GrowingSource[] {
	const lines = printedOf(form, kind).split('\n');
	const seen = new Set<string>();
	return lines.flatMap((line, at) => {
		const shape = shapeOf(line);
		if (seen.has(shape)) return [];
		seen.add(shape);
		const name = `${form.id} as ${kind}, line ${at + 1}: ${line.trim().slice(0, 60)}`;
		const again = (time: number) => line.replace(/\bQ\w*/g, `$&${time}`);
		return [
			{
				name,
				of: (count: number) =>
					[...lines.slice(0, at), ...Array.from({ length: count }, (_, time) => again(time)), ...lines.slice(at + 1)].join('\n'),
			},
		];
	});
}

/** Lines that nobody prints, so many of them, below the last line of a printed form that `above` finds. */
function below(form: Form, above: RegExp, ...written: readonly ((at: number) => string)[]): (count: number) => string {
	return (count) => {
		const lines = printedOf(form, 'text').split('\n');
		const found = lines.findLastIndex((line) => above.test(line));
		const indent = ' '.repeat((lines[found] ?? '').search(/\S/));
		const each = Math.ceil(count / written.length);
		const put = written.flatMap((line) => Array.from({ length: each }, (_, at) => `${indent}${line(at)}`));
		return [...lines.slice(0, found + 1), ...put, ...lines.slice(found + 1)].join('\n');
	};
}

/** Items of a next-day return, by their places. */
const manyItems = (form: Form): Readonly<Record<string, (count: number) => string>> => ({
	[`${form.id} with many numbers of items`]: below(form, /^\s*1\). Q/, (at) => `1). Other${at}`),
});

/** What each form reads together with what stands above or behind it. */
export const hostilePrints = (form: Form) => (form.kind === 'day' ? manyItems(form) : longItems(form));

const longItems = (form: Form): Readonly<Record<string, (count: number) => string>> => ({
	'a label with a long text below it': below(form, /^\s*General Meeting approval date/, (at) => `word ${at} `.repeat(20)),
	'a movement whose bracket does not close': below(form, /^\s*Others {2}/, (at) => `(and ${at}`),
	'a movement that is called much, and figures in brackets below it': below(
		form,
		/^\s*Repurchased {2}/,
		(at) => (at === 0 ? 'Others (' : `word ${at}`),
		(at) => (at === 0 ? 'the end)' : '(1,000)'),
	),
	'figures below a movement': below(form, /^\s*Cancelled {2}/, () => '1,000'),
	'words below a movement': below(form, /^\s*Cancelled {2}/, (at) => `word${at}`),
});
