// Bundles the extension, the language server and the command line into dist/.
//   node esbuild.mjs [--dev] [--watch] [--tests]
import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { classicScripts } from './scripts/classicScripts.mjs';
import { formStyle } from './scripts/formStyle.mjs';
import { jobs } from './scripts/jobs.mjs';
import { leanClient } from './scripts/leanClient.mjs';
import { leanServer } from './scripts/leanServer.mjs';
import { notices, noticesName } from './scripts/notices.mjs';
import { program, programsManifest } from './scripts/programs.mjs';

const has = (flag) => process.argv.includes(flag);
const watch = has('--watch');
const dev = watch || has('--dev');

/** @type {esbuild.BuildOptions} */
const common = {
	bundle: true,
	platform: 'node',
	target: 'node20', // VS Code 1.91, the oldest allowed, runs extensions and servers on it
	minify: !dev,
	sourcemap: dev ? 'linked' : false,
	legalComments: 'none',
	charset: 'utf8',
	// `module` first: what has an ES build is shaken down to what is used
	mainFields: ['module', 'main'],
	define: { __DEV__: String(dev) },
	// Without its readers of files and addresses: the translations are handed in.
	alias: { '@vscode/l10n': '@vscode/l10n/dist/browser.js' },
	logLevel: 'info',
};

/** Libraries of the server are CommonJS and call `require`, which an ES module has not. */
const require = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** A classic worker's script. */
const web = {
	...common,
	platform: 'browser',
	target: 'chrome120',
	format: 'iife',
	conditions: ['browser'],
	mainFields: ['browser', 'module', 'main'],
	// A browser has no Buffer of its own.
	alias: { ...common.alias, 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
};

/** A suite, in VS Code for the Web. */
const webExtension = { ...web, format: 'cjs', external: ['vscode'] };

const esm = { ...common, format: 'esm', banner: { js: require } };

/** What is shipped. */
export const targets = [
	// One for both hosts, which each evaluate their own half. .cjs: VS Code 1.91 loads extensions with `require` alone, the project's type is
	// `module`, and VS Code for the Web takes any other script of such a project for an ES module, which it cannot load.
	{
		...common,
		entryPoints: ['client/src/extension.ts'],
		outfile: 'dist/client.cjs',
		format: 'cjs',
		conditions: ['browser'],
		external: ['vscode'],
		plugins: [leanClient],
	},
	// VS Code for the Web of 2024 adds `.js` to every name that ends otherwise.
	{ ...common, entryPoints: ['client/src/extension2024.ts'], outfile: 'dist/client.cjs.js', format: 'cjs', external: ['vscode'] },
	// In three: what starts it, what that shares with the rest, and the editor's features, loaded with the first request for one
	{
		...esm,
		entryPoints: { server: 'server/src/node.ts' },
		outdir: 'dist',
		splitting: true,
		chunkNames: 'server/[name]',
	},
	// `check` without what only the others need
	{
		...esm,
		entryPoints: { cli: 'server/src/cli.ts' },
		outdir: 'dist',
		splitting: true,
		chunkNames: 'cli/[name]-[hash]',
	},
	// Loaded when something is printed, and no sooner
	{ ...web, ...program('render', 'server/src/render/index.ts'), outdir: 'dist/programs' },
	// Loaded with the first `monthly-return.json`
	{ ...web, ...program('configuration', 'server/src/configuration/index.ts'), outdir: 'dist/programs' },
	// Loaded when the year is wanted in Chinese by an editor that speaks another language
	{ ...web, ...program('chinese', 'server/src/render/chinese.ts'), outdir: 'dist/programs' },
	// Loaded when rows of the form are pasted
	{ ...web, ...program('paste', 'server/src/entry/program.ts'), outdir: 'dist/programs' },
	// Run in workers of their own
	...jobs().map((job) => ({ ...common, ...job, outdir: 'dist/jobs' })),
	{ ...web, entryPoints: { preview: 'client/webview/preview.ts' }, outdir: 'dist' },
	{ ...web, entryPoints: { comparison: 'client/webview/comparison.ts' }, outdir: 'dist' },
	{ ...web, entryPoints: { comparison: 'client/webview/comparison.css' }, outdir: 'dist' },
	{ ...web, entryPoints: { preview: 'client/webview/preview.css' }, outdir: 'dist', plugins: [formStyle] },
	// In two, as the one above
	{
		...web,
		entryPoints: { server: 'server/src/browser.ts', editor: 'server/src/features/editor.ts' },
		outdir: 'dist/web',
		format: 'esm',
		splitting: true,
		chunkNames: '[name]',
		sourcemap: false, // of modules, which the scripts no longer are
		plugins: [leanServer, classicScripts('server')],
	},
];
/** Suites in real VS Code, each in a launch of its own: its workspace, its trust and its language are those of a window. */
const suites = ['index', 'restricted', 'folders', 'chinese'];
const tests = suites.flatMap((suite) => [
	{
		...webExtension,
		entryPoints: [`test/web/${suite}.ts`],
		outfile: `out/test/web/${suite}.cjs`,
		minify: false,
		// Mocha's bundle for browsers takes `module.exports` for its own
		footer: { js: 'module.exports = { run };' },
	},
	{
		...common,
		entryPoints: [`test/vscode/${suite}.ts`],
		outfile: `out/test/vscode/${suite}.cjs`,
		format: 'cjs',
		external: ['vscode', 'mocha'],
		minify: false,
	},
]);

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

async function main() {
	if (!watch) rmSync('dist', { recursive: true, force: true });
	copyBeside('dist');
	const wanted = has('--tests') ? [...targets, ...tests] : targets;
	if (watch) await Promise.all(wanted.map(async (target) => (await esbuild.context(target)).watch()));
	else {
		const built = await Promise.all(wanted.map((target) => esbuild.build({ ...target, metafile: true })));
		// The suites are no part of what is shipped.
		writeNotices('dist', built.slice(0, targets.length));
		if (has('--tests')) for (const suite of suites) copyFileSync(`out/test/web/${suite}.cjs`, `out/test/web/${suite}.cjs.js`);
	}
}

/** What lies beside the bundles. */
export function copyBeside(folder) {
	copyCharacterMaps(`${folder}/cmaps`);
	for (const scripts of [`${folder}/programs`, `${folder}/jobs`]) {
		mkdirSync(scripts, { recursive: true });
		writeFileSync(`${scripts}/package.json`, programsManifest);
	}
}

/** Beside the bundles, whose they are. */
export function writeNotices(folder, built) {
	writeFileSync(
		`${folder}/${noticesName}`,
		notices(
			built.map(({ metafile }) => metafile),
			import.meta.dirname,
		),
	);
}

/** What the Chinese fonts of a PDF that are not embedded are read with; some stand for others (server/src/jobs/cmaps.ts). */
function copyCharacterMaps(folder) {
	const chinese =
		/^(?:Uni(?:CNS|GB)-UTF16-H|(?:ETen|ETenms|HKscs)-B5-H|B5pc-H|(?:CNS|GB|GBpc|GBK)-EUC-H|GBK2K-H|Adobe-(?:CNS1|GB1)-UCS2)\.bcmap$|^LICENSE$/;
	for (const name of readdirSync('node_modules/pdfjs-dist/cmaps'))
		if (chinese.test(name)) cpSync(`node_modules/pdfjs-dist/cmaps/${name}`, `${folder}/${name}`);
}
