import type { Note } from '../types.js';

const I = 'I';
const text = (en: string) => ({ en, sure: 'seen' }) as const;

/** As the return of January 2024 prints them (v1.2.5); the older editions are taken to say the same. */
export const notes: readonly Note[] = [
	{
		id: 'price',
		number: 1,
		section: I,
		text: text(
			'Where shares have been issued at more than one issue price per share, a weighted average issue price per share should be given.',
		),
		plain: 'Of several prices the average weighted by the shares.',
	},
	{
		id: 'opening',
		number: 2,
		section: I,
		text: text(
			'Please insert the closing balance date of the last Next Day Disclosure Return published pursuant to Main Board Rule 13.25A / GEM Rule 17.27A or Monthly Return pursuant to Main Board Rule 13.25B / GEM Rule 17.27B, whichever is the later.',
		),
		plain: 'The opening balance is the closing one of the last return of either kind, with its date.',
	},
	{
		id: 'events',
		number: 3,
		section: I,
		text: text(
			"Please set out all changes in issued share capital requiring disclosure pursuant to Main Board Rule 13.25A / GEM Rule 17.27A together with the relevant dates of issue. Each category will need to be disclosed individually with sufficient information to enable the user to identify the relevant category in the listed issuer's Monthly Return. For example, multiple issues of shares as a result of multiple exercises of share options under the same share option scheme or of multiple conversions under the same convertible note must be aggregated and disclosed as one category. However, if the issues resulted from exercises of share options under 2 share option schemes or conversions of 2 convertible notes, these must be disclosed as 2 separate categories.",
		),
		plain: 'One event for each category of the monthly return: exercises under one scheme are one event, under two schemes two.',
	},
	{
		id: 'percent',
		number: 4,
		section: I,
		text: text(
			"The percentage change in the number of issued shares of listed issuer is to be calculated by reference to the listed issuer's total number of shares in issue (excluding for such purpose any shares repurchased or redeemed but not yet cancelled) as it was immediately before the earliest relevant event which has not been disclosed in a Monthly Return or Next Day Disclosure Return.",
		),
		plain: 'The number of shares divided by the shares in issue before it, less those bought back and not cancelled.',
	},
	{
		id: 'market',
		number: 5,
		section: I,
		text: text(
			'Where trading in the shares of the listed issuer has been suspended, “closing market price per share of the immediately preceding business day” should be construed as “closing market price per share of the business day on which the shares were last traded”.',
		),
		plain: 'While trading is suspended it is the price of the last day of trading.',
	},
	{
		id: 'repurchase',
		number: 6,
		section: I,
		text: text(
			'In the context of a repurchase of shares:\n■ “issues of shares” should be construed as “repurchases of shares”; and\n■ “issued shares as a % of existing number of shares before relevant share issue” should be construed as “repurchased shares as a % of existing number of shares before relevant share repurchase”.',
		),
		plain: 'Of a repurchase the columns speak of repurchases.',
	},
	{
		id: 'redemption',
		number: 7,
		section: I,
		text: text(
			'In the context of a redemption of shares:\n■ “issues of shares” should be construed as “redemptions of shares”;\n■ “issued shares as a % of existing number of shares before relevant share issue” should be construed as “redeemed shares as a % of existing number of shares before relevant share redemption”; and\n■ “issue price per share” should be construed as “redemption price per share”.',
		),
		plain: 'Of a redemption the columns speak of redemptions.',
	},
	{
		id: 'closing',
		number: 8,
		section: I,
		text: text('The closing balance date is the date of the last relevant event being disclosed.'),
		plain: 'The closing balance has the date of the last event.',
	},
	{
		id: 'confirmations',
		number: 9,
		section: I,
		text: text('Items (i) to (viii) are suggested forms of confirmation which may be amended to meet individual cases.'),
		plain: 'The eight items are a proposal: confirm those that apply. The form numbers them anew from (i).',
	},
	{
		id: 'identical',
		number: 10,
		section: I,
		text: text(
			'“Identical” means in this context:\n■ the securities are of the same nominal value with the same amount called up or paid up;\n■ they are entitled to dividend/interest at the same rate and for the same period, so that at the next ensuing distribution, the dividend/interest payable per unit will amount to exactly the same sum (gross and net); and\n■ they carry the same rights as to unrestricted transfer, attendance and voting at meetings and rank pari passu in all other respects.',
		),
		plain: 'Same nominal value and amount paid up, same dividend for the same period, same rights.',
	},
	{
		id: 'exchange',
		number: 11,
		section: I,
		text: text('SEHK refers to Stock Exchange of Hong Kong.'),
		plain: 'A class counts as listed only if it is listed in Hong Kong.',
	},
	{
		id: 'method',
		// The form prints the one note of section II without a number.
		number: 1,
		section: 'II',
		text: text(
			'Please state whether on the Exchange, on another stock exchange (stating the name of the exchange), by private arrangement or by general offer.',
		),
		plain: 'How the shares were bought; another exchange is named.',
	},
];
