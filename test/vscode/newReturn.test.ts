import * as vscode from 'vscode';
import { assert } from './assert.js';
import { type Answers, type Asked, answering } from './prompts.js';
import { active, file, finding, open, textOf, until } from './support.js';

const another = '$(add) Another issuer…';
const newReturn = () => vscode.commands.executeCommand('monthlyReturn.newReturn');
const monthOf = (date: Date) => date.toLocaleDateString('en-GB', { month: 'long', year: 'numeric' });
const today = new Date();
const lastMonth = monthOf(new Date(today.getFullYear(), today.getMonth() - 1));

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
		// The month that ended last is the one to report, and the one under way the next.
		const apart = [-1, 0, -2, -3, -4, -5, -6];
		const months = apart.map((by) => monthOf(new Date(today.getFullYear(), today.getMonth() + by)));
		assert.deepEqual(
			lists[1]?.items.map(({ label }) => label),
			months,
		);
		const document = active();
		assert.equal(document.isUntitled, true);
		assert.equal(document.languageId, 'monthly-return');
		assert.match(document.getText(), /^issuer +"Lantern \\"Bay\\" Limited"$/m);
		assert.match(document.getText(), /^class ORD .*listed 00700/m);
		assert.match(document.getText(), new RegExp(`^month +(?:28|29|30|31) ${lastMonth}$`, 'm'));
		await until('its status', () => vscode.languages.getDiagnostics(document.uri).length > 0);
		const errors = vscode.languages
			.getDiagnostics(document.uri)
			.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error)
			.map(({ message }) => message);
		assert.deepEqual(errors, []);
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
