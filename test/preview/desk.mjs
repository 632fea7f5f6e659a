// A desk's month as a person works it: who is late, a month begun for all, rows pasted, a comparison opened.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { archive, archiveCode, archiveFile, archiveName } from '../support/archive.ts';
import { monthFromNow } from '../support/months.mjs';
import { faultsIn, themes } from './axe.mjs';

const widths = [800, 1280, 1920];
const begun = monthFromNow(0);
const ended = monthFromNow(-1);
const before = monthFromNow(-2);
/** The month that ended was never begun for the last but one, and is wrong of the last. */
const issuers = 6;

export function writeDesk(folder) {
	const files = archive(issuers, begun.iso);
	for (let issuer = 0; issuer < issuers; issuer++) delete files[archiveFile(issuer, begun.iso)];
	delete files[archiveFile(issuers - 2, ended.iso)];
	const wrong = archiveFile(issuers - 1, ended.iso);
	files[wrong] = files[wrong].replace('closing    5,000,000', 'closing    5,000,001');
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
		writeFileSync(path.join(folder, name), text);
	}
	const git = (...args) =>
		spawnSync('git', ['-c', 'user.name=Desk', '-c', 'user.email=desk@example.com', ...args], { cwd: folder });
	git('init', '--quiet');
	git('add', '.');
	git('commit', '--quiet', '-m', ended.name);
}

export async function useDesk({ page, url, settings, pastes, step, picture }) {
	// The host for Node has VS Code's own extension for it.
	const hasGit = settings !== undefined;
	const file = (issuer, month) => path.basename(archiveFile(issuer, month));
	const editorOf = (name) => page.locator(`.monaco-editor[data-uri$="${name}"]`);
	const row = (name) => page.getByRole('treeitem', { name });
	/** The pointer rests on no other, whose card would lie over it. */
	const choose = async (name) => {
		await page.mouse.move(900, 700);
		await page
			.locator('.monaco-hover:visible')
			.first()
			.waitFor({ state: 'hidden', timeout: 5_000 })
			.catch(() => {});
		await row(name).first().click();
	};
	const command = async (name) => {
		await page.keyboard.press('F1');
		await page.locator('.quick-input-box input').fill(`>${name}`);
		await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first().click();
	};
	const pick = (text) => page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text });
	const wide = async (title, see = () => {}) => {
		for (const width of widths) {
			await page.setViewportSize({ width, height: 900 });
			await page.waitForTimeout(500);
			await picture(`${title}-${width}`);
			await see(width);
		}
		await page.setViewportSize({ width: 1280, height: 900 });
	};

	await step('sees in the Returns view where each issuer stands', async () => {
		await page.goto(url);
		await page.getByRole('tab', { name: /^Monthly Return/ }).click();
		await row(new RegExp(`${archiveName(0)}.*submitted`)).waitFor();
		await row(new RegExp(`${archiveName(issuers - 2)}.*(?:not begun|overdue since)`)).waitFor();
		await row(new RegExp(`${archiveName(0)}.*submitted`)).click();
		await row(`${ended.name}, submitted`).first().waitFor();
		await wide('returns');
	});

	await step('opens a month from it', async () => {
		await choose(`${before.name}, submitted`);
		await editorOf(file(0, before.iso)).locator('.view-line').filter({ hasText: 'issuer' }).first().waitFor();
	});

	await step('begins a month for all, and sees first what will happen', async () => {
		await command('Begin Month for All Issuers');
		await pick(begun.name).first().click();
		await pick(file(0, begun.iso)).waitFor();
		await pick(/skipped: it has 1 error/).waitFor();
		await pick(`skipped: there is no return of ${ended.iso}`).waitFor();
		await picture('begin');
		await page.locator('.quick-input-action').getByText('OK').click();
		await row(`${begun.name}, draft`).first().waitFor();
	});

	await step('pastes rows of movements with the keys, and ticks them in the preview', async () => {
		await choose(`${begun.name}, draft`);
		const editor = editorOf(file(0, begun.iso));
		await editor.locator('.view-line').filter({ hasText: 'issuer' }).first().click();
		const rows = `Code\tDate\tType\tShares\n${archiveCode(0)}\t${begun.iso}-03\tLapse\t1,000\n${archiveCode(1)}\t${begun.iso}-04\tLapse\t2,000\n`;
		await page.evaluate((text) => navigator.clipboard.writeText(text), rows);
		await (pastes ? page.keyboard.press('Control+V') : command('Paste Movements'));
		await pick('Lapse of options').first().click();
		const changes = page.locator('.bulk-edit-panel');
		await changes
			.locator('.monaco-list-row')
			.filter({ hasText: `# entered: 3 ${begun.name} lapse 1,000` })
			.first()
			.waitFor();
		await changes
			.locator('.monaco-list-row')
			.filter({ hasText: file(1, begun.iso) })
			.first()
			.waitFor();
		await picture('movements');
		// A file's box ticks its changes.
		for (const each of await changes.locator('.monaco-list-row[aria-level="1"] .edit-checkbox').all()) await each.click();
		await changes.getByRole('button', { name: 'Apply' }).click();
		await editor.locator('.view-line').filter({ hasText: 'lapsed' }).first().waitFor();
	});

	const frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
	await step('compares a return with another, beside the text', async () => {
		await command('Compare with…');
		await pick(file(0, ended.iso)).first().click();
		await frame.getByRole('table').waitFor();
		await frame.getByRole('row', { name: /lapsed/ }).waitFor();
		// No figure is broken.
		const figure = frame
			.getByRole('row', { name: /closing/ })
			.getByRole('button')
			.first();
		await page.setViewportSize({ width: 800, height: 900 });
		assert.equal(await figure.evaluate((one) => one.getClientRects().length), 1);
		await wide('comparison', async (width) => {
			const across = await frame
				.locator('body')
				.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
			assert.ok(across <= 0, `${width}: ${across} pixels are cut off`);
		});
	});

	await step('goes from a figure of it to its place in the text', async () => {
		await frame
			.getByRole('row', { name: /lapsed/ })
			.getByRole('button')
			.first()
			.click();
		await editorOf(file(0, begun.iso)).locator('.selected-text').first().waitFor();
	});

	await step('has no accessibility fault in it', async () => {
		assert.deepEqual(await faultsIn(frame.locator('main')), []);
	});

	if (hasGit) {
		await step('compares a return with its version in git', async () => {
			await choose(`${ended.name}, submitted`);
			const editor = editorOf(file(0, ended.iso));
			await editor
				.locator('.view-line')
				.filter({ hasText: `3 ${begun.name}` })
				.first()
				.click();
			await page.keyboard.press('End');
			await page.keyboard.press('Backspace');
			await page.keyboard.type('5');
			await command('Compare with…');
			await pick('The version in git').click();
			await frame.getByRole('heading', { name: `${file(0, ended.iso)} in git` }).waitFor();
			await frame.getByRole('row', { name: /submitted/ }).waitFor();
			assert.equal(await frame.locator('tbody tr').count(), 1);
			await picture('git');
		});
	}

	for (const [name, colorTheme, kind] of settings ? themes : []) {
		await step(`nor in the colours of ${name}`, async () => {
			settings({ 'workbench.colorTheme': colorTheme });
			await frame.locator(`body.${kind}`).waitFor();
			await page.waitForTimeout(500);
			assert.deepEqual(await faultsIn(frame.locator('main')), []);
			await wide(`comparison-${name}`);
		});
	}
}
