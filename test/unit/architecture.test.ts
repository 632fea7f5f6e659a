import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Form } from '../../server/src/forms/form.js';
import { allForms } from '../../server/src/forms/index.js';

const translations = join(import.meta.dirname, '../../l10n/bundle.l10n.');
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
	jsonText: [],
	forms: [],
	syntax: ['lists', 'limits', 'localise', 'forms'],
	model: ['lists', 'limits', 'localise', 'forms', 'syntax'],
	checks: ['lists', 'limits', 'localise', 'width', 'forms', 'syntax', 'model'],
	workspace: ['lists', 'limits', 'forms', 'syntax', 'model', 'checks'],
	features: ['host', 'lists', 'limits', 'localise', 'width', 'escape', 'forms', 'syntax', 'model', 'checks', 'workspace'],
	render: ['lists', 'limits', 'localise', 'width', 'escape', 'forms', 'syntax', 'model', 'checks'],
	host: ['checks'],
	contract: ['host', 'limits', 'forms', 'checks', 'features'],
	returns: ['contract', 'host', 'limits', 'forms', 'syntax', 'model', 'checks', 'workspace'],
	core: ['contract', 'host', 'returns', 'limits', 'localise', 'forms', 'syntax', 'model', 'checks', 'workspace', 'features'],
	service: ['contract', 'host', 'core', 'limits', 'forms', 'checks', 'features'],
};

/** The rooms of what stands around the core, by the host that they may need. */
const around: Readonly<Record<string, readonly string[]>> = {
	settings: ['service', 'checks', 'syntax'],
	configuration: ['jsonText', 'localise', 'settings', 'service', 'syntax', 'entry', 'features'],
	import: ['lists', 'limits', 'localise', 'width', 'escape', 'forms', 'syntax', 'model', 'checks', 'features', 'render'],
	entry: ['import', 'jsonText', 'lists', 'limits', 'localise', 'escape', 'forms', 'syntax', 'model', 'checks', 'features'],
	jobs: ['lists', 'localise', 'entry', 'import', 'render'],
	lsp: [
		...['service', 'core', 'settings', 'configuration', 'entry', 'lists', 'limits', 'localise', 'width', 'escape'],
		...['forms', 'syntax', 'model', 'checks', 'workspace', 'features', 'render', 'import'],
	],
	disk: ['configuration', 'limits', 'localise', 'escape', 'jobs', 'lsp'],
	cli: [
		...[
			'service',
			'core',
			'settings',
			'lists',
			'limits',
			'localise',
			'width',
			'escape',
			'forms',
			'syntax',
			'model',
			'checks',
			'features',
		],
		...['configuration', 'jsonText', 'entry', 'render', 'import', 'jobs', 'disk', 'lsp', 'workspace'],
	],
	node: ['disk', 'lsp', 'features'],
	browser: ['disk', 'lsp', 'features'],
};

const packages = [
	'@vscode/l10n',
	'chevrotain',
	'd3-scale',
	'd3-shape',
	'fastest-levenshtein',
	'jsonc-parser',
	'vscode-languageserver-types',
	'fontkit',
	'pdfmake/js/LayoutBuilder.js',
	'pdfmake/js/PDFDocument.js',
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

function filesIn(rooms: readonly string[]) {
	return rooms.flatMap((room) =>
		sources(root)
			.filter((path) => roomOf(path) === room)
			.map((path) => ({ room, file: relative(root, path).split(sep).join('/'), path })),
	);
}

const core = filesIn(Object.keys(mayImport));

const outer = filesIn(Object.keys(around));

/** Files that need one another, types included: each circle once, as a way around. */
function circles(files: readonly string[]): readonly string[] {
	const needed = new Map(
		files.map((path) => [
			path,
			importsOf(path)
				.map(({ to }) => to.replace(/\.js$/, '.ts'))
				.filter((to) => files.includes(to)),
		]),
	);
	const found: string[] = [];
	const done = new Set<string>();
	const way: string[] = [];
	const visit = (path: string): void => {
		const at = way.indexOf(path);
		if (at >= 0) found.push([...way.slice(at), path].map((file) => relative(root, file)).join(' → '));
		if (at >= 0 || done.has(path)) return;
		way.push(path);
		for (const to of needed.get(path) ?? []) visit(to);
		way.pop();
		done.add(path);
	};
	for (const path of files) visit(path);
	return found;
}

describe('the dependency direction', () => {
	it('goes round in no circle, types included', () => {
		const client = join(import.meta.dirname, '../../client');
		expect(circles(sources(root))).toEqual([]);
		expect(circles(sources(client))).toEqual([]);
	});

	it('is held against every room of the core', () => {
		expect(new Set(core.map(({ room }) => room))).toEqual(new Set(Object.keys(mayImport)));
	});

	it('has a row for every room there is', () => {
		const rooms = sources(root).map(roomOf);
		expect(new Set(rooms)).toEqual(new Set([...Object.keys(mayImport), ...Object.keys(around)]));
	});

	/** ARCHITECTURE.md: the picture, row by row, and what the entries of "The rooms" are about. */
	const page = readFileSync(join(import.meta.dirname, '../../ARCHITECTURE.md'), 'utf8');
	const [way = '', arrows = ''] = /```\n(text ──▶[^`]*)```/.exec(page)?.[1]?.split('\n') ?? [];
	const drawn = way.split('──▶').map((names) => names.split('│').map((name) => name.trim()));

	it('is as the picture draws it', () => {
		expect(drawn.length).toBeGreaterThan(4);
		const looksInto = (room: string) => mayImport[room] ?? around[room] ?? [];
		for (const [at, rooms] of drawn.entries()) {
			// The text is no room.
			if (at < 2) continue;
			for (const room of rooms) expect(looksInto(room)).toEqual(expect.arrayContaining([...(drawn[at - 1] ?? [])]));
		}
		const pointedAt = [...arrows.matchAll(/▲/g)].map(
			({ index }) => [...way.matchAll(/\w+/g)].findLast((name) => name.index <= index)?.[0],
		);
		expect(pointedAt.length).toBeGreaterThan(3);
		for (const room of pointedAt) expect(looksInto(room ?? '')).toContain('forms');
	});

	it('has a word on every room, and on no other', () => {
		const entries = page.split('\n').filter((line, at, all) => line.startsWith('`') && all[at + 1]?.startsWith(': '));
		const named = entries.flatMap((line) => [...line.matchAll(/`server\/src\/(\w+)(?:\/|\.ts)`/g)].map(([, room]) => room));
		expect(new Set(named)).toEqual(new Set([...Object.keys(mayImport), ...Object.keys(around)]));
	});

	it.each([...core, ...outer])('$file looks into nothing above it', ({ room, path }) => {
		const allowed = [room, ...(mayImport[room] ?? around[room] ?? [])];
		const wrong = importsOf(path)
			.filter(({ to }) => to.startsWith(root))
			.filter(({ to }) => !allowed.includes(roomOf(to)))
			.map(({ to }) => relative(root, to));
		expect(wrong).toEqual([]);
	});

	it.each(core)('$file needs neither Node nor VS Code nor the transport', ({ path }) => {
		const foreign = importsOf(path)
			.filter(({ to }) => !to.startsWith(root) && !packages.includes(to) && !to.startsWith(translations))
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

describe('the forms', () => {
	const outside = [...core, ...outer].filter(({ room }) => room !== 'forms');
	/** Without its comments: what they say of a form is for whoever reads them. */
	const codeOf = (path: string) => readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '');

	/** What is Form 6-K's alone. */
	const ofCover = 'the words of a cover, which it alone prints';
	const takers: Readonly<Record<string, string>> = {
		'features/completion/report.ts': ofCover,
		'features/furnish.ts': ofCover,
		'features/note.ts': ofCover,
		'import/cover/compose.ts': ofCover,
		'render/cover.ts': ofCover,
	};

	it('are handed in by their index: nothing else takes a value out of the folder of one', () => {
		const taking = outside.filter(({ path }) =>
			importsOf(path).some(({ to, typeOnly }) => !typeOnly && /^forms[\\/]\w+[\\/]/.test(relative(root, to))),
		);
		expect(taking.map(({ file }) => file).sort()).toEqual(Object.keys(takers).sort());
	});

	const namers: Readonly<Record<string, string>> = {
		'checks/explanations/': 'pages of prose with examples in the language',
	};
	const monthly = allForms.find(({ kind }) => kind === 'month') as Form;
	const ids = monthly.parts.filter(({ byLine }) => !byLine).map(({ id }) => id.replace('.', '\\.'));
	const codes = monthly.keywords.filter((keyword) => /^[A-Z]+\d$/.test(keyword));
	const editions = monthly.editions.flatMap(({ id, generation }) => [id, generation].map((one) => one.replaceAll('.', '\\.')));
	/** A section in a text, its letter in a pattern; a code; an edition in a text. */
	const named = new RegExp(
		[
			`['"\`/](?:${[...ids, ...editions].join('|')})(?:/for)?['"\`/]`,
			`\\b(?:III(?:\\.[A-E])?|${codes.join('|')})\\b`,
			'\\[(?:A-E|a-e)\\]',
		].join('|'),
	);
	/** Of the version of another format, and of counting. */
	const others = /<\?xml version|romans = \[/;

	it('are named by no file beside them: no section, no code, no edition', () => {
		const naming = outside.filter(({ path }) =>
			codeOf(path)
				.split('\n')
				.some((line) => named.test(line) && !others.test(line)),
		);
		const known = Object.keys(namers);
		const found = naming.map(({ file }) => known.find((name) => file.startsWith(name)) ?? file);
		expect([...new Set(found)].sort()).toEqual(known.sort());
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
