import { version } from '../../../package.json';
import { shippedMessages } from '../disk/messages.js';
import { visible } from '../escape.js';
import { speak } from '../localise.js';
import { didYouMean } from '../syntax/guess.js';
import { type CommandRow, commands } from './commands.js';
import { type ExitCode, exitCodes, UsageError } from './errors.js';
import { folderLocale, readLanguage } from './language.js';
import type { Io } from './output.js';

const help = `monthly-return COMMAND

Hong Kong monthly returns (HKEX form FF301) as plain text.

Commands:
${commands.map(({ name, summary }) => `  ${name.padEnd(13)}${summary}\n`).join('')}
Options:
  --help               this text, or that of a command: monthly-return check --help
  --language LANGUAGE  of findings: en, zh-hant or zh-hans; otherwise that of the
                       monthly-return.json of the folder one is in, else the
                       environment's (LC_ALL, LC_MESSAGES, LANG)
  --version            the version
`;

export async function main(args: readonly string[], io: Io): Promise<ExitCode> {
	let command: CommandRow | undefined;
	try {
		const ownLanguage = commands.find(({ name }) => name === args[0])?.ownLanguage;
		const language = ownLanguage ? { rest: args, locale: folderLocale(args, io) } : readLanguage(args, io);
		speak(shippedMessages(language.locale));
		const [first, ...rest] = language.rest;
		if (first === undefined) {
			io.stderr.write(help);
			return exitCodes.failed;
		}
		if (first === '--version' || first === '-v') {
			io.stdout.write(`${version}\n`);
			return exitCodes.clean;
		}
		const asked = isHelp(first) ? rest[0] : first;
		if (asked === undefined) {
			io.stdout.write(help);
			return exitCodes.clean;
		}
		command = commandNamed(asked);
		if (isHelp(first) || wantsHelp(rest)) {
			io.stdout.write((await command.load()).help);
			return exitCodes.clean;
		}
		const { run } = await command.load();
		return await run(rest, { ...io, locale: language.locale });
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		const { colors } = io.stderr;
		const how = `monthly-return ${command === undefined ? '' : `${command.name} `}--help`;
		io.stderr.say(`${colors.red('error')}: ${visible(error.message)}\n${colors.dim(`See ${how}.`)}\n`);
		return exitCodes.failed;
	}
}

function commandNamed(name: string): CommandRow {
	const command = commands.find((one) => one.name === name);
	if (command) return command;
	const what = name.startsWith('-') ? 'option' : 'command';
	const meant = didYouMean(
		name,
		commands.map((one) => one.name),
	);
	throw new UsageError(`there is no ${what} '${name}'${meant === undefined ? '' : `; did you mean ${meant}?`}`);
}

function isHelp(word: string): boolean {
	return word === '--help' || word === '-h' || word === 'help';
}

/** Anywhere before `--`, whatever else is wrong. */
function wantsHelp(args: readonly string[]): boolean {
	const end = args.indexOf('--');
	return args.slice(0, end < 0 ? undefined : end).some((arg) => arg === '--help' || arg === '-h');
}
