import type { MessageConnection } from 'vscode-jsonrpc';
import type { MessageType } from 'vscode-languageserver';
import { logMessage } from './protocol.js';

/** The client's log of this server. */
export interface Log {
	error(message: string): void;
	warn(message: string): void;
}

export function logTo(connection: MessageConnection): Log {
	const say = (type: MessageType) => (message: string) =>
		void connection.sendNotification(logMessage, { type, message }).catch(() => {});
	return { error: say(1), warn: say(2) };
}
