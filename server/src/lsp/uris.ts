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

/** Is the file in the folder, at any depth? Both as `keyOf` spells them. */
export function isIn(folder: string, uri: string): boolean {
	return uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
