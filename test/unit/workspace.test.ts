import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archive } from '../../bench/archive.js';
import type { Digest } from '../../server/src/checks/digest.js';
import { laterFiled, monthNumber, replacementOf, sameIssuer } from '../../server/src/checks/matching.js';
import { ff301 } from '../../server/src/forms/ff301/index.js';
import { createReturnService, type ReturnService } from '../../server/src/service.js';
import { newestOf } from '../../server/src/workspace/newest.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { tiny as tinyForm } from '../support/tinyForm.js';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** What the index stands for: every question looks at every return. */
class PlainScan {
	private readonly all = new Map<string, Digest>();

	set(digest: Digest): void {
		this.all.set(digest.uri, digest);
	}

	delete(uri: string): void {
		this.all.delete(uri);
	}

	answers(of: Digest) {
		const counting = (wanted: (apart: number) => boolean) => {
			const found = this.ofIssuer(of, wanted);
			return found.length > 1 ? found.reduce(laterFiled) : found[0];
		};
		const months = (found: readonly Digest[]) => found.map((other) => apartOf(of, other));
		const newest = Math.max(...months(this.ofIssuer(of, (apart) => apart < 0)));
		const later = this.ofIssuer(of, (apart) => apart > 1);
		const soonest = Math.min(...months(later));
		const sameMonth = this.ofIssuer(of, (apart) => apart === 0);
		return {
			previous: counting((apart) => apart === -1)?.uri,
			next: counting((apart) => apart === 1)?.uri,
			newestEarlier: counting((apart) => apart === newest)?.uri,
			sameMonth: sameMonth.map(({ uri }) => uri),
			replacing: of.form.dated === 'month' ? replacementOf(of, sameMonth)?.uri : undefined,
			dependents: [
				...this.ofIssuer(of, (apart) => Math.abs(apart) <= 1),
				...later.filter((other) => apartOf(of, other) === soonest),
			].map(({ uri }) => uri),
		};
	}

	newest() {
		const found: Digest[] = [];
		const at = ({ month }: Digest) => (month ? monthNumber(month) : 0);
		for (const digest of [...this.all.values()].filter((each) => each.month && each.issuer)) {
			const index = found.findIndex((other) => sameIssuer(other, digest));
			const other = found[index];
			if (!other) found.push(digest);
			else if (at(digest) > at(other) || (at(digest) === at(other) && laterFiled(other, digest) === digest))
				found[index] = digest;
		}
		return found.sort((a, b) => at(b) - at(a)).map(({ uri }) => uri);
	}

	private ofIssuer(of: Digest, wanted: (apart: number) => boolean): readonly Digest[] {
		const near = ({ uri }: Digest) => sharedStart(uri, of.uri);
		return [...this.all.values()]
			.sort((a, b) => (a.uri < b.uri ? -1 : 1))
			.filter((other) => other !== of && other.form === of.form && wanted(apartOf(of, other)) && sameIssuer(of, other))
			.sort((a, b) => near(b) - near(a));
	}
}

function apartOf({ month: from }: Digest, { month: to }: Digest): number {
	return from && to ? monthNumber(to) - monthNumber(from) : Number.NaN;
}

function sharedStart(one: string, other: string): number {
	const others = other.split('/');
	const parting = one.split('/').findIndex((part, index) => part !== others[index]);
	return parting < 0 ? one.split('/').length : parting;
}

function answersOf(workspace: Workspace, of: Digest) {
	return {
		previous: workspace.previous(of)?.uri,
		next: workspace.next(of)?.uri,
		newestEarlier: workspace.newestEarlier(of)?.uri,
		sameMonth: workspace.sameMonth(of).map(({ uri }) => uri),
		replacing: workspace.replacing(of)?.uri,
		dependents: workspace.dependents(of),
	};
}

const uris = ['a', 'b'].flatMap((folder) =>
	['1', '2', '3', '4', '5', '6', '7'].map((name) => `file:///${folder}/${name}.return`),
);

/** A counterexample names its form, and does not print the whole of it. */
type Plain = Omit<Digest, 'form'> & { readonly form: string };
const whole = (plain: Plain): Digest => ({ ...plain, form: plain.form === 'tiny' ? tinyForm : ff301 });

/** Few issuers, codes and months, so that returns meet: with codes, without, and with one name and several codes. */
const digests: fc.Arbitrary<Plain> = fc.record({
	uri: fc.constantFrom(...uris),
	form: fc.constantFrom('FF301', 'FF301', 'FF301', 'tiny'),
	issuer: fc.constantFrom('Amber Limited', 'AMBER  limited', 'Beryl Limited', undefined),
	classes: fc.array(
		fc.record({
			id: fc.constantFrom('ORD', 'A'),
			listed: fc.constantFrom(true, true, false, undefined),
			code: fc.constantFrom('00001', '00002', '00003', undefined),
		}),
		{ maxLength: 2 },
	),
	month: fc
		.oneof({ weight: 9, arbitrary: fc.integer({ min: 10, max: 16 }) }, { weight: 1, arbitrary: fc.constant(undefined) })
		.map((month) =>
			month === undefined ? undefined : { year: 2024 + Math.floor(month / 13), month: ((month - 1) % 12) + 1, day: 28 },
		),
	submitted: fc.constantFrom({ year: 2025, month: 3, day: 1 }, { year: 2025, month: 3, day: 2 }, undefined),
	resubmission: fc.boolean(),
	home: fc.constant(range),
	dated: fc.constant(range),
	opening: fc.constant(undefined),
	report: fc.constant(undefined),
	row: fc.constant(undefined),
	unread: fc.constant(undefined),
	chinese: fc.constant(undefined),
});

type Step = { readonly set: Plain } | { readonly remove: string } | { readonly rename: string; readonly to: string };
const steps: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 5, arbitrary: digests.map((set) => ({ set })) },
	{ weight: 1, arbitrary: fc.constantFrom(...uris).map((remove) => ({ remove })) },
	{ weight: 1, arbitrary: fc.record({ rename: fc.constantFrom(...uris), to: fc.constantFrom(...uris) }) },
);

describe('the index', () => {
	it('answers as a plain scan does, whatever was added, changed, removed and renamed before', () => {
		fc.assert(
			fc.property(fc.array(steps, { maxLength: 60 }), (all) => {
				const workspace = new Workspace();
				const plain = new PlainScan();
				const known = new Map<string, Digest>();
				const put = (digest: Digest) => {
					known.set(digest.uri, digest);
					workspace.set(digest);
					plain.set(digest);
				};
				const drop = (uri: string) => {
					known.delete(uri);
					workspace.delete(uri);
					plain.delete(uri);
				};
				for (const step of all) {
					if ('set' in step) put(whole(step.set));
					else if ('remove' in step) drop(step.remove);
					else {
						const moved = known.get(step.rename);
						drop(step.rename);
						if (moved) put({ ...moved, uri: step.to });
					}
				}
				for (const digest of known.values()) expect(answersOf(workspace, digest)).toEqual(plain.answers(digest));
				expect(newestOf(known.values()).map(({ uri }) => uri)).toEqual(plain.newest());
			}),
			{ numRuns: 400 },
		);
	});
});

// ---- findings, by way of the index

const returns = [...archive({ seed: 7, files: 24, months: 8 })].map(({ path, text }) => ({ uri: `file:///${path}`, text }));

function findingsOf(service: ReturnService) {
	return returns.map(({ uri }) => service.findings(uri).map(({ fixes, ...said }) => ({ ...said, fixes: fixes() })));
}

/** Each by itself in a service that holds all of them open, so that nothing is let go. */
function plainly() {
	const service = createReturnService();
	for (const { uri, text } of returns) service.put(uri, text, 1);
	return findingsOf(service);
}

describe('findings', () => {
	const wanted = plainly();

	it('are of an archive that has some', () => {
		expect(wanted.flat().length).toBeGreaterThan(0);
	});

	it('are the same when returns are read in any order, asked about meanwhile, changed and put back', () => {
		fc.assert(
			fc.property(
				fc.shuffledSubarray(returns, { minLength: returns.length, maxLength: returns.length }),
				fc.array(fc.nat(returns.length - 1), { maxLength: 8 }),
				(order, others) => {
					const service = createReturnService();
					for (const { uri, text } of order) {
						service.put(uri, text);
						service.findings(uri);
					}
					for (const [index, other] of others.entries()) {
						const { uri, text } = returns[other] as (typeof returns)[number];
						if (index % 2 === 0) service.remove(uri);
						else service.put(uri, text.replaceAll(/^(\s*closing .*)\d$/gm, '$19'));
						for (const near of returns.slice(Math.max(0, other - 1), other + 2)) service.findings(near.uri);
					}
					for (const other of others) service.put((returns[other] as (typeof returns)[number]).uri, returns[other]?.text ?? '');
					expect(findingsOf(service)).toEqual(wanted);
				},
			),
			{ numRuns: 6 },
		);
	});
});
