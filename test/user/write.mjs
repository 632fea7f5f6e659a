// A return from the empty file to the next month's, with nothing but the keyboard: what a person does who never saw the language.
import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { monthFromNow } from '../support/months.mjs';

const ended = monthFromNow(-1);
const begun = monthFromNow(0);
const name = `lantern-bay-${ended.iso}.return`;

/** The empty file is there before the workbench is, so that its explorer shows it. */
export function prepareEmpty(workspace) {
	writeFileSync(path.join(workspace, name), '');
}

export async function writeReturn({ page, step, picture, workspace, theme }) {
	const file = path.join(workspace, name);
	const onDisk = () => readFileSync(file, 'utf8');
	const editor = page.locator(`.monaco-editor[data-uri$="${name}"]`);
	const line = (text) => editor.locator('.view-line').filter({ hasText: text });
	const suggestion = (label) => page.locator('.suggest-widget:visible .monaco-list-row').filter({ hasText: label }).first();
	const type = (text) => page.keyboard.type(text, { delay: 20 });
	const press = async (key, times = 1) => {
		for (let i = 0; i < times; i++) {
			await page.keyboard.press(key);
			await page.waitForTimeout(150);
		}
	};

	/** Saves until what the disk has holds; the editor may be busy. */
	async function saved(holds) {
		for (let tries = 0; tries < 10; tries++) {
			await press('Control+S');
			for (let i = 0; i < 10; i++) {
				if (holds(onDisk())) return;
				await page.waitForTimeout(100);
			}
		}
		assert.fail(`saved was: ${onDisk()}`);
	}

	/** A command of the palette, by its name. */
	async function command(title) {
		await press('F1');
		await page.locator('.quick-input-widget input').first().fill(`>${title}`);
		await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first().waitFor();
		await press('Enter');
	}

	async function goTo(text) {
		const at = onDisk()
			.split('\n')
			.findIndex((one) => one.includes(text));
		assert.ok(at >= 0, text);
		await press('Control+G');
		await type(String(at + 1));
		await press('Enter');
		await line(text).first().waitFor();
	}

	/** What the braces in the status bar say. */
	async function status(text) {
		await page.locator('#status\\.languageStatus').click();
		await page.locator('.hover-language-status').filter({ hasText: text }).first().waitFor();
		await picture(`status-${text.replace(/\W+/g, '-').toLowerCase()}`);
		await page.keyboard.press('Escape');
		await editor.click();
	}

	await step('is offered a whole return in an empty file', async () => {
		await page.getByRole('treeitem', { name }).dblclick();
		await editor.waitFor();
		await editor.click();
		for (let tries = 1; ; tries++) {
			await press('Control+Space');
			try {
				await suggestion('a whole return').waitFor({ timeout: 5000 });
				break;
			} catch (error) {
				if (tries === 4) throw error;
				await press('Escape');
			}
		}
		await picture('4-empty');
		await press('Enter');
		await line('issuer').first().waitFor();
	});

	await step('fills it in from place to place', async () => {
		await type('Lantern Bay Limited');
		await press('Tab', 3); // the month is the one due; ORD
		await suggestion('WVR ordinary shares').waitFor();
		await press('Tab');
		await type('07998');
		await press('Tab');
		// Digits alone: they are set in threes once the stop is left.
		await type('2000000000');
		await press('Tab');
		await line('2,000,000,000 x').first().waitFor();
		await suggestion('HKD').waitFor();
		await picture('4-currency');
		await press('Tab');
		await type('0.01');
		await press('Tab');
		await type('640000000');
		await press('Tab');
		await line('640,000,000 + 0').first().waitFor();
		await press('Tab');
		// What a person confirms is not confirmed beforehand.
		await press('Control+Space');
		await suggestion('Confirm the rest').waitFor();
		await picture('4-confirm');
		await press('Enter');
		await press('Tab');
		await type('Chan Siu Ming');
		await press('Tab');
		await suggestion('Company Secretary').waitFor();
		await press('Tab', 2);
		await press('Escape');
		await saved(
			(text) =>
				/signed "Chan Siu Ming"\n {2}title +"Company Secretary"/.test(text) &&
				/listed 07998/.test(text) &&
				/opening {2}2,000,000,000 x HKD 0\.01/.test(text) &&
				/opening {2}640,000,000 \+ 0/.test(text) &&
				/confirm \(i\) .*\(viii\)/.test(text),
		);
	});

	await step('writes a line where it is asked for one, its columns and all', async () => {
		await goTo('640,000,000 + 0');
		await press('End');
		await press('Enter');
		await type('public');
		await suggestion('float complied').waitFor();
		await picture('5-line');
		await press('Enter');
		await suggestion('float not complied').waitFor();
		await picture('5-choice');
		await press('Enter');
		await suggestion('Alternative Threshold').waitFor();
		await press('Enter');
		await saved((text) => /\n {4}public float complied\n {6}threshold +"Initial Prescribed Threshold - 25%/.test(text));
		await press('Escape');
		await goTo(ended.end);
		await press('End');
		await press('Enter');
		await type('submitted');
		await suggestion('Date Submitted').waitFor();
		await press('Enter');
		await saved((text) => new RegExp(`\\nsubmitted {2}\\d+ ${begun.name}\\n`).test(text));
		await press('Escape');
	});

	await step('sees what is computed, has it written, and the return is clean', async () => {
		await goTo('issuer');
		await editor
			.getByText(/HKD.20,000,000/)
			.first()
			.waitFor();
		await picture('6-hints');
		await press('Control+Alt+M');
		await press('T');
		await line('= HKD 20,000,000').first().waitFor();
		await saved((text) => /closing +640,000,000 \+ 0 = 640,000,000\n/.test(text));
		await page.locator('.squiggly-error, .squiggly-warning').first().waitFor({ state: 'detached' });
		await status('Reconciles');
	});

	await step('is told which column it writes in', async () => {
		await goTo('closing  640,000,000');
		await press('End');
		const columns = page.locator('.parameter-hints-widget:visible').filter({ hasText: 'closing issued + treasury = total' });
		for (let tries = 1; ; tries++) {
			await press('Control+Shift+Space');
			try {
				await columns.locator('.parameter.active').filter({ hasText: 'total' }).waitFor({ timeout: 5000 });
				break;
			} catch (error) {
				if (tries === 4) throw error;
			}
		}
		await picture('7-columns');
		await press('Escape');
	});

	await step('breaks it, and mends it with the quick fix', async () => {
		await goTo('closing  640,000,000');
		await press('End');
		await press('Backspace', 3);
		await type('001');
		await editor.locator('.squiggly-error').first().waitFor();
		await saved((text) => text.includes('640,000,001'));
		await status('1 sum does not add up');
		await goTo('640,000,001');
		await press('End');
		await press('ArrowLeft');
		const fix = page.locator('.action-widget').getByText('640,000,000').first();
		for (let tries = 1; ; tries++) {
			await page.mouse.move(900, 700);
			await press('Control+.');
			try {
				await fix.waitFor({ timeout: 4000 });
				break;
			} catch (error) {
				if (tries === 5) throw error;
				await press('Escape');
			}
		}
		await picture('7-fix');
		await press('Enter');
		await editor.locator('.squiggly-error').first().waitFor({ state: 'detached' });
		await saved((text) => !text.includes('640,000,001'));
	});

	await step('sets a warning aside, and stands in the reason', async () => {
		await goTo('title');
		await press('Control+Shift+K');
		await saved((text) => !text.includes('Company Secretary'));
		await editor.locator('.squiggly-warning').first().waitFor();
		await goTo('signed');
		const fix = page.locator('.action-widget').getByText('Set aside with a reason').first();
		for (let tries = 1; ; tries++) {
			await page.mouse.move(900, 700);
			await press('Control+.');
			try {
				await fix.waitFor({ timeout: 4000 });
				break;
			} catch (error) {
				if (tries === 5) throw error;
				await press('Escape');
			}
		}
		await picture('7-aside');
		await fix.click();
		await editor.getByText('# allow').first().waitFor();
		await type('the title follows');
		await saved((text) => /^signed "Chan Siu Ming" +# allow [\w-]+: the title follows$/m.test(text));
		await editor.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
		for (let tries = 0; tries < 30 && !onDisk().includes('Company Secretary'); tries++)
			await press('Control+Z', 1).then(() => press('Control+S'));
		await saved((text) => text.includes('Company Secretary') && !text.includes('# allow'));
	});

	await step('formats what was left untidy', async () => {
		const tidy = /^issuer {5}"Lantern Bay Limited"$/m;
		await goTo('issuer');
		await press('Home');
		await type('   ');
		await saved((text) => !tidy.test(text));
		await command('Format Document');
		await saved((text) => tidy.test(text));
	});

	await step('pastes rows of a spreadsheet as lines, the plain text one choice away', async () => {
		const row = '2013 Share Award Scheme\t22 February 2013\t0\t\t17,351,974';
		const asLines = /agreement "2013 Share Award Scheme"\n +approved +22 February 2013\n/;
		await page.evaluate((text) => navigator.clipboard.writeText(text), row);
		await goTo('section III.D');
		await press('End');
		await press('Enter');
		await press('Control+V');
		await saved((text) => asLines.test(text));
		await page.locator('.post-edit-widget').first().waitFor();
		await press('Control+Z');
		await saved((text) => !text.includes('Share Award Scheme'));
	});

	await step('rolls it forward, and sees it in light, dark and high contrast', async () => {
		await press('Control+Alt+M');
		await press('R');
		await page.locator('.monaco-editor .view-line').filter({ hasText: begun.end }).first().waitFor();
		const rolled = readdirSync(workspace).find((one) => one.endsWith(`-${begun.iso}.return`));
		assert.ok(rolled, readdirSync(workspace).join());
		assert.match(readFileSync(path.join(workspace, rolled), 'utf8'), /opening +640,000,000 \+ 0/);
		for (const [title, colors] of [
			['light', 'Default Light Modern'],
			['high-contrast', 'Default High Contrast'],
			['dark', 'Default Dark Modern'],
		]) {
			theme(colors);
			await page.waitForTimeout(1500);
			await picture(`8-rolled-${title}`);
		}
	});

	await step('makes a return of another issuer, asked one thing after the other', async () => {
		const input = page.locator('.quick-input-widget:visible input').first();
		const asks = (text) => page.locator('.quick-input-widget:visible').filter({ hasText: text }).waitFor();
		await command('New Monthly Return');
		await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Another issuer' }).first().click();
		await asks('The issuer’s name');
		await type('Sandbar Point Limited');
		await press('Enter');
		await asks('The stock code');
		await input.fill('79x');
		await asks('up to five digits');
		await picture('9-asks');
		// It stays where it is until the code is one.
		await press('Enter');
		await asks('up to five digits');
		await input.fill('7990');
		await press('Enter');
		await page.locator('.quick-input-list:visible .monaco-list-row').first().waitFor();
		// In order from the month under way back, with its due date.
		await page
			.locator('.quick-input-list .monaco-list-row')
			.filter({ hasText: new RegExp(`${ended.name}.*due \\d+ ${begun.name}`) })
			.first()
			.click();
		await page.locator('.monaco-editor .view-line').filter({ hasText: 'Sandbar Point Limited' }).first().waitFor();
		await page.locator('.monaco-editor .view-line').filter({ hasText: '07990' }).first().waitFor();
		await picture('9-new');
		// It stands beside the others.
		assert.ok(readdirSync(workspace).includes(`sandbar-point-limited-${ended.iso}.return`), readdirSync(workspace).join());
	});

	await step('is asked before a file that is there is replaced', async () => {
		await page.getByRole('treeitem', { name }).dblclick();
		await editor.click();
		await press('Control+Alt+M');
		await press('R');
		await page.locator('.monaco-dialog-box').filter({ hasText: 'is there already' }).waitFor();
		await picture('9-asked');
		await press('Escape');
		assert.ok(existsSync(file));
	});
}
