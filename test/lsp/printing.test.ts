import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PreviewResult, RenderResult, YearResult } from '../../server/src/lsp/protocol.js';
import { type Client, patience } from './support/client.js';
import { harness } from './support/harness.js';
import { kingsoft, place, small } from './support/returns.js';

const { start, folder } = harness();
const uri = 'file:///returns/kingsoft.return';

const ask = <R>(client: Client, method: string, params: object) =>
	client.connection.sendRequest<R>(`monthlyReturn/${method}`, { uri, ...params });
const preview = (client: Client, params: object = {}) => ask<PreviewResult>(client, 'preview', { language: 'en', ...params });
const page = (preview: PreviewResult, id: string) => preview?.pages.find((one) => one.id === id)?.html ?? '';

describe('the preview', () => {
	test('is the form page by page, of the version that is open', async () => {
		const client = await start();
		await client.open(uri, kingsoft);
		const before = await preview(client);
		expect(before?.version).toBe(1);
		expect(page(before, 'II')).toContain('3,805,284,801');
		const { end } = place(kingsoft, 'closing  3,805,284,801');
		await client.change(uri, { range: { start: { ...end, character: end.character - 2 }, end }, text: '10' });
		const after = await preview(client);
		expect(after?.version).toBe(2);
		expect(page(after, 'II')).toMatch(/class="[^"]*marked error[^"]*"[^>]*>3,805,284,810</);
		expect(page(after, 'findings')).toContain('3,805,284,801');
		const changed = after?.pages.filter(({ html }, index) => html !== before?.pages[index]?.html).map(({ id }) => id);
		// Findings are numbered over the whole form, so another page may change its numbers; that before the edit cannot.
		expect(changed).toEqual(expect.arrayContaining(['II', 'findings']));
		expect(changed).not.toContain('I');
	});

	test('has what is known of a cell that is written: its line and its columns', async () => {
		const client = await start();
		await client.open(uri, kingsoft);
		const { line } = place(kingsoft, 'closing  3,805,284,801').start;
		expect(page(await preview(client), 'II')).toContain(`data-line="${line}" data-column="13" data-end="26"`);
	});

	test('speaks Chinese where the form does', async () => {
		const client = await start();
		await client.open(uri, kingsoft);
		const [english, chinese] = [await preview(client), await preview(client, { language: 'zh' })];
		expect(page(chinese, 'II')).not.toBe(page(english, 'II'));
	});

	test('of a document that is not known is none', async () => {
		const client = await start();
		expect(await preview(client)).toBeNull();
		expect(await ask(client, 'year', { language: 'en' })).toBeNull();
		expect(await ask(client, 'render', { to: 'txt' })).toBeNull();
	});
});

test('the year has the months of the issuer that are in the workspace, and of no other', async () => {
	const { uri: root } = folder({
		'a/2025-11.return': small({ closing: '1,100,000,000' }),
		'a/2025-10.return': small({ month: '31 October 2025', closing: '1,000,000,000' }),
		'a/2025-12.return': small({ month: '31 December 2025', opening: '1,100,000,000', closing: '1,250,000,000' }),
		'b/2025-12.return': small({ issuer: 'Another Limited', month: '31 December 2025', opening: '777,000,000' }),
	});
	const client = await start({ folders: [root] });
	const of = `${root}/a/2025-12.return`;
	await client.open(of, small({ month: '31 December 2025', opening: '1,100,000,000', closing: '1,250,000,000' }));
	let html = '';
	for (
		const end = Date.now() + patience;
		!(html.includes('1,000,000,000') && html.includes('1,100,000,000')) && Date.now() < end;
	) {
		html = (await client.connection.sendRequest<YearResult>('monthlyReturn/year', { uri: of, language: 'en' }))?.html ?? '';
	}
	for (const text of ['October 2025', 'November 2025', 'December 2025', '1,100,000,000', '1,250,000,000'])
		expect(html).toContain(text);
	expect(html).not.toContain('777,000,000');
	expect(html).not.toContain('Another Limited');
});

test('the year is Chinese in all it says where the form is, and English again after it', async () => {
	const client = await start();
	const uri = 'file:///returns/harbour-lights-2026-01.return';
	await client.open(uri, readFileSync('samples/harbour-lights-2026-01.return', 'utf8'));
	const year = async (language: 'en' | 'zh') =>
		(await client.connection.sendRequest<YearResult>('monthlyReturn/year', { uri, language }))?.html ?? '';
	const english = await year('en');
	expect(english).toContain('Shares at the end of the month');
	const chinese = await year('zh');
	// What is left in Latin letters are names that nobody gave in Chinese.
	const said = chinese.replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' ').match(/[A-Za-z]{3,}/g) ?? [];
	expect(said.filter((word) => !['WVR', 'ordinary', 'shares'].includes(word))).toEqual([]);
	expect(await year('en')).toBe(english);
});

test.each([
	['html', /^<!DOCTYPE html>[\s\S]*3,805,284,801/],
	['txt', /Monthly Return for Equity Issuer[\s\S]*3,805,284,801/],
	['md', /Monthly Return for Equity Issuer[\s\S]*3,805,284,801/],
	['json', /"3805284801"/],
	['document', /^\{[\s\S]*"3,805,284,801"/],
])('a return is rendered to %s', async (to, content) => {
	const client = await start();
	await client.open(uri, kingsoft);
	expect((await ask<RenderResult>(client, 'render', { to }))?.content).toMatch(content);
});
