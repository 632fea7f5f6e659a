import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { fileOfCmap } from '../../server/src/jobs/cmaps.js';
import { type CompareParams, type CompareResult, requests } from '../../server/src/lsp/protocol.js';
import { isAllowed } from './allowed.js';
import { ComparisonPanel, type Other } from './comparison.js';
import { gitVersion, mayHaveGit } from './git.js';
import { type Host, runWithProgress } from './job.js';
import { nameOf, uriOf } from './resources.js';
import { pickOne, sayInformation, sayWarning } from './say.js';
import { targetReturn } from './target.js';

const maxBytes = 20 * 1024 * 1024;

/** What a return says differently from another, from what was published, or from its version in git, shown beside the text. */
export async function compareWith(
	client: BaseLanguageClient,
	extension: vscode.Uri,
	host: Host,
	of?: unknown,
	other?: unknown,
): Promise<void> {
	const document = await targetReturn(uriOf(of));
	if (!document) return;
	const named = uriOf(other);
	const found = named ? await readOther(named, extension, host) : await askOther(document, extension, host);
	if (!found) return;
	const params: CompareParams = { uri: client.code2ProtocolConverter.asUri(document.uri), text: found.text };
	const differences = await client.sendRequest<CompareResult>(requests.compare, params);
	if (!differences) throw new Error(vscode.l10n.t('The returns could not be compared.'));
	ComparisonPanel.show(extension, { document, other: found, differences });
}

async function askOther(document: vscode.TextDocument, extension: vscode.Uri, host: Host): Promise<Other | undefined> {
	const others = await returnsHere();
	const items: (vscode.QuickPickItem & { readonly icon?: string; readonly read: () => Promise<Other | undefined> })[] = [
		{
			label: vscode.l10n.t('A file…'),
			icon: 'folder-opened',
			description: vscode.l10n.t('another return, or a published PDF or HTML'),
			read: () => askFile(extension, host),
		},
	];
	if (mayHaveGit(document.uri)) {
		items.push({
			label: vscode.l10n.t('The version in git'),
			icon: 'git-commit',
			description: vscode.l10n.t('as it was committed last'),
			read: () => readCommitted(document.uri),
		});
	}
	for (const uri of others.filter((each) => each.toString() !== document.uri.toString()).sort(near(document.uri))) {
		items.push({
			label: nameOf(uri),
			description: vscode.workspace.asRelativePath(vscode.Uri.joinPath(uri, '..')),
			read: () => readOther(uri, extension, host),
		});
	}
	const picked = await pickOne(items, {
		title: vscode.l10n.t('Compare with…'),
		placeHolder: vscode.l10n.t('What {0} is compared with', nameOf(document.uri)),
		matchOnDescription: true,
	});
	return picked?.read();
}

async function readCommitted(uri: vscode.Uri): Promise<Other | undefined> {
	const committed = await gitVersion(uri);
	if ('text' in committed) return { name: vscode.l10n.t('{0} in git', nameOf(uri)), text: committed.text, unread: [] };
	void sayInformation(vscode.l10n.t('{0} has no version in git: {1}.', nameOf(uri), committed.lacks));
	return undefined;
}

/** A search of a file system that has none waits for good. */
function returnsHere(): Promise<readonly vscode.Uri[]> {
	const found = vscode.workspace.findFiles('**/*.return', '**/node_modules/**', 200).then(undefined, () => []);
	const waited = new Promise<readonly vscode.Uri[]>((resolve) => setTimeout(resolve, 1_000, []));
	return Promise.race([Promise.resolve(found), waited]);
}

/** Those of the same folder first. */
const near = (of: vscode.Uri) => {
	const folder = vscode.Uri.joinPath(of, '..').toString();
	const apart = (uri: vscode.Uri) => (vscode.Uri.joinPath(uri, '..').toString() === folder ? 0 : 1);
	return (a: vscode.Uri, b: vscode.Uri) => apart(a) - apart(b) || (a.toString() < b.toString() ? -1 : 1);
};

async function askFile(extension: vscode.Uri, host: Host): Promise<Other | undefined> {
	const [uri] =
		(await vscode.window.showOpenDialog({
			title: vscode.l10n.t('Compare with…'),
			openLabel: vscode.l10n.t('Compare'),
			filters: {
				[vscode.l10n.t('Returns and published forms')]: ['return', 'pdf', 'htm', 'html', 'txt', 'json'],
				[vscode.l10n.t('All files')]: ['*'],
			},
		})) ?? [];
	return uri && readOther(uri, extension, host);
}

async function readOther(uri: vscode.Uri, extension: vscode.Uri, host: Host): Promise<Other | undefined> {
	if (!(await isAllowed(uri))) return undefined;
	const name = nameOf(uri);
	if (uri.path.toLowerCase().endsWith('.return')) {
		const document = await vscode.workspace.openTextDocument(uri);
		return { name, text: document.getText(), unread: [], uri };
	}
	const { size } = await vscode.workspace.fs.stat(uri);
	if (size > maxBytes) {
		void sayInformation(
			vscode.l10n.t('{0} cannot be imported: {1}', name, vscode.l10n.t('it is over 20 MB, which no return is')),
		);
		return undefined;
	}
	const bytes = await vscode.workspace.fs.readFile(uri);
	const imported = await runWithProgress(
		host,
		'import',
		vscode.l10n.t('Importing {0} …', name),
		{ bytes },
		{
			cmap: async (wanted) => {
				const file = fileOfCmap(wanted);
				if (file === undefined) return undefined;
				return vscode.workspace.fs
					.readFile(vscode.Uri.joinPath(extension, 'dist', 'cmaps', file))
					.then(undefined, () => undefined);
			},
		},
	);
	if (!imported) return undefined;
	if ('refused' in imported) {
		void sayWarning(vscode.l10n.t('{0} cannot be imported: {1}', name, imported.refused));
		return undefined;
	}
	return { name, text: imported.text, unread: imported.problems.map(({ message }) => message) };
}
