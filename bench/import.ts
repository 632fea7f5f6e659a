import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quantile } from './servers.js';

const published = 'test/import/raw/moon-2026-01.pdf';
export const importPages = 10;

/** A median: `monthly-return import` from its start to its end, all that it loads included. */
export async function measureImport(rounds: number): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), 'monthly-return-'));
	const times: number[] = [];
	try {
		for (let round = 0; round < rounds; round++) {
			const out = join(folder, `${round}.return`);
			const began = performance.now();
			execFileSync(process.execPath, ['dist/cli.js', 'import', published, '-o', out], { stdio: 'ignore' });
			times.push(performance.now() - began);
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	return quantile(times, 0.5);
}
