import { describe, expect, it } from 'vitest';
import type { Form, Line } from '../../server/src/forms/form.js';
import { allForms } from '../../server/src/forms/index.js';
import type { Part } from '../../server/src/forms/shapes.js';
import { languageOf } from '../../server/src/syntax/language.js';
import { readLine } from '../../server/src/syntax/line.js';
import { takesText } from '../../server/src/syntax/shapes.js';
import type { Problem } from '../../server/src/syntax/statement.js';
import { tiny } from '../support/tinyForm.js';

/** What stands in quotation marks and is no text, and months as people write them: read, said, and written right by the fix. */

const forms = [...allForms, tiny];
const cover = forms.find(({ id }) => id === '6-K') as Form;

const read = (form: Form, line: string) => readLine(line, languageOf(form));

function mended(line: string, { start, end, fix }: Problem): string {
	const at = fix?.at ?? { start, end };
	return line.slice(0, at.start) + fix?.text + line.slice(at.end);
}

/** The values of a line with neither their places nor what was found wrong. */
function valuesOf(form: Form, line: string): unknown {
	return JSON.parse(
		JSON.stringify(read(form, line).fields, (key, value: unknown) =>
			['start', 'end', 'keywordSpan', 'currencySpan', 'broken'].includes(key)
				? undefined
				: typeof value === 'bigint'
					? String(value)
					: value,
		),
	);
}

function sampleOf({ columns, list }: Line, part: Part, form: Form): string | undefined {
	const samples: Partial<Record<Part, string>> = {
		date: '7 January 2025',
		month: 'January 2025',
		amount: columns[0]?.money ? 'HKD 1,000.50' : '1,000',
		code: '00700',
		name: form.values?.find((value) => value.list === list)?.text.en ?? '99.10',
		items: '(i)',
		section: form.sections[0]?.id ?? 'I',
		id: 'ORD',
	};
	return samples[part];
}

const rest: Partial<Record<Part, string>> = { text: '"a text"', currency: 'HKD', amount: '1,000' };

/** Every line whose value is no text, with that value plain and in quotation marks. */
const lines = forms.flatMap((form) =>
	form.keywords
		.filter((keyword) => !takesText(form, keyword))
		.flatMap((keyword) => {
			const [row] = form.linesWith(keyword);
			const [wanted = []] = row?.takes.wants?.filter(({ length }) => length > 0) ?? [row?.takes.parts ?? []];
			const [first, ...others] = wanted;
			const sample = row && first && sampleOf(row, first, form);
			if (!sample) return [];
			const behind = others.map((part) => ` ${rest[part]}`).join('');
			return [{ form, plain: `${keyword} ${sample}${behind}`, quoted: `${keyword} "${sample}"${behind}`, marks: sample }];
		}),
);

describe('a value in quotation marks that is no text', () => {
	it('is looked for behind keywords of every form', () => {
		for (const form of allForms) expect(lines.filter((line) => line.form === form).length, form.id).toBeGreaterThan(2);
	});

	it.each(lines)('$quoted', ({ form, plain, quoted }) => {
		expect(read(form, plain)).toMatchObject({ problems: [], strays: [] });
		const { problems, strays } = read(form, quoted);
		expect(strays).toEqual([]);
		expect(problems.map(({ kind }) => kind)).toEqual(['syntax']);
		expect(problems[0]?.fix?.guessed).toBeUndefined();
		expect(mended(quoted, problems[0] as Problem)).toBe(plain);
		expect(valuesOf(form, quoted)).toEqual(valuesOf(form, plain));
	});

	it.each([
		['file "001-39278"', 'file 001-39278'],
		['file “001-39278”', 'file 001-39278'],
		['annual "20-F"  # as ever', 'annual 20-F  # as ever'],
		['annual "20-F" "Indicate by check mark"', 'annual 20-F "Indicate by check mark"'],
		['exhibit "99.1"', 'exhibit 99.1'],
		['exhibit " 99.1 " "Monthly Return" from "a.return"', 'exhibit 99.1 "Monthly Return" from "a.return"'],
		['month "January 2025"', 'month January 2025'],
		['month "2025-01"', 'month January 2025'],
		['month "Jan. 2025"', 'month January 2025'],
		['month "January 7, 2025"', 'month 7 January 2025'],
	])('%s', (line, right) => {
		const { problems, strays } = read(cover, line);
		expect(strays).toEqual([]);
		expect(problems).toHaveLength(1);
		expect(mended(line, problems[0] as Problem)).toBe(right);
		expect(valuesOf(cover, line)).toEqual(valuesOf(cover, right));
	});

	it.each([
		'exhibit "Monthly Return"',
		'exhibit "99.1 # and more"',
		'exhibit "99.1\\""',
		'exhibit ""',
		'exhibit 99.1 "20"',
		'note "99.1"',
		'registrant "99.1"',
		'file "001-39278',
		'month "01/25"',
		'month "soon"',
	])('stays what it is where no value of its keyword stands in them: %s', (line) => {
		expect(read(cover, line).problems.filter(({ message }) => message.includes('without quotation marks'))).toEqual([]);
	});
});

describe('a month as people write it', () => {
	it.each([
		'2025-01',
		'2025-1',
		'01/2025',
		'1/2025',
		'2025/01',
		'01.2025',
		'01-2025',
		'2025年1月',
		'2025 年 01 月',
		'Jan. 2025',
		'Jan-2025',
		'January, 2025',
	])('%s', (written) => {
		const line = `month ${written}`;
		const { problems, strays, fields } = read(cover, line);
		expect(strays).toEqual([]);
		expect(problems.map(({ kind }) => kind)).toEqual(['malformed-date']);
		expect(mended(line, problems[0] as Problem)).toBe('month January 2025');
		expect(fields[0]?.month?.month).toEqual({ year: 2025, month: 1 });
	});

	it.each(['01/25', '25-01', '1 25', '202501', '2025', '2025-01-', '2025-01-0a', '2025年1月 7'])(
		'is not read out of %s',
		(written) => {
			const { problems, strays, fields } = read(cover, `month ${written}`);
			expect(problems.length + strays.length).toBeGreaterThan(0);
			expect(fields[0]?.month?.month).toBeUndefined();
			expect(problems.filter(({ fix }) => fix)).toEqual([]);
		},
	);

	it('is none where there is no such month', () => {
		for (const written of ['2025-13', '00/2025', 'Janus. 2025', 'May-2025-']) {
			const { problems, strays, fields } = read(cover, `month ${written}`);
			expect(problems.length + strays.length, written).toBeGreaterThan(0);
			expect(fields[0]?.month?.month, written).toBeUndefined();
		}
	});

	it('is a number where a number stands', () => {
		const [form] = allForms as readonly [Form];
		expect(read(form, 'E1 2025 -01').fields[0]?.month).toBeUndefined();
		expect(valuesOf(form, 'E1 2025-01')).toEqual(valuesOf(form, 'E1 2025 -01'));
	});
});
