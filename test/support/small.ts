import type { CheckId } from '../../server/src/checks/catalogue.js';
import { type Parts as ExampleParts, file } from '../../server/src/checks/explanations/example.js';
import { analyse, type Snapshot } from '../../server/src/checks/snapshot.js';
import { identities } from '../../server/src/forms/ff301/identities.js';
import { createReturnService, type Finding, type ReturnService, type Settings } from '../../server/src/service.js';
import { readSource } from '../../server/src/syntax/source.js';
import { apply } from './slips.js';

/** The parts of a small return; its header's are values alone. */
export interface Parts extends ExampleParts {
	readonly submitted?: string;
}

/** A return of November 2025 (v1.1.1) in which there is nothing to find but what its parts bring in. */
export function smallReturn({ issuer, month, submitted, head, II, ...parts }: Parts = {}): string {
	return file({
		...parts,
		II: II ?? '    opening 1,000,000\n    closing 1,000,000',
		issuer: `issuer "${issuer ?? 'Harbour Lights Holdings Limited'}"`,
		month: `month ${month ?? '30 November 2025'}`,
		head: `submitted ${submitted ?? '2 December 2025'}${head ? `\n${head}` : ''}`,
	});
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
