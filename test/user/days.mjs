// The day after a purchase, and the end of a month of them, with the keyboard: what a company secretary does every day, in as few keys.
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cove, dayFrom, iso, march, marchReturn, nextDayReturns } from '../support/buyBacks.mjs';
import { hongKongNow } from '../support/months.mjs';

/** The last return is of a day that is over, whenever this is run. */
const [last] = nextDayReturns(cove, dayFrom(hongKongNow, -14), [{ on: dayFrom(hongKongNow, -9), bought: 44_000n }]);
const next = `cove-lanterns-${iso(dayFrom(hongKongNow, 0))}.return`;

/** Before the workbench is there, so that its explorer shows them. */
export function prepareDays(workspace) {
	for (const { name, text } of [last, ...march, marchReturn]) writeFileSync(path.join(workspace, name), text);
}

export async function fileDays({ page, step, picture, workspace, theme }) {
	const onDisk = (name) => readFileSync(path.join(workspace, name), 'utf8');
	const editorOf = (name) => page.locator(`.monaco-editor[data-uri$="${name}"]`);
	const line = (name, text) => editorOf(name).locator('.view-line').filter({ hasText: text }).first();
	let keys = 0;
	const press = async (key) => {
		keys++;
		await page.keyboard.press(key);
		await page.waitForTimeout(150);
	};
	const figure = (text) => page.keyboard.type(text, { delay: 20 });

	async function open(name) {
		await page.getByRole('treeitem', { name, exact: true }).dblclick();
		await editorOf(name).locator('.view-line').first().waitFor();
		await editorOf(name).click({ position: { x: 300, y: 60 } });
		await page.keyboard.press('Control+Home');
		await line(name, 'issuer').waitFor();
	}

	async function goTo(name, text) {
		const at = onDisk(name)
			.split('\n')
			.findIndex((one) => one.includes(text));
		assert.ok(at >= 0, text);
		await page.keyboard.press('Control+G');
		await page.keyboard.type(String(at + 1));
		await page.keyboard.press('Enter');
		// A long line is broken, so that its text may stand in two.
		await page
			.locator('#status\\.editor\\.selection')
			.filter({ hasText: `Ln ${at + 1},` })
			.waitFor();
		await page.keyboard.press('Home');
	}

	/** Saves until what the disk has holds; the editor may be busy. */
	async function saved(name, holds) {
		for (let tries = 0; tries < 10; tries++) {
			await page.keyboard.press('Control+S');
			for (let i = 0; i < 10; i++) {
				if (holds(onDisk(name))) return;
				await page.waitForTimeout(100);
			}
		}
		assert.fail(`saved was: ${onDisk(name)}`);
	}

	/** Neither underlined nor said beside the file's name: nothing is found in it. */
	async function isClean(name) {
		await page.locator('[id="monthlyReturn.verdict"], .statusbar-item').filter({ hasText: 'Reconciles' }).first().waitFor();
		await page.waitForTimeout(1000);
		for (const kind of ['error', 'warning', 'info'])
			assert.equal(await editorOf(name).locator(`.squiggly-${kind}`).count(), 0, `${kind} in ${onDisk(name)}`);
	}

	/** The quick fixes of the place the cursor is at; the editor may be busy. */
	async function fixes(text, choose = async () => {}) {
		const offered = page.locator('.action-widget').getByText(text).first();
		for (let tries = 1; ; tries++) {
			await page.mouse.move(900, 700);
			// Escape takes a choice of lines away too.
			await choose();
			await page.keyboard.press('Control+.');
			try {
				await offered.waitFor({ timeout: 5000 });
				return offered;
			} catch (error) {
				if (tries === 5) throw error;
				await page.keyboard.press('Escape');
			}
		}
	}

	const form = () => page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');

	await step('files a day of purchases in under ten keys beside its figures', async () => {
		await open(last.name);
		keys = 0;
		await press('Control+Alt+M');
		await press('d');
		await line(next, 'bought').waitFor();
		await picture('days-1-begun');
		await press('Tab');
		await figure('52000');
		await press('Tab');
		await figure('10.2');
		await press('Tab');
		await figure('10');
		await press('Tab');
		await figure('525200');
		await picture('days-2-figures');
		const menu = await fixes('Write the pending row, the totals and the mandate');
		keys++;
		await picture('days-3-fixes');
		// It is the first there, so that one key takes it.
		assert.equal(
			await page.locator('.action-widget .monaco-list-row.focused').filter({ hasText: 'Write the pending row' }).count(),
			1,
		);
		await press('Enter');
		await menu.waitFor({ state: 'detached' });
		await line(next, 'bought total 52,000').waitFor();
		await press('Control+S');
		assert.ok(keys < 10, `${keys} keys`);
		await saved(next, (text) => text.includes('bought total'));
		await isClean(next);
		const text = onDisk(next);
		assert.equal(text.match(/^ +pending "/gm).length, 2);
		assert.match(text, /shares 52,000 {2}percent 0\.0065 {2}price HKD 10\.1$/m);
		assert.match(text, /specify "See Part B"/);
		assert.match(text, /bought total 52,000 {2}paid HKD 525,200 {2}cancelling 52,000 {2}holding 0/);
		assert.match(text, /repurchased 96,000 {2}moratorium /);
		await picture('days-4-written');
	});

	await step('sees it as the form it is filed as', async () => {
		await page.keyboard.press('Control+Alt+M');
		await page.keyboard.press('p');
		await form().locator('#form').getByText('Repurchase report').first().waitFor();
		await form().locator('#form').getByText('525,200').first().waitFor();
		await picture('days-5-preview');
	});

	await step('writes section III.E of the month from its five days at a click', async () => {
		await open(marchReturn.name);
		await goTo(marchReturn.name, 'section III.E');
		await page.locator('.codelens-decoration a').filter({ hasText: '5 next-day returns of this month: 3 to add' }).click();
		await page.locator('.notification-toast').filter({ hasText: '3 lines written from the next-day returns' }).waitFor();
		await saved(marchReturn.name, (text) => /EE1 +-167,000\n/.test(text) && /EE2 +75,000\n/.test(text));
		await isClean(marchReturn.name);
		assert.match(onDisk(marchReturn.name), /on 6 March 2025 {2}E1 -92,000\n/);
		assert.match(onDisk(marchReturn.name), /pending -99,000\n/);
		assert.match(onDisk(marchReturn.name), /closing +799,833,000 \+ 75,000 = 799,908,000\n/);
		await goTo(marchReturn.name, 'section III.E');
		await page
			.locator('.codelens-decoration a, .codelens-decoration span')
			.filter({ hasText: 'all of them are here' })
			.first()
			.waitFor();
		await form().locator('#form').getByText('-99,000').first().waitFor();
		await picture('days-6-month');
	});

	await step('goes from the line in the month to the row in the day, and back', async () => {
		await goTo(marchReturn.name, 'E1 -92,000');
		await page.keyboard.press('F12');
		await line(march[3].name, 'issuer').waitFor();
		await goTo(march[3].name, 'issued -92,000');
		await page.keyboard.press('F12');
		await line(marchReturn.name, 'section III.E').waitFor();
	});

	await step('reads what a purchase comes to, and where its row is', async () => {
		await open(march[4].name);
		await goTo(march[4].name, 'bought 7 March');
		const card = page.locator('.monaco-hover:visible').filter({ hasText: 'HKD 10.1 a share on average' });
		for (let tries = 1; ; tries++) {
			await page.mouse.move(900, 700);
			await line(march[4].name, 'bought 7 March').getByText('bought').first().hover();
			try {
				await card.waitFor({ timeout: 5000 });
				break;
			} catch (error) {
				if (tries === 5) throw error;
			}
		}
		await picture('days-7-hover');
	});

	await step('cancels what waits, of a choice of rows: one event, and the balance', async () => {
		await open(next);
		await fixes('Cancel the 96,000 pending shares of these 2 rows', async () => {
			await goTo(next, 'shares 44,000');
			// Each row is broken in four.
			for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowDown');
		});
		await picture('days-8-cancel');
		await page.locator('.action-widget').getByText('Cancel the 96,000 pending shares').first().click();
		await saved(next, (text) => /issued -96,000 /.test(text) && !/ pending "/.test(text));
		await picture('days-8-cancelled');
	});

	await step('sees the days in the year: what was bought at which prices, what waits, what was cancelled', async () => {
		await open(marchReturn.name);
		await page.keyboard.press('Control+Alt+M');
		await page.keyboard.press('y');
		await form().locator('#year').getByText('Shares bought, day by day').first().waitFor();
		for (const [title, colors] of [
			['light', 'Default Light Modern'],
			['high-contrast', 'Default High Contrast'],
			['dark', 'Default Dark Modern'],
		]) {
			theme(colors);
			await page.waitForTimeout(1500);
			await picture(`days-9-year-${title}`);
		}
		await form().locator('#year summary').filter({ hasText: 'Days of' }).click();
		await form().locator('#year table').last().scrollIntoViewIfNeeded();
		await picture('days-9-year-table');
		await form().locator('#year').getByRole('button', { name: '6 March 2025' }).click();
		await line(march[3].name, 'issuer').waitFor();
		assert.ok(existsSync(path.join(workspace, march[3].name)));
	});
}
