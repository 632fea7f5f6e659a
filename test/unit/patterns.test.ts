import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { transformSync } from 'esbuild';
import { analyse } from 'scslre';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { lexical } from '../../server/src/syntax/tokens.js';

const root = join(import.meta.dirname, '../..');

interface AstNode {
	readonly type: string;
	readonly regex?: { readonly pattern: string; readonly flags: string };
	readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is AstNode => typeof value === 'object' && value !== null && 'type' in value;

/** `/…/flags` as it stands in the source. */
function patternsIn(code: string): readonly { readonly pattern: string; readonly flags: string }[] {
	const found: { readonly pattern: string; readonly flags: string }[] = [];
	const visit = (node: AstNode) => {
		if (node.regex) found.push(node.regex);
		for (const value of Object.values(node)) {
			for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child);
		}
	};
	visit(parseAst(code) as unknown as AstNode);
	return found;
}

/** How a pattern may take more than linear time; nothing where it cannot. */
function slow(pattern: string, flags: string): readonly string[] {
	return analyse({ source: pattern, flags }).reports.map(
		({ type, character }) => `${type} on many ${character.pick ? type : ''}`,
	);
}

function sources(folder: string): readonly string[] {
	return readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
		.map((entry) => join(entry.parentPath, entry.name));
}

const short = 'meets 40 characters, or 200, at most';
const ours = 'meets words of the form’s table alone';
const tidied = 'meets texts in which blanks are single, so that no run of them is long';

/** Those that may, and why they do not. */
const harmless: Readonly<Record<string, string>> = {
	'server/src/syntax/tokens.ts [ivx]+(?:\\.[a-z](?![a-z0-9_])|[ \\t]*[(（][ \\t]*[a-h][ \\t]*[)）])':
		'is tried at one place only, and the word it fails on is passed over whole',
	'server/src/entry/sheet.ts \\.?0+$': 'meets a number of 15 digits at most',
	'server/src/import/form/itemWriter.ts ^(Others?\\s*\\(please\\s*specify\\))(?:\\s*:)?\\s*(.*)$': tidied,
	'server/src/import/form/sums.ts \\s*\\([A-Z]+\\d?\\)$': ours,
	'server/src/import/form/tables.ts \\s*\\([A-Z]+\\d?\\)$': ours,
	'server/src/import/nextDay/confirmed.ts \\n\\s*-\\s*$': tidied,
	'server/src/syntax/values.ts \\.+$': short,
	'server/src/forms/form.ts ^([ivx]+)\\s*(?:\\.?[(（]?\\s*([a-z])\\s*[)）]?)?$':
		'meets the name of a section as one token, in which blanks are few',
	'server/src/import/source/furniture.ts (?:(?<form>FF30\\d)\\s*v?\\s*)?(?<page>Page\\s*\\d{1,3}\\s*of\\s*\\d{1,3}?(?=\\s*v?\\s*\\d\\.\\d\\.\\d)|Page\\s*\\d{1,3}\\s*of\\s*\\d{1,3}|第\\s*\\d{1,3}\\s*頁\\s*[,，]?\\s*共\\s*\\d{1,3}\\s*頁)(?:\\s*v?\\s*(?<edition>\\d\\.\\d\\.\\d))?(?:\\s*(?<next>FF30\\d)(?!\\d))?|^\\s*(?<alone>FF30\\d)(?!\\d)(?!\\s*v?\\s*(?:Page|第))':
		tidied,
	'server/src/features/completion/sketch.ts \\{(=?)([^}]*)\\}': ours,
	'server/src/import/form/columns.ts \\(\\s*([A-E])\\s*([12]?)\\s*\\)': tidied,
	'server/src/import/form/items.ts ^(Others?\\s*\\(please\\s*specify\\))(?:\\s*:)?\\s*(.*)$': tidied,
	'server/src/import/form/sums.ts ^Total\\s*increase\\s*\\/\\s*decrease\\s*\\(-\\)\\s*in\\s*(?<what>.*?)\\s*during\\s*the\\s*month\\s*\\(\\s*i\\.e\\.[^)]*\\)\\s*:?':
		tidied,
	'server/src/import/source/furniture.ts ^Page\\s*\\d+\\s*of\\s*\\d+(?:\\s*\\d+\\.\\d+\\.\\d+)?$': short,
	'server/src/import/source/furniture.ts ^第\\s*\\d+\\s*頁\\s*[,，]?\\s*共\\s*\\d+\\s*頁$': short,
	'server/src/import/source/furniture.ts (?:^|[\\s\\d頁])v?\\s?(\\d+\\.\\d+\\.\\d+)(?:\\s*FF30\\d)?$': short,
	'server/src/import/source/furniture.ts (?:Page\\s*\\d+\\s*of\\s*\\d+|第\\s*\\d+\\s*頁\\s*[,，]?\\s*共\\s*\\d+\\s*頁)\\s*(?:v\\s?\\d+\\.\\d+\\.\\d+\\s*(?:FF30\\d)?|FF30\\d)|第\\s*\\d+\\s*頁\\s*[,，]?\\s*共\\s*\\d+\\s*頁$':
		tidied,
	'server/src/import/source/sheet.ts (?<=[\\p{L}\\d)]-)\\s*\\n\\s*(?=(?!(?:and|or|to)\\b)[\\p{L}\\d(])|(?<=[\\p{L}\\d)]\\/)\\s*\\n\\s*(?=[\\p{L}\\d(])':
		tidied,
};

const files = ['server/src', 'client/src', 'client/webview'].flatMap((folder) => sources(join(root, folder)));
const found = files.flatMap((path) => {
	const { code } = transformSync(readFileSync(path, 'utf8'), { loader: 'ts', target: 'esnext' });
	return patternsIn(code).map(({ pattern, flags }) => ({ file: relative(root, path).split(sep).join('/'), pattern, flags }));
});

describe('a regular expression', () => {
	it('takes time in the length of what it is given, or is given little', () => {
		const bad = found.filter(({ pattern, flags }) => slow(pattern, flags).length > 0);
		const named = new Set(bad.map(({ file, pattern }) => `${file} ${pattern}`));
		expect([...named].filter((name) => !Object.hasOwn(harmless, name))).toEqual([]);
	});

	it('of a token does too', () => {
		const bad = lexical.flatMap(({ name, PATTERN }) =>
			PATTERN instanceof RegExp && slow(PATTERN.source, PATTERN.flags).length > 0 ? [name] : [],
		);
		// What they fail on, the number or the word, is passed over whole: no place of it is tried again.
		expect(bad).toEqual(['brokenNumber', 'sectionName']);
	});

	it('is seen in every kind of place, and known where it is slow', () => {
		expect(found.length).toBeGreaterThan(300);
		expect(patternsIn('a.replace(/b+/g, c); const d = { e: [/f/] };').map(({ pattern }) => pattern)).toEqual(['b+', 'f']);
		for (const pattern of ['0*$', '\\B(?=(\\d{3})+$)', '(a+)+b', 'x[^)]*y?[^)]*\\)', '^(.*?)\\s*z$']) {
			expect([pattern, slow(pattern, '').length > 0]).toEqual([pattern, true]);
		}
		for (const pattern of ['^\\d+$', '(?<!0)0+$', '"(?:[^"\\\\]|\\\\.)*"'])
			expect([pattern, slow(pattern, '')]).toEqual([pattern, []]);
	});
});
