import { confirmations as monthly } from '../ff301/confirmations.js';
import * as ff304 from '../ff304/confirmations.js';
import * as ff305 from '../ff305/confirmations.js';

/** What is confirmed is the monthly return's, item for item, in the same words or nearly so. */
const confirmed = [...ff304.confirmations, ...ff305.confirmations].map(({ item, text }): [string, readonly string[]] => [
	text.en,
	monthly.flatMap((one) => (one.item === item && one.text.zh !== undefined ? [one.text.zh] : [])),
]);

/** What stands above them, and below the purchases: how these sentences begin. */
const sentences = [ff304, ff305].flatMap(({ preamble, repurchaseConfirmation }): [string, readonly string[]][] => [
	[`${preamble.text.en}\n(Note ${preamble.note})`, ['根據《主板上市規則》第13.25C條']],
	[repurchaseConfirmation.en, ['我們在此確認']],
]);

/**
 * What Chinese copies of the next-day returns have for words of theirs, by the English: seen in fragments, or taken over from the monthly
 * return's forms. Good for reading; what is printed in Chinese stands with its label.
 */
export const chinese: Readonly<Record<string, readonly string[]>> = {
	...Object.fromEntries([...confirmed, ...sentences]),
	'Explanatory Statement dated': ['日期為'],
	'Name of Issuer:': ['公司名稱:', '發行人名稱:'],
	'Date Submitted:': ['呈交日期:'],
	'Status:': ['狀態:'],
	'Section I': ['第一章節'],
	'Section II': ['第二章節'],
	'Section III': ['第三章節'],
	'Report of on-market sale of treasury shares': ['在場內出售庫存股份報告', '場內出售庫存股份報告'],
	'Notes to Section I:': ['第一章節註釋:', '第一章節附註:'],
	'Notes to Section II:': ['第二章節註釋:', '第二章節附註:'],
	'Next Day Disclosure Return (Equity issuer - changes in issued shares or treasury shares, share buybacks and/or on-market sales of treasury shares)':
		['翌日披露報表 (股份發行人 ── 已發行股份或庫存股份變動、股份購回及/或在場內出售庫存股份)'],
	'Next Day Disclosure Return (Equity issuer - changes in issued share capital and/or share buybacks)': [
		'翌日披露報表 (股份發行人 ── 已發行股本變動及/或股份購回)',
	],
	'Class of shares': ['股份分類'],
	'Type of shares': ['股份類別'],
	'A. Changes in issued shares or treasury shares': ['A. 已發行股份或庫存股份變動'],
	Events: ['事件'],
	'Opening balance as at (Note 1)': ['於下列日期開始時的結存(註1)'],
	'Opening balance as at (Note 2)': ['於下列日期開始時的結存(註2)'],
	'Closing balance as at (Notes 5 and 6)': ['於下列日期結束時的結存 (註5及6)'],
	'Closing balance as at (Note 8)': ['於下列日期結束時的結存(註8)'],
	'Date of changes': ['變動日期'],
	'B. Shares redeemed or repurchased for cancellation but not yet cancelled as at the closing balance date (Notes 5 and 6)': [
		'B. 贖回/購回股份 (擬註銷但截至期終結存日期尚未註銷) (註5及6)',
	],
	Confirmation: ['確認'],
	'Repurchase report': ['購回報告'],
	'A. Repurchase report': ['A. 購回報告'],
	'A. Purchase report': ['A. 購回報告'],
	'Total number of shares repurchased': ['合共購回股份總數'],
	'Total number of securities purchased': ['合共購回股份總數'],
	'Aggregate price paid $': ['合共付出的價格總額 (元)', '付出的價格總額 (元)'],
	'Total paid $': ['合共付出的價格總額 (元)', '付出的價格總額 (元)'],
	'Remarks:': ['備註:'],
	'Not applicable': ['不適用'],
	'Up to': ['截至', '直至'],
	'Submitted by:': ['呈交者:'],
	'(Name)': ['(姓名)'],
	'Title:': ['職銜:'],
	'(Director, Secretary or other Duly Authorised Officer)': ['(董事、秘書或其他獲正式授權的人員)'],
};
