import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CodeAction, TextEdit } from 'vscode-languageserver-types';
import { allForms } from '../../server/src/forms/index.js';
import { createReturnService } from '../../server/src/service.js';
import { type Breakage, breakages } from '../support/broken.js';
import { report } from '../support/form6k.js';
import { apply } from '../support/slips.js';
import { findingOf, findingsIn, fixedBy, strictService, titlesOf, uri } from '../support/small.js';

/** What people type, and what its fix makes of it. */

const within = (lines: string) => `return FF301
issuer "Moon"
month 31 January 2026
submitted 2 February 2026
class ORD "Ordinary shares" listed 07999
${lines}`;

describe('what people type', () => {
	it.each([
		['section I\n  for ORD\n    opening1,000,000,000 x HKD 0.1', 'opening 1,000,000,000 x HKD 0.1'],
		['section I\n  for ORD\n    opning1000 x HKD 0.1', 'opening 1000 x HKD 0.1'],
		['section II\n  for ORD\n    opening 640.000.000 + 0', 'opening 640,000,000 + 0'],
		['section III.A\n  for ORD\n    scheme "S"\n  funds HKD 1.234.567,89', 'funds HKD 1,234,567.89'],
		['section II\n  for ORD\n    opening nil + 0', 'opening 0 + 0'],
		['section II\n  for ORD\n    opening 5 + nil', 'opening 5 + 0'],
		['section II\n  for ORD\n    opening N/A', 'opening 0'],
		['section II\n  for ORD\n    opening -', 'opening 0'],
		['section II\n  for ORD\n    opening --5', 'opening -5'],
		['section III.A\n  for ORD\n    scheme "S"\n      exercised n/a', 'exercised 0'],
		['section III.C\n  for ORD\n    convertible "B"\n      opening HKD nil', 'opening HKD 0'],
		['section 2\n  for ORD\n    opening 5', 'section II'],
		['section 3(A) not applicable', 'section III.A not applicable'],
		['section III.A none', 'section III.A not applicable'],
		['section IIIE nil', 'section IIIE not applicable'],
		['section III.A N/A', 'section III.A not applicable'],
		['section II\n  for ORD\n    public float: yes', 'public float complied'],
		['section II\n  for ORD\n    public float no', 'public float not complied'],
	])('%s', (lines, wanted) => {
		const text = within(lines);
		const finding = findingsIn(text).find(({ check, fixes }) => /syntax|malformed/.test(check) && fixes().length > 0);
		expect(finding && fixedBy(text, finding)).toContain(wanted);
	});

	it('is left where nobody can know it: an amount without a currency', () => {
		const text = within('section III.A\n  for ORD\n    scheme "S"\n  funds nil');
		expect(titlesOf(findingOf(text, 'syntax'))).toEqual([]);
	});

	it('a part of a section in another way is read as it is', () => {
		expect(findingsIn(within('section IIIE\n  for ORD\n    event "Placing"')).filter(({ check }) => check === 'syntax')).toEqual(
			[],
		);
	});
});

describe('what is missing is added, with the cursor where it goes on', () => {
	it.each([
		['signed "X"', 'title is missing', 'signed "X"\n  title  "¦"'],
		['section II\n  for ORD\n    closing 5 + 0', 'opening is missing', '  for ORD\n    opening  ¦\n    closing 5 + 0'],
		['section I\n  for ORD', 'opening is missing', '  for ORD\n    opening  ¦'],
	])('%s', (lines, said, wanted) => {
		const text = within(lines);
		const finding = findingsIn(text).find(({ message }) => message.startsWith(said));
		const [fix] = finding?.fixes() ?? [];
		const [edit] = fix?.edits ?? [];
		const { newText = '', range } = edit as TextEdit;
		expect(apply(text, [{ range, newText: `${newText.slice(0, fix?.cursor)}¦${newText.slice(fix?.cursor)}` }])).toContain(wanted);
	});

	it('the day of submission, and a text of a short list one by one', () => {
		const titles = (text: string, check: string) => {
			const service = createReturnService({ today: () => '2026-03-01' });
			service.put(uri, text);
			return service
				.findings(uri)
				.filter((one) => one.check === check)
				.flatMap((one) => one.fixes().map(({ title }) => title));
		};
		const float = within('section II\n  for ORD\n    opening 5 + 0\n    public float complied\n      threshold ""\n');
		expect(titles(float, 'missing-line').filter((title) => title.startsWith('Write "'))).toHaveLength(3);
		expect(titles(within('section V\n'), 'confirmations')).toEqual([
			'Confirm (i) (ii) (iii) (iv) (v) (vi) (vii) (viii)',
			'Write section V not applicable',
		]);
		expect(titles(float.replace('submitted 2 February 2026\n', ''), 'deadline')[0]).toBe('Add the line submitted');
	});

	it('the lines of the head where the head is', () => {
		const text = within('section I\n  for ORD\n    opening 5')
			.replace('submitted 2 February 2026\n', '')
			.replace('issuer "Moon"\n', '');
		const issuer = findingsIn(text).find(({ message }) => message.startsWith('issuer is missing'));
		expect(issuer && fixedBy(text, issuer)).toContain('return FF301\nissuer  ""\nmonth');
	});
});

it('a class that stands nowhere can be removed, with its lines, unless something else is said among them', () => {
	const lines = 'class B "Ordinary shares"\n  unlisted\n  description "x"\nsection I\n  for ORD\n    opening 5';
	const text = within(lines);
	expect(fixedBy(text, findingOf(text, 'unused-class'))).toBe(within('section I\n  for ORD\n    opening 5'));
	const told = within(lines.replace('unlisted', 'unlisted # until May'));
	expect(titlesOf(findingOf(told, 'unused-class'))).toEqual([]);
	const only = within('section I not applicable');
	expect(titlesOf(findingOf(only, 'unused-class'))).toEqual([]);
});

it('the shares that may be issued are set to what the amount by the price comes to, where that is whole', () => {
	const of = (price: string) =>
		within(
			`section III.C\n  for ORD\n    convertible "B"\n      type "Bond/Notes"\n      price HKD ${price}\n      opening HKD 100\n      issuable 60`,
		);
	expect(fixedBy(of('2'), findingOf(of('2'), 'conversion'))).toContain('issuable 50');
	expect(titlesOf(findingOf(of('3'), 'conversion'))).toEqual([]);
});

describe('a warning is set aside with a reason', () => {
	const actionsOn = (text: string, check: string) => {
		const service = strictService({ [uri]: text });
		const finding = service.findings(uri).find((one) => one.check === check);
		const actions = finding ? service.codeActions(uri, finding.range, ['quickfix']) : [];
		return actions.filter(({ title }) => title.startsWith('Set aside'));
	};
	const setAside = (text: string, check: string, reason: string) => {
		const [action] = actionsOn(text, check);
		const [{ newText, range } = { newText: '', range: undefined }] = action?.edit?.changes?.[uri] ?? [];
		const { cursor } = (action as CodeAction).data as { cursor: number };
		return apply(text, [{ range: range as never, newText: newText.slice(0, cursor) + reason + newText.slice(cursor) }]);
	};
	const text = within('section II\n  for ORD\n    opening 5 + 0');
	it('behind its line, or above it where that has a comment, and is then said no more', () => {
		const after = setAside(text, 'public-float', 'it is a test');
		expect(after).toContain('  for ORD  # allow public-float: it is a test\n');
		expect(findingsIn(after).filter(({ check }) => /public-float|unused-allow/.test(check))).toEqual([]);
		const told = text.replace('  for ORD', '  for ORD # the only class');
		const above = setAside(told, 'public-float', 'it is a test');
		expect(above).toContain('  # allow public-float: it is a test\n  for ORD # the only class\n');
		expect(findingsIn(above).filter(({ check }) => /public-float|unused-allow/.test(check))).toEqual([]);
	});
	it('on every warning, and on no error', () => {
		const tried = new Set<string>();
		for (const sample of ['typical-mistakes', 'tencent-2024-01']) {
			const text = readFileSync(
				new URL(`../../${sample === 'typical-mistakes' ? 'samples' : 'test/returns'}/${sample}.return`, import.meta.url),
				'utf8',
			);
			const service = strictService({ [uri]: text });
			for (const { severity, check } of service.findings(uri)) {
				if (tried.has(check) || check === 'unused-allow') continue;
				tried.add(check);
				const all = actionsOn(text, check).filter(({ title }) => title.endsWith(check));
				expect(all.length > 0, `${severity} ${check}`).toBe(severity === 'warning');
			}
		}
		expect(tried.size).toBeGreaterThan(5);
	});
});

describe('a fix loses nothing but what it names', () => {
	const own: readonly Breakage[] = [
		['a keyword and its figure in one', /^(\s*[a-z]+)\s+(-?\d)/i, '$1$2'],
		['nil for a figure', /(?<=[a-zA-Z]\d?\s+)-?\d[\d,.]*/, 'nil'],
		['a dash for a figure', /(?<=\s)-?\d[\d,.]*/, '-'],
		['N/A behind', /$/, ' N/A'],
		['points between thousands', /(\d{1,3}),(\d{3}),(\d{3})/, '$1.$2.$3'],
		['two signs', /-(?=\d)/, '--'],
		['a colon behind the keyword', /^(\s*[a-z]+)\s/i, '$1: '],
	].map(([name, pattern, by]) => ({
		name: name as string,
		apply: (line: string) => ((pattern as RegExp).test(line) ? line.replace(pattern as RegExp, by as string) : undefined),
	}));

	/** Digits, in the order they stand; full-width ones are digits too. */
	const digits = (text: string) => text.normalize('NFKC').replace(/\D/g, '');
	const isFigure = (text: string) => /^[-+−–—－(]?\s*(?:[A-Z]{3}\s*)?-?[\d０-９][\d０-９,，.．\sOoIl]*\)?$/.test(text.trim());
	const isDate = (text: string) => /^\d{1,2} [A-Z][a-z]+ \d{4}$/.test(text.trim());

	/** What an edit takes away that does not stand in what it writes. */
	function lost(old: string, { newText }: TextEdit, title: string): string | undefined {
		if (title.startsWith('Remove') || (isFigure(old) && isFigure(newText))) return undefined;
		if (isDate(newText)) return undefined;
		// A letter for a digit is what the fix is about.
		const had = digits(old);
		const has = digits(newText);
		let at = 0;
		for (const digit of has) if (digit === had[at]) at += 1;
		if (at < had.length) return `the digits ${had}`;
		for (const [text, said = ''] of old.matchAll(/"([^"]*)"/g)) if (said && !newText.includes(said)) return text;
		return old.includes('#') && !newText.includes('#') ? 'a comment' : undefined;
	}

	const read = (name: string) => readFileSync(new URL(`../../${name}.return`, import.meta.url), 'utf8');
	/** Of every form. */
	const whole = [
		...['samples/harbour-lights-2026-01', 'samples/kingsoft-cloud-2024-12', 'samples/typical-mistakes'],
		...['test/returns/next-day/miniso-2024-10-18', 'test/returns/next-day/tencent-2024-01-18'],
	].map((name): [string, string] => [name, read(name)]);
	it('is asked of all the forms there are', () => {
		const asked = new Set([...whole, ['', report]].map(([, text = '']) => /^(?:return|report) \S+/m.exec(text)?.[0]));
		expect([...asked].sort()).toEqual(allForms.map(({ opening, id }) => `${opening} ${id}`).sort());
	});
	it.each([...whole, ['a report', report] as [string, string]])(
		'%s',
		(_, sample) => {
			const lines = sample.split('\n');
			const said: string[] = [];
			let tried = 0;
			for (const [index, line] of lines.entries()) {
				if (line.trim() === '' || line.trim().startsWith('#')) continue;
				for (const { name, apply: broken } of [...breakages.filter((_, at) => (at + index) % 5 === 0), ...own]) {
					const now = broken(line, index);
					if (now === undefined || now.length > 500) continue;
					// Of the line alone and what it stands in; the sums of the others are not of it.
					const text = [...lines.slice(0, index), now].join('\n');
					for (const finding of findingsIn(text)) {
						if (finding.range.start.line !== index) continue;
						for (const { title, edits } of finding.fixes()) {
							tried += 1;
							for (const edit of edits) {
								const { start, end } = edit.range;
								const old =
									start.line === end.line ? (text.split('\n')[start.line] ?? '').slice(start.character, end.character) : '';
								const what = lost(old, edit, title);
								if (what) said.push(`${name}: ${now.trim()}\n  ${title} loses ${what} of ${old}`);
							}
						}
					}
				}
			}
			expect(said).toEqual([]);
			expect(tried).toBeGreaterThan(40);
		},
		120_000,
	);
});

describe('a menu has one answer', () => {
	const texts = readdirSync(new URL('../golden/', import.meta.url), { withFileTypes: true }).flatMap((folder) =>
		folder.isDirectory()
			? readdirSync(new URL(`../golden/${folder.name}/`, import.meta.url))
					.filter((name) => name.endsWith('.return'))
					.map((name) => `../golden/${folder.name}/${name}`)
			: [],
	);
	it.each([...texts, '../../samples/typical-mistakes.return'])('%s', (name) => {
		const text = readFileSync(new URL(name, import.meta.url), 'utf8');
		const service = strictService({ [uri]: text });
		for (const { range } of service.findings(uri)) {
			const answers = new Map<string, string>();
			for (const { title, edit } of service.codeActions(uri, range)) {
				for (const { range: at, newText } of edit?.changes?.[uri] ?? []) {
					const place = JSON.stringify(at);
					if (!/^[-\d,.]+$/.test(newText) || title === 'Compute all totals') continue;
					expect(answers.get(place) ?? newText, `${title} beside ${[...answers.values()].join()}`).toBe(newText);
					answers.set(place, newText);
				}
			}
		}
	});
});
