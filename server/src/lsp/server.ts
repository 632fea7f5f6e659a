import { ErrorCodes, type MessageConnection, ResponseError } from 'vscode-jsonrpc';
import { version } from '../../../package.json';
import { serverCapabilities } from './capabilities.js';
import { answerRequests } from './features.js';
import { Guard } from './guard.js';
import type { ServerHost } from './host.js';
import { logTo } from './log.js';
import { assemble, type Parts } from './parts.js';
import * as protocol from './protocol.js';
import { followDocuments, followWorkspace } from './synchronisation.js';

/** Wires the service to a connection and listens, until the client says `exit` or is gone. */
export function startServer(connection: MessageConnection, host: ServerHost): void {
	const log = logTo(connection);
	const guard = new Guard(log.error);
	let parts: Parts | undefined;
	connection.onRequest(protocol.initialize, (params) => {
		if (parts) return new ResponseError(ErrorCodes.InvalidRequest, 'initialize comes once');
		parts = assemble(connection, host, guard, log, params);
		followDocuments(connection, guard, parts);
		followWorkspace(connection, guard, parts, params);
		answerRequests(connection, guard, parts);
		guard.phase = 'running';
		if (typeof params.processId === 'number') host.endWith?.(params.processId);
		return { capabilities: serverCapabilities(parts.client), serverInfo: { name: 'monthly-return', version } };
	});
	connection.onRequest(protocol.shutdown, () => {
		guard.phase = 'shut down';
		parts?.stop();
		return null;
	});
	const end = () => host.exit(guard.phase === 'shut down' ? 0 : 1);
	connection.onNotification(protocol.exit, end);
	connection.onClose(end);
	// What no handler takes: too early, too late, or not known.
	connection.onRequest(
		(method: string) => guard.refused() ?? new ResponseError(ErrorCodes.MethodNotFound, `there is no method ${method}`),
	);
	connection.onNotification(() => {});
	connection.onError(() => {});
	connection.listen();
}
