import * as l10n from '@vscode/l10n';
import { wordSpace } from '../../forms/signs.js';
import { verdict } from '../../localise.js';
import { hidden } from '../../syntax/line.js';
import { rangeOf } from '../../syntax/outline.js';
import type { Span, Statement, TextValue } from '../../syntax/statement.js';
import { type Draft, fix } from '../draft.js';
import type { Snapshot } from '../snapshot.js';

const isControl = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const turns = /\p{Bidi_Control}/u;

const names: ReadonlyMap<number, string> = new Map([
	[0xad, 'SOFT HYPHEN'],
	[0x61c, 'ARABIC LETTER MARK'],
	[0x200b, 'ZERO WIDTH SPACE'],
	[0x200c, 'ZERO WIDTH NON-JOINER'],
	[0x200d, 'ZERO WIDTH JOINER'],
	[0x200e, 'LEFT-TO-RIGHT MARK'],
	[0x200f, 'RIGHT-TO-LEFT MARK'],
	[0x2028, 'LINE SEPARATOR'],
	[0x2029, 'PARAGRAPH SEPARATOR'],
	[0x202a, 'LEFT-TO-RIGHT EMBEDDING'],
	[0x202b, 'RIGHT-TO-LEFT EMBEDDING'],
	[0x202c, 'POP DIRECTIONAL FORMATTING'],
	[0x202d, 'LEFT-TO-RIGHT OVERRIDE'],
	[0x202e, 'RIGHT-TO-LEFT OVERRIDE'],
	[0x2060, 'WORD JOINER'],
	[0x2066, 'LEFT-TO-RIGHT ISOLATE'],
	[0x2067, 'RIGHT-TO-LEFT ISOLATE'],
	[0x2068, 'FIRST STRONG ISOLATE'],
	[0x2069, 'POP DIRECTIONAL ISOLATE'],
	[0xfeff, 'ZERO WIDTH NO-BREAK SPACE'],
]);

function nameOf(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	return [`U+${code.toString(16).toUpperCase().padStart(4, '0')}`, names.get(code)].filter(Boolean).join(' ');
}

/** Texts and comments, from left to right: anywhere else such a character is none of the language, and is said as that. */
function spansOf({ fields, continued, chinese, comment }: Statement): readonly Span[] {
	const texts = [...fields.map(({ text }) => text), continued, chinese].flatMap((text): TextValue[] => (text ? [text] : []));
	const spans = [...texts.flatMap((text) => (text.zh ? [text, text.zh] : [text])), ...(comment ? [comment] : [])];
	return spans.sort((a, b) => a.start - b.start);
}

const none: Draft[] = [];

export function hiddenDrafts({ source }: Snapshot): readonly Draft[] {
	const { lines, statements } = source;
	if (!statements.some(({ hidden }) => hidden)) return none;
	return statements.flatMap((statement, line): Draft[] | Draft => {
		if (!statement.hidden) return none;
		const text = lines[line] as string;
		const spans = spansOf(statement);
		const spaces = new Set([...text.matchAll(wordSpace)].map(({ index }) => index));
		let at = 0;
		return [...text.matchAll(hidden)].flatMap(({ 0: character, index }): Draft[] => {
			while (at < spans.length && (spans[at] as Span).end <= index) at += 1;
			if (index < (spans[at]?.start ?? Number.POSITIVE_INFINITY)) return [];
			const range = rangeOf(line, { start: index, end: index + character.length });
			const name = nameOf(character);
			const isSpace = spaces.has(index);
			return [
				{
					check: 'hidden-character',
					message: isControl.test(character)
						? l10n.t('A control character that cannot be seen stands here: {0}', name)
						: turns.test(character)
							? verdict(
									l10n.t('A character that cannot be seen stands here: {0}', name),
									l10n.t('It changes the direction in which the text is shown.'),
								)
							: l10n.t('A character that cannot be seen stands here: {0}', name),
					range,
					fixes: () => [
						isSpace
							? fix(l10n.t('Write a space for {0}', name), [{ range, newText: ' ' }], true)
							: fix(l10n.t('Take {0} out', name), [{ range, newText: '' }], true),
					],
				},
			];
		});
	});
}
