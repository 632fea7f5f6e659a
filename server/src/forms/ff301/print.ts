import { type ClassLabels, type Paper, type Prints, sharedWords } from '../print.js';
import { before, recalled, seen, since } from '../sure.js';
import type { Edition, Generation, SectionId } from '../types.js';
import { preambles } from './confirmations.js';
import { editions } from './editions.js';
import { itemTables } from './layout.js';
import { since11 } from './rows.js';

/** What the form prints that is the label of no line of the language. */

/** Newest edition first, as in the form's table. */
export const prints: Prints = {
	...sharedWords,
	to: [
		since('1.1', seen('To : Hong Kong Exchanges and Clearing Limited', '致：香港交易及結算所有限公司')),
		before('1.0', seen('To : Hong Kong Exchanges and Clearing Limited', '致:香港交易及結算所有限公司')),
	],
	form: [seen('FF301')],
	III: [
		since(
			'1.1',
			seen('III. Details of Movements in Issued Shares and/or Treasury Shares', 'III.已發行股份及/或庫存股份變動詳情'),
		),
		before('1.0', seen('III. Details of Movements in Issued Shares', 'III. 已發行股份變動詳情')),
	],
	'stock-code': [
		since('1.1', seen('Stock code (if listed)', '證券代號 (如上市)')),
		before('1.0', seen('Stock code', '證券代號')),
	],
	movement: [seen('Movement during the month')],
	currency: [seen('Currency')],
	'at-price': since11('At price (if applicable)', '價格 (如適用)'),
	'price-currency': since11('Currency', '貨幣'),
	'price-amount': since11('Amount', '價格'),
	notes: since11('Notes', '註'),
	title: since11('Title:', '職銜：'),
	capacity: since11('(Director, Secretary or other Duly Authorised Officer)', '(董事、秘書或其他獲正式授權的人員)'),
	'float-preamble': [
		seen(
			'Pursuant to Main Board Rule 13.32D(1) or 19A.28D(1) / GEM Rule 17.37D(1) or 25.21D(1), we hereby confirm that, in relation to the class of shares as set out above, as at the close of the month:',
		),
	],
	'float-requirement': [
		seen(
			'The applicable minimum public float requirement for the class of shares as set out above pursuant to Main Board Rule 13.32B or 19A.28B / GEM Rule 17.37B or 25.21B (as the case may be) is:',
		),
	],
	'exercised-new': [since('1.1', seen('Exercised - new shares involved')), before('1.0', seen('Exercised'))],
	'exercised-treasury': [recalled('Exercised - treasury shares involved')],
};

const today = {
	class: seen('Class of shares', '股份分類'),
	type: seen('Type of shares', '股份類別'),
	listed: seen('Listed on the Exchange (Note 1)', '於香港聯交所上市 (註1)'),
	code: seen('Stock code (if listed)', '證券代號 (如上市)'),
	description: seen('Description', '說明'),
} satisfies ClassLabels;

/** In III.E it has no space before its bracket. */
const todayInE: ClassLabels = { ...today, code: seen('Stock code (if listed)', '證券代號(如上市)') };

const oldest: ClassLabels = {
	...today,
	listed: seen('Listed on SEHK (Note 1)', '於香港聯交所上市 (註1)'),
	code: seen('Stock code', '證券代號'),
};

/** In III of v1.0 the block is that of the shares to be issued. */
const issuable: ClassLabels = {
	...oldest,
	class: seen('Class of shares issuable', '可發行股份分類'),
	listed: seen('Shares issuable to be listed on SEHK (Note 1)'),
	code: seen('Stock code of shares issuable (if listed on SEHK) (Note 1)'),
};

/** In III.E of v1.0 its notes on repurchases hang on these labels too. */
const issuableInE: ClassLabels = {
	...issuable,
	class: seen('Class of shares issuable (Note 5 and 6)'),
	listed: seen('Shares issuable to be listed on SEHK (Note 1, 5 and 6)'),
	code: seen('Stock code of shares issuable (if listed on SEHK) (Note 1, 5 and 6)'),
};

/** v1.0.0 and v1.0.1: "Class" and "Type" carry each other's values. */
const swapped = ({ class: of, type, ...rest }: ClassLabels): ClassLabels => ({
	...rest,
	class: { ...type, en: of.en.replace('Class', 'Type') },
	type: { ...of, en: type.en.replace('Type', 'Class') },
});

/** The labels of a class's block in a section. */
function classLabels(section: SectionId, generation: Generation, edition: Edition | undefined): ClassLabels {
	if (generation !== '1.0') return section === 'III.E' ? todayInE : today;
	const labels = section === 'III.E' ? issuableInE : section.startsWith('III') ? issuable : oldest;
	const boundary = editions.find(({ id }) => id === 'v1.0.2')?.from ?? '';
	return edition !== undefined && edition.from < boundary ? swapped(labels) : labels;
}

/** How FF301's pages are worded and divided. */
export const paper: Paper = {
	words: prints,
	preambles,
	tables: itemTables,
	classLabels,
	told: [
		{ generation: '1.2', has: ['Public float sufficiency confirmation'] },
		{ generation: '1.0', hasNone: ['treasury shares', '庫存股份'], section: 'II' },
		{ generation: '1.1' },
	],
	unitInLabel: { until: '1.0', words: ' in shares ' },
};
