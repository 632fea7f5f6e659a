import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../server/src');

interface Import {
	readonly from: string;
	readonly to: string;
	readonly typeOnly: boolean;
}

/** Which rooms a room may look into, besides itself. Everything points from the top of this list to its bottom. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
	localise: ['forms'],
	width: [],
	escape: [],
	lists: [],
	limits: [],
	forms: [],
	syntax: ['lists', 'limits', 'localise', 'forms'],
	model: ['lists', 'limits', 'localise', 'forms', 'syntax'],
	checks: ['lists', 'limits', 'localise', 'width', 'forms', 'syntax', 'model'],
	workspace: ['lists', 'limits', 'forms', 'syntax', 'model', 'checks'],
	features: ['lists', 'limits', 'localise', 'width', 'escape', 'forms', 'syntax', 'model', 'checks', 'workspace'],
	render: ['lists', 'limits', 'localise', 'width', 'escape', 'forms', 'syntax', 'model', 'checks'],
	core: ['lists', 'limits', 'localise', 'forms', 'syntax', 'model', 'checks', 'workspace', 'features'],
	service: ['lists', 'limits', 'core', 'forms', 'syntax', 'model', 'checks', 'workspace', 'features'],
};

/** The service's interface is what the features answer with: as types it may be named from below. */
const typesOnly: Readonly<Record<string, readonly string[]>> = {
	features: ['service'],
	core: ['service'],
};

const packages = [
	'@vscode/l10n',
	'chevrotain',
	'd3-scale',
	'd3-shape',
	'fastest-levenshtein',
	'vscode-languageserver-types',
	'fontkit',
	'pdfmake/js/Printer.js',
];

function sources(folder: string): readonly string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		return entry.isDirectory() ? sources(path) : entry.name.endsWith('.ts') ? [path] : [];
	});
}

/** `checks` of `checks/rules/lines.ts`; `service` of `service.ts`. */
function roomOf(path: string): string {
	return (relative(root, path).split(sep)[0] ?? '').replace(/\.[jt]s$/, '');
}

/** Static imports, re-exports and `import(…)`; a package is named, a file is its path. */
function importsOf(path: string): readonly Import[] {
	const text = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
	const found = [
		...text.matchAll(/^\s*(?:import|export)\s+(?<type>type\s+)?(?:[\w*{][^'";]*?\sfrom\s+)?'(?<to>[^']+)'/gm),
		...text.matchAll(/\b(?:import|require)\(\s*'(?<to>[^']+)'/g),
	];
	return found.map(({ groups }) => {
		const to = groups?.to ?? '';
		return {
			from: relative(root, path),
			to: to.startsWith('.') ? join(dirname(path), to) : to,
			typeOnly: groups?.type !== undefined,
		};
	});
}

const core = Object.keys(mayImport).flatMap((room) =>
	sources(root)
		.filter((path) => roomOf(path) === room)
		.map((path) => ({ room, file: relative(root, path).split(sep).join('/'), path })),
);

describe('the dependency direction', () => {
	it('is held against every room of the core', () => {
		expect(new Set(core.map(({ room }) => room))).toEqual(new Set(Object.keys(mayImport)));
	});

	it.each(core)('$file looks into nothing above it', ({ room, path }) => {
		const allowed = [room, ...(mayImport[room] ?? [])];
		const wrong = importsOf(path)
			.filter(({ to }) => to.startsWith(root))
			.filter(({ to, typeOnly }) => !allowed.includes(roomOf(to)) && !(typeOnly && typesOnly[room]?.includes(roomOf(to))))
			.map(({ to }) => relative(root, to));
		expect(wrong).toEqual([]);
	});

	it.each(core)('$file needs neither Node nor VS Code nor the transport', ({ path }) => {
		const foreign = importsOf(path)
			.filter(({ to }) => !to.startsWith(root) && !packages.includes(to))
			.map(({ to }) => to);
		expect(foreign).toEqual([]);
	});

	it('reads imports of every kind', () => {
		const all = sources(root).flatMap(importsOf);
		expect(all.some(({ to }) => to.startsWith('node:'))).toBe(true);
		expect(all.some(({ to }) => to.startsWith('vscode-languageserver'))).toBe(true);
		expect(all.some(({ typeOnly }) => typeOnly)).toBe(true);
		expect(all.length).toBeGreaterThan(200);
	});
});

describe('the client', () => {
	const client = join(import.meta.dirname, '../../client/src');

	it.each(sources(client).filter((path) => !path.endsWith('say.ts')))('%s says nothing but by say.ts', (path) => {
		const text = readFileSync(path, 'utf8');
		expect(text).not.toMatch(/\b(?:show(?:Information|Warning|Error)Message|withProgress|showQuickPick|createQuickPick)\b/);
		expect(text).not.toMatch(/new (?:vscode\.)?MarkdownString|isTrusted: true|supportHtml: true/);
	});
});
