import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importText } from '../../server/src/import/index.js';

/** Nothing that stands at the signature of a cover, or behind it, is passed over unsaid. */

const sentence =
	'Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant has duly caused this report to be signed on its behalf by the undersigned, thereunto duly authorized.';
const head = `UNITED STATES
SECURITIES AND EXCHANGE COMMISSION
Washington, D.C. 20549

FORM 6-K

REPORT OF FOREIGN PRIVATE ISSUER PURSUANT TO RULE 13a-16 OR 15d-16 UNDER THE SECURITIES EXCHANGE ACT OF 1934

For the month of November 2024

Commission File Number: 001-39407

Noah Lantern Holdings Limited
(Registrant’s Name)

1 Harbour Road
Hong Kong
(Address of principal executive offices)

Indicate by check mark whether the registrant files or will file annual reports under cover of Form 20-F or Form 40-F.

Form 20-F ☒ Form 40-F ☐

EXHIBIT INDEX

Exhibit 99.1 — Announcement

SIGNATURE

`;
const coverOf = (signature: string) => {
	const made = importText(`${head}${signature}\n`);
	if ('refused' in made) throw new Error(made.refused);
	return made.report?.text ?? made.text;
};
const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const plain = `By: /s/ Ann Chan\nName: Ann Chan\nTitle: Director\nDate: November 22, 2024`;
const wanted = 'signed "Ann Chan"\n  title  "Director"\n  date   22 November 2024\n';

describe('a signature', () => {
	it.each<[string, string]>([
		['the sentence on three lines', `${sentence.replace('1934, ', '1934,\n').replace('by the ', 'by the\n')}\n\n${plain}`],
		['the sentence and the name on one', `${sentence} NOAH LANTERN HOLDINGS LIMITED\n${plain}`],
		['the name on two lines', `${sentence}\n\nNOAH LANTERN\nHOLDINGS LIMITED\n\n${plain}`],
		['the name with other signs', `${sentence}\n\nNoah Lantern Holdings, Limited.\n\n${plain}`],
		['the name on behalf of which', `${sentence}\n\nFor and on behalf of Noah Lantern Holdings Limited\n${plain}`],
		[
			'the form’s own captions',
			`${sentence}\n\nNoah Lantern Holdings Limited\n(Registrant)\n\n${plain}\n* Print the name and title under the signature of the signing officer.`,
		],
		['no colon', `${sentence}\n\n${plain.replace('By: ', 'By ')}`],
	])('with %s is read, and nothing is left', (_, text) => {
		expect(coverOf(text)).toContain(wanted);
		expect(coverOf(text)).not.toContain('not read');
	});

	it.each<[string, string, string]>([
		[
			'a sentence above it',
			`${sentence}\n\nThis report is incorporated by reference into Form S-8.\n\n${plain}`,
			'This report is incorporated by reference into Form S-8.',
		],
		['another name above it', `${sentence}\n\nNoah Wealth plc\n\n${plain}`, 'Noah Wealth plc'],
		['brackets of its own', `${sentence}\n\n${plain.replace('Name:', '(as attorney in fact)\nName:')}`, '(as attorney in fact)'],
		['another’s behalf', `${sentence}\n\nFor and on behalf of Beacon Trustees\n${plain}`, 'For and on behalf of Beacon Trustees'],
		['a footnote', `${sentence}\n\n${plain}\n* Signed under a power of attorney.`, '* Signed under a power of attorney.'],
		['another signature', `${sentence}\n\n${plain}\n\nBy: /s/ Ben Lee\nName: Ben Lee\nTitle: Secretary`, 'By: /s/ Ben Lee'],
		[
			'another that is split',
			`${sentence}\n\n${plain}\n\nBy:\n/s/ Ben Lee\nName:\nBen Lee\nTitle:\nSecretary`,
			'By: /s/ Ben Lee',
		],
		['another date', `${sentence}\n\n${plain}\nDate: November 25, 2024`, 'Date: November 25, 2024'],
		['a signature written otherwise', `${sentence}\n\n${plain.replace('/s/ Ann', '/s/ A. W.')}`, 'By: /s/ A. W. Chan'],
		['a witness without labels', `${sentence}\n\n${plain}\n\nIn the presence of Ben Lee`, 'In the presence of Ben Lee'],
		['a sentence of its own', `The registrant signs by its director.\n\n${plain}`, 'The registrant signs by its director.'],
	])('with %s is read, and that is said', (_, text, note) => {
		const made = coverOf(text);
		expect(made).toContain('signed "Ann Chan"');
		expect(made).toContain(`# not read: ${note}`);
		const known = new Set(words(made));
		const own = words(text.replace(sentence, '')).filter((word) => !/^(?:By|s|Name|Title|Date|November)$/.test(word));
		expect(own.filter((word) => !known.has(word))).toEqual([]);
	});

	it('is followed by what is said in one line, where it is long', () => {
		const paper = Array.from({ length: 40 }, (_, at) => `Paragraph ${at + 1} of an announcement.`).join('\n\n');
		const made = coverOf(`${sentence}\n\n${plain}\n\nExhibit 99.1\n\n${paper}`);
		expect(made).toContain(wanted);
		expect(made).toContain('# not read: what stands behind the cover, 40 lines from "Paragraph 1 of an announcement." on');
	});
});

describe('the name that the Exchange knows', () => {
	const day = readFileSync(join(import.meta.dirname, 'raw/tencent-2025-06-13.FF305.txt'), 'utf8');
	const [, issuer = ''] = /^issuer +"(.*)"$/m.exec((importText(day) as { text: string }).text) ?? [];
	const covered = (registrant: string) =>
		importText(
			`${head.replace('Noah Lantern Holdings Limited', registrant).replace('Announcement', 'Next Day Disclosure Return')}${sentence}\n\n${plain}\n\nExhibit 99.1\n\n${day}`,
		);
	const reportOf = (registrant: string) => {
		const made = covered(registrant);
		return 'refused' in made ? made.refused : (made.report?.text ?? '');
	};

	it('is written where it is another that begins with the same word, and said to be asked for', () => {
		expect(issuer).toContain('Tencent');
		const made = reportOf('Tencent Music Entertainment Group');
		expect(made).toContain(`registrant  "Tencent Music Entertainment Group"  issuer "${issuer}"`);
		expect(made).toContain('# not read: whether the registrant is the issuer that its exhibits name; that name stands here');
	});

	it.each([
		['Tencent Holding Limited'],
		[issuer],
		['TENCENT  HOLDINGS LIMITED (incorporated in the Cayman Islands)'],
		['Moon Inc.'],
	])('is not, beside %s', (registrant) => {
		expect(reportOf(registrant)).toContain('from ');
		expect(reportOf(registrant)).not.toContain('issuer');
	});
});
