import type { LineRow, PlaceRow } from '../form.js';
import type { ClassPart, FormLayout, LayoutField, LayoutPair, LayoutPart } from '../layout.js';
import { seen } from '../sure.js';
import type { Edition, FormText, PlaceId, SectionId, Wording } from '../types.js';

/** How the two next-day returns are printed: what they have in common. */

const classLabels = {
	class: seen('Class of shares'),
	type: seen('Type of shares'),
	code: seen('Stock code (if listed)'),
	description: seen('Description'),
};

/** `old`: the editions whose two labels carry each other's values. */
export function labelsOfClasses(
	listed: (section: SectionId) => string,
	old: (edition: Edition) => boolean = () => false,
): FormLayout['classLabels'] {
	return (section, edition) => {
		const labels = { ...classLabels, listed: seen(listed(section)) };
		return edition && old(edition) ? { ...labels, class: classLabels.type, type: classLabels.class } : labels;
	};
}

/** The labels of a form's table, for its layout; of a line, what opens the item where it is left out. `behind` begins a new line. */
export function labelsIn(lines: readonly LineRow[]) {
	const labels = (item: PlaceId, line?: string, behind = '\n'): readonly Wording[] => {
		const row = lines.find(({ opens, place, keyword }) =>
			line === undefined ? opens === item : place === item && keyword === line,
		);
		return (row?.labels ?? []).map((label) => ({ ...label, en: label.en.replace(` ${behind}`, `\n${behind}`) }));
	};
	const field = (
		item: PlaceId,
		line?: string,
		{ behind, ...rest }: Partial<LayoutField> & { readonly behind?: string } = {},
	): LayoutField => ({
		labels: labels(item, line, behind),
		...(line === undefined ? {} : { line }),
		...rest,
	});
	return { labels, field };
}

const headerOf = (lines: readonly LineRow[]): LayoutPart => {
	const { field } = labelsIn(lines);
	return {
		of: 'pairs',
		as: 'header',
		place: 'file',
		rows: [
			[
				{ labels: [seen('Instrument:')], otherwise: seen('Equity issuer') },
				{ ...field('file', 'status'), otherwise: seen('New Submission') },
			],
			[field('file', 'issuer')],
			[field('file', 'submitted')],
		],
	};
};

const signature: LayoutPart = {
	of: 'pairs',
	as: 'signature',
	place: 'signed',
	rows: [
		[{ labels: [seen('Submitted by:')], below: seen('(Name)') } satisfies LayoutPair],
		[
			{
				labels: [seen('Title:')],
				line: 'title',
				below: seen('(Director, Secretary or other Duly Authorised Officer)'),
			},
		],
	],
};

const purchaseColumns = [
	{ width: 130 },
	{ width: 100, line: 'shares' },
	{ width: 160, line: 'method' },
	{ width: 110, line: 'highest' },
	{ width: 110, line: 'lowest' },
	{ width: 130, line: 'paid' },
];

/** The purchases of section II. */
export function purchaseTable(lines: readonly LineRow[]): ClassPart {
	const { labels } = labelsIn(lines);
	const heads = purchaseColumns.map(({ line }) => ({ labels: labels('bought', line) }));
	return { of: 'table', item: 'bought', heads: [heads], columns: purchaseColumns };
}

/** The heading of an item's part, as the form's table has it. */
export function headingIn(places: readonly PlaceRow[]) {
	return (item: PlaceId, where: { readonly none?: PlaceId; readonly wants?: PlaceId } = {}): ClassPart => ({
		of: 'heading',
		texts: places.find(({ id }) => id === item)?.headings ?? [],
		...where,
	});
}

interface Sections {
	readonly I: { readonly introduction: FormText; readonly parts: readonly ClassPart[] };
	readonly confirmation: { readonly heading?: FormText; readonly preamble: FormText; readonly note: number };
	readonly II: {
		readonly introduction: FormText;
		readonly heading: FormText;
		readonly parts: readonly ClassPart[];
		readonly confirmation: FormText;
		readonly notes: FormText;
		readonly unnumbered?: true;
	};
	readonly III?: { readonly introduction: FormText; readonly heading: FormText };
}

/** One page a part; the printer breaks those that take more. */
export function pagesOf(lines: readonly LineRow[], { I, confirmation, II, III }: Sections): FormLayout['pages'] {
	return [
		{
			id: 'I',
			parts: [
				{ of: 'title' },
				headerOf(lines),
				{ of: 'text', text: I.introduction, emphasis: true },
				{ of: 'heading', text: seen('Section I'), level: 2, section: 'I', strip: true },
				{ of: 'classes', section: 'I', parts: I.parts },
				{ of: 'remarks', section: 'I' },
			],
		},
		{
			id: 'notes',
			parts: [
				...(confirmation.heading ? [{ of: 'heading', text: confirmation.heading, level: 2 } as const] : []),
				{
					of: 'text',
					text: { ...confirmation.preamble, en: `${confirmation.preamble.en}\n(Note ${confirmation.note})` },
				},
				{ of: 'confirmations', section: 'I' },
				{ of: 'notes', section: 'I', heading: seen('Notes to Section I:') },
			],
		},
		{
			id: 'II',
			parts: [
				{ of: 'text', text: II.introduction, emphasis: true },
				{ of: 'heading', text: II.heading, level: 2, section: 'II', aside: true },
				{
					of: 'applicable',
					section: 'II',
					parts: [
						{ of: 'heading', text: seen('Section II'), level: 3, strip: true },
						{ of: 'classes', section: 'II', parts: II.parts },
					],
				},
				{ of: 'remarks', section: 'II' },
				{
					of: 'applicable',
					section: 'II',
					parts: [
						{ of: 'text', text: II.confirmation, section: 'II', date: 'explanatory' },
						{ of: 'notes', section: 'II', heading: II.notes, ...(II.unnumbered ? { unnumbered: II.unnumbered } : {}) },
					],
				},
				...(III ? [] : [signature]),
			],
		},
		...(III
			? [
					{
						id: 'III',
						parts: [
							{ of: 'text', text: III.introduction, emphasis: true },
							{ of: 'heading', text: III.heading, level: 2, section: 'III', aside: true },
							{ of: 'remarks', section: 'III' },
							signature,
						] as const,
					},
				]
			: []),
	];
}
