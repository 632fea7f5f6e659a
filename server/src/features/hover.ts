import * as l10n from '@vscode/l10n';
import type { Hover, Position } from 'vscode-languageserver-types';
import { bringForward } from '../checks/bringForward.js';
import { isCheckId } from '../checks/catalogue.js';
import type { Equation } from '../checks/ledger.js';
import { cellName, nodeName } from '../checks/names.js';
import type { Neighbours } from '../checks/neighbours.js';
import type { Snapshot } from '../checks/snapshot.js';
import { codeInMarkdown, inMarkdown, linesInMarkdown, linkInMarkdown } from '../escape.js';
import type { Form, Line, Place } from '../forms/form.js';
import { confirmationText, noteById, noteByNumber, renumbered } from '../forms/notes.js';
import {
	type ConfirmationId,
	type Edition,
	type Generation,
	inGeneration,
	type Note,
	type Wording,
	wordingOf,
} from '../forms/types.js';
import { matchValue } from '../forms/values.js';
import { wordingsOf } from '../forms/wordings.js';
import type { ServiceHost } from '../host.js';
import { dayName, monthOfYear } from '../localise.js';
import { type Cell, cellOf } from '../model/cell.js';
import { reportOf } from '../model/report.js';
import { first, textOf } from '../model/return.js';
import { equal, format as formatExact } from '../syntax/decimal.js';
import { type Entry, entriesOn, rangeOf } from '../syntax/outline.js';
import { itemId } from '../syntax/shapes.js';
import type { Span } from '../syntax/statement.js';
import { dayHover } from './dayHover.js';
import { sumColumn } from './sumColumn.js';

interface Said {
	readonly text: string;
	readonly span: Span;
}

/** What a place of the text means: a note, a keyword, a number, a class, a confirmation, an edition, a check. */
export function hoverAt(
	snapshot: Snapshot,
	{ line, character }: Position,
	host: ServiceHost,
	neighbours: Neighbours,
): Hover | undefined {
	const text = snapshot.source.lines[line];
	if (text === undefined || character < 0 || character > text.length) return undefined;
	const on = (span: Span | undefined): span is Span => span !== undefined && span.start <= character && character <= span.end;
	const said =
		noteReference(snapshot, line, text, on) ??
		allowed(snapshot, line, on, host) ??
		entriesOn(snapshot.outline, line)
			.filter(({ field }) => on(field))
			.map((entry) => exhibitHover(snapshot, entry, on, neighbours) ?? entryHover(snapshot, entry, on, neighbours))
			.find((found) => found !== undefined);
	return said && { contents: { kind: 'markdown', value: said.text }, range: rangeOf(line, said.span) };
}

type On = (span: Span | undefined) => span is Span;

/** `Note 2`, `Notes 5 and 6` in a comment or a text. */
function noteReference({ return_, form, outline }: Snapshot, line: number, text: string, on: On): Said | undefined {
	const section = outline.nodes.findLast(({ place, opener }) => place?.kind === 'section' && opener && opener.line <= line)?.place
		?.id;
	for (const match of text.matchAll(/\bnotes?\s+(\d)(?:\s*(?:and|,|&|to)\s*(\d))?|[註注附]\s*(\d)/gi)) {
		const span = { start: match.index, end: match.index + match[0].length };
		if (!on(span)) continue;
		const said = [match[1] ?? match[3], match[2]].flatMap((number) => {
			const note = number === undefined ? undefined : noteByNumber(wordingsOf(form), Number(number), return_.generation, section);
			return note ? [noteText(form, note, return_.generation)] : [];
		});
		return said.length > 0 ? { text: said.join('\n\n---\n\n'), span } : undefined;
	}
	return undefined;
}

/** The note verbatim, what it means, and what it was called in other editions. */
function noteText(form: Form, note: Note, generation: Generation): string {
	const other = renumbered(wordingsOf(form), note, generation);
	const seen = note.text.sure === 'seen';
	const quoted = quotation(seen ? note.text.en : l10n.t(note.text.en));
	return [
		seen
			? l10n.t('**Note {0}** of {1}', note.number, editionName(form, generation))
			: note.text.sure === 'inferred'
				? l10n.t('**Note {0}** of {1} (inferred: not verbatim)', note.number, editionName(form, generation))
				: l10n.t('**Note {0}** of {1} (recalled: not verbatim)', note.number, editionName(form, generation)),
		quoted,
		...(note.text.zh === undefined ? [] : [quotation(note.text.zh)]),
		l10n.t(note.plain),
		...(other ? [l10n.t('*It is Note {0} in edition v{1}.*', other.number, other.generation)] : []),
	].join('\n\n');
}

function quotation(text: string): string {
	return text
		.split('\n')
		.map((line) => `> ${line}`)
		.join('\n');
}

function editionName({ id }: Form, generation: Generation): string {
	return `${id} v${generation}`;
}

/** The check that an `# allow` names. */
function allowed({ source }: Snapshot, line: number, on: On, host: ServiceHost): Said | undefined {
	const allow = source.statements[line]?.allow;
	if (!allow || !on(allow.checkSpan) || !isCheckId(allow.check)) return undefined;
	const page = host.documentation?.(allow.check);
	const name = page ? `[\`${allow.check}\`](${page})` : `\`${allow.check}\``;
	return { text: l10n.t('Sets the check {0} aside on this line or the next.', name), span: allow.checkSpan };
}

/** What the file that an exhibit names is: whose return, of when, and what is found in it. */
function exhibitHover({ outline }: Snapshot, { line }: Entry, on: On, neighbours: Neighbours): Said | undefined {
	const exhibits = reportOf(outline)?.exhibits ?? [];
	const index = exhibits.findIndex(({ from }) => from?.entry.line === line && on(from.entry.field.text));
	const span = exhibits[index]?.from?.entry.field.text;
	const named = neighbours.exhibits?.[index];
	if (!span || !named) return undefined;
	if (!named.snapshot)
		return { text: named.unread ? l10n.t('The file is there, and was not read.') : l10n.t('There is no such file.'), span };
	const { outline: of, form, return_ } = named.snapshot;
	const issuer = textOf(first(of.root, 'issuer'));
	const { month, submitted } = return_;
	const errors = named.findings.filter(({ severity }) => severity === 'error').length;
	const warnings = named.findings.filter(({ severity }) => severity === 'warning').length;
	const text = [
		`**${[form.id, month && monthOfYear(month)].filter(Boolean).join(' · ')}**${issuer === undefined ? '' : ` ${inMarkdown(issuer)}`}`,
		submitted ? l10n.t('submitted {0}', dayName(submitted)) : l10n.t('not submitted yet'),
		errors + warnings === 0
			? l10n.t('No error and no warning is found in it.')
			: l10n.t('Found in it: {0} errors, {1} warnings.', errors, warnings),
	];
	return { text: text.join('\n\n'), span };
}

function entryHover(snapshot: Snapshot, entry: Entry, on: On, neighbours: Neighbours): Said | undefined {
	const { field, row } = entry;
	const { form } = snapshot;
	const { generation } = snapshot.return_;
	if (on(field.keywordSpan)) {
		const section = row?.role === 'section' && field.section ? snapshot.outline.form.section(field.section.text) : undefined;
		const text = section ? sectionText(section, generation) : row && keywordText(row, generation, snapshot, entry);
		const own = dayHover(snapshot, entry, neighbours);
		return text === undefined ? undefined : { text: [...own, text].join('\n\n'), span: field.keywordSpan };
	}
	const item = field.items?.find(on);
	if (item) {
		const id = itemId(item) as ConfirmationId;
		const said = confirmationText(wordingsOf(form), id, generation);
		const number = /\(Note (\d)\)/.exec(said?.en ?? '')?.[1];
		const note = number === undefined ? undefined : noteByNumber(wordingsOf(form), Number(number), generation);
		const text = [
			`**(${id})** ${said?.en}${said ? unsure(said.sure) : ''}`,
			said?.zh,
			note && `---\n\n${noteText(form, note, generation)}`,
		];
		return said && { text: text.filter((part) => part !== undefined).join('\n\n'), span: item };
	}
	if (on(field.id)) return classHover(snapshot, field.id.text, field.id);
	if (on(field.section)) {
		const place = snapshot.outline.form.section(field.section.text);
		return place && { text: sectionText(place, generation), span: field.section };
	}
	if (on(field.edition)) {
		const edition = form.edition(field.edition.text.toLowerCase());
		return (
			edition && {
				text: editionText(form, edition),
				span: field.edition,
			}
		);
	}
	const number = row && numberHover(snapshot, entry, row, on, neighbours.previous);
	if (number) return number;
	if (row?.list && on(field.text)) {
		const value = matchValue(form, row.list, textOf(entry) ?? '', generation);
		return (
			value && {
				text: `${value.text.en}${value.text.zh ? `\n\n${value.text.zh}` : ''}${unsure(value.text.sure)}`,
				span: field.text,
			}
		);
	}
	return undefined;
}

function editionText(form: Form, { id, from, until, approximate, assumed }: Edition): string {
	const months = until
		? approximate
			? l10n.t('{0} **{1}**: for months from {2} to {3} (the boundaries are not known exactly)', form.id, id, from, until)
			: l10n.t('{0} **{1}**: for months from {2} to {3}', form.id, id, from, until)
		: l10n.t('{0} **{1}**: for months from {2} on', form.id, id, from);
	return assumed ? l10n.t('{0}. What it changed is not known; it is read as the edition before it.', months) : months;
}

function unsure(sure: Wording['sure']): string {
	switch (sure) {
		case 'seen':
			return '';
		case 'inferred':
			return ` ${l10n.t('*(inferred: not seen in these words)*')}`;
		case 'recalled':
			return ` ${l10n.t('*(recalled: not seen in these words)*')}`;
	}
}

function labelText(wording: Wording | undefined): string[] {
	return wording ? [`**${wording.en}**${wording.zh ? ` · ${wording.zh}` : ''}${unsure(wording.sure)}`] : [];
}

function headingText({ headings, name }: Place, generation: Generation): string {
	return labelText(wordingOf(headings, generation))[0] ?? `**${l10n.t(name)}**`;
}

/** What the form calls a section, and what stands in it. */
function sectionText(place: Place, generation: Generation): string {
	const rows = [...(place.blocks?.opened?.lines ?? []), ...place.lines].filter(
		(row) => row.role !== 'block' && inGeneration(row, generation),
	);
	const lines = rows.map(({ keyword, help }) => `- \`${keyword}\`: ${l10n.t(help)}`);
	return [headingText(place, generation), ...(lines.length > 0 ? [lines.join('\n')] : [])].join('\n\n');
}

/** The form's label, what goes there, its syntax, its checks and its notes. */
function keywordText(row: Line, generation: Generation, { ledger, form }: Snapshot, entry: Entry): string {
	const heading = row.opened && wordingOf(row.opened.headings, generation);
	const checks = new Set<string>();
	for (const equation of ledger.equations) {
		if (equation.derived.entry === entry || equation.operands.some(({ cells }) => cells.some((cell) => cell.entry === entry))) {
			checks.add(l10n.t('`{0}` ({1})', equation.identity.id, l10n.t(equation.identity.formula)));
		}
	}
	const notes = (row.notes ?? []).flatMap((id) => {
		const note = noteById(wordingsOf(form), id, generation);
		return note ? [noteText(form, note, generation)] : [];
	});
	return [
		...labelText(wordingOf(row.labels, generation) ?? heading),
		l10n.t(row.help),
		...(row.takes.parts.length === 0 ? [] : [l10n.t('Takes {0}.', l10n.t(row.takes.syntax))]),
		...(checks.size > 0 ? [l10n.t('Checked by {0}.', [...checks].join(l10n.t('; ')))] : []),
		...notes.map((note) => `---\n\n${note}`),
	].join('\n\n');
}

function classHover({ outline, source }: Snapshot, id: string, span: Span): Said {
	const node = outline.classes.get(id);
	if (!node?.opener) return { text: l10n.t('No class is called {0}.', codeInMarkdown(id)), span };
	const lines = source.lines
		.slice(node.opener.line, Math.min(node.lastLine, node.opener.line + 8) + 1)
		.map((line) => line.trimEnd());
	while (lines.at(-1) === '') lines.pop();
	return { text: linesInMarkdown('monthly-return', lines), span };
}

/** The arithmetic a number stands in, with the figures. */
function numberHover(snapshot: Snapshot, entry: Entry, row: Line, on: On, previous: Snapshot | undefined): Said | undefined {
	const { ledger } = snapshot;
	for (const column of row.columnIds) {
		const probe = cellOf(entry, row, column);
		if (!probe.span || !on(probe.span)) continue;
		const same = (cell: Cell) => cell.entry === entry && cell.column === column;
		const parts: string[] = [];
		for (const equation of ledger.equations) {
			const derived = same(equation.derived);
			if (derived || equation.operands.some(({ cells }) => cells.some(same))) {
				parts.push(equationText(snapshot, equation));
			}
		}
		const name = column === 'value' ? row.keyword : cellName(probe);
		const said = `${probe.currency ? `${probe.currency} ` : ''}${probe.value ? formatExact(probe.value) : l10n.t('cannot be read')}`;
		const head = l10n.t('**{0}** of {1}: {2}', name, inMarkdown(nodeName(entry.node)), inMarkdown(said));
		const from = broughtFrom(snapshot, previous, probe);
		return { text: [head, ...(from ? [from] : []), ...parts].join('\n\n'), span: probe.span };
	}
	return undefined;
}

function equationText({ ledger }: Snapshot, equation: Equation): string {
	const { identity } = equation;
	const head = l10n.t('*{0}* (`{1}`)', l10n.t(identity.formula), identity.id);
	const sum = sumColumn(ledger, equation);
	return sum === undefined
		? `${head}  \n${l10n.t('Not known: something it needs is not written or cannot be read.')}`
		: `${head}\n${sum}`;
}

/** Last month's closing balance, which a right opening repeats, with the way to it. */
function broughtFrom(snapshot: Snapshot, previous: Snapshot | undefined, probe: Cell): string | undefined {
	if (!previous || !probe.value || probe.row.keyword !== 'opening') return undefined;
	const value = probe.value;
	const found = bringForward(previous, snapshot).carried.find(
		({ opening, values }) =>
			opening.entry === probe.entry && opening.column === probe.column && values.some((one) => equal(one, value)),
	);
	const month = previous.return_.month;
	if (!found || !month) return undefined;
	const line = (found.closing.entry?.line ?? found.closing.node.opener?.line ?? 0) + 1;
	const name = l10n.t('{0} of {1}', cellName(found.closing), monthOfYear(month));
	return l10n.t('✓ It is the {0}.', linkInMarkdown(name, `${previous.uri}#L${line}`));
}
