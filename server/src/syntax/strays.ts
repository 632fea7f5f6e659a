import * as l10n from '@vscode/l10n';
import { currencies } from '../forms/currencies.js';
import { type Form, groupOf, type Place } from '../forms/form.js';
import { orList, sentences } from '../localise.js';
import type { FaultsOfLine } from './faultsOfLine.js';
import { didYouMean } from './guess.js';
import { sideBySide, valueMeant } from './itemLists.js';
import { keywordGlued, meantBehind } from './meant.js';
import { type Entry, type Fault, rangeOf } from './outline.js';
import type { Source } from './source.js';
import type { Field, Span, Statement, StrayTokens } from './statement.js';

/** What is known where a stray stands. */
interface Around {
	readonly form: Form;
	readonly source: Source;
	readonly faults: Fault[];
	readonly onLine: FaultsOfLine;
	/** What is open there is known for certain. */
	readonly sure: boolean;
	/** What a line may belong to, innermost first. */
	readonly places: readonly Place[];
}

/** `4 HKD`: an amount with its currency behind it is reported once, and turned round by the fix. */
function turnRound(around: Around, { amount }: Field, { word, text, end }: StrayTokens, line: number): boolean {
	const first = amount?.first;
	const code = word?.text.toUpperCase();
	if (!first?.number || first.currency !== undefined || !code || text !== word?.text || !currencies.has(code)) {
		return false;
	}
	const at = around.onLine.first(first.start);
	const fault = at === undefined ? undefined : around.faults[at];
	if (at === undefined || fault?.check !== 'syntax') return false;
	const range = rangeOf(line, { start: first.start, end });
	const written = (around.source.lines[line] as string).slice(first.start, first.end);
	const newText = `${code} ${written}`;
	around.faults[at] = { ...fault, range, fix: { title: l10n.t('Write {0}', newText), edits: [{ range, newText }] } };
	return true;
}

/** Says what stands in a line and belongs to nothing: what was wanted there, and what was perhaps meant. */
export function reportStray(
	around: Around,
	stray: StrayTokens,
	statement: Statement,
	line: number,
	first: Entry | undefined,
): void {
	const { text, word, after } = stray;
	const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
	if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(text)) {
		around.faults.push({
			check: 'syntax',
			message: l10n.t('This is the mark of an unresolved merge. Keep one of the two versions and remove the marks.'),
			range: rangeOf(line, stray),
		});
		return;
	}
	const { places, sure } = around;
	const previous = after < 0 ? undefined : statement.fields[after];
	if (previous && turnRound(around, previous, stray, line)) return;
	const items = previous?.items && sideBySide(text, previous.items, around.form.items);
	if (items) {
		const from = /\s$/.test((around.source.lines[line] as string).slice(0, stray.start)) ? '' : ' ';
		around.faults.push({
			check: 'syntax',
			message: l10n.t('Items stand side by side, with nothing but a space between them.'),
			range: rangeOf(line, stray),
			fix: { title: l10n.t('Write {0}', items), edits: [{ range: rangeOf(line, stray), newText: from + items }] },
		});
		return;
	}
	const asked = previous && around.form.linesWith(previous.keyword)[0];
	const words = [
		...places.flatMap((place) => place.lines.map(({ keyword }) => keyword)),
		...(asked?.role === 'section' ? ['not applicable'] : []),
		...(asked?.takes.words ?? []),
		...(first?.row?.movement ? around.form.flags : []),
		...(previous?.text ? ['zh'] : []),
		...(asked?.takes.parts.includes('form') ? [around.form.id] : []),
		// Where the place is in doubt, it may be any.
		...(after < 0 && !sure ? around.form.keywords : []),
	];
	const code =
		word && previous?.amount && !previous.amount.first && currencies.has(word.text.toUpperCase())
			? word.text.toUpperCase()
			: undefined;
	const whole =
		asked?.takes.parts.includes('items') && !asked.takes.parts.includes('text') && !previous?.items?.length && /^all$/i.test(text)
			? around.form.items.map((id) => `(${id})`).join(' ')
			: undefined;
	const behind =
		previous && meantBehind(around.form, previous, first?.row?.keyword === previous.keyword ? first.row : asked, stray);
	const glued = previous ? undefined : keywordGlued(text, words);
	// What stands in the place of a value that is missing is said together with what is missing.
	const isText = previous && (previous.id ?? previous.items?.length ?? asked?.shape === 'text');
	const lack =
		previous && (isText || previous.end === previous.keywordSpan.end) ? around.onLine.takeLack(previous.end) : undefined;
	const value =
		lack &&
		!statement.fields[after + 1]?.broken &&
		valueMeant((around.source.lines[line] as string).slice(stray.start, stray.end), isText);
	const called = previous || !word ? undefined : calledOtherwise(around, word.text);
	const near =
		code ??
		whole ??
		behind?.text ??
		glued?.keyword ??
		(lack && isText ? undefined : (called ?? (word && didYouMean(word.text, words))));
	// A word of the language in the wrong order is not another one.
	const meant = near === word?.text || (!code && near?.toLowerCase() === word?.text.toLowerCase()) ? undefined : near;
	const expected = lack
		? lack.message
		: previous
			? first?.row && after === 0
				? l10n.t('Nothing more is expected after `{0}` and its value.', previous.keyword)
				: l10n.t('It does not belong to `{0}`.', previous.keyword)
			: meant
				? ''
				: beginnings(places[0] ?? around.form.root);
	const at: Span | undefined =
		behind?.at ?? (glued ? { start: stray.start, end: stray.start + glued.length } : meant === whole ? stray : word);
	const newText = (meant ?? value) && `${at?.start === previous?.end ? ' ' : ''}${meant ?? value}${glued ? ' ' : ''}`;
	around.faults.push({
		check: 'syntax',
		message: sentences(l10n.t('Found `{0}`.', shown), expected, meant && l10n.t('Did you mean `{0}`?', meant)),
		range: rangeOf(line, stray),
		...(newText && at
			? { fix: { title: l10n.t('Write {0}', newText.trim()), edits: [{ range: rangeOf(line, at), newText }] } }
			: {}),
	});
}

/**
 * The line that people begin with a word of their own; undefined where it is no such word. Of two it is the first at the head of a text, and
 * the last once something is open: what else stands above is not looked at, so that it is the same whatever is written there.
 */
function calledOtherwise({ places }: Around, text: string): string | undefined {
	const word = text.toLowerCase();
	const meant = places.flatMap((place) => place.lines.filter(({ alsoCalled }) => alsoCalled?.includes(word)));
	return meant.at(places.length > 1 ? -1 : 0)?.keyword;
}

export function placeName({ name }: Place): string {
	return l10n.t(name);
}

/** The sections that have classes, those of a group as its first and last. */
export function sectionsOfClasses({ parts }: Form): readonly string[] {
	const own = parts.filter(({ blocks }) => blocks);
	return own.flatMap(({ id, byLine }, at) => {
		const group = groupOf(id);
		if (group === undefined) return byLine ? `\`${id}\`` : id;
		if (group === groupOf(own[at - 1]?.id)) return [];
		return l10n.t('{0} to {1}', id, own.findLast((other) => groupOf(other.id) === group)?.id ?? '');
	});
}

/** What a line may begin with in a place. */
export function beginnings(place: Place): string {
	const words = place.lines.map(({ keyword }) => `\`${keyword}\``);
	const shown = orList(words.length > 7 ? [...words.slice(0, 6), l10n.t('others')] : words);
	return place.kind === 'file'
		? l10n.t('Here a line begins with {0}.', shown)
		: l10n.t('In {0} a line begins with {1}.', placeName(place), shown);
}
