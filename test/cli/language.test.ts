import { expect, test } from 'vitest';
import { commandLine } from './support/cli.js';

const run = commandLine();
const text = 'month 30 June 2025\n';
const inEnglish = 'A return begins with the line “return FF301”.';
const inTraditional = '月報表須以 「return FF301」 一行開首。';
const inSimplified = '月报表须以 “return FF301” 一行开头。';

test.each([
	[['--language', 'zh-hant'], {}, inTraditional],
	[['--language=zh-hans'], {}, inSimplified],
	[['--language', 'ZH-Hans'], {}, inSimplified],
	[['--language', 'en'], { LC_ALL: 'zh_HK.UTF-8' }, inEnglish],
	[[], { LC_ALL: 'zh_HK.UTF-8' }, inTraditional],
	[[], { LC_ALL: '', LC_MESSAGES: 'zh_TW' }, inTraditional],
	[[], { LC_ALL: '', LC_MESSAGES: '', LANG: 'zh_CN.UTF-8' }, inSimplified],
	[[], { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, inEnglish],
	[[], { LC_ALL: 'de_DE.UTF-8' }, inEnglish],
])('check %j with %j', async (options, env, expected) => {
	const { stdout } = await run(['check', ...options, '--format', 'json', '-'], { stdin: text, env });
	expect(stdout).toContain(expected);
});

test('before the command too', async () => {
	const { stdout } = await run(['--language', 'zh-hant', 'check', '-'], { stdin: text });
	expect(stdout).toContain(` 警告 ${inTraditional}`);
	expect(stdout).toMatch(/\n1 個檔案：\d+ 項警告\n$/);
});

test('none, or another, is wrong usage', async () => {
	expect(await run(['check', '-', '--language'], { stdin: text })).toMatchObject({
		code: 2,
		stderr: expect.stringContaining('--language needs a value'),
	});
	expect(await run(['check', '--language', 'fr', '-'], { stdin: text })).toMatchObject({
		code: 2,
		stderr: expect.stringContaining("--language is one of en, zh-hant, zh-hans, not 'fr'"),
	});
});

test('behind -- it is a path', async () => {
	const { code, stderr } = await run(['check', '--', '--language']);
	expect(code).toBe(2);
	expect(stderr).not.toContain('needs a value');
});
