// What a person does with the preview.
import { strict as assert } from 'node:assert';
import { broken } from '../vscode/workspace.mjs';
import { themes as allThemes, faultsIn } from './axe.mjs';

/** Those besides the usual one. */
const themes = allThemes.filter(([name]) => name !== 'light');

export async function usePreview({ page, url, asked, settings, step, picture }) {
	const refusals = [];
	page.on('console', (message) => {
		if (/Content Security Policy/i.test(message.text()) && /preview/i.test(message.text())) refusals.push(message.text());
	});
	const frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
	const form = frame.locator('#form');
	const editorOf = (name) => page.locator(`.monaco-editor[data-uri$="${name}"]`);
	const lineOf = (text) => broken.split('\n').findIndex((line) => line.includes(text)) + 1;
	const position = page.locator('#status\\.editor\\.selection');
	const open = async (name) => {
		await page.getByRole('treeitem', { name }).dblclick();
		await editorOf(name).locator('.view-line').filter({ hasText: 'issuer' }).first().waitFor();
	};
	/** In the editor that has the cursor. */
	const goTo = async (line, column = 1) => {
		await page.keyboard.press('Control+G');
		await page.locator('.quick-input-box input').fill(`:${line}:${column}`);
		await page.keyboard.press('Enter');
		await position.filter({ hasText: `Ln ${line}, Col ${column}` }).waitFor();
	};
	const toEditor = (name) => editorOf(name).locator('.view-line').first().click();
	/** A cell of the form, by what stands in it. */
	const cell = (text, rest = '') => form.locator(`[data-line]${rest}`).getByText(text, { exact: true });
	const inSight = (locator) =>
		locator.evaluate((found) => {
			const { top, bottom } = found.getBoundingClientRect();
			return top >= 0 && bottom <= document.documentElement.clientHeight;
		});

	const faults = () => faultsIn(form);

	await step('opens beside the text, which keeps the cursor', async () => {
		// A page has room beside the text.
		await page.setViewportSize({ width: 1920, height: 1000 });
		await page.goto(url);
		await open('broken.return');
		await toEditor('broken.return');
		await page.keyboard.press('Control+Alt+M');
		await page.keyboard.press('p');
		await form.locator('.page').first().waitFor();
		assert.equal(await form.locator('.page').count(), 10);
		assert.ok(
			await editorOf('broken.return').evaluate(
				(editor) => editor.classList.contains('focused') || editor.querySelector('.focused') !== null,
			),
		);
	});
	await step('shows a broken total where it stands, and what is wrong with it', async () => {
		const wrong = form.locator('.marked.error').filter({ hasText: '20,418,295' });
		await wrong.waitFor();
		assert.match((await wrong.getAttribute('title')) ?? '', /20,418,259/);
		const count = frame.locator('#findings-count.error');
		await count.waitFor();
		await count.click();
		const drawer = frame.locator('#drawer');
		await drawer.locator('.error').filter({ hasText: '20,418,259' }).waitFor();
		assert.equal(await drawer.locator('li').first().getAttribute('class'), 'error');
		// Its signs are drawn, of no font's making.
		assert.equal(await drawer.locator('li:not(:has(> svg.sign))').count(), 0);
		for (const sign of await frame.locator('#drawer svg.sign, header.bar svg.sign').all())
			assert.ok((await sign.boundingBox()).width >= 10);
		assert.doesNotMatch(await frame.locator('header.bar').textContent(), /[\u2000-\u2bff\ue000-\uf8ff]/);
		await picture('drawer');
		await count.click();
		await drawer.waitFor({ state: 'hidden' });
	});
	await step('steps from one finding to the next, and the cursor with it', async () => {
		await frame.locator('#next').click();
		await frame.locator('#drawer [aria-current]').waitFor();
		await form.locator('.here').filter({ hasText: '20,418,295' }).waitFor();
		// The text has it too, though the keyboard stays here.
		await editorOf('broken.return').locator('.selected-text, .current-line').first().waitFor({ state: 'attached' });
		await frame.locator('#findings-count').click();
	});
	await step('sets its tables anew where there is no room for a page, letters as large as the text’s', async () => {
		await page.setViewportSize({ width: 1280, height: 800 });
		await frame.locator('body.reading').waitFor();
		const sizes = await form
			.locator('.page dt')
			.first()
			.evaluate((one) => [
				getComputedStyle(one).fontSize,
				getComputedStyle(document.documentElement).getPropertyValue('--vscode-editor-font-size'),
			]);
		assert.equal(sizes[0], sizes[1]);
		const across = await form.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
		assert.ok(across <= 0, `${across} pixels are cut off`);
		const bar = frame.locator('header.bar');
		const cut = await bar.evaluate((one) => [
			one.scrollWidth - one.clientWidth,
			one.scrollHeight - one.clientHeight,
			one.getBoundingClientRect().top,
		]);
		assert.deepEqual(
			cut.map((by) => by > 0),
			[false, false, false],
		);
		await picture('narrow');
		const rows = await editorOf('broken.return').locator('.view-line').allInnerTexts();
		assert.deepEqual(
			rows.filter((row) => /\d[.,]$/.test(row) || /^[\d,]+$/.test(row.trim())),
			[],
		);
		await page.setViewportSize({ width: 1920, height: 1000 });
		await frame.locator('body:not(.reading)').waitFor();
		await editorOf('broken.return').locator('.view-line').filter({ hasText: '20,418,295' }).click();
	});
	await step('goes to a cell where the cursor goes', async () => {
		const line = lineOf('closing    20,418,295');
		await goTo(line, 20);
		const here = form.locator('.here').filter({ hasText: '20,418,295' });
		await here.waitFor();
		assert.ok(await inSight(here));
		await picture('broken');
	});
	await step('has all of its controls in sight wherever it was led', async () => {
		// Of the window: what is scrolled may be the frame around the page.
		const [bar, around] = [
			await frame.locator('header.bar').boundingBox(),
			await page.locator('iframe.webview.ready').boundingBox(),
		];
		assert.ok(bar.y >= around.y, `${around.y - bar.y} pixels are cut off`);
	});
	await step('follows an edit', async () => {
		await page.keyboard.press('End');
		await page.keyboard.press('Backspace');
		await page.keyboard.press('Backspace');
		await page.keyboard.type('59');
		await form.locator('.here').filter({ hasText: '20,418,259' }).waitFor();
		await form.locator('.marked.error').waitFor({ state: 'detached' });
		assert.equal(await frame.locator('#findings-count.error').count(), 0);
	});
	await step('follows fast typing to its end', async () => {
		await goTo(lineOf('issuer '), broken.split('\n')[lineOf('issuer ') - 1].length);
		const typed = ' of Harbour Road and Gloucester Road';
		await page.keyboard.type(typed);
		await form.getByText(`Kingsoft Cloud Holdings Limited${typed}`).first().waitFor();
		// A wrapped line is in pieces, in any order.
		assert.ok((await editorOf('broken.return').innerText()).includes('Gloucester'));
		for (let i = 0; i < typed.length; i++) await page.keyboard.press('Backspace');
		await form.getByText('Kingsoft Cloud Holdings Limited', { exact: true }).first().waitFor();
	});
	await step('leads from a cell to its number', async () => {
		const line = lineOf('22,788,979');
		// As long as a hand takes: the preview has the focus, which the text had, before the button is up.
		await cell('22,788,979').first().click({ delay: 500 });
		await position
			.filter({ hasText: `Ln ${line}` })
			.filter({ hasText: '10 selected' })
			.waitFor();
	});
	await step('lets its text be marked, whoever has the focus', async () => {
		// The text has it now, and the form is at its cell.
		await form.locator('.here').filter({ hasText: '22,788,979' }).waitFor();
		const issuer = form.getByText('Kingsoft Cloud Holdings Limited', { exact: true }).first();
		await issuer.scrollIntoViewIfNeeded();
		const { x, y, width, height } = await issuer.boundingBox();
		await page.mouse.move(x + 1, y + height / 2);
		await page.mouse.down();
		await page.waitForTimeout(500);
		await page.mouse.move(x + width - 1, y + height / 2, { steps: 5 });
		await page.mouse.up();
		assert.match(await form.evaluate(() => String(getSelection())), /Kingsoft Cloud/);
		await form.evaluate(() => getSelection().removeAllRanges());
	});
	await step('leads there by keyboard too', async () => {
		const line = lineOf('40,000,000,000 x');
		const reached = cell('40,000,000,000').first();
		await reached.focus();
		await page.keyboard.press('Enter');
		await position
			.filter({ hasText: `Ln ${line}` })
			.filter({ hasText: 'selected' })
			.waitFor();
	});
	await step('has the Chinese words of the form', async () => {
		await frame.locator('#chinese').click();
		await form.locator('.page').filter({ hasText: '股份' }).first().waitFor();
		await frame.locator('#english').click();
		await form.getByText('Name of Issuer').waitFor();
	});
	await step('is as large as one wants it', async () => {
		const width = () =>
			form
				.locator('.page')
				.first()
				.evaluate((one) => one.getBoundingClientRect().width);
		const before = await width();
		await frame.locator('#larger').click();
		assert.ok((await width()) > before * 1.1);
		const across = () => form.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
		assert.ok((await across()) > 0);
		await form.evaluate(() => scrollTo({ left: 1000, behavior: 'instant' }));
		assert.equal(await frame.locator('header.bar').evaluate((bar) => bar.getBoundingClientRect().left), 0);
		await frame.locator('#fit').click();
		assert.ok(Math.abs((await width()) - before) < 2);
		assert.ok((await across()) <= 0);
	});
	if (settings) {
		for (const [name, colorTheme, kind] of themes) {
			await step(`takes the colours of the theme: ${name}`, async () => {
				settings({ 'workbench.colorTheme': colorTheme });
				await frame.locator(`body.${kind}`).waitFor();
				await page.waitForTimeout(500);
				await picture(name);
			});
		}
		settings({});
	}
	await step('goes with the editor to another return', async () => {
		// What is opened stands where the cursor is.
		await toEditor('broken.return');
		await open('lights-2026-03.return');
		await form.getByText('Harbour Lights Holdings Limited').first().waitFor();
	});
	await step('has the pages of its PDF, more than the form has sections', async () => {
		await form.locator('.page').filter({ hasText: 'Page 12 of 12' }).waitFor();
		assert.equal(await form.locator('.page').count(), 12);
		// Where there is no room for pages there are none.
		await page.setViewportSize({ width: 1280, height: 800 });
		await form.locator('.page').filter({ hasText: 'Page 10 of 10' }).waitFor();
		assert.equal(await form.locator('.page').count(), 10);
		await page.setViewportSize({ width: 1920, height: 1000 });
		await form.locator('.page').filter({ hasText: 'Page 12 of 12' }).waitFor();
	});
	await step('draws the year: three months, with the figures behind it', async () => {
		await frame.locator('#show-year').click();
		await frame.locator('#year svg').first().waitFor();
		await frame.locator('#year summary').first().click();
		const table = frame.locator('#year table').first();
		for (const month of ['January 2026', 'February 2026', 'March 2026']) await table.getByText(month).waitFor();
		assert.equal(await table.locator('tbody tr').count(), 3);
		await picture('year');
	});
	if (settings) {
		await step('draws it in the colours of a dark theme', async () => {
			settings({ 'workbench.colorTheme': themes[0][1] });
			await frame.locator(`body.${themes[0][2]}`).waitFor();
			const paper = () => frame.locator('.year').evaluate((year) => getComputedStyle(year).backgroundColor);
			assert.notEqual(await paper(), 'rgb(255, 255, 255)');
			await page.waitForTimeout(500);
			await picture('year-dark');
			settings({});
			await frame.locator('body.vscode-light').waitFor();
		});
	}
	await step('has no accessibility fault, as a form and as a chart', async () => {
		assert.deepEqual(await faults(), []);
		await frame.locator('#show-form').click();
		assert.deepEqual(await faults(), []);
		await frame.locator('#show-year').click();
	});
	await step('leads from a month of the year to its return', async () => {
		await frame.locator('#year [data-uri$="lights-2026-01.return"]').first().click();
		await editorOf('lights-2026-01.return').waitFor();
		await form.getByText('31 January 2026').first().waitFor({ state: 'attached' });
		await frame.locator('#year svg').first().waitFor();
	});
	await step('is where it was when it comes back into sight', async () => {
		await frame.locator('#show-form').click();
		await form.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
		// The sheet at the top, and where it stands there: those out of sight have no height of their own.
		const sight = () =>
			form.evaluate(() => {
				const at = (sheet) => sheet.getBoundingClientRect();
				const sheet = [...document.querySelectorAll('.page')].find((one) => at(one).bottom > 60);
				return { name: sheet.getAttribute('aria-label'), top: at(sheet).top };
			});
		await page.waitForTimeout(1000);
		const before = await sight();
		assert.doesNotMatch(before.name, /^Page 1 /);
		// Opened over the preview, which VS Code then takes down.
		await page.getByRole('treeitem', { name: 'notes.txt' }).dblclick();
		await editorOf('notes.txt').waitFor();
		await page.getByRole('tab', { name: /^Preview/ }).click();
		await form.locator('.page').first().waitFor();
		await page.waitForTimeout(1000);
		const after = await sight();
		assert.equal(after.name, before.name);
		assert.ok(Math.abs(after.top - before.top) < 60, `${after.top} instead of ${before.top}`);
	});
	await step('is there again after the window was loaded anew', async () => {
		await page.reload();
		// Of which return and in which view, and whether in front, is what VS Code last had the time to keep.
		await page.getByRole('tab', { name: /^Preview/ }).click();
		await form.locator('.page').first().waitFor({ state: 'attached' });
	});
	await step('asks nothing of the network, and nothing its policy refuses', () => {
		assert.deepEqual(asked, []);
		assert.deepEqual(refusals, []);
	});
}
