import { describe, expect, it } from 'vitest';
import { bodyOf, documentOf, pagesOf, renderHtml, renderText } from '../../server/src/render/index.js';
import { breakages } from '../support/broken.js';
import { all, harbour, kingsoft, mistakes, moon, open, openFile } from './support/returns.js';

describe('the page', () => {
	it('has a page a section, the notes, and their numbers', () => {
		const { snapshot, findings } = openFile(moon);
		const html = renderHtml(snapshot, findings);
		expect(html.match(/<section class="page/g)).toHaveLength(10);
		expect(html).toContain('Page 10 of 10');
		expect(html.match(/v 1\.2\.0</g)).toHaveLength(10);
		expect(html.match(/<p class="form">FF301/g)).toHaveLength(10);
	});

	it('ticks the box of the public float, and greys the cell that is none', () => {
		const html = renderHtml(openFile(moon).snapshot);
		expect(html.match(/type="checkbox" disabled checked/g)).toHaveLength(1);
		expect(html).toContain('<td class="grey"></td>');
	});

	it('needs no script, no handler and nothing from elsewhere, whatever the texts are', () => {
		const text = openFile(kingsoft).text.replace('Zou Tao', '<script>alert(1)</script><img src=x onerror=alert(1)> \' &amp; \\"');
		const html = renderHtml(open(text).snapshot);
		expect(html).not.toMatch(/<script|<img|<[^>]+\son\w+=|\sstyle="|https?:/i);
		expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
	});

	it('gives its one style sheet the nonce asked for', () => {
		const html = renderHtml(openFile(moon).snapshot, [], { nonce: 'abc"' });
		expect(html.match(/<style[^>]*>/g)).toEqual(['<style nonce="abc&quot;">']);
	});

	it('says the place of every value, as it stands in the text', () => {
		for (const path of all) {
			const { snapshot, text } = openFile(path);
			const lines = text.split('\n');
			for (const [, place, end, shown] of renderHtml(snapshot).matchAll(
				/class="v number[^"]*" data-line="(\d+" data-column="\d+)" data-end="(\d+)"[^>]*>([^<]*)</g,
			)) {
				const [line, column] = (place ?? '').split('" data-column="').map(Number);
				const written = lines[line ?? 0]?.slice(column, Number(end));
				// `- 5` of a change stands behind its operator, and what is pasted is shown as it is read.
				expect([written, `-${written}`, written?.replace(/^\((.*)\)$/, '-$1')]).toContain(shown);
			}
		}
	});

	it('marks what a finding is about, with its words', () => {
		const { snapshot, findings } = openFile(mistakes);
		const html = renderHtml(snapshot, findings);
		for (const check of ['issued-closing', 'options-closing', 'movement-issued', 'capital', 'unknown-value']) {
			const number = findings.findIndex((finding) => finding.check === check) + 1;
			expect(number).toBeGreaterThan(0);
			expect(html).toMatch(new RegExp(`class="v [^"]*marked[^>]* aria-describedby="[^"]*finding-${number}\\b`));
			expect(html).toContain(`id="finding-${number}"`);
		}
	});

	it('shows what is computed as such, and no sum of nothing', () => {
		const { text } = openFile(kingsoft);
		expect(renderHtml(open(text).snapshot)).not.toContain(' computed"');
		const left = open(text.replace('      closing    20,418,259\n', ''));
		expect(renderHtml(left.snapshot)).toMatch(/class="v number computed"[^>]*title="[^"]*computed[^>]*>20,418,259</);
	});

	it('follows the edition: v1.0 has one number in II, and its labels', () => {
		const html = renderHtml(openFile('test/returns/tencent-2024-01.return').snapshot);
		expect(html).toContain('II. Movements in Issued Shares<');
		expect(html).not.toContain('Number of treasury shares');
		expect(html).toContain('Listed on SEHK (Note 1)');
		expect(html).toContain('80700');
		const first = renderHtml(openFile('test/returns/southgobi-2021-12-resubmission.return').snapshot);
		expect(first).toContain('1. Type of shares');
		expect(first).toContain('Resubmission');
	});

	it('says of a label whether it was seen', () => {
		const html = renderHtml(openFile(harbour).snapshot);
		expect(html).toMatch(/<span class="recalled" title="[^"]*"[^>]*>Description of the Warrants</);
		expect(html).not.toMatch(/<span class="recalled"[^>]*>Description of the Convertibles</);
	});

	it('prints in Chinese what is known in Chinese, and says what is not', () => {
		const html = renderHtml(openFile(harbour).snapshot, [], { language: 'zh' });
		expect(html).toContain('<html lang="zh-HK">');
		expect(html).toContain('維港燈火控股有限公司');
		expect(html).toContain('2026年1月31日');
		expect(html).toContain('第 1 頁 共 10 頁');
		expect(html).toContain('<span lang="en">Movement during the month</span>');
	});

	it('comes in parts, of which an edit changes its own alone', () => {
		const { snapshot, findings, text } = openFile(kingsoft);
		const before = documentOf(snapshot, findings);
		const parts = pagesOf(before, { interactive: true });
		expect(parts.map(({ id }) => id)).toEqual([...before.pages.map(({ id }) => id), 'findings']);
		expect(parts.at(-1)?.html).toContain('id="finding-1"');
		const body = bodyOf(before, { interactive: true });
		for (const { html } of parts) expect(body).toContain(html);
		const edited = open(text.replace('20,418,259', '20,418,260'));
		const after = pagesOf(documentOf(edited.snapshot, findings), { interactive: true });
		expect(after.filter(({ html }, index) => html !== parts[index]?.html).map(({ id }) => id)).toEqual(['III.A']);
		const right = openFile(harbour);
		expect(pagesOf(documentOf(right.snapshot)).at(-1)).toEqual({ id: 'findings', html: '' });
	});

	it('comes of any text', () => {
		const lines = openFile(harbour).text.split('\n');
		for (const { apply } of breakages) {
			for (let index = 0; index < lines.length; index += 11) {
				const broken = apply(lines[index] ?? '', index);
				if (broken !== undefined) {
					const { snapshot, findings } = open(lines.with(index, broken).join('\n'));
					expect(renderHtml(snapshot, findings)).toContain('</html>');
					expect(renderText(snapshot, findings)).toContain('FF301');
				}
			}
		}
		expect(renderHtml(open('').snapshot)).toContain('Page 10 of 10');
	});
});
