// Bundles the extension, the language server and the command line into dist/.
//   node esbuild.mjs [--dev] [--watch] [--tests]
import { rmSync } from 'node:fs';
import * as esbuild from 'esbuild';

const has = (flag) => process.argv.includes(flag);
const watch = has('--watch');
const dev = watch || has('--dev');

/**
 * The protocol's types come with a reader and a checker for each, 28 KB of which the server uses a few names. Their own module can be
 * shaken; the protocol re-exports all of it by `require`, which cannot. So the protocol gets a module with these names alone; a name
 * that the server takes from there at run time has its place in this list.
 */
const typesInUse = [
	'CodeActionKind',
	'CodeActionTriggerKind',
	'CompletionItemKind',
	'CompletionItemTag',
	'DiagnosticSeverity',
	'DiagnosticTag',
	'DocumentHighlightKind',
	'DocumentUri',
	'FoldingRangeKind',
	'InlayHintKind',
	'InsertTextFormat',
	'InsertTextMode',
	'MarkupContent',
	'MarkupKind',
	'SymbolKind',
	'SymbolTag',
	'URI',
	'WorkspaceFolder',
	'integer',
	'uinteger',
];

/** @type {esbuild.Plugin} */
const shakenTypes = {
	name: 'shaken-types',
	setup(build) {
		build.onResolve({ filter: /^vscode-languageserver-types$/ }, ({ kind, importer }) =>
			kind === 'require-call' && importer.includes('vscode-languageserver-protocol') ? { path: 'types-in-use', namespace: 'shaken-types' } : undefined,
		);
		build.onLoad({ filter: /.*/, namespace: 'shaken-types' }, () => ({
			contents: `export { ${typesInUse.join(', ')} } from 'vscode-languageserver-types';`,
			resolveDir: import.meta.dirname ?? process.cwd(),
		}));
	},
};

/** @type {esbuild.BuildOptions} */
const common = {
	plugins: [shakenTypes],
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
	logLevel: 'info',
};

/** Libraries of the server are CommonJS and call `require`, which an ES module has not. */
const require = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

const esm = { ...common, format: 'esm', banner: { js: require } };
const targets = [
	// .cjs: VS Code 1.91 loads extensions with `require` alone, and the project's type is `module`
	{ ...common, entryPoints: ['client/src/node.ts'], outfile: 'dist/client.cjs', format: 'cjs', external: ['vscode'] },
	{ ...esm, entryPoints: ['server/src/node.ts'], outfile: 'dist/server.js' },
	{ ...esm, entryPoints: ['server/src/cli.ts'], outfile: 'dist/cli.js', banner: { js: `#!/usr/bin/env node\n${require}` } },
];
const tests = [
	{
		...common,
		entryPoints: ['test/vscode/index.ts'],
		outfile: 'out/test/vscode.cjs',
		format: 'cjs',
		external: ['vscode', 'mocha'],
		minify: false,
	},
];

if (!watch) rmSync('dist', { recursive: true, force: true });
const wanted = has('--tests') ? [...targets, ...tests] : targets;
if (watch) await Promise.all(wanted.map(async (target) => (await esbuild.context(target)).watch()));
else await Promise.all(wanted.map((target) => esbuild.build(target)));
