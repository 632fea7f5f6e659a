import * as vscode from 'vscode';

/** What is used of VS Code's own extension for git, which a browser may lack. */
interface GitApi {
	getRepository(uri: vscode.Uri): { show(ref: string, path: string): Promise<string> } | null;
}

/** What reads a file as it was committed last; undefined where there is no git, or the file is none of it. */
export async function gitVersion(uri: vscode.Uri): Promise<(() => Promise<string>) | undefined> {
	const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
	if (!extension || uri.scheme !== 'file') return undefined;
	try {
		const repository = (await extension.activate()).getAPI(1).getRepository(uri);
		if (!repository) return undefined;
		const text = await repository.show('HEAD', uri.fsPath);
		return async () => text;
	} catch {
		return undefined;
	}
}
