import { promises as fs } from 'node:fs';
import { homedir, platform } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Font } from '../jobs/jobs.js';
import { readBytes } from './read.js';
import { describe } from './reasons.js';

const maxFontBytes = 200 * 1024 * 1024;

/** Fonts with the traditional characters of Hong Kong, best first; of a collection the font that is meant. */
const candidates: readonly { readonly file: RegExp; readonly name?: string }[] = [
	{ file: /^NotoSansCJKhk-(Regular|VF)\.(otf|ttf)$/i },
	{ file: /^SourceHanSansHC?-Regular\.otf$/i },
	{ file: /^NotoSansCJK-Regular\.ttc$/i, name: 'NotoSansCJKhk-Regular' },
	// Without what is no usual character in Hong Kong, of which the form has two
	{ file: /^NotoSansHK-(Regular|VF)\.(otf|ttf)$/i },
	{ file: /^SourceHanSansHK-Regular\.otf$/i },
	{ file: /^NotoSans(CJK)?T[Cc]-Regular\.(otf|ttf)$/i },
	{ file: /^PingFang\.ttc$/i, name: 'PingFangHK-Regular' },
	{ file: /^msjh\.ttc$/i, name: 'MicrosoftJhengHeiRegular' },
	{ file: /^mingliu\.ttc$/i, name: 'MingLiU_HKSCS' },
	{ file: /^(uming|wqy-zenhei|wqy-microhei)\.ttc$/i },
	{ file: /^DroidSansFallback(Full)?\.ttf$/i },
	{ file: /^(ARIALUNI|Arial Unicode)\.ttf$/i },
];

const folders: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
	darwin: ['/System/Library/Fonts', '/Library/Fonts', '/System/Library/Fonts/Supplemental', join(homedir(), 'Library/Fonts')],
	win32: [
		join(process.env.WINDIR ?? 'C:\\Windows', 'Fonts'),
		join(process.env.LOCALAPPDATA ?? homedir(), 'Microsoft\\Windows\\Fonts'),
	],
};
/** As fontconfig has them. */
const otherFolders = [
	...[
		process.env.XDG_DATA_HOME || join(homedir(), '.local/share'),
		...(process.env.XDG_DATA_DIRS || '/usr/share:/usr/local/share').split(':'),
	]
		.filter(isAbsolute)
		.map((folder) => join(folder, 'fonts')),
	join(homedir(), '.fonts'),
];

/** The best of the system's fonts with Chinese characters; undefined where there is none. */
export async function findFont(places = folders[platform()] ?? otherFolders): Promise<Font | undefined> {
	const found: { path: string; rank: number }[] = [];
	for (const place of places) {
		const files = await fs.readdir(place, { recursive: true, withFileTypes: true }).catch(() => []);
		for (const { name, parentPath } of files) {
			const rank = candidates.findIndex(({ file }) => file.test(name));
			if (rank >= 0) found.push({ path: join(parentPath, name), rank });
		}
	}
	for (const { path, rank } of found.sort((a, b) => a.rank - b.rank)) {
		const read = await readFont(path, candidates[rank]?.name);
		if (!('problem' in read)) return read;
	}
	return undefined;
}

/** A font's bytes, or why there are none. */
export async function readFont(path: string, name?: string): Promise<Font | { readonly problem: string }> {
	try {
		const bytes = await readBytes(path, maxFontBytes);
		if (!bytes) return { problem: 'over 200 MB, which no font is' };
		return { bytes, ...(name === undefined ? {} : { name }) };
	} catch (error) {
		return { problem: describe(error) };
	}
}
