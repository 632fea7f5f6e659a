// A desk's month as a person works it: who is late, a month begun for all, rows pasted, a comparison opened.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { archive, archiveCode, archiveFile, archiveName } from '../support/archive.ts';
import { faultsIn, themes } from './axe.mjs';

const widths = [800, 1280, 1920];
/** October was never begun for the last but one, and is wrong of the last. */
const issuers = 6;

export function writeDesk(folder) {
	const files = archive(issuers);
	for (let issuer = 0; issuer < issuers; issuer++) delete files[archiveFile(issuer, '2026-11')];
	delete files[archiveFile(issuers - 2, '2026-10')];
	const wrong = archiveFile(issuers - 1, '2026-10');
	files[wrong] = files[wrong].replace('closing    5,000,000', 'closing    5,000,001');
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
		writeFileSync(path.join(folder, name), text);
	}
	const git = (...args) =>
		spawnSync('git', ['-c', 'user.name=Desk', '-c', 'user.email=desk@example.com', ...args], { cwd: folder });
	git('init', '--quiet');
	git('add', '.');
	git('commit', '--quiet', '-m', 'October');
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
	const wide = async (title) => {
		for (const width of widths) {
			await page.setViewportSize({ width, height: 900 });
			await page.waitForTimeout(500);
			await picture(`${title}-${width}`);
		}
		await page.setViewportSize({ width: 1280, height: 900 });
	};

	await step('sees in the Returns view where each issuer stands', async () => {
		await page.goto(url);
		await page.getByRole('tab', { name: /^Monthly Return/ }).click();
		await row(new RegExp(`${archiveName(0)}.*submitted`)).waitFor();
		await row(new RegExp(`${archiveName(issuers - 2)}.*overdue since`)).waitFor();
		await row(new RegExp(`${archiveName(0)}.*submitted`)).click();
		await row(/October 2026, submitted/)
			.first()
			.waitFor();
		await wide('returns');
	});

	await step('opens a month from it', async () => {
		await choose(/September 2026, submitted/);
		await editorOf(file(0, '2026-09')).locator('.view-line').filter({ hasText: 'issuer' }).first().waitFor();
	});

	await step('begins a month for all, and sees first what will happen', async () => {
		await command('Begin Month for All Issuers');
		await pick('November 2026').first().click();
		await pick(file(0, '2026-11')).waitFor();
		await pick(/skipped: it has 1 error/).waitFor();
		await pick(/skipped: there is no return of 2026-10/).waitFor();
		await picture('begin');
		await page.locator('.quick-input-action').getByText('OK').click();
		await row(/November 2026, draft/)
			.first()
			.waitFor();
	});

	await step('pastes rows of movements with the keys, and ticks them in the preview', async () => {
		await choose(/November 2026, draft/);
		const editor = editorOf(file(0, '2026-11'));
		await editor.locator('.view-line').filter({ hasText: 'issuer' }).first().click();
		const rows = `Code\tDate\tType\tShares\n${archiveCode(0)}\t2026-11-03\tLapse\t1,000\n${archiveCode(1)}\t2026-11-04\tLapse\t2,000\n`;
		await page.evaluate((text) => navigator.clipboard.writeText(text), rows);
		await (pastes ? page.keyboard.press('Control+V') : command('Paste Movements'));
		await pick('Lapse of options').first().click();
		const changes = page.locator('.bulk-edit-panel');
		await changes.locator('.monaco-list-row').filter({ hasText: '# entered: 3 November 2026 lapse 1,000' }).first().waitFor();
		await changes
			.locator('.monaco-list-row')
			.filter({ hasText: file(1, '2026-11') })
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
		await pick(file(0, '2026-10')).first().click();
		await frame.getByRole('table').waitFor();
		await frame.getByRole('row', { name: /lapsed/ }).waitFor();
		// No figure is broken.
		const figure = frame
			.getByRole('row', { name: /closing/ })
			.getByRole('button')
			.first();
		await page.setViewportSize({ width: 800, height: 900 });
		assert.equal(await figure.evaluate((one) => one.getClientRects().length), 1);
		await wide('comparison');
	});

	await step('goes from a figure of it to its place in the text', async () => {
		await frame
			.getByRole('row', { name: /lapsed/ })
			.getByRole('button')
			.first()
			.click();
		await page.locator('#status\\.editor\\.selection').filter({ hasText: 'selected' }).waitFor();
	});

	await step('has no accessibility fault in it', async () => {
		assert.deepEqual(await faultsIn(frame.locator('main')), []);
	});

	if (hasGit) {
		await step('compares a return with its version in git', async () => {
			await choose(/October 2026, submitted/);
			const editor = editorOf(file(0, '2026-10'));
			await editor.locator('.view-line').filter({ hasText: '5 November 2026' }).first().click();
			await page.keyboard.press('End');
			await page.keyboard.press('Backspace');
			await page.keyboard.type('5');
			await command('Compare with…');
			await pick('The version in git').click();
			await frame.getByRole('heading', { name: `${file(0, '2026-10')} in git` }).waitFor();
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
