// What of the client's library is left out of the extension's bundles: it is CommonJS, which a bundler takes whole, and the extension
// carries it for the desktop and for the browser. The tests in VS Code run on what is left. Of 526 KB it saves 73 (21 of 131 as sent): put
// back alone, the absent features are 52, the patterns of paths, which they share, 30, and the reader of versions 20.

/** Features that make no sense for a return, or that the server has not; in their place stands one that does nothing. */
const absentFeatures = {
	callHierarchy: ['CallHierarchyFeature'],
	colorProvider: ['ColorProviderFeature'],
	declaration: ['DeclarationFeature'],
	fileOperations: ['Create', 'Rename', 'Delete'].flatMap((what) => [`Did${what}FilesFeature`, `Will${what}FilesFeature`]),
	implementation: ['ImplementationFeature'],
	inlineCompletion: ['InlineCompletionItemFeature'],
	inlineValue: ['InlineValueFeature'],
	linkedEditingRange: ['LinkedEditingFeature'],
	textDocumentContent: ['TextDocumentContentFeature'],
	typeDefinition: ['TypeDefinitionFeature'],
	typeHierarchy: ['TypeHierarchyFeature'],
};

const absent = `class Absent {
	getState() { return { kind: 'static' }; }
	fillClientCapabilities() {}
	initialize() {}
	clear() {}
}\n`;

/** By the end of a module's path. */
const others = {
	// No document of ours is selected by a pattern.
	'vscode-languageclient/lib/common/utils/globPattern': 'exports.matchGlobPattern = () => false;',
	// The manifest says which VS Code the extension takes.
	'semver/functions/parse': 'module.exports = (version) => version;',
	'semver/functions/satisfies': 'module.exports = () => true;',
};

const feature = /[\\/]vscode-languageclient[\\/]lib[\\/]common[\\/]([A-Za-z]+)\.js$/;

/** @type {import('esbuild').Plugin} */
export const leanClient = {
	name: 'lean-client',
	setup(build) {
		build.onLoad({ filter: feature }, ({ path }) => {
			const names = absentFeatures[feature.exec(path)?.[1] ?? ''];
			return names && { contents: absent + names.map((name) => `exports.${name} = Absent;`).join('\n') };
		});
		for (const [module, contents] of Object.entries(others)) {
			build.onLoad({ filter: new RegExp(`[\\\\/]${module.replaceAll('/', '[\\\\/]')}\\.js$`) }, () => ({ contents }));
		}
	},
};
