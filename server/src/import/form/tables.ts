import type { Line } from '../../forms/form.js';
import { type Generation, inGeneration, type PlaceId, type SectionId } from '../../forms/types.js';
import { fold, squash } from '../source/sheet.js';
import { type Token, tokensOf } from '../source/values.js';
import { form, layouts, linesOf, words } from './form.js';
import { textsOf, wordingsOf } from './labels.js';

/** A table of items: whose lines they are, and where their openers stand. */
export interface Table {
	readonly item: PlaceId;
	readonly opener: Line;
	readonly block: PlaceId;
	/** Its columns from left to right, where nothing else tells them apart: a line's keyword, `name`, `currency` or `movement`. */
	readonly columns: readonly string[];
	/** The line whose currency and amount stand under a head of their own. */
	readonly priced?: Line | undefined;
	/** Lines below the row, each behind its label. */
	readonly fields: readonly Line[];
	/** The total lines below it. */
	readonly totals: readonly Line[];
}

/** As they are printed. */
export const tables: Readonly<Partial<Record<SectionId, Table>>> = Object.fromEntries(
	layouts.flatMap(({ section, item, columns, details, totals }): readonly [string, Table][] => {
		const place = form.place(item);
		const block = place?.above?.id ?? section;
		const opener = linesOf(block).find(({ opens }) => opens === item);
		const lineOf = (keyword: string) => place?.line(keyword) ?? [];
		const price = columns.find((column) => column.of === 'price');
		return opener
			? [
					[
						section,
						{
							item,
							opener,
							block,
							columns: columns.map((column) =>
								column.of === 'movements'
									? 'movement'
									: column.of === 'name' || column.of === 'currency'
										? column.of
										: column.line,
							),
							priced: price?.of === 'price' ? place?.line(price.line) : undefined,
							fields: details.flatMap(lineOf),
							totals: totals.flatMap((keyword) => form.line(block, keyword) ?? []),
						},
					],
				]
			: [];
	}),
);

/** The columns of a table in a generation. */
export function columnsOf({ item, columns }: Table, generation: Generation): readonly string[] {
	return columns.filter((id) => {
		const line = form.line(item, id);
		return line === undefined || inGeneration(line, generation);
	});
}

/** What the lines below an item begin with, squashed, up to their brackets. */
export function fieldLabels(section: SectionId): readonly string[] {
	return (tables[section]?.fields ?? [])
		.filter(({ asked }) => !asked)
		.flatMap(({ place, keyword }) => wordingsOf(place, keyword).map((wording) => squash(wording.split('(')[0] as string)));
}

/** Whether a token may be the value of a column; dates are of few tables, and words only of movements. */
export function mayStandIn(table: Table, { kind, text }: Token): boolean {
	const { columns, item, priced } = table;
	if (kind === 'date') return columns.some((id) => form.line(item, id)?.takes.parts.includes('date'));
	if (kind === 'currency') return columns.includes('currency') || priced !== undefined;
	return kind === 'word' ? isMovement(table, text) : true;
}

/** The whole of what a movement is called: in a name its first word may stand too. */
function isMovement(table: Table, text: string): boolean {
	const kind = kindOf(table, text);
	if (!kind) return false;
	const begun = ofMovement.some((movement) => movement.startsWith(squash(text)));
	return begun || kind.rest === '' || kind.line.named === true || isOfMovement(kind.rest);
}

const ofMovement = [...(words['exercised-new'] ?? []), ...(words['exercised-treasury'] ?? [])].map(({ en }) => squash(en));

/** The end of what a movement is called, or words out of its midst. */
export function isOfMovement(text: string): boolean {
	const piece = squash(text);
	return ofMovement.some((movement) => movement.endsWith(piece) || (/\S\s+\S/.test(text.trim()) && movement.includes(piece)));
}

/** What stands behind the first characters that count. */
export function afterSquashed(text: string, count: number): string {
	let at = 0;
	for (let left = count; left > 0 && at < text.length; at++) if (/\S/.test(text[at] as string)) left--;
	return text.slice(at);
}

export interface Kind {
	readonly line: Line;
	readonly rest: string;
}

/** The movement a text begins with. */
export function kindOf({ item }: Table, text: string): Kind | undefined {
	const squashed = squash(text);
	for (const line of linesOf(item)) {
		const label = line.movement ? squash(line.labels[0]?.en ?? '') : '';
		if (label !== '' && squashed.startsWith(label)) {
			return {
				line,
				rest: afterSquashed(text, label.length)
					.replace(/^[\s:\p{Pd}]+/u, '')
					.trim(),
			};
		}
	}
	return undefined;
}

export function isKind(table: Table, text: string): boolean {
	return kindOf(table, text) !== undefined;
}

/** What the total lines of a class begin with, squashed: up to the bracket that follows, or to the colon. */
export const sumLabels: readonly string[] = [
	...new Set(
		Object.values(tables).flatMap((table) => (table?.totals ?? []).flatMap(({ labels }) => textsOf(labels).map(beginOfSum))),
	),
];

function beginOfSum(label: string): string {
	const own = fold(label).replace(/\s*\([A-Z]+\d?\)$/, '');
	// The sign of a decrease is no bracket that ends it.
	const [begin = ''] = /^(?:[^(:]|\(-\))*/.exec(own) ?? [];
	// Without a colon the class follows in brackets, or what is left out of it.
	return squash(begin) + (own[begin.length] === ':' || begin.includes('(-)') ? '' : '(');
}

export function inWords(text: string): boolean {
	return tokensOf({ text, from: 0, to: 1 }).every(({ kind }) => kind === 'word');
}
