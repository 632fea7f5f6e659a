import * as vscode from 'vscode';
import { monthFromNow } from '../support/months.mjs';
import { assert } from './assert.js';
import { type Answers, type Asked, answering } from './prompts.js';
import { active, file, finding, open, textOf, until } from './support.js';

const another = '$(add) Another issuer…';
const newReturn = () => vscode.commands.executeCommand('monthlyReturn.newReturn');
const lastMonth = monthFromNow(-1).name;

describe('New Monthly Return', () => {
	const own = file('pilots-2024-12.return');

	before(async () => {
		const text = (await textOf('right.return')).replaceAll('03896', '07986').replace('Kingsoft Cloud Holdings', 'Harbour Pilots');
		await vscode.workspace.fs.writeFile(own, new TextEncoder().encode(text));
		await finding(await open('broken.return'), 'options-closing');
	});
	after(() => vscode.workspace.fs.delete(own));

	it('starts from the newest return of an issuer in the workspace', async () => {
		// The file may not be known yet.
		const asked = await until('the return', () =>
			answering({ chosen: ['Harbour Pilots Limited'] }, newReturn).then(undefined, () => undefined),
		);
		const list = asked?.lists[0];
		assert.equal(list?.options.title, 'New Monthly Return');
		const pilots = list?.items.find(({ label }) => label === 'Harbour Pilots Limited');
		assert.equal(pilots?.description, 'January 2025, from that of December 2024');
		assert.equal(pilots?.detail, 'pilots-2024-12.return');
		assert.equal(list?.items.at(-1)?.label, another);
		const { uri } = active();
		assert.equal(uri.toString(), file('pilots-2025-01.return').toString());
		assert.match(active().getText(), /month +31 January 2025\n/);
		await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
		await vscode.workspace.fs.delete(uri);
	});

	it('asks for the issuer, the stock code and the month of another', async () => {
		const { boxes, lists } = await answering(
			{ chosen: [another, lastMonth], typed: [' Lantern "Bay" Limited ', '700'] },
			newReturn,
		);
		assert.deepEqual(
			boxes.map(({ title, prompt, placeHolder }) => [title, prompt, placeHolder]),
			[
				['New Monthly Return', 'The issuer’s name, as on the form', 'Harbour Lights Holdings Limited'],
				['New Monthly Return', 'The stock code of its listed shares', '00700'],
			],
		);
		// From the month under way back, each with its due date, and any other by its name.
		const months = Array.from({ length: 14 }, (_, by) => monthFromNow(-by).name);
		assert.deepEqual(
			lists[1]?.items.map(({ label }) => label),
			[...months, '$(edit) Another month…'],
		);
		assert.match(lists[1]?.items[1]?.description ?? '', /^due \d{1,2} [A-Z][a-z]+ \d{4}$/);
		const document = active();
		// It stands beside the others, and its first stop is its first figure.
		assert.equal(document.isUntitled, false);
		assert.match(document.uri.path, /\/lantern-bay-limited-\d{4}-\d\d\.return$/);
		const { document: shown, selection } = vscode.window.activeTextEditor ?? {};
		assert.equal(shown, document);
		const at = selection?.active ?? new vscode.Position(0, 0);
		assert.equal(document.lineAt(at.line).text.slice(0, at.character), '    opening  ');
		assert.equal(document.languageId, 'monthly-return');
		assert.match(document.getText(), /^issuer +"Lantern \\"Bay\\" Limited"$/m);
		assert.match(document.getText(), /^class ORD .*listed 00700/m);
		assert.match(document.getText(), new RegExp(`^month +(?:28|29|30|31) ${lastMonth}$`, 'm'));
		await until('its status', () => vscode.languages.getDiagnostics(document.uri).length > 0);
		// What is to be filled in says so, and what a person confirms is not confirmed.
		await until('its findings', () =>
			vscode.languages.getDiagnostics(document.uri).some(({ message }) => /^opening takes/.test(message)),
		);
		assert.equal(/^ *confirm \(i\)/m.test(document.getText()), false);
		assert.equal(/^ *public float/m.test(document.getText()), false);
		await vscode.commands.executeCommand('workbench.action.files.revert');
		await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
		await vscode.workspace.fs.delete(document.uri);
	});

	it('takes any month that is typed', async () => {
		const { boxes } = await answering(
			{ chosen: [another, '$(edit) Another month…'], typed: ['Lantern Bay', '700', 'June 2023'] },
			newReturn,
		);
		const month = boxes[2]?.validateInput;
		for (const text of ['2023-06', '2023-6', '6/2023', 'jun 2023', 'June 2023', '2023年6月'])
			assert.equal(month?.(text), undefined, text);
		for (const text of ['', 'soon', '2023', '13/2023', 'Juno 2023']) assert.ok(month?.(text), text);
		const document = active();
		assert.match(document.getText(), /^month +30 June 2023$/m);
		await vscode.commands.executeCommand('workbench.action.files.revert');
		await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
		await vscode.workspace.fs.delete(document.uri);
	});

	it('fills an empty file, from nothing or from last month', async () => {
		const empty = async () => {
			const document = await vscode.workspace.openTextDocument({ language: 'monthly-return', content: '' });
			await vscode.window.showTextDocument(document);
			const lenses = await until('its lenses', async () => {
				const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
				return found.length === 4 ? found : undefined;
			});
			return { document, commands: (lenses ?? []).map(({ command }) => command as vscode.Command) };
		};
		const run = ({ command, arguments: of = [] }: vscode.Command) => vscode.commands.executeCommand(command, ...of);
		const first = await empty();
		assert.deepEqual(
			first.commands.map(({ title }) => title),
			['Begin', 'From last month', 'Import', 'Practise'],
		);
		await answering({ chosen: [lastMonth], typed: ['Lantern Bay', '700'] }, () => run(first.commands[0] as vscode.Command));
		assert.match(first.document.getText(), /^issuer +"Lantern Bay"$/m);
		const second = await empty();
		await answering({ chosen: ['Harbour Pilots Limited'] }, () => run(second.commands[1] as vscode.Command));
		assert.match(second.document.getText(), /^month +\d+ (?:January|February) 2025$/m);
		assert.match(second.document.getText(), /opening +3,805,284,801 \+ 0/);
	});

	it('takes no issuer without a name and no code of anything but digits', async () => {
		const { boxes } = await answering({ chosen: [another], typed: ['Lantern Bay', undefined] }, newReturn);
		const [name, code] = boxes.map(
			({ validateInput }) =>
				(text: string) =>
					validateInput?.(text),
		);
		for (const text of ['', '  ']) assert.equal(name?.(text), 'The form needs the name.', text);
		for (const text of ['', 'abc', '123456', '7-0', '00700 HK', '-700']) {
			assert.equal(code?.(text), 'A stock code has up to five digits.', text);
		}
		for (const text of ['00700', '700', ' 00700 ']) assert.equal(code?.(text), undefined, text);
	});

	it('makes nothing once Escape is pressed, wherever', async () => {
		const before = active();
		const escapes: Answers[] = [
			{ chosen: [undefined] },
			{ chosen: [another], typed: [undefined] },
			{ chosen: [another], typed: ['Lantern Bay', undefined] },
			{ chosen: [another, undefined], typed: ['Lantern Bay', '00700'] },
		];
		for (const answers of escapes) {
			const documents = vscode.workspace.textDocuments.length;
			const asked: Asked = await answering(answers, newReturn);
			assert.ok(asked.lists.length > 0);
			assert.equal(vscode.workspace.textDocuments.length, documents);
			assert.equal(active(), before);
		}
	});
});
