// What of the libraries is left out of the server in the browser, which is loaded over a network before the first finding stands: a
// bundler takes them whole. The tests in VS Code for the Web run on what is left. Of 655 KB it saves 73 (17 of 195 as
// sent): the absent features and requests 21, the types that nobody asks for 24, what of Chevrotain only development runs 28. What saves
// less than 5 stays in.
import { readFileSync } from 'node:fs';

/** Features that make no sense for a return, or that the server has not: nothing is added to the connection. */
const absentFeatures = {
	callHierarchy: 'CallHierarchyFeature',
	fileOperations: 'FileOperationsFeature',
	inlineCompletion: 'InlineCompletionFeature',
	inlineValue: 'InlineValueFeature',
	linkedEditingRange: 'LinkedEditingRangeFeature',
	moniker: 'MonikerFeature',
	notebook: 'NotebookSyncFeature',
	textDocumentContent: 'TextDocumentContentFeature',
	typeHierarchy: 'TypeHierarchyFeature',
};

/** The names of requests that only those features know. */
const absentRequests = [...Object.keys(absentFeatures), 'colorProvider'];

/** What the protocol's library itself calls of its types; it hands on all of them, which we import from where they are. */
const calledTypes = ['DocumentUri', 'URI', 'WorkspaceFolder', 'integer', 'uinteger'];

const types = /[\\/]vscode-languageserver-types[\\/]lib[\\/]esm[\\/]main\.js$/;
const protocol = /[\\/]vscode-languageserver-protocol[\\/]/;

/** Each namespace as a value without effects, so that one that nobody asks for is left out. */
function shakable(source, path) {
	const [opened, closed] = [/^\(function \(\w+\) \{$/gm, /^\}\)\(\w+ \|\| \(\w+ = \{\}\)\);$/gm].map(
		(line) => source.match(line)?.length,
	);
	if (!opened || opened !== closed) throw new Error(`${path} has other namespaces`);
	return source
		.replace(/^((?:export )?var) (\w+);\s+\(function \(\2\) \{$/gm, '$1 $2 = /* @__PURE__ */ (function ($2) {')
		.replace(/^\}\)\((\w+) \|\| \(\1 = \{\}\)\);$/gm, 'return $1; })({});');
}

const feature = /[\\/]vscode-languageserver[\\/]lib[\\/]common[\\/]([A-Za-z]+)\.js$/;
const request = /[\\/]vscode-languageserver-protocol[\\/]lib[\\/]common[\\/]protocol\.([A-Za-z]+)\.js$/;

/** Chevrotain examines a grammar, and patterns that do not say what they begin with: in development and in the tests, which have all of it. */
const examining = /[\\/]chevrotain[\\/]lib[\\/]src[\\/](?:parse[\\/]grammar[\\/]checks|scan[\\/]reg_exp(?:_parser)?)\.js$/;
const lexer = /[\\/]chevrotain[\\/]lib[\\/]src[\\/]scan[\\/]lexer\.js$/;

/** All that a module exports; whoever calls it all the same is told. */
function absent(source) {
	return [...source.matchAll(/^export (?:const|function|class) (\w+)/gm)]
		.map(([, name]) => {
			const does = name === 'clearRegExpParserCache' ? '' : `throw new Error('${name} is not in this bundle');`;
			return `export function ${name}() { ${does} }`;
		})
		.join('\n');
}

/** What a lexer that skips its validations, as that of the bundles does, never calls; whoever calls it all the same is told. */
const validations = ['validatePatterns', 'performRuntimeChecks', 'performWarningRuntimeChecks'];

function withoutValidations(source, path) {
	return validations.reduce((rest, name) => {
		const head = `export function ${name}(`;
		if (!rest.includes(head)) throw new Error(`${path} has no ${name}`);
		const told = `export function ${name}() { throw new Error('${name} is not in this bundle'); }`;
		return `${rest.replace(head, `function ${name}Unused(`)}\n${told}`;
	}, source);
}

const changed = [
	[types, shakable],
	[examining, absent],
	[lexer, withoutValidations],
];

/** @type {import('esbuild').Plugin} */
export const leanServer = {
	name: 'lean-server',
	setup(build) {
		build.onLoad({ filter: feature }, ({ path }) => {
			const name = absentFeatures[feature.exec(path)?.[1] ?? ''];
			return name && { contents: `exports.${name} = (Base) => Base;` };
		});
		build.onLoad({ filter: request }, ({ path }) =>
			absentRequests.includes(request.exec(path)?.[1] ?? '') ? { contents: '' } : undefined,
		);
		build.onResolve({ filter: /^vscode-languageserver-types$/ }, ({ importer }) =>
			protocol.test(importer) ? { path: 'called', namespace: 'lean-types' } : undefined,
		);
		build.onLoad({ filter: /^called$/, namespace: 'lean-types' }, () => ({
			contents: `export { ${calledTypes.join(', ')} } from 'vscode-languageserver-types';`,
			resolveDir: import.meta.dirname,
		}));
		for (const [filter, change] of changed) {
			build.onLoad({ filter }, ({ path }) => ({ contents: change(readFileSync(path, 'utf8'), path) }));
		}
	},
};
