import { type Connection, RequestType } from 'vscode-languageserver';
import type { Files, FileText } from './host.js';

/** Asked of a client that lends its own file systems: a browser has no other, and virtual folders are the client's alone. */
const findFiles = new RequestType<{ readonly folder: string }, readonly string[], void>('monthlyReturn/findFiles');
const readFile = new RequestType<{ readonly uri: string }, FileText, void>('monthlyReturn/readFile');

/** The files of what the client has open: local ones from the host where it has any, all others through the client. */
export function filesThroughClient(connection: Connection, local: Files | undefined): Files {
	const isLocal = (uri: string) => local !== undefined && uri.startsWith('file:');
	return {
		async *find(folder, stopped) {
			if (local && isLocal(folder)) yield* local.find(folder, stopped);
			else yield* await connection.sendRequest(findFiles, { folder });
		},
		read: (uri) => (local && isLocal(uri) ? local.read(uri) : connection.sendRequest(readFile, { uri })),
		...(local?.readNow && { readNow: (uri) => (isLocal(uri) ? local.readNow?.(uri) : undefined) }),
		beside: async (uri, wanted) => (isLocal(uri) && (await local?.beside?.(uri, wanted))) || [],
	};
}
