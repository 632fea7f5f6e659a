import * as l10n from '@vscode/l10n';
import { addDays, compareDays, type Day, isBusinessDay } from '../../forms/calendar.js';
import { months } from '../../forms/months.js';
import { dayName, monthOfYear, shortened, verdict } from '../../localise.js';
import { exhibitEnd, exhibitLine, nextNumber, pathFrom, type Report, reportOf } from '../../model/report.js';
import { first, textOf } from '../../model/return.js';
import { endOfLine, insertAfter, insertLine } from '../../model/write.js';
import { type Edit, isBlank } from '../../syntax/outline.js';
import { quoted } from '../../syntax/quotes.js';
import { type Draft, entryRange, fix, spanRange, writeFix } from '../draft.js';
import type { Fix } from '../finding.js';
import { linesAsIn } from '../lastReport.js';
import { namesApart } from '../matching.js';
import type { Neighbours } from '../neighbours.js';
import type { Snapshot } from '../snapshot.js';
import { type Furnished, files, furnishedBy, latestOf, numbers } from './exhibits.js';
import { dayText } from './header.js';
import { noteDrafts } from './note.js';
import { homeRange, missingDrafts } from './sections.js';

/** What a Form 6-K says of itself and of its exhibits. */

export function reportDrafts(snapshot: Snapshot): readonly Draft[] {
	const report = reportOf(snapshot.outline);
	return report ? [...reportMonth(snapshot, report), ...numbers(snapshot, report)] : [];
}

const isFileNumber = (text: string) => /^\d{3}-\d{5,6}$/.test(text);

function fileNumber({ outline }: Snapshot, neighbours: Neighbours): readonly Draft[] {
	const entry = first(outline.root, 'file');
	const name = entry?.field.name;
	if (!entry || !name || isFileNumber(name.text)) return [];
	return [
		{
			check: 'file-number',
			message: verdict(
				l10n.t('{0} is no Commission file number.', shortened(name.text)),
				l10n.t('It is three digits, `-`, and five or six digits.'),
			),
			range: spanRange(entry, name),
			fixes: () => {
				const meant = /^0*(\d{3})[-\s‐-―−－]*(\d{5,6})$/.exec(name.text) ?? /^0?0?1?-?()(\d{5})$/.exec(name.text);
				const { lastReport } = neighbours;
				const last = lastReport && reportOf(lastReport.outline)?.file;
				const text = meant ? `${meant[1] || '001'}-${meant[2]}` : last;
				return text && isFileNumber(text) ? [writeFix(spanRange(entry, name), text)] : [];
			},
		},
	];
}

function reportMonth({ outline }: Snapshot, { month, date }: Report): readonly Draft[] {
	const entry = first(outline.root, 'month');
	const { field } = entry ?? {};
	const span = field?.date ?? field?.month;
	if (!entry || !span || !month || !date || (month.year === date.year && month.month === date.month)) return [];
	const right = month.day === undefined ? `${months[date.month - 1]} ${date.year}` : dayText(date);
	// Last month's cover, copied. Of two months further apart either may be wrong.
	const isLast = (date.year - month.year) * 12 + date.month - month.month === 1;
	return [
		{
			check: 'report-month',
			message: verdict(
				l10n.t('The month is {0}, and the report is signed on {1}.', monthOfYear(month), dayName(date)),
				l10n.t('The month is that of furnishing, as a rule the one after the return’s.'),
			),
			range: spanRange(entry, span),
			fixes: () => [writeFix(spanRange(entry, span), right, isLast)],
		},
	];
}

/** Neither a note nor an exhibit: nothing is furnished. */
function nothing(snapshot: Snapshot, report: Report): readonly Draft[] {
	const { exhibits, note } = report;
	const { outline } = snapshot;
	if (exhibits.length > 0 || note.length > 0 || outline.damaged || isBlank(outline)) return [];
	return [
		{
			check: 'missing-line',
			message: l10n.t('`exhibit` is missing: nothing is furnished, for there is no note either.'),
			range: homeRange(snapshot),
			fixes: () => {
				const line = 'exhibit 99.1 ""';
				const edit = insertAfter(snapshot.source, exhibitEnd(outline, report), ['', line]);
				return [
					{ ...fix(l10n.t('Add the line `{0}`', 'exhibit'), [edit]), cursor: edit.newText.indexOf(line) + line.length - 1 },
				];
			},
		},
	];
}

/** Lines that are missing, as the company's last report has them: its header, and the title of who signs again. */
function missingAsBefore(snapshot: Snapshot, neighbours: Neighbours, furnished: readonly Furnished[]): readonly Draft[] {
	return missingDrafts(snapshot).map((draft): Draft => {
		const { missing, fixes } = draft;
		if (!missing) return draft;
		const { row, node } = missing;
		const known = (): readonly Fix[] => {
			if (row.keyword === 'date') {
				const latest = latestOf(furnished);
				if (!latest) return [];
				const line = `date ${dayText(latest.day)}`;
				const title = l10n.t('Add {0}, the day exhibit {1} was submitted', `\`${line}\``, latest.exhibit.number);
				return [fix(title, [inserted(snapshot, missing, [line])])];
			}
			const { lastReport } = neighbours;
			const last = lastReport && reportOf(lastReport.outline);
			const isOfAnother = node.place?.id === 'signed' && (last?.signed === undefined || last.signed !== textOf(node.opener));
			const lines = lastReport && !isOfAnother ? linesAsIn(lastReport, row) : [];
			const [head] = lines;
			if (head === undefined) return [];
			const title = l10n.t('Add {0}, as in the last report', `\`${shortened(head)}\``);
			return [fix(title, [inserted(snapshot, missing, lines)])];
		};
		return { ...draft, fixes: () => [...known(), ...(fixes?.() ?? [])] };
	});
}

/** A line in its place, with what stands below it. */
function inserted(
	{ source }: Snapshot,
	{ node, row }: NonNullable<Draft['missing']>,
	[head = '', ...more]: readonly string[],
): Edit {
	const value = [head.slice(row.keyword.length).trimStart(), ...more.map((line) => `  ${line}`)].join(endOfLine(source));
	return insertLine(source, node, row, value);
}

export function exhibitDrafts(snapshot: Snapshot, neighbours: Neighbours): readonly Draft[] {
	const report = reportOf(snapshot.outline);
	if (!report) return [];
	const furnished = furnishedBy(report, neighbours.exhibits);
	return [
		...missingAsBefore(snapshot, neighbours, furnished),
		...nothing(snapshot, report),
		...fileNumber(snapshot, neighbours),
		...files(snapshot, report, neighbours),
		...registrant(snapshot, report, furnished),
		...times(snapshot, report, furnished),
		...noteDrafts(snapshot, report, furnished),
		...missing(snapshot, neighbours),
	];
}

const isChinese = (text: string) => /\p{Script=Han}/u.test(text);

/** Of several exhibits of one wrong company the first says it. */
function registrant({ outline }: Snapshot, report: Report, furnished: readonly Furnished[]): readonly Draft[] {
	const opener = outline.root.children.find(({ place }) => place?.id === 'registrant')?.opener;
	const written = outline.root.children.find(({ place }) => place?.id === 'registrant')?.entries.get('issuer')?.[0] ?? opener;
	const name = report.issuer ?? report.registrant;
	const text = written?.field.text;
	if (!written || !text || !name || name.trim() === '') return [];
	const said = new Set<string>();
	const [one, ...others] = furnished.flatMap(({ of }) => of.return_.issuer ?? []);
	/** Of exhibits of several companies one is the wrong paper: no name is right. */
	const areOfOne = one !== undefined && others.every((other) => namesApart(one, other) === 0);
	return furnished.flatMap(({ exhibit, of }): Draft[] => {
		const { issuer } = of.return_;
		if (issuer === undefined || isChinese(issuer) !== isChinese(name) || said.has(issuer)) return [];
		const apart = namesApart(name, issuer);
		if (apart === 0) return [];
		said.add(issuer);
		const entry = first(of.outline.root, 'issuer');
		const isNear = apart <= 2;
		return [
			{
				check: 'registrant',
				severity: isNear ? 'warning' : 'error',
				message: isNear
					? verdict(
							l10n.t('Which is misspelt, the registrant here or the issuer of exhibit {0}?', exhibit.number),
							l10n.t('It is "{0}" here and "{1}" there.', shortened(name), shortened(issuer)),
						)
					: verdict(
							l10n.t('Exhibit {0} is of another company.', exhibit.number),
							l10n.t('It is a return of "{0}", not of "{1}".', shortened(issuer), shortened(name)),
							l10n.t('Where the Exchange knows the registrant by another name, `issuer` says it.'),
						),
				range: spanRange(written, text),
				...(entry ? { related: [{ message: l10n.t('The issuer of the exhibit'), uri: of.uri, range: entryRange(entry) }] } : {}),
				fixes: () => {
					if (!areOfOne) return [];
					const plain = quoted(issuer.split('\n')[0] as string);
					return isNear || report.issuer !== undefined || !opener
						? [writeFix(spanRange(written, text), plain)]
						: [
								fix(l10n.t('Add {0}', `issuer ${plain}`), [
									{ range: spanRange(opener, { start: text.end, end: text.end }), newText: `  issuer ${plain}` },
								]),
							];
				},
			},
		];
	});
}

/** General Instruction B says "promptly". */
const promptDays = 4;

function times({ outline }: Snapshot, { date }: Report, furnished: readonly Furnished[]): readonly Draft[] {
	const signed = outline.root.children.find(({ place }) => place?.id === 'signed');
	const entry = signed && first(signed, 'date');
	const span = entry?.field.date;
	if (!entry || !span || !date) return [];
	const latest = latestOf(furnished);
	if (!latest) return [];
	const at = first(latest.of.outline.root, 'submitted');
	const related = at
		? [{ message: l10n.t('Exhibit {0} was submitted here', latest.exhibit.number), uri: latest.of.uri, range: entryRange(at) }]
		: [];
	const range = spanRange(entry, span);
	if (compareDays(date, latest.day) < 0) {
		return [
			{
				check: 'furnished-early',
				message: verdict(
					l10n.t('Signed before exhibit {0} was submitted.', latest.exhibit.number),
					l10n.t('It was submitted on {0}, and the report is signed on {1}.', dayName(latest.day), dayName(date)),
				),
				range,
				related,
				fixes: () => [writeFix(range, dayText(latest.day))],
			},
		];
	}
	const days = businessDays(latest.day, date);
	return days <= promptDays
		? []
		: [
				{
					check: 'furnished-late',
					message: verdict(
						days > mostDays
							? l10n.t('Signed long after the latest exhibit, {0}, was submitted.', latest.exhibit.number)
							: l10n.t('Signed {0} business days after the latest exhibit, {1}, was submitted.', days, latest.exhibit.number),
						l10n.t('It was submitted on {0}, and the report is signed on {1}.', dayName(latest.day), dayName(date)),
						l10n.t('What is made public elsewhere is furnished promptly (Form 6-K, General Instruction B).'),
					),
					range,
					related,
				},
			];
}

/** More are not counted. */
const mostDays = 250;

function businessDays(from: Day, to: Day): number {
	let count = 0;
	for (let day = from; compareDays(day, to) < 0 && count <= mostDays; ) {
		day = addDays(day, 1);
		if (isBusinessDay(day)) count += 1;
	}
	return count;
}

function missing(snapshot: Snapshot, { unfurnished = [] }: Neighbours): readonly Draft[] {
	return unfurnished.map((of): Draft => {
		const { month, submitted, opening } = of;
		return {
			check: 'exhibit-missing',
			message: verdict(
				month
					? l10n.t('No report furnishes the return of {0}.', monthOfYear(month))
					: l10n.t('A return is furnished by no report.'),
				l10n.t('It was submitted on {0}, after the last report and not after this one.', submitted ? dayName(submitted) : ''),
			),
			range: homeRange(snapshot),
			...(opening ? { related: [{ message: l10n.t('It is here'), uri: of.uri, range: opening }] } : {}),
			fixes: () => {
				const report = reportOf(snapshot.outline);
				if (!report) return [];
				const number = nextNumber(report.exhibits);
				const line = exhibitLine(number, pathFrom(snapshot.uri, of.uri));
				const at = exhibitEnd(snapshot.outline, report);
				const edit = insertAfter(snapshot.source, at, report.exhibits.length > 0 ? [line] : ['', line]);
				return [fix(l10n.t('Add it as exhibit {0}', number), [edit])];
			},
		};
	});
}
