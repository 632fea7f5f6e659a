import type { Command } from './command.js';

/** A command as far as it is known before it is wanted. `check`, which runs most often, is loaded without what the others need. */
export interface CommandRow {
	readonly name: string;
	/** One line for the list of commands. */
	readonly summary: string;
	/** Its `--language` is that of what it writes; messages are then in the environment's. */
	readonly ownLanguage?: true;
	load(): Promise<Command>;
}

export const commands: readonly CommandRow[] = [
	{
		name: 'check',
		summary: 'check returns, several months against each other',
		load: async () => (await import('./check.js')).check,
	},
	{
		name: 'format',
		summary: 'put the lines of returns into their layout',
		load: async () => (await import('./others.js')).format,
	},
	{
		name: 'compute',
		summary: 'write the figures that are left out and follow from the others',
		load: async () => (await import('./others.js')).compute,
	},
	{
		name: 'render',
		summary: 'print a return as the form: HTML, PDF, text, Markdown or JSON',
		ownLanguage: true,
		load: async () => (await import('./others.js')).render,
	},
	{
		name: 'import',
		summary: 'make a return of a published monthly or next-day return: PDF, HTML or text',
		load: async () => (await import('./others.js')).importReturn,
	},
	{
		name: 'new',
		summary: 'begin the first return of an issuer, or the Form 6-K of a return',
		load: async () => (await import('./others.js')).newReturn,
	},
	{
		name: 'roll',
		summary: 'begin next month’s return from this month’s, or the next report',
		load: async () => (await import('./others.js')).roll,
	},
	{
		name: 'status',
		summary: 'say of each issuer what is filed, begun, due, late or missing',
		load: async () => (await import('./others.js')).status,
	},
	{
		name: 'add',
		summary: 'enter movements from a CSV or XLSX file, or one of them, into the drafts they belong to',
		load: async () => (await import('./others.js')).add,
	},
	{
		name: 'compare',
		summary: 'say what two returns, or a return and what was published of it, say differently',
		load: async () => (await import('./others.js')).compare,
	},
	{
		name: 'edgar-check',
		summary: 'check files against what EDGAR takes',
		load: async () => (await import('./others.js')).edgarCheck,
	},
	{
		name: 'explain',
		summary: 'what a check is, why it is made, a wrong and a right example',
		load: async () => (await import('./others.js')).explain,
	},
	{
		name: 'lsp',
		summary: 'the language server, for editors',
		load: async () => (await import('./others.js')).lsp,
	},
];
