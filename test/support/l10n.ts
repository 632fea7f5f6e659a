import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { allForms } from '../../server/src/forms/index.js';
import { months } from '../../server/src/forms/months.js';
import { shapes } from '../../server/src/forms/shapes.js';
import { causeNames } from '../../server/src/forms/shares.js';
import { wordingsOf } from '../../server/src/forms/wordings.js';

export const root = join(import.meta.dirname, '../..');
export const languages = ['zh-tw', 'zh-cn'] as const;

export interface SourceFile {
	/** From the project's root, with `/`. */
	readonly path: string;
	readonly contents: string;
}

/** Every source of a folder. */
export function sourcesOf(folder: string): readonly SourceFile[] {
	return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => ({
			path: `${folder}/${name.split(sep).join('/')}`,
			contents: readFileSync(join(root, folder, name), 'utf8'),
		}));
}

/** What `l10n.t` is given in the sources. A file that asks for a template with figures in it already has none, and is said. */
export async function keysOf(sources: readonly SourceFile[]): Promise<readonly string[]> {
	const found = new Set<string>();
	for (const { path, contents } of sources) {
		try {
			for (const key of Object.keys(await getL10nJson([{ contents, extension: '.ts' }]))) found.add(key);
		} catch (error) {
			throw new Error(`${relative('.', path)}: ${error instanceof Error ? error.message : String(error)}`);
		}
	}
	return [...found];
}

/** What is shown of the tables in our own words; the form's own are the form's. */
export function keysOfTables(): readonly string[] {
	return [
		...new Set([
			...allForms.map(({ name }) => name),
			...allForms.flatMap(({ sketch }) => (sketch?.examples ?? []).map(({ name }) => name)),
			...allForms.flatMap(({ lines }) => lines.flatMap(({ help, takes }) => [help, takes.syntax])),
			...allForms.flatMap(({ places }) => places.flatMap(({ name, short }) => [name, ...(short === undefined ? [] : [short])])),
			...Object.values(shapes).map(({ syntax }) => syntax),
			...allForms.flatMap(({ identities = [] }) => identities.map(({ formula }) => formula)),
			...allForms
				.flatMap((form) => wordingsOf(form).notes)
				.flatMap(({ text, plain }) => (text.sure === 'seen' ? [plain] : [text.en, plain])),
			...months,
			...Object.values(causeNames),
		]),
	];
}

export function readJson(path: string): Record<string, string> {
	return JSON.parse(readFileSync(join(root, path), 'utf8'));
}
