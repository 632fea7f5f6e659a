import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { parseRawGrammar, Registry } from 'vscode-textmate';
import { grammar as made } from '../../scripts/grammar.js';
import type { Form } from '../../server/src/forms/form.js';
import { allForms } from '../../server/src/forms/index.js';
import type { PlaceId } from '../../server/src/forms/types.js';

const path = join(import.meta.dirname, '../../syntaxes/monthly-return.tmLanguage.json');
const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
await loadWASM(new Uint8Array(wasm).buffer);
const registry = new Registry({
	onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
	loadGrammar: async () => parseRawGrammar(readFileSync(path, 'utf8'), path),
});
const grammar = await registry.loadGrammar('source.monthly-return');

/** The line that opens the section a place is in; in a form without sections its first. */
function opener(form: Form, id: PlaceId): string {
	const place = form.place(id);
	if (place?.byLine || id === 'signed') return id;
	if (form.sections.length === 0) return `${form.opening} ${form.id}`;
	if (place?.kind === 'section') return `section ${id}`;
	return place?.above && place.above !== form.root ? opener(form, place.above.id) : '';
}

/** The innermost scope of a word that stands alone on a line of a place. */
function scope(form: Form, place: PlaceId, word: string): string | undefined {
	// The first line says which form's words are known below it.
	const head = grammar?.tokenizeLine(`${form.opening} ${form.id}`, null);
	const first = grammar?.tokenizeLine(opener(form, place), head?.ruleStack ?? null);
	const tokens = grammar?.tokenizeLine(`  ${word}`, first?.ruleStack ?? null).tokens ?? [];
	return tokens.find(({ startIndex, endIndex }) => startIndex === 2 && endIndex === 2 + word.length)?.scopes.at(-1);
}

it('is what the tables of the forms make it', () => {
	expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(JSON.stringify(made)));
});

describe.each(allForms.map((form) => [form.id, form] as const))('The grammar of %s', (_, form) => {
	const rows = form.lines.map(({ place, keyword }) => [place, keyword] as const);
	it.each(rows)('knows in %s the keyword %s', (place, keyword) => {
		expect(scope(form, place, keyword)).toMatch(/^(keyword|storage|support|entity)\./);
		expect(scope(form, place, keyword.toUpperCase())).toBe(scope(form, place, keyword));
	});

	it.each(rows)('does not take in %s a longer word for %s', (place, keyword) => {
		expect(scope(form, place, `${keyword}-like`) ?? 'none').not.toMatch(/^(keyword|storage|support|entity)\./);
	});
});
