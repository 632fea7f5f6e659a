import type { ClassPart, FormLayout, LayoutPair, LayoutPart } from '../layout.js';
import type { Edition, FormText, SectionId } from '../types.js';
import { seen } from './lines.js';

/** How the two next-day returns are printed: what they have in common. */

export const notApplicable = seen('Not applicable');

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

const header: LayoutPart = {
	of: 'pairs',
	as: 'header',
	place: 'file',
	rows: [
		[
			{ label: seen('Instrument:'), otherwise: seen('Equity issuer') },
			{ label: seen('Status:'), line: 'status', otherwise: seen('New Submission') },
		],
		[{ label: seen('Name of Issuer:'), line: 'issuer' }],
		[{ label: seen('Date Submitted:'), line: 'submitted' }],
	],
};

const signature: LayoutPart = {
	of: 'pairs',
	as: 'signature',
	place: 'signed',
	rows: [
		[{ label: seen('Submitted by:'), below: seen('(Name)') } satisfies LayoutPair],
		[
			{
				label: seen('Title:'),
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

/** The purchases of section II, under what its columns are headed: the trading date and the lines of a purchase in their order. */
export function purchaseTable(...heads: readonly string[]): ClassPart {
	return { of: 'table', item: 'bought', heads: [heads.map((head) => ({ label: seen(head) }))], columns: purchaseColumns };
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
export function pagesOf({ I, confirmation, II, III }: Sections): FormLayout['pages'] {
	return [
		{
			id: 'I',
			parts: [
				{ of: 'title' },
				header,
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
