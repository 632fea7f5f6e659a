import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as types from 'vscode-languageserver-types';
import { loadedSize, programs } from '../support/loadedSizes.js';

it.each(Object.entries(programs))('%s is small', async (_, program) => {
	expect(await loadedSize(program)).toBeLessThan(program.most);
});

/** The library of the protocol hands them on, but not in the browser's bundle (scripts/leanServer.mjs). */
it('the types of the protocol that are values are imported from where they are', () => {
	const wrong: string[] = [];
	for (const entry of readdirSync('server/src', { recursive: true, withFileTypes: true })) {
		if (!entry.name.endsWith('.ts')) continue;
		const path = join(entry.parentPath, entry.name);
		for (const [, names = ''] of readFileSync(path, 'utf8').matchAll(
			/^import \{([^}]*)\} from 'vscode-languageserver(?:\/\w+)?'/gm,
		)) {
			for (const name of names.split(',').map((one) => one.trim())) {
				if (Object.hasOwn(types, name)) wrong.push(`${path}: ${name}`);
			}
		}
	}
	expect(wrong).toEqual([]);
});
