import { confirmationsOf } from '../nextDay/confirmations.js';
import type { FormText } from '../types.js';

/** As Hesai's and Knowledge Atlas's returns print all eight. */
export const confirmations = confirmationsOf({
	i: 'all money due to the listed issuer in respect of the issue of shares, or sale or transfer of treasury shares has been received by it;',
	ii: 'all pre-conditions for the listing imposed by the Main Board Rules / GEM Rules under "Qualifications of listing" have been fulfilled;',
	note: 8,
	vi: 'all the definitive documents of title have been delivered/are ready to be delivered/are being prepared and will be delivered in accordance with the terms of issue, sale or transfer;',
	sure: 'seen',
});

/** What stands above the items, and its note's number below it. */
export const preamble: { readonly text: FormText; readonly note: number } = {
	text: {
		en: 'Pursuant to Main Board Rule 13.25C / GEM Rule 17.27C, we hereby confirm to the best knowledge, information and belief that, in relation to each issue of shares or sale or transfer of treasury shares as set out in Section I, it has been duly authorised by the board of directors of the listed issuer and carried out in compliance with all applicable listing rules, laws and other regulatory requirements and, insofar as applicable:',
		sure: 'seen',
	},
	note: 7,
};

/** Section II's confirmation, with the Explanatory Statement's date. */
export const repurchaseConfirmation: FormText = {
	en: 'We hereby confirm that the repurchases made on the Exchange set out in Part A above were made in accordance with the Main Board Rules / GEM Rules and that there have been no material changes to the particulars contained in the Explanatory Statement dated {date} which has been filed with the Exchange.',
	sure: 'seen',
};

/** The sentence at the head of each section. */
export const introductions: Readonly<Record<'I' | 'II' | 'III', FormText>> = {
	I: {
		en: 'Section I must be completed by a listed issuer where there has been a change in its issued shares or treasury shares which is discloseable pursuant to rule 13.25A of the Rules Governing the Listing of Securities on The Stock Exchange of Hong Kong Limited (the “Exchange”) (the “Main Board Rules”) or rule 17.27A of the Rules Governing the Listing of Securities on GEM of the Exchange (the “GEM Rules”).',
		sure: 'seen',
	},
	II: {
		en: 'Section II must also be completed by a listed issuer where it has made a repurchase of shares which is discloseable under Main Board Rule 10.06(4)(a) / GEM Rule 13.13(1).',
		sure: 'seen',
	},
	III: {
		en: 'Section III must also be completed by a listed issuer where it has made a sale of treasury shares on the Exchange or any other stock exchange on which the issuer is listed which is discloseable under Main Board Rule 10.06B / GEM Rule 13.14B.',
		sure: 'seen',
	},
};
