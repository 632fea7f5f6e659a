import { defineForm } from '../../server/src/forms/form.js';
import type { Wording } from '../../server/src/forms/types.js';

const seen = (en: string): Wording => ({ en, sure: 'seen' });

/** A form of a few lines, in nothing but its table: a title, a table with a sum, a text, and every kind of value. */
export const tiny = defineForm({
	id: 'T-1',
	name: 'tally',
	opening: 'report',
	editions: [{ id: 'v1.0', generation: '1.0', from: '2020-01' }],
	dated: 'made',
	places: [
		{ id: 'file', kind: 'file', name: 'the report', headings: [seen('Tally of Parcels')] },
		{ id: 'parcel', kind: 'item', parent: 'file', name: 'a parcel', headings: [] },
		{ id: 'bought', kind: 'item', parent: 'file', name: 'a purchase', headings: [] },
		{ id: 'bought total', kind: 'item', parent: 'file', name: 'the purchases', headings: [] },
		{ id: 'exhibit', kind: 'item', parent: 'file', name: 'an exhibit', headings: [] },
	],
	shapes: {
		balance: {
			parts: ['date', 'amount'],
			columns: [
				{ id: 'issued', slot: 'first' },
				{ id: 'treasury', slot: 'second' },
				{ id: 'total', slot: 'equals' },
			],
			syntax: 'a date and a balance',
		},
		'date-or-total': {
			parts: ['date', 'words', 'amount'],
			wants: [['date'], ['words', 'amount']],
			words: ['total'],
			columns: [{ id: 'value', slot: 'first' }],
			syntax: 'a date, or `total` and a number',
		},
		'no-caption': { parts: ['words'], words: ['caption'], syntax: '`caption`' },
	},
	columns: {
		issued: { head: seen('Issued') },
		treasury: { head: seen('Treasury') },
		total: { head: seen('Total') },
	},
	lines: [
		{
			place: 'file',
			keyword: 'report',
			shape: 'edition',
			labels: [seen('T-1')],
			help: 'The form.',
		},
		{
			place: 'file',
			keyword: 'heading',
			shape: 'text',
			required: true,
			labels: [seen('Title of the tally')],
			help: 'Its title.',
		},
		{ place: 'file', keyword: 'made', shape: 'date', labels: [seen('Made on')], help: 'The day it was made.' },
		{ place: 'file', keyword: 'month', shape: 'month', labels: [seen('For the month of')], help: 'The month.' },
		{ place: 'file', keyword: 'number', shape: 'name', labels: [seen('File number')], help: 'The number of the file.' },
		{ place: 'file', keyword: 'annual', shape: 'name', list: 'annual', labels: [seen('Files')], help: 'What it files.' },
		{ place: 'file', keyword: 'opening', shape: 'balance', labels: [seen('Balance before')], help: 'The balance before.' },
		{
			place: 'file',
			keyword: 'parcel',
			shape: 'text',
			opens: 'parcel',
			repeats: true,
			labels: [seen('Parcel')],
			help: 'A parcel; its lines follow.',
		},
		{ place: 'parcel', keyword: 'count', shape: 'number', labels: [seen('Pieces')], help: 'How many.', required: true },
		{ place: 'parcel', keyword: 'price', shape: 'money', labels: [seen('Price')], help: 'What one costs.' },
		{
			place: 'file',
			keyword: 'bought',
			shape: 'date-or-total',
			opens: 'bought',
			opensAt: { total: 'bought total' },
			repeats: true,
			labels: [seen('Purchases')],
			help: 'A purchase, or their total.',
		},
		{ place: 'bought', keyword: 'method', shape: 'text', labels: [seen('Method')], help: 'How.' },
		{ place: 'bought total', keyword: 'holding', shape: 'number', labels: [seen('Held')], help: 'How many are held.' },
		{
			place: 'file',
			keyword: 'exhibit',
			shape: 'name-text',
			opens: 'exhibit',
			repeats: true,
			labels: [seen('Exhibit')],
			help: 'A paper.',
		},
		{ place: 'exhibit', keyword: 'from', shape: 'text', labels: [seen('File')], help: 'Its file.' },
		{ place: 'exhibit', keyword: 'no', shape: 'no-caption', labels: [seen('No caption')], help: 'It has no caption.' },
		{ place: 'file', keyword: 'pieces', shape: 'number', labels: [seen('All pieces')], help: 'The pieces of all parcels.' },
		{ place: 'file', keyword: 'note', shape: 'text', labels: [seen('Note')], help: 'What else there is to say.' },
	],
	identities: [
		{
			id: 'issued-sum',
			place: 'file',
			derived: { line: 'pieces', column: 'value' },
			terms: [{ sign: 1, take: { of: 'items', item: 'parcel', line: 'count' } }],
			formula: 'the pieces, added up = all pieces',
		},
		{
			id: 'shares-total',
			place: 'file',
			derived: { line: 'opening', column: 'total' },
			terms: [
				{ sign: 1, take: { of: 'cell', line: 'opening', column: 'issued' } },
				{ sign: 1, take: { of: 'cell', line: 'opening', column: 'treasury' } },
			],
			formula: 'issued + treasury = total',
		},
	],
	values: [
		{ list: 'annual', text: { en: '20-F', sure: 'seen' } },
		{ list: 'annual', text: { en: '40-F', sure: 'seen' } },
	],
});

export const tally = `report T-1

heading  "Parcels of January"
made     31 January 2026
month    January 2026
number   001-39278
annual   20-F
opening  30 September 2024 1,259,282,577 + 10 = 1,259,282,587

parcel "Books"
  count  12
  price  HKD 5
parcel "Pens"
  count  30

bought 17 October 2024
  method  "On the Exchange"
bought total 12,400
  holding  5

exhibit 99.1 "Monthly Return"
  from  "a.return"
exhibit 99.10
  no caption

pieces   42
note     "All there."
         "Again."
`;
