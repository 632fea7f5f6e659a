import type { LineRow, PlaceRow } from '../form.js';
import { signatureRows } from '../rows.js';
import type { Shape } from '../shapes.js';
import { ours, seen } from '../sure.js';

/** Form 6-K's places and lines. */

export const places: readonly PlaceRow[] = [
	{ id: 'file', kind: 'file', name: 'the report', headings: [seen('FORM 6-K')] },
	{ id: 'registrant', kind: 'item', parent: 'file', name: 'the registrant', onOneLine: true, headings: ours },
	{ id: 'exhibit', kind: 'item', parent: 'file', name: 'an exhibit', onOneLine: true, headings: ours },
	{ id: 'signed', kind: 'item', parent: 'file', name: 'the signatory', headings: ours },
];

export const shapes: Readonly<Record<string, Shape>> = {
	'no-caption': { parts: ['words'], words: ['caption'], syntax: '`caption`' },
};

/** What the Commission's form says where a line is left out. */
export const headings: readonly string[] = [
	'REPORT OF FOREIGN PRIVATE ISSUER PURSUANT TO RULE 13a-16 OR 15d-16 UNDER THE SECURITIES EXCHANGE ACT OF 1934',
	'REPORT OF FOREIGN PRIVATE ISSUER PURSUANT TO RULE 13a-16 OR 15d-16 OF THE SECURITIES EXCHANGE ACT OF 1934',
	'REPORT OF FOREIGN ISSUER PURSUANT TO RULE 13a-16 OR 15d-16 OF THE SECURITIES EXCHANGE ACT OF 1934',
];
export const captions: readonly string[] = [
	'Registrant’s Name',
	'Translation of registrant’s name into English',
	'Exact Name of Registrant as Specified in Its Charter',
];
export const annuals: readonly string[] = ['20-F', '40-F'];
/** What every cover prints. */
export const commission: readonly string[] = ['UNITED STATES', 'SECURITIES AND EXCHANGE COMMISSION', 'Washington, D.C. 20549'];
export const fileLabel = 'Commission file number:';
export const annualSentence =
	'Indicate by check mark whether the registrant files or will file annual reports under cover of Form 20-F or Form 40-F.';
export const signatureSentence =
	'Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant has duly caused this report to be signed on its behalf by the undersigned, thereunto duly authorized.';
export const printed = {
	form: 'FORM 6-K',
	month: 'For the month of',
	caption: captions[0] as string,
	jurisdiction: 'Jurisdiction of Incorporation or Organization',
	address: 'Address of Principal Executive Offices',
	note: 'EXPLANATORY NOTE',
	index: 'EXHIBIT INDEX',
	heads: ['Exhibit No.', 'Description'],
	signature: 'SIGNATURE',
} as const;

export const lines: readonly LineRow[] = [
	{
		place: 'file',
		keyword: 'report',
		shape: 'edition',
		labels: [seen('FORM 6-K')],
		help: 'The form: a report of a foreign private issuer, under whose cover it furnishes to the SEC what it made public elsewhere.',
		group: 'form',
	},
	{
		place: 'file',
		keyword: 'heading',
		shape: 'text',
		list: 'heading',
		seldom: true,
		group: 'head',
		labels: [seen(headings[0] as string)],
		help: 'The heading in other words than the Commission’s own, which is printed where this is left out.',
	},
	{
		place: 'file',
		keyword: 'registrant',
		shape: 'text',
		opens: 'registrant',
		alsoCalled: ['name', 'company'],
		required: true,
		group: 'head',
		labels: [seen('Registrant’s Name')],
		help: 'The name of the registrant, as the SEC knows it.',
	},
	{
		place: 'registrant',
		keyword: 'issuer',
		unprinted: true,
		shape: 'text',
		seldom: true,
		labels: ours,
		help: 'The name the Exchange knows, where it is another than the registrant’s; the exhibits are compared with it. Not printed.',
	},
	{
		place: 'registrant',
		keyword: 'caption',
		shape: 'text',
		list: 'caption',
		labels: ours,
		help: 'What stands in brackets under the name; left out, `Registrant’s Name`.',
	},
	{
		place: 'registrant',
		keyword: 'no',
		shape: 'no-caption',
		seldom: true,
		labels: ours,
		help: 'Nothing stands under the name.',
	},
	{
		place: 'file',
		keyword: 'month',
		shape: 'month',
		group: 'head',
		labels: [seen('For the month of')],
		help: 'The month of furnishing, not the month of a return; left out, the month of the signature’s date. A date prints the day alone.',
	},
	{
		place: 'file',
		keyword: 'file',
		shape: 'name',
		required: true,
		group: 'head',
		labels: [seen('Commission File Number')],
		help: 'The Commission file number: `001-` or another three digits, then five or six digits.',
	},
	{
		place: 'file',
		keyword: 'address',
		shape: 'text',
		required: true,
		group: 'head',
		labels: [seen('Address of principal executive office')],
		help: 'The address of the principal executive offices, each of its lines a text of its own; a telephone number may be the last.',
	},
	{
		place: 'file',
		keyword: 'jurisdiction',
		shape: 'text',
		seldom: true,
		group: 'head',
		labels: [{ en: 'Jurisdiction of incorporation or organization', sure: 'recalled' }],
		help: 'The jurisdiction the registrant is incorporated in, where the cover says it.',
	},
	{
		place: 'file',
		keyword: 'annual',
		shape: 'name-text',
		list: 'annual',
		required: true,
		group: 'head',
		labels: [seen(annualSentence)],
		help: 'The form of its annual reports, `20-F` or `40-F`: one of the two boxes is ticked. A text is the sentence above the boxes where the cover words it otherwise.',
	},
	{
		place: 'file',
		keyword: 'note',
		shape: 'text',
		group: 'note',
		labels: [seen('EXPLANATORY NOTE')],
		help: 'What is furnished, in words; it stands above the index of exhibits. Its dates, months and numbers are held against the exhibits.',
	},
	{
		place: 'file',
		keyword: 'exhibit',
		shape: 'name-text',
		opens: 'exhibit',
		repeats: true,
		labels: [seen('EXHIBIT INDEX')],
		help: 'A paper that is furnished: its number, `99.1` and on, and what the index calls it; left out, what its file says.',
	},
	{
		place: 'exhibit',
		keyword: 'from',
		unprinted: true,
		shape: 'text',
		labels: ours,
		help: 'The `.return` file of the exhibit, its path relative to this report. Without it the exhibit is a paper that is no return.',
	},
	...signatureRows({
		signed: {
			labels: [seen('SIGNATURE')],
			help: 'Who signs for the registrant; need not be who signed a return. The signature is typed, `/s/` and the name; the signed paper is kept five years.',
		},
		title: {
			labels: [seen('Title:')],
			help: 'The title of the signing officer, which the form asks for under the signature.',
			usual: ['Chief Financial Officer', 'Chief Executive Officer', 'Company Secretary', 'Director'],
		},
	}),
	{
		place: 'signed',
		keyword: 'date',
		shape: 'date',
		required: true,
		labels: [seen('Date:')],
		help: 'The day of signing: not before an exhibit was submitted, and promptly after (General Instruction B).',
	},
];
