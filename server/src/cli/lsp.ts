import { pathToFileURL } from 'node:url';
import { beside } from '../disk/beside.js';
import { readArguments } from './arguments.js';
import type { Command } from './command.js';
import { exitCodes, UsageError } from './errors.js';

export const lsp: Command = {
	help: `monthly-return lsp --stdio

Starts the language server, which speaks the Language Server Protocol over standard
input and output.

Options:
  --stdio                standard input and output
  --clientProcessId PID  end when this process has ended
  --help                 this text
`,
	async run(args) {
		const { values, positionals } = readArguments(args, { stdio: { type: 'boolean' }, clientProcessId: { type: 'string' } });
		if (positionals.length > 0) throw new UsageError(`lsp takes no '${positionals[0]}'`);
		if (!values.stdio) throw new UsageError('lsp needs --stdio');
		// A bundle of its own beside this one, so that the other commands do not load it; it ends the process itself.
		await import(pathToFileURL(beside('server.js')).href);
		return exitCodes.clean;
	},
};
