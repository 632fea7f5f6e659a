import { NotificationType, NotificationType0, ParameterStructures, RequestType, RequestType0 } from 'vscode-jsonrpc';
import type {
	CodeAction,
	CodeActionParams,
	ConfigurationParams,
	DidChangeConfigurationParams,
	DidChangeTextDocumentParams,
	DidChangeWatchedFilesParams,
	DidChangeWorkspaceFoldersParams,
	DidCloseTextDocumentParams,
	DidOpenTextDocumentParams,
	DocumentDiagnosticParams,
	DocumentDiagnosticReport,
	Hover,
	HoverParams,
	InitializedParams,
	InitializeParams,
	InitializeResult,
	LogMessageParams,
	PublishDiagnosticsParams,
	RegistrationParams,
	WorkspaceDiagnosticParams,
	WorkspaceDiagnosticReport,
} from 'vscode-languageserver';

/*
 * The messages this server knows. Of vscode-languageserver it takes the types, and its transport, vscode-jsonrpc: the rest of
 * that library is code for what is not used here, a third of the bundle.
 */

function request<P, R>(method: string): RequestType<P, R, unknown> {
	return new RequestType(method, ParameterStructures.byName);
}

function notification<P>(method: string): NotificationType<P> {
	return new NotificationType(method, ParameterStructures.byName);
}

export const initialize = request<InitializeParams, InitializeResult>('initialize');
export const initialized = notification<InitializedParams>('initialized');
export const shutdown = new RequestType0<null, unknown>('shutdown');
export const exit = new NotificationType0('exit');

export const didOpen = notification<DidOpenTextDocumentParams>('textDocument/didOpen');
export const didChange = notification<DidChangeTextDocumentParams>('textDocument/didChange');
export const didClose = notification<DidCloseTextDocumentParams>('textDocument/didClose');
export const didChangeWatchedFiles = notification<DidChangeWatchedFilesParams>('workspace/didChangeWatchedFiles');
export const didChangeWorkspaceFolders = notification<DidChangeWorkspaceFoldersParams>('workspace/didChangeWorkspaceFolders');
export const didChangeConfiguration = notification<DidChangeConfigurationParams>('workspace/didChangeConfiguration');

export const hover = request<HoverParams, Hover | null>('textDocument/hover');
export const codeAction = request<CodeActionParams, CodeAction[] | null>('textDocument/codeAction');
export const diagnostic = request<DocumentDiagnosticParams, DocumentDiagnosticReport>('textDocument/diagnostic');
export const workspaceDiagnostic = request<WorkspaceDiagnosticParams, WorkspaceDiagnosticReport>('workspace/diagnostic');

export const publishDiagnostics = notification<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
export const refreshDiagnostics = new RequestType0<null, unknown>('workspace/diagnostic/refresh');
export const configuration = request<ConfigurationParams, unknown[]>('workspace/configuration');
export const registerCapability = request<RegistrationParams, null>('client/registerCapability');
export const logMessage = notification<LogMessageParams>('window/logMessage');

/** Of the protocol's own error codes, those that are answered here. */
export const errorCodes = { requestCancelled: -32800, serverCancelled: -32802 } as const;
