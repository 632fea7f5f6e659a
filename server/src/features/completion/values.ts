import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { sameText } from '../../checks/matching.js';
import type { Line } from '../../forms/form.js';
import type { Part } from '../../forms/shapes.js';
import { type Wording, wordingOf } from '../../forms/types.js';
import { valuesOf } from '../../forms/values.js';
import { formWords } from '../../localise.js';
import { hasChinese, textOf } from '../../model/return.js';
import { languageOf } from '../../syntax/language.js';
import { readLine } from '../../syntax/line.js';
import type { Entry } from '../../syntax/outline.js';
import { quoted } from '../../syntax/quotes.js';
import { itemId, standsIn } from '../../syntax/shapes.js';
import { type Field, hasWord } from '../../syntax/statement.js';
import { amountOffers, currencyOffers } from './amounts.js';
import { classesFor } from './classes.js';
import { confirmationOffers, wordingOfItem } from './confirmations.js';
import { dateOffers } from './days.js';
import { described, type Offer, unique, withMore } from './offer.js';
import { rowsLeft } from './order.js';
import { freeIds } from './pen.js';
import { entriesNear } from './previous.js';
import { reportValues } from './report.js';
import { sectionsLeft } from './sections.js';
import { type Home, homeOf, type Spot } from './spot.js';

/** What the value of a line may go on with; and whether the line may end there, so that another field may follow. */
interface Next {
	readonly offers: readonly Offer[];
	readonly whole: boolean;
	/** Others come once more of the word is typed. */
	readonly more?: boolean;
}

type Value = (spot: Spot, field: Field, home: Home) => Next;

const open = (offers: readonly Offer[]): Next => ({ offers, whole: false });
const whole = (offers: readonly Offer[] = []): Next => ({ offers, whole: true });
const next = (present: unknown, offers: () => readonly Offer[]): Next => (present ? whole() : open(offers()));

const amount: Value = (spot, field, home) => {
	const { offers, begun } = amountOffers(spot, field, home);
	const wantsText = home.row.named && !field.text && !field.amount?.first;
	return { offers: wantsText ? [...offers, emptyText] : offers, whole: !begun };
};
const text: Value = (spot, field, home) => (field.text ? chinese(spot, field) : open(textOffers(spot, home)));
const items: Value = (spot, { items: listed, text: said }, { row }) => {
	const [item] = listed ?? [];
	if (row.shape === 'items' || !item) return open(confirmationOffers(spot, row));
	const wording = row.shape === 'item-text' && !spot.quoted ? wordingOfItem(spot, itemId(item)) : '';
	return open(said ? [] : [...(wording ? [textOffer(wording, l10n.t("the form's own wording"))] : []), emptyText]);
};

const values: Readonly<Partial<Record<string, Value>>> = {
	'shares-at-par': amount,
	'shares-columns': amount,
	'shares-change': amount,
	number: amount,
	money: amount,
	'movement-number': amount,
	'movement-money': amount,
	text,
	'optional-text': text,
	date: (spot, { date }, { row }) => next(date?.day, () => dateOffers(spot, row)),
	code: (spot, { code }, home) => next(code, () => codeOffers(spot, home)),
	'optional-code': (spot, { code }, home) => whole(code ? [] : codeOffers(spot, home)),
	counter: (spot, { code, currency, text: said }, home) =>
		code ? (currency ? whole(said ? [] : [emptyText]) : open(currencyOffers(spot))) : open(codeOffers(spot, home)),
	float: (spot, field, { row }) =>
		next(hasWord(field, row.takes.words?.at(-1) ?? ''), () => phraseOffers(spot, field, row.takes.phrases ?? [], row)),
	items,
	'item-text': items,
	'item-optional-text': items,
	edition: (spot, { form, edition }) => (form ? next(edition, () => editionOffers(spot)) : open(formOffers(spot))),
	class: (spot, field, home) => (field.id ? text(spot, field, home) : open(classIdOffers(spot))),
	for: (spot, { id }) => open(id ? [] : classesFor(spot)),
	section: (spot, field) => {
		if (!field.section) return open(sectionOffers(spot));
		const half = /\bnot\s*$/i.test(spot.head);
		return open(field.not && !half ? [] : phraseOffers(spot, field, ['not applicable']));
	},
	nothing: () => open([]),
};

/** A shape of a form's own: its parts one after the other, and the line may end where all that it wants stands. */
const parts: Value = (spot, field, home) => {
	const { takes } = home.row;
	const standing = takes.parts.filter((part) => standsIn(field, part));
	const lists = (takes.wants ?? [takes.parts]) as readonly (readonly Part[])[];
	const left = lists.filter((list) => standing.every((part) => list.includes(part)));
	const next = new Set(left.flatMap((list) => list.filter((part) => !standing.includes(part)).slice(0, 1)));
	const offers = [...next].flatMap((part) => partOffers[part]?.(spot, field, home).offers ?? []);
	return { offers, whole: left.some((list) => list.length === standing.length) };
};

const partOffers: Readonly<Partial<Record<Part, Value>>> = {
	text,
	amount,
	items,
	date: (spot, _, { row }) => open(dateOffers(spot, row)),
	code: (spot, _, home) => open(codeOffers(spot, home)),
	currency: (spot) => open(currencyOffers(spot)),
	id: (spot) => open(classIdOffers(spot)),
	words: (spot, field, { row }) => open(phraseOffers(spot, field, row.takes.phrases ?? [(row.takes.words ?? []).join(' ')], row)),
	name: (spot, field, { row }) => open(nameOffers(spot, field, row)),
	month: (spot, _, { row }) => open(dateOffers(spot, row)),
};

/** The names that the form's list has, or that stand in such lines already. */
function nameOffers(spot: Spot, _: Field, row: Line): readonly Offer[] {
	const listed = (spot.written.source.form.values ?? []).flatMap(({ list, text: { en } }) => (list === row.list ? [en] : []));
	const known = entriesNear(spot).flatMap((entry) => (entry.row === row && entry.field.name?.text) || []);
	return unique([...listed, ...(row.list ? [] : known)]).map((label) => ({ label, kind: CompletionItemKind.Value }));
}

/** What may follow in a line behind its last keyword. */
export function valueOffers(spot: Spot, field: Field): readonly Offer[] {
	const home = homeOf(spot.chain, field.keyword);
	if (!home) return [];
	if (/\bzh\s*$/i.test(spot.head)) return [emptyText];
	const { offers: own, whole: done, more } = (values[home.row.shape] ?? parts)(spot, field, home);
	const offers = [...reportValues(spot, field, home.row), ...own];
	if (spot.quoted) return offers.filter((offer) => offer.label.startsWith('"') && offer !== emptyText);
	if (spot.tail) {
		return [...offers.flatMap((offer) => oneWord(offer, spot.tail)), ...(done && isLeftOver(spot) ? companyOffers(spot) : [])];
	}
	const all = done ? [...offers, ...companyOffers(spot)] : offers;
	return more ? withMore(all) : all;
}

/** What stands behind the cursor stays, and one word of it is another. */
function oneWord(offer: Offer, tail: string): readonly Offer[] {
	const { label, kind, detail } = offer;
	const [word = label, ...others] = label.startsWith('"') ? [label] : label.split(' ');
	return others.length === 0 ? [offer] : others.join(' ') === tail.toLowerCase() ? [{ label: word, kind, detail }] : [];
}

/** What stands behind the cursor is nothing that the field goes on with: the value of a field without its keyword. */
function isLeftOver({ head, tail, written }: Spot): boolean {
	return readLine(head + tail, languageOf(written.source.form)).strays.length > 0;
}

/** Fields that may stand on the same line behind what stands there. */
function companyOffers(spot: Spot): readonly Offer[] {
	const { rest, line, chain } = spot;
	const first = rest.outline.entries.find((entry) => entry.line === line && entry.row);
	const { row } = first ?? {};
	const place = row && (row.opened?.kind === 'item' ? row.opened : row.home);
	const home = chain.find((open) => open.place === place);
	if (!home || home.place.kind === 'file') return [];
	return rowsLeft(spot, home)
		.filter(({ opens, shape }) => !opens && shape !== 'items')
		.map((one) => ({ label: one.keyword, kind: CompletionItemKind.Property, ...described(one, spot) }));
}

export const emptyText: Offer = {
	label: '"…"',
	text: '"$1"',
	filter: '"',
	kind: CompletionItemKind.Text,
	get detail() {
		return l10n.t('a text');
	},
	snippet: true,
};

function textOffer(said: string, detail?: string, kind: CompletionItemKind = CompletionItemKind.Text): Offer {
	return { label: quoted(said), kind, detail };
}

/** What readers are told at length is not the same twice. */
const prose: ReadonlySet<string> = new Set(['remarks', 'information', 'description']);

/** The values of the form's list, texts that stand in such lines already, and a text to write. */
function textOffers(spot: Spot, home: Home): readonly Offer[] {
	const { row, node } = home;
	const { generation } = spot.rest.return_;
	const listed = row.list ? valuesOf(spot.written.source.form, row.list, generation) : [];
	const known = row.list || prose.has(row.keyword) ? [] : unique([...textsOf(spot, row), ...(row.usual ?? [])]);
	const here = new Set((node?.children ?? []).map(({ opener }) => sameText(textOf(opener) ?? '')));
	const values = listed.map(({ text: { en, zh } }) => textOffer(en, zh, CompletionItemKind.EnumMember));
	const texts = known
		.filter((said) => !row.opens || !here.has(sameText(said)))
		.map((said) => textOffer(said, l10n.t('as elsewhere')));
	return [...values, ...texts, emptyText].map((offer) =>
		// A pasted quotation mark is replaced with the text.
		/^[^"]/.test(spot.typed) && offer !== emptyText ? { ...offer, filter: spot.typed[0] + offer.label.slice(1) } : offer,
	);
}

function textsOf(spot: Spot, row: Line): readonly string[] {
	return unique(entriesNear(spot).flatMap((entry) => (entry.row === row && entry.field.text?.text) || []));
}

/** The Chinese of the text before; in a return that has none, once its first letter is typed. */
function chinese({ rest, typed }: Spot, { text: said }: Field): Next {
	if (!said || said.zh) return whole();
	const wanted = typed.toLowerCase().startsWith('z') || rest.outline.entries.some(hasChinese);
	const offer = { ...emptyText, label: 'zh "…"', text: 'zh "$1"', filter: 'zh', detail: l10n.t('the Chinese of the text') };
	return { ...whole(wanted ? [offer] : []), more: !wanted && typed === '' };
}

/** A code of one class is none of another's. */
function codeOffers(spot: Spot, { place }: Home): readonly Offer[] {
	const codes = (entries: readonly Entry[]) => unique(entries.flatMap(({ field }) => field.code?.text ?? []));
	const taken = place.id === 'class' ? codes(spot.rest.outline.entries.filter(({ row }) => row?.home === place)) : [];
	return codes(entriesNear(spot))
		.filter((code) => !taken.includes(code))
		.map((label) => ({ label, kind: CompletionItemKind.Value, detail: l10n.t('a code of this issuer') }));
}

/** What is left of phrases that begin as the words behind the keyword do. */
function phraseOffers({ head }: Spot, { keywordSpan, section }: Field, phrases: readonly string[], row?: Line): readonly Offer[] {
	const said = head
		.slice((section ?? keywordSpan).end)
		.trim()
		.toLowerCase()
		.replace(/\s+/g, ' ');
	return phrases
		.filter((phrase) => phrase.startsWith(said))
		.map((phrase, index) => ({
			label: phrase.slice(said.length).trim(),
			kind: CompletionItemKind.Keyword,
			detail: label(row?.labels[index]),
		}));
}

function editionOffers({ rest }: Spot): readonly Offer[] {
	const { editionOfMonth } = rest.return_;
	const rows = [...rest.outline.form.editions]
		.reverse()
		.sort((a, b) => Number(b.id === editionOfMonth?.id) - Number(a.id === editionOfMonth?.id));
	return rows.map(({ id, from, until }) => ({
		label: id,
		kind: CompletionItemKind.Constant,
		detail: id === editionOfMonth?.id ? l10n.t('in force for the month: {0}', monthsOf(from, until)) : monthsOf(from, until),
	}));
}

function monthsOf(from: string, until: string | undefined): string {
	return until ? l10n.t('{0} to {1}', from, until) : l10n.t('{0} on', from);
}

function label(wording: Wording | undefined): string | undefined {
	return wording && formWords(wording);
}

/** The forms whose first line begins with the word that stands there. */
function formOffers({ written: { source } }: Spot): readonly Offer[] {
	return source.forms
		.filter(({ opening }) => opening === source.form.opening)
		.map(({ id, name }) => ({ label: id, kind: CompletionItemKind.Constant, detail: l10n.t(name) }));
}

function classIdOffers(spot: Spot): readonly Offer[] {
	return freeIds(spot).map((label) => ({ label, kind: CompletionItemKind.Class, detail: l10n.t('a short name for the class') }));
}

function sectionOffers(spot: Spot): readonly Offer[] {
	return sectionsLeft(spot)
		.filter(({ byLine }) => !byLine)
		.map(({ id, headings }) => ({
			label: id,
			kind: CompletionItemKind.Module,
			detail: label(wordingOf(headings, spot.rest.return_.generation)),
		}));
}
