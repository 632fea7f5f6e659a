import * as l10n from '@vscode/l10n';
import { editionById, editionForMonth } from '../../forms/ff301/editions.js';
import { places } from '../../forms/ff301/index.js';
import { matchValue } from '../../forms/ff301/values.js';
import { months } from '../../forms/months.js';
import type { Edition } from '../../forms/types.js';
import { join, type Row, textOf } from '../source/sheet.js';
import { dateOf, quoted } from '../source/values.js';
import { addLine, addNote, type Node } from './draft.js';
import { type Labelled, labelled, labelPattern, wordingsOf } from './labels.js';

type HeaderKey = 'month' | 'status' | 'issuer' | 'submitted' | 'to' | 'title';

const keywords = ['month', 'status', 'issuer', 'submitted'] as const;
const labels: readonly (readonly [HeaderKey, RegExp])[] = [
	...keywords.flatMap((keyword) =>
		wordingsOf('file', keyword).map((wording) => [keyword, new RegExp(labelPattern(wording), 'i')] as const),
	),
	['to', /To\s*:\s*Hong\s*Kong\s*Exchanges\s*and\s*Clearing\s*Limited|致\s*:\s*香港交易及結算所有限公司/i],
	...(places.find(({ id }) => id === 'file')?.headings ?? []).flatMap(({ en, zh }) =>
		[en, zh].filter((text) => text !== undefined).map((text) => ['title', new RegExp(labelPattern(text), 'i')] as const),
	),
];

export interface Header {
	readonly values: readonly Labelled<HeaderKey>[];
	/** The month's last day as the language writes it. */
	readonly month?: string | undefined;
}

export function readHeader(rows: readonly Row[]): Header {
	const values = labelled(rows.map(textOf).join('\n'), labels);
	const month = values.find(({ key }) => key === 'month');
	return { values, month: month && dateOf(month.value) };
}

/** The edition in force for a month as it is written, `31 January 2026`. */
export function editionOf(month: string | undefined): Edition | undefined {
	const [, name = '', year = ''] = (month ?? '').split(' ');
	const index = (months as readonly string[]).indexOf(name);
	return index < 0 ? undefined : editionForMonth(`${year}-${String(index + 1).padStart(2, '0')}`);
}

/** The form's own line, then what its head says. */
export function writeHeader({ values, month }: Header, printed: string | undefined, form: Node, head: Node): void {
	const known = printed === undefined ? undefined : editionById(printed);
	const edition = known && known.id !== editionOf(month)?.id ? ` ${known.id}` : '';
	addLine(form, `return FF301${edition}`, '');
	if (printed !== undefined && !known)
		addNote(form, l10n.t('the edition {0}, which is not known; it is read as the month’s', printed));
	const said = (key: HeaderKey) => values.find((one) => one.key === key && one.value.trim() !== '')?.value;
	const issuer = join([said('issuer') ?? '']);
	if (issuer === '') addNote(head, l10n.t('the issuer’s name, for no label of it was found'));
	else addLine(head, 'issuer', quoted(issuer));
	for (const key of ['month', 'submitted'] as const) {
		const value = said(key);
		const date = value === undefined ? undefined : dateOf(value);
		const unlabelled = () =>
			key === 'month'
				? l10n.t('the month, for no label of it was found')
				: l10n.t('the date of submission, for no label of it was found');
		const unread = (said: string) =>
			key === 'month' ? l10n.t('the month: {0}', said) : l10n.t('the date of submission: {0}', said);
		if (date !== undefined) addLine(head, key, date);
		else if (value !== undefined) addNote(head, unread(join([value])));
		// A field that is there and blank says nothing, as on the form.
		else if (!values.some((one) => one.key === key)) addNote(head, unlabelled());
	}
	const status = join([(said('status') ?? '').trim().split('\n')[0] ?? '']);
	const value = matchValue('status', status, '1.2')?.text.en ?? status;
	if (status !== '' && value !== 'New Submission') addLine(head, 'status', quoted(value));
}
