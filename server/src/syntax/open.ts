import type { Line, Place } from '../forms/form.js';
import type { Node } from './outline.js';
import type { Around, LastText } from './stretch.js';

/** A field's row of the table, and whose field it is. */
export interface Home {
	readonly row: Line;
	readonly owner: Node;
	readonly sure: boolean;
}

/** What is open where a line is read, and which of it for certain. */
export class Open {
	section: Node | undefined;
	block: Node | undefined;
	item: Node | undefined;
	sure = { section: true, block: true, item: true };
	/** The text a line that begins with a text would continue; `unknown` after a line that cannot be read. */
	text: LastText | 'unknown' | undefined;

	constructor(readonly root: Node) {}

	get isSure(): boolean {
		const { section, block, item } = this.sure;
		return section && block && item;
	}

	/** Innermost first. */
	get nodes(): readonly Node[] {
		return [this.item, this.block, this.section, this.root].filter((node) => node !== undefined);
	}

	/** What a line may belong to, innermost first. */
	get places(): readonly Place[] {
		return this.nodes.flatMap(({ place }) => place ?? []);
	}

	get around(): Around {
		const { block, section, sure } = this;
		return { block: block?.place, section: section?.place, sureBlock: sure.block, sureSection: sure.section };
	}

	/** The text as it is now, for it may go on. */
	get textNow(): LastText | undefined {
		return typeof this.text === 'object' ? { ...this.text } : undefined;
	}

	/** Whose field it is: the innermost of item, block, section and return that has such a line. */
	home(keyword: string): Home | undefined {
		const { item, block, section, root, sure } = this;
		return (
			homeIn(item, sure.item, keyword) ??
			homeIn(block, sure.block, keyword) ??
			homeIn(section, sure.section, keyword) ??
			homeIn(root, true, keyword)
		);
	}

	/** A section, what stands among the sections, or none of these where the return itself goes on. */
	enter(section: Node | undefined): void {
		this.section = section;
		this.block = undefined;
		this.item = undefined;
		this.sure = { section: true, block: true, item: true };
	}

	/** What could not be read may have opened anything. */
	doubt(): void {
		this.sure = { section: false, block: false, item: false };
	}
}

function homeIn(owner: Node | undefined, sure: boolean, keyword: string): Home | undefined {
	const row = owner?.place?.line(keyword);
	return owner && row ? { row, owner, sure } : undefined;
}
