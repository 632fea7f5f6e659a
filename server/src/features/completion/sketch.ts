import { dayText } from '../../checks/rules/header.js';
import { inGeneration } from '../../forms/ff301/editions.js';
import { columnsOf, columnsSince, type Line, lineOf, type PlaceId, sectionIds } from '../../forms/ff301/lines.js';
import { valuesOf } from '../../forms/ff301/values.js';
import type { SectionId } from '../../forms/types.js';
import { endOfLine } from '../../model/write.js';
import { confirmationsLeft } from './confirmations.js';
import { monthEnd, submission } from './days.js';
import { blockBefore, carriedLines, carriedText } from './previous.js';
import { indentOf, type Spot } from './spot.js';

/**
 * The lines that a place is nearly always filled in with, what is to be filled in between braces; a name among the braces stands
 * for what is known by then. What a line opens follows it. Lines that can be computed are left to be.
 */
const skeletons: Readonly<Partial<Record<PlaceId, readonly string[]>>> = {
	'I/for': ['opening  {10,000,000,000} x {HKD} {0.01}'],
	'II/for': ['opening  {1,000,000,000} + {0}', 'public float complied'],
	float: ['threshold "{threshold}"'],
	'III.A/for': ['scheme "{Share Option Scheme}"'],
	scheme: ['approved   {month}', 'opening    {0}', 'exercised  {0} new', 'A1         {0}', 'issuable   {0}'],
	'III.B/for': ['warrant "{Warrants}"'],
	warrant: [
		'expiry     {month}',
		'price      {HKD} {1}',
		'opening    {HKD} {0}',
		'exercised  {HKD} {0}',
		'B1         {0}',
		'issuable   {0}',
	],
	'III.C/for': ['convertible "{Convertible Bonds}"'],
	convertible: [
		'type       "{Bond/Notes}"',
		'price      {HKD} {1}',
		'opening    {HKD} {0}',
		'converted  {HKD} {0}',
		'C1         {0}',
		'issuable   {0}',
	],
	'III.D/for': ['agreement "{Share Award Scheme}"'],
	agreement: ['approved  {month}', 'D1        {0}', 'issuable  {0}'],
	'III.E/for': ['event "{Other (Please specify)}"'],
	event: ['specify  "{Movement}"', 'on       {month}', 'E1       {0}'],
	'totals/for': ['issued    {0}', 'treasury  {0}'],
	IV: ['receipt "{Hong Kong Depositary Receipts}"'],
	receipt: ['opening  {0}', 'change   {0}'],
	V: ['confirm {items}'],
	signed: ['title "{Company Secretary}"'],
};

/** A line that opens something is sketched as its place's skeleton has it, or so. */
const openers: Readonly<Record<string, string>> = {
	return: 'return FF301',
	issuer: 'issuer     "{Issuer Limited}"',
	month: 'month      {month}',
	submitted: 'submitted  {submitted}',
	class: 'class {=ORD} "{Ordinary shares}" listed {00001}',
	signed: 'signed "{Name}"',
};

/** Sections that a new return has to have; the others begin as not applicable. */
const applicable: ReadonlySet<SectionId> = new Set(['I', 'II', 'V']);

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
			threshold: valuesOf('threshold', this.spot.rest.return_.generation)[0]?.text.en,
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

function dayOr(day: Parameters<typeof dayText>[0] | undefined): string {
	return day ? dayText(day) : '31 January 2026';
}

/** The lines of a place's skeleton, as far as the edition has them. */
function skeletonLines(spot: Spot, pen: Pen, place: PlaceId): readonly string[] {
	return (skeletons[place] ?? []).flatMap((template) => {
		const row = lineOf(place, template.split(' ')[0] as string);
		return row && inGeneration(row, spot.rest.return_.generation) ? templateLines(spot, pen, row, template) : [];
	});
}

function templateLines(spot: Spot, pen: Pen, row: Line, template: string): readonly string[] {
	const parted = inGeneration({ from: columnsSince.treasury ?? '1.0' }, spot.rest.return_.generation);
	const line = pen.template(parted ? template : template.replace(' + {0}', ''));
	return [indentOf(row.place) + line, ...(row.opens ? skeletonLines(spot, pen, row.opens) : [])];
}

/** A class's block in a section: what last month's has, brought forward, else the skeleton. */
function blockLines(spot: Spot, pen: Pen, section: SectionId | 'totals', id: string): readonly string[] {
	const place = `${section}/for` as PlaceId;
	const { previous } = spot.neighbours;
	const before = section === 'totals' ? undefined : blockBefore(spot, section, id);
	const indent = indentOf(place);
	const head = `${indentOf(section)}for ${pen.template(id)}`;
	const opening = lineOf(place, 'opening');
	const items = before?.children.filter(({ opener }) => opener?.row?.lasts);
	if (previous && before && items && items.length > 0) {
		return [head, ...items.flatMap((item) => carriedLines(previous, item).map((line) => indent + pen.fixed(line)))];
	}
	const balance = previous && before && opening && carriedText(previous, before, opening, columnsOf[opening.shape] ?? []);
	const lines = skeletonLines(spot, pen, place);
	return [head, ...(balance ? [`${indent}opening  ${pen.fixed(balance)}`, ...lines.slice(1)] : lines)];
}

function sectionLines(spot: Spot, pen: Pen, section: SectionId | 'totals', ids: readonly string[]): readonly string[] {
	const blocks = lineOf(section, 'for') ? ids.flatMap((id) => blockLines(spot, pen, section, id)) : [];
	return [section === 'totals' ? 'totals' : `section ${section}`, ...blocks, ...skeletonLines(spot, pen, section)];
}

function classIds({ rest }: Spot): readonly string[] {
	const ids = rest.return_.classes.map(({ id }) => id);
	return ids.length > 0 ? ids : ['{=ORD}'];
}

/** A section with a block for every class. */
export function sectionSketch(spot: Spot, section: SectionId | 'totals'): string {
	return text(spot, sectionLines(spot, new Pen(spot), section, classIds(spot)));
}

/** A class's block, without the blanks before its first line. */
export function blockSketch(spot: Spot, section: SectionId | 'totals', id: string): string {
	return text(spot, blockLines(spot, new Pen(spot), section, id));
}

/** A line that opens an item, with the item's lines; undefined where there are none. */
export function itemSketch(spot: Spot, row: Line): string | undefined {
	const template = openers[row.keyword] ?? skeletons[row.place]?.find((line) => line.split(' ')[0] === row.keyword);
	return row.opens && template ? text(spot, templateLines(spot, new Pen(spot), row, template)) : undefined;
}

/** A whole return with nothing to report in III and IV. */
export function returnSketch(spot: Spot): string {
	const pen = new Pen(spot);
	const head = (keyword: string) => templateLines(spot, pen, lineOf('file', keyword) as Line, openers[keyword] as string);
	return text(spot, [
		...head('return'),
		'',
		...['issuer', 'month', 'submitted'].flatMap(head),
		'',
		...head('class'),
		...sectionIds.flatMap((id) =>
			applicable.has(id)
				? ['', ...sectionLines(spot, pen, id, ['{=ORD}'])]
				: [...(id === 'III.A' || id === 'IV' ? [''] : []), `section ${id} not applicable`],
		),
		'',
		...head('signed'),
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
