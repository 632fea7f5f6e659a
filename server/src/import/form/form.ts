import { paperOf } from '../../forms/beside.js';
import { type Form, groupOf, type Line } from '../../forms/form.js';
import { allForms } from '../../forms/index.js';
import type { Paper } from '../../forms/print.js';
import type { Generation, PlaceId, SectionId } from '../../forms/types.js';
import { inGeneration } from '../../forms/types.js';

/** The form that is read off a page here: the one that says it is. What this room knows of it comes from its table. */
export const form = allForms.find(({ imported }) => imported) as Form;

/** What its pages say besides the labels of its lines. */
export const { words, tables: layouts, told, unitInLabel } = paperOf(form) as Paper;

/** Lists of values as the first generation had them, and the last. */
export const oldest: Generation = form.editions[0]?.generation ?? '';
export const newest: Generation = form.newest;

export const sectionIds: readonly SectionId[] = form.sections.map(({ id }) => id);

/** Sections and, before the first of each, the groups that several make. */
export const order: readonly string[] = form.sections.flatMap(({ id }, at) => {
	const group = groupOf(id);
	return group !== undefined && group !== groupOf(form.sections[at - 1]?.id) ? [group, id] : [id];
});

export const isGroup = (id: string): boolean => !sectionIds.includes(id);

/** `A` of `III.A`. */
export function letterOf(id: SectionId): string | undefined {
	const group = groupOf(id);
	return group === undefined ? undefined : id.slice(group.length + 1);
}

/** `A-E`, for patterns: the codes of a group's sections begin with them. */
export const letters: string = sectionIds.map((id) => letterOf(id) ?? '').join('');

/** The section whose items are confirmed. */
export const confirming: SectionId = form.sections.find(({ lines }) => lines.some(({ takes }) => takes.parts.includes('items')))
	?.id as SectionId;

export function linesOf(place: PlaceId): readonly Line[] {
	return form.place(place)?.lines ?? [];
}

/** A class's block in a section; none where the section has no classes. */
export function blockIn(section: SectionId): PlaceId | undefined {
	return form.place(section)?.blocks?.opens;
}

/** The balances of a class that a section has in place of items. */
export function balancesIn(section: SectionId): readonly Line[] {
	return linesOf(blockIn(section) ?? '').filter(({ role, columns }) => role === 'field' && columns.length > 1);
}

/** Whether a line says what there was at the month's beginning or is at its end. */
export function isBalance({ home, keyword }: Line): boolean {
	const carry = form.carryOf(home.id);
	return carry?.begins === keyword || carry?.left === keyword;
}

/** The line that says who signs, and what stands below it. */
export const signing: Line | undefined = form.root.lines.find(({ last }) => last);

/** What stands in the block of a class besides, under a heading of its own: it is ticked. */
export const ticked: Line | undefined = form.lines.find(
	({ role, home, opened }) => role === 'item' && home.kind === 'block' && opened && opened.headings.length > 0,
);

export const has = (line: Line | undefined, generation: Generation): line is Line =>
	line !== undefined && inGeneration(line, generation);

/** The line of a class's grand totals, section by section, and what they are called. */
export const totalled: readonly Line[] = form.implied ? linesOf(form.implied.place) : [];
