import { Lexer } from 'chevrotain';
import { expect, it } from 'vitest';
import { ff301 } from '../../server/src/forms/ff301/index.js';
import { languageOf } from '../../server/src/syntax/language.js';
import { lexical, Word } from '../../server/src/syntax/tokens.js';

const { lex: lexLine } = languageOf(ff301);

/** Chevrotain trusts a pattern's hint: a character left out of it is never tried. */
it('every pattern says all that it begins with', () => {
	expect(lexical.filter(({ PATTERN, START_CHARS_HINT }) => PATTERN instanceof RegExp && !START_CHARS_HINT)).toEqual([]);
	// In its safe mode it tries every pattern at every place.
	const careful = new Lexer(lexical, { positionTracking: 'onlyOffset', safeMode: true });
	const known = lexical.flatMap(({ START_CHARS_HINT }) => START_CHARS_HINT ?? []);
	const near = known.flatMap((hint) => {
		const code = typeof hint === 'string' ? hint.charCodeAt(0) : hint;
		return [code - 1, code, code + 1];
	});
	const codes = new Set(
		[...Array(0x3100).keys(), ...near, 0x7fff, 0xd800, 0xfffe, 0xffff].filter((code) => code >= 0 && code < 2 ** 16),
	);
	const tails = ['', '1', '1 January 2026', '1/1/2026', 'i)', '1)', 'a', 'S$', '”', '"', '.a', 'eb 1, 2026', '2026-01-01'];
	const wrong: string[] = [];
	for (const code of codes) {
		for (const tail of tails) {
			const text = String.fromCharCode(code) + tail;
			const { tokens, groups } = careful.tokenize(text);
			const all = [...tokens, ...(groups.comments ?? []), ...(groups.oddSpaces ?? [])];
			const { tokens: lexed, comment, oddSpaces } = lexLine(text);
			// A word is told apart when it is read.
			const found = [...lexed, ...(comment ? [comment] : []), ...oddSpaces].map(({ tokenType, image }) =>
				tokenType.PATTERN === Lexer.NA ? `${Word.name} ${image}` : `${tokenType.name} ${image}`,
			);
			if (found.join() !== all.map(({ tokenType, image }) => `${tokenType.name} ${image}`).join()) wrong.push(`${code} ${text}`);
		}
	}
	expect(wrong).toEqual([]);
});
