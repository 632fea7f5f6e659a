import { languages } from '../configuration/configuration.js';
import { configuredLanguage } from '../disk/configured.js';
import { environmentLocale, languageOption } from '../disk/messages.js';
import { oneOf } from './arguments.js';
import { UsageError } from './errors.js';
import type { Io } from './output.js';

type Where = Pick<Io, 'cwd' | 'env'>;

/** Parts `--language`, which every command takes, from the other arguments; where it is not there, the folder's or the environment's. */
export function readLanguage(
	args: readonly string[],
	where: Where,
): { readonly rest: readonly string[]; readonly locale: string | undefined } {
	const option = languageOption(args);
	if (!option) return { rest: args, locale: folderLocale(args, where) };
	const { value, at, width } = option;
	if (value === undefined) throw new UsageError('--language needs a value');
	const rest = args.filter((_, index) => index < at || index >= at + width);
	return { rest, locale: oneOf('--language', value.toLowerCase(), languages) };
}

/** That of the configuration of the folder one is in, else the environment's. */
export function folderLocale(args: readonly string[], { cwd, env }: Where): string | undefined {
	return (args.includes('--no-config') ? undefined : configuredLanguage(cwd)) ?? environmentLocale(env);
}
