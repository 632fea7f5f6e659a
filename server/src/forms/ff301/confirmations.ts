import type { Confirmation, ConfirmationId, Preamble } from '../types.js';

const rules =
	'Pursuant to Main Board Rule 13.25C / GEM Rule 17.27C, we hereby confirm to the best knowledge, information and belief that, in relation to each of the securities issued';
const disclosed =
	' by the issuer during the month as set out in Parts III and IV which has not been previously disclosed in a return published under Main Board Rule 13.25A / GEM Rule 17.27A, it has been duly authorised by the board of directors of the listed issuer and carried out in compliance with all applicable listing rules, laws and other regulatory requirements and, insofar as applicable:';

/** What section V says before its items. The form prints the note's number in brackets below it. */
export const preambles: readonly Preamble[] = [
	// v1.0's section V is known to speak of securities issued only; the rest of its wording is taken to be v1.1's.
	{ until: '1.0', text: { en: `${rules}${disclosed}`, sure: 'inferred' } },
	{
		from: '1.1',
		text: {
			en: `${rules}, or the treasury shares sold or transferred${disclosed}`,
			zh: '根據《主板上市規則》第13.25C條 / 《GEM上市規則》第17.27C條，我們在此確認，據我們所知所信，發行人在本月的每項證券發行或庫存股份出售或轉讓（如第III部及第IV部所述但未曾於根據《主板上市規則》第13.25A條 /《GEM上市規則》第17.27A條所刊發的報表中披露）已獲發行人董事會正式授權批准，並遵照所有適用上市規則、法律及其他監管規定進行，並在適用的情況下：',
			sure: 'seen',
		},
	},
];

const qualifications =
	'all pre-conditions for listing imposed by the Rules Governing the Listing of Securities on The Stock Exchange of Hong Kong Limited under "Qualifications of listing" have been fulfilled;';
const letter =
	'all (if any) conditions contained in the formal letter granting listing of and permission to deal in the securities have been fulfilled;';
const identical = 'all the securities of each class are in all respects identical';
const documents =
	'all documents required by the Companies (Winding Up and Miscellaneous Provisions) Ordinance to be filed with the Registrar of Companies have been duly filed and that compliance has been made with all other legal requirements;';
const title =
	'all the definitive documents of title have been delivered/are ready to be delivered/are being prepared and will be delivered in accordance with the terms of issue';
const property =
	'completion has taken place of the purchase by the issuer of all property shown in the listing document to have been purchased or agreed to be purchased by it and the purchase consideration for all such property has been duly satisfied; and';
const trustDeed =
	'the trust deed/deed poll relating to the debenture, loan stock, notes or bonds has been completed and executed, and particulars thereof, if so required by law, have been filed with the Registrar of Companies.';

/** Items that v1.1 did not have to reword: seen in v1.1 and v1.2, taken to be the same in v1.0. */
function unchanged(item: ConfirmationId, en: string, zh: string): readonly Confirmation[] {
	return [
		{ item, until: '1.0', text: { en, sure: 'inferred' } },
		{ item, from: '1.1', text: { en, zh, sure: 'seen' } },
	];
}

export const confirmations: readonly Confirmation[] = [
	{
		item: 'i',
		until: '1.0',
		text: {
			en: 'all money due to the listed issuer in respect of the issue of securities has been received by it;',
			sure: 'inferred',
		},
	},
	{
		item: 'i',
		from: '1.1',
		text: {
			en: 'all money due to the listed issuer in respect of the issue of securities, or sale or transfer of treasury shares has been received by it;',
			zh: '上市發行人已收取其在是次證券發行或庫存股份出售或轉讓應得的全部款項；',
			sure: 'seen',
		},
	},
	...unchanged(
		'ii',
		qualifications,
		'《香港聯合交易所有限公司證券上市規則》「上市資格」項下所規定有關上市的一切先決條件已全部履行；',
	),
	...unchanged('iii', letter, '批准證券上市買賣的正式函件內所載的所有條件（如有）已予履行；'),
	// The words stayed; the note they refer to moved twice.
	{ item: 'iv', until: '1.0', text: { en: `${identical} (Note 3);`, sure: 'inferred' } },
	{
		item: 'iv',
		from: '1.1',
		until: '1.1',
		text: { en: `${identical} (Note 5);`, zh: '每類證券在各方面均屬相同（註5）；', sure: 'seen' },
	},
	{ item: 'iv', from: '1.2', text: { en: `${identical} (Note 6);`, sure: 'seen' } },
	...unchanged(
		'v',
		documents,
		'《公司（清盤及雜項條文）條例》規定送呈公司註冊處處長存檔的全部文件已經正式存檔，而一切其他法律規定亦已全部遵行；',
	),
	{ item: 'vi', until: '1.0', text: { en: `${title};`, sure: 'inferred' } },
	{
		item: 'vi',
		from: '1.1',
		text: {
			en: `${title}, sale or transfer;`,
			zh: '確實所有權文件按照發行、出售或轉讓條款的規定經已發送/現正準備發送/正在準備中並將會發送；',
			sure: 'seen',
		},
	},
	...unchanged(
		'vii',
		property,
		'發行人的上市文件所示已由其購買或同意購買的全部物業的交易已完成；全部該等物業的購買代價已予繳付；及',
	),
	...unchanged(
		'viii',
		trustDeed,
		'有關債券、借貸股份、票據或公司債券的信託契約/平邊契據經已製備及簽署，有關詳情已送呈公司註冊處處長存檔（如法律如此規定）。',
	),
];
