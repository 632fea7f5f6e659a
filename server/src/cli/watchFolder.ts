import { type FSWatcher, lstatSync, readdirSync, watch } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Where the system tells of a folder and all below it by itself. */
const isNative = process.platform === 'darwin' || process.platform === 'win32';

/**
 * Watches a folder and those in it that are gone through for returns. `onName` hears which file has changed, `onFolder` which folder has come
 * or gone. Elsewhere than on these systems Node watches each file, which misses links and what takes a file's place: here each folder is.
 */
export function watchFolder(root: string, onName: (name: string) => void, onFolder: (name: string) => void): { close(): void } {
	if (isNative) {
		const watcher = watch(root, { recursive: true }, (_, name) => onName(name ?? ''));
		watcher.on('error', () => {});
		return watcher;
	}
	const watchers = new Map<string, FSWatcher>();
	const enter = (folder: string): void => {
		const watcher = watch(folder, (event, name) => {
			if (name === null) return;
			const path = join(folder, name);
			if (event === 'rename' && isEntered(name)) renamed(path);
			onName(relative(root, path));
		});
		watcher.on('error', () => {});
		watchers.set(folder, watcher);
		for (const entry of readdirSync(folder, { withFileTypes: true })) {
			if (entry.isDirectory() && isEntered(entry.name)) attempt(() => enter(join(folder, entry.name)));
		}
	};
	/** Of what comes and goes at the same time something may be gone already. */
	const attempt = (work: () => void) => {
		try {
			work();
		} catch (error) {
			// The system watches no more than so many.
			if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error;
		}
	};
	const leave = (folder: string): void => {
		for (const [path, watcher] of watchers) {
			if (path !== folder && !path.startsWith(folder + sep)) continue;
			watcher.close();
			watchers.delete(path);
		}
	};
	const renamed = (path: string): void => {
		const wasFolder = watchers.has(path);
		// Another may have its place.
		if (wasFolder) leave(path);
		const isFolder = lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
		if (isFolder) attempt(() => enter(path));
		if (wasFolder || isFolder) onFolder(relative(root, path));
	};
	enter(root);
	return { close: () => leave(root) };
}

const isEntered = (name: string) => !name.startsWith('.') && name !== 'node_modules';
