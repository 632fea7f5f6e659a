import type { Hover, Position } from 'vscode-languageserver-types';
import type { Snapshot } from '../checks/snapshot.js';
import type { ServiceHost } from '../service.js';

export function hoverAt(_snapshot: Snapshot, _position: Position, _host: ServiceHost): Hover | undefined {
	return undefined;
}
