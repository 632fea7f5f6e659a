// What a return looks like at a laptop's widths and a desk's: figures whole, verdicts whole, nothing cut off, in every theme and language.
// Its pictures (out/user/look-*) are there to be looked at.
import { strict as assert } from 'node:assert';
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openBrowser } from '../offline/workbench.mjs';
import { faultsIn, themes } from '../preview/axe.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const widths = [800, 1280, 1920];
const lights = 'harbour-lights-2026-01.return';
const dense = 'dense-2026-01.return';
const wrong = ['typical-mistakes', 'next-day-wrong', 'report-wrong'].map((name) => `${name}.return`);

const grouped = (n) => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** A month of buy-backs, a line each, of which the total is wrong. */
function denseReturn(lines) {
	const events = Array.from({ length: lines }, (_, at) => {
		const [day, shares] = [2 + (at % 28), 1000 * (1 + (at % 700))];
		return `    event "Repurchase of shares (shares repurchased and cancelled)" price HKD 31.25 on ${day} January 2026 E1 -${grouped(shares)}`;
	});
	return `return FF301

issuer     "Dense Bay Limited"
month      31 January 2026
submitted  4 February 2026

class ORD "Ordinary shares" listed 07996

section I
  for ORD
    opening  20,000,000,000 x HKD 0.01 = HKD 200,000,000

section II
  for ORD
    opening  9,000,000,000 + 0 = 9,000,000,000

section III.A not applicable
section III.B not applicable
section III.C not applicable
section III.D not applicable

section III.E
  for ORD
${events.join('\n')}
    EE1 -1

section IV not applicable

section V
  confirm (i) (ii) (iii) (iv) (v) (vi) (vii) (viii)

signed "Chan Siu Ming"
  title "Company Secretary"
`;
}

/** What is wrong with it is said in one place, in verdicts of another form. */
const reportWrong = `report 6-K

registrant  "Kingsoft Cloud Holdings Limited"  caption "Exact Name of Registrant as Specified in Its Charter"
month       February 2025
file        001-3927
address     "Building D, Xiaomi Science and Technology Park, No. 33 Xierqi Middle Road,"
annual      20-F

exhibit 99.1 "Monthly Return for Equity Issuer on Movements in Securities"  from "missing-2024-12.return"

signed "Haijian He"
  title  "Chief Financial Officer and Director"
  date   7 January 2025
`;

function prepare(folder) {
	mkdirSync(folder);
	for (const name of readdirSync(path.join(root, 'samples')))
		copyFileSync(path.join(root, 'samples', name), path.join(folder, name));
	copyFileSync(path.join(root, 'test/golden/next-day-wrong/2025-09-04.return'), path.join(folder, 'next-day-wrong.return'));
	writeFileSync(path.join(folder, 'report-wrong.return'), reportWrong);
	writeFileSync(path.join(folder, dense), denseReturn(5000));
}

export async function look({ step, url, temporary, pictures, theme }) {
	const folder = path.join(temporary, 'Look');
	prepare(folder);
	for (const language of [undefined, 'zh-tw']) {
		const browser = await openBrowser(language ? { language } : {});
		try {
			await lookIn({ ...browser, step, url: `${url}?folder=${encodeURIComponent(folder)}`, pictures, theme, language });
		} catch (error) {
			await browser.page.screenshot({ path: path.join(pictures, 'look-failed.png') }).catch(() => {});
			throw error;
		} finally {
			await browser.close();
		}
	}
}

async function lookIn({ page, step, url, pictures, theme, language }) {
	page.setDefaultTimeout(60_000);
	const tongue = language ? 'in Chinese' : 'in English';
	const picture = (title) => page.screenshot({ path: path.join(pictures, `look-${language ?? 'en'}-${title}.png`) });
	const frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
	const editorOf = (name) => page.locator(`.monaco-editor[data-uri$="${name}"]`);
	const press = async (...keys) => {
		for (const key of keys) {
			await page.keyboard.press(key);
			await page.waitForTimeout(200);
		}
	};
	const open = async (name) => {
		const asked = page.locator('.quick-input-box input');
		// While the keyboard leaves an editor that is being closed, nobody hears a key.
		for (let tries = 0; tries < 20 && !(await asked.isVisible()); tries++) await press('Control+P');
		await asked.fill(name);
		await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first().waitFor();
		await press('Enter');
		await editorOf(name).locator('.view-line').first().waitFor();
	};
	const wide = async (see) => {
		for (const width of widths) {
			await page.setViewportSize({ width, height: 800 });
			await page.waitForTimeout(700);
			await see(width);
		}
		await page.setViewportSize({ width: 1280, height: 800 });
		await page.waitForTimeout(700);
	};
	/** Rows of an editor that end in the middle of a figure, or begin in one. */
	const broken = async (name) => {
		const rows = await editorOf(name).locator('.view-line').allInnerTexts();
		return rows.filter((row) => /\d[.,]\s*$/.test(row) || /^\s*\d{3}(?:,\d{3})*\s*$/.test(row));
	};
	/** So much of the page, or of the widest sheet of the form in it, is out of sight. */
	const acrossOf = () =>
		frame
			.locator('body')
			.evaluate(() =>
				Math.max(
					...[document.documentElement, ...document.querySelectorAll('#form .page')].map(
						({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
					),
				),
			);

	await step(`sees the form beside its text at every width, no figure broken and nothing cut off, ${tongue}`, async () => {
		theme('Default Light Modern');
		await page.goto(url);
		await page.locator('.monaco-workbench').first().waitFor();
		await page.waitForTimeout(2000);
		await open(lights);
		await press('Control+Alt+M', 'p');
		await frame.locator('#form .page, #form section').first().waitFor();
		await press('Control+B');
		await wide(async (width) => {
			await picture(`form-${width}`);
			assert.deepEqual(await broken(lights), [], `at ${width}`);
			assert.ok((await acrossOf()) <= 0, `${width}: ${await acrossOf()} pixels are cut off`);
		});
	});

	await step(`sees the year at every width, its table scrolling alone, ${tongue}`, async () => {
		await frame.locator('#show-year').click();
		await frame.locator('#year svg').first().waitFor();
		await frame.locator('#year summary').first().click();
		await wide(async (width) => {
			await picture(`year-${width}`);
			assert.ok((await acrossOf()) <= 0, `${width}: ${await acrossOf()} pixels are cut off`);
		});
		const said = await frame.locator('#year').innerText();
		if (language) {
			await frame.locator('#chinese').click();
			await page.waitForTimeout(500);
			await picture('year-chinese-form');
		}
		assert.ok(said.length > 100);
	});

	await step(`has no accessibility fault in it in any theme, ${tongue}`, async () => {
		for (const [name, colors, kind] of themes) {
			theme(colors);
			await frame.locator(`body.${kind}`).waitFor();
			await page.waitForTimeout(700);
			for (const [view, words] of ['year', 'form'].flatMap((view) => ['english', 'chinese'].map((words) => [view, words]))) {
				await frame.locator(`#show-${view}`).click();
				await frame.locator(`#${words}`).click();
				await page.waitForTimeout(500);
				await picture(`${view}-${words}-${name}`);
				assert.deepEqual(await faultsIn(frame.locator('body')), [], `${view}, ${words}, ${name}`);
				if (words === (language ? 'chinese' : 'english')) {
					await wide(async (width) => {
						await picture(`${view}-${name}-${width}`);
						assert.ok((await acrossOf()) <= 0, `${view}, ${name}, ${width}: ${await acrossOf()} pixels are cut off`);
					});
				}
			}
		}
		theme('Default Light Modern');
		await frame.locator('#english').click();
	});

	await step(`reads in the list of problems every verdict whole, ${tongue}`, async () => {
		await press('Control+K', 'Control+W');
		for (const name of wrong) {
			await open(name);
			await page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
		}
		await press('Control+Shift+M');
		const rows = page.locator('.markers-panel .monaco-list-row .marker-message-line');
		await rows.first().waitFor();
		await page.waitForTimeout(1500);
		await picture('problems-1280');
		// Of the rows in sight the words that a width hides.
		const cut = await rows.evaluateAll((all) =>
			all
				.map((row) => row.querySelector('.monaco-highlighted-label, .marker-message, a, span') ?? row)
				.filter((said) => said.scrollWidth > said.clientWidth + 1 && getComputedStyle(said).overflow === 'hidden')
				.map((said) => said.textContent),
		);
		assert.deepEqual(cut, []);
		await wide((width) => picture(`problems-${width}`));
		await press('Control+J');
	});

	await step(`writes in a return of five thousand lines, ${tongue}`, async () => {
		await open(dense);
		const wrong = editorOf(dense).locator('.squiggly-error').first();
		// Hints that come in above it make rows wrap, and move the end out of sight.
		for (let tries = 0; tries < 30 && !(await wrong.isVisible()); tries++) {
			await press('Control+End');
			await page.waitForTimeout(1000);
		}
		assert.ok(await wrong.isVisible());
		await press('Control+Alt+M', 'p');
		await frame.locator('#form .page').first().waitFor();
		await wide(async (width) => {
			await picture(`dense-${width}`);
			assert.deepEqual(await broken(dense), [], `at ${width}`);
		});
		await press('Control+K', 'Control+W');
	});
}
