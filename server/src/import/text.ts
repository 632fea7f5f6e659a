import * as l10n from '@vscode/l10n';
import type { Generation } from '../forms/types.js';
import { append } from '../lists.js';
import { type Cover, coverOf } from './cover/index.js';
import { datedBy, returnsBehind, withExhibits } from './exhibits.js';
import { Classes, opensClass, writeClass } from './form/classes.js';
import { addConfirmations, addRemarks, addSignatory } from './form/confirmations.js';
import { addNote, createNode, type Node } from './form/draft.js';
import { confirming, isGroup, form as ofForm, order, sectionIds, told, totalled } from './form/form.js';
import { formsIn, holdsMonth, withoutOtherForms } from './form/forms.js';
import { editionOf, readHeader, writeHeader } from './form/header.js';
import { divide, type Parts } from './form/headings.js';
import { addLost } from './form/lost.js';
import { inLines } from './form/running.js';
import { type Reading, SectionReader, writeTotals } from './form/sections.js';
import { type Imported, importedOf, type Made, mostLines, tooLong } from './imported.js';
import { importJson } from './json.js';
import { importNextDay, nextDayForm } from './nextDay/index.js';
import { withoutFurniture } from './source/furniture.js';
import { type Row, type Sheet, squash, TooMuch, textOf } from './source/sheet.js';
import { rowsOfSource } from './source/submission.js';

/** Larger than any text of a return by two orders of magnitude. */
const longest = 5_000_000;

/** A return out of a text that has an FF301 in it: plain, laid out in columns, tab-separated, HTML or the project's own JSON. Never throws. */
export function importText(text: string): Imported {
	if (text.length > longest) return { refused: l10n.t('it is over 5 MB, which no return is') };
	if (text.trim() === '') return { refused: l10n.t('there is nothing in it') };
	return answer(() => {
		const made = importJson(text);
		if (made) return made;
		const rows = rowsOfSource(text);
		return behindCover(rows, false) ?? severalOf(rows, (own) => nextDayOf(own, false) ?? importRowsOf(inLines(own)));
	});
}

/** The same for rows from wherever. */
export function importPages(rows: readonly Row[], lacks: readonly string[]): Imported {
	return answer(
		() =>
			behindCover(rows, true, lacks) ??
			severalOf(rows, (own) => nextDayOf(own, true, lacks) ?? importRowsOf(own, { steady: true, lacks })),
	);
}

/** A source, and where it holds several returns each of them by itself. Of next-day returns alone the first is what was made. */
function severalOf(rows: readonly Row[], read: (rows: readonly Row[]) => Imported): Imported {
	const forms = formsIn(rows).slice(0, mostForms);
	const taken = new Map<string, number>();
	const returns = forms.flatMap((own): readonly Made[] => {
		const made = read(own);
		if ('refused' in made) return [];
		const stem = [nameIn(made.text), datedBy(made.text)].filter(Boolean).join('-') || 'imported';
		const before = taken.get(stem) ?? 0;
		taken.set(stem, before + 1);
		return [{ ...made, fileName: `${stem}${before > 0 ? `-${before + 1}` : ''}.return` }];
	});
	const made = read(forms[1] && !forms.some(holdsMonth) ? rows.slice(0, rows.indexOf(forms[1][0] as Row)) : rows);
	return 'refused' in made || returns.length < 2 ? made : { ...made, returns };
}

/** No file has more of them. */
const mostForms = 400;

/** What the issuer is called in file names. */
function nameIn(text: string): string {
	const [, name = ''] = /^issuer +"((?:[^"\\]|\\.)*)"/m.exec(text) ?? [];
	return name
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 60)
		.replace(/^-|-$/g, '');
}

/** A cover with several returns behind it, each a file that it names. */
function behindCover(rows: readonly Row[], steady: boolean, lacks: readonly string[] = []): Imported | undefined {
	const cover = coverOf(rows);
	const behind = cover ? returnsBehind(cover.rest) : [];
	if (!cover || behind.length < 2) return undefined;
	const made = behind.map((one) => ({
		of: nextDayAlone(one.rows, steady, lacks) ?? importReturnOf(steady ? one.rows : inLines(one.rows), { steady, lacks }),
		number: one.number,
	}));
	return withExhibits(cover, made);
}

/** Rows that are of a next-day return and of no monthly one. It reads running text by itself: what stands behind a cover is taken as it came. */
function nextDayOf(rows: readonly Row[], steady: boolean, lacks: readonly string[] = []): Imported | undefined {
	const cover = coverOf(rows);
	const own = cover?.rest ?? rows;
	const made = nextDayAlone(own, steady, lacks);
	return made && cover ? withExhibits(cover, [{ of: made, number: numberBehind(cover) }]) : made;
}

/** Of the one return behind a cover: the number above it. */
function numberBehind({ rest }: Cover): string | undefined {
	return returnsBehind(rest)[0]?.number;
}

function nextDayAlone(rows: readonly Row[], steady: boolean, lacks: readonly string[]): Imported | undefined {
	const form = holdsMonth(rows) ? undefined : nextDayForm(rows);
	return form && importNextDay(rows, form, steady, lacks);
}

/** A return, and with it the cover that stands above it; of a cover alone the cover. */
function importRowsOf(source: readonly Row[], of: Pick<Sheet, 'steady' | 'lacks'> = { steady: false }): Imported {
	const made = importReturnOf(source, of);
	const cover = coverOf(source);
	return cover ? withExhibits(cover, [{ of: made, number: numberBehind(cover) }]) : made;
}

function importReturnOf(
	source: readonly Row[],
	{ steady, lacks }: Pick<Sheet, 'steady' | 'lacks'> = { steady: false },
): Imported {
	const { rows, leftOut } = withoutOtherForms(source);
	const sheet = { ...withoutFurniture(rows, steady), ...(lacks && { lacks }) };
	if (sheet.rows.length > mostLines) return tooLong();
	const parts = divide(sheet.rows);
	const refused = refusal(sheet, parts);
	return refused === undefined ? compose(sheet, parts, leftOut) : { refused };
}

function answer(read: () => Imported): Imported {
	try {
		return read();
	} catch (error) {
		if (error instanceof TooMuch) return { refused: error.message };
		return { refused: l10n.t('it cannot be read: {0}', error instanceof Error ? error.message : String(error)) };
	}
}

const others: readonly (readonly [RegExp, () => string])[] = [
	[
		/^monthlyreturnofequityissueronmovementsinsecurities/,
		() => l10n.t('the monthly return is on the form before FF301, which was in use to June 2021'),
	],
	[/nextdaydisclosurereturn|翌日披露報表/, () => l10n.t('it is a next day disclosure return, not a monthly return')],
	[
		/^monthlyreturn(?:for|of)collectiveinvestmentscheme/,
		() => l10n.t('it is the monthly return of a collective investment scheme, which has a form of its own'),
	],
	[new RegExp(`^${ofForm.opening}${ofForm.id}`, 'i'), () => l10n.t('it is a .return file already')],
];

function refusal({ rows, marked }: Sheet, { titled, sections }: Parts): string | undefined {
	const ofItself = [...sections.values()].some(({ rows }) => rows.some((row) => opensClass(row, false)));
	if (sections.size > 0 && (titled || marked || ofItself)) return undefined;
	for (const row of rows) {
		const text = squash(textOf(row).slice(0, 200));
		const other = others.find(([pattern]) => pattern.test(text));
		if (other) return other[1]();
	}
	if (titled) return l10n.t('it has the title of an FF301 and none of its sections');
	if (marked) return l10n.t('it is of an FF301, but neither its title nor the heading of a section is in it');
	return l10n.t('there is no FF301 in it: neither its title nor its sections I and II were found');
}

function compose(sheet: Sheet, { titled, header, sections, above, another }: Parts, leftOut: readonly string[]): Imported {
	const head = readHeader(header);
	const generation = generationOf(sheet, head.month, sections);
	const edge = sheet.rows.reduce((most, { cells }) => Math.max(most, cells.at(-1)?.to ?? 0), 0);
	const reading: Reading = {
		generation,
		classes: new Classes(),
		steady: sheet.steady,
		...(sheet.steady && { edge }),
		blocks: [],
		totals: [],
		unreadTotals: [],
	};

	const read = sectionIds.map((id): Node => {
		const part = sections.get(id);
		const node = createNode(`section ${id}`);
		if (!part) return noted(l10n.t('{0}, for its heading is not there', `section ${id}`));
		if (part.notApplicable) return notApplicable(id, part.rows, reading);
		const own = id === confirming ? node : new SectionReader(id, reading).read(part.rows);
		if (id === confirming) addConfirmations(part.rows, node, reading.edge);
		return own.parts.length > 0 ? own : noted(l10n.t('{0}, for nothing stands below its heading', `section ${id}`));
	});
	const totals = writeTotals(reading);
	const ids = reading.classes.ids();
	for (const { node, of } of reading.blocks) (node as { head: string }).head = `for ${ids.get(of)}`;

	const form = createNode('');
	const top = createNode('');
	writeHeader(head, sheet.edition, form, top);
	for (const name of sheet.lacks ?? [])
		addNote(
			top,
			l10n.t('what may be set in a font that is not in the PDF, for how its characters are coded ({0}) is not known', name),
		);
	const classes = createNode('');
	for (const one of reading.classes.all) append(classes.parts, writeClass(ids.get(one) as string, one.block).parts);
	const signed = createNode('');
	addSignatory(sections.get(confirming)?.rows ?? [], signed);

	// The grand totals stand below the section they follow.
	const totalsAt = ofForm.parts.findIndex(({ id }) => id === totalled[0]?.home.above?.id);
	const made = (id: string, index: number) =>
		ofForm.parts[totalsAt - 1]?.id === id && totals ? [read[index] as Node, totals] : [read[index] as Node];
	for (const [index, id] of sectionIds.entries()) {
		const rows = sections.get(id)?.rows ?? [];
		addLost(read[index] as Node, rows, { of: made(id, index), elsewhere: [classes], prose: id === confirming });
		addLost(read[index] as Node, sections.get(id)?.astray ?? [], { of: [] });
	}
	// Without its title the form may begin anywhere on its first pages.
	if (titled) addLost(top, header, { of: [top] });
	const lost = createNode('');
	addLost(lost, above, { of: [] });
	if (another) addNote(signed, l10n.t('a second form, which follows in the source'));

	for (const what of leftOut) addNote(signed, what);

	const before: Readonly<Record<string, readonly Node[]>> = {
		[order[order.findIndex(isGroup) + 1] ?? '']: [lost],
		[ofForm.parts[totalsAt + 1]?.id ?? '']: totals ? [totals] : [],
	};
	const nodes = [
		form,
		top,
		classes,
		...read.flatMap((node, index) => [...(before[sectionIds[index] as string] ?? []), node]),
		signed,
	];
	return importedOf(nodes);
}

/** Whether a section that is not there does not apply nobody can tell. */
function noted(what: string): Node {
	const node = createNode('');
	addNote(node, what);
	return node;
}

/** A section that is not applicable may still have remarks, and (E) has the grand totals below it. */
function notApplicable(id: (typeof sectionIds)[number], rows: Parts['header'], reading: Reading): Node {
	const beside = rows.findIndex(({ cells }) => cells.length > 0);
	const first = rows[beside];
	const below = first && /^(?:notapplicable|不適用)$/.test(squash(textOf(first))) ? rows.slice(beside + 1) : rows;
	if (id === confirming) {
		const node = createNode(`section ${id} not applicable`);
		addRemarks(below, node, reading.edge);
		return node;
	}
	const node = new SectionReader(id, reading).read(below);
	if (!node.parts.some((part) => 'node' in part)) return { ...node, head: `section ${id} not applicable` };
	// The label of a box that is not ticked, which some copies have beside every heading.
	return node;
}

function generationOf({ edition, rows }: Sheet, month: string | undefined, sections: Parts['sections']): Generation {
	const known = (edition === undefined ? undefined : ofForm.edition(edition)) ?? editionOf(month);
	if (known) return known.generation;
	const alike = ofForm.editions.find(({ generation }) => edition?.startsWith(`v${generation}.`));
	if (alike) return alike.generation;
	const text = squash(rows.map(textOf).join(' '));
	const stands = (words: string) => text.includes(squash(words));
	const found = told.find(
		({ has, hasNone, section }) =>
			(section === undefined || sections.has(section)) && (has?.some(stands) ?? true) && !hasNone?.some(stands),
	);
	return found?.generation ?? ofForm.newest;
}
