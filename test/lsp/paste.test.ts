import { expect, test } from 'vitest';
import type { PasteParams, PasteResult } from '../../server/src/lsp/protocol.js';
import type { Client } from './support/client.js';
import { harness } from './support/harness.js';

const { start } = harness();
const uri = 'file:///returns/a.return';
const text = 'return FF301\nmonth 31 December 2024\nclass ORD "Ordinary shares" listed 03896\nsection III.D\n\n';
const row = '2013 Share Award Scheme\t22 February 2013\t0\t\t17,351,974';

const paste = (client: Client, params: Partial<PasteParams> = {}) => {
	const at = { line: 4, character: 0 };
	return client.connection.sendRequest<PasteResult>('monthlyReturn/paste', {
		uri,
		range: { start: at, end: at },
		text: row,
		...params,
	} satisfies PasteParams);
};

test('rows of the form are pasted as lines of the section they are pasted into', async () => {
	const client = await start();
	await client.open(uri, text);
	expect(await paste(client)).toEqual({
		insertText:
			'  for ORD\n    agreement "2013 Share Award Scheme"\n      approved  22 February 2013\n      D1        0\n      issuable  17,351,974',
		title: 'Paste as lines of section III.D',
		complete: true,
	});
	expect(await paste(client, { text: 'some words' })).toBeNull();
	expect(await paste(client, { range: { start: { line: 0, character: 3 }, end: { line: 0, character: 3 } } })).toBeNull();
	expect(await paste(client, { uri: 'file:///returns/unknown.return' })).toBeNull();
});

test('and said in the language of the client', async () => {
	const client = await start({ locale: 'zh-HK' });
	await client.open(uri, text);
	expect((await paste(client))?.title).toBe('貼上為第 III.D 部分的報表行');
});
