import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { parseRawGrammar, Registry } from 'vscode-textmate';
import { lines, places } from '../../server/src/forms/ff301/index.js';
import type { Line } from '../../server/src/forms/form.js';
import type { PlaceId } from '../../server/src/forms/types.js';

const path = join(import.meta.dirname, '../../syntaxes/monthly-return.tmLanguage.json');
const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
await loadWASM(new Uint8Array(wasm).buffer);
const registry = new Registry({
	onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
	loadGrammar: async () => parseRawGrammar(readFileSync(path, 'utf8'), path),
});
const grammar = await registry.loadGrammar('source.monthly-return');

/** The line that opens the section a place is in. */
function opener(place: PlaceId): string {
	const { kind, parent } = places.find(({ id }) => id === place) ?? {};
	if (place === 'totals' || place === 'signed') return place;
	if (kind === 'section') return `section ${place}`;
	return parent && parent !== 'file' ? opener(parent) : '';
}

/** The innermost scope of a word that stands alone on a line of a place. */
function scope(place: PlaceId, word: string): string | undefined {
	const first = grammar?.tokenizeLine(opener(place), null);
	const tokens = grammar?.tokenizeLine(`  ${word}`, first?.ruleStack ?? null).tokens ?? [];
	return tokens.find(({ startIndex, endIndex }) => startIndex === 2 && endIndex === 2 + word.length)?.scopes.at(-1);
}

describe('The grammar', () => {
	it.each(lines.map(({ place, keyword }: Line) => [place, keyword] as const))('knows in %s the keyword %s', (place, keyword) => {
		expect(scope(place, keyword)).toMatch(/^(keyword|storage|support|entity)\./);
		expect(scope(place, keyword.toUpperCase())).toBe(scope(place, keyword));
	});

	it.each(lines.map(({ place, keyword }: Line) => [place, keyword] as const))(
		'does not take in %s a longer word for %s',
		(place, keyword) => {
			expect(scope(place, `${keyword}-like`) ?? 'none').not.toMatch(/^(keyword|storage|support|entity)\./);
		},
	);
});
