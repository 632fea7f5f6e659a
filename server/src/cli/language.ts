import { environmentLocale, languageOption } from '../disk/messages.js';
import { oneOf } from './arguments.js';
import { UsageError } from './errors.js';

const languages = ['en', 'zh-hant', 'zh-hans'] as const;

/** Parts `--language`, which every command takes, from the other arguments; the environment's where it is not there. */
export function readLanguage(
	args: readonly string[],
	env: NodeJS.ProcessEnv,
): { readonly rest: readonly string[]; readonly locale: string | undefined } {
	const option = languageOption(args);
	if (!option) return { rest: args, locale: environmentLocale(env) };
	const { value, at, width } = option;
	if (value === undefined) throw new UsageError('--language needs a value');
	const rest = args.filter((_, index) => index < at || index >= at + width);
	return { rest, locale: oneOf('--language', value.toLowerCase(), languages) };
}
