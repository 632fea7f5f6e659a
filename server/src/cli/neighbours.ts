import { promises as fs } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { URI } from 'vscode-uri';
import { isFile, readReturn } from '../disk/read.js';
import { isReturn } from '../disk/walk.js';
import { onOneLine } from '../escape.js';
import { sizeName, unopened, workspace } from '../limits.js';
import type { ReturnService } from '../service.js';
import type { Input, Named } from './inputs.js';
import type { Io } from './output.js';

const tooMuch = `a file over ${sizeName(unopened.length)}, or over ${sizeName(workspace.length)} with the others; name it to have it read`;

/** A folder that holds a year or a month of an archive: its issuer's other months lie in those beside it. */
const ofTime = /^(?:\d{4}(?:[-_.]?\d{2})?|\d{2})$/;

/**
 * Puts the returns that lie beside the ones given and may be of their issuers into the service: a return is checked against its
 * neighbouring months whether they are named or not. What cannot be read of them is not what was asked for, and is left; of what nobody
 * named no more is read than an editor reads of what nobody opened, and what is beyond that is said. `look`: there is something that was
 * not given and may have a say.
 */
export async function readNeighbours(
	service: ReturnService,
	given: readonly Named[],
	{ stderr }: Io,
	look: () => void = () => {},
): Promise<readonly Input[]> {
	const seen = new Set(given.map(({ file }) => file));
	const wanted = new Map<string, Set<string>>();
	const around = new Map<string, readonly string[]>();
	for (const { uri, file } of given) {
		const whose = service.whose(uri);
		if (file === undefined || !whose) continue;
		const home = dirname(file);
		const folders = around.get(home) ?? (await foldersAround(home));
		around.set(home, folders);
		for (const folder of folders) {
			const marks = wanted.get(folder) ?? new Set();
			wanted.set(folder, marks);
			for (const { code } of whose.classes) if (code !== undefined) marks.add(code);
			for (const name of service.issuersOf(uri)) marks.add(squeezed(name));
		}
	}
	const beyond: string[] = [];
	let all = 0;
	const found: Input[] = await readNamed(service, given, seen, look);
	for (const [folder, marks] of wanted) {
		const home = await fs.realpath(folder).catch(() => folder);
		const entries = (await fs.readdir(folder, { withFileTypes: true }).catch(() => [])).filter(({ name }) => isReturn(name));
		for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
			const path = join(folder, entry.name);
			const file = entry.isFile() ? join(home, entry.name) : await fs.realpath(path).catch(() => path);
			// A link out of the folder is none of it, and a pipe may never end.
			if (seen.has(file) || dirname(file) !== home || !(entry.isFile() || isFile(file))) continue;
			seen.add(file);
			look();
			const read = await readReturn(file).catch(() => undefined);
			if (!read || 'problem' in read || !mayBeOf(read.text, marks)) continue;
			const { length } = read.text;
			if (length > unopened.length || all + length > workspace.length) {
				beyond.push(path);
				continue;
			}
			all += length;
			const uri = URI.file(path).toString();
			service.put(uri, read.text, undefined, unopened);
			found.push({ path, uri, file, ...read });
		}
	}
	for (const path of beyond.slice(0, 3)) stderr.say(`not read beside what was named: ${onOneLine(path)}: ${tooMuch}\n`);
	if (beyond.length > 3) stderr.say(`not read beside what was named: ${beyond.length - 3} more\n`);
	return found;
}

/** The exhibits of the reports given, wherever they lie. */
async function readNamed(
	service: ReturnService,
	given: readonly Named[],
	seen: Set<string | undefined>,
	look: () => void,
): Promise<Input[]> {
	const found: Input[] = [];
	const own = new Set(given.map(({ uri }) => uri));
	for (const uri of given.flatMap(({ uri, file }) => (file === undefined ? [] : service.named(uri)))) {
		if (!own.has(uri)) look();
		const path = URI.parse(uri).fsPath;
		const file = await fs.realpath(path).catch(() => undefined);
		// A path through a link is the writer's own; what is no return by its name is not read.
		if (file === undefined || seen.has(file) || !isReturn(file) || !isFile(file)) continue;
		seen.add(file);
		const read = await readReturn(file).catch(() => undefined);
		if (!read) continue;
		const known = URI.file(path).toString();
		if ('problem' in read) {
			service.refuse(known, read.problem);
			continue;
		}
		service.put(known, read.text);
		found.push({ path, uri: known, file, ...read });
	}
	return found;
}

export async function foldersAround(folder: string): Promise<readonly string[]> {
	if (!ofTime.test(basename(folder))) return [folder];
	const parent = dirname(folder);
	const beside = await fs.readdir(parent, { withFileTypes: true }).catch(() => []);
	return [
		folder,
		parent,
		...beside.filter((entry) => entry.isDirectory() && ofTime.test(entry.name)).map(({ name }) => join(parent, name)),
	];
}

const squeezed = (text: string) => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();

/** Whether a text names one of the stock codes or issuers; the service then says whether it is theirs. */
function mayBeOf(text: string, marks: ReadonlySet<string>): boolean {
	const plain = squeezed(text);
	return [...marks].some((mark) => plain.includes(mark));
}
