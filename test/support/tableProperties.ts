import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { isMonthly } from '../../server/src/checks/carry.js';
import { languageChecks } from '../../server/src/checks/catalogue.js';
import { analyse, type Snapshot } from '../../server/src/checks/snapshot.js';
import type { Form, Line } from '../../server/src/forms/form.js';
import { allForms } from '../../server/src/forms/index.js';
import { type Edition, wordingOf } from '../../server/src/forms/types.js';
import type { Imported } from '../../server/src/import/imported.js';
import { importJson } from '../../server/src/import/json.js';
import { importPdf } from '../../server/src/import/source/pdf.js';
import { importText } from '../../server/src/import/text.js';
import { documentOf, renderHtml, renderJson, renderMarkdown, renderText, returnSchema } from '../../server/src/render/index.js';
import { pdfOf } from '../../server/src/render/pdf.js';
import { createReturnService } from '../../server/src/service.js';
import { readSource } from '../../server/src/syntax/source.js';
import { type Carried, ofTable } from './ofTable.js';
import { pdfText } from './pdfText.js';
import { apply } from './slips.js';

const uri = 'file:///a.return';

/** `2 scheme/opening value`: what a reader of the table lost. */
const named = ({ row, column, kind }: Carried) => `${row.place}/${row.keyword} ${column ?? kind}`;

/** What of it a text does not have; once, though two classes have it. */
function missing(carried: readonly Carried[], has: (one: Carried) => boolean): readonly string[] {
	return [...new Set(carried.filter((one) => !has(one)).map(named))];
}

/** Whether a text has a value and not as a part of a longer one. */
function holds(text: string, value: string): boolean {
	return new RegExp(`(?<![\\w,.])${value.replace(/[.]/g, '\\.')}(?![\\w])`).test(text);
}

/** A day as the form's paper has it: `07 January 2025`, or `January 7, 2025`. */
function onPage(page: string, { kind, printed }: Carried): boolean {
	const american = printed.replace(/^0?(\d+) (\w+) (\d+)$/, '$2 $1, $3');
	return holds(page, printed) || (kind === 'date' && holds(page, american));
}

const stripped = (html: string) =>
	html.replace(/<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>/g, '').replace(/<[^>]*>/g, ' ');

/** For every row of a form's table, in an edition: its value is wherever the form's values are. */
export function tableProperties(form: Form, edition: Edition): void {
	const forms = [...allForms.filter(({ id }) => id !== form.id), form];
	const { text, carried } = ofTable(form, edition);
	const open = (written: string): Snapshot => analyse(uri, readSource(written, undefined, forms));
	const snapshot = open(text);
	const service = (written: string) => {
		const made = createReturnService({ today: () => '2026-11-22' }, forms);
		made.put(uri, written);
		return made;
	};
	// Editions of a generation are printed alike, and a PDF takes its time.
	const last = form.editions.findLast(({ generation }) => generation === edition.generation);
	let written: Promise<Uint8Array> | undefined;
	const paper = last === undefined || last.id === edition.id ? () => (written ??= pdfOf(documentOf(snapshot))) : undefined;
	const onPaper = carried.filter(({ row, kind }) => !(row.unprinted && (kind === 'text' || kind === 'date')));

	describe(`${form.id} ${edition.id}`, () => {
		it('is read: an entry of its own row for each line, and nothing of the language is wrong', () => {
			expect(snapshot.form).toBe(form);
			const entries = new Set(snapshot.outline.entries.map(({ row, line }) => `${line} ${row?.place} ${row?.keyword}`));
			expect(missing(carried, ({ row, line }) => entries.has(`${line} ${row.place} ${row.keyword}`))).toEqual([]);
			const wrong = service(text)
				.findings(uri)
				.filter(({ check }) => languageChecks.has(check) || check === 'edition');
			expect(wrong.map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
		});

		it('is printed: HTML, text, Markdown', () => {
			for (const render of [renderHtml, renderText, renderMarkdown]) {
				const page = stripped(render(snapshot));
				expect(missing(onPaper, (one) => onPage(page, one))).toEqual([]);
			}
		});

		if (form.kind === 'day') {
			it('is printed under its label', () => {
				const squash = (said: string) => said.replace(/&[a-z]+;|&#\d+;|[^\p{L}\p{N}]/gu, '').toLowerCase();
				const page = squash(stripped(renderHtml(snapshot)));
				// What the form has in brackets may stand below the value.
				const partsOf = ({ row }: Carried) => (wordingOf(row.labels, edition.generation)?.en ?? '').split(/ (?=\()/);
				expect(missing(onPaper, (one) => partsOf(one).every((part) => page.includes(squash(part))))).toEqual([]);
			});
		}

		if (paper) {
			it('is printed: PDF', async () => {
				const page = await pdfText(await paper());
				expect(missing(onPaper, (one) => onPage(page, one))).toEqual([]);
			});
		}

		it('is in JSON, as its schema has it', () => {
			const json = renderJson(snapshot);
			expect(missing(carried, ({ plain }) => json.includes(`"${plain}"`))).toEqual([]);
			const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
			addFormats.default(ajv);
			const validate = ajv.compile(returnSchema(form));
			validate(JSON.parse(json));
			expect(validate.errors ?? []).toEqual([]);
		});

		it('comes back out of JSON', () => {
			const made = importJson(renderJson(snapshot), forms);
			expect(made).toMatchObject({ problems: [] });
			const again = made && 'text' in made ? made.text : '';
			expect(renderJson(open(again))).toBe(renderJson(snapshot));
		});

		if (form.imported || form.kind === 'day') {
			// Where the items that are confirmed are numbered anew, one in other words is told by these, and these are none.
			const readable = onPaper.filter(
				({ row }) => !(form.someItems && row.takes.parts.includes('items') && row.takes.parts.includes('text')),
			);
			const notReadBack = (made: Imported) => {
				const again = 'text' in made ? renderJson(open(made.text)) : '';
				return missing(readable, ({ plain }) => again.includes(`"${plain}"`));
			};

			it('comes back out of its print', () => {
				for (const render of [renderHtml, renderText]) expect(notReadBack(importText(render(snapshot)))).toEqual([]);
			});

			if (paper) {
				it('comes back out of its print: PDF', async () => {
					expect(notReadBack(await importPdf(await paper()))).toEqual([]);
				});
			}
		}

		it('survives formatting', () => {
			const made = service(text);
			const laidOut = apply(text, made.format(uri));
			expect(renderJson(open(laidOut))).toBe(renderJson(snapshot));
			made.put(uri, laidOut);
			expect(made.format(uri)).toEqual([]);
		});

		if (form.carries) {
			it('is carried into the next month, or left behind, as its row says', () => {
				const rolled = service(text).roll(uri);
				const json = 'text' in rolled ? renderJson(open(rolled.text)) : '';
				const isLeft = (rows: readonly Line[]) =>
					rows.some(
						(row) =>
							isMonthly(row) || row.movement || row.confirms || row.keyword === form.dated || isDropped(form, edition, row),
					);
				const balance = (one: Carried) => ['opening', 'closing'].includes(one.row.keyword);
				const kept = carried.filter((one) => !isLeft([...one.within, one.row]) && !balance(one));
				expect(missing(kept, ({ plain }) => json.includes(`"${plain}"`))).toEqual([]);
				const left = carried.filter((one) => isLeft([...one.within, one.row]) && !balance(one));
				expect(missing(left, ({ plain }) => !json.includes(`"${plain}"`))).toEqual([]);
				// What is worked out of others of its line is no balance of its own.
				const isOwn = ({ row: { home, keyword }, column }: Carried) =>
					!form.identities?.some(
						({ place, derived, terms }) =>
							place === home.id &&
							derived.line === keyword &&
							derived.column === column &&
							terms.every(({ take }) => take.of === 'cell' && take.line === keyword),
					);
				const closing = carried.filter((one) => {
					const carry = form.carryOf(one.row.place);
					return carry?.begins && carry.left === one.row.keyword && carry.columns.includes(one.column ?? '') && isOwn(one);
				});
				expect(missing(closing, ({ plain }) => json.includes(`"${plain}"`))).toEqual([]);
			});
		}

		it('is completed in its place', () => {
			const lines = text.split('\n');
			const seen = new Set<Line>();
			const lost: string[] = [];
			for (const { row, line } of carried) {
				if (seen.has(row) || row.keyword === form.opening) continue;
				seen.add(row);
				const indent = /^ */.exec(lines[line] as string)?.[0] ?? '';
				// What a line opens goes with it, as what it is offered to begin.
				const rest = lines.slice(line + 1);
				const deeper = rest.findIndex((other) => other === '' || (/^ */.exec(other)?.[0].length ?? 0) <= indent.length);
				const without = [...lines.slice(0, line), indent, ...(row.opened ? rest.slice(deeper) : rest)];
				const offered = service(without.join('\n')).completion(uri, { line, character: indent.length }).items;
				if (!offered.some(({ label }) => label === row.keyword || label.startsWith(`${row.keyword} `)))
					lost.push(`${row.place}/${row.keyword}`);
			}
			expect(lost).toEqual([]);
		});

		it('is in the outline and has its tokens', () => {
			const made = service(text);
			const lines = new Set<number>();
			const symbols = new Set<number>();
			const walk = (all: ReturnType<typeof made.documentSymbols>): void => {
				for (const { selectionRange, children } of all) {
					symbols.add(selectionRange.start.line);
					walk(children ?? []);
				}
			};
			walk(made.documentSymbols(uri));
			expect(
				missing(
					carried.filter(({ row }) => row.opened),
					({ line }) => symbols.has(line),
				),
			).toEqual([]);
			let at = 0;
			const tokens = made.semanticTokens(uri);
			for (let index = 0; index < tokens.length; index += 5) {
				at += tokens[index] as number;
				lines.add(at);
			}
			expect(missing(carried, ({ line }) => lines.has(line))).toEqual([]);
			const called = new Set(made.workspaceSymbols('').map(({ name }) => name));
			const items = carried.filter(({ row, kind }) => row.opened && kind === 'text' && row.takes.parts.length === 1);
			expect(missing(items, ({ printed }) => called.has(printed))).toEqual([]);
		});
	});
}

/** What waits for something is carried only where that is said: of an edition that does not have it, never. */
function isDropped(form: Form, { generation }: Edition, row: Line): boolean {
	const waits = row.opened?.waits ?? row.opened?.lines.find(({ opened }) => opened?.waits)?.opened?.waits;
	if (waits === undefined) return false;
	const line = form.lines.find(({ keyword, place }) => keyword === waits && form.place(place)?.waits === waits);
	return line?.from !== undefined && line.from > generation;
}
