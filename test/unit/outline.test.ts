import { describe, expect, it } from 'vitest';
import { withoutMarkup } from '../../server/src/localise.js';
import { textOf } from '../../server/src/model/return.js';
import type { Node, Outline } from '../../server/src/syntax/outline.js';
import { buildOutline } from '../../server/src/syntax/outlineBuilder.js';
import { readSource } from '../../server/src/syntax/source.js';
import { changedLines, checksIn, findingOf, findingsIn, fixedBy, saidIn, smallReturn, titlesOf } from '../support/small.js';

const outlineOf = (text: string): Outline => buildOutline(readSource(text));

/** The tree by place and class, with the lines of each: `II(A(opening closing))`. */
function tree(node: Node): string {
	const own = [...node.entries].flatMap(([keyword, [first]]) => (first?.row?.opens || keyword === 'section' ? [] : [keyword]));
	const parts = [...own, ...node.children.map(tree)];
	const name = node.classId ?? node.place?.id ?? '?';
	return parts.length > 0 ? `${name}(${parts.join(' ')})` : name;
}

const treeOf = (text: string) => tree(outlineOf(text).root);
const faultsOf = (text: string) => outlineOf(text).faults.map(({ check, range }) => `${range.start.line + 1} ${check}`);

describe('a line finds its place', () => {
	it('in the innermost of item, block, section and return that has such a line', () => {
		const text = `section III.A
for ORD
scheme "S"
opening 5
AA1 3
A1 3
funds HKD 1
closing 2
totals
for ORD
issued 3
section V
confirm (i)
signed "x"
title "y"`;
		expect(treeOf(text)).toBe(
			'file(III.A(funds ORD(AA1 scheme(opening A1 closing))) totals(ORD(issued)) V(confirm) signed(title))',
		);
		expect(faultsOf(text)).toEqual([]);
	});

	it("the return's own lines anywhere, and a section's among its blocks", () => {
		const text = `class A "O" listed 00001
type "A"
month 31 May 2025
section II
for A
opening 5
public float complied
threshold "x"
closing 5
remarks "x"
issuer "x"
class B "O" unlisted`;
		expect(treeOf(text)).toBe(
			'file(month issuer class(listed type) II(remarks A(opening closing float(threshold))) class(unlisted))',
		);
		expect(faultsOf(text)).toEqual([]);
	});

	it('whatever its indentation', () => {
		const text = smallReturn({ A: '    scheme "S"\n      opening 5\n    AA1 0' });
		expect(treeOf(text.replace(/^ +/gm, ''))).toBe(treeOf(text));
		expect(treeOf(text.replace(/^/gm, '\t\t'))).toBe(treeOf(text));
	});

	it('and sections stand in any order', () => {
		expect(treeOf('section V\nconfirm (i)\nsection I\nfor A\nopening 5')).toBe('file(V(confirm) I(A(opening)))');
	});
});

describe('a line in the wrong place', () => {
	it.each([
		[
			'an option line under an agreement',
			{ D: '    agreement "A"\n      closing 5' },
			17,
			'belongs to a class in section I, a class in section II, a share option scheme, a warrant and others, not to an agreement',
		],
		[
			'a scheme in section II',
			{ II: '    scheme "x"' },
			9,
			'`scheme` belongs to a class in section III.A, not to a class in section II.',
		],
		['a line before any section', { head: 'AA1 5' }, 5, '`AA1` belongs to a class in section III.A, which is not open here.'],
		[
			'a for before any section',
			{ head: 'for ORD' },
			5,
			'`for` belongs to a section: I, II, III.A to III.E or `totals`. None is open here.',
		],
		['a for in section IV', { IV: '  for ORD\n  receipt "x" opening 5' }, 17, '`for` has no place in section IV.'],
		['a for in section V', { V: '  for ORD' }, 18, '`for` has no place in section V.'],
	])('%s is said to be', (_, parts, line, message) => {
		const said = saidIn(smallReturn(parts));
		expect(said).toHaveLength(1);
		expect(said[0]).toContain(`${line} syntax: `);
		expect(said[0]).toContain(withoutMarkup(message));
	});

	it('under a section whose `for` is missing gets it by a fix', () => {
		const text = smallReturn().replace('  for ORD\n', '');
		expect(saidIn(text)).toEqual([withoutMarkup('8 syntax: `opening` stands under a class: a `for` line is missing above it.')]);
		expect(fixedBy(text, findingOf(text, 'syntax'))).toBe(smallReturn());
	});

	it('takes no part in the arithmetic of where it stands', () => {
		expect(checksIn(smallReturn({ D: '    agreement "A"\n      closing 5\n    DD1 0' }))).toEqual(['syntax']);
	});
});

describe('the company of a line', () => {
	it('fields of one item stand together, and lines of one block', () => {
		expect(faultsOf('section II\nfor A\nopening 5 change 0 closing 5\ntotals\nfor A\nissued 0 treasury 0')).toEqual([]);
		expect(faultsOf('section III.B\nfor A\nwarrant "W" opening HKD 5 closing HKD 5')).toEqual([]);
	});

	it.each([
		['a section behind a field', 'section II\n  for A\n    opening 5 section III.A', '    opening 5 \nsection III.A'],
		['a for behind a section', 'section II for A', 'section II \nfor A'],
		['the month behind a class', 'class A "O" listed 00001 month 31 May 2025', 'class A "O" listed 00001 \nmonth 31 May 2025'],
		['a second item', 'section III.D\n  for A\n    agreement "A" D1 0 agreement "B"', '    agreement "A" D1 0 \nagreement "B"'],
	])('%s is refused, and put on a line of its own by the fix', (_, text, after) => {
		const fault = outlineOf(text).faults.find(({ message }) => message.includes('begins a line of its own'));
		expect(fault?.check).toBe('syntax');
		expect(
			fixedBy(text, findingsIn(text).find(({ message }) => message.includes('begins a line of its own')) ?? fail()).endsWith(
				after,
			),
		).toBe(true);
	});

	it('what is refused opens nothing', () => {
		const { sections } = outlineOf('section II\nfor A\nopening 5 section III.A\nclosing 5');
		expect([...sections.keys()]).toEqual(['II']);
	});
});

function fail(): never {
	throw new Error('not found');
}

describe('what stands twice', () => {
	it.each([
		[
			'a line of a block',
			{ II: '    opening 5\n    opening 6\n    closing 5' },
			'10 duplicate-line: `opening` stands twice in a class in section II. Only the first counts.',
			9,
		],
		[
			'a line of an item',
			{ A: '    scheme "S"\n      opening 5\n      issuable 5\n      issuable 5' },
			'16 duplicate-line: `issuable` stands twice in a share option scheme. Only the first counts.',
			15,
		],
		[
			'a line of the return',
			{ head: 'issuer "x"' },
			'5 duplicate-line: `issuer` stands twice in the return. Only the first counts.',
			2,
		],
		[
			'a class in a section',
			{ II: '  for ORD\n    opening 5\n  for ORD\n    closing 5' },
			'10 duplicate-line: `for ORD` stands twice in section II. What stands below is read as part of the first.',
			8,
		],
		[
			'a class',
			{ classes: 'class ORD "Ordinary shares" listed 07999\nclass ORD "Ordinary shares" listed 07999' },
			'6 duplicate-class: The class ORD is declared twice.',
			5,
		],
		[
			'the totals',
			{ totals: '    issued 0\ntotals' },
			'19 duplicate-section: The totals are opened twice. What stands below is read as part of the first.',
			16,
		],
		[
			'the signatory',
			{ signed: 'signed "a"\n  title "b"\nsigned "c"\n  title "d"' },
			'20 duplicate-line: `signed` stands twice in the return. Only the first counts.',
			18,
		],
		[
			'a total in one currency',
			{ I: '    opening 1,000,000 x HKD 1\n  total HKD 1,000,000\n  total USD 6\n  total HKD 1,000,000' },
			'11 duplicate-line: `total` stands twice in section I. Only the first counts.',
			9,
		],
	])('%s is reported with the first', (_, parts, said, first) => {
		const text = smallReturn(parts);
		const found = findingsIn(text).filter(({ check }) => check.startsWith('duplicate'));
		expect(found.map(({ check, message, range }) => `${range.start.line + 1} ${check}: ${message}`)).toEqual([
			withoutMarkup(said),
		]);
		expect(found[0]?.related.map(({ range }) => range.start.line + 1)).toEqual([first]);
	});

	it('a section twice is read as one', () => {
		const text = 'section II\nfor A\nopening 5\nsection I\nfor A\nopening 5\nsection II\nfor B\nopening 6\nfor A\nclosing 5';
		expect(faultsOf(text)).toEqual(['7 duplicate-section', '10 duplicate-line']);
		expect(treeOf(text)).toBe('file(II(A(opening closing) B(opening)) I(A(opening)))');
	});

	it.each([
		['movements', { A: '    scheme "S"\n      opening 5\n      lapsed -1\n      lapsed -1\n      closing 3' }],
		['items of one name', { D: '    agreement "A" D1 0\n    agreement "A" D1 0' }],
		['confirmations', { V: '  confirm (i) (ii) (iii)\n  confirm (iv) (v)\n  confirm (vi) (vii) (viii)' }],
		['counters', { classes: 'class ORD "Ordinary shares" listed 07999 counter 80700 RMB counter 00700 USD' }],
	])('%s may', (_, parts) => expect(saidIn(smallReturn(parts))).toEqual([]));
});

describe('a section marked not applicable', () => {
	const contradicted = smallReturn({ II: '    opening 5\n    closing 5' }).replace(
		'section III.A not applicable',
		'section III.A not applicable\n  for ORD\n    scheme "S"\n      opening 5',
	);

	it('contradicts what stands in it, said once; the fix makes it apply', () => {
		expect(saidIn(contradicted)).toEqual([
			withoutMarkup('12 syntax: Section III.A is marked not applicable, and yet `for` stands in it.'),
		]);
		const fixed = fixedBy(contradicted, findingOf(contradicted, 'syntax'));
		expect(changedLines(contradicted, fixed)).toEqual(['section III.A']);
		expect(saidIn(fixed)).toEqual([]);
	});

	it('may have remarks', () => {
		expect(saidIn(smallReturn().replace('section I not applicable', 'section I not applicable\n  remarks "No limit."'))).toEqual(
			[],
		);
	});
});

describe('texts over several lines', () => {
	it('continue the text above, and their Chinese its Chinese', () => {
		const text = 'section I\nremarks "a"\n"b"\nzh "甲"\n"乙"';
		const remarks = outlineOf(text).sections.get('I')?.entries.get('remarks')?.[0];
		expect(textOf(remarks)).toBe('a\nb');
		expect(remarks?.more?.filter(({ zh }) => zh).map((more) => more.text.text)).toEqual(['甲', '乙']);
		expect(faultsOf(text)).toEqual([]);
	});

	it('over comments and blank lines too', () => {
		expect(faultsOf('issuer "a"\n# so it is called\n\n  zh "甲"')).toEqual([]);
	});

	it.each([
		['"x"', 'continue'],
		['zh "x"', 'be the Chinese of'],
		['section II\nfor A\nopening 5\n"x"', 'continue'],
	])('%j continues nothing', (text, what) => {
		expect(outlineOf(text).faults.map(({ message }) => message)).toEqual([`There is no text above that this could ${what}.`]);
	});
});

describe('after a line that cannot be read', () => {
	it('nothing is said of what follows up to the next line that opens something', () => {
		// The broken line was the scheme's: what is below it may not be the class's own.
		const text = smallReturn({ A: '    skeme 2013\n      opening 5\n      opening 6\n      E1 7\n  for ORD\n    AA1 0' });
		expect(saidIn(text)).toEqual([withoutMarkup('13 syntax: Found `skeme 2013`. Did you mean `scheme`?')]);
	});

	it('a `for` finds its section again only behind a section line', () => {
		const text = smallReturn().replace('section II\n', 'secton II\n');
		expect(saidIn(text)).toEqual([withoutMarkup('7 syntax: Found `secton II`. Did you mean `section`?')]);
	});

	it('the next section is sure again', () => {
		const text = smallReturn({ A: '    flurb', D: '    agreement "A"\n      closing 5' });
		expect(saidIn(text).map((said) => said.slice(0, said.indexOf(':')))).toEqual(['13 syntax', '19 syntax']);
	});

	it('what is computed with it is unknown, not wrong', () => {
		const lines = '    scheme "S"\n      opening 5\n      lapst -1\n      closing 4\n      A1 0\n    AA1 0';
		expect(checksIn(smallReturn({ A: lines }))).toEqual(['syntax']);
		expect(checksIn(smallReturn({ A: lines.replace('lapst', 'lapsed') }))).toEqual([]);
		expect(checksIn(smallReturn({ A: lines.replace('lapst -1', 'lapsed -2') }))).toEqual(['options-closing']);
	});

	it('nothing is missing for certain', () => {
		expect(checksIn('retrun FF301\n')).toEqual(['syntax']);
		expect(checksIn(smallReturn().replace('class ORD', 'clas ORD'))).toEqual(['syntax']);
	});

	it('the marks of a merge are said each, and both versions read in peace', () => {
		const text = smallReturn({ II: '<<<<<<< HEAD\n    opening 5\n=======\n    opening 6\n>>>>>>> theirs\n    closing 5' });
		const mark = 'syntax: This is the mark of an unresolved merge. Keep one of the two versions and remove the marks.';
		expect(saidIn(text)).toEqual([`9 ${mark}`, `11 ${mark}`, `13 ${mark}`]);
	});

	it.each([
		['(i), (ii)', '(i) (ii)'],
		['(i) ,(ii), (iii) and (IV)', '(i) (ii) (iii) (iv)'],
		['(i)、（ii）', '(i) (ii)'],
		['(i)-(viii)', '(i) (ii) (iii) (iv) (v) (vi) (vii) (viii)'],
		['(i) – (iii), (v) and (vii) to (viii)', '(i) (ii) (iii) (v) (vii) (viii)'],
		['(i) (ii)至（iv）', '(i) (ii) (iii) (iv)'],
		['all', '(i) (ii) (iii) (iv) (v) (vi) (vii) (viii)'],
	])('items as others would write them: %s', (written, after) => {
		const text = smallReturn({ V: `  confirm ${written}` });
		expect(checksIn(text).filter((check) => check === 'syntax')).toEqual(['syntax']);
		expect(fixedBy(text, findingOf(text, 'syntax'))).toBe(smallReturn({ V: `  confirm ${after}` }));
	});

	it.each(['all but one', '(iii)-(i)', '(i)-(ix)', '(ix)-(viii)', '(i)-', '(i)-(ii) and the rest', '(i)-(ii)-x'])(
		'no items: %s',
		(written) => {
			const text = smallReturn({ V: `  confirm ${written}` });
			expect(findingsIn(text).flatMap((finding) => (finding.check === 'syntax' ? titlesOf(finding) : []))).toEqual([]);
		},
	);

	it('a line that begins with words of the form is one finding', () => {
		for (const label of [
			'Number of issued shares (excluding treasury shares) 5',
			'Balance at close of the month 5',
			'Increase / decrease (-) approved 31',
		])
			expect(faultsOf(`section II\nfor A\nopening 5\n${label}`).filter((fault) => fault.startsWith('4'))).toHaveLength(1);
	});
});
