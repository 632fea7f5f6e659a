import * as l10n from '@vscode/l10n';
import type { Day } from './forms/calendar.js';
import { months } from './forms/months.js';

/**
 * What sentences are put together from, in the user's language. Every message is a whole sentence of `l10n.t`, English in the
 * source; a translation comes by `speak`. What is not translated stays English.
 */

/** Translations by their English. */
export type Messages = Readonly<Record<string, string>>;

let spoken: Messages | undefined;

/** The language of all that is said from now on; English where there is nothing to say it in. */
export function speak(messages: Messages | undefined): void {
	spoken = messages;
	l10n.config({ contents: messages ?? {} });
}

/** What is spoken, for a program beside this one that has to be told; undefined for English. */
export function spokenMessages(): Messages | undefined {
	return spoken;
}

/** The locale of what is said, for the names that the platform has in every language. */
export function locale(): string {
	return l10n.t('en');
}

/** The form's own words, which are not ours to translate: in Chinese where they were seen so, and are wanted so. */
export function formWords({ en, zh }: { readonly en: string; readonly zh?: string }): string {
	return zh !== undefined && locale().startsWith('zh') ? zh : en;
}

/** The sentences one behind the other; empty ones are left out. */
export function sentences(...said: readonly (string | undefined)[]): string {
	const [first = '', ...others] = said.filter((sentence) => sentence !== undefined && sentence !== '');
	return others.reduce<string>((before, next) => l10n.t('{0} {1}', before, next ?? ''), first);
}

/** What a list of problems shows of a message, in columns. */
export const verdictWidth = 80;

/** A message where Markdown is not shown: words of the language bare, longer code in quotation marks. */
export function withoutMarkup(message: string): string {
	return message.replace(/`([^`\n]+)`/g, (_, code: string) => (/\s/.test(code) ? l10n.t('“{0}”', code) : code));
}

/** What is found, on a line of its own that a list shows whole; then what explains it. Empty ones are left out. */
export function verdict(found: string, ...explained: readonly (string | undefined)[]): string {
	return [found, ...explained].filter(Boolean).join('\n');
}

/** `a, b or c`. */
export function orList(words: readonly string[]): string {
	const last = words.at(-1) ?? '';
	return words.length < 2 ? last : l10n.t('{0} or {1}', commaList(words.slice(0, -1)), last);
}

/** `a, b and c`. */
export function andList(words: readonly string[]): string {
	const last = words.at(-1) ?? '';
	return words.length < 2 ? last : l10n.t('{0} and {1}', commaList(words.slice(0, -1)), last);
}

/** `a, b, c`. */
export function commaList(words: readonly string[]): string {
	return words.join(l10n.t(', '));
}

/** `January`, by its number from 1. */
export function monthName(month: number): string {
	return l10n.t(months[month - 1] ?? '');
}

/** `31 January 2026`, as people read it; `dayText` is what stands in a return. */
export function dayName({ year, month, day }: Day): string {
	return l10n.t('{0} {1} {2}', day, monthName(month), year);
}

/** `January 2026`. */
export function monthOfYear({ year, month }: Pick<Day, 'year' | 'month'>): string {
	return l10n.t({ message: '{0} {1}', args: [monthName(month), year], comment: ['A month and its year'] });
}

/** As a sentence begins where it has capitals; a keyword that begins one in Chinese stays as it is. */
export function capitalised(text: string): string {
	return locale() === 'en' ? `${text.slice(0, 1).toUpperCase()}${text.slice(1)}` : text;
}

/**
 * The translation for a locale, as VS Code names it: `zh-tw` for the traditional characters of Hong Kong, Macao and Taiwan, `zh-cn`
 * for the simplified ones; undefined for any other language. Takes `zh-Hant-HK` and `zh_HK.UTF-8` alike.
 */
export function languageOf(locale: string): 'zh-tw' | 'zh-cn' | undefined {
	const [name = ''] = locale.toLowerCase().split(/[.@]/, 1);
	const [language, ...parts] = name.split(/[-_]/);
	if (language !== 'zh') return undefined;
	if (parts.includes('hans')) return 'zh-cn';
	return parts.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) ? 'zh-tw' : 'zh-cn';
}

/** Of a long name the beginning and the end: what tells two apart may stand in either. */
export function shortened(text: string, most = 34): string {
	const half = Math.floor((most - 1) / 2);
	return [...text].length > most ? `${[...text].slice(0, half).join('')}…${[...text].slice(-half).join('')}` : text;
}
