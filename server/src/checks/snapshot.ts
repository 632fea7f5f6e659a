import type { Form } from '../forms/form.js';
import { type Return, readReturn } from '../model/return.js';
import type { Outline } from '../syntax/outline.js';
import { buildOutline } from '../syntax/outlineBuilder.js';
import type { Source } from '../syntax/source.js';
import { Ledger } from './ledger.js';

/** All that is known of one version of one document, until the next is analysed. */
export interface Snapshot {
	readonly uri: string;
	/** The form that its first line names. */
	readonly form: Form;
	readonly source: Source;
	readonly outline: Outline;
	readonly return_: Return;
	readonly ledger: Ledger;
}

/**
 * `before`: the analysis of the same text before an edit. What stays of it is taken over, and it is not to be asked any more. `keeps`: the
 * text may be edited.
 */
export function analyse(uri: string, source: Source, before?: Snapshot, keeps = true): Snapshot {
	const outline = buildOutline(source, before?.outline, keeps);
	const return_ = readReturn(outline);
	return { uri, form: source.form, source, outline, return_, ledger: new Ledger(return_) };
}

/** Readings of a text as it might be, by what is tried: each takes over from the last. */
const tried = new WeakMap<object, Map<string, Snapshot>>();

/** The text of a snapshot with other lines in it, which stays as it is. What the same `trial` gave last is not to be asked any more. */
export function analyseAside({ uri, outline: { kept } }: Snapshot, source: Source, trial: string): Snapshot {
	if (!kept) return analyse(uri, source);
	const trials = tried.get(kept) ?? new Map<string, Snapshot>();
	tried.set(kept, trials);
	const snapshot = analyse(uri, source, trials.get(trial));
	trials.set(trial, snapshot);
	return snapshot;
}
