import type { Range } from 'vscode-languageserver-types';
import type { Form, Line, Place } from '../forms/form.js';
import type { PlaceId } from '../forms/types.js';
import type { Field, Span, TextValue } from './statement.js';

/** An edit of the text a finding stands in. */
export interface Edit {
	readonly range: Range;
	readonly newText: string;
}

/** What the syntax has to say at a place. */
export interface Fault {
	readonly check:
		| 'syntax'
		| 'malformed-number'
		| 'malformed-date'
		| 'malformed-text'
		| 'unchecked'
		| 'duplicate-line'
		| 'duplicate-section'
		| 'duplicate-class';
	readonly message: string;
	readonly range: Range;
	readonly related?: { readonly message: string; readonly range: Range };
	/** `guessed`: not to be applied unasked. */
	readonly fix?: { readonly title: string; readonly edits: readonly Edit[]; readonly guessed?: boolean };
}

/** A field in its place. */
export interface Entry {
	readonly field: Field;
	readonly line: number;
	/** The row of the form's table; undefined where the field's place is not known. */
	readonly row: Line | undefined;
	readonly node: Node;
	/** Something of it could not be read: what it leaves out is unknown. */
	readonly lost: boolean;
	/** The lines that continue its text, and its Chinese. */
	readonly more: readonly { readonly line: number; readonly text: TextValue; readonly zh: boolean }[] | undefined;
}

/** A section, a class's block in it, an item, or the return itself. */
export interface Node {
	readonly place: Place | undefined;
	readonly parent: Node | undefined;
	/** The line that opened it; undefined for the return. */
	readonly opener: Entry | undefined;
	readonly entries: Map<string, Entry[]>;
	readonly children: Node[];
	/** The class a block is of. */
	readonly classId: string | undefined;
	notApplicable: boolean;
	/** A line that could not be read stands in it: what is missing may be there. */
	damaged: boolean;
	/** A comment stands in it for what an import could not read: what is left out is not known. */
	gap: boolean;
	/** Where it belongs is not known: a line above it, that may have said so, could not be read. */
	readonly astray: boolean;
	lastLine: number;
	/** What is worked out from it alone, under the key of whoever did. */
	readonly known: Map<object, unknown>;
}

/** A part of the text's fields and of the nodes they open, in the order of the text. */
export interface Stretch {
	readonly entries: readonly Entry[];
	readonly nodes: readonly Node[];
	/** Whether it stays as it is while its lines do: then what is worked out from its nodes alone can be kept with it. */
	readonly keeps: boolean;
	/** What is worked out from it alone, under the key of whoever did. */
	readonly known: Map<object, unknown>;
}

export interface Outline {
	readonly form: Form;
	readonly root: Node;
	/** By the place they open, the first of each. */
	readonly sections: ReadonlyMap<PlaceId, Node>;
	/** By id, the first of each. */
	readonly classes: ReadonlyMap<string, Node>;
	/** All of it but the return itself, in the order of the text. */
	readonly stretches: readonly Stretch[];
	/** Every field, in the order of the text. */
	readonly entries: readonly Entry[];
	/** Every node but the return, in the order of the text. */
	readonly nodes: readonly Node[];
	readonly faults: readonly Fault[];
	/** Some line could not be read: nothing is missing for certain. */
	readonly damaged: boolean;
	/** Such a line stands above the sections, where classes are declared. */
	readonly headDamaged: boolean;
	/** The line from which on nothing was read, where a bound was reached; its fault says which. */
	readonly unread: number | undefined;
	/** The same object in all readings of one text while it is edited; undefined of one that nobody has open. */
	readonly kept: object | undefined;
}

export function rangeOf(line: number, { start, end }: Span): Range {
	return { start: { line, character: start }, end: { line, character: end } };
}

/** A text without a line of the language: empty, or comments alone. */
export function isBlank({ stretches, faults }: Outline): boolean {
	return stretches.every(({ entries }) => entries.length === 0) && faults.length === 0;
}

/** The fields of a line, in its order. */
export function entriesOn({ entries }: Outline, line: number): readonly Entry[] {
	let low = 0;
	let high = entries.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((entries[middle] as Entry).line < line) low = middle + 1;
		else high = middle;
	}
	const found: Entry[] = [];
	for (let index = low; entries[index]?.line === line; index += 1) found.push(entries[index] as Entry);
	return found;
}
