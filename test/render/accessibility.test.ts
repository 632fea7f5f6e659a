import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, expect, it } from 'vitest';
import { chartCss, renderHtml, renderYear } from '../../server/src/render/index.js';
import { march, marchReturn } from '../support/buyBacks.mjs';
import { browser } from './support/browser.js';
import { harbour, kingsoft, mistakes, moon, open, openFile } from './support/returns.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const started = await browser();
const missing = 'missing' in started ? started.missing : undefined;
if (missing) console.log(`axe is not run: ${missing}`);
afterAll(() => ('missing' in started ? undefined : started.close()));

/** What axe finds wrong, and how much it found right: a page that is not looked at has no faults either. */
async function look(html: string): Promise<{ wrong: readonly string[]; right: number }> {
	if ('missing' in started) throw new Error(started.missing);
	const page = await started.newPage();
	await page.setContent(html);
	await page.evaluate(`(() => {${axe}})()`);
	const found = await page.evaluate<{ wrong: string[]; right: number }>(
		'axe.run().then(({ violations, passes }) => ({ wrong: violations.map(({ id, nodes }) => id + ": " + nodes[0].html), right: passes.length }))',
	);
	await page.close();
	return found;
}

const pages = [kingsoft, moon, harbour, mistakes].flatMap((path) =>
	[{}, { language: 'zh' }, { interactive: true }].map((options) => ({ path, options }) as const),
);

it.skipIf(missing).each(pages)('axe finds no fault in $path, $options', async ({ path, options }) => {
	const { snapshot, findings } = openFile(path);
	const { wrong, right } = await look(renderHtml(snapshot, findings, options as object));
	expect(wrong).toEqual([]);
	expect(right).toBeGreaterThan(15);
});

it.skipIf(missing).each([
	{ months: ['01', '02', '03'], options: {} },
	{ months: ['01', '03'], options: { interactive: true } },
	{ months: ['01'], options: { language: 'zh' } as const },
	{ months: [], options: { interactive: true } },
])('axe finds no fault in the year at a glance of $months, $options', async ({ months, options }) => {
	const snapshots =
		months.length > 0
			? months.map((month) => openFile(harbour.replace('-01.', `-${month}.`)).snapshot)
			: [marchReturn, ...march].map(({ text }) => open(text).snapshot);
	const html = `<!DOCTYPE html><html lang="en"><title>Year</title><style>${chartCss}</style><main><h1>Year</h1>${renderYear(snapshots, options)}</main></html>`;
	const { wrong, right } = await look(html.replaceAll('<details>', '<details open>'));
	expect(wrong).toEqual([]);
	expect(right).toBeGreaterThan(15);
});
