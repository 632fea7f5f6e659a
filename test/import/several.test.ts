import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importText } from '../../server/src/import/text.js';
import { renderHtml, renderText } from '../../server/src/render/index.js';
import { modelOf } from './support/model.js';
import { open } from './support/said.js';

const returns = join(import.meta.dirname, '../returns');
const month = readFileSync(join(returns, 'tencent-2024-01.return'), 'utf8');
const day = (name: string) => readFileSync(join(returns, 'next-day', `${name}.return`), 'utf8');
const days = [day('tencent-2024-01-18'), day('tencent-2025-06-13'), day('drinda-2026-02-02')];

function several(text: string) {
	const made = importText(text);
	if ('refused' in made) throw new Error(made.refused);
	return made;
}

const onALine = (text: string) =>
	text
		.split(/\n{3}(?= +FF30)/)
		.map((page) => page.replace(/\s+/g, ' ').trim())
		.join('\n');

describe('a source that holds several returns', () => {
	const orders = {
		'a month with its days behind it': [month, ...days],
		'days alone': days,
		'a day before its month': [days[0] as string, month],
	};

	it.each(Object.entries(orders))('%s becomes several, as text and as HTML', (_, all) => {
		const pages = all.map((text) => renderText(open(text))).join('\n\n');
		const html = all.map((text) => renderHtml(open(text)).replace(/^[\s\S]*<body>|<\/body>[\s\S]*$/g, '')).join('\n');
		for (const source of [pages, `<html><body>${html}</body></html>`]) {
			const { returns: made = [] } = several(source);
			expect(made.map(({ text }) => modelOf(text))).toEqual(all.map((text) => modelOf(text)));
			expect(new Set(made.map(({ fileName }) => fileName)).size).toBe(all.length);
		}
	});

	it('days become several with every page on a line', () => {
		const { returns: made = [] } = several(days.map((text) => onALine(renderText(open(text)))).join('\n'));
		expect(made.map(({ text }) => modelOf(text))).toEqual(days.map((text) => modelOf(text)));
	});

	it('says of one that is not alone what stands beside it, where one is asked for', () => {
		const { text } = several([month, days[1] as string].map((one) => renderText(open(one))).join('\n\n'));
		expect(text).toContain('return FF301');
		expect(text).toContain('# not read: another form');
	});

	it('names two of one day apart', () => {
		const twice = [days[1] as string, days[1] as string].map((text) => renderText(open(text))).join('\n\n');
		expect(several(twice).returns?.map(({ fileName }) => fileName)).toEqual([
			'tencent-holdings-limited-2025-06-13.return',
			'tencent-holdings-limited-2025-06-13-2.return',
		]);
	});

	it('is one where there is one', () => expect(several(renderText(open(days[2] as string))).returns).toBeUndefined());
});
