import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { jobs } from '../../scripts/jobs.mjs';
import { programsManifest } from '../../scripts/programs.mjs';
import { type Imported, importFile } from '../../server/src/import/index.js';
import { startOnNode } from '../../server/src/jobs/node.js';
import { runJob } from '../../server/src/jobs/run.js';
import { speak } from '../../server/src/localise.js';
import { root } from '../support/bundles.js';
import { languages, readJson } from '../support/l10n.js';

const folder = mkdtempSync(join(tmpdir(), 'messages-'));
beforeAll(async () => {
	writeFileSync(join(folder, 'package.json'), programsManifest);
	for (const job of jobs()) await build({ bundle: true, logLevel: 'error', ...job, absWorkingDir: root, outdir: folder });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => speak(undefined));

/** What stands in the source is said as it stands there. */
const short = `Monthly Return for Equity Issuer and Hong Kong Depositary Receipts listed under Chapter 19B of the Exchange Listing Rules on Movements in Securities
For the month ended: 31 January 2026
I. Movements in Authorised / Registered Share Capital
1. Class of shares  Ordinary shares  Type of shares  Not applicable  Listed on the Exchange  Yes
Stock code (if listed)  01234  Description
Balance at close of preceding month  1,5  HKD  0.1  HKD  15
`;

const inJob = (bytes: Uint8Array): Promise<Imported> =>
	runJob('import', startOnNode('import', join(folder, 'import.js')), { bytes }, { cmap: async () => undefined });

describe.each([
	['here', importFile],
	['in the job', inJob],
] as const)('what an import says, %s', (_, read) => {
	const said = async (text: string | Uint8Array): Promise<readonly string[]> => {
		const imported = await read(typeof text === 'string' ? new TextEncoder().encode(text) : text);
		if ('refused' in imported) return [imported.refused];
		const comments = imported.text.split('\n').filter((line) => line.includes('# not read: '));
		expect(comments.length).toBe(imported.problems.length);
		return imported.problems.map(({ message }) => message);
	};

	it('is English', async () => {
		expect(await said('')).toEqual(['there is nothing in it']);
		expect(await said(new Uint8Array([0x50, 0x4b, 3, 4]))).toEqual([
			'it is a Word or Excel file, or another archive, and not a PDF or a text',
		]);
		const problems = await said(short);
		expect(problems).toContain('not read: section II, for its heading is not there');
		expect(problems).toContain('not read: Balance at close of preceding month: 1,5 HKD 0.1 HKD 15');
	});

	it.each(languages)('is said in %s, the source in its own words', async (language) => {
		const messages = readJson(`l10n/bundle.l10n.${language}.json`);
		speak(messages);
		expect(await said('')).toEqual([messages['there is nothing in it']]);
		expect(await said(new TextEncoder().encode('%PDF-1.7'))).toEqual([
			messages['the PDF is damaged: its structure cannot be read'],
		]);
		const problems = await said(short);
		const section = messages['{0}, for its heading is not there']?.replace('{0}', 'section II') ?? '';
		expect(problems).toContain(messages['not read: {0}']?.replace('{0}', section));
		expect(problems).toContain(
			messages['not read: {0}']?.replace('{0}', 'Balance at close of preceding month: 1,5 HKD 0.1 HKD 15'),
		);
	});
});
