import { type ClientCapabilities, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { CodeActionKind, MarkupKind } from 'vscode-languageserver-types';
import { semanticTokenModifiers, semanticTokenTypes } from '../features/semanticTokens.js';

export const source = 'monthly-return';

/** Of what a client announces, what the server does differently for it. */
export interface Client {
	readonly pullsDiagnostics: boolean;
	readonly refreshesDiagnostics: boolean;
	readonly relatedInformation: boolean;
	readonly codeDescription: boolean;
	readonly diagnosticData: boolean;
	readonly markdown: boolean;
	readonly completionMarkdown: boolean;
	readonly snippets: boolean;
	readonly symbolTree: boolean;
	readonly preparesRename: boolean;
	/** How many it takes. */
	readonly mostFolds: number;
	/** It shows a text of their own for them. */
	readonly namesFolds: boolean;
	readonly refreshesInlayHints: boolean;
	readonly refreshesCodeLenses: boolean;
	readonly versionedEdits: boolean;
	readonly snippetEdits: boolean;
	/** It asks for the edit of an action that is taken, and hands back what it was given with it. */
	readonly resolvesEdits: boolean;
	readonly configuration: boolean;
	readonly registersConfiguration: boolean;
	readonly registersWatchedFiles: boolean;
	readonly workspaceFolders: boolean;
	/** It asks before files are given other names. */
	readonly renamesFiles: boolean;
	readonly progress: boolean;
}

/** What is left out counts as not supported; a client that says nothing at all is a client too. */
export function readClient(capabilities: ClientCapabilities | undefined): Client {
	const { textDocument, workspace, window } = capabilities ?? {};
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
		completionMarkdown: textDocument?.completion?.completionItem?.documentationFormat?.includes(MarkupKind.Markdown) === true,
		snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
		symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
		mostFolds: textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY,
		namesFolds: textDocument?.foldingRange?.foldingRange?.collapsedText === true,
		preparesRename: textDocument?.rename?.prepareSupport === true,
		refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
		refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
		versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
		snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
		resolvesEdits:
			textDocument?.codeAction?.dataSupport === true &&
			textDocument.codeAction.resolveSupport?.properties?.includes('edit') === true,
		configuration: workspace?.configuration === true,
		registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
		registersWatchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
		workspaceFolders: workspace?.workspaceFolders === true,
		renamesFiles: workspace?.fileOperations?.willRename === true,
		progress: window?.workDoneProgress === true,
	};
}

export function serverCapabilities(client: Client): ServerCapabilities {
	return {
		positionEncoding: 'utf-16',
		textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
		hoverProvider: true,
		// Between a word and its value, and where a text or an item begins. A letter always asks.
		completionProvider: { triggerCharacters: [' ', '"', '('] },
		// Behind a keyword, and behind the signs between the columns of its row.
		signatureHelpProvider: { triggerCharacters: [' ', '+', '-', '='] },
		inlayHintProvider: true,
		codeLensProvider: {},
		documentFormattingProvider: true,
		documentRangeFormattingProvider: true,
		documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
		documentSymbolProvider: true,
		workspaceSymbolProvider: true,
		foldingRangeProvider: true,
		selectionRangeProvider: true,
		definitionProvider: true,
		referencesProvider: true,
		documentHighlightProvider: true,
		renameProvider: client.preparesRename ? { prepareProvider: true } : true,
		documentLinkProvider: {},
		semanticTokensProvider: {
			legend: { tokenTypes: [...semanticTokenTypes], tokenModifiers: [...semanticTokenModifiers] },
			full: { delta: true },
			range: true,
		},
		codeActionProvider: {
			codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, `${CodeActionKind.SourceFixAll}.${source}`],
			...(client.resolvesEdits && { resolveProvider: true }),
		},
		...(client.pullsDiagnostics && {
			diagnosticProvider: { identifier: source, interFileDependencies: true, workspaceDiagnostics: true },
		}),
		workspace: {
			workspaceFolders: { supported: true, changeNotifications: true },
			// What a report may name, and what that may lie in.
			...(client.renamesFiles && {
				fileOperations: {
					willRename: {
						filters: [{ pattern: { glob: '**/*.return', matches: 'file' } }, { pattern: { glob: '**', matches: 'folder' } }],
					},
				},
			}),
		},
	};
}
