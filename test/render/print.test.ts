import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { renderHtml } from '../../server/src/render/index.js';
import { root } from '../support/bundles.js';
import { browser } from './support/browser.js';
import { kingsoft, longReturn, open, openFile } from './support/returns.js';

const { Missing, need } = await import(join(root, 'test/offline/setup.mjs'));
const started = await browser();
let missing = 'missing' in started ? started.missing : undefined;
try {
	need('pdftotext', 'poppler-utils');
} catch (error) {
	if (!(error instanceof Missing)) throw error;
	missing ??= (error as Error).message;
}
if (missing) console.log(`the page is not printed: ${missing}`);
const folder = mkdtempSync(join(tmpdir(), 'monthly-return-print-'));
afterAll(async () => {
	rmSync(folder, { recursive: true, force: true });
	if (!('missing' in started)) await started.close();
});

/** The sheets of a page that a browser prints. */
async function printed(html: string): Promise<readonly string[]> {
	if ('missing' in started) throw new Error(started.missing);
	const page = await started.newPage();
	await page.setContent(html);
	const file = join(folder, 'a.pdf');
	writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
	await page.close();
	return spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).stdout.split('\f').slice(0, -1);
}

const count = (sheet: string, of: RegExp) => sheet.match(of)?.length ?? 0;

describe.skipIf(missing)('the page, printed by a browser', () => {
	it('has a sheet a section, each with the head and foot of the form', async () => {
		const { snapshot, findings } = openFile(kingsoft);
		const sheets = await printed(renderHtml(snapshot, findings));
		expect(sheets).toHaveLength(10);
		for (const [index, sheet] of sheets.entries()) {
			expect(sheet).toMatch(/^\s*FF301\s/);
			expect(sheet).toMatch(new RegExp(`Page ${index + 1} of 10\\s+v 1\\.1\\.1\\s*$`));
			expect(count(sheet, /Page \d+ of \d+|FF301/g)).toBe(2);
		}
	});

	it('counts the sheets that a long section takes, tears no item and no table, and repeats its head', async () => {
		const { snapshot } = open(longReturn({ classes: 12, schemes: 40, movements: 4, words: 2 }));
		const sheets = await printed(renderHtml(snapshot, [], { language: 'en' }));
		expect(sheets.length).toBeGreaterThan(15);
		for (const [index, sheet] of sheets.entries()) {
			expect(sheet).toContain(`Page ${index + 1} of ${sheets.length} `);
			if (/\d\)\. /.test(sheet)) {
				expect(sheet).toContain('Movement during the month');
				expect(count(sheet, /Lapsed/g)).toBe(4 * count(sheet, /\d\)\. /g));
				expect(count(sheet, /01 June 2020/g)).toBe(count(sheet, /\d\)\. /g));
			}
			if (sheet.includes('Class of shares')) {
				const whole = count(sheet, /Balance at close of the month/g);
				expect(sheet.includes('Par value') || sheet.includes('treasury shares') ? whole : 0).toBe(
					sheet.includes('Lapsed') ? 0 : count(sheet, /\d+\. Class of shares/g),
				);
			}
		}
	});

	it('counts in Chinese', async () => {
		const sheets = await printed(renderHtml(openFile(kingsoft).snapshot, [], { language: 'zh' }));
		expect(sheets.map((sheet) => /第\d+⾴共\d+⾴/.test(sheet.replaceAll('頁', '⾴').replaceAll(' ', '')))).toEqual(
			sheets.map(() => true),
		);
	});
});
