import * as vscode from 'vscode';

/** A file system that is nowhere but here, as a virtual workspace's is: no disk, no search, and a name of its own in every URI. */
export class MemoryFiles implements vscode.FileSystemProvider {
	readonly #files = new Map<string, Uint8Array>();
	readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
	readonly #registered: vscode.Disposable;
	/** A time that goes on with every change. */
	#changes = 0;
	readonly scheme: string;
	readonly onDidChangeFile = this.#changed.event;

	constructor(scheme: string, texts: Readonly<Record<string, string>>, options: { isReadonly?: boolean } = {}) {
		this.scheme = scheme;
		for (const [path, text] of Object.entries(texts)) this.#files.set(path, new TextEncoder().encode(text));
		this.#registered = vscode.workspace.registerFileSystemProvider(scheme, this, { isCaseSensitive: true, ...options });
	}

	uri(path: string): vscode.Uri {
		return vscode.Uri.from({ scheme: this.scheme, path });
	}

	dispose(): void {
		this.#registered.dispose();
	}

	/** As somebody else does it, while VS Code looks on. */
	put(path: string, text: string): void {
		const type = this.#files.has(path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
		this.#files.set(path, new TextEncoder().encode(text));
		this.#changes++;
		this.#changed.fire([{ type, uri: this.uri(path) }]);
	}

	watch(): vscode.Disposable {
		return new vscode.Disposable(() => {});
	}

	stat({ path }: vscode.Uri): vscode.FileStat {
		const content = this.#files.get(path);
		const times = { ctime: 0, mtime: this.#changes };
		if (content) return { type: vscode.FileType.File, ...times, size: content.length };
		if (this.#inside(path).length > 0) return { type: vscode.FileType.Directory, ...times, size: 0 };
		throw vscode.FileSystemError.FileNotFound(path);
	}

	readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
		const { Directory, File } = vscode.FileType;
		const names = this.#inside(path).map((rest): [string, vscode.FileType] => [
			rest.split('/')[0] ?? '',
			rest.includes('/') ? Directory : File,
		]);
		return [...new Map(names)];
	}

	readFile({ path }: vscode.Uri): Uint8Array {
		const content = this.#files.get(path);
		if (!content) throw vscode.FileSystemError.FileNotFound(path);
		return content;
	}

	writeFile({ path }: vscode.Uri, content: Uint8Array): void {
		this.put(path, new TextDecoder().decode(content));
	}

	delete(uri: vscode.Uri): void {
		this.#files.delete(uri.path);
		this.#changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
	}

	createDirectory(): void {}

	rename(): void {
		throw vscode.FileSystemError.NoPermissions('no renaming here');
	}

	#inside(folder: string): string[] {
		const start = folder.endsWith('/') ? folder : `${folder}/`;
		return [...this.#files.keys()].filter((path) => path.startsWith(start)).map((path) => path.slice(start.length));
	}
}
