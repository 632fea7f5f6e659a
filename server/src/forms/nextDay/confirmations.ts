import type { Confirmation, FormText, Sureness } from '../types.js';

/** What both forms let an issuer confirm; they print what applies with numbers anew from (i). */

export interface Items {
	readonly i: string;
	readonly ii: string;
	/** The number of the note that says what “identical” means. */
	readonly note: number;
	readonly vi: string;
	/** Only the item in which they are the same was seen, of the older form. */
	readonly sure: Sureness;
}

export function confirmationsOf({ i, ii, note, vi, sure }: Items): readonly Confirmation[] {
	const text = (en: string, how: Sureness = sure): FormText => ({ en, sure: how });
	return [
		{ item: 'i', text: text(i) },
		{ item: 'ii', text: text(ii) },
		{
			item: 'iii',
			text: text(
				'all (if any) conditions contained in the formal letter granting listing of and permission to deal in the securities have been fulfilled;',
			),
		},
		{ item: 'iv', text: text(`all the securities of each class are in all respects identical (Note ${note});`, 'seen') },
		{
			item: 'v',
			text: text(
				'all documents required by the Companies (Winding Up and Miscellaneous Provisions) Ordinance to be filed with the Registrar of Companies have been duly filed and that compliance has been made with all other legal requirements;',
			),
		},
		{ item: 'vi', text: text(vi) },
		{
			item: 'vii',
			text: text(
				'completion has taken place of the purchase by the issuer of all property shown in the listing document to have been purchased or agreed to be purchased by it and the purchase consideration for all such property has been duly satisfied; and',
			),
		},
		{
			item: 'viii',
			text: text(
				'the trust deed/deed poll relating to the debenture, loan stock, notes or bonds has been completed and executed, and particulars thereof, if so required by law, have been filed with the Registrar of Companies.',
			),
		},
	];
}
