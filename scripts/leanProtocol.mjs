// What of the protocol's libraries is left out of the server's bundle. They are CommonJS, which a bundler takes whole, and make up half
// of it; the tests over real stdio and in VS Code run on what is left.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Features of the protocol that make no sense for a return: in their place stands what adds nothing to the connection. */
const absentFeatures = {
	callHierarchy: 'CallHierarchyFeature',
	fileOperations: 'FileOperationsFeature',
	inlineCompletion: 'InlineCompletionFeature',
	inlineValue: 'InlineValueFeature',
	linkedEditingRange: 'LinkedEditingRangeFeature',
	moniker: 'MonikerFeature',
	notebook: 'NotebookSyncFeature',
	textDocumentContent: 'TextDocumentContentFeature',
	typeHierarchy: 'TypeHierarchyFeature',
};

/** The names of requests that only those features know. */
const absentRequests = [...Object.keys(absentFeatures), 'colorProvider'];

/** The documents are kept by line (documents.ts), and nothing is resolved on disk through the library. */
const absentHelpers = ['common/textDocuments', 'node/files'];

/** Another way to cancel a request, which a client would have to ask for. */
const otherCancellation = /[\\/]vscode-jsonrpc[\\/]lib[\\/]common[\\/]sharedArrayCancellation\.js$/;

/** The tokens are encoded and compared by the project itself. */
function withoutBuilder(source, path) {
	const from = source.indexOf('class SemanticTokensDiff {');
	if (from < 0) throw new Error(`${path} has no SemanticTokensDiff`);
	return source.slice(0, from);
}

/** A worker posts its messages, and neither reads nor writes them as bytes. */
const streams = /[\\/]vscode-jsonrpc[\\/]lib[\\/]common[\\/]message(Reader|Writer)\.js$/;

/** @type {import('esbuild').Plugin} */
export const leanWorker = {
	name: 'lean-worker',
	setup(build) {
		build.onLoad({ filter: streams }, ({ path }) => {
			const source = readFileSync(path, 'utf8');
			const from = source.indexOf(`var ResolvedMessage${streams.exec(path)?.[1]}Options;`);
			if (from < 0) throw new Error(`${path} has no stream`);
			return { contents: source.slice(0, from) };
		});
	},
};

const libraries = /[\\/]vscode-languageserver(-protocol)?[\\/]lib[\\/](common|node)[\\/](protocol\.)?([A-Za-z]+)\.js$/;

/** @type {import('esbuild').Plugin} */
export const leanProtocol = {
	name: 'lean-protocol',
	setup(build) {
		// The library of the protocol's types is replaced whole; the module says by what.
		const types = fileURLToPath(new URL('../server/src/protocolTypes.ts', import.meta.url));
		build.onResolve({ filter: /^vscode-languageserver-types$/ }, () => ({ path: types }));
		build.onLoad({ filter: otherCancellation }, () => ({ contents: '' }));
		build.onLoad({ filter: libraries }, ({ path }) => {
			const [, protocol, folder, requests, name] = libraries.exec(path) ?? [];
			if (protocol && requests) return absentRequests.includes(name) ? { contents: '' } : undefined;
			if (protocol) return undefined;
			if (absentHelpers.includes(`${folder}/${name}`)) return { contents: '' };
			if (`${folder}/${name}` === 'common/semanticTokens') return { contents: withoutBuilder(readFileSync(path, 'utf8'), path) };
			const feature = folder === 'common' ? absentFeatures[name] : undefined;
			return feature ? { contents: `exports.${feature} = (Base) => Base;` } : undefined;
		});
	},
};
