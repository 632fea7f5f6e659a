// What of the client's library is left out of the extension's bundles: it is CommonJS, which a bundler takes whole, and the extension carries it for the desktop and for the browser. The tests in VS Code run on what is left.

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

/** The names of requests that only those features know. */
const absentRequests = [
	'callHierarchy',
	'colorProvider',
	'fileOperations',
	'inlineCompletion',
	'inlineValue',
	'linkedEditingRange',
	'moniker',
	'typeHierarchy',
];

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
const request = /[\\/]vscode-languageserver-protocol[\\/]lib[\\/]common[\\/]protocol\.([A-Za-z]+)\.js$/;

/** @type {import('esbuild').Plugin} */
export const leanClient = {
	name: 'lean-client',
	setup(build) {
		build.onLoad({ filter: feature }, ({ path }) => {
			const names = absentFeatures[feature.exec(path)?.[1] ?? ''];
			return names && { contents: absent + names.map((name) => `exports.${name} = Absent;`).join('\n') };
		});
		build.onLoad({ filter: request }, ({ path }) =>
			absentRequests.includes(request.exec(path)?.[1] ?? '') ? { contents: '' } : undefined,
		);
		for (const [module, contents] of Object.entries(others)) {
			build.onLoad({ filter: new RegExp(`[\\\\/]${module.replaceAll('/', '[\\\\/]')}\\.js$`) }, () => ({ contents }));
		}
	},
};
