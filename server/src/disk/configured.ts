import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configurationName, mostLength, readConfiguration } from '../configuration/configuration.js';

/** The language that the nearest configuration names, in a folder or above it. What is wrong in it is said when it is gone by. */
export function configuredLanguage(folder: string): string | undefined {
	try {
		const path = join(folder, configurationName);
		const stat = statSync(path, { throwIfNoEntry: false });
		if (stat?.isFile()) {
			return stat.size > mostLength
				? undefined
				: readConfiguration(readFileSync(path, 'utf8').replace(/^\ufeff/, '')).configuration.language;
		}
	} catch {
		return undefined;
	}
	const parent = dirname(folder);
	return parent === folder ? undefined : configuredLanguage(parent);
}
