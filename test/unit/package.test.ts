import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { type BuildResult, build, type Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyBeside, targets, writeNotices } from '../../esbuild.mjs';
import { notices, noticesName } from '../../scripts/notices.mjs';
import { root } from '../support/bundles.js';

/** What is downloaded to install the extension, in KB of 1,000 bytes. */
const most = 2500;

const folder = mkdtempSync(join(tmpdir(), 'package-'));
const built: BuildResult<{ metafile: true }>[] = [];
beforeAll(async () => {
	for (const { outfile, outdir, ...target } of targets) {
		const to = outfile ? { outfile: join(folder, outfile) } : { outdir: join(folder, outdir ?? 'dist') };
		built.push(await build({ ...target, ...to, absWorkingDir: root, metafile: true, logLevel: 'error' }));
	}
	copyBeside(join(folder, 'dist'));
	writeNotices(join(folder, 'dist'), built);
	for (const name of ['docs', 'images', 'l10n', 'syntaxes']) cpSync(join(root, name), join(folder, name), { recursive: true });
	for (const name of ['.vscodeignore', '.npmignore', 'CHANGELOG.md', 'LICENSE', 'README.md', 'language-configuration.json']) {
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
	expect(shipped).toEqual(
		expect.arrayContaining(['dist/jobs/import.js', 'dist/jobs/package.json', 'dist/jobs/pdf.js', 'dist/jobs/sheet.js']),
	);
	expect(shipped).toEqual(
		expect.arrayContaining(['dist/client.cjs', 'dist/client.cjs.js', 'dist/server.js', 'dist/web/server.js']),
	);
	expect(shipped.some((file) => file.startsWith('dist/cmaps/UniCNS-UTF16-H'))).toBe(true);
	expect(shipped).not.toContain('dist/cli.js');
});

describe('the notices of what others wrote', () => {
	const said = () => readFileSync(join(folder, 'dist', noticesName), 'utf8');
	/** A package or what it carries begins a line by its name. */
	const unsaid = (names: Iterable<string>) =>
		[...names].filter(
			(name) =>
				!said()
					.split('\n')
					.some((line) => line.startsWith(`${name} `)),
		);

	it('are in the extension and in the npm package', async () => {
		expect(await listFiles({ cwd: folder, packageManager: PackageManager.None })).toContain(`dist/${noticesName}`);
		const packed = spawnSync('npm', ['pack', '--dry-run', '--json'], {
			cwd: folder,
			encoding: 'utf8',
			shell: process.platform === 'win32',
		});
		expect(packed.stdout).toContain(`"dist/${noticesName}"`);
	});

	it('name every package of which something is bundled', () => {
		const bundled = new Set<string>();
		for (const { metafile } of built) {
			for (const [input] of Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs))) {
				const [, rest] = input.startsWith('(') ? [] : (/^.*\bnode_modules\/(.*)$/.exec(input) ?? []);
				if (rest)
					bundled.add(
						rest
							.split('/')
							.slice(0, rest.startsWith('@') ? 2 : 1)
							.join('/'),
					);
			}
		}
		expect([...bundled]).toEqual(
			expect.arrayContaining(['chevrotain', 'pdfjs-dist', 'pdfmake', 'fontkit', 'vscode-languageclient']),
		);
		expect(unsaid(bundled)).toEqual([]);
	});

	it('name what those packages carry, and say all licences in full', () => {
		expect(unsaid(['core-js', 'Adobe CMap resources', 'Adobe Core 14 AFM files'])).toEqual([]);
		for (const licence of [
			'Apache License',
			'Permission is hereby granted, free of charge',
			'Redistribution and use in source',
		]) {
			expect(said()).toContain(licence);
		}
		expect(said()).not.toContain('undefined');
	});

	it('fail where one comes without a licence', () => {
		const lonely = mkdtempSync(join(tmpdir(), 'lonely-'));
		mkdirSync(join(lonely, 'node_modules/lonely'), { recursive: true });
		writeFileSync(join(lonely, 'node_modules/lonely/package.json'), '{"name": "lonely", "version": "1.0.0", "license": "ISC"}');
		const outputs = { a: { inputs: { 'node_modules/lonely/a.js': { bytesInOutput: 9 } } } } as unknown as Metafile['outputs'];
		expect(() => notices([{ inputs: {}, outputs }], lonely)).toThrow('lonely 1.0.0 comes without the text of its licence, ISC');
		rmSync(lonely, { recursive: true });
	});
});
