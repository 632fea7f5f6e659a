import type { TextEdit } from 'vscode-languageserver-types';
import { spanRange } from '../checks/draft.js';
import type { Snapshot } from '../checks/snapshot.js';
import { pathFrom, plainUri, reportOf, uriFrom } from '../model/report.js';
import { quoted } from '../syntax/quotes.js';

/** A file or a folder that is given another name or another place. */
export interface Move {
	readonly from: string;
	readonly to: string;
}

export interface Named {
	/** The path of each exhibit's file, as it is written. */
	readonly paths: readonly (string | undefined)[];
	/** Whether a path leads to a file that is there. */
	leads(path: string): boolean;
	/** Read for those alone that name something that moves. */
	snapshot(): Snapshot | undefined;
}

/** The edits of a report that leave its exhibits named when files move: their own, that of the report itself, or folders of either. */
export function followMoves(uri: string, moves: readonly Move[], { paths, leads, snapshot }: Named): readonly TextEdit[] {
	const news = paths.map((path) => (path === undefined ? undefined : pathAfter(uri, path, moves, leads)));
	if (!news.some((path) => path !== undefined)) return [];
	const read = snapshot();
	const report = read && reportOf(read.outline);
	return (report?.exhibits ?? []).flatMap(({ from }, index): TextEdit[] => {
		const path = news[index];
		const text = from?.entry.field.text;
		if (!from || !text || path === undefined || from.path !== paths[index]) return [];
		return [{ range: spanRange(from.entry, text), newText: quoted(path) }];
	});
}

/** Undefined where the path still holds, where it led nowhere before, or where none leads to what is no return afterwards. */
function pathAfter(uri: string, path: string, moves: readonly Move[], leads: (path: string) => boolean): string | undefined {
	const before = uriFrom(uri, path);
	if (before === undefined) return undefined;
	const [own, target] = [after(uri, moves), after(before, moves)];
	if (!/\.return$/i.test(plainUri(target)) || (target === before && !leads(path))) return undefined;
	const isSame = (said: string) => plainUri(uriFrom(own, said) ?? '') === plainUri(target);
	if (isSame(path)) return undefined;
	const said = pathFrom(own, target);
	// Not from one file system, or one disk, into another.
	return isSame(said) && !said.includes(':/') ? said : undefined;
}

/** Where a file is after the moves: its own, or else that of the innermost folder. */
function after(uri: string, moves: readonly Move[]): string {
	const plain = plainUri(uri);
	let best: { readonly length: number; readonly uri: string } | undefined;
	for (const { from, to } of moves) {
		const moved = plainUri(from).replace(/(?<!\/)\/+$/, '');
		if (plain !== moved && !plain.startsWith(`${moved}/`)) continue;
		const rest = plain.slice(moved.length).split('/').map(encodeURIComponent).join('/');
		if (moved.length > (best?.length ?? -1)) best = { length: moved.length, uri: `${to.replace(/(?<!\/)\/+$/, '')}${rest}` };
	}
	return best?.uri ?? uri;
}
