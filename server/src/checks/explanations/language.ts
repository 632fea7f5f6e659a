import type { CheckId } from '../catalogue.js';
import { type Explanation, file, scheme, unchanged } from './example.js';

/** What cannot be read, and what stands in the wrong place or twice. */
export const language = {
	syntax: {
		title: 'Not the language',
		what: 'The line cannot be read, or stands where its word has no meaning. The message says what was found and what belongs there; a word misspelt by little is offered corrected. Every line is read by itself, so that the fault never spoils the reading of another.',
		why: 'A line that is not understood is not checked, and would be missing from the return.',
		wrong: file({ II: `${unchanged}\n  remarcks "No shares were issued."   # remarks` }),
		right: file({ II: `${unchanged}\n  remarks "No shares were issued."` }),
	},
	'malformed-number': {
		title: 'A number that is not written as one',
		what: 'A number has digits, an optional minus before them, an optional decimal point, and thousands separators in groups of three or none. What is pasted from a form, a spreadsheet or a web page is recognised and its fix writes it properly: a number in parentheses, a Unicode minus, full-width digits, a no-break space, `HK$`, a minus before the currency, leading zeros.',
		why: 'A group not in threes usually means a digit lost or doubled, and a wrong guess would be a wrong number: so it is unknown until it is put right, and no sum is drawn from it. The form before July 2021 had its decreases in parentheses; FF301 has a minus.',
		wrong: file({ A: scheme('opening  10,000,000', 'lapsed   (250,000)   # a minus, no parentheses', 'closing  9,750,000') }),
		right: file({ A: scheme('opening  10,000,000', 'lapsed   -250,000', 'closing  9,750,000') }),
	},
	'malformed-date': {
		title: 'A date that is not written as one',
		what: 'A date is written `7 January 2025` or `2025-01-07`, and must be in the calendar. `31/12/2024`, `7 Jan 2025` and `2023年11月30日` are recognised, and the fix rewrites them.',
		why: 'In `2/12/2025` nobody can tell the day from the month, and the form writes the month in full.',
		wrong: file({ head: 'submitted  2/12/2025   # 2 December, or 12 February?' }),
		right: file({ head: 'submitted  2 December 2025' }),
	},
	'malformed-text': {
		title: 'A text that is not written as one',
		what: 'A text stands between straight quotation marks on one line; `\\"` and `\\\\` stand for a quotation mark and a backslash in it. A text that is not closed ends at the end of its line. Typographic quotation marks are recognised, and the fix replaces them. A further paragraph is a further line that begins with a quotation mark.',
		why: 'Word processors and web pages turn quotation marks into curly ones.',
		wrong: file({ issuer: 'issuer     “Harbour Lights Holdings Limited”   # curly quotation marks' }),
		right: file({}),
	},
	unchecked: {
		title: 'A return, or a part of it, that was not checked',
		what: 'The whole return or what stands from a line on was not checked, and the message says why: it is larger than a bound that no return comes near, or the program failed on it. No setting turns it off, `# allow` does not set it aside, and the command line exits with 2 where the program failed.',
		why: 'What was not looked at must not look clean. The bounds keep a file that is no return from taking the editor down; the page on limits lists them.',
	},
	'hidden-character': {
		title: 'A character that cannot be seen',
		what: 'A control character, a character that turns the direction of writing, or a zero-width character stands in a text or a comment. The finding names it by its Unicode code, and the fix takes it out.',
		why: 'What is pasted from a web page or a PDF brings such characters along. They go into the filed form unseen, break what compares names, and can make a line look other than it is.',
		wrong: file({ issuer: 'issuer     "Harbour\u200b Lights Holdings Limited"   # a zero-width space behind “Harbour”' }),
		right: file({}),
	},
	'undeclared-class': {
		title: 'A class that is not declared',
		what: '`for` names a class by the id that a `class` line gave it. Capitals count. The fix writes the id as it was declared, where only the capitals differ, or declares the class.',
		why: 'The block’s numbers would belong to a class that the return says nothing about, and would be left out of that class’s sums.',
		wrong: file({ D: '  for ord   # the class is ORD\n    agreement "2020 Share Award Scheme"\n      D1  0' }),
		right: file({ D: '  for ORD\n    agreement "2020 Share Award Scheme"\n      D1  0' }),
	},
	'duplicate-class': {
		title: 'A class declared twice',
		what: 'The id of a class may be given once.',
		why: 'Of two declarations nobody can say which stock code or which kind of shares is meant.',
		wrong: file({
			classes: 'class ORD "Ordinary shares" listed 07999\nclass ORD "Ordinary shares" listed 07999   # a second time',
		}),
		right: file({}),
	},
	'duplicate-line': {
		title: 'A line entered twice',
		what: 'A cell of the form stands once in its place: one `opening` for a class, one `closing` for a scheme. Movements, events and other items, `confirm`, `counter` and a `total` in another currency may repeat. The first one counts.',
		why: 'Two closing balances may differ, and the form has one cell.',
		wrong: file({ II: `${unchanged}\n    closing  1,000,000,000 + 0 = 1,000,000,000   # a second time` }),
		right: file({ II: unchanged }),
	},
	'duplicate-section': {
		title: 'A section opened twice',
		what: 'Each section, and `totals`, stands once; within a section each class has one block.',
		why: 'A section pasted a second time would count its movements double, or contradict the first.',
		wrong: file({}).replace('section III.C', 'section III.B not applicable   # a second time\nsection III.C'),
		right: file({}),
	},
	'unused-allow': {
		title: 'An `# allow` without effect',
		what: '`# allow CHECK: reason`, on the line of a finding or on the line above it, sets that finding aside. It is reported where it sets nothing aside, names no check, is misspelt, or gives no reason.',
		why: 'A comment left behind would silence the next real mistake on that line.',
		wrong: file({
			head: '# allow deadline: the office was closed for a move\nsubmitted  2 December 2025   # in time: there is nothing to allow',
		}),
		right: file({ head: '# allow deadline: the office was closed for a move\nsubmitted  10 December 2025' }),
	},
} as const satisfies Partial<Record<CheckId, Explanation>>;
