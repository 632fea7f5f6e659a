import { TextDocument } from 'vscode-languageserver-textdocument';
import { languageChecks } from '../checks/catalogue.js';
import { append } from '../lists.js';
import type { Finding, Fix, ReturnService } from '../service.js';

export interface Applied {
	/** From 1, in the text it was applied to. */
	readonly line: number;
	readonly check: string;
	readonly title: string;
}

export interface Mended {
	readonly text: string;
	readonly applied: readonly Applied[];
}

/** Beyond so many a return needs its author. */
const most = 500;

/**
 * A return with its preferred fixes applied, those of an editor's Auto Fix, until there is none. Lines that cannot be read are mended
 * together, for each stands by itself; then one at a time, for a figure that is put right mends what hangs on it. The service holds the
 * text that comes out.
 */
export function mend(service: ReturnService, uri: string, findingsOf: () => readonly Finding[]): Mended {
	let text = service.text(uri) ?? '';
	const seen = new Set([text]);
	const applied: Applied[] = [];
	for (let round = 0; round < most; round++) {
		const step = next(text, seen, findingsOf());
		if (!step) break;
		text = step.text;
		seen.add(text);
		append(applied, step.applied);
		service.put(uri, text);
	}
	return { text, applied };
}

/** What comes of the next fixes; undefined where there is none that leads on. */
function next(text: string, seen: ReadonlySet<string>, findings: readonly Finding[]): Mended | undefined {
	const fixed = (fixes: readonly Fix[]) =>
		TextDocument.applyEdits(
			TextDocument.create('', '', 0, text),
			fixes.flatMap(({ edits }) => [...edits]),
		);
	const preferred = (finding: Finding) => finding.fixes().find((fix) => fix.preferred && fix.edits.length > 0);
	const said = ({ range, check }: Finding, { title }: Fix): Applied => ({ line: range.start.line + 1, check, title });

	const together = new Map<Finding, Fix>();
	const taken = new Set<number>();
	for (const finding of findings.filter(({ check }) => languageChecks.has(check))) {
		const fix = preferred(finding);
		const lines = fix?.edits.flatMap(({ range }) => [range.start.line, range.end.line]) ?? [];
		if (!fix || lines.some((line) => taken.has(line))) continue;
		for (const line of lines) taken.add(line);
		together.set(finding, fix);
	}
	if (together.size > 0) {
		const after = fixed([...together.values()]);
		if (!seen.has(after)) return { text: after, applied: [...together].map(([finding, fix]) => said(finding, fix)) };
	}
	for (const finding of findings) {
		const fix = preferred(finding);
		const after = fix && fixed([fix]);
		if (fix && after !== undefined && !seen.has(after)) return { text: after, applied: [said(finding, fix)] };
	}
	return undefined;
}
