import type { Confirmation, ConfirmationId, FormText, Generation, Generations } from '../types.js';
import { inGeneration } from './editions.js';

export const confirmationIds: readonly ConfirmationId[] = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii'];

/** What section V says before its items. The form prints the note's number in brackets below it. */
export interface Preamble extends Generations {
	readonly text: FormText;
}

const rules =
	'Pursuant to Main Board Rule 13.25C / GEM Rule 17.27C, we hereby confirm to the best knowledge, information and belief that, in relation to each of the securities issued';
const disclosed =
	' by the issuer during the month as set out in Parts III and IV which has not been previously disclosed in a return published under Main Board Rule 13.25A / GEM Rule 17.27A, it has been duly authorised by the board of directors of the listed issuer and carried out in compliance with all applicable listing rules, laws and other regulatory requirements and, insofar as applicable:';

export const preambles: readonly Preamble[] = [
	// v1.0's section V is known to speak of securities issued only; the rest of its wording is taken to be v1.1's.
	{ until: '1.0', text: { en: `${rules}${disclosed}`, sure: 'inferred' } },
	{ from: '1.1', text: { en: `${rules}, or the treasury shares sold or transferred${disclosed}`, sure: 'seen' } },
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
function unchanged(item: ConfirmationId, en: string): readonly Confirmation[] {
	return [
		{ item, until: '1.0', text: { en, sure: 'inferred' } },
		{ item, from: '1.1', text: { en, sure: 'seen' } },
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
			sure: 'seen',
		},
	},
	...unchanged('ii', qualifications),
	...unchanged('iii', letter),
	// The words stayed; the note they refer to moved twice.
	{ item: 'iv', until: '1.0', text: { en: `${identical} (Note 3);`, sure: 'inferred' } },
	{ item: 'iv', from: '1.1', until: '1.1', text: { en: `${identical} (Note 5);`, sure: 'seen' } },
	{ item: 'iv', from: '1.2', text: { en: `${identical} (Note 6);`, sure: 'seen' } },
	...unchanged('v', documents),
	{ item: 'vi', until: '1.0', text: { en: `${title};`, sure: 'inferred' } },
	{ item: 'vi', from: '1.1', text: { en: `${title}, sale or transfer;`, sure: 'seen' } },
	...unchanged('vii', property),
	...unchanged('viii', trustDeed),
];

function of<T extends Generations & { readonly text: FormText }>(rows: readonly T[], generation: Generation): FormText {
	const row = rows.find((candidate) => inGeneration(candidate, generation));
	// The rows cover every generation, which a test holds.
	return row?.text ?? { en: '', sure: 'inferred' };
}

export function confirmationText(item: ConfirmationId, generation: Generation): FormText {
	return of(
		confirmations.filter((confirmation) => confirmation.item === item),
		generation,
	);
}

export function preambleText(generation: Generation): FormText {
	return of(preambles, generation);
}
