// Pictures of every page of a return, as HTML and as PDF; beside the pages of the same return as it was published, where that is given.
//   node test/render/pictures.mjs FILE.return [PUBLISHED.pdf]      goes to out/render/; wants `npm run build` first
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chineseFont, withChineseFont } from '../../scripts/font.mjs';
import { chromium, Missing, need } from '../offline/setup.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const [file, published] = process.argv.slice(2);
if (!file) {
	console.error('pictures.mjs FILE.return [PUBLISHED.pdf]');
	process.exit(2);
}
const name = path.basename(file, '.return');
const folder = path.join(root, 'out/render', name);
const resolution = 90;

function run(command, args) {
	const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
	if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr}`);
}

function pages(pdf, kind) {
	run(need('pdftoppm', 'poppler-utils'), ['-r', String(resolution), '-png', pdf, path.join(folder, kind)]);
}

/** Page by page, what there is of each kind in one row. */
async function beside(browser) {
	const pictures = readdirSync(folder).filter((one) => /^(published|html|pdf)-\d+\.png$/.test(one));
	const numbers = [...new Set(pictures.map((one) => Number(/\d+/.exec(one)[0])))].sort((a, b) => a - b);
	for (const number of numbers) {
		const row = ['published', 'html', 'pdf'].flatMap((kind) =>
			pictures.filter((one) => one.startsWith(kind) && Number(/\d+/.exec(one)[0]) === number),
		);
		const images = row.map(
			(one) => `<img src="data:image/png;base64,${readFileSync(path.join(folder, one)).toString('base64')}">`,
		);
		const page = await browser.newPage({ viewport: { width: 730 * row.length, height: 500 } });
		await page.setContent(
			`<style>body{margin:0;background:#777;display:flex}img{width:720px;margin:5px}</style>${images.join('')}`,
		);
		await page.screenshot({ path: path.join(folder, `beside-${number}.png`), fullPage: true });
		await page.close();
	}
}

try {
	const executablePath = chromium();
	const playwright = createRequire(path.join(root, 'test/offline/package.json'))('playwright-core');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const cli = path.join(root, 'dist/cli.js');
	for (const format of ['html', 'pdf']) {
		const font = format === 'pdf' ? ['--font', chineseFont] : [];
		run(process.execPath, [cli, 'render', file, '--to', format, '-o', path.join(folder, `${name}.${format}`), ...font]);
	}
	pages(path.join(folder, `${name}.pdf`), 'pdf');
	if (published) pages(published, 'published');
	const browser = await playwright.chromium.launch({
		executablePath,
		args: ['--no-sandbox'],
		env: withChineseFont(path.join(root, 'out/fonts')),
	});
	const page = await browser.newPage({ viewport: { width: 1160, height: 820 } });
	await page.goto(`file://${path.join(folder, `${name}.html`)}`);
	for (const [index, one] of (await page.locator('.page').all()).entries()) {
		await one.screenshot({ path: path.join(folder, `html-${String(index + 1).padStart(2, '0')}.png`) });
	}
	await beside(browser);
	await browser.close();
	console.log(`pictures are in ${path.relative(root, folder)}`);
} catch (error) {
	if (!(error instanceof Missing)) throw error;
	console.log(`no pictures: ${error.message}`);
}
