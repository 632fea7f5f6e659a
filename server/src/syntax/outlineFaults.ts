import * as l10n from '@vscode/l10n';
import type { Form, Line, Place } from '../forms/form.js';
import { type Bounds, grouped } from '../limits.js';
import { capitalised, commaList, orList } from '../localise.js';
import { type Entry, type Fault, type Node, rangeOf } from './outline.js';
import type { Source } from './source.js';
import type { Field, Span, Statement } from './statement.js';
import { placeName, sectionsOfClasses } from './strays.js';

/** What is said of a line that stands where it may not, or oftener than it may. */

/** The bound of what is read that is reached at a line, in words. */
export function boundReached(
	bounds: Bounds,
	{ line, faults, classes }: { readonly line: number; readonly faults: number; readonly classes: number },
): string | undefined {
	if (line >= bounds.lines) {
		return l10n.t(
			'From here on nothing is checked: the file has more than {0} lines.\nNo return has as many.',
			grouped(bounds.lines),
		);
	}
	if (faults >= bounds.faults) {
		return l10n.t(
			'From here on nothing is checked: a text with {0} errors of the language is no return.',
			grouped(bounds.faults),
		);
	}
	return classes > bounds.classes
		? l10n.t(
				'From here on nothing is checked: over {0} classes of shares stand above.\nNo issuer has as many.',
				grouped(bounds.classes),
			)
		: undefined;
}

/** What the line by itself says of its own. */
export function ofLine({ kind, message, start, end, fix }: Statement['problems'][number], line: number): Fault {
	return {
		check: kind,
		message,
		range: rangeOf(line, { start, end }),
		...(fix && {
			fix: {
				title: fix.title,
				edits: [{ range: rangeOf(line, fix.at ?? { start, end }), newText: fix.text }],
				...(fix.guessed && { guessed: true }),
			},
		}),
	};
}

/** It begins a line of its own, and stands behind something else. */
export function behindAnother(source: Source, first: Entry, { keyword, keywordSpan }: Field, line: number): Fault {
	return {
		check: 'syntax',
		message: l10n.t('`{0}` begins a line of its own: it does not go with `{1}`.', keyword, first.field.keyword),
		range: rangeOf(line, keywordSpan),
		fix: {
			title: l10n.t('Put {0} on a line of its own', keyword),
			edits: [{ range: rangeOf(line, { start: keywordSpan.start, end: keywordSpan.start }), newText: source.ends[line] || '\n' }],
		},
	};
}

/** What is open where a line stands. */
interface Here {
	readonly section: Node | undefined;
	readonly block: Node | undefined;
	readonly item: Node | undefined;
}

/** It belongs to places of which none is open. `classes`: those that are declared. */
export function outOfPlace(
	source: Source,
	rows: readonly Line[],
	{ section, block, item }: Here,
	classes: readonly string[],
	{ keyword, keywordSpan }: Field,
	line: number,
): Fault {
	const homes = [...new Set(rows.map(({ home }) => placeName(home)))];
	const named = homes.length > 4 ? l10n.t('{0} and others', commaList(homes.slice(0, 4))) : orList(homes);
	const here = item ?? block ?? section;
	const needsFor = section && !block && rows.some(({ home }) => home.above === section.place);
	const opener = `for ${classes[0]}`;
	return {
		check: 'syntax',
		message: needsFor
			? l10n.t('`{0}` stands under a class: a `for` line is missing above it.', keyword)
			: here?.place
				? l10n.t('`{0}` belongs to {1}, not to {2}.', keyword, named, placeName(here.place))
				: l10n.t('`{0}` belongs to {1}, which is not open here.', keyword, named),
		range: rangeOf(line, keywordSpan),
		...(needsFor &&
			classes.length === 1 && {
				fix: {
					title: l10n.t('Insert {0}', opener),
					edits: [{ range: rangeOf(line, { start: 0, end: 0 }), newText: `  ${opener}${source.ends[line] || '\n'}` }],
				},
			}),
	};
}

/** `for` where no section with classes is open. */
export function noClassesHere(form: Form, place: Place | undefined, { keywordSpan }: Field, line: number): Fault {
	return {
		check: 'syntax',
		message: place
			? l10n.t('`for` has no place in {0}.', placeName(place))
			: l10n.t('`for` belongs to a section: {0}. None is open here.', orList(sectionsOfClasses(form))),
		range: rangeOf(line, keywordSpan),
	};
}

export function declaredTwice({ text, ...span }: NonNullable<Field['id']>, line: number, first: Entry): Fault {
	return {
		check: 'duplicate-class',
		message: l10n.t('The class {0} is declared twice.', text),
		range: rangeOf(line, span),
		related: {
			message: l10n.t('{0} is declared here first', text),
			range: rangeOf(first.line, first.field.id as Span),
		},
	};
}

export function sectionTwice({ id }: Place, { field, line, row }: Entry, first: Entry): Fault {
	return {
		check: 'duplicate-section',
		message:
			row?.role === 'part'
				? l10n.t('The totals are opened twice. What stands below is read as part of the first.')
				: l10n.t('Section {0} is opened twice. What stands below is read as part of the first.', id),
		range: rangeOf(line, field.section ?? field.keywordSpan),
		related: {
			message: l10n.t('The first stands here'),
			range: rangeOf(first.line, first.field.section ?? first.field.keywordSpan),
		},
	};
}

export function blockTwice(id: string, place: Place, field: Field, line: number, first: Entry): Fault {
	return {
		check: 'duplicate-line',
		message: l10n.t('`for {0}` stands twice in {1}. What stands below is read as part of the first.', id, placeName(place)),
		range: rangeOf(line, field),
		related: { message: l10n.t('The first stands here'), range: rangeOf(first.line, first.field) },
	};
}

export function lineTwice({ node: { place }, field, line }: Entry, first: Entry): Fault {
	return {
		check: 'duplicate-line',
		message: place
			? l10n.t('`{0}` stands twice in {1}. Only the first counts.', field.keyword, placeName(place))
			: l10n.t('`{0}` stands twice in the same place. Only the first counts.', field.keyword),
		range: rangeOf(line, field),
		related: { message: l10n.t('The first stands here'), range: rangeOf(first.line, first.field) },
	};
}

/** Something stands in a section that is ticked as not applicable: `not` is where. */
export function contradicted(section: Place, opener: Entry, not: Span, { keyword, keywordSpan }: Field, line: number): Fault {
	return {
		check: 'syntax',
		message: l10n.t('{0} is marked not applicable, and yet `{1}` stands in it.', capitalised(placeName(section)), keyword),
		range: rangeOf(line, keywordSpan),
		related: { message: l10n.t('Marked not applicable here'), range: rangeOf(opener.line, not) },
		fix: {
			title: l10n.t('Remove “not applicable” from the section'),
			edits: [{ range: rangeOf(opener.line, { start: not.start - 1, end: not.end }), newText: '' }],
		},
	};
}

/** A text, or its Chinese, on a line with none above that it could go on with. */
export function noTextAbove(isChinese: boolean, text: Span, line: number): Fault {
	return {
		check: 'syntax',
		message: isChinese
			? l10n.t('There is no text above that this could be the Chinese of.')
			: l10n.t('There is no text above that this could continue.'),
		range: rangeOf(line, text),
	};
}
