import type { Note } from '../types.js';

/** Stands where the form's own words were not seen, so that nothing recalled passes for a quotation. */
function notSeen(number: number): string {
	return `The wording of Note ${number} of v1.0 has not been seen.`;
}

const identicalRights =
	'the securities are of the same nominal value with the same amount called up or paid up;\n' +
	'- they are entitled to dividend/interest at the same rate and for the same period, so that at the next ensuing distribution, the dividend/interest payable per unit will amount to exactly the same sum (gross and net); and\n' +
	'- they carry the same rights as to unrestricted transfer, attendance and voting at meetings and rank pari passu in all other respects.';

const confirmationsSince11 =
	'Items (i) to (viii) are suggested forms of confirmation. The listed issuer may amend the item(s) that is/are not applicable to meet individual cases. Where the issuer has already made the relevant confirmations in a return published under Main Board Rule 13.25A / GEM Rule 17.27A in relation to the securities issued, or the treasury shares sold or transferred, no further confirmation is required to be made in this return.';

const plainExchange =
	'“The Exchange” is the Hong Kong stock exchange alone. A class counts as listed only if it is listed here; A shares in Shanghai or Shenzhen, or ADSs in New York, do not make it so. Write `listed` with the five-digit code for a class listed here, and `unlisted` for every other, with the other market’s code after it if the form shows one.';

const plainConfirmations =
	'The eight items are a proposal, not a fixed text. Confirm those that fit (`confirm`), put your own wording in place of one that does not (`amend (v) "…"`), leave out one that cannot apply (`omit (viii)`). They are about securities issued, and treasury shares sold or transferred, in this month; what was already confirmed in a next-day disclosure return need not be confirmed again. If nothing is left to confirm, the whole section may be marked `not applicable`.';

const plainIdentical =
	'“Identical” in item (iv) means: same nominal value and same amount paid up, same dividend or interest for the same period, down to the sum paid per unit, and the same rights to transfer, attend and vote. Shares that rank for a dividend from a later date than the others, or are only partly paid, are not identical: amend item (iv) to say so.';

export const notes: readonly Note[] = [
	// v1.0. Labels that refer to these notes were seen; of the notes themselves only the beginning of Note 2.
	{
		id: 'exchange',
		number: 1,
		until: '1.0',
		text: { en: notSeen(1), sure: 'recalled' },
		plain: `It stands on the labels “Listed on SEHK” and “Stock code”, and says that SEHK is The Stock Exchange of Hong Kong Limited. ${plainExchange}`,
	},
	{
		id: 'confirmations',
		number: 2,
		until: '1.0',
		// The copy breaks off here; the ellipsis is not the form's.
		text: {
			en: 'Items (i) to (viii) are suggested forms of confirmation which may be amended to meet individual cases. Where the issuer has already made the relevant confirmations in a return published under Main Board Rule …',
			sure: 'seen',
		},
		plain: `${plainConfirmations} (The copy of v1.0 at hand breaks off in the second sentence; v1.1 says the same in its Note 4.)`,
	},
	{
		id: 'identical',
		number: 3,
		until: '1.0',
		text: { en: notSeen(3), sure: 'recalled' },
		plain: `As far as it is remembered, it explains “identical” in item (iv). ${plainIdentical}`,
	},
	{
		id: 'space',
		number: 4,
		until: '1.0',
		text: { en: notSeen(4), sure: 'recalled' },
		plain:
			'As far as it is remembered, it asks for an additional document where the form has too little space. A `.return` file has no such limit.',
	},
	{
		id: 'dates',
		number: 5,
		until: '1.0',
		text: { en: notSeen(5), sure: 'recalled' },
		plain:
			'It stands on the class, listing, stock code and date of III.E. As far as it is remembered it says how to read them in a repurchase: not shares to be issued but the shares repurchased, and instead of the issue and allotment date the date on which they were cancelled. So a repurchase goes on the day of its cancellation, with a negative number, and shares bought back but not yet cancelled do not move section II.',
	},
	{
		id: 'dates-redemption',
		number: 6,
		until: '1.0',
		text: { en: notSeen(6), sure: 'recalled' },
		plain:
			'It stands where Note 5 stands, on the class, listing, stock code and date of III.E. As far as it is remembered it says the same for a redemption: the shares redeemed, and the date of the redemption, with a negative number.',
	},

	// v1.1 and v1.2, whose Notes 1 to 3 are the same.
	{
		id: 'exchange',
		number: 1,
		from: '1.1',
		text: {
			en: 'The Exchange refers to The Stock Exchange of Hong Kong Limited.',
			zh: '香港聯交所指香港聯合交易所有限公司。',
			sure: 'seen',
		},
		plain: plainExchange,
	},
	{
		id: 'event-date',
		number: 2,
		from: '1.1',
		text: {
			en: 'In the case of repurchase of shares (shares repurchased and cancelled) and redemption of shares (shares redeemed and cancelled), "date of event" should be construed as "cancellation date".\nIn the case of repurchase of shares (shares held as treasury shares), "date of event" should be construed as "date on which shares were repurchased and held by the issuer in treasury".',
			zh: '在購回股份（股份購回並註銷）及贖回股份（股份贖回並註銷）的情況下，「事件發生日期」應理解爲「註銷日期」。\n在購回股份（股份被持作庫存股份）的情況下，「事件發生日期」應理解爲「發行人購回並以庫存方式持有股份的日期」。',
			sure: 'seen',
		},
		plain:
			'Which day to write after `on`. Shares bought back or redeemed and cancelled: the day they were cancelled, not the day of the purchase, and E1 takes them off only then. Shares bought back and kept in treasury: the day they were bought and came into treasury, with −n in E1 and +n in E2, for the issued shares excluding treasury fall and the treasury shares rise by as many. Shares bought in one month and cancelled in the next stand in both returns: first as not yet cancelled (Note 3), then as cancelled.',
	},
	{
		id: 'pending',
		number: 3,
		from: '1.1',
		text: {
			en: 'The information is required in the case of repurchase of shares (shares repurchased for cancellation but not yet cancelled) and redemption of shares (shares redeemed but not yet cancelled). Please state the number of shares repurchased or redeemed during the month or in preceding month(s) but pending cancellation as at close of the month as a negative number.',
			zh: '在購回股份（股份購回擬註銷但尚未註銷）及贖回股份（股份贖回但尚未註銷）的情況下須提供相關資料。請用負數來註明於本月或早前月份購回或贖回但截至本月底尚待註銷的股份數目。',
			sure: 'seen',
		},
		plain:
			'Shares bought back or redeemed that still wait for their cancellation go in the last column, `pending`, as a negative number; E1 and E2 stay empty, because they are still issued shares and section II does not move. State all that wait at the close of the month, those of earlier months included, until they are cancelled; their date may therefore lie before this month.',
	},
	{
		id: 'confirmations',
		number: 4,
		from: '1.1',
		until: '1.1',
		text: {
			en: confirmationsSince11,
			zh: '(i) 至 (viii) 項為確認內容的建議格式。上市發行人可按個別情況就不適用的項目予以修訂。如發行人早前已就某證券發行或庫存股份出售或轉讓於根據《主板上市規則》第13.25A條 / 《GEM上市規則》第17.27A條所刊發的報表中作出有關確認，則不需要於此報表再作確認。',
			sure: 'seen',
		},
		plain: plainConfirmations,
	},
	{
		id: 'identical',
		number: 5,
		from: '1.1',
		until: '1.1',
		text: {
			en: `"Identical" means in this context:\n- ${identicalRights}`,
			zh: '在此「相同」指：\n- 證券的面值相同，須繳或繳足的股款亦相同；\n- 證券有權領取同一期間內按同一息率計算的股息/利息，下次派息時每單位應獲派發的股息/利息額亦完全相同（總額及淨額）；及\n- 證券附有相同權益，如不受限制的轉讓、出席會議及於會上投票，並在所有其他方面享有同等權益。',
			sure: 'seen',
		},
		plain: plainIdentical,
	},
	{
		id: 'public-float',
		number: 4,
		from: '1.2',
		// The quotation marks are the form's own, uneven as they are.
		text: {
			en: '"Initial Prescribed Threshold”, "Alternative Threshold” and "market value" have the meanings ascribed thereto under Main Board Rule 13.32A or 19A.28A / GEM Rule 17.37A or 25.21A. See also Main Board Rule 13.32D(4) or 19A.28D(4) / GEM Rule 17.37D(4) or 25.21D(4) on the basis of the public float disclosure.',
			sure: 'seen',
		},
		plain:
			'For each class listed here, say whether enough of it was in public hands at the close of the month, and by which threshold. The Initial Prescribed Threshold is the share of the class, excluding treasury shares, that had to be public at listing, 25 % for most. The Alternative Threshold asks for at least 10 % of the class, excluding treasury shares, with a market value of at least HKD 1 billion; it is not open to PRC issuers with other listed shares, whose H shares have a requirement of their own. Write `public float complied` or `public float not complied`, with `threshold` below it and, where it helps, the percentage and value as `information`.',
	},
	{
		id: 'confirmations',
		number: 5,
		from: '1.2',
		text: { en: confirmationsSince11, sure: 'seen' },
		plain: plainConfirmations,
	},
	{
		id: 'identical',
		number: 6,
		from: '1.2',
		text: { en: `“Identical” means in this context:\n- ${identicalRights}`, sure: 'seen' },
		plain: plainIdentical,
	},
];
