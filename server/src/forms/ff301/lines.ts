import { type ColumnRow, type LineRow, type PlaceRow, titles } from '../form.js';
import { type Shape, shapes as shared } from '../shapes.js';
import type { Generation, Wording } from '../types.js';

/** FF301's places and lines. */

/** FF301's own places, so that a slip of the pen below is no place. */
type Ff301Place =
	| 'file'
	| 'class'
	| Section
	| 'totals'
	| `${Section | 'totals'}/for`
	| 'float'
	| 'scheme'
	| 'warrant'
	| 'convertible'
	| 'agreement'
	| 'event'
	| 'receipt'
	| 'signed';
type Section = 'I' | 'II' | 'III.A' | 'III.B' | 'III.C' | 'III.D' | 'III.E' | 'IV' | 'V';

interface Line extends LineRow {
	readonly place: Ff301Place;
	readonly opens?: Ff301Place;
	readonly flags?: readonly ('new' | 'treasury')[];
}

const seen = (en: string, zh?: string): Wording => (zh === undefined ? { en, sure: 'seen' } : { en, zh, sure: 'seen' });
const recalled = (en: string): Wording => ({ en, sure: 'recalled' });
const since = (from: Generation, wording: Wording): Wording => ({ ...wording, from });
const before = (until: Generation, wording: Wording): Wording => ({ ...wording, until });
/** A label that kept its English, and whose Chinese was seen from v1.1 on; of v1.0 it is `old`, where that was seen. */
const since11 = (en: string, zh: string, old?: string): readonly Wording[] => [
	since('1.1', seen(en, zh)),
	before('1.0', seen(en, old)),
];
/** A word of the language that the form has no label for. */
const ours: readonly Wording[] = [];

export const places: readonly PlaceRow[] = [
	{
		id: 'file',
		kind: 'file',
		name: 'the return',
		headings: [
			seen(
				'Monthly Return for Equity Issuer and Hong Kong Depositary Receipts listed under Chapter 19B of the Exchange Listing Rules on Movements in Securities',
				'股份發行人及根據《上市規則》第十九B章上市的香港預託證券發行人的證券變動月報表',
			),
		],
	},
	{ id: 'class', kind: 'item', parent: 'file', name: 'a class', symbol: 'class', onOneLine: true, headings: ours },
	{
		id: 'I',
		kind: 'section',
		parent: 'file',
		name: 'section I',
		short: 'authorised share capital',
		headings: [seen('I. Movements in Authorised / Registered Share Capital', 'I. 法定/註冊股本變動')],
	},
	{
		id: 'II',
		kind: 'section',
		parent: 'file',
		name: 'section II',
		short: 'issued and treasury shares',
		headings: [
			since('1.2', seen('II. Movements in Issued Shares and/or Treasury Shares and Public Float Sufficiency Confirmation')),
			{
				...seen('II. Movements in Issued Shares and/or Treasury Shares', 'II. 已發行股份及/或庫存股份變動'),
				from: '1.1',
				until: '1.1',
			},
			before('1.0', seen('II. Movements in Issued Shares', 'II. 已發行股份變動')),
		],
	},
	{
		id: 'III.A',
		kind: 'section',
		parent: 'file',
		name: 'section III.A',
		short: 'share options',
		headings: [
			since(
				'1.1',
				seen('(A). Share Options (under Share Option Schemes of the Issuer)', '(A). 股份期權（根據發行人的股份期權計劃）'),
			),
			before(
				'1.0',
				seen('(A). Share Options (under Share Option Schemes of the Issuer)', '(A). 股份期權(根據發行人的股份期權計劃)'),
			),
		],
	},
	{
		id: 'III.B',
		kind: 'section',
		parent: 'file',
		name: 'section III.B',
		short: 'warrants',
		headings: [
			since('1.1', seen('(B). Warrants to Issue Shares of the Issuer', '(B). 承諾發行發行人股份的權證')),
			before(
				'1.0',
				seen('(B). Warrants to Issue Shares of the Issuer which are to be Listed', '(B). 承諾發行將予上市的發行人股份的權證'),
			),
		],
	},
	{
		id: 'III.C',
		kind: 'section',
		parent: 'file',
		name: 'section III.C',
		short: 'convertibles',
		headings: [
			since(
				'1.1',
				seen('(C). Convertibles (i.e. Convertible into Shares of the Issuer)', '(C). 可換股票據（即可轉換為發行人股份）'),
			),
			before(
				'1.0',
				seen(
					'(C). Convertibles (i.e. Convertible into Issue Shares of the Issuer which are to be Listed)',
					'(C). 可換股票據(即可轉換為將予上市的發行人股份)',
				),
			),
		],
	},
	{
		id: 'III.D',
		kind: 'section',
		parent: 'file',
		name: 'section III.D',
		short: 'other agreements to issue shares',
		headings: [
			since(
				'1.1',
				seen(
					'(D). Any other Agreements or Arrangements to Issue Shares of the Issuer, including Options (other than Share Option Schemes)',
					'(D). 為發行發行人股份所訂立的任何其他協議或安排，包括期權(但不包括根據股份期權計劃發行的期權)',
				),
			),
			before(
				'1.0',
				seen(
					'(D). Any other Agreements or Arrangements to Issue Shares of the Issuer which are to be listed, including Options (other than Share Options Schemes)',
				),
			),
		],
	},
	{
		id: 'III.E',
		kind: 'section',
		parent: 'file',
		name: 'section III.E',
		short: 'other movements of shares',
		headings: [
			since(
				'1.1',
				seen('(E). Other Movements in Issued Shares and/or Treasury Shares', '(E). 已發行股份及/或庫存股份的其他變動'),
			),
			before('1.0', seen('(E). Other Movements in Issued Share')),
		],
	},
	{ id: 'totals', kind: 'section', parent: 'file', name: 'the totals of section III', headings: ours },
	{
		id: 'IV',
		kind: 'section',
		parent: 'file',
		name: 'section IV',
		short: 'depositary receipts',
		headings: since11('IV. Information about Hong Kong Depositary Receipt (HDR)', 'IV. 有關香港預託證券(預託證券)的資料'),
	},
	{
		id: 'V',
		kind: 'section',
		parent: 'file',
		name: 'section V',
		short: 'confirmations',
		headings: since11('V. Confirmations', 'V. 確認'),
	},
	{ id: 'I/for', kind: 'block', parent: 'I', name: 'a class in section I', headings: ours },
	{ id: 'II/for', kind: 'block', parent: 'II', name: 'a class in section II', headings: ours },
	{ id: 'III.A/for', kind: 'block', parent: 'III.A', name: 'a class in section III.A', headings: ours },
	{ id: 'III.B/for', kind: 'block', parent: 'III.B', name: 'a class in section III.B', headings: ours },
	{ id: 'III.C/for', kind: 'block', parent: 'III.C', name: 'a class in section III.C', headings: ours },
	{ id: 'III.D/for', kind: 'block', parent: 'III.D', name: 'a class in section III.D', headings: ours },
	{ id: 'III.E/for', kind: 'block', parent: 'III.E', name: 'a class in section III.E', headings: ours },
	{ id: 'totals/for', kind: 'block', parent: 'totals', name: 'a class in the totals', headings: ours },
	{
		id: 'float',
		kind: 'item',
		parent: 'II/for',
		name: 'the public float confirmation',
		symbol: 'boolean',
		headings: [seen('Public float sufficiency confirmation (Note 4)')],
	},
	{
		id: 'scheme',
		kind: 'item',
		parent: 'III.A/for',
		name: 'a share option scheme',
		plural: 'schemes',
		symbol: 'struct',
		headings: ours,
	},
	{
		id: 'warrant',
		kind: 'item',
		parent: 'III.B/for',
		name: 'a warrant',
		plural: 'warrants',
		symbol: 'interface',
		headings: ours,
	},
	{
		id: 'convertible',
		kind: 'item',
		parent: 'III.C/for',
		name: 'a convertible',
		plural: 'convertibles',
		symbol: 'interface',
		headings: ours,
	},
	{
		id: 'agreement',
		kind: 'item',
		parent: 'III.D/for',
		name: 'an agreement',
		plural: 'agreements',
		symbol: 'struct',
		headings: ours,
	},
	{
		id: 'event',
		kind: 'item',
		parent: 'III.E/for',
		name: 'an event',
		plural: 'events',
		symbol: 'event',
		waits: 'pending',
		onOneLine: true,
		headings: ours,
	},
	{
		id: 'receipt',
		kind: 'item',
		parent: 'IV',
		name: 'a depositary receipt',
		plural: 'receipts',
		symbol: 'struct',
		headings: ours,
	},
	{ id: 'signed', kind: 'item', parent: 'file', name: 'the signatory', symbol: 'key', headings: ours },
];

const opening = (zh?: string): readonly Wording[] => [seen('Balance at close of preceding month', zh)];
const closing = (zh?: string): readonly Wording[] => [seen('Balance at close of the month', zh)];
const approval: readonly Wording[] = [seen('General Meeting approval date (if applicable)')];
const approvalHelp = 'The date of the general meeting that approved it; left out where there was none.';
const remarks = (place: Section): Line => ({
	place,
	keyword: 'remarks',
	shape: 'text',
	labels: since11('Remarks:', '備註：', '備註:'),
	besides: true,
	help: 'Anything a reader of this section should know. A line that begins with a quotation mark adds a paragraph.',
});
const block = (section: Section | 'totals'): Line => ({
	place: section,
	keyword: 'for',
	shape: 'for',
	labels: ours,
	help: 'The class of shares that the lines below are about.',
	opens: `${section}/for` as const,
});

/** The groups A to D: what an item is called there and how its two columns and two total lines are worded. */
const groups = [
	// The form's column A2 leaves out "during the month", which C2 and D2 have.
	{ letter: 'A', item: 'scheme', sure: 'seen', during: '' },
	// No return was seen with B filled in: its columns follow the pattern of the others.
	{ letter: 'B', item: 'warrant', sure: 'inferred', during: 'during the month ' },
	{ letter: 'C', item: 'convertible', sure: 'seen', during: 'during the month ' },
	{ letter: 'D', item: 'agreement', sure: 'seen', during: 'during the month ' },
] as const;

const newSharesToCome = seen('No. of new shares of issuer which may be issued pursuant thereto as at close of the month');
const mayBeIssued: readonly Wording[] = [
	since(
		'1.1',
		seen('Number of shares which may be issued or transferred out of treasury pursuant thereto as at close of the month'),
	),
	before('1.0', newSharesToCome),
];

const sumOfMovements = 'Opening and all movements together. Left out, it is computed.';

const groupLines: readonly Line[] = groups.flatMap(({ letter, item, sure, during }): Line[] => {
	const as = (en: string): Wording => ({ en, sure });
	const place = `III.${letter}/for` as const;
	return [
		{
			place: item,
			keyword: `${letter}1`,
			monthly: true,
			shape: 'number',
			unit: 'shares',
			counts: 'new',
			sign: 'positive',
			labels: [
				since('1.1', as(`Number of new shares issued during the month pursuant thereto (${letter}1)`)),
				before('1.0', as(`No. of new shares of issuer issued during the month pursuant thereto (${letter})`)),
			],
			help: 'The new shares issued under it this month, entered positive.',
		},
		{
			place: item,
			keyword: `${letter}2`,
			monthly: true,
			shape: 'number',
			unit: 'shares',
			counts: 'treasury',
			sign: 'positive',
			from: '1.1',
			labels: [as(`Number of treasury shares transferred out of treasury ${during}pursuant thereto (${letter}2)`)],
			help: 'The treasury shares handed over under it this month, entered positive although it lessens the treasury shares.',
		},
		{
			place: item,
			keyword: 'issuable',
			shape: 'number',
			unit: 'shares',
			labels: mayBeIssued,
			help: 'The shares that may still be issued, or transferred out of treasury, under it at the end of the month. It need not equal what is outstanding.',
		},
		{
			place,
			keyword: `${letter}${letter}1`,
			monthly: true,
			shape: 'number',
			unit: 'shares',
			labels: [
				since('1.1', as(`Increase in issued shares (excluding treasury shares): (${letter}${letter}1)`)),
				before('1.0', as(`Total ${letter}`)),
			],
			help: `The sum of the columns ${letter}1 and ${letter}2 of this class: a share that leaves treasury raises the issued shares (excluding treasury shares) as a new one does.`,
		},
		{
			place,
			keyword: `${letter}${letter}2`,
			monthly: true,
			shape: 'number',
			unit: 'shares',
			from: '1.1',
			labels: [as(`Decrease in treasury shares: (${letter}${letter}2)`)],
			help: `The sum of column ${letter}2 of this class, entered positive: it is a decrease of the treasury shares.`,
		},
	];
});

interface Movement {
	readonly keyword: string;
	readonly label: Wording;
	readonly help: string;
	readonly sign?: 'positive' | 'negative';
	readonly flags?: Line['flags'];
	readonly named?: boolean;
}

const movementKinds: readonly Movement[] = [
	{ keyword: 'granted', label: seen('Granted'), help: 'Granted during the month: an increase.', sign: 'positive' },
	{
		keyword: 'exercised',
		label: seen('Exercised'),
		help: 'Exercised during the month: a decrease, entered negative. `new` after it says that new shares are involved, `treasury` that treasury shares are.',
		sign: 'negative',
		flags: ['new', 'treasury'],
	},
	{
		keyword: 'cancelled',
		label: seen('Cancelled'),
		help: 'Cancelled during the month: a decrease, entered negative.',
		sign: 'negative',
	},
	{ keyword: 'lapsed', label: seen('Lapsed'), help: 'Lapsed during the month: a decrease, entered negative.', sign: 'negative' },
	{
		keyword: 'issued',
		label: seen('Issued'),
		help: 'Issued during the month: an increase. The form may print the kind with no amount.',
	},
	{
		keyword: 'converted',
		label: recalled('Converted'),
		help: 'Converted into shares during the month: a decrease, entered negative.',
		sign: 'negative',
	},
	{
		keyword: 'redeemed',
		label: recalled('Redeemed'),
		help: 'Redeemed during the month: a decrease, entered negative.',
		sign: 'negative',
	},
	{
		keyword: 'repurchased',
		label: recalled('Repurchased'),
		help: 'Repurchased during the month: a decrease, entered negative.',
		sign: 'negative',
	},
	{
		keyword: 'other',
		label: seen('Others'),
		named: true,
		help: 'Any other movement, signed; a text after the keyword says which.',
	},
];

/** Which kinds were seen on returns; the others of a place are recalled. */
const seenKinds: Readonly<Partial<Record<Ff301Place, readonly string[]>>> = {
	scheme: ['granted', 'exercised', 'cancelled', 'lapsed', 'other'],
	convertible: ['issued'],
};

const movements = (place: Ff301Place, shape: 'movement-number' | 'movement-money'): Line[] =>
	movementKinds.map(({ keyword, label, help, sign, flags, named }) => ({
		place,
		keyword,
		shape,
		labels: [{ ...label, sure: seenKinds[place]?.includes(keyword) ? 'seen' : 'recalled' }],
		help,
		movement: true,
		repeats: true,
		unit: shape === 'movement-number' ? 'options' : 'securities',
		...(sign ? { sign } : {}),
		...(flags ? { flags } : {}),
		...(named ? { named } : {}),
	}));

export const lines: readonly Line[] = [
	// The return
	{
		place: 'file',
		keyword: 'return',
		shape: 'edition',
		labels: [seen('FF301')],
		help: 'The form, and its edition where it is not the one in force for the month.',
	},
	{
		place: 'file',
		keyword: 'issuer',
		shape: 'text',
		required: true,
		labels: [seen('Name of Issuer:', '公司名稱:')],
		help: "The issuer's name as the form prints it, a subtitle included.",
	},
	{
		place: 'file',
		keyword: 'month',
		shape: 'date',
		labels: [seen('For the month ended:', '截至月份:')],
		help: 'The last calendar day of the month. The edition of the form hangs on it.',
	},
	{
		place: 'file',
		keyword: 'submitted',
		monthly: true,
		shape: 'date',
		required: true,
		labels: [seen('Date Submitted:', '呈交日期:')],
		help: "The day it is submitted: by 8:30 a.m. on the fifth business day after the month's end (Main Board Rule 13.25B / GEM Rule 17.27B).",
	},
	{
		place: 'file',
		keyword: 'status',
		monthly: true,
		shape: 'text',
		seldom: true,
		ifLeftOut: 'New Submission',
		list: 'status',
		labels: [seen('Status:', '狀態:')],
		help: 'Left out, it is a New Submission. A corrected return is a Resubmission: a whole return again.',
	},
	{
		place: 'file',
		keyword: 'class',
		shape: 'class',
		opens: 'class',
		lasts: true,
		repeats: true,
		list: 'class',
		labels: [seen('Class of shares', '股份分類')],
		help: 'A class of shares, under a short name of your own that `for` uses below.',
	},
	{
		place: 'class',
		keyword: 'type',
		shape: 'text',
		ifLeftOut: 'Not applicable',
		list: 'type',
		labels: [seen('Type of shares', '股份類別')],
		help: 'The type of shares; left out, the form prints "Not applicable".',
	},
	{
		place: 'class',
		keyword: 'listed',
		shape: 'code',
		instead: 'unlisted',
		notes: ['exchange'],
		labels: [
			since('1.1', seen('Listed on the Exchange (Note 1)', '於香港聯交所上市 (註1)')),
			before('1.0', seen('Listed on SEHK (Note 1)', '於香港聯交所上市 (註1)')),
		],
		help: 'Listed on the Exchange, under this stock code of five digits.',
	},
	{
		place: 'class',
		keyword: 'unlisted',
		shape: 'optional-code',
		instead: 'listed',
		notes: ['exchange'],
		labels: [
			since('1.1', seen('Listed on the Exchange (Note 1)', '於香港聯交所上市 (註1)')),
			before('1.0', seen('Listed on SEHK (Note 1)', '於香港聯交所上市 (註1)')),
		],
		help: 'Not listed on the Exchange. A code may follow: an A share line has six digits, and an unlisted class may print that of the listed one.',
	},
	{
		place: 'class',
		keyword: 'counter',
		shape: 'counter',
		repeats: true,
		seldom: true,
		labels: [seen('Multi-counter stock code')],
		help: 'Another counter of the class: its stock code, its currency and, where wanted, a description.',
	},
	{
		place: 'class',
		keyword: 'description',
		shape: 'text',
		asked: true,
		labels: [seen('Description', '說明')],
		help: 'What tells the class apart; wanted where class or type is "Other … (specify in description)".',
	},
	{
		place: 'file',
		keyword: 'section',
		shape: 'section',
		repeats: true,
		labels: ours,
		help: "Opens a section of the form; `not applicable` ticks the form's box.",
	},
	{
		place: 'file',
		keyword: 'totals',
		monthly: true,
		shape: 'nothing',
		opens: 'totals',
		repeats: true,
		labels: ours,
		help: 'Opens the grand totals of section III, which the form prints below (E).',
	},
	{
		place: 'file',
		keyword: 'signed',
		shape: 'text',
		opens: 'signed',
		required: true,
		last: true,
		labels: since11('Submitted by:', '呈交者：'),
		help: 'Who submits the return.',
	},
	{
		place: 'signed',
		keyword: 'title',
		shape: 'text',
		required: true,
		labels: since11('Title: (Director, Secretary or other Duly Authorised Officer)', '職銜： (董事、秘書或其他獲正式授權的人員)'),
		help: 'The capacity in which they do: a Director, Secretary or other Duly Authorised Officer.',
		usual: titles,
	},
	// I
	block('I'),
	{
		place: 'I/for',
		keyword: 'opening',
		monthly: true,
		shape: 'shares-at-par',
		required: true,
		unit: 'shares',
		labels: opening('上月底結存'),
		help: "The authorised or registered shares at last month's close, the par value, and the capital they make.",
	},
	{
		place: 'I/for',
		keyword: 'change',
		monthly: true,
		shape: 'shares-at-par',
		unit: 'shares',
		labels: [seen('Increase / decrease (-)', '增加 / 減少 (-)')],
		help: 'The change during the month, a decrease negative. Left out when there was none.',
	},
	{
		place: 'I/for',
		keyword: 'closing',
		monthly: true,
		shape: 'shares-at-par',
		unit: 'shares',
		labels: closing('本月底結存'),
		help: 'Opening and change together. What is left out is computed.',
	},
	{
		place: 'I',
		keyword: 'total',
		monthly: true,
		shape: 'money',
		repeats: true,
		perCurrency: true,
		labels: since11(
			'Total authorised/registered share capital at the end of the month:',
			'本月底法定/註冊股本總額：',
			'本月底法定/註冊股本總額:',
		),
		help: "The sum of the classes' closing capital, one line a currency.",
	},
	remarks('I'),
	// II
	block('II'),
	{
		place: 'II/for',
		keyword: 'opening',
		monthly: true,
		shape: 'shares-columns',
		required: true,
		unit: 'shares',
		labels: opening('上月底結存'),
		help: "The shares at last month's close: issued (excluding treasury shares) + treasury = total.",
	},
	{
		place: 'II/for',
		keyword: 'change',
		monthly: true,
		shape: 'shares-change',
		unit: 'shares',
		labels: [seen('Increase / decrease (-)', '增加 / 減少 (-)')],
		help: 'The change of the issued shares, then of the treasury shares; `- 5` after the first number is a decrease of the second. The form has no total here.',
	},
	{
		place: 'II/for',
		keyword: 'closing',
		monthly: true,
		shape: 'shares-columns',
		unit: 'shares',
		labels: closing('本月底結存'),
		help: "The shares at the month's end: issued (excluding treasury shares) + treasury = total.",
	},
	{
		place: 'II/for',
		keyword: 'public',
		shape: 'float',
		opens: 'float',
		from: '1.2',
		notes: ['public-float'],
		labels: [
			seen('the applicable public float requirement (see below) has been complied with'),
			seen('the applicable public float requirement (see below) has not been complied with'),
		],
		help: 'Ticks one of the two boxes: `public float complied` or `public float not complied`.',
	},
	{
		place: 'float',
		keyword: 'threshold',
		shape: 'text',
		list: 'threshold',
		required: true,
		from: '1.2',
		notes: ['public-float'],
		labels: [seen('Applicable public float threshold')],
		help: 'Which minimum the class has to keep: the Initial Prescribed Threshold, or the Alternative Threshold.',
	},
	{
		place: 'float',
		keyword: 'information',
		shape: 'text',
		from: '1.2',
		notes: ['public-float'],
		labels: [seen('Additional information')],
		help: 'What else there is to say of the public float; may be left out.',
	},
	remarks('II'),
	// III.A
	block('III.A'),
	{
		place: 'III.A/for',
		keyword: 'scheme',
		shape: 'text',
		opens: 'scheme',
		lasts: true,
		repeats: true,
		labels: [seen('Particulars of share option scheme')],
		help: 'A share option scheme; its lines follow.',
	},
	{ place: 'scheme', keyword: 'approved', shape: 'date', labels: approval, help: approvalHelp },
	{
		place: 'scheme',
		keyword: 'opening',
		monthly: true,
		shape: 'number',
		required: true,
		unit: 'options',
		labels: [seen('Number of share options outstanding at close of preceding month')],
		help: "The options outstanding at last month's close.",
	},
	...movements('scheme', 'movement-number').filter(({ keyword }) =>
		['granted', 'exercised', 'cancelled', 'lapsed', 'other'].includes(keyword),
	),
	{
		place: 'scheme',
		keyword: 'closing',
		monthly: true,
		shape: 'number',
		unit: 'options',
		labels: [seen('Number of share options outstanding at close of the month')],
		help: sumOfMovements,
	},
	{
		place: 'III.A',
		keyword: 'funds',
		monthly: true,
		shape: 'money',
		labels: [seen('Total funds raised during the month from exercise of options:')],
		help: 'The money received on exercise this month, over all classes and schemes.',
	},
	remarks('III.A'),
	// III.B
	block('III.B'),
	{
		place: 'III.B/for',
		keyword: 'warrant',
		shape: 'text',
		opens: 'warrant',
		lasts: true,
		repeats: true,
		labels: [recalled('Description of the Warrants')],
		help: 'A warrant to subscribe for shares of the issuer; its lines follow.',
	},
	{
		place: 'warrant',
		keyword: 'code',
		shape: 'code',
		notes: ['exchange'],
		labels: [recalled('Stock code of the Warrants (if listed on the Exchange) (Note 1)')],
		help: "The warrant's own stock code, not the share's.",
	},
	{
		place: 'warrant',
		keyword: 'expiry',
		shape: 'date',
		labels: [recalled('Date of expiry')],
		help: 'The last day on which it can be exercised.',
	},
	{
		place: 'warrant',
		keyword: 'price',
		shape: 'money',
		labels: [recalled('Subscription price')],
		help: 'What one share costs on exercise.',
	},
	{ place: 'warrant', keyword: 'approved', shape: 'date', labels: approval, help: approvalHelp },
	{
		place: 'warrant',
		keyword: 'opening',
		monthly: true,
		shape: 'money',
		required: true,
		labels: [recalled('Nominal value at close of preceding month')],
		help: "The nominal value outstanding at last month's close.",
	},
	...movements('warrant', 'movement-money'),
	{
		place: 'warrant',
		keyword: 'closing',
		monthly: true,
		shape: 'money',
		labels: [recalled('Nominal value at close of the month')],
		help: sumOfMovements,
	},
	remarks('III.B'),
	// III.C
	block('III.C'),
	{
		place: 'III.C/for',
		keyword: 'convertible',
		shape: 'text',
		opens: 'convertible',
		lasts: true,
		repeats: true,
		labels: [seen('Description of the Convertibles')],
		help: 'A security convertible into shares of the issuer; its lines follow.',
	},
	{
		place: 'convertible',
		keyword: 'type',
		shape: 'text',
		list: 'convertible',
		labels: [seen('Type of the Convertibles')],
		alsoRead: ['Type of convertibles'],
		help: 'Bond/Notes, Preference Shares, or others with `specify`.',
	},
	{
		place: 'convertible',
		keyword: 'specify',
		shape: 'text',
		asked: true,
		labels: [seen('Others (Please specify)')],
		help: 'What it is, where the type is "Others (Please specify)".',
	},
	{
		place: 'convertible',
		keyword: 'code',
		shape: 'code',
		notes: ['exchange'],
		labels: [
			since('1.1', seen('Stock code of the Convertibles (if listed on the Exchange) (Note 1)')),
			before('1.0', seen('Stock code of the Convertibles (if listed on SEHK) (Note 1)')),
		],
		help: "The convertible's own stock code, not the share's.",
	},
	{
		place: 'convertible',
		keyword: 'price',
		shape: 'money',
		labels: [seen('Subscription/Conversion price')],
		help: 'What one share costs on conversion.',
	},
	{ place: 'convertible', keyword: 'approved', shape: 'date', labels: approval, help: approvalHelp },
	{
		place: 'convertible',
		keyword: 'opening',
		monthly: true,
		shape: 'money',
		required: true,
		labels: [seen('Amount at close of preceding month')],
		help: "The amount outstanding at last month's close.",
	},
	...movements('convertible', 'movement-money'),
	{
		place: 'convertible',
		keyword: 'closing',
		monthly: true,
		shape: 'money',
		labels: [seen('Amount at close of the month')],
		help: sumOfMovements,
	},
	remarks('III.C'),
	// III.D
	block('III.D'),
	{
		place: 'III.D/for',
		keyword: 'agreement',
		shape: 'text',
		opens: 'agreement',
		lasts: true,
		repeats: true,
		labels: [seen('Description of other agreements or arrangements')],
		help: 'Any other agreement to issue shares: a share award scheme, for one. Its lines follow.',
	},
	{ place: 'agreement', keyword: 'approved', shape: 'date', labels: approval, help: approvalHelp },
	remarks('III.D'),
	...groupLines,
	{
		place: 'scheme',
		keyword: 'mandate',
		shape: 'number',
		unit: 'shares',
		labels: [
			since(
				'1.1',
				seen(
					'The total number of shares which may be issued or transferred out of treasury upon exercise of all share options to be granted under the scheme at close of the month',
				),
			),
			before(
				'1.0',
				seen(
					'The total number of securities which may be issued upon exercise of all share options to be granted under the scheme at close of the month',
				),
			),
		],
		help: 'What the scheme still has room for: the shares behind all options yet to be granted.',
	},
	// III.E
	block('III.E'),
	{
		place: 'III.E/for',
		keyword: 'event',
		shape: 'text',
		opens: 'event',
		repeats: true,
		list: 'event',
		labels: [since('1.1', seen('Events', '事件')), before('1.0', seen('Type of Issue'))],
		help: 'A movement that A to D have no place for: a repurchase, a placing, a bonus issue, a conversion of one class into another.',
	},
	{
		place: 'event',
		keyword: 'specify',
		shape: 'text',
		asked: true,
		labels: [seen('Other (Please specify)')],
		help: 'What it was, where the event is "Other (Please specify)".',
	},
	{
		place: 'event',
		keyword: 'price',
		shape: 'money',
		labels: since11('At price (if applicable): Currency, Amount', '價格 (如適用): 貨幣, 價格'),
		help: 'The price of one share, where there was one.',
	},
	{
		place: 'event',
		keyword: 'on',
		shape: 'date',
		notes: ['event-date', 'dates'],
		labels: [
			since('1.1', seen('Date of event (Note 2)', '事件發生日期 (註2)')),
			before('1.0', seen('Issue and allotment date (Note 5 and 6)')),
		],
		help: 'The day it happened: for a repurchase or redemption with cancellation the cancellation date, for shares held in treasury the day they were bought.',
	},
	{
		place: 'event',
		keyword: 'approved',
		shape: 'date',
		labels: since11('General Meeting approval date (if applicable)', '股東大會通過日期 (如適用)'),
		help: approvalHelp,
	},
	{
		place: 'event',
		keyword: 'E1',
		monthly: true,
		shape: 'number',
		unit: 'shares',
		labels: [
			since(
				'1.1',
				seen(
					'Increase/ decrease (-) in issued shares (excluding treasury shares) during the month pursuant thereto (E1)',
					'本月内因此而增加/減少(-)已發行股份（不包括庫存股份）(E1)',
				),
			),
			before('1.0', seen('No. of new shares of issuer issued during the month pursuant thereto (E)')),
		],
		help: 'The change of the issued shares (excluding treasury shares), signed: a repurchase is negative.',
	},
	{
		place: 'event',
		keyword: 'E2',
		monthly: true,
		shape: 'number',
		unit: 'shares',
		from: '1.1',
		// Its brackets are the form's own, uneven as they are.
		labels: [
			seen(
				'Increase/ decrease (-) in treasury shares during the month pursuant thereto (E2)',
				'本月内因此而增加/減少(-)庫存股份 (E2）',
			),
		],
		help: 'The change of the treasury shares, signed: shares bought into treasury are positive here and negative in E1.',
	},
	{
		place: 'event',
		keyword: 'pending',
		shape: 'number',
		unit: 'shares',
		sign: 'negative',
		from: '1.1',
		notes: ['pending'],
		labels: [
			seen(
				'Number of shares redeemed or repurchased for cancellation but not yet cancelled as at close of the month (Note 3)',
				'贖回/購回股份（擬註銷但截至本月底尚未註銷）的數目 (註3)',
			),
		],
		help: 'Shares bought back or redeemed, this month or earlier, and still to be cancelled: a negative number. It moves no balance.',
	},
	{
		place: 'event',
		keyword: 'issuable',
		shape: 'number',
		unit: 'shares',
		until: '1.0',
		labels: [newSharesToCome],
		help: 'The shares that may still be issued for it at the end of the month.',
	},
	{
		place: 'III.E/for',
		keyword: 'EE1',
		monthly: true,
		shape: 'number',
		unit: 'shares',
		labels: [
			since(
				'1.1',
				seen(
					'Increase/ decrease (-) in issued shares (excluding treasury shares): (EE1)',
					'增加/減少(-)已發行股份（不包括庫存股份）: (EE1)',
				),
			),
			before('1.0', seen('Total E')),
		],
		help: 'The sum of column E1 of this class, signed.',
	},
	{
		place: 'III.E/for',
		keyword: 'EE2',
		monthly: true,
		shape: 'number',
		unit: 'shares',
		from: '1.1',
		labels: [seen('Increase/ decrease (-) in treasury shares: (EE2)', '增加/減少(-)庫存股份: (EE2)')],
		help: 'The sum of column E2 of this class, signed.',
	},
	remarks('III.E'),
	// Totals
	block('totals'),
	{
		place: 'totals/for',
		keyword: 'issued',
		shape: 'number',
		unit: 'shares',
		labels: [
			since(
				'1.1',
				seen(
					'Total increase/ decrease (-) in issued shares (excluding treasury shares) during the month (i.e. Total of AA1 to EE1):',
					'本月内合共增加/減少(-)已發行股份 (不包括庫存股份) 總額 (即AA1至EE1項的總和) :',
				),
			),
			before('1.0', seen('Total increase / decrease (-) in shares during the month (i.e. Total of A to E)')),
		],
		help: 'AA1 + BB1 + CC1 + DD1 + EE1 of the class. It is the change of the issued shares in section II.',
	},
	{
		place: 'totals/for',
		keyword: 'treasury',
		shape: 'number',
		unit: 'shares',
		from: '1.1',
		labels: [
			seen(
				'Total increase/ decrease (-) in treasury shares during the month (i.e. Total of AA2 to EE2):',
				'本月内合共增加/減少(-)庫存股份總額 (即AA2至EE2項的總和) :',
			),
		],
		help: 'EE2 - (AA2 + BB2 + CC2 + DD2) of the class, for the first four are decreases entered positive. It is the change of the treasury shares in section II.',
	},
	// IV
	{
		place: 'IV',
		keyword: 'receipt',
		shape: 'text',
		opens: 'receipt',
		lasts: true,
		repeats: true,
		labels: [recalled('Hong Kong Depositary Receipt')],
		help: "A depositary receipt; its lines follow. The form's own labels here were never seen filled in.",
	},
	{ place: 'receipt', keyword: 'code', shape: 'code', labels: [recalled('Stock code')], help: 'The stock code of the receipts.' },
	{
		place: 'receipt',
		keyword: 'opening',
		monthly: true,
		shape: 'number',
		unit: 'receipts',
		required: true,
		labels: [recalled('Balance at close of preceding month')],
		help: "The receipts at last month's close.",
	},
	{
		place: 'receipt',
		keyword: 'change',
		monthly: true,
		shape: 'number',
		unit: 'receipts',
		labels: [recalled('Increase / decrease (-)')],
		help: 'The change during the month, a decrease negative.',
	},
	{
		place: 'receipt',
		keyword: 'closing',
		monthly: true,
		shape: 'number',
		unit: 'receipts',
		labels: [recalled('Balance at close of the month')],
		help: 'Opening and change together.',
	},
	remarks('IV'),
	// V
	{
		place: 'V',
		keyword: 'confirm',
		shape: 'items',
		repeats: true,
		notes: ['confirmations', 'identical'],
		labels: ours,
		help: 'The items that are confirmed as the form words them.',
	},
	{
		place: 'V',
		keyword: 'amend',
		shape: 'item-text',
		repeats: true,
		notes: ['confirmations'],
		labels: ours,
		help: 'An item confirmed in other words; the text is the full wording that replaces it.',
	},
	{
		place: 'V',
		keyword: 'omit',
		unprinted: true,
		shape: 'item-optional-text',
		repeats: true,
		notes: ['confirmations'],
		labels: ours,
		help: 'An item left out; the text is the reason and is not printed.',
	},
	remarks('V'),
];

/** The form's columns, of the rows that have several. */
export const columns = {
	shares: { head: seen('Number of authorised/registered shares', '法定/註冊股份數目') },
	par: { head: seen('Par value', '面值') },
	capital: { head: seen('Authorised/registered share capital', '法定/註冊股本') },
	issued: { head: seen('Number of issued shares (excluding treasury shares)', '已發行股份（不包括庫存股份）數目') },
	treasury: { head: seen('Number of treasury shares', '庫存股份數目'), from: '1.1' },
	total: { head: seen('Total number of issued shares', '已發行股份總數'), from: '1.1' },
} as const satisfies Readonly<Record<string, ColumnRow>>;

/** FF301's own shapes, and what it calls those that it shares. */
export const shapes = {
	// float [not] complied
	float: {
		parts: ['words'],
		words: ['float', 'not', 'complied'],
		phrases: ['float complied', 'float not complied'],
		syntax: '`float complied` or `float not complied`',
	},
	edition: { ...shared.edition, syntax: '`FF301` and, where wanted, an edition such as `v1.2.1`' },
	items: { ...shared.items, syntax: 'items from `(i)` to `(viii)`' },
	section: {
		...shared.section,
		syntax: 'a section from `I` to `V` (III as `III.A` to `III.E`) and, where it is so, `not applicable`',
	},
} as const satisfies Readonly<Record<string, Shape>>;
