import * as vscode from 'vscode';
import { assert } from './assert.js';
import { active, codeOf, file, finding, instead, open, rangeOf, show, textOf, until, untitled } from './support.js';

const read = async (uri: vscode.Uri) => vscode.workspace.fs.readFile(uri);
const remove = (uri: vscode.Uri) => vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
const bytes = (text: string) => new TextEncoder().encode(text);

/** A message as it was said: its kind, its text, and whether it stood before everything else. */
interface Said {
	readonly kind: 'error' | 'warning' | 'information';
	readonly text: string;
	readonly modal: boolean;
}

/** What is said while `during` runs; `answer` is the button that is pressed, where there is one of that name. */
async function said(during: () => PromiseLike<unknown>, answer?: string): Promise<readonly Said[]> {
	const messages: Said[] = [];
	const listen =
		(kind: Said['kind']) =>
		async (text: string, ...rest: readonly unknown[]) => {
			messages.push({ kind, text, modal: rest.some((one) => (one as vscode.MessageOptions | undefined)?.modal === true) });
			return rest.includes(answer) ? answer : undefined;
		};
	const { window } = vscode;
	await instead(window, 'showErrorMessage', listen('error'), () =>
		instead(window, 'showWarningMessage', listen('warning'), () =>
			instead(window, 'showInformationMessage', listen('information'), during),
		),
	);
	return messages;
}

const importReturn = (of?: unknown) => vscode.commands.executeCommand('monthlyReturn.importReturn', of);
const exportReturn = (of?: unknown) => vscode.commands.executeCommand('monthlyReturn.exportReturn', of);

describe('Import Published Return', () => {
	const moon = file('published/moon.return');
	afterEach(async () => {
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		await remove(moon);
	});

	it('makes a return without an error of a PDF, in a file beside it', async () => {
		const messages = await said(() => importReturn(file('published/moon.pdf')));
		assert.deepEqual(messages, [{ kind: 'information', text: 'All of moon.pdf was read.', modal: false }]);
		const document = active();
		assert.equal(document.uri.toString(), moon.toString());
		assert.equal(document.languageId, 'monthly-return');
		assert.match(document.getText(), /^return FF301\n/);
		assert.match(document.getText(), /issuer +"Moon Inc\."\n/);
		assert.equal(new TextDecoder().decode(await read(moon)), document.getText());
		// A mistake, so that there is something to wait for: it is the only one.
		const edit = new vscode.WorkspaceEdit();
		const total = rangeOf(document, '= 478,272,000');
		edit.replace(document.uri, total, '= 478,272,001');
		await vscode.workspace.applyEdit(edit);
		await finding(document, 'shares-total');
		const errors = vscode.languages
			.getDiagnostics(document.uri)
			.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
		assert.deepEqual(errors.map(codeOf), ['shares-total']);
	});

	it('leaves a file that is there already as it is', async () => {
		await vscode.workspace.fs.writeFile(moon, bytes('mine'));
		const messages = await said(() => importReturn({ uri: file('published/moon.pdf').toString() }));
		assert.deepEqual(messages, [{ kind: 'warning', text: 'moon.return is there already.', modal: true }]);
		assert.equal(new TextDecoder().decode(await read(moon)), 'mine');
	});

	it('refuses what is no FF301, with the reason', async () => {
		const before = vscode.workspace.textDocuments.length;
		const [message] = await said(() => importReturn(file('other/notes.txt')));
		assert.equal(message?.kind, 'error');
		assert.match(message?.text ?? '', /notes\.txt cannot be imported: .*FF301/);
		const [missing] = await said(() => importReturn(file('other/none.pdf')));
		assert.equal(missing?.kind, 'error');
		assert.match(missing?.text ?? '', /none\.pdf/);
		assert.equal(vscode.workspace.textDocuments.length, before);
	});

	it('reads what was copied, says what it could not read, and shows it', async () => {
		const text = await textOf('published/kingsoft.txt');
		const copied = { readText: async () => text };
		const pick = async (items: readonly vscode.QuickPickItem[]) => items.find(({ label }) => label === 'What was copied');
		const during = () =>
			instead(vscode.env, 'clipboard', copied, () => instead(vscode.window, 'showQuickPick', pick, () => importReturn()));
		const [message] = await said(during, 'Show');
		assert.match(message?.text ?? '', /^\d+ places? of the text on the clipboard w(as|ere) not read/);
		const made = vscode.workspace.textDocuments.filter(({ isUntitled }) => isUntitled).map((document) => document.getText());
		assert.ok(made.some((text) => /^return FF301\n[\s\S]*issuer +"Kingsoft Cloud Holdings Limited"\n/.test(text)));
		assert.ok(made.some((text) => /^report 6-K\n/.test(text)));
		const shown = () => {
			const { document, selection } = vscode.window.activeTextEditor ?? {};
			return (document && selection && document.lineAt(selection.active.line).text) ?? '';
		};
		await until('the place that was not read', shown, (line) => line.includes('# not read: '));
	});

	it('reads a text in the editor that is no return yet', async () => {
		const document = await open('published/kingsoft.txt');
		const labels: string[] = [];
		const pick = async (items: readonly vscode.QuickPickItem[]) => {
			labels.push(...items.map(({ label }) => label));
			return items.at(-1);
		};
		await said(() => instead(vscode.window, 'showQuickPick', pick, () => importReturn()));
		assert.deepEqual(labels, ['A file…', 'What was copied', 'The text in the editor']);
		assert.notEqual(active().uri.toString(), document.uri.toString());
		// The cover, shown last, names its return.
		assert.match(active().getText(), /^report 6-K\n/);
		assert.ok(vscode.workspace.textDocuments.some((made) => made.isUntitled && /^return FF301\n/.test(made.getText())));
	});

	it('is given up when it is cancelled', async () => {
		await open('right.return');
		const cancelled = {
			isCancellationRequested: true,
			onCancellationRequested(cancel: () => void) {
				cancel();
				return { dispose() {} };
			},
		};
		const withProgress = (_: unknown, task: (progress: unknown, token: unknown) => unknown) => task({}, cancelled);
		const errors = await said(() =>
			instead(vscode.window, 'withProgress', withProgress, () => importReturn(file('published/moon.pdf'))),
		);
		assert.deepEqual(errors, []);
		assert.equal(active().uri.toString(), file('right.return').toString());
	});
});

describe('Export', () => {
	const target = (name: string) => file(`exported.${name}`);
	afterEach(async () => {
		for (const name of ['pdf', 'html', 'txt', 'md', 'json']) await remove(target(name));
	});
	const exported = async (to: string) => {
		const uri = file('right.return');
		const messages = await said(() => exportReturn({ uri, to, target: target(to) }));
		assert.match(messages.at(-1)?.text ?? '', /^exported\.\w+ was written\./);
		return read(target(to));
	};

	for (const [to, wanted] of Object.entries({
		html: /^<!DOCTYPE html>[\s\S]*3,805,284,801/,
		txt: /FF301[\s\S]*3,805,284,801/,
		md: /^# Monthly Return[\s\S]*3,805,284,801/,
		json: /"form": "FF301"[\s\S]*3805284801/,
	})) {
		it(`writes ${to}`, async () => {
			assert.match(new TextDecoder().decode(await exported(to)), wanted);
		});
	}

	it('writes a PDF, which is read again', async () => {
		const pdf = await exported('pdf');
		assert.match(new TextDecoder('latin1').decode(pdf.slice(0, 5)), /^%PDF-/);
		const again = file('exported.return');
		try {
			await said(() => importReturn(target('pdf')));
			assert.equal(active().uri.toString(), again.toString());
			assert.match(active().getText(), /closing +3,805,284,801 \+ 0 = 3,805,284,801\n/);
			assert.match(active().getText(), /closing +20,418,259\n/);
		} finally {
			await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
			await remove(again);
		}
	});

	it('replaces a file only when that is wanted', async () => {
		await vscode.workspace.fs.writeFile(target('txt'), bytes('mine'));
		const once = () => exportReturn({ uri: file('right.return').toString(), to: 'txt', target: target('txt').toString() });
		const messages = await said(once);
		assert.deepEqual(messages, [{ kind: 'warning', text: 'exported.txt is there already.', modal: true }]);
		assert.equal(new TextDecoder().decode(await read(target('txt'))), 'mine');
		await said(once, 'Replace');
		assert.match(new TextDecoder().decode(await read(target('txt'))), /3,805,284,801/);
	});

	it('asks what for, and where to; the return may be nobody’s file', async () => {
		await untitled(await textOf('right.return'));
		const asked: (vscode.SaveDialogOptions | undefined)[] = [];
		const save = async (options?: vscode.SaveDialogOptions) => {
			asked.push(options);
			return target('md');
		};
		const pick = async (items: readonly vscode.QuickPickItem[]) => items.find(({ label }) => label === 'Markdown');
		const [message] = await said(() =>
			instead(vscode.window, 'showSaveDialog', save, () => instead(vscode.window, 'showQuickPick', pick, () => exportReturn())),
		);
		assert.match(message?.text ?? '', /^exported\.md was written\./);
		assert.equal(asked.length, 1);
		assert.match(asked[0]?.defaultUri?.path ?? '', /\/[^/]+\.md$/);
		assert.match(new TextDecoder().decode(await read(target('md'))), /3,805,284,801/);
	});

	it('opens what it wrote, where that is wanted', async () => {
		await said(() => exportReturn({ uri: file('right.return'), to: 'txt', target: target('txt') }), 'Open');
		const shown = () => vscode.window.activeTextEditor?.document.uri.toString();
		await until('the file', shown, (uri) => uri === target('txt').toString());
	});

	it('says that the return has errors, and writes it all the same', async () => {
		const document = await open('broken.return');
		await finding(document, 'options-closing');
		const [message] = await said(() => exportReturn({ uri: document.uri, to: 'txt', target: target('txt') }));
		assert.equal(message?.kind, 'warning');
		assert.match(message?.text ?? '', /^exported\.txt was written\. The return has \d+ errors?\.$/);
		assert.match(new TextDecoder().decode(await read(target('txt'))), /20,418,295/);
	});

	describe('where there is Chinese', () => {
		/** Exports a return with a Chinese name, as a PDF in Chinese; what is said, and what was picked. */
		async function exportChinese(): Promise<readonly [readonly Said[], readonly string[]]> {
			const text = (await textOf('right.return')).replace('"Kingsoft Cloud Holdings Limited"', '$& zh "金山雲控股有限公司"');
			const document = await untitled(text);
			const picked: string[] = [];
			const pick = async (items: readonly vscode.QuickPickItem[]) => {
				const item = items.find(({ label }) => label === '中文' || label === 'PDF');
				picked.push(item?.label ?? '');
				return item;
			};
			const messages = await said(() =>
				instead(
					vscode.window,
					'showSaveDialog',
					async () => target('pdf'),
					() => instead(vscode.window, 'showQuickPick', pick, () => exportReturn(document.uri)),
				),
			);
			return [messages, picked];
		}
		const head = async () => String.fromCharCode(...(await read(target('pdf'))).slice(0, 5));

		it('asks for the language, and for a font where none is found', async () => {
			const [messages, picked] = await exportChinese();
			assert.deepEqual(picked, ['PDF', '中文']);
			// A page finds no font of the system's; a machine may have one.
			if (messages.some(({ text }) => text.startsWith('exported.pdf was written.'))) {
				assert.equal(await head(), '%PDF-');
				return;
			}
			const [question, error] = messages;
			assert.match(question?.text ?? '', /^No font with Chinese characters was found/);
			assert.equal(question?.modal, true);
			assert.match(error?.text ?? '', /monthlyReturn\.pdf\.font/);
		});

		it('takes the font of the setting', async () => {
			const font = file('other/chinese.ttf');
			const set = (to: string | undefined) =>
				vscode.workspace.getConfiguration('monthlyReturn').update('pdf.font', to, vscode.ConfigurationTarget.Global);
			await set(font.scheme === 'file' ? font.fsPath : font.toString());
			try {
				const [messages] = await exportChinese();
				assert.equal(messages.length, 1);
				assert.match(messages[0]?.text ?? '', /^exported\.pdf was written\./);
				assert.equal(await head(), '%PDF-');
			} finally {
				await set(undefined);
			}
		});
	});

	it('says what it cannot be exported as', async () => {
		const [message] = await said(() => exportReturn({ uri: file('right.return'), to: 'docx' }));
		assert.match(message?.text ?? '', /pdf, html, txt, md, json, not as docx/);
		await show(file('other/notes.txt'));
	});
});
