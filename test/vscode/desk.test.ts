import * as vscode from 'vscode';
import { assert } from './assert.js';
import { answering, listening } from './prompts.js';
import { active, file, instead, show, textOf, until } from './support.js';

/** A return of so and so's, November or October 2026, from that of the suites. */
async function returnOf(name: string, code: string, month: 'October' | 'November', submitted: boolean): Promise<string> {
	const text = (await textOf('right.return'))
		.replaceAll('03896', code)
		.replace('Kingsoft Cloud Holdings', name)
		.replace('31 December 2024', month === 'October' ? '31 October 2026' : '30 November 2026');
	return text.replace(/^submitted .*\n/m, submitted ? 'submitted  5 November 2026\n' : '');
}

const write = (name: string, text: string) => vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(text));
const gone = (name: string) => vscode.workspace.fs.delete(file(name)).then(undefined, () => undefined);
const there = (name: string) =>
	vscode.workspace.fs.stat(file(name)).then(
		() => true,
		() => false,
	);

describe('A desk’s month', () => {
	const names = [
		'pier-2026-10.return',
		'quay-2026-10.return',
		'pier-2026-11.return',
		'quay-2026-11.return',
		'pier-2026-10-resubmission.return',
	];

	before(async () => {
		await write('pier-2026-10.return', await returnOf('Pier Lanterns', '07981', 'October', true));
		const quay = await returnOf('Quay Lanterns', '07982', 'October', true);
		await write('quay-2026-10.return', quay.replace('closing    20,418,259', 'closing    20,418,295'));
		// A file system that tells nobody of what is written to it is read through its documents.
		for (const name of ['pier-2026-10.return', 'quay-2026-10.return']) await vscode.workspace.openTextDocument(file(name));
	});
	after(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		for (const name of names) await gone(name);
	});

	it('begins a month for all issuers: what will happen is shown, what is ticked happens', async () => {
		let items: readonly (vscode.QuickPickItem & { picked?: boolean })[] = [];
		const pick = async (given: typeof items, options: vscode.QuickPickOptions) => {
			items = given;
			assert.equal(options.canPickMany, true);
			return given.filter(({ picked }) => picked);
		};
		const look = async (given: typeof items) => {
			items = given;
		};
		const begin = () => vscode.commands.executeCommand('monthlyReturn.beginMonthForAll', '2026-11');
		const label = (name: string) => items.find((item) => item.label.includes(name));
		await until('both issuers', async () => {
			await instead(vscode.window, 'showQuickPick', look, begin);
			return label('Pier Lanterns') && label('Quay Lanterns');
		});
		assert.match(label('Pier Lanterns')?.label ?? '', /^\$\(add\) 07981 Pier Lanterns Limited/);
		assert.match(label('Pier Lanterns')?.description ?? '', /pier-2026-11\.return, from .*pier-2026-10\.return/);
		assert.equal(label('Pier Lanterns')?.picked, true);
		assert.match(label('Quay Lanterns')?.label ?? '', /^\$\(circle-slash\)/);
		assert.match(label('Quay Lanterns')?.description ?? '', /skipped: it has 1 error; line \d+: /);
		assert.ok(!label('Quay Lanterns')?.picked);
		const said = await listening(async (messages) => {
			await instead(vscode.window, 'showQuickPick', pick, begin);
			await until('what became of it', () => messages.length > 0);
		});
		assert.match(said[0]?.message ?? '', /^\d returns? of November 2026 begun(?:, \d there already)?, \d skipped\.$/);
		assert.deepEqual([await there('pier-2026-11.return'), await there('quay-2026-11.return')], [true, false]);
	});

	it('adds a movement and asks only what it must', async () => {
		const document = await show(file('pier-2026-11.return'));
		const asked = await answering({ chosen: ['Lapse of options'], typed: ['3', '1,000'] }, () =>
			vscode.commands.executeCommand('monthlyReturn.addMovement'),
		);
		assert.ok(!asked.lists[0]?.items.some(({ label }) => label === 'Conversion'), 'of no convertible');
		await until('the movement', () => /# entered: 3 November 2026 lapse 1,000/.test(document.getText()));
		assert.match(document.getText(), /lapsed +-1,000\n/);
	});

	it('pastes rows of movements, with a preview of the edits', async () => {
		const document = await show(file('pier-2026-11.return'));
		await vscode.env.clipboard.writeText('Trade date\tType\tQty\n04/11/2026\tBUY BACK\t12,000\n13/11/2026\tBUY BACK\t500\n');
		// As a user ticks all of it in the preview.
		let previewed = 0;
		const apply = vscode.workspace.applyEdit.bind(vscode.workspace);
		const ticked = (edit: vscode.WorkspaceEdit) => {
			const plain = new vscode.WorkspaceEdit();
			for (const [uri, edits] of edit.entries()) plain.set(uri, edits);
			previewed += edit.size;
			return apply(plain);
		};
		await instead(vscode.workspace, 'applyEdit', ticked, () =>
			answering({ chosen: ['Purchase of own shares'] }, () => vscode.commands.executeCommand('monthlyReturn.pasteMovements')),
		);
		assert.equal(previewed, 1);
		await until('the rows', () => /# entered: 4 November 2026 buyback 12,000/.test(document.getText()));
		assert.match(document.getText(), /# entered: 13 November 2026 buyback 500/);
		// The same rows again: nothing is doubled.
		const before = document.getText();
		const said = await listening(async (messages) => {
			await answering({ chosen: ['Purchase of own shares'] }, () =>
				vscode.commands.executeCommand('monthlyReturn.pasteMovements'),
			);
			await until('what became of it', () => messages.length > 0);
		});
		assert.match(said[0]?.message ?? '', /2 stood there already/);
		assert.equal(document.getText(), before);
	});

	it('says what is wrong with rows, and enters nothing', async () => {
		const document = await show(file('pier-2026-11.return'));
		const before = document.getText();
		await vscode.env.clipboard.writeText('Trade date\tType\tQty\n2026-11-04\tLAPSE\t12,000\n2026-11-05\tLAPSE\t-5\n');
		const said = await listening(async (messages) => {
			await answering({ chosen: ['Lapse of options'] }, () => vscode.commands.executeCommand('monthlyReturn.pasteMovements'));
			await until('what became of it', () => messages.length > 0);
		});
		assert.match(said[0]?.message ?? '', /^Nothing was entered\. Row 3: '-5' is no number/);
		assert.equal(document.getText(), before);
	});

	it('applies a section that is marked not applicable', async () => {
		const document = await show(file('pier-2026-11.return'));
		const line = document
			.getText()
			.split('\n')
			.findIndex((text) => /^section III\.B not applicable/.test(text));
		assert.ok(line > 0);
		const range = new vscode.Range(line, 0, line, 0);
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			range,
		);
		const apply = actions.find(({ title }) => title === 'Apply this section');
		assert.ok(apply?.edit && (await vscode.workspace.applyEdit(apply.edit)));
		assert.match(document.getText(), /^section III\.B\n {2}for \w+$/m);
	});

	it('begins a resubmission beside its original', async () => {
		await show(file('pier-2026-10.return'));
		await vscode.commands.executeCommand('monthlyReturn.beginResubmission');
		assert.match(active().uri.path, /pier-2026-10-resubmission\.return$/);
		assert.match(active().getText(), /status +"Resubmission"/);
	});

	it('compares with another return beside the text', async () => {
		await show(file('pier-2026-10.return'));
		await vscode.commands.executeCommand('monthlyReturn.compareWith', file('pier-2026-10.return'), file('quay-2026-10.return'));
		const labels = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label);
		await until('the comparison', () => labels().includes('pier-2026-10.return – quay-2026-10.return'));
	});

	it('compares with what was published', async () => {
		await vscode.commands.executeCommand('monthlyReturn.compareWith', file('right.return'), file('published/moon.pdf'));
		const labels = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label);
		await until('the comparison', () => labels().includes('right.return – moon.pdf'));
	});
});
