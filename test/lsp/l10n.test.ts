import { describe, expect, test } from 'vitest';
import { readJson } from '../support/l10n.js';
import { harness } from './support/harness.js';
import { kingsoft, ofCheck } from './support/returns.js';

const { start, spawn } = harness();
const uri = 'file:///returns/kingsoft.return';
const broken = kingsoft.replace('closing  3,805,284,801 + 0 = 3,805,284,801', 'closing  3,805,284,801 + 0 = 3,805,284,802');

const english = 'closing total is 1 too high: 3,805,284,802, should be 3,805,284,801';
const traditional = 'closing 總數 多了 1：現為 3,805,284,802，應為 3,805,284,801';
const simplified = 'closing 总数 多了 1：现为 3,805,284,802，应为 3,805,284,801';

type Started = Awaited<ReturnType<typeof start>>;

async function message(client: Started): Promise<unknown> {
	await client.open(uri, broken);
	return ofCheck(await client.diagnostics(uri, 1), 'shares-total')[0]?.message;
}

describe('the server speaks', () => {
	test.each([
		['zh-tw', traditional],
		['zh-cn', simplified],
	])('%s where the client hands in the translation', async (language, expected) => {
		const bundle = readJson(`l10n/bundle.l10n.${language}.json`);
		expect(await message(await start({ initializationOptions: { l10n: { bundle } } }))).toContain(expected);
	});

	test.each([
		['zh-tw', traditional],
		['zh-Hant-HK', traditional],
		['zh-cn', simplified],
		['en', english],
		['fr', english],
	])('as the locale %s asks, with the translation it ships with', async (locale, expected) => {
		expect(await message(await start({ locale }))).toContain(expected);
	});

	test('English where nobody asks for more', async () => {
		expect(await message(await start())).toContain(english);
	});

	test.each([null, 'zh-tw', { bundle: 'zh-tw' }, { bundle: null }, { bundle: { 'Write {0}': 1 } }])(
		'English where what is handed in is no translation: %j',
		async (l10n) => {
			expect(await message(await start({ initializationOptions: { l10n } }))).toContain(english);
		},
	);

	test('as the environment has it, where the client names no locale', async () => {
		const client = spawn(undefined, { ...process.env, LC_ALL: 'zh_HK.UTF-8' });
		await client.initialize();
		expect(await message(client)).toContain(traditional);
	});

	test('fixes and hovers in the language of the findings', async () => {
		const client = await start({ locale: 'zh-tw' });
		const line = broken.split('\n').findIndex((text) => text.includes('3,805,284,802'));
		await client.open(uri, broken);
		const [finding] = ofCheck(await client.diagnostics(uri, 1), 'shares-total');
		const actions = await client.request<{ title: string }[]>('textDocument/codeAction', {
			textDocument: { uri },
			range: finding?.range,
			context: { diagnostics: [finding] },
		});
		expect(actions.map(({ title }) => title)).toContain('將 closing 總數 改為 3,805,284,801');
		expect(actions.map(({ title }) => title)).toContain('計算所有總計');
		const hover = await client.request<{ contents: { value: string } }>('textDocument/hover', {
			textDocument: { uri },
			position: { line, character: 6 },
		});
		expect(hover.contents.value).toContain('本月底的股份：已發行股份（不包括庫存股份）+ 庫存股份 = 已發行股份總數。');
	});
});
