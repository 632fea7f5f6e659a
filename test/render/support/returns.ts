import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot } from '../../../server/src/checks/snapshot.js';
import { createReturnService, type Finding } from '../../../server/src/service.js';
import { root } from '../../support/bundles.js';

export interface Opened {
	readonly snapshot: Snapshot;
	readonly findings: readonly Finding[];
	readonly text: string;
}

/** A return by itself, with what there is to say of it. */
export function open(text: string): Opened {
	const service = createReturnService({ today: () => '2026-11-22' });
	const uri = 'file:///a.return';
	service.put(uri, text);
	return { snapshot: service.snapshot(uri) as Snapshot, findings: service.findings(uri), text };
}

export function openFile(path: string): Opened {
	return open(readFileSync(join(root, path), 'utf8'));
}

export const kingsoft = 'samples/kingsoft-cloud-2024-12.return';
export const moon = 'test/returns/moon-inc-2026-01.return';
export const harbour = 'samples/harbour-lights-2026-01.return';
export const mistakes = 'samples/typical-mistakes.return';

/** Every return of the project. */
export const all = ['samples', 'test/returns'].flatMap((folder) =>
	readdirSync(join(root, folder))
		.filter((name) => name.endsWith('.return'))
		.map((name) => `${folder}/${name}`),
);
