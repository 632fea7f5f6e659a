import { checkIds } from '../checks/catalogue.js';
import { checks } from '../checks/explanations/index.js';
import { didYouMean } from '../syntax/guess.js';
import { readArguments } from './arguments.js';
import type { Command } from './command.js';
import { exitCodes, UsageError } from './errors.js';
import type { Io } from './output.js';

export const explain: Command = {
	help: `monthly-return explain CHECK

Says what a check is, why it is made, and shows a wrong and a right example. The
check is the word behind a message, such as issued-closing.

Options:
  --help  this text

Checks:
${checks.map(({ id, title }) => `  ${id.padEnd(21)} ${title}\n`).join('')}`,
	async run(args, { stdout }) {
		const { positionals } = readArguments(args, {});
		const [id, ...more] = positionals;
		if (id === undefined || more.length > 0) throw new UsageError('explain takes one check, such as issued-closing');
		const found = checks.find((check) => check.id === id.toLowerCase());
		if (!found) {
			const meant = didYouMean(id, checkIds);
			throw new UsageError(`there is no check '${id}'${meant === undefined ? '' : `; did you mean ${meant}?`}`);
		}
		stdout.say(explanation(found, stdout));
		return exitCodes.clean;
	},
};

function explanation(
	{ id, severity, title, what, why, wrong, right }: (typeof checks)[number],
	{ colors }: Io['stdout'],
): string {
	const indented = (text: string) => text.trimEnd().replaceAll(/^(?=.)/gm, '    ');
	return [
		`${colors.bold(id)} (${severity}): ${title}`,
		what,
		`${colors.bold('Why')}\n${why}`,
		...(wrong === undefined ? [] : [`${colors.red('Wrong')}\n${indented(wrong)}`]),
		...(right === undefined ? [] : [`${colors.green('Right')}\n${indented(right)}`]),
	]
		.join('\n\n')
		.concat('\n');
}
