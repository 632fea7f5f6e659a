import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importPdf } from '../../server/src/import/source/pdf.js';
import { fileOfCmap } from '../../server/src/jobs/cmaps.js';
import { root } from '../support/bundles.js';
import { strictService } from '../support/small.js';

/*
 * PDFs as they were published, and beside each, in `published`, the return that comes of it, to be read in a diff. UPDATE_GOLDEN=1 writes
 * them anew.
 */

const raw = join(import.meta.dirname, 'raw');
const golden = (name: string) => join(import.meta.dirname, 'published', `${name}.return`);
const update = process.env.UPDATE_GOLDEN === '1';

const cmap = async (name: string) =>
	new Uint8Array(readFileSync(join(root, 'node_modules/pdfjs-dist/cmaps', fileOfCmap(name) ?? '')));

const chain = ['alco-2024-12-zh', 'alco-2025-09-zh', 'alco-2025-09-zh-resubmission'];
const names = [...chain, 'lens-2025-07'];

describe('a PDF as it was published', () => {
	it.each(names)('%s is read whole', async (name) => {
		const imported = await importPdf(new Uint8Array(readFileSync(join(raw, `${name}.pdf`))), { cmap });
		if ('refused' in imported) throw new Error(imported.refused);
		expect(imported.problems).toEqual([]);
		if (update) writeFileSync(golden(name), imported.text);
		expect(imported.text).toBe(existsSync(golden(name)) ? readFileSync(golden(name), 'utf8') : '');
	});

	it.each(names)('%s has no fault', (name) => {
		const service = strictService({ [`${name}.return`]: readFileSync(golden(name), 'utf8') });
		expect(service.findings(`${name}.return`).filter(({ severity }) => severity === 'error')).toEqual([]);
	});

	it('a chain of one issuer is checked clean, the resubmission in the place of its original', () => {
		const texts = Object.fromEntries(chain.map((name) => [`${name}.return`, readFileSync(golden(name), 'utf8')]));
		const service = strictService(texts);
		// The months between are not there, which is an information.
		const found = Object.keys(texts).flatMap((file) =>
			service.findings(file).flatMap(({ check, severity }) => (severity === 'information' ? [] : [`${file} ${check}`])),
		);
		expect(found).toEqual([]);
	});
});
