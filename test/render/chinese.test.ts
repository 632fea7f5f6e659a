import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentOf, renderText } from '../../server/src/render/index.js';
import { smallReturn, snapshotOf } from '../support/small.js';

const published = (name: string) =>
	snapshotOf(readFileSync(join(import.meta.dirname, `../import/published/${name}.return`), 'utf8'));
const zh = { language: 'zh' } as const;

describe('the form in Chinese', () => {
	it('of v1.1.1 stands in Chinese alone, where nothing of it is filled in whose Chinese is not known', () => {
		for (const name of ['alco-2024-12-zh', 'alco-2025-09-zh', 'alco-2025-09-zh-resubmission']) {
			expect(documentOf(published(name), [], zh).english).toBeUndefined();
			const text = renderText(published(name), [], zh)
				.replaceAll('Alco Holdings Limited', '')
				.replaceAll(/\([ivx]+\)/g, '');
			expect(text).not.toMatch(/[a-z]{3}/);
		}
	});

	it('says how many of its labels stand in English', () => {
		const options = (A: string) => documentOf(snapshotOf(smallReturn({ A })), [], zh).english;
		const [, english, labels] = /^(\d+) of the (\d+) labels/.exec(options('scheme "One"\nopening 5\nclosing 5') ?? '') ?? [];
		expect(Number(english)).toBeGreaterThan(0);
		expect(Number(english)).toBeLessThan(Number(labels));
		// A label is counted once, however often it is printed.
		expect(options('scheme "One"\nopening 5\nclosing 5\nscheme "Two"\nopening 5\nclosing 5')).toBe(
			options('scheme "One"\nopening 5\nclosing 5'),
		);
		expect(documentOf(snapshotOf(smallReturn({})), []).english).toBeUndefined();
	});

	it('is worded as each edition has it', () => {
		const V = 'confirm (i) (ii) (iii) (iv) (v) (vi) (vii) (viii)';
		const of = (edition: string, month: string) => renderText(snapshotOf(smallReturn({ edition, month, V })), [], zh);
		const old = of('v1.0.2', '30 November 2023');
		expect(old).toContain('III. 已發行股份變動詳情');
		expect(old).toContain('(A). 股份期權(根據發行人的股份期權計劃)');
		expect(old).toContain('V. Confirmations');
		expect(old).toContain('第1頁共10頁');
		const today = of('v1.1.1', '30 November 2025');
		expect(today).toContain('III.已發行股份及/或庫存股份變動詳情');
		expect(today).toContain('(A). 股份期權（根據發行人的股份期權計劃）');
		expect(today).toContain('V. 確認');
		expect(today).toContain('第 1 頁 共 10 頁');
		// The renumbered notes of v1.2 were not seen in Chinese.
		const newest = of('v1.2.0', '31 January 2026');
		expect(newest).toContain('all the securities of each class are in all respects identical (Note 6);');
		expect(newest).toContain('上市發行人已收取其在是次證券發行或庫存股份出售或轉讓應得的全部款項；');
	});

	it('has no grand totals where nothing of (A) to (E) applies, as the form has none there', () => {
		expect(renderText(published('alco-2025-09-zh'), [], zh)).not.toContain('AA1至EE1');
		expect(renderText(published('alco-2025-09-zh-resubmission'), [], zh)).toContain('AA1至EE1');
		expect(renderText(snapshotOf(smallReturn({ totals: 'issued 0' })), [], zh)).toContain('AA1至EE1');
		expect(renderText(snapshotOf(smallReturn({ D: 'agreement "One"\nissuable 5' })), [], zh)).toContain('AA1至EE1');
	});
});
