import { confirmationsOf } from '../nextDay/confirmations.js';
import type { FormText } from '../types.js';

/** One item was seen, “identical”. The others are taken to be the monthly return's of those years. */
export const confirmations = confirmationsOf({
	i: 'all money due to the listed issuer in respect of the issue of securities has been received by it;',
	ii: 'all pre-conditions for the listing imposed by the Main Board Listing Rules / GEM Listing Rules under "Qualifications of listing" have been fulfilled;',
	note: 10,
	vi: 'all the definitive documents of title have been delivered/are ready to be delivered/are being prepared and will be delivered in accordance with the terms of issue;',
	sure: 'inferred',
});

/** What stands above the items, and its note's number below it. */
export const preamble: { readonly text: FormText; readonly note: number } = {
	text: {
		en: 'We hereby confirm to the best knowledge, information and belief that, in relation to each issue of securities as set out in Section I, it has been duly authorised by the board of directors of the listed issuer and, insofar as applicable:',
		sure: 'seen',
	},
	note: 9,
};

/** Section II's confirmation, with the Explanatory Statement's date. */
export const repurchaseConfirmation: FormText = {
	en: 'We hereby confirm that the repurchases set out in A above which were made on the Exchange were made in accordance with the Main Board Listing Rules / GEM Listing Rules and that there have been no material changes to the particulars contained in the Explanatory Statement dated {date} which has been filed with the Exchange. We also confirm that any purchases set out in A above which were made on another stock exchange were made in accordance with the domestic rules applying to purchases made on that other exchange.',
	sure: 'seen',
};

/** The sentence at the head of each section. */
export const introductions: Readonly<Record<'I' | 'II', FormText>> = {
	I: {
		en: 'Section I must be completed by a listed issuer where there has been a change in its issued share capital which is discloseable pursuant to rule 13.25A of the Main Board Rules (the “Main Board Listing Rules”) / rule 17.27A of the GEM Rules (the “GEM Listing Rules”) Governing the Listing of Securities on The Stock Exchange of Hong Kong Limited (the “Exchange”)',
		sure: 'seen',
	},
	II: {
		en: 'Section II must also be completed by a listed issuer where it has made a repurchase of shares which is discloseable under Main Board Rule 10.06(4)(a) / GEM Rule 13.13(1).',
		sure: 'seen',
	},
};
