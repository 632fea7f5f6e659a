import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Digest, rowOfMonth } from '../../server/src/checks/digest.js';
import { sameIssuer } from '../../server/src/checks/matching.js';
import { ff301 } from '../../server/src/forms/ff301/index.js';
import { ff304 } from '../../server/src/forms/ff304/index.js';
import { ff305 } from '../../server/src/forms/ff305/index.js';
import { form6k } from '../../server/src/forms/form6k/index.js';
import { createReturnService, type ReturnService } from '../../server/src/service.js';
import { daysOf, followersOf, latestOf } from '../../server/src/workspace/chain.js';
import { byPlace } from '../../server/src/workspace/entry.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { report } from '../support/form6k.js';
import { issuerYear } from '../support/issuerYear.js';

/* Monthly returns, next-day returns and the reports that furnish them: what is known does not hang on the order in which they came and went. */

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const kinds = { FF301: ff301, FF304: ff304, FF305: ff305, '6-K': form6k };

const uris = ['a', 'b', 'a/c'].flatMap((folder) => ['1', '2', '3', 'x'].map((name) => `file:///${folder}/${name}.return`));
const day = fc.integer({ min: 1, max: 9 }).map((on) => ({ year: 2025, month: 3, day: on }));
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 6 });
const balance = fc.constantFrom('00001 1,000', '00001 900', '00001 800');

/** A counterexample names its form, and does not print the whole of it. */
type Plain = Omit<Digest, 'form'> & { readonly form: keyof typeof kinds };
const whole = ({ form, ...rest }: Plain): Digest => ({ ...rest, form: kinds[form] });

const heads = fc.record({
	uri: fc.constantFrom(...uris),
	issuer: fc.constantFrom('Amber Limited', 'AMBER  limited', 'Beryl Limited', undefined),
	chinese: fc.constant(undefined),
	classes: fc.array(
		fc.record({
			id: fc.constantFrom('ORD', 'A'),
			listed: fc.constantFrom(true, true, false),
			code: fc.constantFrom('00001', '00002', undefined),
		}),
		{ maxLength: 2 },
	),
	submitted: maybe(day),
	resubmission: fc.boolean(),
	home: fc.constant(range),
	dated: fc.constant(range),
	opening: fc.constant(undefined),
	unread: fc.constant(undefined),
});
const months = fc.record({ head: heads, month: fc.integer({ min: 1, max: 5 }) }).map(({ head, month }): Plain => {
	const of = { year: 2025, month, day: 28 };
	return { ...head, form: 'FF301', month: of, report: undefined, row: rowOfMonth(of) };
});
const days = fc
	.record({
		head: heads,
		form: fc.constantFrom('FF305', 'FF305', 'FF304'),
		row: fc.record({
			isNextDay: fc.constant(true),
			opens: maybe(day),
			closes: maybe(day),
			opening: balance,
			closing: balance,
			mandate: fc.boolean(),
			says: fc.constantFrom('one', 'two', 'three', 'four'),
		}),
	})
	.map(({ head, form, row }): Plain => ({ ...head, form, month: undefined, report: undefined, row }));
const reports = fc
	.record({
		head: heads,
		date: maybe(day),
		paths: fc.array(fc.constantFrom('1.return', '../b/2.return', 'c/3.return', undefined), { maxLength: 3 }),
		file: fc.constantFrom('001-39278', undefined),
	})
	.map(({ head, date, paths, file }): Plain => {
		const of = { issuer: undefined, registrant: head.issuer, date, file, paths, descriptions: paths.map(() => undefined) };
		return { ...head, form: '6-K', issuer: undefined, month: undefined, report: of, row: undefined };
	});
const digests = fc.oneof({ weight: 3, arbitrary: days }, { weight: 2, arbitrary: months }, { weight: 2, arbitrary: reports });

type Step = { readonly set: Plain } | { readonly remove: string } | { readonly rename: string; readonly to: string };
const steps: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 6, arbitrary: digests.map((set) => ({ set })) },
	{ weight: 1, arbitrary: fc.constantFrom(...uris).map((remove) => ({ remove })) },
	{ weight: 1, arbitrary: fc.record({ rename: fc.constantFrom(...uris), to: fc.constantFrom(...uris) }) },
);

const names = (found: readonly Digest[]) => found.map(({ uri }) => uri);

function answersOf(workspace: Workspace, of: Digest) {
	const all = workspace.days(of);
	const { before, ofMonth, months: monthly } = daysOf(of, all);
	const { last, day: lastDay } = latestOf(of, all);
	return {
		days: names(all),
		before: names(before),
		ofMonth: names(ofMonth),
		months: names(monthly),
		latest: [last?.uri, lastDay?.uri],
		followers: names(followersOf(of, all)).sort(),
		counts: workspace.counts(of),
		replacing: workspace.replacing(of)?.uri,
		previous: workspace.previous(of)?.uri,
		furnishing: names(workspace.furnishing(of)),
		reports: names(workspace.reportsOf(of)),
		unfurnished: names(workspace.unfurnished(of)),
		waiting: names(workspace.waiting(of)),
		lacking: names(workspace.lacking(all)),
		near: names(workspace.nearReport(of)),
		dependents: [...workspace.dependents(of)].sort(),
	};
}

/** By looking at every text there is. */
function plainDays(of: Digest, all: readonly Digest[]): readonly string[] {
	if (!of.row) return [];
	const row = all.filter((other) => other.row && (other === of || sameIssuer(of, other)));
	const found = of.row.isNextDay || row.some((other) => other.row?.isNextDay) ? row : [];
	return names(found.toSorted((a, b) => byPlace({ digest: a }, { digest: b })));
}

describe('the index of months, days and reports', () => {
	it('answers as one that is made anew in any order, and as a look at every text', () => {
		fc.assert(
			fc.property(fc.array(steps, { maxLength: 50 }), fc.infiniteStream(fc.nat()), (all, random) => {
				const workspace = new Workspace();
				const known = new Map<string, Digest>();
				const put = (digest: Digest) => {
					known.set(digest.uri, digest);
					workspace.set(digest);
				};
				for (const step of all) {
					if ('set' in step) put(whole(step.set));
					else {
						const from = 'remove' in step ? step.remove : step.rename;
						const moved = known.get(from);
						known.delete(from);
						workspace.delete(from);
						if ('to' in step && moved) put({ ...moved, uri: step.to });
					}
					// What is asked meanwhile must not be remembered too long.
					const [any] = known.values();
					if (any) answersOf(workspace, any);
				}
				const again = new Workspace();
				const order = [...known.values()].map((digest) => ({ digest, at: random.next().value })).sort((a, b) => a.at - b.at);
				for (const { digest } of order) again.set(digest);
				for (const digest of known.values()) {
					expect(answersOf(workspace, digest)).toEqual(answersOf(again, digest));
					expect(names(workspace.days(digest))).toEqual(plainDays(digest, [...known.values()]));
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('has of an issuer’s returns each before another in one order, and none before itself', () => {
		fc.assert(
			fc.property(fc.array(fc.oneof(days, months), { maxLength: 14 }), (all) => {
				const workspace = new Workspace();
				const known = new Map(all.map((one) => [one.uri, whole(one)]));
				for (const digest of known.values()) workspace.set(digest);
				for (const digest of known.values()) {
					const { before } = daysOf(digest, workspace.days(digest));
					expect(new Set(before).size).toBe(before.length);
					expect(before).not.toContain(digest);
				}
			}),
			{ numRuns: 300 },
		);
	});
});

// ---- findings, by way of the index

const made = issuerYear({ months: 2, daysAMonth: 6, cancelEvery: 4 });
const dayNames = Object.keys(made).filter((name) => name.startsWith('days/'));
const furnished = [...dayNames.slice(0, 6), '2025-01.return'];
const cover = report
	.replace('Kingsoft Cloud Holdings Limited', 'Harbour Lantern Holdings Limited')
	.replace(/^month .*$/m, 'month       February 2025')
	.replace(/^exhibit .*$/m, furnished.map((name, at) => `exhibit 99.${at + 1} "Paper ${at + 1}"  from "${name}"`).join('\n'))
	.replace('7 January 2025\n', '3 February 2025\n');
const texts: readonly (readonly [string, string])[] = [
	...Object.entries(made),
	...dayNames.slice(0, 3).map((name): [string, string] => [`copies/${name}`, made[name] as string]),
	['2025-02-03.6-K.return', cover],
];
const uriOf = (name: string) => `file:///w/${name}`;

function findingsOf(service: ReturnService) {
	return texts.map(([name]) => service.findings(uriOf(name)).map(({ fixes, ...said }) => ({ ...said, fixes: fixes() })));
}

function strict() {
	return createReturnService({
		today: () => '2025-03-05',
		log: (message) => {
			throw new Error(message);
		},
	});
}

describe('findings of months, days and reports', () => {
	const plain = strict();
	for (const [name, text] of texts) plain.put(uriOf(name), text, 1);
	const wanted = findingsOf(plain);

	it('are few, and some', () => {
		const checks = new Set(wanted.flat().map(({ check }) => check));
		expect(checks.size).toBeGreaterThan(0);
		expect([...checks].filter((check) => !/^(exhibit|note|registrant|report|furnished)/.test(check))).toEqual([]);
	});

	it('are the same when texts are read in any order, asked about meanwhile, changed, moved and put back', () => {
		fc.assert(
			fc.property(
				fc.shuffledSubarray([...texts], { minLength: texts.length, maxLength: texts.length }),
				fc.array(fc.record({ at: fc.nat(texts.length - 1), how: fc.constantFrom('remove', 'change', 'move') }), { maxLength: 8 }),
				(order, changes) => {
					const service = strict();
					for (const [name, text] of order) {
						service.put(uriOf(name), text);
						service.findings(uriOf(name));
					}
					for (const { at, how } of changes) {
						const [name, text] = texts[at] as (typeof texts)[number];
						if (how === 'change') service.put(uriOf(name), text.replaceAll(/^(\s*(?:closing|pending) .*)\d$/gm, '$19'));
						else service.remove(uriOf(name));
						if (how === 'move') service.put(uriOf(`moved/${name}`), text);
						for (const [near] of texts.slice(Math.max(0, at - 2), at + 4)) service.findings(uriOf(near));
					}
					for (const { at } of changes) {
						const [name, text] = texts[at] as (typeof texts)[number];
						service.remove(uriOf(`moved/${name}`));
						service.put(uriOf(name), text);
					}
					expect(findingsOf(service)).toEqual(wanted);
				},
			),
			{ numRuns: 12 },
		);
	});
});
