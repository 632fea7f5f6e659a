import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** Larger than any return by three orders of magnitude; what is larger is something else. */
const maxBytes = 5 * 1024 * 1024;
const maxFiles = 5000;
/** Where the file system has no search, folders are gone through one by one, and no further than this. */
const maxFolders = 500;
/** In milliseconds. */
const searchPatience = 2000;

interface FileText {
	readonly text?: string;
	readonly problem?: string;
	readonly missing?: boolean;
}

/** Lends VS Code's file systems to the server, which reads returns there that are not open. */
export function lendFiles(client: BaseLanguageClient): void {
	client.onRequest('monthlyReturn/findFiles', async ({ folder }: { folder: string }) => {
		const found = await find(vscode.Uri.parse(folder));
		return found.map((uri) => client.code2ProtocolConverter.asUri(uri));
	});
	client.onRequest('monthlyReturn/readFile', ({ uri }: { uri: string }) => read(vscode.Uri.parse(uri)));
}

async function find(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
	const found = await search(folder);
	return found.length > 0 ? found : walk(folder);
}

/** A search of a file system that has none does not fail: it waits for one, for good. */
async function search(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
	const pattern = new vscode.RelativePattern(folder, '**/*.return');
	const patience = new vscode.CancellationTokenSource();
	const timer = setTimeout(() => patience.cancel(), searchPatience);
	const given = new Promise<readonly vscode.Uri[]>((resolve) => {
		patience.token.onCancellationRequested(() => resolve([]));
	});
	try {
		const found = vscode.workspace.findFiles(pattern, '**/node_modules/**', maxFiles, patience.token);
		return await Promise.race([found.then(undefined, () => []), given]);
	} finally {
		clearTimeout(timer);
		patience.dispose();
	}
}

async function walk(root: vscode.Uri): Promise<readonly vscode.Uri[]> {
	const found: vscode.Uri[] = [];
	const folders = [root];
	for (let count = 0; count < maxFolders && found.length < maxFiles; count++) {
		const folder = folders.shift();
		if (!folder) break;
		const entries = await vscode.workspace.fs.readDirectory(folder).then(undefined, () => []);
		for (const [name, type] of entries) {
			if (name.startsWith('.') || name === 'node_modules') continue;
			const uri = vscode.Uri.joinPath(folder, name);
			if (type === vscode.FileType.Directory) folders.push(uri);
			else if (name.toLowerCase().endsWith('.return')) found.push(uri);
		}
	}
	return found;
}

async function read(uri: vscode.Uri): Promise<FileText> {
	try {
		const { size } = await vscode.workspace.fs.stat(uri);
		if (size > maxBytes) return { problem: 'over 5 MB, which no return is' };
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(await vscode.workspace.fs.readFile(uri)) };
	} catch (error) {
		if (error instanceof vscode.FileSystemError) {
			return { problem: error.message, ...(error.code === 'FileNotFound' && { missing: true }) };
		}
		return { problem: 'not UTF-8: save it as UTF-8' };
	}
}
