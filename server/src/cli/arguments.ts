import { type ParseArgsConfig, parseArgs } from 'node:util';
import { didYouMean } from '../syntax/guess.js';
import { UsageError } from './errors.js';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<
	typeof parseArgs<{ args: readonly string[]; options: O; allowPositionals: true; strict: true }>
>;

/** Node's own parser, its complaints in this program's words. `--help` is known to every command. */
export function readArguments<const O extends Options>(args: readonly string[], options: O): Parsed<O> {
	try {
		return parseArgs({ args, options, allowPositionals: true, strict: true });
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		const option = /'(-[^\s'=]*)/.exec(message)?.[1];
		if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && option !== undefined) {
			const known = Object.keys(options).map((name) => `--${name}`);
			const meant = didYouMean(option, known);
			throw new UsageError(`there is no option ${option}${meant === undefined ? '' : `; did you mean ${meant}?`}`);
		}
		if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
			const value = Object.entries(options).find(([name]) => message.includes(`--${name}`))?.[1];
			throw new UsageError(value?.type === 'string' ? `${option} needs a value` : `${option} takes no value`);
		}
		throw error;
	}
}

/** A value out of a list. */
export function oneOf<const T extends string>(option: string, value: string, allowed: readonly T[]): T {
	const found = allowed.find((one) => one === value);
	if (found === undefined) throw new UsageError(`${option} is one of ${allowed.join(', ')}, not '${value}'`);
	return found;
}

/** A whole number that is not negative. */
export function count(option: string, value: string): number {
	if (!/^\d{1,15}$/.test(value)) throw new UsageError(`${option} is a whole number, not '${value}'`);
	return Number(value);
}

/** `2026-11`. */
export function monthOf(option: string, value: string): string {
	if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(value)) throw new UsageError(`${option} is a month such as 2026-11, not '${value}'`);
	return value;
}

/** `2026-12-07`, a day there is. */
export function dateOf(option: string, value: string): string {
	const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : Number.NaN;
	const isThere = !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value;
	if (!isThere) throw new UsageError(`${option} is a day such as 2026-12-07, not '${value}'`);
	return value;
}
