import type { FormLayout } from '../layout.js';
import { labelsOfClasses, pagesOf, purchaseTable } from '../nextDay/layout.js';
import { seen } from '../nextDay/lines.js';
import { introductions, preamble, repurchaseConfirmation } from './confirmations.js';

/** As the returns of June 2025 and February 2026 are laid out. */
export const layout: FormLayout = {
	classLabels: labelsOfClasses(() => 'Listed on the Exchange'),
	pages: pagesOf({
		I: {
			introduction: introductions.I,
			parts: [
				{ of: 'heading', text: seen('A. Changes in issued shares or treasury shares') },
				{
					of: 'table',
					item: 'event',
					heads: [
						[
							{ label: seen('Events'), rows: 2 },
							{ label: seen('Changes in issued shares\n(excluding treasury shares)'), columns: 2 },
							{ label: seen('Changes in treasury shares') },
							{ label: seen('Issue/ selling price per share (Note 4)'), rows: 2 },
							{ label: seen('Total number of issued shares'), rows: 2 },
						],
						[
							{ label: seen('Number of issued shares (excluding treasury shares)') },
							{
								label: seen(
									'As a % of existing number of issued shares (excluding treasury shares) before the relevant event (Note 3)',
								),
							},
							{ label: seen('Number of treasury shares') },
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
				{
					of: 'heading',
					text: seen(
						'B. Shares redeemed or repurchased for cancellation but not yet cancelled as at the closing balance date (Notes 5 and 6)',
					),
					none: 'pending',
				},
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
				{ of: 'heading', text: seen('A. Repurchase report') },
				purchaseTable(
					'Trading date',
					'Number of shares repurchased',
					'Method of repurchase (Note 1)',
					'Repurchase price per share or highest repurchase price per share $',
					'Lowest repurchase price per share $',
					'Aggregate price paid $',
				),
				{
					of: 'fields',
					item: 'bought total',
					rows: [
						[{ label: seen('Total number of shares repurchased') }, { label: seen('Aggregate price paid $'), line: 'paid' }],
						[{ label: seen('Number of shares repurchased for cancellation'), line: 'cancelling' }],
						[{ label: seen('Number of shares repurchased for holding as treasury shares'), line: 'holding' }],
					],
				},
				{
					of: 'heading',
					text: seen('B. Additional information for issuer who has a primary listing on the Exchange'),
					wants: 'mandate',
				},
				{
					of: 'fields',
					item: 'mandate',
					numbered: true,
					rows: [
						[{ label: seen('Date of the resolution granting the repurchase mandate') }],
						[
							{
								label: seen('Total number of shares which the issuer is authorised to repurchase under the repurchase mandate'),
								line: 'authorised',
							},
						],
						[
							{
								label: seen(
									'Number of shares repurchased on the Exchange or another stock exchange under the repurchase mandate (a)',
								),
								line: 'repurchased',
							},
						],
						[
							{
								label: seen(
									'As a % of number of issued shares (excluding treasury shares) as at the date of the resolution granting the repurchase mandate\n(a) x 100 / number of issued shares (excluding treasury shares) as at the date of the resolution granting the repurchase mandate',
								),
								line: 'percent',
								sign: '%',
							},
						],
						[
							{
								label: seen(
									'Moratorium period for any issue of new shares, or sale or transfer of treasury shares after the share repurchase(s) set out in Part A\n(Note 2)',
								),
								line: 'moratorium',
								leftOut: 'moratorium',
								before: seen('Up to'),
							},
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
