import * as vscode from 'vscode';

/** What is used of VS Code's own extension for git, which a browser may lack. */
interface GitExtension {
	getAPI(version: 1): GitApi;
}
interface GitApi {
	readonly state: 'uninitialized' | 'initialized';
	readonly onDidChangeState: vscode.Event<GitApi['state']>;
	getRepository(uri: vscode.Uri): Repository | null;
	openRepository?(root: vscode.Uri): Promise<Repository | null>;
}
interface Repository {
	show(ref: string, path: string): Promise<string>;
}

/** In milliseconds; it looks for repositories as it starts. */
const patience = 10_000;

const git = () => vscode.extensions.getExtension<GitExtension>('vscode.git');

/** Whether the version in git may be asked for. */
export function mayHaveGit(uri: vscode.Uri): boolean {
	return uri.scheme === 'file' && git() !== undefined;
}

/** A file as it was committed last, or why it cannot be had. */
export async function gitVersion(uri: vscode.Uri): Promise<{ readonly text: string } | { readonly lacks: string }> {
	let api: GitApi | undefined;
	try {
		api = (await git()?.activate())?.getAPI(1);
	} catch {
		// It is turned off, or finds no git.
	}
	if (!api) return { lacks: vscode.l10n.t('git is not there, or VS Code does not use it') };
	await initialised(api);
	const folder = vscode.Uri.joinPath(uri, '..');
	const repository = api.getRepository(uri) ?? (await api.openRepository?.(folder).catch(() => null)) ?? api.getRepository(uri);
	if (!repository) return { lacks: vscode.l10n.t('it is in no git repository') };
	try {
		return { text: await repository.show('HEAD', uri.fsPath) };
	} catch {
		return { lacks: vscode.l10n.t('it was never committed') };
	}
}

function initialised(api: GitApi): Promise<void> {
	if (api.state === 'initialized') return Promise.resolve();
	return new Promise((resolve) => {
		const end = () => {
			clearTimeout(timer);
			listening.dispose();
			resolve();
		};
		const timer = setTimeout(end, patience);
		const listening = api.onDidChangeState((state) => state === 'initialized' && end());
	});
}
