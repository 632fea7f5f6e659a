import type { Digest } from '../checks/digest.js';
import { monthNumber } from '../checks/matching.js';
import type { Day } from '../forms/calendar.js';
import { sharedStart } from './entry.js';

/** Copies of an issuer's returns, such as two folders of a workspace have. */

/** Of each return that has some, the others that are it too. */
type Copies = ReadonlyMap<Digest, ReadonlySet<Digest>>;

const none: Copies = new Map();
const known = new WeakMap<readonly Digest[], Copies>();

function copiesIn(all: readonly Digest[]): Copies {
	let copies = known.get(all);
	if (!copies) {
		copies = found(all);
		known.set(all, copies);
	}
	return copies;
}

function found(all: readonly Digest[]): Copies {
	const alike = new Map<string, Digest[]>();
	for (const digest of all) {
		for (const key of keysOf(digest)) {
			const others = alike.get(key);
			if (others) others.push(digest);
			else alike.set(key, [digest]);
		}
	}
	let copies: Map<Digest, Set<Digest>> | undefined;
	for (const group of alike.values()) {
		if (group.length < 2) continue;
		copies ??= new Map();
		for (const each of group) {
			const others = copies.get(each) ?? new Set();
			copies.set(each, others);
			for (const other of group) if (other !== each) others.add(other);
		}
	}
	return copies ?? none;
}

/**
 * What copies have in common: of a day all that they say; or, where one was changed, the name of the file, with a number in it, and the day it
 * opens with. Of a month what does not tell which of them counts.
 */
function keysOf({ uri, form, month, submitted, resubmission, row, classes }: Digest): readonly string[] {
	const of = [form.id, resubmission, ...classes.map(({ id, code }) => code ?? id).sort()].join(' ');
	if (month) return [`month ${monthNumber(month)} ${dayKey(submitted)} ${of}`];
	if (!row?.isNextDay) return [];
	const name = uri.slice(uri.lastIndexOf('/') + 1);
	const text = row.says === '' ? [] : [`text ${row.says} ${of}`];
	return row.opens && /\d/.test(name) ? [...text, `name ${name} ${dayKey(row.opens)} ${of}`] : text;
}

const dayKey = (day: Day | undefined) => (day ? `${day.year}-${day.month}-${day.day}` : '');

/** For a list of an issuer's returns, by whom it is for. */
const without = new WeakMap<readonly Digest[], Map<string, readonly Digest[]>>();

/**
 * An issuer's returns, of copies one each: for a return itself and those nearest to it, else the first. The same list again for all of a
 * folder; the list itself where there are no copies.
 */
export function withoutCopies(all: readonly Digest[], own?: Digest): readonly Digest[] {
	const copies = copiesIn(all);
	if (copies.size === 0) return all;
	const folder = own ? own.uri.slice(0, own.uri.lastIndexOf('/') + 1) : '';
	const beside = own
		? [...(copies.get(own) ?? [])].some(({ uri }) => sharedStart(uri, own.uri) >= folder.split('/').length - 1)
		: false;
	const key = own && beside ? own.uri : folder;
	const lists = without.get(all) ?? new Map<string, readonly Digest[]>();
	without.set(all, lists);
	let list = lists.get(key);
	if (!list) {
		const kept = beside ? own : undefined;
		const places = new Map(all.map((digest, index) => [digest, index]));
		const near = (digest: Digest) =>
			digest === kept ? Number.POSITIVE_INFINITY : folder === '' ? 0 : sharedStart(digest.uri, folder);
		const isBefore = (other: Digest, digest: Digest) =>
			(near(other) - near(digest) || (places.get(digest) ?? 0) - (places.get(other) ?? 0)) > 0;
		list = all.filter((digest) => ![...(copies.get(digest) ?? [])].some((other) => isBefore(other, digest)));
		lists.set(key, list);
	}
	return list;
}

/** The lists that those of each folder go by. */
export function withoutCopiesByFolder(all: readonly Digest[]): readonly (readonly Digest[])[] {
	return copiesIn(all).size === 0 ? [all] : [...new Set(all.map((digest) => withoutCopies(all, digest)))];
}

/** The other returns that are copies of one. */
export function copiesOf(of: Digest, all: readonly Digest[]): readonly Digest[] {
	return [...(copiesIn(all).get(of) ?? [])];
}
