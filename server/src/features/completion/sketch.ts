import { dayText } from '../../checks/rules/header.js';
import type { Line, Place, Sketch } from '../../forms/form.js';
import { inGeneration } from '../../forms/types.js';
import { valuesOf } from '../../forms/values.js';
import { endOfLine } from '../../model/write.js';
import { confirmationsLeft } from './confirmations.js';
import { monthEnd, submission } from './days.js';
import { blockBefore, carriedLines, carriedText } from './previous.js';
import { indentOf, type Spot } from './spot.js';

/** Writes lines with stops; where the client has no snippets, what the stops hold stands in their place. */
class Pen {
	private stops = 0;
	private readonly linked = new Map<string, number>();

	constructor(private readonly spot: Spot) {}

	fixed(text: string): string {
		return this.spot.snippets ? text.replace(/[\\$}]/g, '\\$&') : text;
	}

	template(text: string): string {
		const known: Readonly<Record<string, string | undefined>> = {
			month: dayOr(monthEnd(this.spot)),
			submitted: dayOr(submission(this.spot)),
			threshold: valuesOf(this.spot.rest.form, 'threshold', this.spot.rest.return_.generation)[0]?.text.en,
			items: confirmationsLeft(this.spot).join(' '),
		};
		return text.replace(/\{(=?)([^}]*)\}/g, (_, link: string, held: string) => this.stop(known[held] ?? held, link !== ''));
	}

	private stop(text: string, link: boolean): string {
		if (!this.spot.snippets) {
			return text;
		}
		const before = link && this.linked.get(text);
		if (before) {
			return `$${before}`;
		}
		this.stops += 1;
		this.linked.set(text, this.stops);
		return `\${${this.stops}:${this.fixed(text)}}`;
	}
}

function sketchOf({ rest }: Spot): Sketch | undefined {
	return rest.outline.form.sketch;
}

function dayOr(day: Parameters<typeof dayText>[0] | undefined): string {
	return day ? dayText(day) : '31 January 2026';
}

/** The lines of a place's skeleton, as far as the edition has them. */
function skeletonLines(spot: Spot, pen: Pen, place: Place): readonly string[] {
	return (sketchOf(spot)?.places[place.id] ?? []).flatMap((template) => {
		const row = place.line(template.split(' ')[0] as string);
		return row && inGeneration(row, spot.rest.return_.generation) ? templateLines(spot, pen, row, template) : [];
	});
}

function templateLines(spot: Spot, pen: Pen, row: Line, template: string): readonly string[] {
	const second = row.columns.find(({ slot }) => slot === 'second');
	const has = !second || inGeneration(second, spot.rest.return_.generation);
	const line = pen.template(has ? template : template.replace(' + {0}', ''));
	return [indentOf(row.home) + line, ...(row.opened ? skeletonLines(spot, pen, row.opened) : [])];
}

/** A class's block in a section: what last month's has, brought forward, else the skeleton. */
function blockLines(spot: Spot, pen: Pen, section: Place, id: string): readonly string[] {
	const place = section.blocks?.opened;
	if (!place) {
		return [];
	}
	const { previous } = spot.neighbours;
	const before = section.byLine ? undefined : blockBefore(spot, section.id, id);
	const indent = indentOf(place);
	const head = `${indentOf(section)}for ${pen.template(id)}`;
	const opening = place.line('opening');
	const items = before?.children.filter(({ opener }) => opener?.row?.lasts);
	if (previous && before && items && items.length > 0) {
		return [head, ...items.flatMap((item) => carriedLines(previous, item).map((line) => indent + pen.fixed(line)))];
	}
	const balance = previous && before && opening && carriedText(previous, before, opening, opening.columnIds);
	const lines = skeletonLines(spot, pen, place);
	return [head, ...(balance ? [`${indent}opening  ${pen.fixed(balance)}`, ...lines.slice(1)] : lines)];
}

function sectionLines(spot: Spot, pen: Pen, section: Place, ids: readonly string[]): readonly string[] {
	const blocks = section.blocks ? ids.flatMap((id) => blockLines(spot, pen, section, id)) : [];
	return [section.byLine ? section.id : `section ${section.id}`, ...blocks, ...skeletonLines(spot, pen, section)];
}

function classIds({ rest }: Spot): readonly string[] {
	const ids = rest.return_.classes.map(({ id }) => id);
	return ids.length > 0 ? ids : ['{=ORD}'];
}

/** A section with a block for every class. */
export function sectionSketch(spot: Spot, section: Place): string {
	return text(spot, sectionLines(spot, new Pen(spot), section, classIds(spot)));
}

/** A class's block, without the blanks before its first line. */
export function blockSketch(spot: Spot, section: Place, id: string): string {
	return text(spot, blockLines(spot, new Pen(spot), section, id));
}

/** A line that opens an item, with the item's lines; undefined where there are none. */
export function itemSketch(spot: Spot, row: Line): string | undefined {
	const sketch = sketchOf(spot);
	const template = sketch?.openers[row.keyword] ?? sketch?.places[row.place]?.find((line) => line.split(' ')[0] === row.keyword);
	return row.opens && template ? text(spot, templateLines(spot, new Pen(spot), row, template)) : undefined;
}

/** A whole return with nothing to report in III and IV. */
export function returnSketch(spot: Spot): string {
	const pen = new Pen(spot);
	const { root, sections, parts, opening } = spot.rest.outline.form;
	const { openers = {}, applicable = [] } = sketchOf(spot) ?? {};
	const rows = root.lines.filter(({ keyword }) => keyword !== opening && openers[keyword] !== undefined);
	const lines = (row: Line | undefined) => (row ? templateLines(spot, pen, row, openers[row.keyword] ?? '') : []);
	const head = (wanted: (row: Line) => boolean) => rows.filter(wanted).flatMap(lines);
	return text(spot, [
		...lines(root.line(opening)),
		'',
		...head(({ role }) => role === 'field'),
		'',
		...head(({ role }) => role === 'class'),
		...sections.flatMap((section, index) => {
			const applies = (one: Place | undefined) => one === undefined || applicable.includes(one.id);
			// What is not applicable stands together, as far as the form has it together.
			const isApart =
				applies(sections[index - 1]) ||
				(parts.indexOf(section) > index && parts.indexOf(sections[index - 1] as Place) === index - 1);
			return applies(section)
				? ['', ...sectionLines(spot, pen, section, ['{=ORD}'])]
				: [...(isApart ? [''] : []), `section ${section.id} not applicable`];
		}),
		'',
		...head(({ role }) => role === 'item'),
	]);
}

function text(spot: Spot, lines: readonly string[]): string {
	return lines.join(endOfLine(spot.written.source));
}

/** An item of last month's, its balance brought forward. */
export function carriedItem(spot: Spot, item: Parameters<typeof carriedLines>[1], indent: string): string {
	const { previous } = spot.neighbours;
	return previous
		? text(
				spot,
				carriedLines(previous, item).map((line) => indent + line),
			)
		: '';
}
