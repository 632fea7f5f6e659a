import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { harness } from '../lsp/support/harness.js';
import { kingsoft } from '../lsp/support/returns.js';
import { root } from '../support/bundles.js';
import { chineseFont } from '../support/font.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
const { folder } = harness();
const chinese = readFileSync(`${root}/samples/harbour-lights-2026-01.return`, 'utf8');

/** What is said of a Chinese print whose edition has labels that are known in English alone. */
const inEnglish = '65 of the 124 labels of the form have no known Chinese and stand in English.\n';

describe('render', () => {
	test.each([
		['html', '<!DOCTYPE html>'],
		['txt', 'FF301'],
		['md', '# Monthly Return for Equity Issuer'],
		['json', '"form": "FF301"'],
	])('--to %s goes to standard output', async (format, wanted) => {
		const { path: cwd } = folder({ 'a.return': kingsoft });
		const { code, stdout, stderr } = await run(['render', 'a.return', '--to', format], { cwd });
		expect([code, stderr]).toEqual([0, '']);
		expect(stdout).toContain(wanted);
		expect(stdout.replaceAll(',', '')).toContain('3805284801');
		const piped = await run(['render', '-', '--to', format], { cwd, stdin: kingsoft });
		expect(piped).toEqual({ code, stdout, stderr });
	});

	// The printing is a bundle of its own: what it compares of a snapshot was made in another.
	test.each(['html', 'txt', 'md', 'json'])('--to %s prints the form as its golden file has it', async (format) => {
		const { stdout } = await run(['render', 'test/returns/kingsoft-cloud-2024-12.return', '--to', format], { cwd: root });
		expect(stdout).toBe(readFileSync(`${root}/test/render/golden/kingsoft-cloud-2024-12.${format}`, 'utf8'));
	});

	test('--to pdf goes to a file beside, and into one that is there with --force alone', async () => {
		const returns = folder({ 'a.return': kingsoft });
		const cwd = returns.path;
		expect(await run(['render', 'a.return', '--to', 'pdf'], { cwd })).toEqual({ code: 0, stdout: '', stderr: 'a.pdf written\n' });
		expect(readFileSync(returns.file('a.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
		writeFileSync(returns.file('a.pdf'), 'mine');
		const refused = await run(['render', 'a.return', '--to', 'pdf'], { cwd });
		expect(refused).toEqual({ code: 2, stdout: '', stderr: 'error: a.pdf is there already; --force writes over it\n' });
		expect(readFileSync(returns.file('a.pdf'), 'utf8')).toBe('mine');
		expect((await run(['render', 'a.return', '--to', 'pdf', '--force'], { cwd })).code).toBe(0);
		expect(readFileSync(returns.file('a.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
	});

	test('--language is of the form, and what is said of it in the language of the environment', async () => {
		const { path: cwd } = folder({ 'a.return': kingsoft.replace('20,418,259', '20,418,260') });
		const render = async (options: readonly string[], locale: string) =>
			(await run(['render', 'a.return', '--to', 'html', ...options], { cwd, env: { LC_ALL: locale } })).stdout;
		const english = await render(['--language', 'zh'], 'C');
		expect(english).toContain('證券變動月報表');
		expect(english).toMatch(/<h2>Findings<\/h2>\s*<ol>[\s\S]*>error: /);
		const both = await render([], 'zh_HK.UTF-8');
		expect(both).toContain('Monthly Return for Equity Issuer');
		expect(both).toMatch(/<h2>檢查結果<\/h2>\s*<ol>[\s\S]*>錯誤：/);
	});

	test('-o names the file, of any format; it too is never written over', async () => {
		const returns = folder({ 'a.return': kingsoft, 'there.html': 'mine' });
		const cwd = returns.path;
		expect((await run(['render', 'a.return', '--to', 'html', '-o', 'out.html'], { cwd })).code).toBe(0);
		expect(readFileSync(returns.file('out.html'), 'utf8')).toContain('</html>');
		expect((await run(['render', 'a.return', '--to', 'html', '--out', 'there.html'], { cwd })).code).toBe(2);
		expect(readFileSync(returns.file('there.html'), 'utf8')).toBe('mine');
		const { code, stderr } = await run(['render', 'a.return', '--to', 'html', '-o', 'nowhere/a.html'], { cwd });
		expect([code, stderr]).toEqual([2, 'error: cannot write nowhere/a.html: no such file or folder\n']);
	});

	test('says that the return has errors, and prints it all the same', async () => {
		const { path: cwd } = folder({ 'a.return': kingsoft.replace('40,000,000,000 x USD 0.001', '40,000,000,000 x USD 0.01') });
		const { code, stdout, stderr } = await run(['render', 'a.return', '--to', 'txt'], { cwd });
		expect([code, stdout]).toEqual([0, expect.stringContaining('FF301')]);
		expect(stderr).toMatch(/^a\.return has \d+ errors?: see monthly-return check a\.return\n$/);
	});

	test('--language zh prints the Chinese there is', async () => {
		const { path: cwd } = folder({ 'a.return': chinese });
		const { stdout } = await run(['render', 'a.return', '--to', 'txt', '--language', 'zh'], { cwd });
		expect(stdout).toContain('維港燈火控股有限公司');
		expect(stdout).toContain('本月底結存');
	});

	test('a PDF in Chinese takes a font, and says so where there is none', async () => {
		const returns = folder({ 'a.return': chinese, 'no.ttf': 'no font' });
		const cwd = returns.path;
		const zh = ['render', 'a.return', '--to', 'pdf', '--language', 'zh'];
		const bad = await run([...zh, '--font', 'no.ttf'], { cwd });
		expect([bad.code, bad.stderr]).toEqual([2, expect.stringContaining('The font cannot be used')]);
		const absent = await run([...zh, '--font', 'nowhere.ttf'], { cwd });
		expect([absent.code, absent.stderr]).toEqual([
			2,
			`${inEnglish}error: a.return cannot be printed: cannot read the font nowhere.ttf: no such file or folder\n`,
		]);
		expect(await run([...zh, '--font', chineseFont], { cwd })).toMatchObject({ code: 0, stderr: `${inEnglish}a.pdf written\n` });
	});

	test.runIf(process.platform === 'linux')(
		'one of the system’s fonts is found, and where there is none, what to do is said',
		async () => {
			const returns = folder({ 'a.return': chinese });
			const cwd = returns.path;
			const file = (name: string) => returns.file(name);
			const zh = ['render', 'a.return', '--to', 'pdf', '--language', 'zh'];
			const env = { HOME: cwd, XDG_DATA_HOME: file('own'), XDG_DATA_DIRS: file('none') };
			const { code, stderr } = await run(zh, { cwd, env });
			expect(code).toBe(2);
			for (const what of [
				'--font PATH',
				'monthlyReturn.pdf.font',
				'fonts-noto-cjk',
				'google-noto-sans-cjk-fonts',
				'Windows and macOS Noto Sans CJK HK',
			]) {
				expect(stderr).toContain(what);
			}
			mkdirSync(file('own/fonts/noto'), { recursive: true });
			symlinkSync(chineseFont, file('own/fonts/noto/NotoSansCJKhk-Regular.ttf'));
			expect(await run(zh, { cwd, env })).toMatchObject({ code: 0, stderr: `${inEnglish}a.pdf written\n` });
		},
	);

	test.each([
		[['render'], 'render needs a file or a folder'],
		[['render', 'a.return', 'b.return', '--to', 'txt'], 'render of several files needs -o FOLDER'],
		[['render', 'a.return'], 'render needs --to html|pdf|txt|md|json'],
		[['render', 'a.return', '--to', 'docx'], "--to is one of html, pdf, txt, md, json, edgar, not 'docx'"],
		[['render', 'a.return', '--to', 'txt', '--language', 'fr'], "--language is one of en, zh, not 'fr'"],
		[['render', 'a.return', '--to', 'txt', '--font', 'a.ttf'], '--font is for --to pdf'],
		[['render', '-', '--to', 'pdf'], 'a pdf of standard input needs -o OUT'],
	])('%j is wrong usage', async (args, message) => {
		const { code, stdout, stderr } = await run(args);
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toContain(message);
	});

	test('what cannot be read is said', async () => {
		const { path: cwd } = folder({});
		const { code, stderr } = await run(['render', 'a.return', '--to', 'txt'], { cwd });
		expect([code, stderr]).toEqual([2, 'cannot read a.return: no such file or folder\n']);
	});
});
