import type { Form, Line, Place } from '../forms/form.js';
import type { Open } from './open.js';
import type { Entry, Node } from './outline.js';
import { blockTwice, declaredTwice, noClassesHere, sectionTwice } from './outlineFaults.js';
import { node, type OutlineSoFar } from './outlineSoFar.js';
import type { Field, WordValue } from './statement.js';

/** The lines that open something: a section, what stands among the sections, a class's block, an item. */
export class Openers {
	readonly #soFar: OutlineSoFar;
	readonly #form: Form;
	readonly #root: Node;
	readonly #open: Open;
	readonly #blocks = new Map<Node, Map<string, Node>>();

	constructor(soFar: OutlineSoFar) {
		this.#soFar = soFar;
		this.#form = soFar.form;
		this.#root = soFar.root;
		this.#open = soFar.open;
	}

	/** How many classes stand in a section. */
	classesIn(section: Node | undefined): number {
		return (section && this.#blocks.get(section)?.size) ?? 0;
	}

	openItem(field: Field, line: number, row: Line, owner: Node, sure: boolean, quiet = false): Entry {
		const place = this.opened(row, field);
		const declares = row.role === 'class';
		if (declares && !field.id) this.#soFar.fault();
		const parent = sure ? owner : this.#soFar.astray(row.home);
		const entry = this.#soFar.add(field, line, row, parent, !sure || quiet);
		const opened = node(place, parent, entry, { astray: !sure });
		this.#soFar.nodes.push(opened);
		parent.children.push(opened);
		this.#open.item = opened;
		// What follows is surely the item's, whosever the item is; the block's own lines stay in doubt.
		this.#open.sure.item = !declares || field.id !== undefined;
		if (owner === this.#root) {
			if (sure && (!declares || field.id)) {
				this.#open.enter(undefined);
				this.#open.item = opened;
			}
			if (declares) this.#declare(opened, field, line);
			else this.#soFar.checkRepeated(entry);
		} else if (sure) {
			this.#soFar.checkRepeated(entry);
		}
		if (entry.lost) opened.damaged = true;
		return entry;
	}

	/** The place an item's line opens: the one its words name, where it has such. */
	opened(row: Line, { words = [] }: Field): Place {
		const { opensAt } = row;
		const at = opensAt && words.map(({ text }) => opensAt[text.toLowerCase()]).find((id) => id !== undefined);
		return ((at && this.#form.place(at)) ?? row.opened) as Place;
	}

	#declare(opened: Node, field: Field, line: number): void {
		const id = field.id?.text;
		if (!id) {
			// The class is declared, under a name nobody can read.
			this.#soFar.headDamaged = true;
			return;
		}
		const first = this.#soFar.classes.get(id);
		if (first?.opener) {
			this.#soFar.faults.push(declaredTwice(field.id as WordValue, line, first.opener));
			return;
		}
		this.#soFar.classes.set(id, opened);
	}

	openSection(field: Field, line: number, row: Line): Entry {
		const place = field.section && this.#form.section(field.section.text);
		const entry = this.#soFar.add(field, line, row, this.#root, false);
		if (!place) {
			this.#soFar.fault();
			this.#open.section = undefined;
			this.#open.block = undefined;
			this.#open.item = undefined;
			return entry;
		}
		this.#enter(place, entry, field.not !== undefined);
		return entry;
	}

	/** What stands among the sections under a line of its own, as FF301's totals do. */
	openPart(field: Field, line: number, row: Line): Entry {
		const entry = this.#soFar.add(field, line, row, this.#root, false);
		this.#enter(row.opened as Place, entry, false);
		return entry;
	}

	#enter(place: Place, entry: Entry, notApplicable: boolean): void {
		const first = this.#soFar.sections.get(place.id);
		if (first?.opener) {
			this.#soFar.faults.push(sectionTwice(place, entry, first.opener));
			this.#open.enter(first);
			return;
		}
		const opened = node(place, this.#root, entry, { notApplicable });
		opened.damaged = entry.lost;
		this.#soFar.sections.set(place.id, opened);
		this.#root.children.push(opened);
		this.#soFar.nodes.push(opened);
		this.#open.enter(opened);
	}

	openBlock(field: Field, line: number): Entry {
		const id = field.id?.text;
		const row = this.#open.section?.place?.blocks;
		if (!this.#open.sure.section || !row) {
			if (this.#open.sure.section) {
				this.#soFar.faults.push(noClassesHere(this.#form, this.#open.section?.place, field, line));
				this.#soFar.fault();
			}
			const entry = this.#soFar.add(field, line, undefined, this.#soFar.astray(undefined), true);
			this.#open.block = node(undefined, undefined, entry, { astray: true, classId: id });
			this.#soFar.nodes.push(this.#open.block);
			this.#open.item = undefined;
			this.#open.doubt();
			return entry;
		}
		const section = this.#open.section as Node;
		if (!id) this.#soFar.fault();
		const entry = this.#soFar.add(field, line, row, section, false);
		this.#open.item = undefined;
		if (!id) {
			this.#open.block = node(row.opened, undefined, entry, { astray: true });
			this.#soFar.nodes.push(this.#open.block);
			return entry;
		}
		this.#open.sure.block = true;
		this.#open.sure.item = true;
		if (section.notApplicable) this.#soFar.contradiction(section, field, line);
		const first = this.#blocks.get(section)?.get(id);
		if (first?.opener) {
			this.#soFar.faults.push(blockTwice(id, section.place as Place, field, line, first.opener));
			this.#open.block = first;
			return entry;
		}
		this.#open.block = node(row.opened, section, entry, { classId: id });
		section.children.push(this.#open.block);
		const known = this.#blocks.get(section) ?? new Map<string, Node>();
		this.#blocks.set(section, known.set(id, this.#open.block));
		this.#soFar.nodes.push(this.#open.block);
		return entry;
	}
}
