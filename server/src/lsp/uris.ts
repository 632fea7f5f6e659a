import { URI, Utils } from 'vscode-uri';

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

/** A path, whole or from a folder on, as a URI. */
export function resolved(folder: string, path: string): string {
	const isWhole = /^(?:[/\\]|[a-z]:[/\\])/i.test(path);
	// A file system's root may be called without its slash.
	const from = URI.parse(/^[^:/]+:\/\/[^/]*$/.test(folder) ? `${folder}/` : folder);
	return isWhole ? URI.file(path).toString() : Utils.joinPath(from, path.replaceAll('\\', '/')).toString();
}
