/** Old versions, output and the like: nobody is writing there, and they would count as a second return for their month. */
export const schemesLeftAlone: ReadonlySet<string> = new Set([
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
