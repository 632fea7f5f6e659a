import * as vscode from 'vscode';
import { assert } from './assert.js';
import { until, untitled } from './support.js';

const head = 'return FF301\nmonth 31 December 2024\nclass ORD "Ordinary shares" listed 03896\nsection III.D\n';
const rows =
	'2013 Share Award Scheme\t22 February 2013\t0\t\t17,351,974\n2021 Share Incentive Plan\t15 November 2021\t0\t\t127,178,416';
const lines = `  for ORD
    agreement "2013 Share Award Scheme"
      approved  22 February 2013
      D1        0
      issuable  17,351,974
    agreement "2021 Share Incentive Plan"
      approved  15 November 2021
      D1        0
      issuable  127,178,416`;

/** A return with the cursor on its last line, which is empty, and something on the clipboard. */
async function ready(clipboard: string): Promise<{ readonly document: vscode.TextDocument; readonly text: () => string }> {
	const document = await untitled(head);
	const editor = vscode.window.activeTextEditor as vscode.TextEditor;
	const end = document.positionAt(head.length);
	editor.selection = new vscode.Selection(end, end);
	await vscode.env.clipboard.writeText(clipboard);
	return { document, text: () => document.getText().replaceAll('\r\n', '\n') };
}

describe('Pasting', () => {
	it('writes rows of a spreadsheet as lines, by command', async () => {
		const { text } = await ready(rows);
		await vscode.commands.executeCommand('monthlyReturn.pasteRows');
		assert.equal(text(), head + lines);
	});

	it('leaves a text alone that is no rows, and says so', async () => {
		const { text } = await ready('nothing of the form');
		await vscode.commands.executeCommand('monthlyReturn.pasteRows');
		assert.equal(text(), head);
	});

	it('pastes any other text as it is', async () => {
		const remark = '  remarks  "100 shares were issued on 5 December 2024, 20 of them to the trustee."';
		const { text } = await ready(remark);
		await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
		await until('the text', text, (value) => value === head + remark);
	});
});
