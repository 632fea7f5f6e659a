import { URI } from 'vscode-uri';

/**
 * One spelling for one file: clients and file systems escape differently (`(`, `:`, a drive letter's case), and a return known
 * twice would contradict itself.
 */
export function keyOf(uri: string): string {
	try {
		return URI.parse(uri).toString();
	} catch {
		return uri;
	}
}

/** Old versions, output and the like: nobody is writing there, and they would count as a second return for their month. */
const schemesLeftAlone: ReadonlySet<string> = new Set([
	'chat-editing-text-model',
	'conflictResolution',
	'debug',
	'git',
	'gitfs',
	'gitlens',
	'output',
	'pr',
	'review',
	'scm',
	'svn',
	'vscode-local-history',
	'vscode-scm',
]);

export function isLeftAlone(uri: string): boolean {
	return schemesLeftAlone.has(uri.slice(0, Math.max(0, uri.indexOf(':'))));
}

/** Is the file in the folder, at any depth? Both as `keyOf` spells them. */
export function isIn(folder: string, uri: string): boolean {
	return uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
