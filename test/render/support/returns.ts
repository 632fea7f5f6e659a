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

/** A return that no page is long enough for: many classes, many schemes, and texts of many words, each told from the others. */
export function longReturn({ classes = 1, schemes = 0, movements = 0, words = 1 }): string {
	const text = (of: string) => `"${Array.from({ length: words }, (_, index) => `${of}${index + 1}`).join(' ')}"`;
	const ids = Array.from({ length: classes }, (_, index) => `C${index + 1}`);
	const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
	return [
		'return FF301',
		'month 31 January 2026',
		'issuer "Long Pages Limited"',
		'submitted 2 February 2026',
		...ids.flatMap((id, index) => [
			`class ${id} "Ordinary shares" type "${id}" listed 0${1001 + index}`,
			`  description ${text('desc')}`,
		]),
		'section I',
		...ids.flatMap((id) => [`  for ${id}`, '    opening 1,000 x HKD 1 = HKD 1,000', '    closing 1,000 x HKD 1 = HKD 1,000']),
		'section II',
		...ids.flatMap((id) => [
			`  for ${id}`,
			'    opening 1,000 + 0 = 1,000',
			'    closing 1,000 + 0 = 1,000',
			'    public float complied',
			`      information ${text('info')}`,
		]),
		'section III.A',
		'  for C1',
		...numbers(schemes).flatMap((scheme) => [
			`    scheme ${text(`scheme${scheme}w`)}`,
			'      opening 1,000',
			...numbers(movements).map((movement) => `      lapsed -${movement}00`),
			'      closing 1,000',
			'      approved 1 June 2020',
		]),
		'section V',
		`  amend (i) ${text('conf')}`,
		`  remarks ${text('rem')}`,
		'',
	].join('\n');
}
