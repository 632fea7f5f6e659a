import type { Note } from '../types.js';

const I = 'I';
const II = 'II';
const text = (en: string) => ({ en, sure: 'seen' }) as const;

/** As the returns of June 2025 and February 2026 print them. Each section's are numbered anew. */
export const notes: readonly Note[] = [
	{
		id: 'opening',
		number: 1,
		section: I,
		text: text(
			'Please insert the closing balance date of the last Next Day Disclosure Return published pursuant to Main Board Rule 13.25A / GEM Rule 17.27A or Monthly Return pursuant to Main Board Rule 13.25B / GEM Rule 17.27B, whichever is the later.',
		),
		plain:
			'The opening balance is the closing one of the last return of either kind, with its date. A change that needed no next-day return, and stands in no monthly return yet, is therefore listed here too.',
	},
	{
		id: 'events',
		number: 2,
		section: I,
		text: text(
			"Please set out all changes in issued shares or treasury shares requiring disclosure pursuant to Main Board Rule 13.25A / GEM Rule 17.27A together with the relevant dates of changes. Each category will need to be disclosed individually with sufficient information to enable the user to identify the relevant category in the listed issuer's Monthly Return. For example, multiple issues of shares as a result of multiple exercises of share options under the same share option scheme or of multiple conversions under the same convertible note must be aggregated and disclosed as one category. However, if the issues resulted from exercises of share options under 2 share option schemes or conversions of 2 convertible notes, these must be disclosed as 2 separate categories.",
		),
		plain: 'One event for each category of the monthly return: exercises under one scheme are one event, under two schemes two.',
	},
	{
		id: 'percent',
		number: 3,
		section: I,
		text: text(
			'The percentage change in the number of issued shares (excluding treasury shares) of the listed issuer is to be calculated by reference to the opening balance of the number of issued shares (excluding treasury shares) being disclosed in this Next Day Disclosure Return.',
		),
		plain:
			"The number of shares divided by this return's own opening balance, treasury shares not counted, for every row of A and B.",
	},
	{
		id: 'price',
		number: 4,
		section: I,
		text: text(
			'In the case of a share repurchase or redemption, the “issue/ selling price per share” shall be construed as “repurchase price per share” or “redemption price per share”.\nWhere shares have been issued/ sold/ repurchased/ redeemed at more than one price per share, a volume-weighted average price per share should be given.',
		),
		plain: 'Of several prices the average weighted by volume: what was paid divided by the shares.',
	},
	{
		id: 'closing',
		number: 5,
		section: I,
		text: text('The closing balance date is the date of the last relevant event being disclosed.'),
		plain: 'The closing balance has the date of the last event.',
	},
	{
		id: 'pending',
		number: 6,
		section: I,
		text: text(
			'For repurchase or redemption of shares, disclosure is required when the relevant event has occurred (subject to the provisions of Main Board Rules 10.06(4)(a), 13.25A and 13.31 / GEM Rules 13.13(1), 17.27A and 17.35), even if the repurchased or redeemed shares have not yet been cancelled.\nIf repurchased or redeemed shares are to be cancelled upon settlement of such repurchase or redemption after the closing balance date, they shall remain part of the issued shares as at the closing balance date in Part A. Details of these repurchased or redeemed shares shall be disclosed in Part B.',
		),
		plain:
			'Shares bought and not yet cancelled stay among the issued shares; they are listed in Part B, `pending`, until they are cancelled.',
	},
	{
		id: 'confirmations',
		number: 7,
		section: I,
		text: text(
			'Items (i) to (viii) are suggested forms of confirmation. The listed issuer may amend the item(s) that is/are not applicable to meet individual cases.',
		),
		plain: 'The eight items are a proposal: confirm those that apply. The form numbers them anew from (i).',
	},
	{
		id: 'identical',
		number: 8,
		section: I,
		text: text(
			'“Identical” means in this context:\n- the securities are of the same nominal value with the same amount called up or paid up;\n- they are entitled to dividend/interest at the same rate and for the same period, so that at the next ensuing distribution, the dividend/interest payable per unit will amount to exactly the same sum (gross and net); and\n- they carry the same rights as to unrestricted transfer, attendance and voting at meetings and rank pari passu in all other respects.',
		),
		plain: 'Same nominal value and amount paid up, same dividend for the same period, same rights.',
	},
	{
		id: 'method',
		number: 1,
		section: II,
		text: text(
			'Please state whether the repurchase was made on the Exchange, on another stock exchange (stating the name of the exchange), by private arrangement or by general offer.',
		),
		plain: 'How the shares were bought; another exchange is named.',
	},
	{
		id: 'moratorium',
		number: 2,
		section: II,
		text: text(
			'Subject to the carve-out set out in Main Board Rule 10.06(3)(a)/ GEM Rule 13.12, an issuer may not (i) make a new issue of shares, or a sale or transfer of any treasury shares; or (ii) announce a proposed new issue of shares, or a sale or transfer of any treasury shares, for a period of 30 days after any purchase by it of shares, whether on the Exchange or otherwise, without the prior approval of the Exchange.',
		),
		plain:
			'For 30 days after a purchase the issuer may neither issue shares nor sell treasury shares without the approval of the Exchange.',
	},
];
