import type { DocumentSymbol, Location, SymbolInformation, WorkspaceSymbol } from 'vscode-languageserver';
import type { Documents } from './documents.js';

/** For a client that takes no tree. */
export function flattened(symbols: readonly DocumentSymbol[], uri: string, containerName?: string): SymbolInformation[] {
	return symbols.flatMap(({ name, kind, range, children }) => [
		{ name, kind, location: { uri, range }, ...(containerName !== undefined && { containerName }) },
		...flattened(children ?? [], uri, name),
	]);
}

/** In the client's spelling of URIs. */
export function toClientLocations(locations: readonly Location[], documents: Documents): Location[] {
	return locations.map(({ uri, range }) => ({ uri: documents.uriOf(uri), range }));
}

export function toClientSymbols(symbols: readonly WorkspaceSymbol[], documents: Documents): WorkspaceSymbol[] {
	return symbols.map((symbol) => ({ ...symbol, location: { ...symbol.location, uri: documents.uriOf(symbol.location.uri) } }));
}
