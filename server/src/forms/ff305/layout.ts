import type { FormLayout } from '../layout.js';
import { headingIn, labelsIn, labelsOfClasses, pagesOf, purchaseTable } from '../nextDay/layout.js';
import { seen } from '../sure.js';
import { introductions, preamble, repurchaseConfirmation } from './confirmations.js';
import { columns, lines, places } from './lines.js';

const { labels, field } = labelsIn(lines);
const heading = headingIn(places);

/** As the returns of June 2025 and February 2026 are laid out. */
export const layout: FormLayout = {
	classLabels: labelsOfClasses(() => 'Listed on the Exchange'),
	pages: pagesOf(lines, {
		I: {
			introduction: introductions.I,
			parts: [
				heading('event'),
				{
					of: 'table',
					item: 'event',
					heads: [
						[
							{ labels: labels('event'), rows: 2 },
							{ labels: [seen('Changes in issued shares\n(excluding treasury shares)')], columns: 2 },
							{ labels: [seen('Changes in treasury shares')] },
							{ labels: labels('event', 'price'), rows: 2 },
							{ labels: [columns.total.head], rows: 2 },
						],
						[
							{ labels: labels('event', 'issued') },
							{ labels: labels('event', 'percent') },
							{ labels: labels('event', 'treasury') },
						],
					],
					balances: ['opening', 'closing'],
					columns: [
						{ width: 236, below: [{ line: 'specify' }, { line: 'on', labelled: true }] },
						{ width: 81, line: 'issued', balance: 'issued' },
						{ width: 80, line: 'percent', sign: '%' },
						{ width: 80, line: 'treasury', balance: 'treasury' },
						{ width: 90, line: 'price' },
						{ width: 81, balance: 'total' },
					],
				},
				heading('pending', { none: 'pending' }),
				{
					of: 'table',
					item: 'pending',
					heads: [],
					columns: [
						{ width: 397, below: [{ line: 'specify' }, { line: 'on', labelled: true }] },
						{ width: 81, line: 'shares' },
						{ width: 80, line: 'percent', sign: '%' },
						{ width: 90, line: 'price' },
					],
				},
			],
		},
		confirmation: { heading: seen('Confirmation'), preamble: preamble.text, note: preamble.note },
		II: {
			introduction: introductions.II,
			heading: seen('Repurchase report'),
			parts: [
				heading('bought'),
				purchaseTable(lines),
				{
					of: 'fields',
					item: 'bought total',
					rows: [
						[{ labels: [seen('Total number of shares repurchased')] }, field('bought total', 'paid')],
						[field('bought total', 'cancelling')],
						[field('bought total', 'holding')],
					],
				},
				heading('mandate', { wants: 'mandate' }),
				{
					of: 'fields',
					item: 'mandate',
					numbered: true,
					rows: [
						[field('mandate')],
						[field('mandate', 'authorised')],
						[field('mandate', 'repurchased')],
						[field('mandate', 'percent', { behind: '(a) x', sign: '%' })],
						[
							field('mandate', 'moratorium', {
								behind: '(Note',
								leftOut: 'moratorium',
								before: seen('Up to'),
							}),
						],
					],
				},
			],
			confirmation: repurchaseConfirmation,
			notes: seen('Notes to Section II:'),
		},
		III: {
			introduction: introductions.III,
			heading: seen('Report of on-market sale of treasury shares'),
		},
	}),
};
