import * as l10n from '@vscode/l10n';
import type { Line } from '../../forms/form.js';
import { months } from '../../forms/months.js';
import type { Edition } from '../../forms/types.js';
import { join, type Row, textOf } from '../source/sheet.js';
import { dateOf } from '../source/values.js';
import { addLine, addNote, type Node } from './draft.js';
import { valueIn } from './fields.js';
import { form as ofForm, words } from './form.js';
import { type Labelled, labelled, labelPattern, textsOf } from './labels.js';
import { ownWordsOf } from './ownWords.js';

/** The lines of the form's head, `to` whom it goes, or its title. */
type HeaderKey = Line | 'to' | 'title';

const { root } = ofForm;
const own = ownWordsOf(ofForm);
/** Each behind its label. */
export const fields: readonly Line[] = root.lines.filter(
	({ role, labels, keyword }) => role === 'field' && labels.length > 0 && keyword !== ofForm.opening,
);
const patternsOf = (key: HeaderKey, texts: readonly string[]) =>
	texts.map((text) => [key, new RegExp(labelPattern(text), 'i')] as const);
const labels: readonly (readonly [HeaderKey, RegExp])[] = [
	...fields.flatMap((line) => patternsOf(line, textsOf(line.labels))),
	...patternsOf('to', textsOf(words.to ?? [])),
	...patternsOf('title', textsOf(root.headings)),
];

export interface Header {
	readonly values: readonly Labelled<HeaderKey>[];
	/** The month's last day as the language writes it. */
	readonly month?: string | undefined;
}

export function readHeader(rows: readonly Row[]): Header {
	const values = labelled(rows.map(textOf).join('\n'), labels);
	const month = values.find(({ key }) => typeof key !== 'string' && key.keyword === ofForm.dated);
	return { values, month: month && dateOf(month.value) };
}

/** The edition in force for a month as it is written, `31 January 2026`. */
export function editionOf(month: string | undefined): Edition | undefined {
	const [, name = '', year = ''] = (month ?? '').split(' ');
	const index = (months as readonly string[]).indexOf(name);
	return index < 0 ? undefined : ofForm.editionFor(`${year}-${String(index + 1).padStart(2, '0')}`);
}

/** The form's own line, then what its head says. */
export function writeHeader({ values, month }: Header, printed: string | undefined, form: Node, head: Node): void {
	const known = printed === undefined ? undefined : ofForm.edition(printed);
	const edition = known && known.id !== editionOf(month)?.id ? ` ${known.id}` : '';
	addLine(form, `${ofForm.opening} ${ofForm.id}${edition}`, '');
	if (printed !== undefined && !known)
		addNote(form, l10n.t('the edition {0}, which is not known; it is read as the month’s', printed));
	for (const line of fields) {
		const labelled = values.filter(({ key }) => key === line);
		const found = labelled.find(({ value }) => value.trim() !== '')?.value;
		// What follows a word of a list on its page is no part of it.
		const given = line.list === undefined ? found : found?.trim().split('\n')[0];
		const text = given === undefined ? undefined : own.before(given, true);
		const value = text === undefined ? undefined : valueIn(line, text);
		const { none, blank, unread } = notes[line.keyword] ?? {};
		const said = join([text ?? '']);
		// A field that is there and blank says nothing, as on the form; but whose the return is it has to say.
		const lacks = said === '' && (labelled.length === 0 || line.takes.parts.includes('text'));
		if (lacks && none) addNote(head, (labelled.length === 0 ? undefined : blank)?.() ?? none());
		else if (value === undefined && said !== '') addNote(head, unread?.(said) ?? `\`${line.keyword}\`: ${said}`);
		else if (value === undefined) continue;
		else if (line.ifLeftOut === undefined || value !== `"${line.ifLeftOut}"`) addLine(head, line.keyword, value);
	}
}

/** What is said where a label was not found, or no value of it behind it. */
const notes: Readonly<
	Record<string, { readonly none: () => string; readonly blank?: () => string; readonly unread?: (said: string) => string }>
> = {
	issuer: {
		none: () => l10n.t('the issuer’s name, for no label of it was found'),
		blank: () => l10n.t('the issuer’s name, for none stands at its label'),
	},
	month: {
		none: () => l10n.t('the month, for no label of it was found'),
		unread: (said) => l10n.t('the month: {0}', said),
	},
	submitted: {
		none: () => l10n.t('the date of submission, for no label of it was found'),
		unread: (said) => l10n.t('the date of submission: {0}', said),
	},
};
