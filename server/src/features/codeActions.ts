import * as l10n from '@vscode/l10n';
import { type CodeAction, type Diagnostic, DiagnosticSeverity, type Range, type TextEdit } from 'vscode-languageserver-types';
import { languageChecks } from '../checks/catalogue.js';
import { computedCells } from '../checks/compute.js';
import type { Finding, Fix } from '../checks/finding.js';
import { cellName, nodeName } from '../checks/names.js';
import type { Anchors } from '../checks/repair.js';
import type { Snapshot } from '../checks/snapshot.js';
import { append } from '../lists.js';
import type { Cell } from '../model/cell.js';
import { type CellValue, endOfLine } from '../model/write.js';
import { format } from '../syntax/decimal.js';
import type { Node } from '../syntax/outline.js';

const fixAllKind = 'source.fixAll.monthly-return';
export const furnishKind = 'refactor.rewrite.monthly-return.furnish';
/** Of `applySection`, which comes with the editor's features. */
export const applyKind = 'refactor.rewrite.monthly-return.apply';
/** Of `dayActions`: what is left of a line just written is what mends it. */
export const daysKind = 'quickfix.monthly-return.days';
const computeKind = 'refactor.rewrite.monthly-return.compute';

const severities = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	information: DiagnosticSeverity.Information,
} as const;

/** A finding as the LSP has it; what the server publishes adds to it. */
function diagnosticOf({ check, severity, message, range }: Finding): Diagnostic {
	return { range, message, severity: severities[severity], code: check, source: 'monthly-return' };
}

/** An action, perhaps one whose edit takes a while to make: it is made for whoever takes the action. */
export interface OfferedAction extends CodeAction {
	readonly later?: () => readonly TextEdit[];
}

/** With its edit. */
export function made(uri: string, { later, ...action }: OfferedAction): CodeAction {
	return later ? { ...action, edit: { changes: { [uri]: [...later()] } } } : action;
}

/** Without it. */
export function deferred({ later: _, ...action }: OfferedAction): CodeAction {
	return action;
}

/** How figures are written, and what other months say of them. */
export interface Writing {
	readonly anchors: Anchors;
	/** What a day's purchases and pending rows, or a month's days, have written for them. */
	days(): readonly OfferedAction[];
	/** The fixes of a finding, which take the place of comments that offer the same. */
	takingUp(finding: Finding): readonly Fix[];
	/** Such comments stand there. */
	isOffered(finding: Finding): boolean;
	/** Of a section that is marked not applicable. */
	apply(): readonly CodeAction[];
	/** What a report has written for it. */
	furnish(findings: readonly Finding[]): readonly CodeAction[];
	/** Where figures are written. */
	write(values: readonly CellValue[]): readonly TextEdit[];
	/** What is written, in the layout. */
	layOut(edits: readonly TextEdit[]): readonly TextEdit[];
}

/** Quick fixes of the findings at a range, computing for the place it stands in, and computing all. */
export function codeActionsAt(
	snapshot: Snapshot,
	findings: readonly Finding[],
	range: Range,
	only: readonly string[] | undefined,
	writing: Writing,
): readonly OfferedAction[] {
	const wanted = (kind: string) =>
		!only || only.length === 0 || only.some((each) => kind === each || kind.startsWith(`${each}.`) || each === '');
	const actions: OfferedAction[] = [];
	const fixes = findings
		.filter((finding) => overlaps(finding.range, range) || writing.isOffered(finding))
		.flatMap((finding) => quickFixes(snapshot, finding, writing));
	if (wanted(daysKind)) append(actions, writing.days());
	if (wanted('quickfix')) {
		// Of several answers the preferred one counts.
		append(
			actions,
			oneAnswer(
				[...fixes].sort((a, b) => Number(b.isPreferred ?? false) - Number(a.isPreferred ?? false)),
				[],
			),
		);
	}
	if (wanted(computeKind)) {
		const computed = oneAnswer(computations(snapshot, range, writing), fixes);
		append(
			actions,
			computed.map((action) => inItsLayout(action, writing)),
		);
	}
	if (wanted(applyKind)) append(actions, writing.apply());
	if (wanted(furnishKind)) append(actions, writing.furnish(findings));
	if (wanted(fixAllKind)) {
		const edits = writing.write(computedCells(snapshot, {}));
		if (edits.length > 0) {
			const all = action(snapshot, l10n.t('Compute all totals'), fixAllKind, edits);
			actions.push(inItsLayout(all, writing));
		}
	}
	return actions;
}

/** Without those that would write another figure, or the same one again, where one before writes: a cell has one answer. */
function oneAnswer(actions: readonly CodeAction[], before: readonly CodeAction[]): readonly CodeAction[] {
	const answers = new Map<string, string>();
	const placeOf = ({ range: { start, end } }: TextEdit) => `${start.line}:${start.character}-${end.line}:${end.character}`;
	const note = (action: CodeAction) => {
		for (const edit of editsOf(action)) answers.set(placeOf(edit), edit.newText);
	};
	for (const action of before) note(action);
	return actions.filter((action) => {
		const isOther = editsOf(action).some((edit) => isFigure(edit.newText) && answers.has(placeOf(edit)));
		if (!isOther) note(action);
		return !isOther;
	});
}

const editsOf = ({ edit }: CodeAction) => Object.values(edit?.changes ?? {}).flat();

/** The figures say where they are written; how the lines around them then stand takes longest of all. */
function inItsLayout(action: CodeAction, writing: Writing): OfferedAction {
	const { edit: _, ...offered } = action;
	return { ...offered, later: () => writing.layOut(editsOf(action)) };
}

const isFigure = (text: string) => /^\s*(?:[-+x=]\s*)?(?:[A-Z]{3}\s*)?-?\d[\d,.]*$/.test(text);

function overlaps(a: Range, b: Range): boolean {
	const before = (x: Range['start'], y: Range['start']) => x.line < y.line || (x.line === y.line && x.character < y.character);
	return !before(a.end, b.start) && !before(b.end, a.start);
}

function action({ uri }: Snapshot, title: string, kind: string, edits: readonly TextEdit[]): CodeAction {
	return { title, kind, edit: { changes: { [uri]: [...edits] } } };
}

function quickFixes(snapshot: Snapshot, finding: Finding, writing: Writing): readonly CodeAction[] {
	return [...writing.takingUp(finding), ...settingAside(snapshot, finding)].map(({ title, preferred, edits, cursor }) => ({
		...action(snapshot, title, 'quickfix', edits),
		diagnostics: [diagnosticOf(finding)],
		...(preferred ? { isPreferred: true } : {}),
		...(cursor === undefined ? {} : { data: { cursor } satisfies CursorData }),
	}));
}

/** Of an action's edit: where in the first text of it its writer goes on. */
export interface CursorData {
	readonly cursor: number;
}

/** A warning that is right as it is: the reason is its writer's to give. */
function settingAside({ source }: Snapshot, { check, severity, range }: Finding): readonly Fix[] {
	if (severity !== 'warning' || languageChecks.has(check) || check === 'unused-allow') return [];
	const { line } = range.start;
	const text = source.lines[line] ?? '';
	const allow = `# allow ${check}: `;
	const indent = /^\ufeff?([ \t]*)/.exec(text)?.[1] ?? '';
	const start = line === 0 && text.startsWith('\ufeff') ? 1 : 0;
	// A comment goes to the end of its line, so where there is one it has a line of its own.
	const own = source.statements[line]?.comment !== undefined;
	const newText = own ? `${indent}${allow}${endOfLine(source)}` : `${/\s$/.test(text) || text === '' ? '' : '  '}${allow}`;
	const at = own ? start : text.length;
	return [
		{
			title: l10n.t('Set aside with a reason: # allow {0}', check),
			preferred: false,
			edits: [{ range: { start: { line, character: at }, end: { line, character: at } }, newText }],
			cursor: own ? indent.length + allow.length : newText.length,
		},
	];
}

/** Computing the one cell or the section that the cursor stands in. */
function computations(snapshot: Snapshot, range: Range, { anchors, write }: Writing): readonly CodeAction[] {
	const { line, character } = range.start;
	const values = computedCells(snapshot, { mend: true, anchors });
	const section = snapshot.outline.nodes.findLast(
		({ place, opener }) => place?.kind === 'section' && opener && opener.line <= line,
	);
	const actions: CodeAction[] = [];
	const on = (cell: Cell) => {
		const span = cell.entry?.line === line ? (cell.span ?? cell.entry.field) : undefined;
		return span !== undefined && span.start <= character && character <= span.end;
	};
	const here = values.filter(({ cell }) => on(cell));
	for (const value of here.slice(0, 3)) {
		const title = l10n.t('Compute {0}: {1}', cellName(value.cell), format(value.value));
		actions.push(action(snapshot, title, computeKind, write([value])));
	}
	const inSection = section ? values.filter(({ cell }) => cell.state === 'absent' && sectionOf(cell.node) === section) : [];
	if (section && inSection.length > 0) {
		const edits = write(inSection);
		actions.push(action(snapshot, l10n.t('Compute the totals of {0}', nodeName(section)), computeKind, edits));
	}
	return actions;
}

function sectionOf(node: Node): Node {
	let section = node;
	while (section.parent?.parent) section = section.parent;
	return section;
}
