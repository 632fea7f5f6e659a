import type { FormLayout } from '../layout.js';
import { headingIn, labelsIn, labelsOfClasses, pagesOf, purchaseTable } from '../nextDay/layout.js';
import { seen } from '../sure.js';
import { introductions, preamble, repurchaseConfirmation } from './confirmations.js';
import { lines, places } from './lines.js';

const { labels, field } = labelsIn(lines);
const heading = headingIn(places);

/** As the return of January 2024 is laid out; one of February 2023 still had the labels of class and type the other way round. */
export const layout: FormLayout = {
	classLabels: labelsOfClasses(
		(section) => `Listed on SEHK ${section === 'I' ? '(Note 11)' : '(Note)'}`,
		({ until }) => until !== undefined && until < '2023-10',
	),
	pages: pagesOf(lines, {
		I: {
			introduction: introductions.I,
			parts: [
				{
					of: 'table',
					item: 'event',
					heads: [
						[
							{ labels: labels('event', undefined, '(Notes') },
							{ labels: labels('event', 'issued') },
							{ labels: labels('event', 'percent') },
							{ labels: labels('event', 'price', '(Notes') },
							{ labels: labels('event', 'market') },
							{ labels: labels('event', 'discount') },
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
				heading('bought'),
				purchaseTable(lines),
				{
					of: 'fields',
					item: 'bought total',
					rows: [[{ labels: [seen('Total number of securities purchased')] }, field('bought total', 'paid')]],
				},
				heading('mandate', { wants: 'mandate' }),
				{
					of: 'fields',
					item: 'mandate',
					numbered: true,
					rows: [[field('mandate', 'repurchased')], [field('mandate', 'percent', { behind: '( (a)', sign: '%' })]],
				},
			],
			confirmation: repurchaseConfirmation,
			notes: seen('Note to Section II:'),
			unnumbered: true,
		},
	}),
};
