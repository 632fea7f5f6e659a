import type { Form } from '../forms/form.js';
import { formOf } from '../forms/index.js';
import type { Bounds } from '../limits.js';
import type { KnownLines } from '../syntax/knownLines.js';
import { readSource } from '../syntax/source.js';
import { type Digest, digestOf } from './digest.js';
import { analyse } from './snapshot.js';

/** The first line that opens a section, up to its end. */
const opensSection = /^[ \t]*section[ \t][^\r\n]*/im;

/** Heads that were read lately, for whoever reads many. */
export interface HeadsKnown {
	/** `read`: where no such head is known. */
	read(uri: string, head: string, bounds: Bounds, read: () => Digest | undefined): Digest | undefined;
}

interface Pattern {
	/** A line that says what stands in a head. */
	readonly ofHead: RegExp;
	/** The first line of the language, as far as it names the form. */
	readonly isMonthly: boolean;
}

const patterns = new WeakMap<Form, Pattern>();

function patternOf(form: Form): Pattern {
	let pattern = patterns.get(form);
	if (!pattern) {
		const words = form.root.lines.flatMap(({ role, keyword }) => (role === 'field' || role === 'class' ? [keyword] : []));
		pattern = { ofHead: new RegExp(`^[^A-Za-z"#\\r\\n]*(?:${words.join('|')})\\b`, 'im'), isMonthly: form.kind === 'month' };
		patterns.set(form, pattern);
	}
	return pattern;
}

/**
 * The digest of a monthly return out of what stands above its sections: whose it is and of which month, when it was submitted. The rest of
 * the text need not be read for it. Undefined where that would not do, or might not: another form, a head that goes on below a section.
 * What a bound keeps from being read is not known of a head.
 */
export function headDigest(
	uri: string,
	text: string,
	bounds: Bounds,
	forms: readonly Form[],
	known: KnownLines,
	heads?: HeadsKnown,
): Digest | undefined {
	if (text.length > bounds.length) return undefined;
	const section = opensSection.exec(text);
	if (!section) return undefined;
	const end = section.index + section[0].length;
	const head = text.slice(0, end);
	const read = () => {
		const lines = head.split(/\r\n|\r|\n/);
		if (lines.length > bounds.lines || !patternOf(formOf(lines, forms)).isMonthly) return undefined;
		const source = readSource(head, bounds, forms, known);
		// A section's line with something wrong in it need not end the head.
		const last = source.statements.at(-1);
		const isSection = last?.fields.length === 1 && last.problems.length === 0 && last.strays.length === 0;
		return isSection ? digestOf(analyse(uri, source)) : undefined;
	};
	const digest = heads ? heads.read(uri, head, bounds, read) : read();
	return digest && !patternOf(digest.form).ofHead.test(text.slice(end)) ? digest : undefined;
}
