// The walk of a newcomer, with nothing but the keyboard: from an empty folder to a clean first return, and to one that is imported from a PDF
// and rolled forward. Its keys are counted, and its wrong turns: what is put away, taken back or gone round, which the return has nothing of.
import { strict as assert } from 'node:assert';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hongKongNow, monthFromNow } from '../support/months.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const ended = monthFromNow(-1);

/** A hand on the keyboard that counts. */
function counting(page) {
	const counts = { keys: 0, turns: [] };
	return {
		counts,
		async press(key, times = 1) {
			for (let i = 0; i < times; i++) {
				counts.keys++;
				await page.keyboard.press(key);
				await page.waitForTimeout(150);
			}
		},
		async type(text) {
			counts.keys += [...text].length;
			await page.keyboard.type(text, { delay: 20 });
		},
		turn(why) {
			counts.turns.push(why);
		},
	};
}

export async function walk({ page, step, picture, url, temporary }) {
	const workspace = path.join(temporary, 'First');
	mkdirSync(workspace);
	const pdf = 'moon-2026-01.pdf';
	copyFileSync(path.join(root, 'test/import/raw', pdf), path.join(workspace, pdf));
	const textOf = (name) => readFileSync(path.join(workspace, name), 'utf8');
	const editor = (name) => page.locator(`.monaco-editor[data-uri$="${name}"]`);
	const asks = (text) => page.locator('.quick-input-widget:visible').filter({ hasText: text }).waitFor();
	const suggestion = (label) => page.locator('.suggest-widget:visible .monaco-list-row').filter({ hasText: label }).first();
	const clean = async () => {
		await page.locator('.squiggly-error, .squiggly-warning').first().waitFor({ state: 'detached' });
		await page.locator('.statusbar-item').filter({ hasText: 'Reconciles' }).first().waitFor();
	};
	const walked = {};

	/** The next finding, and of its fixes the one that begins with a text: what the editor offers for it. */
	const mend = async ({ press, turn }, fix) => {
		const action = page.locator('.action-widget:visible .monaco-list-row').filter({ hasText: fix }).first();
		// What is found follows what was written, at its own pace.
		await page.waitForTimeout(3000);
		await press('F8');
		await page.locator('.marker-widget, .peekview-widget').first().waitFor();
		for (let tries = 1; ; tries++) {
			await press('Control+.');
			try {
				await action.waitFor({ timeout: 8000 });
				break;
			} catch (error) {
				if (tries === 3) throw error;
				turn(`pressed again for “${fix}”`);
			}
		}
		const rows = await page.locator('.action-widget:visible .monaco-list-row.action').allInnerTexts();
		const at = rows.findIndex((row) => row.includes(fix));
		await press('ArrowDown', Math.max(0, at));
		await press('Enter');
	};

	/** The line that is missing, with its date out of the list. */
	const submit = async (hand, date) => {
		await mend(hand, 'Add the line');
		await hand.press('Control+Space');
		await suggestion(/\d{4}/).waitFor();
		await hand.type(date.slice(0, 3));
		await suggestion(date).waitFor();
		await hand.press('Enter');
	};

	await step('begins in an empty folder, and is led to a first return that is clean', async () => {
		const hand = counting(page);
		const { press, type } = hand;
		await page.goto(`${url}?folder=${encodeURIComponent(workspace)}`);
		await page.locator('.explorer-folders-view, .monaco-workbench').first().waitFor();
		await page.waitForTimeout(3000);
		await press('F1');
		await page.locator('.quick-input-widget:visible input').first().waitFor();
		await page.waitForTimeout(500);
		await type('New Monthly R');
		await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'New Monthly Return' }).first().waitFor();
		await press('Enter');
		await asks('The issuer’s name');
		await type('Lantern Bay Limited');
		await press('Enter');
		await asks('The stock code');
		await type('7998');
		await press('Enter');
		const row = page.locator('.quick-input-list:visible .monaco-list-row').filter({ hasText: ended.name }).first();
		const [due] = (await row.innerText()).match(/\d+ [A-Z][a-z]+ \d{4}/) ?? assert.fail('its due date');
		await press('ArrowDown');
		await press('Enter');
		const name = `lantern-bay-limited-${ended.iso}.return`;
		// Its first stop is there.
		await editor(name).locator('.view-line').filter({ hasText: 'opening' }).first().waitFor();
		await page.waitForTimeout(1000);
		await type('2000000000');
		await press('Tab');
		await suggestion('HKD').waitFor();
		await press('Tab');
		await type('0.01');
		await press('Tab');
		await type('640000000');
		await press('Tab', 2);
		await press('Control+Space');
		await suggestion('Confirm the rest').waitFor();
		await press('Enter');
		await press('Tab');
		await type('Chan Siu Ming');
		await press('Tab');
		await suggestion('Company Secretary').waitFor();
		await press('Tab', 2);
		await picture('walk-1-filled');
		const date = async () => {
			await submit(hand, due);
			await picture('walk-1-submitted');
		};
		const publicFloat = async () => {
			await mend(hand, 'public float complied');
			await picture('walk-1-float');
			await mend(hand, 'Initial Prescribed Threshold');
			await picture('walk-1-threshold');
		};
		// The editor leads to warnings first, and a date that is missing is one once it is late.
		const late = hongKongNow.toISOString().slice(0, 10) > new Date(`${due} UTC`).toISOString().slice(0, 10);
		for (const next of late ? [date, publicFloat] : [publicFloat, date]) await next();
		await press('Control+Alt+M');
		await press('t');
		await press('Control+S');
		await picture('walk-1-end');
		await clean();
		assert.match(textOf(name), /opening {2}640,000,000 \+ 0/);
		walked.first = hand.counts;
	});
	await step('imports a published return from its PDF, and rolls it forward until the next month is clean', async () => {
		const hand = counting(page);
		const { press, type } = hand;
		await press('F1');
		await page.locator('.quick-input-widget:visible input').first().waitFor();
		await page.waitForTimeout(500);
		await type('Import Pub');
		await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Import Published Return' }).first().waitFor();
		await press('Enter');
		await asks('A file…');
		await press('Enter');
		await asks('moon-2026-01.pdf');
		await type('moon-2026-01.pdf');
		await picture('walk-2-file');
		await press('Enter');
		const name = 'moon-2026-01.return';
		await editor(name).locator('.view-line').filter({ hasText: 'Moon' }).first().waitFor();
		await picture('walk-2-imported');
		await press('Control+Alt+M');
		await press('r');
		const next = 'moon-2026-02.return';
		await editor(next).locator('.view-line').filter({ hasText: '28 February 2026' }).first().waitFor();
		await page.waitForTimeout(2000);
		await picture('walk-2-rolled');
		// What is an error comes first.
		await mend(hand, 'Confirm (i)');
		await submit(hand, '6 March 2026');
		// With the threshold that last month's has.
		await mend(hand, 'public float complied');
		await press('Control+Alt+M');
		await press('t');
		await press('Control+S');
		await picture('walk-2-end');
		await clean();
		assert.match(textOf(next), /confirm \(i\)/);
		walked.imported = hand.counts;
	});
	await step('comes there in as many keys as the documentation says, and on no wrong way', () => {
		const said = readFileSync(path.join(root, 'docs/walk.md'), 'utf8');
		for (const { keys, turns } of Object.values(walked))
			assert.ok(said.includes(`| ${keys} | ${turns.length} |`), JSON.stringify(walked));
	});
}
