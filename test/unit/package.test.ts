import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyBeside, targets } from '../../esbuild.mjs';
import { root } from '../support/bundles.js';

/** What is downloaded to install the extension, in KB of 1,000 bytes. */
const most = 1500;

const folder = mkdtempSync(join(tmpdir(), 'package-'));
beforeAll(async () => {
	for (const { outfile, outdir, ...target } of targets) {
		const to = outfile ? { outfile: join(folder, outfile) } : { outdir: join(folder, outdir ?? 'dist') };
		await build({ ...target, ...to, absWorkingDir: root, logLevel: 'error' });
	}
	copyBeside(join(folder, 'dist'));
	for (const name of ['docs', 'images', 'l10n', 'snippets', 'syntaxes'])
		cpSync(join(root, name), join(folder, name), { recursive: true });
	for (const name of ['.vscodeignore', 'CHANGELOG.md', 'LICENSE', 'README.md', 'language-configuration.json']) {
		cpSync(join(root, name), join(folder, name));
	}
	for (const language of ['', '.zh-tw', '.zh-cn'])
		cpSync(join(root, `package.nls${language}.json`), join(folder, `package.nls${language}.json`));
	// It is built already.
	const { scripts, ...manifest } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
	mkdirSync(join(folder, 'out'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('the extension is small to download', async () => {
	const packagePath = join(folder, 'out/monthly-return.vsix');
	await createVSIX({
		cwd: folder,
		packagePath,
		dependencies: false,
		allowMissingRepository: true,
		rewriteRelativeLinks: false,
	});
	expect(statSync(packagePath).size / 1000).toBeLessThan(most);
});

it('the extension carries each program once, and the command line not at all', async () => {
	const files = await listFiles({ cwd: folder, packageManager: PackageManager.None });
	const shipped = files.filter((file) => file.startsWith('dist/')).sort();
	expect(shipped).toEqual(expect.arrayContaining(['dist/jobs/import.js', 'dist/jobs/package.json', 'dist/jobs/pdf.js']));
	expect(shipped).toEqual(
		expect.arrayContaining(['dist/client.cjs', 'dist/client.cjs.js', 'dist/server.js', 'dist/web/server.js']),
	);
	expect(shipped.some((file) => file.startsWith('dist/cmaps/UniCNS-UTF16-H'))).toBe(true);
	expect(shipped).not.toContain('dist/cli.js');
});
