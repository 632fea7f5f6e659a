import * as l10n from '@vscode/l10n';
import type { TextEdit } from 'vscode-languageserver-types';
import { computationOf, computedCells } from './checks/compute.js';
import { anchorsOf, findingsOf, uncheckedFinding } from './checks/findings.js';
import type { Named, Neighbours } from './checks/neighbours.js';
import { analyse, type Snapshot } from './checks/snapshot.js';
import { codeActionsAt } from './features/codeActions.js';
import { computationText } from './features/computation.js';
import type { EditorFeatures } from './features/editor.js';
import { hoverAt } from './features/hover.js';
import { statusOf } from './features/status.js';
import type { Form } from './forms/form.js';
import { allForms } from './forms/index.js';
import { reportOf, uriFrom } from './model/report.js';
import { type CellValue, writeCells } from './model/write.js';
import type { ContentChange, ExtensibleService, Finding, ServiceHost, Settings } from './service.js';
import { editSource, rawSource, readSource, type Source, textOfSource } from './syntax/source.js';
import { Workspace } from './workspace/workspace.js';

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
	const said = new Set<string>();
	const found = new Map<string, Found>();

	/** A feature that fails answers with nothing, is said once, is known of the return, and takes nothing else down. */
	function guarded<T>(feature: string, otherwise: T, uri: string | undefined, work: () => T): T {
		try {
			return work();
		} catch (error) {
			const message = `${feature} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
			const held = uri === undefined ? undefined : sources.get(uri);
			if (held) held.failed ??= feature;
			if (!said.has(feature)) {
				said.add(feature);
				host.log?.(message);
			}
			return otherwise;
		}
	}

	/** The analysis of a document is made when it is first asked for: edits that follow each other cost no more than one. */
	function snapshotOf(uri: string): Snapshot | undefined {
		const held = sources.get(uri);
		if (!held) {
			return undefined;
		}
		if (held.stale) {
			held.stale = false;
			const { source } = held;
			const made = held.refused === undefined && source && guarded('Analysis', undefined, uri, () => analyse(uri, source));
			// What was known of an older text is not known of this one.
			if (made) workspace.set(made);
			else workspace.delete(uri);
		}
		return workspace.get(uri);
	}

	function settled(uri: string): Snapshot | undefined {
		for (const [other, { stale }] of sources) {
			if (stale) {
				snapshotOf(other);
			}
		}
		return snapshotOf(uri);
	}

	/** The same again while nothing they hang on has changed: diagnostics, code actions and the status ask one after the other. */
	function findingsIn(snapshot: Snapshot, settings: Settings | undefined): readonly Finding[] {
		const neighbours = neighboursOf(snapshot, settings);
		const last = found.get(snapshot.uri);
		if (last?.snapshot === snapshot && last.settings === settings && isSame(last, neighbours)) {
			return last.findings;
		}
		const findings = findingsOf(snapshot, neighbours, settings);
		found.set(snapshot.uri, { snapshot, ...neighbours, settings, findings });
		return findings;
	}

	/** Of a return that cannot be checked, one that says so. */
	function findings(uri: string, settings: Settings | undefined): readonly Finding[] {
		const snapshot = settled(uri);
		const made = snapshot && guarded('Checking', undefined, uri, () => findingsIn(snapshot, settings));
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

	function neighboursOf(snapshot: Snapshot, settings?: Settings): Neighbours {
		const report = reportOf(snapshot.outline);
		if (!report) return { ...workspace.neighbours(snapshot), today: host.today?.() };
		return {
			previous: undefined,
			next: undefined,
			today: host.today?.(),
			exhibits: report.exhibits.map(({ from }) => from && namedBy(snapshot.uri, from.path, settings)),
			unfurnished: workspace.unfurnished(snapshot),
		};
	}

	/** A file that a report names, with its own findings, whether it is open or not. */
	function namedBy(uri: string, path: string, settings: Settings | undefined): Named {
		const at = workspace.fileAt(uri, path);
		const named = at === undefined ? undefined : workspace.get(at);
		const isReturn = named !== undefined && !reportOf(named.outline);
		return {
			uri: at,
			snapshot: named,
			findings: isReturn ? findingsIn(named, settings) : [],
			unread: at !== undefined && !named && sources.has(at),
		};
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
		work: (features: EditorFeatures, snapshot: Snapshot) => T,
	): T {
		const loaded = editor;
		return loaded ? from(feature, otherwise, uri, (snapshot) => work(loaded, snapshot)) : otherwise;
	}

	/** In the layout, once that can be made. */
	function writing(snapshot: Snapshot, values: readonly CellValue[]): readonly TextEdit[] {
		return editor ? editor.writingEdits(snapshot, values) : writeCells(snapshot.source, snapshot.outline, values);
	}

	function all(): readonly Snapshot[] {
		return [...sources.keys()].flatMap((uri) => snapshotOf(uri) ?? []);
	}

	/** Where reading fails the text is kept by itself, and read anew as a whole when it is edited. */
	function store(feature: string, uri: string, { text, read, ...rest }: Reading): void {
		const held: Held = { source: undefined, text: undefined, stale: true, failed: undefined, refused: undefined, ...rest };
		sources.set(uri, held);
		held.source = guarded(feature, undefined, uri, read);
		if (!held.source) held.text = text();
	}

	return {
		put(uri, text, version, bounds) {
			store('Reading', uri, { text: () => text, read: () => readSource(text, bounds, forms), version, edited: undefined });
		},
		refuse(uri, refused, version) {
			found.delete(uri);
			sources.set(uri, { source: undefined, text: '', version, edited: undefined, stale: true, failed: undefined, refused });
		},
		edit(uri, changes, version) {
			const held = sources.get(uri);
			if (!held || held.refused !== undefined) {
				return;
			}
			const { source, text } = held;
			const edited = lineEdited(changes);
			if (source) {
				const changed = () => textOfSource(changes.reduce(editSource, rawSource(textOfSource(source))));
				store('Editing', uri, { text: changed, read: () => changes.reduce(editSource, source), version, edited });
			} else {
				const changed = textOfSource(changes.reduce(editSource, rawSource(text ?? '')));
				store('Reading', uri, { text: () => changed, read: () => readSource(changed, undefined, forms), version, edited });
			}
		},
		leaveLine(uri) {
			const held = sources.get(uri);
			if (held) held.edited = undefined;
		},
		remove(uri) {
			sources.delete(uri);
			found.delete(uri);
			workspace.delete(uri);
		},
		has: (uri) => sources.has(uri),
		uris: () => [...sources.keys()],
		text(uri) {
			const held = sources.get(uri);
			return held && (held.source ? textOfSource(held.source) : held.text);
		},
		version: (uri) => sources.get(uri)?.version,
		snapshot: (uri) => settled(uri),
		dependents(uri) {
			const snapshot = settled(uri);
			return snapshot ? guarded('Looking for other months', [], uri, () => workspace.dependents(snapshot)) : [];
		},
		named(uri) {
			const snapshot = snapshotOf(uri);
			const paths = (snapshot && reportOf(snapshot.outline)?.exhibits.flatMap(({ from }) => from?.path ?? [])) ?? [];
			return [...new Set(paths.flatMap((path) => uriFrom(uri, path) ?? []))];
		},
		issuersOf(uri) {
			const snapshot = snapshotOf(uri);
			const report = snapshot && reportOf(snapshot.outline);
			return (report ? [report.registrant, report.issuer] : [snapshot?.return_.issuer]).filter((name) => name !== undefined);
		},
		unchecked(uri) {
			const outline = settled(uri)?.outline;
			// Where reading ended is the last that is said of the text.
			return failure(uri) ?? (outline?.unread === undefined ? undefined : outline.faults.at(-1)?.message);
		},
		findings,
		hover: (uri, position) => from('Hover', undefined, uri, (snapshot) => hoverAt(snapshot, position, host)),
		codeActions(uri, range, only, settings) {
			const snapshot = settled(uri);
			return snapshot
				? guarded('Code actions', [], uri, () =>
						codeActionsAt(snapshot, findingsIn(snapshot, settings), range, only, {
							anchors: anchorsOf(snapshot, neighboursOf(snapshot)),
							write: writing,
						}),
					)
				: [];
		},
		completion: (uri, position, options) =>
			fromEditor('Completion', { isIncomplete: false, items: [] }, uri, (features, snapshot) =>
				features.completionsAt(snapshot, neighboursOf(snapshot), position, host.today?.(), options),
			),
		inlayHints: (uri, range, wanted) =>
			fromEditor('Inlay hints', [], uri, (features, snapshot) =>
				features.inlayHintsIn(snapshot, range, wanted, sources.get(uri)?.edited),
			),
		signatureHelp: (uri, position) =>
			fromEditor('Signature help', undefined, uri, (features, snapshot) => features.signatureHelpAt(snapshot, position)),
		codeLenses: (uri) =>
			fromEditor('Code lenses', [], uri, (features, snapshot) =>
				features.codeLensesOf(snapshot, workspace.neighbours(snapshot), host.today?.()),
			),
		format: (uri, range) => fromEditor('Formatting', [], uri, (features, snapshot) => features.formatEdits(snapshot, range)),
		formatOnType: (uri, position) =>
			fromEditor('Formatting', [], uri, (features, snapshot) => features.formatOnTypeEdits(snapshot, position)),
		documentSymbols: (uri) =>
			fromEditor('Document symbols', [], uri, (features, snapshot) => features.documentSymbolsOf(snapshot)),
		workspaceSymbols: (query) =>
			guarded('Workspace symbols', [], undefined, () => editor?.workspaceSymbolsOf(all(), query) ?? []),
		foldingRanges: (uri) => fromEditor('Folding', [], uri, (features, snapshot) => features.foldingRangesOf(snapshot)),
		selectionRanges: (uri, positions) =>
			fromEditor('Selection ranges', [], uri, (features, snapshot) => features.selectionRangesAt(snapshot, positions)),
		definition: (uri, position) =>
			fromEditor('Definition', [], uri, (features, snapshot) =>
				features.definitionAt(snapshot, workspace.neighbours(snapshot), position),
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
			fromEditor('Document links', [], uri, (features, snapshot) =>
				features.documentLinksOf(snapshot, workspace.neighbours(snapshot)),
			),
		semanticTokens: (uri, range) =>
			fromEditor('Semantic tokens', [], uri, (features, snapshot) => features.semanticTokensOf(snapshot, range)),
		neighbours: (uri) =>
			from('Neighbouring months', {}, uri, (snapshot) => {
				const { previous, next } = workspace.neighbours(snapshot);
				return { ...(previous && { previous: previous.uri }), ...(next && { next: next.uri }) };
			}),
		roll: (uri) =>
			fromEditor<ReturnType<EditorFeatures['rollForward']>>(
				'Roll forward',
				{ refused: l10n.t('There is no such return.') },
				uri,
				(features, snapshot) => {
					const rolled = features.rollForward(snapshot);
					const instead = workspace.replacing(snapshot);
					if (instead) {
						const name = decoded(instead.uri.split('/').at(-1) ?? '');
						return {
							refused: l10n.t('{0} replaces this return: it is a resubmission of the same month. Roll that one forward.', name),
						};
					}
					const errors = findingsIn(snapshot, undefined).filter(({ severity }) => severity === 'error');
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
		create: (of) => editor?.newReturn(of) ?? { text: '', month: '', fileName: '' },
		extend(later) {
			editor = later;
		},
		newest: () => guarded('Looking for returns', [], undefined, () => workspace.newest(all())),
		status: (uri, settings) =>
			from('Status', undefined, uri, (snapshot) => statusOf(snapshot, findings(uri, settings), settings)),
		compare: (uri, other) =>
			fromEditor<ReturnType<EditorFeatures['compareReturns']>>('Comparing', [], uri, (features, snapshot) => {
				const to = snapshotOf(other);
				return to ? features.compareReturns(snapshot, to) : [];
			}),
		desk({ month, most, settingsOf } = {}) {
			const question = {
				today: host.today?.(),
				month,
				most,
				errorsOf: ({ uri }: Snapshot) => findings(uri, settingsOf?.(uri)).filter(({ severity }) => severity === 'error').length,
			};
			const none = { today: question.today, month: month ?? '', issuers: [], unplaced: [] };
			return guarded('Looking over the returns', none, undefined, () => editor?.deskOf(all(), question) ?? none);
		},
		compute(uri, options = {}) {
			const snapshot = settled(uri);
			return snapshot
				? guarded('Compute', [], uri, () => [
						...writing(snapshot, computedCells(snapshot, { ...options, anchors: anchorsOf(snapshot, neighboursOf(snapshot)) })),
					])
				: [];
		},
		computation(uri, options = {}) {
			const none = { filled: [], disagreeing: [] };
			return from('Compute', none, uri, (snapshot) =>
				computationText(computationOf(snapshot, { ...options, anchors: anchorsOf(snapshot, neighboursOf(snapshot)) })),
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
	/** Undefined where reading failed, or was refused: then there is the text. */
	source: Source | undefined;
	text: string | undefined;
	readonly version: number | undefined;
	/** The line the last change began in, until it is left. */
	edited: number | undefined;
	/** Its analysis is of an older text. */
	stale: boolean;
	/** The first that failed on it. */
	failed: string | undefined;
	/** Why it is not to be read. */
	readonly refused: string | undefined;
}

interface Reading extends Pick<Held, 'version' | 'edited'> {
	text(): string;
	read(): Source;
}

/** The findings of a return, and what they hang on besides it. */
interface Found extends Neighbours {
	readonly snapshot: Snapshot;
	readonly settings: Settings | undefined;
	readonly findings: readonly Finding[];
}

function isSame(one: Neighbours, other: Neighbours): boolean {
	const alike = <T>(ones: readonly T[] = [], others: readonly T[] = [], same = (a: T, b: T): boolean => a === b) =>
		ones.length === others.length && ones.every((each, index) => same(each, others[index] as T));
	return (
		one.previous === other.previous &&
		one.next === other.next &&
		one.newestEarlier === other.newestEarlier &&
		one.today === other.today &&
		alike(one.sameMonth, other.sameMonth) &&
		alike(one.days?.before, other.days?.before) &&
		alike(one.days?.ofMonth, other.days?.ofMonth) &&
		alike(one.unfurnished, other.unfurnished) &&
		alike(
			one.exhibits,
			other.exhibits,
			(a, b) => a?.uri === b?.uri && a?.snapshot === b?.snapshot && a?.findings === b?.findings && a?.unread === b?.unread,
		)
	);
}

/** Where the last change ends: with a line end typed, the new line is being written and the one above is done. */
function lineEdited(changes: readonly ContentChange[]): number | undefined {
	const { range, text = '' } = changes.at(-1) ?? {};
	return range && range.start.line + text.split(/\r\n|\r|\n/).length - 1;
}
