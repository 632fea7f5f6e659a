import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../server/src/checks/snapshot.js';
import { renderHtml, renderJson, renderMarkdown, renderText, returnSchema } from '../../server/src/render/index.js';
import { root } from '../support/bundles.js';
import { harbour, kingsoft, mistakes, moon, openFile } from './support/returns.js';

/** What is written must be what stands in a file; UPDATE_GOLDEN=1 writes the files anew. */
function expectGolden(path: string, written: string): void {
	const file = join(root, path);
	if (process.env.UPDATE_GOLDEN) {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, written);
	}
	expect(written).toBe(readFileSync(file, 'utf8'));
}

describe('prints as before', () => {
	const formats = { txt: renderText, md: renderMarkdown, html: renderHtml, json: (snapshot: Snapshot) => renderJson(snapshot) };
	const cases = [kingsoft, moon, harbour, mistakes].flatMap((path) =>
		Object.entries(formats).map(([extension, render]) => ({ path, extension, render })),
	);

	it.each(cases)('$path as $extension', ({ path, extension, render }) => {
		const { snapshot, findings } = openFile(path);
		expectGolden(`test/render/golden/${basename(path, '.return')}.${extension}`, render(snapshot, findings));
	});

	it.each(['txt', 'html'] as const)('Harbour Lights in Chinese as %s', (extension) => {
		const { snapshot, findings } = openFile(harbour);
		expectGolden(
			`test/render/golden/harbour-lights-2026-01-zh.${extension}`,
			formats[extension](snapshot, findings, { language: 'zh' }),
		);
	});

	it('the schema of the JSON', () => {
		expectGolden('docs/schema/return.schema.json', `${JSON.stringify(returnSchema(), null, '\t')}\n`);
	});
});
