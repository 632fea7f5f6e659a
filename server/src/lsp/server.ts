import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { version } from '../../../package.json';
import { serverCapabilities } from './capabilities.js';
import { answerRequests } from './features.js';
import { Guard } from './guard.js';
import type { ServerHost } from './host.js';
import { assemble, type Parts } from './parts.js';
import { followDocuments, followWorkspace } from './synchronisation.js';

/** Wires the service to a connection and listens. */
export function startServer(connection: Connection, host: ServerHost): void {
	const guard = new Guard((message) => connection.console.error(message));
	let parts: Parts | undefined;
	connection.onInitialize((params) => {
		if (parts) return new ResponseError(ErrorCodes.InvalidRequest, 'initialize comes once');
		parts = assemble(connection, host, guard, params);
		followDocuments(connection, guard, parts);
		followWorkspace(connection, guard, parts, params);
		answerRequests(connection, guard, parts);
		guard.phase = 'running';
		return { capabilities: serverCapabilities(parts.client), serverInfo: { name: 'monthly-return', version } };
	});
	connection.onShutdown(() => {
		guard.phase = 'shut down';
		parts?.stop();
	});
	// What no handler takes: too early, too late, or not known.
	connection.onRequest(
		(method: string) => guard.refused() ?? new ResponseError(ErrorCodes.MethodNotFound, `there is no method ${method}`),
	);
	connection.listen();
}
