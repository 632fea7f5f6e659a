import type { Example, Line, Place } from '../../forms/form.js';
import { inGeneration, type KnownValue } from '../../forms/types.js';
import { largest } from '../../lists.js';
import { endOfLine } from '../../model/write.js';
import { quoted } from '../../syntax/quotes.js';
import { Pen } from './pen.js';
import { blockBefore, carriedLines, carriedText } from './previous.js';
import { indentOf, type Spot } from './spot.js';

/** The lines that a place is nearly always filled in with, as its form sketches them; of a form that does not, those it has to have. */
function templatesOf({ rest }: Spot, place: Place): readonly string[] {
	const sketched = rest.form.sketch?.places[place.id];
	return sketched ?? place.lines.flatMap(({ keyword, required }) => (required ? [keyword] : []));
}

const keywordIn = (template: string) => template.split(' ', 1)[0] as string;

/** The lines of a place's skeleton, as far as the edition has them. */
function skeletonLines(spot: Spot, pen: Pen, place: Place, templates = templatesOf(spot, place)): readonly string[] {
	const rows = templates.flatMap((template) => {
		const row = place.line(keywordIn(template));
		return row && inGeneration(row, spot.rest.return_.generation) ? [{ row, template }] : [];
	});
	const width = largest(
		rows.flatMap(({ row }) => (row.opened ? [] : [row.keyword.length])),
		0,
	);
	return rows.flatMap(({ row, template }) => rowLines(spot, pen, row, { template, width }));
}

interface Way {
	readonly template?: string;
	/** Of the keywords beside it, so that what follows them stands in a column. */
	readonly width?: number;
	/** Of a form's list, what stands behind the keyword. */
	readonly value?: KnownValue | undefined;
}

/** A line, and those of what it opens: beside it where they have room there, else below it. */
function rowLines(spot: Spot, pen: Pen, row: Line, { template = row.keyword, width = 0, value }: Way = {}): readonly string[] {
	const indent = indentOf(row.home);
	const { opened } = row;
	if (row.role === 'block' || row.role === 'section' || row.role === 'part') return [indent + row.keyword];
	const line = value ? `${row.keyword} ${pen.fixed(quoted(value.text.en))}` : pen.line(row, template, opened ? 0 : width);
	if (!opened) return [indent + line];
	const asked = value?.specify ? opened.lines.flatMap((one) => (one.asked ? [one.keyword] : [])) : [];
	const templates = [...asked, ...(value?.lines ?? templatesOf(spot, opened))];
	const inside = skeletonLines(spot, pen, opened, templates);
	return opened.onOneLine
		? [indent + [line, ...inside.map((one) => one.trim().replace(/ {2,}/g, ' '))].join(row.role === 'class' ? ' ' : '  ')]
		: [indent + line, ...inside];
}

/** A line as its row says it is written, with what it opens; `shown`: as a list shows it. */
export function rowSketch(spot: Spot, row: Line, shown = false): string {
	const pen = new Pen(spot, shown);
	const own = spot.rest.form.sketch;
	const template = [...(own?.head ?? []), ...(own?.places[row.place] ?? [])].find((one) => keywordIn(one) === row.keyword);
	return text(spot, rowLines(spot, pen, row, { width: row.keyword.length, ...(template === undefined ? {} : { template }) }));
}

/** A line that opens an item of one of the list's values, with the lines that such an item has. */
export function valueSketch(spot: Spot, row: Line, value: KnownValue): string {
	return text(spot, rowLines(spot, new Pen(spot), row, { value }));
}

/** A class's block in a section: what last month's has, brought forward, else the skeleton. */
function blockLines(spot: Spot, pen: Pen, section: Place, id: string | undefined): readonly string[] {
	const place = section.blocks?.opened;
	if (!place) return [];
	const { previous } = spot.neighbours;
	const before = section.byLine || id === undefined ? undefined : blockBefore(spot, section.id, id);
	const indent = indentOf(place);
	const head = `${indentOf(section)}for ${id === undefined ? pen.classId('ORD') : pen.fixed(id)}`;
	const opening = place.line('opening');
	const items = before?.children.filter(({ opener }) => opener?.row?.lasts);
	if (previous && before && items && items.length > 0) {
		return [head, ...items.flatMap((item) => carriedLines(previous, item).map((line) => indent + pen.fixed(line)))];
	}
	const balance = previous && before && opening && carriedText(previous, before, opening, opening.columnIds);
	const templates = templatesOf(spot, place).filter((one) => !balance || keywordIn(one) !== 'opening');
	return [head, ...(balance ? [`${indent}opening  ${pen.fixed(balance)}`] : []), ...skeletonLines(spot, pen, place, templates)];
}

function sectionLines(spot: Spot, pen: Pen, section: Place, ids: readonly (string | undefined)[]): readonly string[] {
	const blocks = section.blocks ? ids.flatMap((id) => blockLines(spot, pen, section, id)) : [];
	const { previous } = spot.neighbours;
	const items = previous?.outline.sections.get(section.id)?.children.filter(({ opener }) => opener?.row?.lasts) ?? [];
	const lines =
		previous && items.length > 0
			? items.flatMap((item) => carriedLines(previous, item).map((line) => `  ${pen.fixed(line)}`))
			: skeletonLines(spot, pen, section);
	return [section.byLine ? section.id : `section ${section.id}`, ...blocks, ...lines];
}

/** A section with a block for every class. */
export function sectionSketch(spot: Spot, section: Place): string {
	const ids = spot.rest.return_.classes.map(({ id }) => id);
	// Of what last month's has, the classes that have something there.
	const carried = ids.filter((id) => blockBefore(spot, section.id, id)?.children.some(({ opener }) => opener?.row?.lasts));
	const wanted = carried.length > 0 ? carried : ids.length > 0 ? ids : [undefined];
	return text(spot, sectionLines(spot, new Pen(spot), section, wanted));
}

/** A class's block, without the blanks before its first line. */
export function blockSketch(spot: Spot, section: Place, id: string): string {
	return text(spot, blockLines(spot, new Pen(spot), section, id));
}

/** What a form has an example of, in the place it stands in. */
export function exampleSketch(spot: Spot, { place, lines }: Example, home: Place | undefined): string {
	const pen = new Pen(spot);
	const indent = home && place !== home.chain.at(-1)?.id ? indentOf(home) : '';
	return text(
		spot,
		lines.map((line) => (line === '' ? '' : indent + pen.example(line))),
	);
}

/** A whole return with nothing to report but what it has to. */
export function returnSketch(spot: Spot): string {
	const pen = new Pen(spot);
	const { root, sections, parts, opening } = spot.rest.outline.form;
	const { head = [], applicable = [] } = spot.rest.form.sketch ?? {};
	const rows = head.flatMap((template) => root.line(keywordIn(template)) ?? []);
	const width = largest(
		rows.flatMap(({ role, keyword }) => (role === 'field' && keyword !== opening ? [keyword.length] : [])),
		0,
	);
	const lines = (wanted: (row: Line) => boolean, own = 0) =>
		rows.filter(wanted).flatMap((row) => rowLines(spot, pen, row, { width: own }));
	return text(spot, [
		...lines(({ keyword }) => keyword === opening),
		'',
		...lines(({ role, keyword }) => role === 'field' && keyword !== opening, width),
		'',
		...lines(({ role }) => role === 'class'),
		...sections.flatMap((section, index) => {
			const applies = (one: Place | undefined) => one === undefined || applicable.includes(one.id);
			// What is not applicable stands together, as far as the form has it together.
			const isApart =
				applies(sections[index - 1]) ||
				(parts.indexOf(section) > index && parts.indexOf(sections[index - 1] as Place) === index - 1);
			return applies(section)
				? ['', ...sectionLines(spot, pen, section, [undefined])]
				: [...(isApart ? [''] : []), `section ${section.id} not applicable`];
		}),
		'',
		...lines(({ role }) => role === 'item'),
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
