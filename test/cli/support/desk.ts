import type { harness } from '../../lsp/support/harness.js';
import { archive, archiveFile, archiveReturn } from '../../support/archive.js';

/** Rules of a file with movements, and its headings. */
export const rules = {
	columns: {
		issuer: 'Stock code',
		date: 'Trade date',
		kind: 'Type',
		shares: 'Qty',
		price: 'Price',
		currency: 'Ccy',
		item: 'Plan',
		reference: 'Ref',
	},
	dates: 'DD/MM/YYYY',
	kinds: { 'BUY BACK': 'buyback treasury', EXERCISE: 'exercise', LAPSE: 'lapse' },
	ignore: ['DIVIDEND'],
	items: { SOS20: '2020 Share Option Scheme' },
};
export const heads = 'Stock code,Trade date,Type,Qty,Price,Ccy,Plan,Ref';

/** Makes a desk of so many issuers, whose November is begun, with `rules.json` and whatever else. */
export function deskIn(folder: ReturnType<typeof harness>['folder']) {
	return (issuers: number, more: Record<string, string | Uint8Array> = {}) => {
		const files: Record<string, string | Uint8Array> = archive(issuers);
		for (let issuer = 0; issuer < issuers; issuer++) files[archiveFile(issuer, '2026-11')] = archiveReturn(issuer, '2026-11', {});
		return folder({ ...files, 'rules.json': JSON.stringify(rules), ...more });
	};
}
