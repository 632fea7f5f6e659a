// The packaged VSIX in real VS Code, used as a person uses it: sees the squiggle, reads a note, has the totals computed and the wrong one changed, saves.
//   node test/user/run.mjs [FILE.vsix] [mend|write|days|furnish|hostile|walk|look …]   packages it itself unless it is given one; of the parts all, or
//   those that are named; pictures go to out/user/
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Missing, serverNode, setUp } from '../offline/setup.mjs';
import { openBrowser, serverEnvironment, serverMain, startServer, writeSettings } from '../offline/workbench.mjs';
import { broken, right } from '../vscode/workspace.mjs';
import { fileDays, prepareDays } from './days.mjs';
import { furnish } from './furnish.mjs';
import { readHostile } from './hostile.mjs';
import { look } from './look.mjs';
import { walk } from './walk.mjs';
import { prepareEmpty, writeReturn } from './write.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const pictures = path.join(root, 'out/user');
const temporary = mkdtempSync(path.join(tmpdir(), 'monthly-return-user-'));
const workspace = path.join(temporary, 'Returns');
const dataFolder = path.join(temporary, 'server');
const name = 'kingsoft-cloud-2024-12.return';
const file = path.join(workspace, name);

const limit = Number(process.env.VSCODE_TEST_TIMEOUT ?? 900_000);
setTimeout(() => {
	console.error(`the user did not get through within ${limit} ms`);
	void finish(1);
}, limit).unref();

let server;
let browser;
let passed = 0;
let finishing = false;
async function finish(failed) {
	if (finishing) return;
	finishing = true;
	await browser?.close().catch(() => {});
	await server?.stop();
	rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
	console.log(`${passed} passed, ${failed} failed`);
	process.exit(failed === 0 ? 0 : 1);
}

/** One thing a user does or sees. */
async function step(what, act) {
	await act();
	passed++;
	console.log(`  ✔ ${what}`);
}

function succeed(command, args, options) {
	const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', ...options });
	assert.equal(status, 0, `${command} ${args.join(' ')}: ${error ?? stdout + stderr}`);
	return stdout + stderr;
}

function packageExtension() {
	const vsix = path.join(root, 'out/monthly-return.vsix');
	const said = succeed('npm', ['run', 'package', '--', '--out', vsix], { cwd: root });
	assert.doesNotMatch(said, /warning/i);
	return vsix;
}

try {
	setUp();
	mkdirSync(pictures, { recursive: true });
	mkdirSync(workspace, { recursive: true });
	writeFileSync(file, broken);
	prepareEmpty(workspace);
	prepareDays(workspace);

	let vsix = process.argv.slice(2).find((one) => one.endsWith('.vsix'));
	const parts = process.argv.slice(2).filter((one) => one !== vsix);
	assert.ok(parts.every((part) => ['mend', 'write', 'days', 'furnish', 'hostile', 'walk', 'look'].includes(part)));
	const isWanted = (part) => parts.length === 0 || parts.includes(part);
	await step('packages the extension, without a warning', () => {
		vsix ??= packageExtension();
	});
	await step('downloads no more than it may weigh', () => {
		assert.ok(statSync(vsix).size < 2_500_000);
		const started = ['dist/server.js', 'dist/server/chunk.js'].map((file) => statSync(path.join(root, file)).size);
		assert.ok(started[0] + started[1] < 700_000);
	});
	await step('installs it', () => {
		const args = [serverMain, '--install-extension', vsix, '--server-data-dir', dataFolder, '--accept-server-license-terms'];
		assert.match(succeed(serverNode, args, { env: serverEnvironment }), /successfully installed/);
	});

	const settings = { 'editor.hover.delay': 100, 'editor.hover.above': false, 'workbench.colorTheme': 'Default Dark Modern' };
	server = await startServer(dataFolder, { settings });
	browser = await openBrowser();
	const { page, asked } = browser;
	page.setDefaultTimeout(120_000);
	const picture = (title) => page.screenshot({ path: path.join(pictures, `${title}.png`) });
	const editor = page.locator(`.monaco-editor[data-uri$="${name}"]`);
	/** Of several the first: a hint may have the same figure. */
	const line = (text) => editor.locator('.view-line').filter({ hasText: text }).first();

	/** The line may be out of sight, and a line that is not drawn is not there. */
	async function goTo(text) {
		const lines = readFileSync(file, 'utf8').split('\n');
		await page.keyboard.press('Control+G');
		await page.keyboard.type(String(lines.findIndex((one) => one.includes(text)) + 1));
		await page.keyboard.press('Enter');
		await line(text).waitFor();
	}

	/** Rests the pointer on something until its card with a text comes up; an editor that is busy overlooks it now and then. */
	async function rest(on, hasText, { has, position } = {}) {
		const card = page.locator('.monaco-hover:visible').filter({ hasText, has });
		for (let tries = 1; ; tries++) {
			await page.mouse.move(900, 700);
			await on.hover({ position });
			try {
				return await card.waitFor({ timeout: 5000 });
			} catch (error) {
				if (tries === 5) throw error;
			}
		}
	}

	await step('opens a return', async () => {
		await page.goto(`${server.url}?folder=${encodeURIComponent(workspace)}`);
		await page.getByRole('treeitem', { name }).dblclick();
		await line('issuer').waitFor();
		await page.locator('#status\\.editor\\.mode').filter({ hasText: 'Monthly Return' }).waitFor();
	});

	if (isWanted('mend')) await mend();
	const theme = (colors) => writeSettings(dataFolder, { ...settings, 'workbench.colorTheme': colors });
	const user = { page, step, picture, workspace, asked, theme };
	if (isWanted('write')) await writeReturn(user);
	if (isWanted('days')) await fileDays(user);
	if (isWanted('furnish')) await furnish(user);
	if (isWanted('hostile')) await readHostile(user);

	async function mend() {
		await step('sees the wrong figure underlined, and why', async () => {
			await editor.locator('.squiggly-error').first().waitFor();
			await goTo('20,418,295');
			const has = page.getByRole('link', { name: 'options-closing' });
			await rest(line('20,418,295').getByText('20,418,295'), /20,418,259[\s\S]*Quick Fix/, { has });
			await picture('1-broken');
		});

		await step('reads what Note 2 says', async () => {
			await page.mouse.move(900, 700);
			await goTo('Note 2');
			const comment = line('Note 2').locator('span span').last();
			const { width } = await comment.boundingBox();
			await rest(comment, 'cancellation date', { position: { x: width - 25, y: 10 } }); // its last words
			await picture('2-note');
		});

		await step('has the totals computed with the button, and is told of the written figure that was left', async () => {
			await goTo('20,418,295');
			await editor.locator('.squiggly-error').first().waitFor();
			await page.getByRole('button', { name: 'Compute All Totals' }).click();
			await page.locator('.notification-toast').filter({ hasText: '1 written figure does not add up' }).waitFor();
			await line('20,418,295').waitFor();
			await editor.locator('.squiggly-error').first().waitFor();
			await picture('3-left');
		});

		await step('has that figure changed, once it is ticked in the preview', async () => {
			await page.locator('.notification-toast').getByRole('button', { name: 'Change…' }).click();
			const changes = page.locator('.bulk-edit-panel');
			const change = changes.locator('.monaco-list-row').filter({ hasText: '20,418,259' });
			await change.waitFor();
			await line('20,418,295').waitFor();
			// What has to be confirmed is not ticked beforehand.
			const tick = change.locator('.edit-checkbox');
			assert.equal(await tick.isChecked(), false);
			await tick.click();
			assert.equal(await tick.isChecked(), true);
			await picture('3-preview');
			await changes.getByRole('button', { name: 'Apply' }).click();
			await line('20,418,259').waitFor();
			await editor.locator('.squiggly-error').first().waitFor({ state: 'detached' });
			await picture('3-computed');
		});

		await step('saves, and the file is right', async () => {
			await editor.click();
			await page.keyboard.press('Control+S');
			for (let i = 0; i < 50 && !readFileSync(file, 'utf8').includes('20,418,259'); i++) await page.waitForTimeout(100);
			assert.match(readFileSync(file, 'utf8'), /closing +20,418,259\n/);
			// Nothing that was published is lost; beside a new row, what stands in its column has moved with it.
			const rows = (text) => text.split('\n').map((one) => one.replace(/(?<=\S) +/g, ' '));
			const saved = new Set(rows(readFileSync(file, 'utf8')));
			for (const published of rows(right)) assert.ok(saved.has(published), published);
		});

		await step('sees the form beside the text, and goes from its cell to the number', async () => {
			await goTo('issuer');
			await page.keyboard.press('Control+Alt+M');
			await page.keyboard.press('p');
			const form = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame').locator('#form');
			await form.locator('[data-line]').getByText('20,418,259', { exact: true }).first().click();
			const at =
				readFileSync(file, 'utf8')
					.split('\n')
					.findIndex((one) => /closing +20,418,259/.test(one)) + 1;
			await page
				.locator('#status\\.editor\\.selection')
				.filter({ hasText: `Ln ${at},` })
				.filter({ hasText: '10 selected' })
				.waitFor();
			await picture('4-preview');
			await page.getByRole('tab', { name: /^Preview/ }).click({ button: 'middle' });
			await form.waitFor({ state: 'detached' });
		});
	}

	if (isWanted('look')) await look({ step, url: server.url, temporary, pictures, theme });
	if (isWanted('walk')) await walk({ page, step, picture, url: server.url, temporary });

	await step('asks no other machine for anything of its own', () => {
		assert.deepEqual(
			asked.filter((url) => !/vscode-cdn|vscode-unpkg|open-vsx|microsoft/.test(url)),
			[],
		);
	});
	await finish(0);
} catch (error) {
	if (error instanceof Missing) {
		console.log(`skipped: ${error.message}\n0 passed, 0 failed, 1 skipped`);
		process.exit(0);
	}
	console.error(error);
	await browser?.page.screenshot({ path: path.join(pictures, 'failed.png') }).catch(() => {});
	await finish(1);
}
