import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importPdf, isPdf } from '../../server/src/import/source/pdf.js';
import { fileOfCmap } from '../../server/src/jobs/cmaps.js';
import { root } from '../support/bundles.js';
import { modelOf } from './support/model.js';

const moon = readFileSync(join(import.meta.dirname, 'raw/moon-2026-01.pdf'));
const real = readFileSync(join(import.meta.dirname, '../returns/moon-inc-2026-01.return'), 'utf8');

/** It has a font that is not in it, for blanks. */
const cmap = async (name: string) =>
	new Uint8Array(readFileSync(join(root, 'node_modules/pdfjs-dist/cmaps', fileOfCmap(name) ?? '')));

describe('a PDF as HKEX publishes it', () => {
	it('is read as its return', async () => {
		expect(isPdf(moon)).toBe(true);
		const imported = await importPdf(moon, { cmap });
		if ('refused' in imported) throw new Error(imported.refused);
		expect(modelOf(imported.text)).toEqual(modelOf(real));
		expect(imported.problems).toEqual([]);
	});
});
