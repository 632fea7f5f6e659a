import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { transformSync } from 'esbuild';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

interface AstNode {
	readonly type: string;
	readonly start: number;
	readonly end: number;
	readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is AstNode => typeof value === 'object' && value !== null && 'type' in value;

/** Tables of the source, and what a function was itself called with: as many as somebody wrote down. */
const bounded: Readonly<Record<string, string>> = {
	holidayYears: 'a table',
	path: 'the parts of one path, written where it is called',
	'path.split(/[/\\\\]/)': 'the parts of one path',
	names: 'the two returns that are compared',
	'items.splice(guessed, 1)': 'one item',
	items: 'the findings of a page, which are as many as are shown',
	of: 'the arguments of a call passed on',
	args: 'the arguments of a call passed on',
	given: 'the arguments of a call passed on',
	buttons: 'the arguments of a call passed on',
	'ready.of': 'the arguments of a call passed on',
	'message.of': 'the arguments of a call passed on',
};

/** The lists that are spread into calls: `push(...list)`. An array in the source, `[...]`, may be as long as it likes. */
function spreads(code: string): readonly string[] {
	const found: string[] = [];
	const visit = (node: AstNode) => {
		if ((node.type === 'CallExpression' || node.type === 'NewExpression') && Array.isArray(node.arguments)) {
			for (const given of node.arguments as AstNode[]) {
				const spread = given.argument;
				if (given.type === 'SpreadElement' && isNode(spread)) found.push(code.slice(spread.start, spread.end));
			}
		}
		for (const value of Object.values(node)) {
			for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child);
		}
	};
	visit(parseAst(code) as unknown as AstNode);
	return found;
}

function sources(folder: string): readonly string[] {
	return readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
		.map((entry) => join(entry.parentPath, entry.name));
}

const files = ['server/src', 'client/src', 'client/webview'].flatMap((folder) => sources(join(root, folder)));

describe('a list of any length', () => {
	it.each(files.map((path) => relative(root, path).split(sep).join('/')))('is not put on the stack: %s', (path) => {
		const { code } = transformSync(readFileSync(join(root, path), 'utf8'), { loader: 'ts', target: 'esnext' });
		expect(spreads(code).filter((list) => !Object.hasOwn(bounded, list))).toEqual([]);
	});

	it('is seen wherever it is spread', () => {
		expect(spreads('a.push(...b);\nMath.max(0, ...c.map((d) => d.e)); new F(...g); h([...i], { ...j }); k(...[l]);')).toEqual([
			'b',
			'c.map((d) => d.e)',
			'g',
			'[l]',
		]);
	});
});
