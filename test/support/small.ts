import type { CheckId } from '../../server/src/checks/catalogue.js';
import { analyse, type Snapshot } from '../../server/src/checks/snapshot.js';
import { identities } from '../../server/src/forms/ff301/identities.js';
import { createReturnService, type Finding, type ReturnService, type Settings } from '../../server/src/service.js';
import { readSource } from '../../server/src/syntax/source.js';
import { apply } from './slips.js';

/** The parts of a small return; a section that is not given is marked not applicable. Bodies stand under `for ORD` unless they open their own. */
export interface Parts {
	readonly edition?: string;
	readonly issuer?: string;
	readonly month?: string;
	readonly submitted?: string;
	/** Lines between the header and the classes. */
	readonly head?: string;
	readonly classes?: string;
	readonly I?: string;
	readonly II?: string;
	readonly A?: string;
	readonly B?: string;
	readonly C?: string;
	readonly D?: string;
	readonly E?: string;
	readonly totals?: string;
	readonly IV?: string;
	readonly V?: string;
	readonly signed?: string;
	/** Sections that are neither written nor marked. */
	readonly without?: readonly string[];
}

/** A return of November 2025 (v1.1.1) in which there is nothing to find but what its parts bring in. */
export function smallReturn(parts: Parts = {}): string {
	const section = (id: string, body: string | undefined): string[] =>
		parts.without?.includes(id) ? [] : body === undefined ? [`section ${id} not applicable`] : [`section ${id}`, body];
	const perClass = (body: string | undefined) => (body === undefined || /^\s*for /.test(body) ? body : `  for ORD\n${body}`);
	return [
		`return FF301${parts.edition ? ` ${parts.edition}` : ''}`,
		`issuer "${parts.issuer ?? 'Harbour Lights Holdings Limited'}"`,
		`month ${parts.month ?? '30 November 2025'}`,
		`submitted ${parts.submitted ?? '2 December 2025'}`,
		...(parts.head ? [parts.head] : []),
		parts.classes ?? 'class ORD "Ordinary shares" listed 07999',
		...section('I', perClass(parts.I)),
		...section('II', perClass(parts.II ?? '    opening 1,000,000\n    closing 1,000,000')),
		...section('III.A', perClass(parts.A)),
		...section('III.B', perClass(parts.B)),
		...section('III.C', perClass(parts.C)),
		...section('III.D', perClass(parts.D)),
		...section('III.E', perClass(parts.E)),
		...(parts.totals === undefined ? [] : ['totals', perClass(parts.totals)]),
		...section('IV', parts.IV),
		...section('V', parts.V),
		parts.signed ?? 'signed "Chan Siu Ming"\n  title "Company Secretary"',
		'',
	].join('\n');
}

/** November 2025 and what December's return has of it differently. */
export const december: Parts = { month: '31 December 2025', submitted: '5 January 2026' };

export const uri = 'memory:///it.return';

export function snapshotOf(text: string): Snapshot {
	return analyse(uri, readSource(text));
}

/** A service in which nothing may fail: what it would log is thrown. */
export function strictService(texts: Readonly<Record<string, string>> = {}): ReturnService {
	const service = createReturnService({
		today: () => '2026-06-30',
		log: (message) => {
			throw new Error(message);
		},
	});
	for (const [name, text] of Object.entries(texts)) {
		service.put(name, text);
	}
	return service;
}

export function findingsIn(text: string, settings?: Settings): readonly Finding[] {
	return strictService({ [uri]: text }).findings(uri, settings);
}

/** `7 sign: …`, with lines from 1. */
export function saidOf(findings: readonly Finding[]): readonly string[] {
	return findings.map(({ check, message, range }) => `${range.start.line + 1} ${check}: ${message}`);
}

export function saidIn(text: string): readonly string[] {
	return saidOf(findingsIn(text));
}

export function checksIn(text: string): readonly CheckId[] {
	return findingsIn(text).map(({ check }) => check);
}

/** The text a finding points at. */
export function pointedAt(text: string, { range: { start, end } }: Finding): string {
	return start.line === end.line ? (text.split(/\r\n|\r|\n/)[start.line] ?? '').slice(start.character, end.character) : '(lines)';
}

/** The first finding of a check, which has to be there. */
export function findingOf(text: string, check: CheckId): Finding {
	const found = findingsIn(text).find((finding) => finding.check === check);
	if (!found) {
		throw new Error(`no ${check} in:\n${text}\n${saidIn(text).join('\n')}`);
	}
	return found;
}

export function titlesOf(finding: Finding): readonly string[] {
	return finding.fixes().map(({ title, preferred }) => (preferred ? `* ${title}` : title));
}

/** The text after a fix of a finding: the one with this title, else the first. */
export function fixedBy(text: string, finding: Finding, title?: string): string {
	const fixes = finding.fixes();
	const chosen = title === undefined ? fixes[0] : fixes.find((fix) => fix.title === title);
	if (!chosen) {
		throw new Error(`no fix ${title ?? ''} among ${fixes.map((fix) => fix.title).join(' | ')}`);
	}
	return apply(text, chosen.edits);
}

/** Applies the preferred fix of the first finding that has one, round by round, until none is left or nothing changes. */
export function fixAll(text: string): string {
	let now = text;
	for (let round = 0; round < 60; round += 1) {
		const next = findingsIn(now)
			.flatMap((finding) => finding.fixes().filter(({ preferred }) => preferred))
			.map(({ edits }) => apply(now, edits))
			.find((fixed) => fixed !== now);
		if (next === undefined) {
			return now;
		}
		now = next;
	}
	return now;
}

/** The lines a text has and another has not, in order. */
export function changedLines(before: string, after: string): readonly string[] {
	const old = before.split('\n');
	return after.split('\n').filter((line) => !old.includes(line));
}

export const sums: ReadonlySet<string> = new Set(identities.map(({ id }) => id));

/** The findings of the identities: those that set two sides against each other. */
export function arithmeticIn(text: string): readonly Finding[] {
	return findingsIn(text).filter(({ check }) => sums.has(check));
}
