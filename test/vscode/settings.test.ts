import * as vscode from 'vscode';
import { assert } from './assert.js';
import { output, setLogLevel } from './recorded.js';
import { finding, hovers, open, rangeOf, until, untitled, withSetting } from './support.js';

const hintsOf = async (document: vscode.TextDocument) => {
	const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
		'vscode.executeInlayHintProvider',
		document.uri,
		document.validateRange(new vscode.Range(0, 0, document.lineCount, 0)),
	);
	return hints.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
};
const lensesOf = async (document: vscode.TextDocument) => {
	const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 50);
	return lenses.map(({ command }) => command?.title);
};

/** With hints of every kind. */
const hinted = `return FF301
month 31 December 2024
issuer "X"
class ORD "Ordinary shares" listed 07985
section II
  for ORD
    opening 100 + 5
    closing 100 + 5
section III.A
  for ORD
    scheme "S"
      opening 50
      granted 1
      lapsed -1
      closing 50
`;

describe('Its settings', () => {
	it('turn each kind of inlay hint off and on', async () => {
		const document = await untitled(hinted);
		const showing = (holds: (hints: readonly string[]) => boolean) => until('the hints', () => hintsOf(document), holds);
		const all = await showing(({ length }) => length > 0);
		const same = (hints: readonly string[]) => hints.join() === all.join();
		for (const kind of ['computed', 'columns', 'runningTotals', 'headings']) {
			await withSetting(`inlayHints.${kind}`, false, () => showing((hints) => !same(hints)));
			await showing(same);
		}
	});

	it('turn the code lenses off and on', async () => {
		const document = await open('right.return');
		await until(
			'the lenses',
			() => lensesOf(document),
			({ length }) => length > 0,
		);
		await withSetting('codeLens', false, () =>
			until(
				'no lens',
				() => lensesOf(document),
				({ length }) => length === 0,
			),
		);
		await until(
			'the lenses',
			() => lensesOf(document),
			({ length }) => length > 0,
		);
	});

	it('that are wrong are named in the output, and the right ones beside them count', async () => {
		const document = await open('broken.return');
		await withSetting('severities', { 'option-closing': 'off', 'options-closing': 'information' }, async () => {
			await until('the severity', async () => {
				const { severity } = await finding(document, 'options-closing');
				return severity === vscode.DiagnosticSeverity.Information;
			});
			await until('the warning', () =>
				output().some((line) => /^warn .*monthlyReturn\.severities\.option-closing.*options-closing/.test(line)),
			);
		});
		await until(
			'the error',
			async () => (await finding(document, 'options-closing')).severity === vscode.DiagnosticSeverity.Error,
		);
	});
});

describe('Its output', () => {
	it('comes up by its command', async () => {
		const before = output().length;
		await vscode.commands.executeCommand('monthlyReturn.showOutput');
		assert.ok(
			output()
				.slice(before)
				.some((call) => call.startsWith('show')),
			output().slice(before).join('\n'),
		);
		await vscode.commands.executeCommand('workbench.action.closePanel');
	});

	it('has the messages while its level is Trace, as much of each as is set', async () => {
		const document = await open('broken.return');
		await finding(document, 'options-closing');
		const traced = async () => {
			const before = output().length;
			await hovers(document, 'Note 2');
			const lines = () =>
				output()
					.slice(before)
					.filter((line) => /^trace.*textDocument\/hover/.test(line));
			await until('the messages', () => lines().length >= 2);
			return lines().join('\n');
		};
		setLogLevel(vscode.LogLevel.Trace);
		try {
			const names = await until('the names', traced);
			assert.equal(names.includes('"position"'), false, names);
			await withSetting('trace.server', 'verbose', () => until('all of it', traced, (text) => text.includes('"position"')));
		} finally {
			setLogLevel(vscode.LogLevel.Info);
		}
		const before = output().length;
		await hovers(document, 'Note 2');
		assert.deepEqual(
			output()
				.slice(before)
				.filter((line) => line.startsWith('trace')),
			[],
		);
	});
});

describe('A hint that is held back', () => {
	it('comes back when the cursor leaves its line', async () => {
		const document = await untitled(hinted.replace('07985', '07995'));
		const editor = vscode.window.activeTextEditor;
		assert.ok(editor);
		const line = rangeOf(document, 'opening').start.line;
		const here = async () => (await hintsOf(document)).length;
		const all = await until('the hints', here);
		editor.selection = new vscode.Selection(line, 19, line, 19);
		await vscode.commands.executeCommand('type', { text: '0' });
		await until('one fewer', here, (count) => count < all);
		editor.selection = new vscode.Selection(0, 0, 0, 0);
		await until('it again', here, (count) => count === all);
	});
});
