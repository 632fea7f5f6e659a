import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../server/src/checks/snapshot.js';
import type { Imported } from '../../server/src/import/imported.js';
import { importText } from '../../server/src/import/index.js';
import { documentOf, edgarHtml, renderText } from '../../server/src/render/index.js';
import { reportUri, serviceOf } from '../support/form6k.js';

/*
 * Covers laid out as issuers lay them out, invented, and beside each what comes of it, to be read in a diff. UPDATE_GOLDEN=1 writes them anew.
 */

const folder = join(import.meta.dirname, 'covers');
const names = readdirSync(folder).filter((file) => !file.endsWith('.return'));
const day = readFileSync(join(import.meta.dirname, 'raw/tencent-2025-06-13.FF305.txt'), 'utf8');
const sourceOf = (name: string) => readFileSync(join(folder, name), 'utf8').replace('@RETURN@', () => day);

/** The cover of what was made; and, by their names, the returns behind it. */
function covered(made: Imported): { readonly cover: string; readonly behind: readonly string[] } {
	if ('refused' in made) throw new Error(made.refused);
	const behind = made.report ? [made, ...(made.others ?? [])].map(({ fileName }) => fileName ?? '') : [];
	return { cover: made.report?.text ?? made.text, behind };
}

describe('a cover that is laid out otherwise', () => {
	it.each(names)('is read: %s', (name) => {
		const { cover, behind } = covered(importText(sourceOf(name)));
		const golden = join(folder, `${basename(name).replace(/\.\w+$/, '')}.return`);
		const said = behind.length > 0 ? `${cover}\n# behind it: ${behind.join(', ')}\n` : cover;
		if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, said);
		expect(said).toBe(existsSync(golden) ? readFileSync(golden, 'utf8') : '');
	});

	it.each(names)('and comes back the same from what is printed of it: %s', (name) => {
		const cover = covered(importText(sourceOf(name))).cover.replace(/(?: +|\n +)from +".*"/g, '');
		const said = cover.replace(/^ *# .*\n/gm, '').replace(/\n{3,}/g, '\n\n');
		const snapshot = serviceOf({ [basename(new URL(reportUri).pathname)]: said }).snapshot(reportUri) as Snapshot;
		for (const printed of [edgarHtml(documentOf(snapshot)), renderText(snapshot)])
			expect(covered(importText(printed)).cover).toBe(said);
	});
});
