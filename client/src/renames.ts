import * as vscode from 'vscode';
import type { BaseLanguageClient, RenameFilesParams, WorkspaceEdit } from 'vscode-languageclient';
import { willRenameFiles } from '../../server/src/lsp/protocol.js';

/** Before returns, or folders, are given other names or places the server is asked what names them; it is part of the renaming, and undone with it. */
export function followRenames(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
	context.subscriptions.push(
		vscode.workspace.onWillRenameFiles((event) => event.waitUntil(edits(client, event.files, event.token))),
	);
}

/** A renaming never fails for it. */
async function edits(
	client: BaseLanguageClient,
	files: vscode.FileWillRenameEvent['files'],
	token: vscode.CancellationToken,
): Promise<vscode.WorkspaceEdit | undefined> {
	try {
		const wanted = await Promise.all(files.map(async ({ oldUri }) => isReturn(oldUri) || (await isFolder(oldUri))));
		const uri = (of: vscode.Uri) => client.code2ProtocolConverter.asUri(of);
		const moves = files.filter((_, at) => wanted[at]).map(({ oldUri, newUri }) => ({ oldUri: uri(oldUri), newUri: uri(newUri) }));
		if (moves.length === 0) return undefined;
		const params: RenameFilesParams = { files: moves };
		const edit = await client.sendRequest<WorkspaceEdit | null>(willRenameFiles, params, token);
		return (edit && (await client.protocol2CodeConverter.asWorkspaceEdit(edit, token))) ?? undefined;
	} catch {
		return undefined;
	}
}

const isReturn = ({ path }: vscode.Uri) => /\.return$/i.test(path);

async function isFolder(uri: vscode.Uri): Promise<boolean> {
	const { type } = await vscode.workspace.fs.stat(uri);
	return (type & vscode.FileType.Directory) !== 0;
}
