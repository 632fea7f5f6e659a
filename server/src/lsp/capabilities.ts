import {
	type ClientCapabilities,
	CodeActionKind,
	MarkupKind,
	type ServerCapabilities,
	TextDocumentSyncKind,
} from 'vscode-languageserver';

export const source = 'monthly-return';

/** Of what a client announces, what the server does differently for it. */
export interface Client {
	readonly pullsDiagnostics: boolean;
	readonly refreshesDiagnostics: boolean;
	readonly relatedInformation: boolean;
	readonly codeDescription: boolean;
	readonly diagnosticData: boolean;
	readonly markdown: boolean;
	readonly versionedEdits: boolean;
	readonly configuration: boolean;
	readonly registersConfiguration: boolean;
	readonly registersWatchedFiles: boolean;
	readonly workspaceFolders: boolean;
}

/** What is left out counts as not supported; a client that says nothing at all is a client too. */
export function readClient(capabilities: ClientCapabilities | undefined): Client {
	const { textDocument, workspace } = capabilities ?? {};
	const pulls = textDocument?.diagnostic != null;
	const diagnostics = pulls
		? { ...textDocument?.publishDiagnostics, ...textDocument?.diagnostic }
		: textDocument?.publishDiagnostics;
	return {
		pullsDiagnostics: pulls,
		refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
		relatedInformation: diagnostics?.relatedInformation === true,
		codeDescription: diagnostics?.codeDescriptionSupport === true,
		diagnosticData: diagnostics?.dataSupport === true,
		markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? true,
		versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
		configuration: workspace?.configuration === true,
		registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
		registersWatchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
		workspaceFolders: workspace?.workspaceFolders === true,
	};
}

export function serverCapabilities(client: Client): ServerCapabilities {
	return {
		positionEncoding: 'utf-16',
		textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
		hoverProvider: true,
		codeActionProvider: {
			codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, `${CodeActionKind.SourceFixAll}.${source}`],
		},
		...(client.pullsDiagnostics && {
			diagnosticProvider: { identifier: source, interFileDependencies: true, workspaceDiagnostics: true },
		}),
		workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
	};
}
