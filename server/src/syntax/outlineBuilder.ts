import type { Form, Place } from '../forms/form.js';
import type { PlaceId } from '../forms/types.js';
import { FaultsOfLine } from './faultsOfLine.js';
import { gapMark } from './line.js';
import type { Open } from './open.js';
import { Openers } from './openers.js';
import { type Entry, type Outline, rangeOf } from './outline.js';
import { behindAnother, boundReached, noTextAbove, ofLine, outOfPlace } from './outlineFaults.js';
import { OutlineSoFar } from './outlineSoFar.js';
import type { Source } from './source.js';
import type { Field, Statement, StrayTokens, TextValue } from './statement.js';
import { reportStray } from './strays.js';
import { Kept, reach, type StandingEntry, StretchedOutline, stretchesOf } from './stretch.js';
import type { TakingOver } from './takingOver.js';

/**
 * `before`: the outline of the text before an edit. What stays of it is taken over, and it is not to be asked any more. `keeps`: the text
 * may be edited; of one that nobody has open nothing is made ready for that.
 */
export function buildOutline(source: Source, before?: Outline, keeps = true): Outline {
	const known = before instanceof StretchedOutline && before.form === source.form ? before.kept : undefined;
	const kept = keeps ? (known ?? new Kept()) : undefined;
	for (;;) {
		const outline = new Builder(source, kept).build();
		if (outline) return outline;
	}
}

/**
 * Puts the fields of the lines in their places, from the form's table. One pass, top to bottom. After a line that cannot be
 * read, the item, block and section it may have opened are in doubt until a line opens one again: what stands there is read,
 * but takes part in nothing and is not reported for standing in the wrong place or twice.
 */
class Builder {
	readonly #soFar: OutlineSoFar;
	readonly #openers: Openers;
	readonly #form: Form;
	readonly #open: Open;
	readonly #takingOver: TakingOver;
	#unread: number | undefined;

	constructor(
		private readonly source: Source,
		private readonly kept: Kept | undefined,
	) {
		this.#soFar = new OutlineSoFar(source, kept);
		this.#openers = new Openers(this.#soFar);
		this.#form = this.#soFar.form;
		this.#open = this.#soFar.open;
		this.#takingOver = this.#soFar.takingOver;
	}

	/** Undefined where something that was taken over turned out not to be the same: it is read anew. */
	build(): Outline | undefined {
		const { statements } = this.source;
		const { entries, nodes, faults } = this.#soFar;
		const takingOver = this.#takingOver;
		for (let line = 0; line < statements.length && this.#goesOn(line); line += 1) {
			const statement = statements[line] as Statement;
			const taken = takingOver.take(statement, line);
			if (taken > 0) {
				line += taken - 1;
				this.#soFar.lastEntry = takingOver.lastEntry;
				continue;
			}
			const before = { entry: entries.length, node: nodes.length, faults: faults.length };
			takingOver.begin();
			if (
				statement.fields.length > 0 ||
				statement.strays.length > 0 ||
				statement.problems.length > 0 ||
				statement.continued ||
				statement.chinese
			) {
				this.#read(statement, line);
				takingOver.follow(statement, line, before);
			} else if (statement.gap) {
				this.#noteGap(line);
			}
			if (takingOver.refused()) return undefined;
		}
		takingOver.begin();
		takingOver.close(this.#unread ?? statements.length);
		const { form, root, sections, classes, damaged, headDamaged } = this.#soFar;
		const stretches = stretchesOf(entries, nodes, takingOver.cuts, this.kept);
		const unread = this.#unread;
		return new StretchedOutline(form, root, sections, classes, stretches, faults, damaged, headDamaged, unread, this.kept);
	}

	/** Reading ends where a bound is reached, as if a line that may be anything stood there. */
	#goesOn(line: number): boolean {
		const { faults, classes } = this.#soFar;
		const message = boundReached(this.source.bounds, {
			line,
			faults: faults.length,
			classes: Math.max(classes.size, this.#openers.classesIn(this.#open.section)),
		});
		if (message === undefined) return true;
		faults.push({
			check: 'unchecked',
			message,
			range: rangeOf(line, { start: 0, end: (this.source.lines[line] as string).length }),
		});
		this.#soFar.fault();
		this.#unread = line;
		return false;
	}

	/** What could not be read belongs to what the line above it belongs to, or opens; a section that could not, or who signs, is itself the place. */
	#noteGap(line: number): void {
		const [keyword = '', section = ''] = (this.source.lines[line] as string)
			.trimStart()
			.slice(gapMark.length)
			.split(/[\s,，:]+/, 2);
		const named = this.#form.root.line(keyword);
		if (named?.last || (named?.role === 'section' && this.#form.place(section as PlaceId))) return;
		const last = this.#soFar.lastEntry;
		const owner = this.#open.nodes.find(({ opener }) => opener !== undefined && opener === last) ?? last?.node;
		if (owner) {
			this.#takingOver.touch(owner);
			owner.gap = true;
		}
	}

	#read(statement: Statement, line: number): void {
		// A line whose first word is none of the language's cannot be read, whatever follows.
		const headless = statement.strays[0]?.after === -1;
		const above = this.#soFar.faults.length;
		for (const problem of statement.problems) {
			// What only looks like a value there, such as the month in a label of the form, is not asked for.
			if (!headless || problem.fix) this.#soFar.faults.push(ofLine(problem, line));
		}
		if (statement.continued || statement.chinese) {
			if (!this.#continueText(statement, line) || statement.problems.some(({ kind }) => kind === 'syntax')) {
				// It may be what is left of any line.
				this.#soFar.fault();
			}
		}
		const before = statement.strays.length > 0 ? this.#open.places : [];
		let first: Entry | undefined;
		for (const field of statement.fields) {
			if (headless) {
				this.#soFar.add(field, line, undefined, this.#soFar.astray(undefined), true);
				continue;
			}
			if (first && !this.#keepsCompany(first, field)) {
				this.#refuseCompany(first, field, line);
				continue;
			}
			const entry = this.#place(field, line);
			first ??= entry;
		}
		// What else stands on a line whose first word is unknown, such as a label of the form, is not told by itself.
		if (statement.strays.length > 0) {
			const onLine = new FaultsOfLine(this.#soFar.faults, above);
			for (const stray of headless ? statement.strays.slice(0, 1) : statement.strays) {
				this.#reportStray(stray, onLine, statement, line, first, before);
			}
			onLine.close();
		}
		// A lone `zh`, for one: what it stands in place of is not known.
		const empty = statement.fields.length === 0 && !statement.continued && !statement.chinese;
		if (headless || (empty && statement.problems.some(({ kind }) => kind === 'syntax' || kind === 'unchecked'))) {
			this.#soFar.fault();
		} else if (statement.fields.length > 0) {
			this.#open.text = undefined;
			const { entries } = this.#soFar;
			for (let index = entries.length - statement.fields.length; index < entries.length; index += 1) {
				const entry = entries[index] as StandingEntry;
				if (entry.field.text) this.#open.text = { entry, zh: entry.field.text.zh !== undefined };
			}
		}
	}

	/** Fields behind the first belong to the same item, or stand in the same place. */
	#keepsCompany(first: Entry, field: Field): boolean {
		if (!first.row) return this.#form.linesWith(field.keyword).some(({ leads }) => !leads);
		const { row } = first;
		const home = row.opened?.kind === 'item' ? this.#openers.opened(row, first.field) : row.home;
		const other = row.role === 'block' || home.kind === 'file' ? undefined : home.line(field.keyword);
		return other !== undefined && !other.leads;
	}

	/** What begins a line of its own and stands behind something else is read, but opens nothing. */
	#refuseCompany(first: Entry, field: Field, line: number): void {
		this.#soFar.faults.push(behindAnother(this.source, first, field, line));
		const rows = this.#form.linesWith(field.keyword);
		this.#soFar.add(field, line, rows.length === 1 ? rows[0] : undefined, this.#soFar.astray(undefined), true);
		this.#soFar.fault();
	}

	#place(field: Field, line: number): Entry {
		const { keyword } = field;
		const top = this.#form.root.line(keyword);
		if (top?.role === 'section') return this.#openers.openSection(field, line, top);
		if (top?.role === 'part') return this.#openers.openPart(field, line, top);
		if (this.#form.linesWith(keyword)[0]?.role === 'block') return this.#openers.openBlock(field, line);
		const home = this.#open.home(keyword);
		if (!home) return this.#misplaced(field, line);
		const { row, owner, sure } = home;
		if (row.opens) return this.#openers.openItem(field, line, row, owner, sure);
		if (!sure) {
			// Whose field it is is in doubt, and so is which row of the table it is, but for a keyword that has one row only.
			const only = this.#form.linesWith(keyword).length === 1 ? row : undefined;
			return this.#soFar.add(field, line, only, this.#soFar.astray(only?.home), true);
		}
		const entry = this.#soFar.add(field, line, row, owner, false);
		this.#soFar.checkRepeated(entry);
		return entry;
	}

	#misplaced(field: Field, line: number): Entry {
		const rows = this.#form.linesWith(field.keyword);
		// Where the place is in doubt, a line is not reported for standing there.
		if (!this.#open.isSure) {
			const row = rows.length === 1 ? rows[0] : undefined;
			if (row?.opens) return this.#openers.openItem(field, line, row, this.#soFar.root, false);
			return this.#soFar.add(field, line, row, this.#soFar.astray(row?.home), true);
		}
		const [row] = rows;
		this.#soFar.faults.push(outOfPlace(this.source, rows, this.#open, [...this.#soFar.classes.keys()], field, line));
		this.#soFar.fault();
		if (row?.opened?.kind === 'item') return this.#openers.openItem(field, line, row, this.#soFar.root, false, true);
		return this.#soFar.add(field, line, rows.length === 1 ? row : undefined, this.#soFar.astray(undefined), true);
	}

	/** False where there is no text to continue. */
	#continueText(statement: Statement, line: number): boolean {
		const text = (statement.continued ?? statement.chinese) as TextValue;
		const lastText = this.#open.text;
		if (lastText === 'unknown') return true;
		if (!lastText) {
			this.#soFar.faults.push(noTextAbove(statement.chinese !== undefined, text, line));
			return false;
		}
		const zh = statement.chinese !== undefined || (lastText.zh && statement.continued?.zh === undefined);
		this.#takingOver.touchText(lastText.entry);
		lastText.entry.continueWith(line, text, zh);
		reach(lastText.entry.node, line);
		this.#open.text = { entry: lastText.entry, zh: zh || text.zh !== undefined };
		return true;
	}

	#reportStray(
		stray: StrayTokens,
		onLine: FaultsOfLine,
		statement: Statement,
		line: number,
		first: Entry | undefined,
		before: readonly Place[],
	): void {
		const { isSure: sure, places: now } = this.#open;
		const places = stray.after < 0 ? before : now;
		const to = { form: this.#form, source: this.source, faults: this.#soFar.faults, onLine, sure, places };
		reportStray(to, stray, statement, line, first);
	}
}
