import {
	type CancellationToken,
	type CodeAction,
	type Connection,
	type Hover,
	LSPErrorCodes,
	type Position,
	type RenameFilesParams,
	ResponseError,
	type SemanticTokens,
	type SemanticTokensDelta,
	type SemanticTokensDeltaParams,
	type SemanticTokensParams,
	type TextDocumentPositionParams,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import { MarkupContent, MarkupKind } from 'vscode-languageserver-types';
import { withoutEscapes } from '../escape.js';
import type { Desk, DeskMonth } from '../features/desk.js';
import type { ReturnService } from '../service.js';
import { editOf, offerOf, toClientActions } from './codeActions.js';
import { toClientCompletions } from './completion.js';
import { answerDesk } from './desk.js';
import type { Documents } from './documents.js';
import { toClientEdit, toWorkspaceEdit } from './edits.js';
import type { Guard } from './guard.js';
import type { Parts } from './parts.js';
import { answerPasting } from './pasting.js';
import { answerPrinting } from './printing.js';
import * as protocol from './protocol.js';
import type { UserSettings } from './settings.js';
import { flattened, toClientLocations, toClientSymbols } from './symbols.js';
import { keyOf, resolved } from './uris.js';

/** The requests a client makes. */
export function answerRequests(connection: Connection, guard: Guard, parts: Parts): void {
	for (const answer of [
		answerReading,
		answerWriting,
		answerNavigation,
		answerStructure,
		answerTokens,
		answerOwn,
		answerPrinting,
		answerPasting,
		answerDesk,
	]) {
		answer(connection, guard, parts);
	}
	if (parts.client.pullsDiagnostics) answerDiagnostics(connection, guard, parts);
}

type At = Pick<TextDocumentPositionParams, 'textDocument'>;
const keyIn = ({ textDocument }: At): string => keyOf(textDocument.uri);

/** What is said beside the text. */
function answerReading(connection: Connection, guard: Guard, { client, settings, service }: Parts): void {
	connection.onHover(
		guard.feature('hover', null, (params) => {
			const hover = service().hover(keyIn(params), params.position);
			return hover ? readable(hover, client.markdown) : null;
		}),
	);
	connection.onSignatureHelp(
		guard.feature('signatureHelp', null, (params) => service().signatureHelp(keyIn(params), params.position) ?? null),
	);
	connection.languages.inlayHint.on(
		guard.feature('inlayHint', null, async (params, token) => {
			const key = keyIn(params);
			const inForce = await ofVersion(service(), key, () => settings.of(key));
			if (!inForce || token.isCancellationRequested) return null;
			return [...service().inlayHints(key, params.range, inForce.inlayHints)];
		}),
	);
	connection.onCodeLens(
		guard.feature('codeLens', null, async (params) => {
			const { codeLens } = await settings.of(keyIn(params));
			return codeLens ? [...service().codeLenses(keyIn(params))] : [];
		}),
	);
}

/** What changes the text. */
function answerWriting(connection: Connection, guard: Guard, { client, documents, settings, service }: Parts): void {
	connection.onCodeAction(
		guard.request('codeAction', null, async (params, token) => {
			const { range, context } = params;
			const key = keyIn(params);
			// The range is one of the text as it was; on another it would mend the wrong place.
			const inForce = await ofVersion(service(), key, async () => {
				// Figures are written in the layout, which comes with the editor's features.
				await guard.whenExtended();
				return settings.of(key);
			});
			if (!inForce || token.isCancellationRequested) return null;
			const { resolvesEdits } = client;
			const actions = service().codeActions(key, range, context?.only, inForce, resolvesEdits);
			return toClientActions(actions, context?.diagnostics ?? [], documents, client, {
				uri: params.textDocument.uri,
				range,
				version: service().version(key) ?? null,
			});
		}),
	);
	if (client.resolvesEdits) {
		connection.onCodeActionResolve(
			guard.request<CodeAction, CodeAction | ResponseError>(
				'codeAction/resolve',
				new ResponseError(LSPErrorCodes.RequestFailed, 'the edit could not be made'),
				async (action) => {
					const offer = offerOf(action);
					if (action.edit || !offer) return action;
					const key = keyOf(offer.uri);
					await guard.whenExtended();
					const inForce = await settings.of(key);
					if ((service().version(key) ?? null) !== offer.version) return overtaken();
					const actions = service().codeActions(key, offer.range, action.kind === undefined ? undefined : [action.kind], inForce);
					const edit = editOf(actions, action, offer);
					return edit ? { ...action, edit: toClientEdit(edit, documents, client.versionedEdits) } : overtaken();
				},
			),
		);
	}
	connection.onCompletion(
		guard.feature('completion', null, (params) => {
			const key = keyIn(params);
			if (params.context?.triggerCharacter === ' ' && indents(service().text(key), params.position)) return null;
			return toClientCompletions(service().completion(key, params.position, client), client);
		}),
	);
	connection.onDocumentFormatting(guard.feature('formatting', null, (params) => [...service().format(keyIn(params))]));
	connection.onDocumentRangeFormatting(
		guard.feature('rangeFormatting', null, (params) => [...service().format(keyIn(params), params.range)]),
	);
	connection.onDocumentOnTypeFormatting(
		guard.feature('onTypeFormatting', null, (params) => [...service().formatOnType(keyIn(params), params.position)]),
	);
	connection.onPrepareRename(
		guard.feature('prepareRename', null, (params) => service().renameable(keyIn(params), params.position) ?? null),
	);
	connection.onRenameRequest(
		guard.feature('rename', null, (params) => {
			const key = keyIn(params);
			const edits = service().rename(key, params.position, params.newName);
			if ('refused' in edits) throw new ResponseError(LSPErrorCodes.RequestFailed, edits.refused);
			return toWorkspaceEdit(key, edits, documents, client.versionedEdits);
		}),
	);
}

function answerNavigation(connection: Connection, guard: Guard, { documents, service }: Parts): void {
	connection.onDefinition(
		guard.feature('definition', null, (params) =>
			toClientLocations(service().definition(keyIn(params), params.position), documents),
		),
	);
	connection.onReferences(
		guard.feature('references', null, (params) =>
			toClientLocations(
				service().references(keyIn(params), params.position, params.context?.includeDeclaration === true),
				documents,
			),
		),
	);
	connection.onDocumentHighlight(
		guard.feature('documentHighlight', null, (params) => [...service().highlights(keyIn(params), params.position)]),
	);
	connection.onDocumentLinks(
		guard.feature('documentLink', null, (params) =>
			service()
				.documentLinks(keyIn(params))
				.map((link) => ({ ...link, ...(link.target !== undefined && { target: documents.uriOf(link.target) }) })),
		),
	);
	connection.onWorkspaceSymbol(
		guard.feature('workspace/symbol', null, ({ query }) => toClientSymbols(service().workspaceSymbols(query ?? ''), documents)),
	);
}

/** What the text is made of. */
function answerStructure(connection: Connection, guard: Guard, { client, service }: Parts): void {
	connection.onDocumentSymbol(
		guard.feature('documentSymbol', null, (params) => {
			const symbols = service().documentSymbols(keyIn(params));
			return client.symbolTree ? [...symbols] : flattened(symbols, params.textDocument.uri);
		}),
	);
	connection.onFoldingRanges(
		guard.feature('foldingRange', null, (params) =>
			service().foldingRanges(keyIn(params), client.namesFolds).slice(0, client.mostFolds),
		),
	);
	connection.onSelectionRanges(
		guard.feature('selectionRange', null, (params) => [...service().selectionRanges(keyIn(params), params.positions)]),
	);
}

function answerTokens(connection: Connection, guard: Guard, { documents, tokens, service }: Parts): void {
	const { semanticTokens } = connection.languages;
	const none: SemanticTokens = { data: [] };
	semanticTokens.on(
		guard.feature<SemanticTokensParams, SemanticTokens>('semanticTokens/full', none, (params) => {
			const key = keyIn(params);
			const data = service().semanticTokens(key);
			return documents.get(key) ? tokens.full(key, data) : { data: [...data] };
		}),
	);
	semanticTokens.onDelta(
		guard.feature<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta>(
			'semanticTokens/full/delta',
			none,
			(params) => {
				const key = keyIn(params);
				const data = service().semanticTokens(key);
				return documents.get(key) ? tokens.delta(key, data, params.previousResultId) : { data: [...data] };
			},
		),
	);
	semanticTokens.onRange(
		guard.feature('semanticTokens/range', none, (params) => ({
			data: [...service().semanticTokens(keyIn(params), params.range)],
		})),
	);
}

/** What is not of LSP, or of a part of its library that the server in a browser goes without. */
function answerOwn(
	connection: Connection,
	guard: Guard,
	{ client, documents, settings, configurations, workspace, service }: Parts,
): void {
	const {
		status,
		configuration,
		roll,
		nextDay,
		fromDays,
		create,
		report,
		lastReport,
		newest,
		desk,
		neighbours,
		computation,
		figure,
	} = protocol.requests;
	const answer = <P, R>(method: string, otherwise: R, run: (params: P) => R | Promise<R>) => {
		const guarded = guard.feature<P, R>(method, otherwise, run);
		// A request sent without parameters hands over the token alone.
		connection.onRequest<unknown, never>(method, (...given: unknown[]) =>
			guarded((given.length > 1 ? given[0] : {}) as P, given.at(-1) as CancellationToken),
		);
	};
	answer<protocol.DocumentParams, protocol.StatusResult>(status, null, async ({ uri }) => {
		const key = keyOf(uri);
		const inForce = await settings.of(key);
		return service().status(key, inForce) ?? null;
	});
	answer<RenameFilesParams, WorkspaceEdit | null>(protocol.willRenameFiles, null, ({ files = [] }) => {
		const moves = files.map(({ oldUri, newUri }) => ({ from: keyOf(oldUri), to: keyOf(newUri) }));
		const changes = Object.fromEntries([...service().followMoves(moves)].map(([key, edits]) => [key, [...edits]]));
		return Object.keys(changes).length === 0 ? null : toClientEdit({ changes }, documents, client.versionedEdits);
	});
	answer<protocol.DocumentParams, protocol.ComputationResult | null>(computation, null, ({ uri }) => {
		const key = keyOf(uri);
		return {
			...service().computation(key),
			fill: service().compute(key),
			change: service().compute(key, { mend: true }),
			version: service().version(key) ?? null,
		};
	});
	answer<protocol.DocumentParams, protocol.RollResult | null>(roll, null, async ({ uri }) => {
		const { configuration } = await configurations.of(keyOf(uri));
		return service().roll(keyOf(uri), configuration);
	});
	answer<protocol.DocumentParams, protocol.NextDayResult | null>(nextDay, null, ({ uri }) => service().beginDay(keyOf(uri)));
	answer<protocol.DocumentParams, protocol.FromDaysResult>(fromDays, null, ({ uri }) => {
		const key = keyOf(uri);
		return { ...service().fromDays(key), version: service().version(key) ?? null };
	});
	answer<protocol.FigureParams, protocol.FigureResult>(figure, [], ({ uri, position }) => service().figure(keyOf(uri), position));
	answer<protocol.CreateParams, protocol.CreateResult | null>(create, null, async (of) => {
		const { configuration } = await configurations.in(workspace.first);
		return service().create({ ...of, names: configuration.names });
	});
	answer<protocol.DocumentParams, protocol.ConfigurationResult>(configuration, {}, async ({ uri }) => {
		const { configuration: found, folder } = await configurations.of(keyOf(uri));
		return found.font === undefined || folder === undefined ? {} : { font: resolved(folder, found.font) };
	});
	answer<protocol.ReportParams, protocol.ReportResult | null>(report, null, ({ uris }) => service().report(uris.map(keyOf)));
	answer<protocol.DocumentParams, protocol.LastReportResult>(lastReport, null, ({ uri }) => {
		const last = service().lastReport(keyOf(uri));
		return last === undefined ? null : documents.uriOf(last);
	});
	answer<unknown, protocol.NewestResult>(newest, [], () =>
		service()
			.newest()
			.map((found) => ({ ...found, uri: documents.uriOf(found.uri) })),
	);
	const noDesk: protocol.DeskResult = { today: undefined, month: '', issuers: [], unplaced: [] };
	answer<protocol.DeskParams | null, protocol.DeskResult>(desk, noDesk, async (params) => {
		const inForce = new Map<string, UserSettings>();
		for (const uri of service().uris()) {
			// At once where they are known: one turn for each folder.
			const known = settings.of(uri);
			inForce.set(uri, known instanceof Promise ? await known : known);
		}
		const { month, most } = params ?? {};
		return withUris(service().desk({ month, most, settingsOf: (uri) => inForce.get(uri) }), documents);
	});
	answer<protocol.DocumentParams, protocol.NeighboursResult>(neighbours, {}, ({ uri }) => {
		const { previous, next } = service().neighbours(keyOf(uri));
		return {
			...(previous !== undefined && { previous: documents.uriOf(previous) }),
			...(next !== undefined && { next: documents.uriOf(next) }),
		};
	});
}

function answerDiagnostics(connection: Connection, guard: Guard, { reports }: Parts): void {
	connection.languages.diagnostics.on(
		guard.request('diagnostic', { kind: 'full', items: [] }, ({ textDocument, previousResultId }, token) =>
			reports.document(textDocument.uri, previousResultId, token),
		),
	);
	connection.languages.diagnostics.onWorkspace(
		guard.request('workspace/diagnostic', { items: [] }, async ({ previousResultIds }, token) => ({
			items: await reports.workspace(previousResultIds ?? [], token),
		})),
	);
}

/** In the client's spelling of URIs. */
function withUris({ issuers, unplaced, ...of }: Desk, documents: Documents): Desk {
	const all = (uris: readonly string[]) => uris.map((uri) => documents.uriOf(uri));
	const month = ({ uri, others, ...rest }: DeskMonth): DeskMonth => ({
		...rest,
		uri: uri === undefined ? undefined : documents.uriOf(uri),
		others: all(others),
	});
	return {
		...of,
		unplaced: all(unplaced),
		issuers: issuers.map((row) => ({
			...row,
			now: month(row.now),
			last: month(row.last),
			waiting: all(row.waiting),
			unfurnished: all(row.unfurnished),
			months: row.months.map(month),
		})),
	};
}

/** Whoever types a space before the first word of a line lays the line out, and asks for nothing. */
function indents(text: string | undefined, { line, character }: Position): boolean {
	return (
		text
			?.split(/\r\n|\r|\n/)
			[line]?.slice(0, character)
			.trim() === ''
	);
}

/** It was offered for a text that is no more. */
function overtaken(): ResponseError {
	return new ResponseError(LSPErrorCodes.ContentModified, 'the return, or what stands beside it, was edited since');
}

/** What is waited for, unless the document was edited meanwhile. */
async function ofVersion<T>(service: ReturnService, key: string, wait: () => T | Promise<T>): Promise<T | undefined> {
	const before = service.version(key);
	const value = await wait();
	return service.version(key) === before ? value : undefined;
}

/** A client that announces plain text alone gets the same words without their being called Markdown. */
function readable(hover: Hover, markdown: boolean): Hover {
	if (markdown || !MarkupContent.is(hover.contents)) return hover;
	return { ...hover, contents: { kind: MarkupKind.PlainText, value: withoutEscapes(hover.contents.value) } };
}
