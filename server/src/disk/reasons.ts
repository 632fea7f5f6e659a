export const reasons: Readonly<Record<string, string>> = {
	ENOENT: 'no such file or folder',
	EACCES: 'permission denied',
	EPERM: 'permission denied',
	EISDIR: 'is a folder',
	ENOTDIR: 'no such file or folder',
	ELOOP: 'a symbolic link that leads nowhere',
	EROFS: 'on a file system that cannot be written',
	ENOSPC: 'no space left',
};

/** An error of the file system in words. */
export function describe(error: unknown): string {
	const { code, message } = error as NodeJS.ErrnoException;
	return (code !== undefined && reasons[code]) || message || String(error);
}
