import { type PlaceRow, titles } from '../form.js';
import { before, type Line, ours, seen, since, since11 } from './rows.js';

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

const listed = [
	since('1.1', seen('Listed on the Exchange (Note 1)', '於香港聯交所上市 (註1)')),
	before('1.0', seen('Listed on SEHK (Note 1)', '於香港聯交所上市 (註1)')),
];

export const lines: readonly Line[] = [
	{
		place: 'file',
		keyword: 'return',
		shape: 'edition',
		labels: [seen('FF301')],
		help: 'The form, and its edition where it is not the one in force for the month.',
	},
	{
		place: 'file',
		keyword: 'issuer',
		shape: 'text',
		required: true,
		labels: [seen('Name of Issuer:', '公司名稱:')],
		help: "The issuer's name as the form prints it, a subtitle included.",
	},
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
	{
		place: 'file',
		keyword: 'status',
		monthly: true,
		shape: 'text',
		seldom: true,
		ifLeftOut: 'New Submission',
		list: 'status',
		labels: [seen('Status:', '狀態:')],
		help: 'Left out, it is a New Submission. A corrected return is a Resubmission: a whole return again.',
	},
	{
		place: 'file',
		keyword: 'class',
		shape: 'class',
		opens: 'class',
		lasts: true,
		repeats: true,
		list: 'class',
		labels: [seen('Class of shares', '股份分類')],
		help: 'A class of shares, under a short name of your own that `for` uses below.',
	},
	{
		place: 'class',
		keyword: 'type',
		shape: 'text',
		ifLeftOut: 'Not applicable',
		list: 'type',
		labels: [seen('Type of shares', '股份類別')],
		help: 'The type of shares; left out, the form prints "Not applicable".',
	},
	{
		place: 'class',
		keyword: 'listed',
		shape: 'code',
		instead: 'unlisted',
		notes: ['exchange'],
		labels: listed,
		help: 'Listed on the Exchange, under this stock code of five digits.',
	},
	{
		place: 'class',
		keyword: 'unlisted',
		shape: 'optional-code',
		instead: 'listed',
		notes: ['exchange'],
		labels: listed,
		help: 'Not listed on the Exchange. A code may follow: an A share line has six digits, and an unlisted class may print that of the listed one.',
	},
	{
		place: 'class',
		keyword: 'counter',
		shape: 'counter',
		repeats: true,
		seldom: true,
		labels: [seen('Multi-counter stock code')],
		help: 'Another counter of the class: its stock code, its currency and, where wanted, a description.',
	},
	{
		place: 'class',
		keyword: 'description',
		shape: 'text',
		asked: true,
		labels: [seen('Description', '說明')],
		help: 'What tells the class apart; wanted where class or type is "Other … (specify in description)".',
	},
	{
		place: 'file',
		keyword: 'section',
		shape: 'section',
		repeats: true,
		labels: ours,
		help: "Opens a section of the form; `not applicable` ticks the form's box.",
	},
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
	{
		place: 'file',
		keyword: 'signed',
		shape: 'text',
		opens: 'signed',
		required: true,
		last: true,
		labels: since11('Submitted by:', '呈交者：'),
		help: 'Who submits the return.',
	},
	{
		place: 'signed',
		keyword: 'title',
		shape: 'text',
		required: true,
		labels: since11('Title: (Director, Secretary or other Duly Authorised Officer)', '職銜： (董事、秘書或其他獲正式授權的人員)'),
		help: 'The capacity in which they do: a Director, Secretary or other Duly Authorised Officer.',
		usual: titles,
	},
];
