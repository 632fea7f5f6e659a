import type { Digest } from '../checks/digest.js';
import type { Finding } from '../checks/finding.js';
import type { Days, Neighbours } from '../checks/neighbours.js';
import type { Snapshot } from '../checks/snapshot.js';
import { daysOf, followersOf, latestOf } from './chain.js';
import type { Workspace } from './workspace.js';

/** Where what stands beside a text is looked up. */
export interface Sources {
	readonly workspace: Workspace;
	snapshotOf(uri: string): Snapshot | undefined;
	/** The same list again as long as it stands. */
	findingsOf(digest: Digest): readonly Finding[];
	/** A text that is there, read or not. */
	has(uri: string): boolean;
	/** Of a text that is told by it from every other. */
	stampOf(uri: string): string | undefined;
	today(): string | undefined;
}

const none: readonly Finding[] = [];

const questions = {
	previous: (of: Digest, { workspace }: Sources) => (of.report ? undefined : workspace.previous(of)),
	next: (of: Digest, { workspace }: Sources) => (of.report ? undefined : workspace.next(of)),
	newestEarlier: (of: Digest, { workspace }: Sources) => (of.report ? undefined : workspace.newestEarlier(of)),
	sameMonth: (of: Digest, { workspace }: Sources) => (of.report ? [] : workspace.sameMonth(of)),
	days: (of: Digest, { workspace }: Sources) => (of.report ? [] : workspace.days(of)),
	unfurnished: (of: Digest, { workspace }: Sources) => workspace.unfurnished(of),
	reports: (of: Digest, { workspace }: Sources) => workspace.reportsOf(of),
	furnishing: (of: Digest, { workspace }: Sources) => workspace.furnishing(of),
	furnishable: (of: Digest, { workspace }: Sources) => (of.report ? workspace.nearReport(of) : []),
	exhibits: (of: Digest, sources: Sources) => of.report?.paths.map((path) => path && namedBy(of, path, sources)) ?? [],
	today: (_: Digest, sources: Sources) => sources.today(),
};

type Questions = typeof questions;
export type AskedName = keyof Questions;

export function isQuestion(name: string): name is AskedName {
	return Object.hasOwn(questions, name);
}

/** What was asked of others, and of the day, to find what there is to say of a text. What is not here was not asked for. */
export type Asked = { -readonly [Name in keyof Questions]?: ReturnType<Questions[Name]> };

/** A file that a report names, with its own findings, whether it is open or not. */
function namedBy({ uri }: Digest, path: string, { workspace, findingsOf, has }: Sources) {
	const at = workspace.fileAt(uri, path);
	const digest = at === undefined ? undefined : workspace.get(at);
	return {
		uri: at,
		digest,
		findings: digest && !digest.report ? findingsOf(digest) : none,
		unread: at !== undefined && !digest && has(at),
	};
}

/** What stands beside a text, each looked up when it is asked for; `asked` notes what was. */
export function besideOf(of: Digest, sources: Sources, asked: Asked = {}): Neighbours {
	const ask = <Name extends keyof Questions>(name: Name): ReturnType<Questions[Name]> => {
		const answer = questions[name](of, sources) as ReturnType<Questions[Name]>;
		(asked as Record<string, unknown>)[name] = answer;
		return answer;
	};
	const whole = (digest: Digest | undefined) => digest && sources.snapshotOf(digest.uri);
	return {
		get previous() {
			return whole(ask('previous'));
		},
		get next() {
			return whole(ask('next'));
		},
		get newestEarlier() {
			return ask('newestEarlier');
		},
		get sameMonth() {
			return ask('sameMonth');
		},
		get days() {
			return daysBeside(of, ask('days'), sources);
		},
		get unfurnished() {
			return ask('unfurnished');
		},
		get reports() {
			return ask('reports');
		},
		get lastReport() {
			return whole(ask('reports')[0]);
		},
		get furnishing() {
			return ask('furnishing');
		},
		get furnishable() {
			return ask('furnishable');
		},
		get exhibits() {
			return ask('exhibits').map((named) => (named ? { ...named, snapshot: whole(named.digest) } : undefined));
		},
		get today() {
			return ask('today');
		},
	};
}

/** The URIs of the returns whose findings hang on a return among its issuer's next-day ones. */
export function followingDays(of: Digest, sources: Sources): readonly string[] {
	const days = questions.days(of, sources);
	return days.length === 0 ? [] : followersOf(of, days).map(({ uri }) => uri);
}

/** The last returns of the issuer of one: of either kind, and of next-day ones. */
export function latestBeside(of: Digest, sources: Sources): ReturnType<typeof latestOf> {
	return latestOf(of, questions.days(of, sources));
}

/** Of the issuer's returns those that are looked at are read, and no others. */
function daysBeside(of: Digest, all: readonly Digest[], { snapshotOf }: Sources): Days | undefined {
	if (all.length === 0) return undefined;
	const { before, ofMonth, months } = daysOf(of, all);
	const read = (digests: readonly Digest[]) => ({
		*[Symbol.iterator]() {
			for (const { uri } of digests) {
				const snapshot = snapshotOf(uri);
				if (snapshot) yield snapshot;
			}
		},
	});
	return {
		before: read(before),
		get lastMonthly() {
			const [monthly] = read(before.filter(({ month }) => month));
			return monthly;
		},
		ofMonth: [...read(ofMonth)],
		months: read(months),
	};
}

/** Whether all that was asked is answered as it was. */
export function stands(of: Digest, sources: Sources, asked: Asked): boolean {
	return (Object.keys(asked) as (keyof Questions)[]).every((name) => alike(asked[name], questions[name](of, sources)));
}

/** What is answered now, as a key; undefined where a text has no stamp. */
export function keyOf(of: Digest, names: readonly AskedName[], sources: Sources): string | undefined {
	let key = '';
	for (const name of names) {
		const answer = keyOfAnswer(questions[name](of, sources), sources);
		if (answer === undefined) return undefined;
		key += `${name}\n${answer}\n`;
	}
	return key;
}

type Answer = ReturnType<Questions[AskedName]> | Digest | ReturnType<typeof namedBy>;

/** Of a list that many ask for, made once. */
const keysOfLists = new WeakMap<readonly unknown[], string>();

function keyOfAnswer(answer: Answer, sources: Sources): string | undefined {
	if (answer === undefined || typeof answer === 'string') return `${answer}`;
	if (Array.isArray(answer)) {
		const known = keysOfLists.get(answer);
		if (known !== undefined) return known;
		const keys = (answer as readonly Answer[]).map((each) => keyOfAnswer(each, sources));
		if (keys.includes(undefined)) return undefined;
		const key = keys.join('\n');
		if (answer.length > 8) keysOfLists.set(answer, key);
		return key;
	}
	if ('findings' in (answer as object)) {
		const { uri, digest, findings, unread } = answer as ReturnType<typeof namedBy>;
		const stamp = digest && sources.stampOf(digest.uri);
		if (digest && stamp === undefined) return undefined;
		return JSON.stringify([uri, stamp, unread, findings]);
	}
	const { uri } = answer as Digest;
	const stamp = sources.stampOf(uri);
	return stamp === undefined ? undefined : `${uri} ${stamp}`;
}

/** Of lists what is in them, and of a file that is named what is known of it. */
function alike(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	if (Array.isArray(one) && Array.isArray(other)) {
		return one.length === other.length && one.every((each, index) => each === other[index] || isSameFile(each, other[index]));
	}
	return one === other;
}

function isSameFile(one: unknown, other: unknown): boolean {
	const [a, b] = [one, other] as (Partial<Named> | undefined)[];
	return (
		a?.findings !== undefined && a.findings === b?.findings && a.uri === b.uri && a.digest === b.digest && a.unread === b.unread
	);
}

type Named = ReturnType<typeof namedBy>;
