import * as l10n from '@vscode/l10n';
import type { TextEdit } from 'vscode-languageserver-types';
import { computationOf, computedCells } from './checks/compute.js';
import type { Digest } from './checks/digest.js';
import { anchorsOf } from './checks/findings.js';
import { monthNumber } from './checks/matching.js';
import type { Neighbours, Paper } from './checks/neighbours.js';
import type { Snapshot } from './checks/snapshot.js';
import type { ExtensibleService } from './contract.js';
import { codeActionsAt, deferred, made } from './features/codeActions.js';
import { CompanyReports } from './features/companyReports.js';
import { computationText } from './features/computation.js';
import type { EditorFeatures } from './features/editor.js';
import { statusOf } from './features/status.js';
import type { Symbols } from './features/symbols.js';
import type { Form } from './forms/form.js';
import { allForms } from './forms/index.js';
import type { ServiceHost } from './host.js';
import { workspace as limits } from './limits.js';
import { reportOf, uriFrom } from './model/report.js';
import { type CellValue, writeCells } from './model/write.js';
import { holdReturns } from './returns.js';
import { followingDays, latestBeside } from './workspace/beside.js';
import { newestOf } from './workspace/newest.js';
import { inIndex } from './workspace/workspace.js';

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
	const returns = holdReturns(host, forms);
	const { workspace, guarded, snapshotOf, settled, digest, digests, findings, failure, beside, neighboursAt } = returns;
	const symbols = new WeakMap<Digest, Symbols>();
	const reports = new CompanyReports(workspace, (uri) => snapshotOf(uri));
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
		return instead && fileName(instead.uri);
	}

	/** In the layout, once that can be made. */
	function writing(snapshot: Snapshot, values: readonly CellValue[]): readonly TextEdit[] {
		return editor ? editor.writingEdits(snapshot, values) : writeCells(snapshot.source, snapshot.outline, values);
	}

	/** Of every return, or of those of the newest months, made when they are first asked for and kept while it stays as it is. */
	function symbolsOf(features: EditorFeatures): readonly Symbols[] {
		const all = digests();
		const months = all.flatMap(({ month }) => (month ? monthNumber(month) : [])).sort((a, b) => b - a);
		const oldest = months[limits.symbols] ?? Number.NEGATIVE_INFINITY;
		return all.flatMap((of) => {
			if (!returns.isOpen(of.uri) && of.month && monthNumber(of.month) <= oldest) {
				symbols.delete(of);
				return [];
			}
			const known = symbols.get(of);
			const snapshot = known ? undefined : snapshotOf(of.uri);
			const made = known ?? (snapshot && features.symbolsIn(snapshot));
			if (made) symbols.set(of, made);
			return made ?? [];
		});
	}

	return {
		...returns.store,
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
			const of = returns.digestOfAll(uri);
			return failure(uri) ?? of?.unread;
		},
		whose: (uri) => digest(uri),
		findings,
		hover: (uri, position) =>
			fromEditor('Hover', undefined, uri, (features, snapshot, neighbours) =>
				features.hoverAt(snapshot, position, host, neighbours),
			),
		codeActions(uri, range, only, settings, later = false) {
			const snapshot = settled(uri);
			return snapshot
				? guarded('Code actions', [], uri, () =>
						codeActionsAt(snapshot, findings(uri, settings), range, only, {
							anchors: anchorsOf(snapshot, neighboursAt(uri)),
							days: () => editor?.dayActions(snapshot, range, neighboursAt(uri).days) ?? [],
							takingUp: (finding) => editor?.takingUp(snapshot, finding) ?? finding.fixes(),
							isOffered: (finding) => editor?.isOfferedAt(snapshot, finding, range.start.line) ?? false,
							write: (values) => editor?.figureEdits(snapshot, values) ?? writeCells(snapshot.source, snapshot.outline, values),
							layOut: (edits) => editor?.inLayout(snapshot, edits) ?? edits,
							apply: () => editor?.applySection(snapshot, range, neighboursAt(uri).previous) ?? [],
							furnish: (found) =>
								editor?.furnishActions(snapshot, found, range, () => reports.beside(uri, neighboursAt(uri))) ?? [],
						}).map((action) => (later && action.later ? deferred(action) : made(uri, action))),
					)
				: [];
		},
		completion: (uri, position, options) =>
			fromEditor('Completion', { isIncomplete: false, items: [] }, uri, (features, snapshot, neighbours) =>
				features.completionsAt(snapshot, neighbours, position, host.today?.(), options),
			),
		inlayHints: (uri, range, wanted) =>
			fromEditor('Inlay hints', [], uri, (features, snapshot) =>
				features.inlayHintsIn(snapshot, range, wanted, returns.editedLine(uri)),
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
		followMoves(moves) {
			const loaded = editor;
			const edits = digests().map(({ uri, report }) => {
				const leads = (path: string) => returns.store.has(workspace.fileAt(uri, path) ?? '');
				const of = report && { paths: report.paths, leads, snapshot: () => snapshotOf(uri) };
				return [uri, loaded && of ? guarded('Following files', [], uri, () => loaded.followMoves(uri, moves, of)) : []] as const;
			});
			return new Map(edits.filter(([, { length }]) => length > 0));
		},
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
				{ edits: [], added: [], days: 0, unsure: l10n.t('There is no such return.') },
				uri,
				(features, snapshot, { days }) => features.monthFromDays(snapshot, days),
			),
		report(uris, at) {
			returns.settle();
			const furnished = uris.flatMap((uri) => workspace.get(uri) ?? []);
			const loaded = editor;
			const [first] = furnished;
			if (!loaded || !first || furnished.length < uris.length) return { refused: l10n.t('There is no such return.') };
			if (furnished.some((of) => of.report)) return { refused: l10n.t('A report is no exhibit of another.') };
			const other = furnished.find(({ opening, issuer }) => opening === undefined && issuer === undefined);
			if (other) return { refused: l10n.t('{0} is no return: it names neither a form nor an issuer.', fileName(other.uri)) };
			const beside = (furnished.find(({ form }) => form.kind === 'month') ?? first).uri;
			return guarded<ReturnType<ExtensibleService['report']>>(
				'New report',
				{ refused: l10n.t('The report could not be begun.') },
				first.uri,
				() => ({
					...loaded.newReport(inIndex(furnished), reports.custom(workspace.reportsOf(first)), { uri: at ?? beside }),
					beside,
				}),
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
					if ('refused' in rolled || errors.length === 0) return rolled;
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
					return features.beginDay(last ?? snapshot, day ?? own, (day ?? own)?.form ?? newest, host.today?.(), uri);
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
		counts(uri, beside) {
			const of = digest(uri);
			return !of || workspace.counts(of, beside === undefined ? undefined : digest(beside));
		},
		compare: (uri, other) =>
			fromEditor<ReturnType<NonNullable<EditorFeatures['compareReturns']>>>('Comparing', [], uri, (features, snapshot) => {
				const to = snapshotOf(other);
				return (to && features.compareReturns?.(snapshot, to)) ?? [];
			}),
		desk({ month, most, errors = true, settingsOf } = {}) {
			const question = {
				today: host.today?.(),
				month,
				most,
				errorsOf: errors
					? ({ uri }: Digest) => findings(uri, settingsOf?.(uri)).filter(({ severity }) => severity === 'error').length
					: undefined,
				lacking: (of: readonly Digest[]) => workspace.lacking(of),
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

function fileName(uri: string): string {
	const name = uri.split('/').at(-1) ?? '';
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}
