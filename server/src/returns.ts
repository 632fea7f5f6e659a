import * as l10n from '@vscode/l10n';
import { type AskedBefore, plainDigest, said, unsaid, wholeDigest } from './checks/checked.js';
import { type Digest, digestOf } from './checks/digest.js';
import { findingsOf, uncheckedFinding } from './checks/findings.js';
import { headDigest } from './checks/head.js';
import type { Neighbours } from './checks/neighbours.js';
import { analyse, type Snapshot } from './checks/snapshot.js';
import type { ContentChange, ExtensibleService, Finding, Settings } from './contract.js';
import type { Form } from './forms/form.js';
import type { ServiceHost } from './host.js';
import { type Bounds, opened } from './limits.js';
import { KnownLines } from './syntax/knownLines.js';
import { editSource, rawSource, readSource, type Source, textOfSource } from './syntax/source.js';
import { askedBefore, standsAgain } from './workspace/again.js';
import { type Asked, besideOf, type Sources, stands } from './workspace/beside.js';
import { Recent } from './workspace/recent.js';
import { Workspace } from './workspace/workspace.js';

type Store = Pick<
	ExtensibleService,
	| 'put'
	| 'refuse'
	| 'edit'
	| 'leaveLine'
	| 'remove'
	| 'release'
	| 'record'
	| 'besides'
	| 'recall'
	| 'has'
	| 'uris'
	| 'text'
	| 'version'
>;

/** The returns there are, as far as they were put, and what is known of each: its text, its analysis, its findings. */
export function holdReturns(host: ServiceHost, forms: readonly Form[]) {
	const workspace = new Workspace();
	const sources = new Map<string, Held>();
	const knownLines = new KnownLines();
	const logged = new Set<string>();
	const found = new Map<string, Found>();
	/** How many changes there have been of what is known: while it is the same, so is what is asked of others. */
	let changes = 0;
	/** What was put or edited since it was last analysed. */
	const stale = new Set<string>();
	// Of a return that is not open there remain its text and its digest.
	const recent = new Recent((uri) => {
		const held = sources.get(uri);
		if (!held?.source) return;
		if (!held.released) held.text ??= textOfSource(held.source);
		held.source = undefined;
	}, host.atHand);

	/** A feature that fails answers with nothing, is said once, is known of the return, and takes nothing else down. */
	function guarded<T>(feature: string, otherwise: T, uri: string | undefined, work: () => T): T {
		try {
			return work();
		} catch (error) {
			const message = `${feature} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
			const held = uri === undefined ? undefined : sources.get(uri);
			if (held) held.failed ??= feature;
			if (!logged.has(feature)) {
				logged.add(feature);
				host.log?.(message);
			}
			return otherwise;
		}
	}

	/**
	 * The analysis of a document is made when it is first asked for: edits that follow each other cost no more than one. That of a return
	 * nobody has open is not kept for ever, and is made again out of its text.
	 */
	function snapshotOf(uri: string): Snapshot | undefined {
		const held = sources.get(uri);
		if (!held) return undefined;
		const isStale = stale.delete(uri);
		if (!isStale) {
			const made = recent.get(uri);
			if (made || !held.digest) return made;
		}
		const made =
			held.refused === undefined ? guarded('Analysis', undefined, uri, () => analysed(uri, held, recent.get(uri))) : undefined;
		if (isStale) {
			// What was known of an older text is not known of this one.
			recent.delete(uri);
			know(uri, held, made && guarded('Analysis', undefined, uri, () => digestOf(made)));
		}
		if (held.isHead) readWhole(uri, made, held);
		if (made && held.digest) recent.set(made, isOpen(held));
		return held.digest && made;
	}

	/** Of a return that nobody has open its head will do, as long as no more is asked for. */
	function readHead(uri: string): void {
		const held = sources.get(uri);
		// Of what is all checked the whole is read in any case.
		const text = held && !isOpen(held) && held.refused === undefined && !host.mends ? held.text : undefined;
		const digest =
			held && text !== undefined
				? guarded('Analysis', undefined, undefined, () => headDigest(uri, text, held.bounds, forms, knownLines, host.heads))
				: undefined;
		if (!held || !digest) {
			snapshotOf(uri);
			return;
		}
		stale.delete(uri);
		recent.delete(uri);
		held.isHead = true;
		know(uri, held, digest);
	}

	/** Below its head a return may be more than is read, or such that reading it fails. */
	function readWhole(uri: string, made: Snapshot | undefined, held: Held): void {
		held.isHead = false;
		if (made && made.outline.unread === undefined) return;
		changes += 1;
		know(uri, held, made && guarded('Analysis', undefined, uri, () => digestOf(made)));
	}

	function know(uri: string, held: Held, digest: Digest | undefined): void {
		held.digest = digest;
		if (digest) workspace.set(digest);
		else workspace.delete(uri);
	}

	/** Of the whole of a return, and not of its head alone. */
	function digestOfAll(uri: string): Digest | undefined {
		if (digest(uri) && sources.get(uri)?.isHead) snapshotOf(uri);
		return sources.get(uri)?.digest;
	}

	function analysed(uri: string, held: Held, before: Snapshot | undefined): Snapshot | undefined {
		if (!held.source && !held.unreadable) {
			const lines = isOpen(held) ? undefined : knownLines;
			read(uri, held, 'Reading', () => readSource(textOf(uri, held), held.bounds, forms, lines));
		}
		return held.source && analyse(uri, held.source, before, isOpen(held));
	}

	function textOf(uri: string, { text, released }: Held): string {
		const whole = text ?? (released ? host.text?.(uri) : '');
		if (whole === undefined) throw new Error('the text is no longer there');
		return whole;
	}

	/** Where reading fails there is the text. */
	function read(uri: string, held: Held, feature: string, work: () => Source): void {
		held.source = guarded(feature, undefined, uri, work);
		held.unreadable = !held.source;
	}

	/** Has the workspace know of all that has changed; what has not costs nothing. */
	function settle(): void {
		for (const uri of [...stale]) readHead(uri);
	}

	function settled(uri: string): Snapshot | undefined {
		settle();
		return snapshotOf(uri);
	}

	/** Without an analysis of it, where it is known already. */
	function digest(uri: string): Digest | undefined {
		settle();
		return sources.get(uri)?.digest;
	}

	/** The same again while nothing they hang on has changed: diagnostics, code actions and the status ask one after the other. */
	function findingsIn(of: Digest, settings: Settings | undefined): readonly Finding[] {
		const last = found.get(of.uri);
		const today = host.today?.();
		if (last?.digest === of && last.settings === settings) {
			if ((last.changes === changes && last.today === today) || isStanding(of, last, settings)) {
				last.changes = changes;
				last.today = today;
				return last.findings;
			}
		}
		const snapshot = snapshotOf(of.uri);
		if (!snapshot) throw new Error('a return that was analysed cannot be analysed again');
		// While they are made a neighbour may turn out to be more than its head: then they are asked again.
		const before = changes;
		const asked: Asked = {};
		const made = findingsOf(snapshot, besideOf(of, beside(settings), asked), settings);
		const keeps = isOpen(sources.get(of.uri));
		const findings = host.mends
			? made.map((finding) => unsaid(said(finding)))
			: keeps
				? made
				: made.map((finding, index) => mendedLater(of, settings, finding, index));
		found.set(of.uri, { digest: of, asked, settings, findings, changes: before, today });
		return findings;
	}

	function isStanding(of: Digest, { asked }: Found, settings: Settings | undefined): boolean {
		return 'answers' in asked
			? host.hash !== undefined && standsAgain(of, asked, beside(settings), host.hash)
			: stands(of, beside(settings), asked);
	}

	/** Fixes hold on to the analyses they were made of: those of a return that nobody has open are worked out when they are asked for. */
	function mendedLater(of: Digest, settings: Settings | undefined, { fixes: _, ...rest }: Finding, index: number): Finding {
		const fixes = () => {
			const snapshot = sources.get(of.uri)?.digest === of ? snapshotOf(of.uri) : undefined;
			const again = snapshot && findingsOf(snapshot, besideOf(of, beside(settings)), settings)[index];
			return again?.message === rest.message ? again.fixes() : [];
		};
		return { ...rest, fixes };
	}

	/** Of a return that cannot be checked, one that says so. */
	function findings(uri: string, settings: Settings | undefined): readonly Finding[] {
		const of = digestOfAll(uri);
		const made = of && guarded('Checking', undefined, uri, () => findingsIn(of, settings));
		const reason = made ? undefined : failure(uri);
		return made ?? (reason === undefined ? [] : [uncheckedFinding(reason)]);
	}

	/** Why nothing, or not all, is known of a return. */
	function failure(uri: string): string | undefined {
		const held = sources.get(uri);
		return (
			held?.refused ??
			(held?.failed &&
				l10n.t('This return could not be checked: the program failed on it ({0}). Its log says more.', held.failed))
		);
	}

	function beside(settings: Settings | undefined): Sources {
		return {
			workspace,
			snapshotOf,
			findingsOf: (of) => findingsIn(of, settings),
			has: (uri) => sources.has(uri),
			stampOf: (uri) => sources.get(uri)?.stamp,
			today: () => host.today?.(),
		};
	}

	function neighboursAt(uri: string): Neighbours {
		const of = sources.get(uri)?.digest;
		return of ? besideOf(of, beside(undefined)) : { previous: undefined, next: undefined };
	}

	function digests(): readonly Digest[] {
		settle();
		return [...sources.values()].flatMap((held) => held.digest ?? []);
	}

	function hold(uri: string, held: Partial<Held>): Held {
		// What was known of an older text is known until this one is analysed.
		const whole = { ...nothing, digest: sources.get(uri)?.digest, ...held };
		sources.set(uri, whole);
		stale.add(uri);
		changes += 1;
		return whole;
	}

	const store: Store = {
		put(uri, text, version, bounds) {
			// Of what nobody has open the text is kept, and read when it is analysed.
			const held = hold(uri, { text, version, bounds: bounds ?? opened });
			if (!isOpen(held)) {
				held.stamp = host.hash?.(text);
				return;
			}
			read(uri, held, 'Reading', () => readSource(text, bounds, forms));
			if (held.source) held.text = undefined;
		},
		refuse(uri, refused, version) {
			found.delete(uri);
			recent.delete(uri);
			hold(uri, { text: '', version, refused });
		},
		edit(uri, edits, version) {
			const held = sources.get(uri);
			if (!held || held.refused !== undefined) return;
			const { source, bounds } = held;
			const now = hold(uri, { version, bounds, edited: lineEdited(edits) });
			const changed = (before: string) => textOfSource(edits.reduce(editSource, rawSource(before)));
			if (source) {
				read(uri, now, 'Editing', () => edits.reduce(editSource, source));
				if (!now.source) now.text = changed(textOfSource(source));
			} else {
				const whole = changed(held.text ?? host.text?.(uri) ?? '');
				read(uri, now, 'Reading', () => readSource(whole, bounds, forms));
				if (!now.source) now.text = whole;
			}
		},
		leaveLine(uri) {
			const held = sources.get(uri);
			if (held) held.edited = undefined;
		},
		remove(uri) {
			changes += 1;
			sources.delete(uri);
			stale.delete(uri);
			found.delete(uri);
			recent.delete(uri);
			workspace.delete(uri);
		},
		release(uri) {
			const held = sources.get(uri);
			if (!held || isOpen(held) || held.refused !== undefined) return;
			held.released = true;
			held.text = undefined;
			if (!recent.get(uri)) held.source = undefined;
		},
		record(uri, settings) {
			const of = settings ? digestOfAll(uri) : digest(uri);
			const { hash } = host;
			const held = sources.get(uri);
			if (!hash || held?.stamp === undefined) return undefined;
			const findings = of && settings && guarded('Checking', undefined, uri, () => findingsIn(of, settings));
			const last = found.get(uri);
			const asked =
				of && findings && last && ('answers' in last.asked ? last.asked : askedBefore(of, last.asked, beside(settings), hash));
			return {
				stamp: held.stamp,
				digest: of && plainDigest(of),
				failed: held.failed,
				found: findings && asked && { asked, findings: findings.map(said) },
			};
		},
		besides(uri) {
			const of = digest(uri);
			return (
				of &&
				host.hash &&
				askedBefore(of, { previous: undefined, next: undefined, days: [] }, beside(undefined), host.hash)?.answers
			);
		},
		recall(uri, { stamp, digest: plain, failed, found: before }, settings) {
			const digest = plain && wholeDigest(plain, forms);
			if (plain && !digest) return false;
			changes += 1;
			// What was not looked into may have been known by its head alone.
			sources.set(uri, { ...nothing, stamp, digest, failed, released: true, isHead: digest !== undefined && !before });
			stale.delete(uri);
			found.delete(uri);
			recent.delete(uri);
			if (digest) workspace.set(digest);
			else workspace.delete(uri);
			if (digest && before) {
				const findings = before.findings.map(unsaid);
				found.set(uri, { digest, asked: before.asked, settings, findings, changes: undefined, today: undefined });
			}
			return true;
		},
		has: (uri) => sources.has(uri),
		uris: () => [...sources.keys()],
		text(uri) {
			const held = sources.get(uri);
			return held && (held.source ? textOfSource(held.source) : held.released ? (held.text ?? host.text?.(uri)) : held.text);
		},
		version: (uri) => sources.get(uri)?.version,
	};

	return {
		store,
		workspace,
		guarded,
		settle,
		snapshotOf,
		settled,
		digest,
		digestOfAll,
		digests,
		findings,
		failure,
		beside,
		neighboursAt,
		isOpen: (uri: string) => isOpen(sources.get(uri)),
		/** The line the last change began in, until it is left. */
		editedLine: (uri: string) => sources.get(uri)?.edited,
	};
}

interface Held {
	/** Undefined where reading failed, was refused, or is not at hand: then there is the text. */
	source: Source | undefined;
	text: string | undefined;
	readonly bounds: Bounds;
	readonly version: number | undefined;
	/** The line the last change began in, until it is left. */
	edited: number | undefined;
	/** Its text was let go, and is the host's. */
	released: boolean;
	/** Tells its text from every other. */
	stamp: string | undefined;
	/** Of the text that was last analysed. */
	digest: Digest | undefined;
	/** That is of its head alone. */
	isHead: boolean;
	/** Reading failed on its text. */
	unreadable: boolean;
	/** The first that failed on it. */
	failed: string | undefined;
	/** Why it is not to be read. */
	readonly refused: string | undefined;
}

const nothing: Held = {
	source: undefined,
	text: undefined,
	bounds: opened,
	version: undefined,
	edited: undefined,
	released: false,
	stamp: undefined,
	digest: undefined,
	isHead: false,
	unreadable: false,
	failed: undefined,
	refused: undefined,
};

/** A version is what an editor gives to what it has open. */
function isOpen(held: Held | undefined): boolean {
	return held?.version !== undefined;
}

interface Found {
	readonly digest: Digest;
	readonly asked: Asked | AskedBefore;
	readonly settings: Settings | undefined;
	readonly findings: readonly Finding[];
	/** When they were last seen to stand. */
	changes: number | undefined;
	today: string | undefined;
}

/** Where the last change ends: with a line end typed, the new line is being written and the one above is done. */
function lineEdited(changes: readonly ContentChange[]): number | undefined {
	const { range, text = '' } = changes.at(-1) ?? {};
	return range && range.start.line + text.split(/\r\n|\r|\n/).length - 1;
}
