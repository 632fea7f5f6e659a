import { execFile } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { UsageError } from './errors.js';

const run = promisify(execFile);

/** Whatever a folder's own settings say, no program of theirs is run, and nothing is fetched. */
const plain = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'protocol.allow=never'];
const alone = { GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' };

type Environment = Readonly<Record<string, string>>;

async function git(folder: string, args: readonly string[], besides: Environment = {}): Promise<string> {
	const { stdout } = await run('git', [...plain, ...args], {
		cwd: folder,
		maxBuffer: 256 * 1024 * 1024,
		env: { ...process.env, ...alone, ...besides },
	});
	return stdout;
}

/** A filter is a program that a file is sent through before it is compared: each there is, as none. */
async function withoutFilters(folder: string): Promise<Environment> {
	const wanted = '^filter\\..*\\.(clean|smudge|process|required)$';
	// Where there are none it fails.
	const found = await git(folder, ['config', '--null', '--name-only', '--get-regexp', wanted]).catch(() => '');
	const names = found.split('\0').filter((name) => name !== '');
	// Behind those that whoever runs it gives, such as which folders are safe.
	const given = Number(process.env.GIT_CONFIG_COUNT) || 0;
	return Object.fromEntries([
		['GIT_CONFIG_COUNT', String(given + names.length)],
		...names.flatMap((name, index) => [
			[`GIT_CONFIG_KEY_${given + index}`, name],
			[`GIT_CONFIG_VALUE_${given + index}`, name.endsWith('.required') ? 'false' : ''],
		]),
	]);
}

/** Whether git keeps a file: whoever writes into the repository has written it. */
export async function isTracked(folder: string, name: string): Promise<boolean> {
	return git(folder, ['ls-files', '-z', '--', `:(literal,icase)${name}`]).then(
		(found) => found !== '',
		() => false,
	);
}

const difference = [
	...['diff', '--name-only', '-z', '--no-renames', '--diff-filter=d', '--no-ext-diff', '--no-textconv'],
	'--ignore-submodules=all',
];

/** The files that changed, or were added, since the folder's work parted from `ref`: committed or not. Links are followed. */
export async function changedSince(ref: string, folders: readonly string[]): Promise<ReadonlySet<string>> {
	const changed = new Set<string>();
	const seen = new Set<string>();
	for (const folder of folders) {
		const top = await git(folder, ['rev-parse', '--show-toplevel']).then(
			(out) => out.trimEnd(),
			(error: NodeJS.ErrnoException) => {
				throw new UsageError(
					`--since ${ref}: ${error.code === 'ENOENT' ? 'git is not there' : `${folder} is in no git repository`}`,
				);
			},
		);
		if (seen.has(top)) continue;
		seen.add(top);
		const named = await git(top, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]).catch(() => {
			throw new UsageError(`--since ${ref}: git knows no such commit`);
		});
		const base = await git(top, ['merge-base', named.trim(), 'HEAD']).catch(() => named);
		const names = [
			await git(top, [...difference, base.trim(), '--'], await withoutFilters(top)),
			await git(top, ['ls-files', '--others', '--exclude-standard', '-z']),
		];
		for (const name of names.flatMap((list) => list.split('\0')).filter((name) => name !== '')) {
			const path = join(top, name);
			changed.add(await fs.realpath(path).catch(() => path));
		}
	}
	return changed;
}
