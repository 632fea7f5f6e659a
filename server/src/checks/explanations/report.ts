import type { CheckId } from '../catalogue.js';

/** What the checks of a Form 6-K say, apart from the others as its rules are. */

interface Parts {
	readonly registrant?: string;
	readonly month?: string;
	readonly file?: string;
	readonly note?: string;
	readonly exhibits?: string;
	readonly date?: string;
}

const exhibit = 'exhibit 99.1 from "2025-11.return"';

/** An invented report, and the return it furnishes, under the convention for several files. */
export function reportExplanations(november: string, october: string, broken: string) {
	const report = (parts: Parts) =>
		`${[
			'report 6-K',
			parts.registrant ?? 'registrant  "Harbour Lights Holdings Limited"',
			parts.month ?? 'month       December 2025',
			parts.file ?? 'file        001-40999',
			'address     "1 Harbour Road, Hong Kong"',
			'annual      20-F',
			...(parts.note === undefined ? [] : [`note  "${parts.note}"`]),
			parts.exhibits ?? exhibit,
			'signed "Chan Siu Ming"',
			'  title  "Chief Financial Officer"',
			`  date   ${parts.date ?? '2 December 2025'}`,
		].join('\n')}\n`;
	const both = (parts: Parts, of = november) => `--- file 2025-11.return\n${of}--- file 2025-12.6-K.return\n${report(parts)}`;
	const three = (parts: Parts) =>
		`--- file 2025-10.return\n${october}--- file 2025-11.return\n${november}--- file 2025-11.6-K.return\n${report({ month: 'month       November 2025', exhibits: 'exhibit 99.1 from "2025-10.return"', date: '4 November 2025' })}--- file 2025-12.6-K.return\n${report(parts)}`;
	const right = both({});
	return {
		registrant: {
			title: 'The registrant is the company of its exhibits',
			what: 'The registrant’s name, or where it is written the `issuer`’s, must be the issuer’s of every exhibit that is a return: case, spacing and a clause in brackets at the name’s end aside, never brackets inside it. One or two letters apart is a warning that asks which of the two is misspelt.',
			why: 'A return under another company’s cover would be furnished in its name. The return often adds a clause in brackets, such as one on weighted voting rights, and some registrants are known to the Exchange by another name: `issuer` says it. One company’s returns misspelt its name for nine months.',
			wrong: both({ registrant: 'registrant  "Lantern Bay Inc."   # the exhibit is of Harbour Lights Holdings Limited' }),
			right: both({ registrant: 'registrant  "Harbour Lights Inc."  issuer "Harbour Lights Holdings Limited"' }),
		},
		'report-month': {
			title: 'The signature’s date lies in the month',
			what: 'The date of the signature must lie in the month of the report.',
			why: 'The month on the cover is that of furnishing, not the month of a return, which as a rule is the one before. A cover that was copied from last month’s still has last month’s.',
			wrong: both({ month: 'month       November 2025   # the month of the return' }),
			right,
		},
		'furnished-early': {
			title: 'Signed before an exhibit was submitted',
			what: 'The date of the signature must not be before the day on which an exhibit was submitted to the Exchange.',
			why: 'A Form 6-K furnishes what was made public elsewhere: it cannot come first.',
			wrong: both({ date: '1 December 2025' }),
			right,
		},
		'furnished-late': {
			title: 'Signed days after the exhibits were submitted',
			what: 'The report is signed more than four business days after the latest of its exhibits was submitted. Days are Hong Kong’s business days.',
			why: 'General Instruction B of Form 6-K asks for what is made public to be furnished promptly. There is no number of days in it: an information only.',
			wrong: both({ date: '9 December 2025' }),
			right,
		},
		'note-fact': {
			title: 'The note says of an exhibit what the exhibit does not',
			what: 'The dates in the note must be the days on which the exhibits were submitted, its months those of the returns, and its exhibits must be in the index. Where there are as many dates as exhibits they pair in order. Another date, not introduced by “dated”, is left alone.',
			why: 'The note is written anew from last month’s, and one of its dates or its month is easily left as it was.',
			wrong: both({
				note: 'We submitted a monthly return form dated December 2, 2025 in relation to October 2025. Please refer to Exhibit 99.1.',
			}),
			right: both({
				note: 'We submitted a monthly return form dated December 2, 2025 in relation to November 2025. Please refer to Exhibit 99.1.',
			}),
		},
		'file-number': {
			title: 'The Commission file number',
			what: 'A Commission file number is three digits, `-`, and five or six digits: `001-39278`. A fix writes it as it is meant, or as the company’s last report has it.',
			why: 'The number ties the report to the registrant; one with a digit too few is nobody’s.',
			wrong: both({ file: 'file        001-4099' }),
			right,
		},
		exhibit: {
			title: 'The exhibits, their numbers and their files',
			what: 'The file of an exhibit must be there and be a return; its path is relative to the report’s. Each number stands once, and they ascend: they are codes, so `99.10` follows `99.9`. A number that is not `99.1`, `99.2` and on is a warning. A fix writes the path of a file that has moved to another folder or is spelt in another case or with `\\`, and the next number that is free, in the note as well.',
			why: 'Every number of the index has its document, and a number in the note is a number of the index.',
			wrong: both({ exhibits: `${exhibit}\nexhibit 99.1 "Announcement"   # there is a 99.1 already` }),
			right,
		},
		'exhibit-findings': {
			title: 'An exhibit has errors or warnings',
			what: 'A return that the report furnishes has errors, or warnings: how many, and the first of them. The return is read whether it is open or not.',
			why: 'What is furnished goes to the SEC as it stands, so the report is not ready while its exhibits are not.',
			wrong: both({}, broken),
			right,
		},
		'exhibit-missing': {
			title: 'A return that no report furnishes',
			what: 'A return of this issuer in the workspace was submitted after its last report and not after this one, and is an exhibit of none. Before an issuer’s first report, the returns of the 35 days before it are asked for. A return that a resubmission replaces is not, nor a copy of one that is furnished.',
			why: 'Whatever is made public in Hong Kong is furnished; of several next-day returns in a week one is easily missed.',
			wrong: three({ exhibits: 'exhibit 99.1 "Announcement"   # and the return of November?' }),
			right: three({}),
		},
	} satisfies Partial<Record<CheckId, object>>;
}
