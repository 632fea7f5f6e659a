import * as l10n from '@vscode/l10n';
import type { TextEdit } from 'vscode-languageserver-types';
import { type AskedBefore, plainDigest, said, unsaid, wholeDigest } from './checks/checked.js';
import { computationOf, computedCells } from './checks/compute.js';
import { type Digest, digestOf } from './checks/digest.js';
import { anchorsOf, findingsOf, uncheckedFinding } from './checks/findings.js';
import { monthNumber } from './checks/matching.js';
import type { Neighbours, Paper } from './checks/neighbours.js';
import { analyse, type Snapshot } from './checks/snapshot.js';
import type { ContentChange, ExtensibleService, Finding, Settings } from './contract.js';
import { codeActionsAt } from './features/codeActions.js';
import { CompanyReports } from './features/companyReports.js';
import { computationText } from './features/computation.js';
import type { EditorFeatures } from './features/editor.js';
import { statusOf } from './features/status.js';
import type { Symbols } from './features/symbols.js';
import type { Form } from './forms/form.js';
import { allForms } from './forms/index.js';
import type { ServiceHost } from './host.js';
import { type Bounds, workspace as limits, opened } from './limits.js';
import { reportOf, uriFrom } from './model/report.js';
import { type CellValue, writeCells } from './model/write.js';
import { KnownLines } from './syntax/knownLines.js';
import { editSource, rawSource, readSource, type Source, textOfSource } from './syntax/source.js';
import { askedBefore, standsAgain } from './workspace/again.js';
import { type Asked, besideOf, followingDays, latestBeside, type Sources, stands } from './workspace/beside.js';
import { newestOf } from './workspace/newest.js';
import { Recent } from './workspace/recent.js';
import { inIndex, Workspace } from './workspace/workspace.js';

/**
 * A service whose editor's features may come later (`extend`): until then their questions are answered with nothing. The server takes
 * this one; everybody else takes `createReturnService` of service.ts, which has them all.
 */
export function createService(
	host: ServiceHost = {},
	features?: EditorFeatures,
	forms: readonly Form[] = allForms,
): ExtensibleService {
	let editor = features;
	const workspace = new Workspace();
	const sources = new Map<string, Held>();
	const reports = new CompanyReports(workspace, (uri) => snapshotOf(uri));
	const knownLines = new KnownLines();
	const logged = new Set<string>();
	const found = new Map<string, Found>();
	/** What was put or edited since it was last analysed. */
	const stale = new Set<string>();
	// Of a return that is not open there remain its text and its digest.
	const recent = new Recent((uri) => {
		const held = sources.get(uri);
		if (!held?.source) return;
		if (!held.released) held.text ??= textOfSource(held.source);
		held.source = undefined;
	});

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
		if (!held) {
			return undefined;
		}
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
			held.digest = made && guarded('Analysis', undefined, uri, () => digestOf(made));
			if (held.digest) workspace.set(held.digest);
			else workspace.delete(uri);
		}
		if (made && held.digest) recent.set(made, isOpen(held));
		return held.digest && made;
	}

	function analysed(uri: string, held: Held, before: Snapshot | undefined): Snapshot | undefined {
		if (!held.source && !held.unreadable) {
			const lines = isOpen(held) ? undefined : knownLines;
			read(uri, held, 'Reading', () => readSource(textOf(uri, held), held.bounds, forms, lines));
		}
		return held.source && analyse(uri, held.source, before);
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
		for (const uri of [...stale]) {
			snapshotOf(uri);
		}
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
		if (last?.digest === of && last.settings === settings && isStanding(of, last, settings)) {
			return last.findings;
		}
		const snapshot = snapshotOf(of.uri);
		if (!snapshot) {
			throw new Error('a return that was analysed cannot be analysed again');
		}
		const asked: Asked = {};
		const made = findingsOf(snapshot, besideOf(of, beside(settings), asked), settings);
		const keeps = isOpen(sources.get(of.uri));
		const findings = host.mends
			? made.map((finding) => unsaid(said(finding)))
			: keeps
				? made
				: made.map((finding, index) => mendedLater(of, settings, finding, index));
		found.set(of.uri, { digest: of, asked, settings, findings });
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
		const of = digest(uri);
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

	/** A feature of one return; an unknown one is answered with nothing. */
	function from<T>(feature: string, otherwise: T, uri: string, work: (snapshot: Snapshot) => T): T {
		const snapshot = settled(uri);
		return snapshot ? guarded(feature, otherwise, uri, () => work(snapshot)) : otherwise;
	}

	/** A feature of the editor's, once they are there. */
	function fromEditor<T>(
		feature: string,
		otherwise: T,
		uri: string,
		work: (features: EditorFeatures, snapshot: Snapshot, neighbours: Neighbours) => T,
	): T {
		const loaded = editor;
		return loaded ? from(feature, otherwise, uri, (snapshot) => work(loaded, snapshot, neighboursAt(uri))) : otherwise;
	}

	/** The file of the resubmission that counts in a return's stead. */
	function replacing(uri: string): string | undefined {
		const of = digest(uri);
		const instead = of && workspace.replacing(of);
		return instead && decoded(instead.uri.split('/').at(-1) ?? '');
	}

	/** In the layout, once that can be made. */
	function writing(snapshot: Snapshot, values: readonly CellValue[]): readonly TextEdit[] {
		return editor ? editor.writingEdits(snapshot, values) : writeCells(snapshot.source, snapshot.outline, values);
	}

	function digests(): readonly Digest[] {
		settle();
		return [...sources.values()].flatMap((held) => held.digest ?? []);
	}

	/** Of every return, or of those of the newest months, made when they are first asked for and kept with it. */
	function symbolsOf(features: EditorFeatures): readonly Symbols[] {
		settle();
		const all = [...sources];
		const months = all.flatMap(([, { digest }]) => (digest?.month ? monthNumber(digest.month) : [])).sort((a, b) => b - a);
		const oldest = months[limits.symbols] ?? Number.NEGATIVE_INFINITY;
		return all.flatMap(([uri, held]) => {
			const { digest } = held;
			if (!isOpen(held) && digest?.month && monthNumber(digest.month) <= oldest) {
				held.symbols = undefined;
				return [];
			}
			if (digest && held.symbols?.of !== digest) {
				const snapshot = snapshotOf(uri);
				held.symbols = snapshot && { of: digest, ...features.symbolsIn(snapshot) };
			}
			return held.symbols ?? [];
		});
	}

	function hold(uri: string, held: Partial<Held>): Held {
		// What was known of an older text is known until this one is analysed.
		const whole = { ...nothing, digest: sources.get(uri)?.digest, ...held };
		sources.set(uri, whole);
		stale.add(uri);
		return whole;
	}

	return {
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
		edit(uri, changes, version) {
			const held = sources.get(uri);
			if (!held || held.refused !== undefined) {
				return;
			}
			const { source, bounds } = held;
			const now = hold(uri, { version, bounds, edited: lineEdited(changes) });
			const changed = (before: string) => textOfSource(changes.reduce(editSource, rawSource(before)));
			if (source) {
				read(uri, now, 'Editing', () => changes.reduce(editSource, source));
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
			const of = digest(uri);
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
			sources.set(uri, { ...nothing, stamp, digest, failed, released: true });
			stale.delete(uri);
			found.delete(uri);
			recent.delete(uri);
			if (digest) workspace.set(digest);
			else workspace.delete(uri);
			if (digest && before) found.set(uri, { digest, asked: before.asked, settings, findings: before.findings.map(unsaid) });
			return true;
		},
		has: (uri) => sources.has(uri),
		uris: () => [...sources.keys()],
		text(uri) {
			const held = sources.get(uri);
			return held && (held.source ? textOfSource(held.source) : held.released ? (held.text ?? host.text?.(uri)) : held.text);
		},
		version: (uri) => sources.get(uri)?.version,
		snapshot: (uri) => settled(uri),
		dependents(uri) {
			const of = digest(uri);
			return of
				? guarded('Looking for other months', [], uri, () => workspace.dependents(of, followingDays(of, beside(undefined))))
				: [];
		},
		named(uri) {
			const paths = digest(uri)?.report?.paths.flatMap((path) => path ?? []) ?? [];
			return [...new Set(paths.flatMap((path) => uriFrom(uri, path) ?? []))];
		},
		papers(uri) {
			const snapshot = settled(uri);
			const report = snapshot && reportOf(snapshot.outline);
			if (!snapshot || !report) return [];
			const beside = neighboursAt(uri).exhibits ?? [];
			return guarded('Reading exhibits', [], uri, () =>
				report.exhibits.map(({ number, description }, index): Paper => {
					const named = beside[index];
					const of = named?.snapshot && !reportOf(named.snapshot.outline) ? named.snapshot : undefined;
					return {
						number,
						description: description?.replaceAll('\n', ' ') ?? (of ? reports.description(of.uri, uri) : ''),
						uri: named?.uri,
						snapshot: of,
						errors: named?.findings.filter(({ severity }) => severity === 'error').length ?? 0,
					};
				}),
			);
		},
		issuersOf(uri) {
			const of = digest(uri);
			return (of?.report ? [of.report.registrant, of.report.issuer] : [of?.issuer]).filter((name) => name !== undefined);
		},
		unchecked(uri) {
			const of = digest(uri);
			return failure(uri) ?? of?.unread;
		},
		whose: (uri) => digest(uri),
		findings,
		hover: (uri, position) =>
			fromEditor('Hover', undefined, uri, (features, snapshot, neighbours) =>
				features.hoverAt(snapshot, position, host, neighbours),
			),
		codeActions(uri, range, only, settings) {
			const snapshot = settled(uri);
			return snapshot
				? guarded('Code actions', [], uri, () =>
						codeActionsAt(snapshot, findings(uri, settings), range, only, {
							anchors: anchorsOf(snapshot, neighboursAt(uri)),
							days: () => editor?.dayActions(snapshot, range, neighboursAt(uri).days) ?? [],
							write: writing,
							apply: () => editor?.applySection(snapshot, range, neighboursAt(uri).previous) ?? [],
							furnish: (found) =>
								editor?.furnishActions(snapshot, found, range, () => reports.beside(uri, neighboursAt(uri))) ?? [],
						}),
					)
				: [];
		},
		completion: (uri, position, options) =>
			fromEditor('Completion', { isIncomplete: false, items: [] }, uri, (features, snapshot, neighbours) =>
				features.completionsAt(snapshot, neighbours, position, host.today?.(), options),
			),
		inlayHints: (uri, range, wanted) =>
			fromEditor('Inlay hints', [], uri, (features, snapshot) =>
				features.inlayHintsIn(snapshot, range, wanted, sources.get(uri)?.edited),
			),
		signatureHelp: (uri, position) =>
			fromEditor('Signature help', undefined, uri, (features, snapshot) => features.signatureHelpAt(snapshot, position)),
		codeLenses: (uri) =>
			fromEditor('Code lenses', [], uri, (features, snapshot, neighbours) =>
				features.codeLensesOf(snapshot, neighbours, host.today?.()),
			),
		format: (uri, range) => fromEditor('Formatting', [], uri, (features, snapshot) => features.formatEdits(snapshot, range)),
		figure: (uri, position) => fromEditor('Figure', [], uri, (features, snapshot) => features.figureAt(snapshot, position)),
		formatOnType: (uri, position) =>
			fromEditor('Formatting', [], uri, (features, snapshot) => features.formatOnTypeEdits(snapshot, position)),
		documentSymbols: (uri) =>
			fromEditor('Document symbols', [], uri, (features, snapshot) => features.documentSymbolsOf(snapshot)),
		workspaceSymbols: (query) =>
			guarded('Workspace symbols', [], undefined, () => (editor ? editor.workspaceSymbolsOf(symbolsOf(editor), query) : [])),
		foldingRanges: (uri, named) =>
			fromEditor('Folding', [], uri, (features, snapshot) => features.foldingRangesOf(snapshot, named)),
		selectionRanges: (uri, positions) =>
			fromEditor('Selection ranges', [], uri, (features, snapshot) => features.selectionRangesAt(snapshot, positions)),
		definition: (uri, position) =>
			fromEditor('Definition', [], uri, (features, snapshot, neighbours) =>
				features.definitionAt(snapshot, neighbours, position),
			),
		references: (uri, position, declaration) =>
			fromEditor('References', [], uri, (features, snapshot) => features.referencesAt(snapshot, position, declaration)),
		highlights: (uri, position) =>
			fromEditor('Highlights', [], uri, (features, snapshot) => features.highlightsAt(snapshot, position)),
		renameable: (uri, position) =>
			fromEditor('Rename', undefined, uri, (features, snapshot) => features.renameableAt(snapshot, position)),
		rename: (uri, position, name) =>
			fromEditor<ReturnType<EditorFeatures['renameEdits']>>('Rename', [], uri, (features, snapshot) =>
				features.renameEdits(snapshot, position, name),
			),
		documentLinks: (uri) =>
			fromEditor('Document links', [], uri, (features, snapshot, neighbours) => features.documentLinksOf(snapshot, neighbours)),
		semanticTokens: (uri, range) =>
			fromEditor('Semantic tokens', [], uri, (features, snapshot) => features.semanticTokensOf(snapshot, range)),
		neighbours(uri) {
			const of = digest(uri);
			const [previous, next] = of ? [workspace.previous(of), workspace.next(of)] : [];
			return { ...(previous && { previous: previous.uri }), ...(next && { next: next.uri }) };
		},
		fromDays: (uri) =>
			fromEditor<ReturnType<EditorFeatures['monthFromDays']>>(
				'Month from its days',
				{ edits: [], added: [], days: 0 },
				uri,
				(features, snapshot, { days }) => features.monthFromDays(snapshot, days),
			),
		report(uris, at = uris[0] ?? '') {
			settle();
			const returns = uris.flatMap((uri) => workspace.get(uri) ?? []);
			const loaded = editor;
			const [first] = returns;
			if (!loaded || !first || returns.length < uris.length) return { refused: l10n.t('There is no such return.') };
			if (returns.some((of) => of.report)) return { refused: l10n.t('A report is no exhibit of another.') };
			return guarded<ReturnType<EditorFeatures['nextReport']>>(
				'New report',
				{ refused: l10n.t('The report could not be begun.') },
				first.uri,
				() => loaded.newReport(inIndex(returns), reports.custom(workspace.reportsOf(first)), { uri: at }),
			);
		},
		lastReport(uri) {
			const of = digest(uri);
			return of && guarded('Looking for reports', undefined, uri, () => reports.last(of));
		},
		roll: (uri, { names, at: place } = {}) =>
			fromEditor<ReturnType<EditorFeatures['rollForward']>>(
				'Roll forward',
				{ refused: l10n.t('There is no such return.') },
				uri,
				(features, snapshot, neighbours) => {
					const of = workspace.get(uri);
					if (of?.report) {
						const custom = reports.custom([of, ...(neighbours.reports ?? [])]);
						return features.nextReport(snapshot, workspace.waiting(of), custom, { uri: place ?? uri });
					}
					const rolled = features.rollForward(snapshot, names, host.today?.());
					const instead = replacing(uri);
					if (instead !== undefined) {
						return {
							refused: l10n.t('{0} replaces this return: it is a resubmission. Roll that one forward.', instead),
						};
					}
					const errors = findings(uri, undefined).filter(({ severity }) => severity === 'error');
					if ('refused' in rolled || errors.length === 0) {
						return rolled;
					}
					const [first] = errors;
					const count =
						errors.length === 1
							? l10n.t('1 error stands in this return, and what follows from it is carried forward.')
							: l10n.t('{0} errors stand in this return, and what follows from them is carried forward.', errors.length);
					const at = l10n.t('The first is on line {0}: {1}', (first?.range.start.line ?? 0) + 1, first?.message ?? '');
					return { ...rolled, remarks: [count, at] };
				},
			),
		beginDay: (uri) =>
			fromEditor<ReturnType<EditorFeatures['beginDay']>>(
				'Begin a next-day return',
				{ refused: l10n.t('There is no such return.') },
				uri,
				(features, snapshot) => {
					const of = workspace.get(uri);
					const found = of && latestBeside(of, beside(undefined));
					const [last, day] = [found?.last, found?.day].map((digest) => digest && snapshotOf(digest.uri));
					const own = snapshot.form.place('bought') ? snapshot : undefined;
					const newest = forms.find((form) => form.place('bought') && !form.editions.some(({ until }) => until));
					return features.beginDay(last ?? snapshot, day ?? own, (day ?? own)?.form ?? newest, host.today?.());
				},
			),
		resubmit: (uri) =>
			fromEditor<ReturnType<EditorFeatures['resubmit']>>(
				'Resubmission',
				{ refused: l10n.t('There is no such return.') },
				uri,
				(features, snapshot) => {
					const instead = replacing(uri);
					return instead === undefined
						? features.resubmit(snapshot)
						: { refused: l10n.t('{0} replaces this return: it is a resubmission. Correct that one.', instead) };
				},
			),
		create: (of) => editor?.newReturn(of) ?? { text: '', month: '', fileName: '' },
		extend(later) {
			editor = later;
		},
		newest: () => guarded('Looking for returns', [], undefined, () => newestOf(digests())),
		status: (uri, settings) =>
			from('Status', undefined, uri, (snapshot) => statusOf(snapshot, findings(uri, settings), settings)),
		counts(uri) {
			const of = digest(uri);
			return !of || workspace.counts(of);
		},
		compare: (uri, other) =>
			fromEditor<ReturnType<NonNullable<EditorFeatures['compareReturns']>>>('Comparing', [], uri, (features, snapshot) => {
				const to = snapshotOf(other);
				return (to && features.compareReturns?.(snapshot, to)) ?? [];
			}),
		desk({ month, most, settingsOf } = {}) {
			const question = {
				today: host.today?.(),
				month,
				most,
				errorsOf: ({ uri }: Digest) => findings(uri, settingsOf?.(uri)).filter(({ severity }) => severity === 'error').length,
			};
			const none = { today: question.today, month: month ?? '', issuers: [], unplaced: [] };
			return guarded('Looking over the returns', none, undefined, () => editor?.deskOf(digests(), question) ?? none);
		},
		compute(uri, options = {}) {
			const snapshot = settled(uri);
			return snapshot
				? guarded('Compute', [], uri, () => [
						...writing(snapshot, computedCells(snapshot, { ...options, anchors: anchorsOf(snapshot, neighboursAt(uri)) })),
					])
				: [];
		},
		computation(uri, options = {}) {
			const none = { filled: [], disagreeing: [] };
			return from('Compute', none, uri, (snapshot) =>
				computationText(computationOf(snapshot, { ...options, anchors: anchorsOf(snapshot, neighboursAt(uri)) })),
			);
		},
	};
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
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
	symbols: (Symbols & { readonly of: Digest }) | undefined;
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
	symbols: undefined,
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
}

/** Where the last change ends: with a line end typed, the new line is being written and the one above is done. */
function lineEdited(changes: readonly ContentChange[]): number | undefined {
	const { range, text = '' } = changes.at(-1) ?? {};
	return range && range.start.line + text.split(/\r\n|\r|\n/).length - 1;
}
