import { readFileSync } from 'node:fs';
import { languageOf, type Messages } from '../localise.js';

/** The translations shipped beside the bundle, for a locale; undefined where it is English, or another that there is none for. */
export function shippedMessages(locale: string | undefined): Messages | undefined {
	const language = locale === undefined ? undefined : languageOf(locale);
	if (language === undefined) return undefined;
	try {
		return JSON.parse(readFileSync(new URL(`../l10n/bundle.l10n.${language}.json`, import.meta.url), 'utf8'));
	} catch {
		return undefined;
	}
}

/** The locale of messages, as POSIX has it. */
export function environmentLocale({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string | undefined {
	return LC_ALL || LC_MESSAGES || LANG;
}
