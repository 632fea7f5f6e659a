import type { FormLayout } from '../layout.js';
import { labelsOfClasses, pagesOf, purchaseTable } from '../nextDay/layout.js';
import { seen } from '../nextDay/lines.js';
import { introductions, preamble, repurchaseConfirmation } from './confirmations.js';

/** As the return of January 2024 is laid out; one of February 2023 still had the labels of class and type the other way round. */
export const layout: FormLayout = {
	classLabels: labelsOfClasses(
		(section) => `Listed on SEHK ${section === 'I' ? '(Note 11)' : '(Note)'}`,
		({ until }) => until !== undefined && until < '2023-10',
	),
	pages: pagesOf({
		I: {
			introduction: introductions.I,
			parts: [
				{
					of: 'table',
					item: 'event',
					heads: [
						[
							{ label: seen('Issues of shares\n(Notes 6 and 7)') },
							{ label: seen('No. of shares') },
							{
								label: seen(
									'Issued shares as a % of existing number of issued shares before relevant share issue (Notes 4, 6 and 7)',
								),
							},
							{ label: seen('Issue price per share\n(Notes 1 and 7)') },
							{ label: seen('Closing market price per share of the immediately preceding business day (Note 5)') },
							{ label: seen('% discount(-)/ premium of issue price to market price (Note 7)') },
						],
					],
					balances: ['opening', 'closing'],
					columns: [
						{ width: 236, below: [{ line: 'specify' }, { line: 'on', labelled: true }] },
						{ width: 90, line: 'issued', balance: 'issued' },
						{ width: 85, line: 'percent', sign: '%' },
						{ width: 80, line: 'price' },
						{ width: 80, line: 'market' },
						{ width: 80, line: 'discount', sign: '%' },
					],
				},
			],
		},
		confirmation: { preamble: preamble.text, note: preamble.note },
		II: {
			introduction: introductions.II,
			heading: seen(
				'The issuer has Purchase report or additional information for issuer whose primary listing is on the Exchange',
			),
			parts: [
				{ of: 'heading', text: seen('A. Purchase report') },
				purchaseTable(
					'Trading date',
					'Number of securities purchased',
					'Method of purchase (Note)',
					'Price per share or highest price paid $',
					'Lowest price paid $',
					'Total paid $',
				),
				{
					of: 'fields',
					item: 'bought total',
					rows: [[{ label: seen('Total number of securities purchased') }, { label: seen('Total paid $'), line: 'paid' }]],
				},
				{
					of: 'heading',
					text: seen('B. Additional information for issuer whose primary listing is on the Exchange'),
					wants: 'mandate',
				},
				{
					of: 'fields',
					item: 'mandate',
					numbered: true,
					rows: [
						[
							{
								label: seen(
									'Number of such securities purchased on the Exchange in the year to date (since ordinary resolution) (a)',
								),
								line: 'repurchased',
							},
						],
						[
							{
								label: seen(
									'% of number of shares in issue at time ordinary resolution passed acquired on the Exchange since date of resolution\n( (a) x 100 )/ Number of shares in issue',
								),
								line: 'percent',
								sign: '%',
							},
						],
					],
				},
			],
			confirmation: repurchaseConfirmation,
			notes: seen('Note to Section II:'),
			unnumbered: true,
		},
	}),
};
