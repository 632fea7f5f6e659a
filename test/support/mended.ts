import { expect } from 'vitest';
import type { CheckId } from '../../server/src/checks/catalogue.js';
import type { Finding } from '../../server/src/service.js';

/** One thing that is wrong in a folder: what is found of it and where, and what mends it. */
export interface Wrong {
	readonly check: CheckId;
	readonly severity: 'error' | 'warning' | 'information';
	readonly of: string;
	/** What the finding points at. */
	readonly at: string;
	/** The first line of its message. */
	readonly says: string;
	/** The fix, with a star where it is preferred; or why there is none. */
	readonly fix: string | { readonly none: string };
	/** Others that the same thing is found by. */
	readonly also?: readonly CheckId[];
}

/** A name for its test. */
export const nameOf = ({ check, severity, of }: Wrong) => `${check}, ${severity}: ${of}`;

/** Is found where it is, by nothing that is not said; the fix that is offered first, undefined where there is to be none. */
export function expectFound(findings: readonly Finding[], text: string, wrong: Wrong) {
	expect(findings.map(({ check, severity, message }) => `${severity} ${check}: ${message}`).join('\n')).toContain(
		`${wrong.severity} ${wrong.check}: ${wrong.says}`,
	);
	const finding = findings.find(({ check, message }) => check === wrong.check && message.split('\n')[0] === wrong.says);
	if (!finding) throw new Error(`it says more on its first line than: ${wrong.says}`);
	const { start, end } = finding.range;
	expect(text.split('\n')[start.line]?.slice(start.character, end.character)).toBe(wrong.at);
	const others = findings.map(({ check }) => check).filter((check) => check !== wrong.check);
	expect(new Set(others)).toEqual(new Set(wrong.also));
	const fixes = finding.fixes();
	const titles = fixes.map(({ title, preferred }) => `${preferred ? '* ' : ''}${title}`);
	if (typeof wrong.fix !== 'string') {
		expect(titles, wrong.fix.none).toEqual([]);
		return undefined;
	}
	expect(titles[0]).toBe(wrong.fix);
	return fixes[0];
}
