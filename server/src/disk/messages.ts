import { readFileSync } from 'node:fs';
import { languageOf, type Messages } from '../localise.js';
import { beside } from './beside.js';

/** The translations shipped beside the bundle, for a locale; undefined where it is English, or another that there is none for. */
export function shippedMessages(locale: string | undefined): Messages | undefined {
	const language = locale === undefined ? undefined : languageOf(locale);
	if (language === undefined) return undefined;
	try {
		return JSON.parse(readFileSync(beside('../l10n', `bundle.l10n.${language}.json`), 'utf8'));
	} catch {
		return undefined;
	}
}

/** What a command line says with `--language`, where it does; and which arguments say it. */
export function languageOption(
	args: readonly string[],
): { readonly value: string | undefined; readonly at: number; readonly width: number } | undefined {
	const end = args.indexOf('--');
	const at = args.slice(0, end < 0 ? undefined : end).findLastIndex((arg) => /^--language(=|$)/.test(arg));
	const arg = args[at];
	if (arg === undefined) return undefined;
	const [, inline] = /^--language=(.*)$/.exec(arg) ?? [];
	return inline === undefined ? { value: args[at + 1], at, width: 2 } : { value: inline, at, width: 1 };
}

/** The locale of messages, as POSIX has it. */
export function environmentLocale({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string | undefined {
	return LC_ALL || LC_MESSAGES || LANG;
}
