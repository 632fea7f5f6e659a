import * as vscode from 'vscode';
import type { Item } from '../../client/src/returns.js';
import { monthFromNow } from '../support/months.mjs';
import { assert } from './assert.js';
import { dueItem, returnsView } from './recorded.js';
import { active, file, textOf, until } from './support.js';

/** The month that ended last, and that before it. */
const ended = monthFromNow(-1);
const earlier = monthFromNow(-2);

describe('The Returns view', () => {
	const before_ = file(`wharf-${earlier.iso}.return`);
	const begun = file(`wharf-${ended.iso}.return`);
	const view = () => returnsView();
	const itemsOf = async (item?: Item) => (await view().getChildren(item)) ?? [];
	const shownAs = async (item: Item) => view().getTreeItem(item);
	const wharf = async () => {
		for (const item of await itemsOf()) if ((await shownAs(item)).label === 'Wharf Lanterns Limited') return item;
		return undefined;
	};

	before(async () => {
		const text = (await textOf('right.return'))
			.replaceAll('03896', '07979')
			.replace('Kingsoft Cloud Holdings', 'Wharf Lanterns')
			.replace('31 December 2024', earlier.end)
			.replace('7 January 2025', `3 ${ended.name}`);
		await vscode.workspace.fs.writeFile(before_, new TextEncoder().encode(text));
		await vscode.commands.executeCommand('monthlyReturn.returns.focus');
	});
	after(async () => {
		await vscode.workspace.fs.delete(before_);
		await vscode.workspace.fs.delete(begun).then(undefined, () => undefined);
	});

	it('lists issuers and their months, with what is not begun', async () => {
		const issuer = await until('the issuer', wharf);
		assert.ok(issuer);
		const item = await shownAs(issuer);
		assert.match(String(item.description), /not begun/);
		assert.match(String(item.contextValue), /\.notBegun$/);
		const months = await Promise.all((await itemsOf(issuer)).map(shownAs));
		assert.deepEqual(
			months.map(({ label }) => label),
			[ended.name, earlier.name],
		);
		assert.equal(months[0]?.command, undefined);
		assert.match(String(months[1]?.description), /^submitted 3 /);
		// Shape, colour and words.
		const icon = months[1]?.iconPath as { id?: string; color?: { id?: string } };
		assert.deepEqual([icon.id, icon.color?.id], ['check', 'testing.iconPassed']);
		assert.match(String(item.accessibilityInformation?.label), /^Wharf Lanterns Limited, /);
	});

	it('counts what is due in the status bar and on the view', async () => {
		const { desk } = view() as unknown as { desk: { issuers: { months: { daysLeft?: number }[] }[] } };
		const due = desk.issuers.flatMap(({ months }) => months).filter(({ daysLeft }) => daysLeft !== undefined && daysLeft <= 7);
		assert.ok(due.length > 0);
		assert.match(dueItem().text, new RegExp(`\\) ${due.length} returns? due$`));
		assert.equal(dueItem().command, 'monthlyReturn.returns.focus');
	});

	it('opens a month', async () => {
		const issuer = await until('the issuer', wharf);
		const [, old] = await itemsOf(issuer);
		assert.ok(old);
		const { command } = await shownAs(old);
		assert.ok(command);
		await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
		assert.equal(active().uri.toString(), before_.toString());
	});

	it('begins a month from the one before, and then shows it as a draft', async () => {
		const issuer = await until('the issuer', wharf);
		const [month] = await itemsOf(issuer);
		await vscode.commands.executeCommand('monthlyReturn.beginMonth', month);
		assert.equal(active().uri.toString(), begun.toString());
		const draft = await until('the draft', async () => {
			const now = await wharf();
			const [first] = now ? await itemsOf(now) : [];
			return first && /draft/.test(String((await shownAs(first)).description)) ? shownAs(first) : undefined;
		});
		assert.equal(draft?.contextValue, 'month');
		await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
	});

	it('shows a month as the form', async () => {
		const issuer = await until('the issuer', wharf);
		const old = (await itemsOf(issuer)).at(-1);
		await vscode.commands.executeCommand('monthlyReturn.previewMonth', old);
		const label = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label);
		await until('the preview', () => label().some((one) => one.startsWith('Preview')));
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});
});
