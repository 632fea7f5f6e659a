import type { Form } from '../forms/form.js';
import type { Digest } from './digest.js';
import type { Finding, Fix } from './finding.js';

/** A finding as data, its fixes worked out. */
export interface Said extends Omit<Finding, 'fixes'> {
	readonly fixes: readonly Fix[];
}

/**
 * What was found in a file, as data: what another process or an earlier run hands over. It is believed as long as the file is the same and
 * all it asked of others is answered as it was; else the file is checked again.
 */
export interface Checked {
	/** Of the file's text. */
	readonly stamp: string;
	/** Undefined where the analysis failed. */
	readonly digest: PlainDigest | undefined;
	readonly failed: string | undefined;
	/** Undefined where the checks failed. */
	readonly found: { readonly asked: AskedBefore; readonly findings: readonly Said[] } | undefined;
}

export type PlainDigest = Omit<Digest, 'form'> & { readonly form: string };

/** What was asked of others, and a key of what they answered. */
export interface AskedBefore {
	readonly names: readonly string[];
	readonly answers: string;
}

export function plainDigest({ form, ...rest }: Digest): PlainDigest {
	return { ...rest, form: form.id };
}

export function wholeDigest({ form, ...rest }: PlainDigest, forms: readonly Form[]): Digest | undefined {
	const known = forms.find(({ id }) => id === form);
	return known && { ...rest, form: known };
}

export function said(finding: Finding): Said {
	return { ...finding, fixes: finding.fixes() };
}

export function unsaid({ fixes, ...rest }: Said): Finding {
	return { ...rest, fixes: () => fixes };
}
