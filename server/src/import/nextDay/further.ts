import { addLine, addNote, type Node } from '../form/draft.js';
import { valueIn } from '../form/fields.js';
import { join } from '../source/sheet.js';
import type { FormLabels } from './labels.js';
import type { Passage } from './passage.js';

/** Reads what a place's table has and its page has no room of its own for, and returns the passage without it. */
export function takeFurther(node: Node, passage: Passage, labels: FormLabels, place: string): Passage {
	let rest = passage;
	for (const line of labels.further(place)) {
		const found = rest.find(new RegExp(`^\\s*${labels.line(place, line.keyword)}[^\\S\\n]*([^\\n]*)`));
		if (!found) continue;
		const [said = ''] = found.groups;
		const value = said.trim() === '' ? undefined : valueIn(line, rest.text.slice(found.end - said.length, found.end));
		if (value !== undefined) addLine(node, line.keyword, value);
		else if (said.trim() !== '') addNote(node, join([rest.text.slice(found.at, found.end)]));
		rest = rest.without(found.at, found.end);
	}
	return rest;
}
