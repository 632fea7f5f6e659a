import type { FormText, Generation, Wording } from './types.js';

/** What a form says, and how sure it is: seen on a real return, inferred from one, or recalled. */

const sure =
	(how: FormText['sure']) =>
	(en: string, zh?: string): FormText => ({ en, ...(zh === undefined ? {} : { zh }), sure: how });

export const seen = sure('seen');
/** A Chinese that stands beside it was seen. */
export const inferred = sure('inferred');
export const recalled = sure('recalled');

export const since = (from: Generation, wording: Wording): Wording => ({ ...wording, from });
export const before = (until: Generation, wording: Wording): Wording => ({ ...wording, until });

/** A word of the language that the form has no label for. */
export const ours: readonly Wording[] = [];
