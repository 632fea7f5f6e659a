import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { paste as limits } from '../../server/src/limits.js';
import { type PasteParams, type PasteResult, requests } from '../../server/src/lsp/protocol.js';
import { areMovements, pasteMovements } from './movements.js';
import { languageId, section } from './names.js';
import { sayInformation } from './say.js';

/** What VS Code has of pasting since 1.97, as far as it is in use. */
interface PasteEditKind {
	append(...parts: string[]): PasteEditKind;
}
interface PasteEdit {
	yieldTo?: readonly PasteEditKind[];
	additionalEdit?: vscode.WorkspaceEdit;
}
interface PastingVscode {
	readonly DocumentDropOrPasteEditKind: { readonly Empty: PasteEditKind; readonly Text: PasteEditKind };
	readonly DocumentPasteEdit: new (insertText: string, title: string, kind: PasteEditKind) => PasteEdit;
	readonly languages: {
		registerDocumentPasteEditProvider(
			selector: vscode.DocumentSelector,
			provider: {
				provideDocumentPasteEdits(
					document: vscode.TextDocument,
					ranges: readonly vscode.Range[],
					data: vscode.DataTransfer,
					context: unknown,
					token: vscode.CancellationToken,
				): Promise<PasteEdit[] | undefined>;
				resolveDocumentPasteEdit(edit: PasteEdit): PasteEdit;
			},
			metadata: { readonly providedPasteEditKinds: readonly PasteEditKind[]; readonly pasteMimeTypes: readonly string[] },
		): vscode.Disposable;
	};
}

const plainText = 'text/plain';

/**
 * Offers to paste rows copied from the form or from a spreadsheet as lines, and rows of movements into the drafts they belong to; pasting
 * them as they are stays one choice away.
 */
export function offerPasting(client: BaseLanguageClient): vscode.Disposable {
	try {
		return registerProvider(client, vscode as unknown as PastingVscode);
	} catch {
		// Before 1.97 it was a proposal, which an extension may not use, or not there at all.
		return new vscode.Disposable(() => {});
	}
}

function registerProvider(
	client: BaseLanguageClient,
	{ DocumentDropOrPasteEditKind: kinds, DocumentPasteEdit, languages }: PastingVscode,
) {
	const kind = kinds.Empty.append(section, 'rows');
	const entering = kinds.Empty.append(section, 'movements');
	/** What is entered with a preview of its own once it is chosen. */
	const movements = new WeakMap<PasteEdit, string>();
	return languages.registerDocumentPasteEditProvider(
		{ language: languageId },
		{
			async provideDocumentPasteEdits(document, ranges, data, _, token) {
				const [range, ...more] = ranges;
				const text = await data.get(plainText)?.asString();
				if (!range || more.length > 0 || !text || !mayBeRows(text)) return undefined;
				const rows = await rowsOf(client, document, range, text, token);
				const others = rows?.complete ? [] : await movementsIn(document, range, text, token);
				if (!rows) return others;
				const edit = new DocumentPasteEdit(rows.insertText, rows.title, kind);
				// Where something could not be read, it is for the user to choose.
				if (!rows.complete) edit.yieldTo = [kinds.Text];
				if (rows.removes) {
					edit.additionalEdit = new vscode.WorkspaceEdit();
					edit.additionalEdit.delete(document.uri, client.protocol2CodeConverter.asRange(rows.removes));
				}
				return [...others, edit];
			},
			resolveDocumentPasteEdit(edit) {
				const text = movements.get(edit);
				// The paste comes to its end first, which leaves the text as it is.
				if (text !== undefined) setTimeout(() => void pasteMovements(client, text));
				return edit;
			},
		},
		{ providedPasteEditKinds: [kind, entering], pasteMimeTypes: [plainText] },
	);

	async function movementsIn(
		document: vscode.TextDocument,
		range: vscode.Range,
		text: string,
		token: vscode.CancellationToken,
	): Promise<PasteEdit[]> {
		if (!(await areMovements(client, document, text, token))) return [];
		const edit = new DocumentPasteEdit(document.getText(range), vscode.l10n.t('Enter as movements…'), entering);
		movements.set(edit, text);
		return [edit];
	}
}

/** The same by a command, which every VS Code has. */
export async function pasteRows(client: BaseLanguageClient): Promise<void> {
	const editor = vscode.window.activeTextEditor;
	if (editor?.document.languageId !== languageId) {
		void sayInformation(vscode.l10n.t('Open a monthly return (.return) first.'));
		return;
	}
	const { document, selection } = editor;
	const { version } = document;
	const text = await vscode.env.clipboard.readText();
	const rows = text === '' ? null : await rowsOf(client, document, selection, text);
	if (!rows) {
		void sayInformation(
			vscode.l10n.t(
				'Nothing was pasted: the clipboard has no rows of the section at the cursor. Copy them from the form or a spreadsheet, and put the cursor on an empty line of their section.',
			),
		);
		return;
	}
	if (document.version !== version) return;
	await editor.edit((edit) => {
		edit.replace(selection, rows.insertText);
		if (rows.removes) edit.delete(client.protocol2CodeConverter.asRange(rows.removes));
	});
}

/** A word or two are pasted without asking the server. */
function mayBeRows(text: string): boolean {
	return text.length > 20 && text.length <= limits.length && (/\d/.test(text) || /^[ \t]*\(i/m.test(text));
}

function rowsOf(
	client: BaseLanguageClient,
	document: vscode.TextDocument,
	range: vscode.Range,
	text: string,
	token?: vscode.CancellationToken,
): Promise<PasteResult> {
	const params: PasteParams = {
		uri: client.code2ProtocolConverter.asUri(document.uri),
		range: client.code2ProtocolConverter.asRange(range),
		text,
	};
	return token ? client.sendRequest(requests.paste, params, token) : client.sendRequest(requests.paste, params);
}
