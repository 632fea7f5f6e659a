import * as l10n from '@vscode/l10n';
import { addDays, compareDays, type Day, isBusinessDay } from '../../forms/calendar.js';
import { americanDay, months } from '../../forms/months.js';
import { dayName, monthOfYear, shortened, verdict } from '../../localise.js';
import { type Exhibit, exhibitEnd, exhibitLine, nextNumber, pathFrom, type Report, reportOf } from '../../model/report.js';
import { first } from '../../model/return.js';
import { insertAfter } from '../../model/write.js';
import { type Entry, isBlank } from '../../syntax/outline.js';
import { quoted } from '../../syntax/quotes.js';
import { type Draft, entryRange, fix, spanRange, writeFix } from '../draft.js';
import { namesApart } from '../matching.js';
import type { Neighbours } from '../neighbours.js';
import { noteFacts } from '../noteFacts.js';
import type { Snapshot } from '../snapshot.js';
import { files, numbers } from './exhibits.js';
import { dayText } from './header.js';
import { homeRange } from './sections.js';

/** What a Form 6-K says of itself and of its exhibits. */

export function reportDrafts(snapshot: Snapshot): readonly Draft[] {
	const report = reportOf(snapshot.outline);
	return report
		? [...fileNumber(snapshot), ...reportMonth(snapshot, report), ...numbers(report), ...nothing(snapshot, report)]
		: [];
}

function fileNumber({ outline }: Snapshot): readonly Draft[] {
	const entry = first(outline.root, 'file');
	const name = entry?.field.name;
	if (!entry || !name || /^\d{3}-\d{5,6}$/.test(name.text)) return [];
	const meant = /^(\d{3})[\s-]*(\d{5,6})$/.exec(name.text) ?? /^0?0?1?-?()(\d{5})$/.exec(name.text);
	const text = meant && `${meant[1] || '001'}-${meant[2]}`;
	return [
		{
			check: 'file-number',
			message: verdict(
				l10n.t('{0} is no Commission file number.', shortened(name.text)),
				l10n.t('It is three digits, `-`, and five or six digits.'),
			),
			range: spanRange(entry, name),
			fixes: () => (text ? [writeFix(spanRange(entry, name), text)] : []),
		},
	];
}

function reportMonth({ outline }: Snapshot, { month, date }: Report): readonly Draft[] {
	const entry = first(outline.root, 'month');
	const { field } = entry ?? {};
	const span = field?.date ?? field?.month;
	if (!entry || !span || !month || !date || (month.year === date.year && month.month === date.month)) return [];
	const right = month.day === undefined ? `${months[date.month - 1]} ${date.year}` : dayText(date);
	return [
		{
			check: 'report-month',
			message: verdict(
				l10n.t('The month is {0}, and the report is signed on {1}.', monthOfYear(month), dayName(date)),
				l10n.t('The month is that of furnishing, as a rule the one after the return’s.'),
			),
			range: spanRange(entry, span),
			fixes: () => [writeFix(spanRange(entry, span), right, true)],
		},
	];
}

/** Neither a note nor an exhibit: nothing is furnished. */
function nothing(snapshot: Snapshot, { exhibits, note }: Report): readonly Draft[] {
	const { outline } = snapshot;
	if (exhibits.length > 0 || note.length > 0 || outline.damaged || isBlank(outline)) return [];
	return [
		{
			check: 'missing-line',
			message: l10n.t('`exhibit` is missing: nothing is furnished, for there is no note either.'),
			range: homeRange(snapshot),
		},
	];
}

/** An exhibit with the return it is. */
interface Furnished {
	readonly exhibit: Exhibit;
	readonly at: Entry;
	readonly of: Snapshot;
}

function furnishedBy({ exhibits }: Report, named: Neighbours['exhibits'] = []): readonly Furnished[] {
	return exhibits.flatMap((exhibit, index): Furnished[] => {
		const of = named[index]?.snapshot;
		return exhibit.from && of && !reportOf(of.outline) ? [{ exhibit, at: exhibit.from.entry, of }] : [];
	});
}

export function exhibitDrafts(snapshot: Snapshot, neighbours: Neighbours): readonly Draft[] {
	const report = reportOf(snapshot.outline);
	if (!report) return [];
	const furnished = furnishedBy(report, neighbours.exhibits);
	return [
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
	const submitted = furnished.flatMap(({ exhibit, of }) =>
		of.return_.submitted ? [{ exhibit, of, day: of.return_.submitted }] : [],
	);
	const latest = submitted.reduce<(typeof submitted)[number] | undefined>(
		(found, one) => (found && compareDays(found.day, one.day) >= 0 ? found : one),
		undefined,
	);
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

/** The note's numbers are in the index; its dates and months are its exhibits', in their order where there are as many. */
function noteDrafts(snapshot: Snapshot, report: Report, furnished: readonly Furnished[]): readonly Draft[] {
	const { outline, source } = snapshot;
	const entry = first(outline.root, 'note');
	if (!entry || report.exhibits.length === 0) return [];
	const facts = noteFacts(entry, (line) => source.lines[line] ?? '');
	const drafts: Draft[] = [];
	const wrong = (
		said: { readonly text: string; readonly line: number; readonly span: { readonly start: number; readonly end: number } },
		message: string,
		right: string | undefined,
		of?: Snapshot,
		keyword?: string,
	) => {
		const range = { start: { line: said.line, character: said.span.start }, end: { line: said.line, character: said.span.end } };
		const source = of && keyword ? first(of.outline.root, keyword) : undefined;
		drafts.push({
			check: 'note-fact',
			message,
			range,
			...(of && source ? { related: [{ message: l10n.t('The exhibit'), uri: of.uri, range: entryRange(source) }] } : {}),
			fixes: () => (right === undefined ? [] : [writeFix(range, right, true)]),
		});
	};
	const known = new Set(report.exhibits.map(({ number }) => number));
	for (const said of facts.numbers) {
		if (!known.has(said.value)) {
			const [only] = report.exhibits;
			wrong(
				said,
				l10n.t('There is no exhibit {0} in the index.', said.value),
				report.exhibits.length === 1 && facts.numbers.length === 1 ? only?.number : undefined,
			);
		}
	}
	const named = [...new Set(facts.numbers.flatMap(({ value }) => (known.has(value) ? [value] : [])))];
	const meant = named.length > 0 ? named : report.exhibits.map(({ number }) => number);
	const returns = meant.flatMap((number) => furnished.find(({ exhibit }) => exhibit.number === number) ?? []);

	const submitted = returns.flatMap(({ exhibit, of }) =>
		of.return_.submitted ? [{ number: exhibit.number, of, day: of.return_.submitted }] : [],
	);
	// With an exhibit whose day is not known nobody can say which is meant.
	if (submitted.length === meant.length) {
		const dated = facts.dates.filter((said) => said.dated);
		// Where none is said to be a return's, as many dates as exhibits are theirs; other facts have dates too.
		const dates = dated.length > 0 || facts.dates.length !== submitted.length ? dated : facts.dates;
		const inPairs = dates.length === submitted.length;
		for (const [index, said] of dates.entries()) {
			const own = inPairs ? submitted.slice(index, index + 1) : submitted;
			const [only, second] = own;
			if (own.some(({ day }) => compareDays(day, said.value) === 0)) continue;
			const right = only && !second ? only : undefined;
			wrong(
				said,
				right
					? l10n.t('Exhibit {0} was submitted on {1}, not on {2}.', right.number, dayName(right.day), dayName(said.value))
					: l10n.t('No exhibit was submitted on {0}.', dayName(said.value)),
				right && rewritten(said.text, right.day, said.value),
				right?.of ?? only?.of,
				'submitted',
			);
		}
	}
	const monthly = returns.flatMap(({ exhibit, of }) =>
		of.return_.month ? [{ number: exhibit.number, of, month: of.return_.month }] : [],
	);
	if (monthly.length > 0) {
		const inPairs = facts.months.length === monthly.length;
		for (const [index, said] of facts.months.entries()) {
			const own = inPairs ? monthly.slice(index, index + 1) : monthly;
			const [only, second] = own;
			if (own.some(({ month: { year, month } }) => year === said.value.year && month === said.value.month)) continue;
			const right = only && !second ? only : undefined;
			wrong(
				said,
				right
					? l10n.t('Exhibit {0} is of {1}, not of {2}.', right.number, monthOfYear(right.month), monthOfYear(said.value))
					: l10n.t('No exhibit is of {0}.', monthOfYear(said.value)),
				right && `${months[right.month.month - 1]} ${right.month.year}`,
				right?.of ?? only?.of,
				'month',
			);
		}
	}
	return drafts;
}

/** In the manner of what stands there; of a day in a list of days the day alone, where that is all that is wrong. */
export function rewritten(text: string, right: Day, wrong: Day): string | undefined {
	if (/^\d{1,2}$/.test(text)) return right.year === wrong.year && right.month === wrong.month ? String(right.day) : undefined;
	return /^\d/.test(text) ? dayText(right) : americanDay(right);
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
