import { describe, expect, it } from 'vitest';
import type { ReturnService } from '../../server/src/service.js';
import { report, serviceOf } from '../support/form6k.js';
import { apply } from '../support/slips.js';

const monthly = (submitted: string | undefined, month: string, issuer = 'Kingsoft Cloud Holdings Limited') =>
	`return FF301\nissuer "${issuer}"\nmonth ${month}\n${submitted ? `submitted ${submitted}\n` : ''}class ORD "Ordinary shares" listed 03896\n`;
const daily = (submitted: string) =>
	`return FF305\nissuer "Kingsoft Cloud Holdings Limited"\nsubmitted ${submitted}\nclass ORD "Ordinary shares" listed 03896\n`;
const at = (name: string) => `file:///returns/${name}`;
const own = 'kingsoft-cloud-2025-01-07.6-K.return';
const december = { 'kingsoft-cloud-2024-12.return': monthly('7 January 2025', '31 December 2024'), [own]: report };
const january = { ...december, 'kingsoft-cloud-2025-01.return': monthly('6 February 2025', '31 January 2025') };

const textOf = (rolled: ReturnType<ReturnService['roll']>) => ('refused' in rolled ? rolled.refused : rolled.text);
/** What is wrong with a report that was made, but for what its exhibits lack. */
const wrong = (service: ReturnService, name: string, text: string) => {
	service.put(at(name), text);
	return service
		.findings(at(name))
		.flatMap(({ check, message }) => (check === 'exhibit-findings' ? [] : [`${check}: ${message}`]));
};
const selected = (rolled: ReturnType<ReturnService['roll']>) => {
	if ('refused' in rolled || !rolled.select) return undefined;
	const { start, end } = rolled.select;
	return rolled.text.split('\n')[start.line]?.slice(start.character, end.character);
};

describe('a new report for a return', () => {
	it('has the header of the issuer’s last one, the note in its words and the return as its exhibit, and says nothing wrong', () => {
		const service = serviceOf(january);
		const made = service.report([at('kingsoft-cloud-2025-01.return')]);
		expect(textOf(made)).toBe(
			report
				.replace(/^month .*\n/m, '')
				.replace('dated January 7, 2025', 'dated February 6, 2025')
				.replace('in December 2024', 'in January 2025')
				.replace(
					'exhibit 99.1 "Monthly Return for Equity Issuer on Movements in Securities"  from "kingsoft-cloud-2024-12',
					'exhibit 99.1  from "kingsoft-cloud-2025-01',
				)
				.replace('date   7 January 2025', 'date   6 February 2025'),
		);
		expect('refused' in made ? '' : made.fileName).toBe('kingsoft-cloud-2025-02-06.6-K.return');
		expect(selected(made)).toBe('6 February 2025');
		expect(wrong(service, 'kingsoft-cloud-2025-02-06.6-K.return', textOf(made))).toEqual([]);
	});

	it('has blanks where the issuer has none, which are no lines of the text', () => {
		const service = serviceOf({ 'a.return': monthly('6 February 2025', '31 January 2025', 'Moon \\"The\\" Inc. (the Company)') });
		const made = service.report([at('a.return')]);
		if ('refused' in made) throw new Error(made.refused);
		expect(made.text).toMatch(
			/^report 6-K\n\nregistrant {2}"Moon \\"The\\" Inc\. \(the Company\)"\n\nnote {2}"We submitted a monthly return form dated February 6, 2025 /,
		);
		expect(made.fileName).toBe('moon-the-inc-2025-02-06.6-K.return');
		expect(made.snippet?.match(/\{\d[^}]*\}/g)).toEqual(['{1:001-}', '{2:}', '{3|20-F,40-F|}', '{4:}', '{5:}']);
		expect(made.snippet).toContain('Moon \\\\"The\\\\" Inc.');
		expect(service.findings(at('a.return')).length).toBeGreaterThan(0);
		expect(wrong(service, made.fileName, made.text).map((line) => line.split(' is missing')[0])).toEqual(
			['file', 'address', 'annual', 'signed'].map((line) => `missing-line: ${line}`),
		);
	});

	it('takes several in the order they were submitted in, of both kinds', () => {
		const service = serviceOf({
			...december,
			'c.return': daily('12 February 2025'),
			'b.return': daily('10 February 2025'),
			'a.return': monthly('11 February 2025', '31 January 2025'),
		});
		const text = textOf(service.report(['c.return', 'b.return', 'a.return'].map(at)));
		expect(text).toContain('exhibit 99.1  from "b.return"\nexhibit 99.2  from "a.return"\nexhibit 99.3  from "c.return"');
		expect(text).toContain('dated February 11, 2025 to The Stock Exchange');
		expect(text).toContain('next day disclosure return forms dated February 10, 2025 and February 12, 2025 in relation');
		expect(text).toContain('refer to Exhibit 99.1 and Exhibit 99.3 to');
		expect(wrong(service, 'x.6-K.return', text)).toEqual([]);
	});

	it('finds the last report of a company that the Exchange knows by another name, or whose return is misspelt', () => {
		const last = report.replace('"Kingsoft Cloud Holdings Limited"', '"Noah Holdings Limited" issuer "Noah Wealth"');
		const noah = serviceOf({
			...december,
			[own]: last,
			'a.return': monthly('6 February 2025', '31 January 2025', 'Noah Wealth'),
		});
		expect(textOf(noah.report([at('a.return')]))).toContain('file        001-39278');
		const ke = serviceOf({
			...december,
			'a.return': monthly('6 February 2025', '31 January 2025', 'Kingsoft Cloud Holding Limited'),
		});
		expect(textOf(ke.report([at('a.return')]))).toContain('registrant  "Kingsoft Cloud Holdings Limited"');
	});

	it('is not signed before its return is submitted', () => {
		const service = serviceOf({ ...december, 'a.return': monthly(undefined, '31 January 2025') });
		const text = textOf(service.report([at('a.return')]));
		expect(text).not.toMatch(/date|^note/m);
		expect(text).toMatch(/signed "Haijian He"\n {2}title {2}"Chief Financial Officer and Director"\n$/);
	});

	it('prints the day where the last one does, and has no note where the issuer writes none', () => {
		const last = report.replace('month       January 2025', 'month 7 January 2025').replace(/^note .*\n\n/m, '');
		const text = textOf(serviceOf({ ...january, [own]: last }).report([at('kingsoft-cloud-2025-01.return')]));
		expect(text).toMatch(/^month {7}6 February 2025$/m);
		expect(text).not.toContain('note');
	});

	it('is refused of what is no return', () => {
		expect(serviceOf(january).report([at(own)])).toEqual({ refused: 'A report is no exhibit of another.' });
		expect(serviceOf(january).report([at('nothing.return')])).toEqual({ refused: 'There is no such return.' });
		expect(serviceOf(january).report([])).toEqual({ refused: 'There is no such return.' });
	});

	it('names its exhibits from where it is to stand', () => {
		const text = textOf(serviceOf(january).report([at('kingsoft-cloud-2025-01.return')], 'file:///returns/sec/x.return'));
		expect(text).toContain('from "../kingsoft-cloud-2025-01.return"');
	});
});

describe('the next report', () => {
	it('furnishes what was submitted since and no report has', () => {
		const service = serviceOf({
			...january,
			'day.return': daily('20 January 2025'),
			'old.return': daily('6 January 2025'),
			'other.return': monthly('6 February 2025', '31 January 2025', 'Moon Inc.').replace('03896', '01723'),
		});
		const text = textOf(service.roll(at(own)));
		expect(text).toContain('exhibit 99.1  from "day.return"\nexhibit 99.2  from "kingsoft-cloud-2025-01.return"\n\nsigned');
		expect(text).toContain('date   6 February 2025');
		expect(wrong(service, 'next.6-K.return', text)).toEqual([]);
		expect(service.lastReport(at(own))).toBe(at('next.6-K.return'));
		expect(service.lastReport(at('day.return'))).toBe(at('next.6-K.return'));
		expect(service.lastReport(at('other.return'))).toBeUndefined();
	});

	it('has the header alone where nothing was submitted, and waits for its date', () => {
		const made = serviceOf(december).roll(at(own));
		expect(textOf(made)).toBe(
			report
				.replace(/^month .*\n/m, '')
				.replace(/^note .*\n\n/m, '')
				.replace(/^exhibit .*\n\n/m, '')
				.replace(/^ +date .*\n/m, ''),
		);
		expect('refused' in made ? '' : made.fileName).toBe('kingsoft-cloud-holdings-limited.6-K.return');
	});

	it('is refused where a line is lost', () => {
		expect(textOf(serviceOf({ [own]: `${report}exhibit exhibit "\n` }).roll(at(own)))).toContain('cannot be read');
	});
});

describe('the actions of a report', () => {
	const titles = (service: ReturnService, name: string, line: number) =>
		service
			.codeActions(at(name), { start: { line, character: 0 }, end: { line, character: 0 } }, ['refactor'])
			.map(({ title }) => title);
	const done = (service: ReturnService, name: string, line: number, title: string) => {
		const range = { start: { line, character: 0 }, end: { line, character: 0 } };
		const action = service.codeActions(at(name), range, ['refactor']).find((each) => each.title === title);
		return apply(service.text(at(name)) ?? '', action?.edit?.changes?.[at(name)] ?? []);
	};
	const lineOf = (text: string, keyword: string) => text.split('\n').findIndex((line) => line.startsWith(keyword));

	it('write the note from the exhibits, above them', () => {
		const without = report.replace(/^note .*\n\n/m, '');
		const service = serviceOf({ ...december, [own]: without });
		for (const keyword of ['report', 'exhibit']) {
			expect(done(service, own, lineOf(without, keyword), 'Write the note from the exhibits')).toBe(report);
		}
		expect(titles(service, own, lineOf(without, 'address'))).toEqual([]);
	});

	it('bring it up to date, and write it anew where it is another', () => {
		const old = report.replace('dated January 7, 2025', 'dated December 6, 2024').replace('in December 2024', 'in November 2024');
		const service = serviceOf({ ...december, [own]: old });
		const line = lineOf(old, 'note');
		expect(titles(service, own, line)).toEqual([
			'Bring the note up to date with its exhibits',
			'Write the note anew from the exhibits',
		]);
		for (const title of titles(service, own, line)) expect(done(service, own, line, title)).toBe(report);
		expect(titles(serviceOf(december), own, line)).toEqual([]);
	});

	it('write lists of days and exhibits, over all the lines of the note that was', () => {
		const text = report
			.replace(/^note .*$/m, 'note  "One."\n      "Two." # of old')
			.replace('\nsigned', 'exhibit 99.2 from "b.return"\nexhibit 99.3 from "a.return"\n\nsigned');
		const service = serviceOf({
			...december,
			[own]: text,
			'a.return': daily('6 January 2025'),
			'b.return': daily('3 January 2025'),
		});
		const now = done(service, own, lineOf(text, 'note'), 'Write the note anew from the exhibits');
		expect(now).toContain(
			'in December 2024. For details, please refer to Exhibit 99.1 to this current report on Form 6-K."\n      "We submitted with',
		);
		expect(now).toContain('forms dated January 3, 2025 and January 6, 2025 in');
		expect(now).toContain('Exhibit 99.2 and Exhibit 99.3 to this current report on Form 6-K." # of old\n');
		expect(wrong(service, own, now)).toEqual([]);
	});

	it('never lose a comment or a Chinese text in the note', () => {
		for (const note of ['note  "One." # a comment\n      "Two."', 'note  "One." zh "一"', 'note  "One."\n      zh "一"']) {
			const service = serviceOf({ ...december, [own]: report.replace(/^note .*$/m, note) });
			expect(titles(service, own, lineOf(report, 'note')), note).toEqual([]);
		}
	});

	it('add what no report furnishes, as the next exhibits in their order', () => {
		const late = report.replace('date   7 January', 'date   8 January');
		const files = { ...december, [own]: late, 'b.return': daily('8 January 2025'), 'a.return': daily('6 January 2025') };
		const service = serviceOf({
			...files,
			'z.6-K.return': report.replace('7 January 2025', '3 January 2025').replace(/ {2}from ".*"/, ''),
		});
		const line = lineOf(late, 'exhibit');
		const now = done(service, own, line, 'Add the 2 returns that no report furnishes');
		expect(now).toContain('2024-12.return"\nexhibit 99.2 from "a.return"\nexhibit 99.3 from "b.return"\n');
		service.put(at(own), now);
		expect(titles(service, own, line)).toEqual(['Write the note anew from the exhibits']);
	});
});

describe('what an exhibit is called', () => {
	const called = (last: string, files: Record<string, string>, line: string) => {
		const service = serviceOf({
			...files,
			[own]: last,
			'next.return': report.replace(/^exhibit .*$/m, line).replace('date   7 January', 'date   27 February'),
		});
		return service.papers(at('next.return'))[0]?.description;
	};
	it.each([
		['the last report’s words', '"FF301"', 'FF301'],
		['its month in them', '"Monthly Return for December 2024"', 'Monthly Return for January 2025'],
		['its day in them', '"Monthly Return dated January 7, 2025"', 'Monthly Return dated February 6, 2025'],
		[
			'the usual ones where they are of another day',
			'"As announced on January 5, 2025"',
			'Monthly Return for Equity Issuer on Movements in Securities',
		],
		['the usual ones where there are none', '', 'Monthly Return for Equity Issuer on Movements in Securities'],
	])('is in %s', (_, words, wanted) => {
		const last = report.replace('"Monthly Return for Equity Issuer on Movements in Securities"', words);
		expect(called(last, january, 'exhibit 99.1 from "kingsoft-cloud-2025-01.return"')).toBe(wanted);
	});
	it('is as its line says', () => {
		expect(called(report, january, 'exhibit 99.1 "Own" from "kingsoft-cloud-2025-01.return"')).toBe('Own');
	});
	it('is of its own form', () => {
		expect(called(report, { ...january, 'd.return': daily('3 February 2025') }, 'exhibit 99.1 from "d.return"')).toBe(
			'Next Day Disclosure Return Dated February 3, 2025',
		);
	});
});

describe('writing a report', () => {
	const place = (text: string) => {
		const lines = text.slice(0, text.indexOf('¦')).split('\n');
		return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
	};
	const offered = (text: string, files: Record<string, string> = january) => {
		const service = serviceOf({ ...files, 'new.return': text.replace('¦', '') });
		return { service, at: place(text), items: service.completion(at('new.return'), place(text)).items };
	};
	const labels = (text: string, files?: Record<string, string>) => offered(text, files).items.map(({ label }) => label);
	const head = 'report 6-K\nregistrant "Kingsoft Cloud Holdings Limited"\n';

	it('is offered the lines of the last report, whole', () => {
		const { items } = offered(`${head}¦`);
		const line = (keyword: string) =>
			items.find(({ label, detail }) => label.startsWith(keyword) && detail === 'as in the last report')?.textEdit?.newText;
		expect(line('address')).toBe(
			'address "Building D, Xiaomi Science and Technology Park, No. 33 Xierqi Middle Road,"\n"Haidian District"\n"Beijing, 100085, the People\'s Republic of China"',
		);
		expect(line('file')).toBe('file 001-39278');
		expect(line('annual')).toBe('annual 20-F');
		expect(line('signed')).toBe('signed "Haijian He"\n  title "Chief Financial Officer and Director"');
		expect(line('month')).toBeUndefined();
		expect(labels('report 6-K\nfile 001-39278\n¦')[0]).toBe('registrant "Kingsoft Cloud Holdings Limited"');
		expect(labels(`${head}file ¦`)[0]).toBe('001-39278');
		expect(labels('report 6-K\nregistrant "Moon Inc."\n¦').filter((label) => label.includes('39278'))).toEqual([]);
	});

	it('is offered returns after `from`, those that no report furnishes first, and the next number', () => {
		const files = {
			...january,
			'a b.return': daily('3 February 2025'),
			'moon.return': monthly('6 February 2025', '31 January 2025', 'Moon Inc.').replace('03896', '01723'),
		};
		const signed = 'signed "A"\n  date 7 February 2025\n';
		const { items } = offered(`${head}exhibit 99.1 from ¦\n${signed}`, files);
		expect(items.slice(0, 4).map(({ label, detail }) => [label, detail])).toEqual([
			['"a b.return"', 'next-day return, submitted 3 February 2025'],
			['"kingsoft-cloud-2025-01.return"', 'the return of January 2025, submitted 6 February 2025'],
			['"kingsoft-cloud-2024-12.return"', 'the return of December 2024, submitted 7 January 2025'],
			['"moon.return"', 'the return of January 2025, submitted 6 February 2025'],
		]);
		expect(labels(`${head}exhibit 99.1 from "¦"\n${signed}`, files)[0]).toBe('"a b.return"');
		expect(labels(`${head}exhibit 99.1 from "a b.return"\nexhibit ¦\n${signed}`, files)[0]).toBe('99.2');
		expect(labels(`${head}exhibit 99.9 "A"\nexhibit 99.10 "B"\nexhibit ¦`)[0]).toBe('99.11');
		expect(labels(`${head}exhibit 99.1 from "a b.return"\n¦\n${signed}`, files)).toContain(
			'exhibit 99.2 from "kingsoft-cloud-2025-01.return"',
		);
	});

	it('is offered the note from its exhibits, and the day they were submitted', () => {
		const text = `${head}¦\nexhibit 99.1 from "kingsoft-cloud-2025-01.return"\n`;
		expect(
			labels(text).some((label) => label.startsWith('note "We submitted a monthly return form dated February 6, 2025')),
		).toBe(true);
		expect(labels(`${text.replace('¦', '')}signed "A"\n  date ¦`)[0]).toBe('6 February 2025');
	});

	it('links its exhibits', () => {
		const service = serviceOf({ ...december, [own]: report.replace('\nsigned', 'exhibit 99.2 from "none.return"\n\nsigned') });
		const [link, ...others] = service.documentLinks(at(own));
		expect(others).toEqual([]);
		expect(link).toMatchObject({ target: at('kingsoft-cloud-2024-12.return'), tooltip: 'The return for December 2024' });
		const { start, end } = link?.range ?? {};
		expect(service.text(at(own))?.split('\n')[start?.line ?? 0]?.slice(start?.character, end?.character)).toBe(
			'kingsoft-cloud-2024-12.return',
		);
	});

	it('renumbers an exhibit in the index and in the note', () => {
		const service = serviceOf(december);
		const index = { line: report.split('\n').findIndex((line) => line.startsWith('exhibit')), character: 10 };
		expect(service.renameable(at(own), index)?.placeholder).toBe('99.1');
		const edits = service.rename(at(own), index, '99.4');
		if ('refused' in edits) throw new Error(edits.refused);
		expect(apply(report, edits)).toBe(report.replaceAll('99.1', '99.4'));
		expect(service.references(at(own), index, true)).toHaveLength(2);
		const [note] = service.references(at(own), index, false);
		expect(service.definition(at(own), note?.range.start ?? index)).toMatchObject([{ range: { start: { line: index.line } } }]);
		expect(service.rename(at(own), index, 'x')).toHaveProperty('refused');
		const two = serviceOf({ ...december, [own]: report.replace('\nsigned', 'exhibit 99.2 "B"\n\nsigned') });
		expect(two.rename(at(own), index, '99.2')).toEqual({ refused: 'There is an exhibit 99.2 already.' });
	});

	it('says in its status what is in it and when it was signed', () => {
		expect(serviceOf(december).status(at(own))?.report).toEqual({ exhibits: 1, returns: 1, signed: '2025-01-07' });
		expect(serviceOf(december).status(at('kingsoft-cloud-2024-12.return'))?.report).toBeUndefined();
	});

	it('has lenses: a return its report or a new one, a report the next', () => {
		const service = serviceOf({
			...january,
			'moon.return': monthly('6 February 2025', '31 January 2025', 'Moon Inc.').replace('03896', '01723'),
		});
		const commands = (name: string) =>
			service
				.codeLenses(at(name))
				.flatMap(({ command }) => (/Form 6-K/.test(command?.title ?? '') ? [[command?.title, command?.command]] : []));
		expect(commands('kingsoft-cloud-2024-12.return')).toEqual([['Form 6-K of 7 January 2025', 'monthlyReturn.openMonth']]);
		expect(commands('kingsoft-cloud-2025-01.return')).toEqual([['New Form 6-K for this return', 'monthlyReturn.newReport']]);
		expect(commands(own)).toEqual([['Begin the next Form 6-K', 'monthlyReturn.nextReport']]);
		expect(commands('moon.return')).toEqual([]);
	});
});

describe('the file that an exhibit names', () => {
	const hover = (files: Record<string, string>) => {
		const service = serviceOf(files);
		const lines = report.split('\n');
		const line = lines.findIndex((text) => text.includes('from "'));
		const character = (lines[line] ?? '').indexOf('from "') + 8;
		const { contents } = service.hover(at(own), { line, character }) ?? {};
		return contents && typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
	};

	it('says whose return it is, of when, and what is found in it', () => {
		expect(hover(december)).toMatch(
			/^\*\*FF301 · December 2024\*\* Kingsoft Cloud Holdings Limited\n\nsubmitted 7 January 2025\n\nFound in it: \d+ errors, \d+ warnings\.$/,
		);
	});

	it('says that there is none', () => {
		expect(hover({ [own]: report })).toBe('There is no such file.');
	});
});
