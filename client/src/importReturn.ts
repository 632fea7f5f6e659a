import * as vscode from 'vscode';
import { fileOfCmap } from '../../server/src/jobs/cmaps.js';
import { isAllowed } from './allowed.js';
import { type Host, runWithProgress } from './job.js';
import { languageId } from './names.js';
import { nameOf, stemOf, uriOf } from './resources.js';
import { pickOne, sayInformation, sayWarning } from './say.js';
import { showNew } from './showNew.js';

/** A little more than what is imported, so that what is larger is refused in words. */
const maxBytes = 21 * 1024 * 1024;

/** What is imported, and what it is called. */
interface Source {
	readonly name: string;
	readonly bytes: Uint8Array;
	/** The file it stands in. */
	readonly uri?: vscode.Uri;
}

/**
 * Makes a return of an FF301 as it was published.
 * @param of the file, or `{ uri }` or `{ text }`; else the user is asked
 * @param all the files, where several are selected
 */
export async function importReturn(extension: vscode.Uri, host: Host, of?: unknown, all?: unknown): Promise<void> {
	for (const source of await sourcesOf(of, all)) await importOne(extension, host, source);
}

async function importOne(extension: vscode.Uri, host: Host, { name, bytes, uri }: Source): Promise<void> {
	const title = vscode.l10n.t('Importing {0} …', name);
	const imported = await runWithProgress(host, 'import', title, { bytes }, { cmap: (wanted) => cmap(extension, wanted) });
	if (!imported) return;
	if ('refused' in imported) throw new Error(vscode.l10n.t('{0} cannot be imported: {1}', name, imported.refused));
	// Beside what stands in the workspace; what was taken from elsewhere is saved wherever the user likes.
	const beside = uri && vscode.workspace.getWorkspaceFolder(uri) ? uri : undefined;
	const { report, others = [], returns, ...own } = imported;
	const stem = `${stemOf(uri ?? vscode.Uri.file('return'))}.return`;
	// A cover names its returns by their files; it is shown last, and so it is what is looked at.
	const [first, ...rest] = returns ?? [];
	const named = first && (report && own.fileName !== undefined ? { ...first, fileName: own.fileName } : first);
	const all = named ? [named, ...rest] : [{ ...own, ...(report ? {} : { fileName: stem }) }, ...others];
	const made = [...all.toReversed(), ...(report ? [report] : [])];
	const places: Place[] = [];
	for (const { text, problems, fileName = stem } of made) {
		const document = await showNew(host, { text, fileName }, beside);
		if (document) for (const { line } of problems) places.push({ document, line });
		else if (made.length === 1) return;
	}
	void say(name, places);
}

/** Where something was not read. */
interface Place {
	readonly document: vscode.TextDocument;
	readonly line: number | undefined;
}

/** What was not read stands in the return as a comment; here it is counted, and shown. */
async function say(name: string, places: readonly Place[]): Promise<void> {
	const [first] = places;
	if (!first) {
		void sayInformation(vscode.l10n.t('All of {0} was read.', name));
		return;
	}
	const show = vscode.l10n.t('Show');
	const message =
		places.length === 1
			? vscode.l10n.t('1 place of {0} was not read: it is a comment in the return, “# not read”.', name)
			: vscode.l10n.t('{0} places of {1} were not read: they are comments in the return, “# not read”.', places.length, name);
	if ((await sayWarning(message, show)) !== show || first.document.isClosed) return;
	const at = new vscode.Position(first.line ?? 0, 0);
	await vscode.window.showTextDocument(first.document, { selection: new vscode.Range(at, at) });
}

async function sourcesOf(of: unknown, all: unknown): Promise<readonly Source[]> {
	const selected = Array.isArray(all) ? all.flatMap((one) => uriOf(one) ?? []) : [];
	const { uri, text } = (of ?? {}) as { readonly uri?: unknown; readonly text?: unknown };
	if (typeof text === 'string') return [sourceOfText(text, vscode.l10n.t('the text'))];
	const named = uriOf(of) ?? uriOf(uri);
	const files = selected.length > 0 ? selected : named ? [named] : undefined;
	if (files) {
		for (const file of files) if (!(await isAllowed(file))) return [];
		return Promise.all(files.map(sourceOfFile));
	}
	const asked = await ask();
	return asked ? [asked] : [];
}

function sourceOfText(text: string, name: string): Source {
	return { name, bytes: new TextEncoder().encode(text) };
}

async function sourceOfFile(uri: vscode.Uri): Promise<Source> {
	const name = nameOf(uri);
	const { size } = await vscode.workspace.fs.stat(uri);
	if (size > maxBytes) {
		throw new Error(vscode.l10n.t('{0} cannot be imported: {1}', name, vscode.l10n.t('it is over 20 MB, which no return is')));
	}
	return { name, bytes: await vscode.workspace.fs.readFile(uri), uri };
}

/** A file, what was copied, or what is in the editor: a text that is no return yet. */
async function ask(): Promise<Source | undefined> {
	const open = vscode.window.activeTextEditor?.document;
	const inEditor = open && open.languageId !== languageId && open.getText().trim() !== '' ? open : undefined;
	const items: (vscode.QuickPickItem & { readonly read: () => Promise<Source | undefined> })[] = [
		{ label: vscode.l10n.t('A file…'), description: vscode.l10n.t('PDF, HTML or text'), read: askFile },
		{ label: vscode.l10n.t('What was copied'), description: vscode.l10n.t('the text on the clipboard'), read: readClipboard },
	];
	if (inEditor) {
		const name = nameOf(inEditor.uri);
		items.push({
			label: vscode.l10n.t('The text in the editor'),
			description: name,
			read: async () => sourceOfText(inEditor.getText(), name),
		});
	}
	const picked = await pickOne(items, {
		title: vscode.l10n.t('Import Published Return'),
		placeHolder: vscode.l10n.t('Where the published FF301 is'),
	});
	return picked?.read();
}

async function askFile(): Promise<Source | undefined> {
	const [uri] =
		(await vscode.window.showOpenDialog({
			title: vscode.l10n.t('Import Published Return'),
			openLabel: vscode.l10n.t('Import'),
			filters: {
				[vscode.l10n.t('PDF, HTML or text')]: ['pdf', 'htm', 'html', 'txt', 'json'],
				[vscode.l10n.t('All files')]: ['*'],
			},
		})) ?? [];
	return uri && sourceOfFile(uri);
}

async function readClipboard(): Promise<Source | undefined> {
	const text = await vscode.env.clipboard.readText();
	if (text.trim() !== '') return sourceOfText(text, vscode.l10n.t('the text on the clipboard'));
	void sayInformation(vscode.l10n.t('Nothing to import: the clipboard has no text.'));
	return undefined;
}

/** Shipped with the extension. */
async function cmap(extension: vscode.Uri, name: string): Promise<Uint8Array | undefined> {
	const file = fileOfCmap(name);
	if (file === undefined) return undefined;
	return vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', 'cmaps', file)).then(undefined, () => undefined);
}
