import type { PlaceRow } from '../form.js';
import { classRows, headRows, signatureRows } from '../rows.js';
import { before, ours, seen, since } from '../sure.js';
import { type Line, since11 } from './rows.js';

/** The return itself, its classes and its signature. */

export const places: readonly PlaceRow[] = [
	{
		id: 'file',
		kind: 'file',
		name: 'the return',
		headings: [
			seen(
				'Monthly Return for Equity Issuer and Hong Kong Depositary Receipts listed under Chapter 19B of the Exchange Listing Rules on Movements in Securities',
				'股份發行人及根據《上市規則》第十九B章上市的香港預託證券發行人的證券變動月報表',
			),
		],
	},
	{ id: 'class', kind: 'item', parent: 'file', name: 'a class', symbol: 'class', onOneLine: true, headings: ours },
];

/** Below the sections. */
export const signature: readonly PlaceRow[] = [
	{ id: 'signed', kind: 'item', parent: 'file', name: 'the signatory', symbol: 'key', headings: ours },
];

export const lines: readonly Line[] = [
	...headRows(
		{
			return: [seen('FF301')],
			issuer: [seen('Name of Issuer:', '公司名稱:')],
			status: [seen('Status:', '狀態:')],
		},
		'The form, and its edition where it is not the one in force for the month.',
		[
			{
				place: 'file',
				keyword: 'month',
				shape: 'date',
				labels: [seen('For the month ended:', '截至月份:')],
				help: 'The last calendar day of the month. The edition of the form hangs on it.',
			},
			{
				place: 'file',
				keyword: 'submitted',
				monthly: true,
				shape: 'date',
				required: true,
				labels: [seen('Date Submitted:', '呈交日期:')],
				help: "The day it is submitted: by 8:30 a.m. on the fifth business day after the month's end (Main Board Rule 13.25B / GEM Rule 17.27B).",
			},
		],
		{ monthly: true },
	),
	...classRows({
		class: [seen('Class of shares', '股份分類')],
		type: [seen('Type of shares', '股份類別')],
		listed: [
			since('1.1', seen('Listed on the Exchange (Note 1)', '於香港聯交所上市 (註1)')),
			before('1.0', seen('Listed on SEHK (Note 1)', '於香港聯交所上市 (註1)')),
		],
		notes: ['exchange'],
		counter: [seen('Multi-counter stock code')],
		description: [seen('Description', '說明')],
	}),
	{
		place: 'file',
		keyword: 'totals',
		monthly: true,
		shape: 'nothing',
		opens: 'totals',
		repeats: true,
		labels: ours,
		help: 'Opens the grand totals of section III, which the form prints below (E).',
	},
	...signatureRows({
		signed: { labels: since11('Submitted by:', '呈交者：') },
		title: {
			labels: since11(
				'Title: (Director, Secretary or other Duly Authorised Officer)',
				'職銜： (董事、秘書或其他獲正式授權的人員)',
			),
		},
	}),
];
