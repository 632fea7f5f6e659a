import { describe, expect, it } from 'vitest';
import { oddTexts, textIn } from '../support/places.js';
import { december, smallReturn, strictService, uri } from '../support/small.js';

function linksIn(text: string): readonly (readonly [string, string | undefined])[] {
	return strictService({ [uri]: text })
		.documentLinks(uri)
		.map(({ range, target }) => [textIn(text, range), target]);
}

const main = 'https://en-rules.hkex.com.hk/rulebook/main-board-listing-rules';
const gem = 'https://en-rules.hkex.com.hk/rulebook/gem-listing-rules';
const nextDay = 'https://en-rules.hkex.com.hk/entiresection/2524';

describe('document links', () => {
	it('lead from the month to the previous month’s return', () => {
		const text = smallReturn(december);
		const service = strictService({ 'memory:///11.return': smallReturn(), [uri]: text });
		const [link] = service.documentLinks(uri);
		expect(link).toMatchObject({ target: 'memory:///11.return', tooltip: 'The return for November 2025' });
		expect(link && textIn(text, link.range)).toBe('31 December 2025');
		expect(service.documentLinks('memory:///11.return')).toEqual([]);
	});

	it('lead from the rules a text or a comment names to the rulebook', () => {
		expect(linksIn('# see Main Board Rule 13.32D(1), and rule 13.25A')).toEqual([
			['Rule 13.32D(1)', main],
			['rule 13.25A', nextDay],
		]);
		expect(linksIn('remarks "Rule 13.25B / GEM Rule 17.27B" # GEM Listing Rule 17.27A')).toEqual([
			['Rule 13.25B', main],
			['GEM Rule 17.27B', gem],
			['GEM Listing Rule 17.27A', gem],
		]);
	});

	it('lead from each of several rules', () => {
		expect(linksIn('"Rules 13.25A, 13.32D(4) or 19A.28D(4)(a) apply; 13.25A alone does not"')).toEqual([
			['Rules 13.25A', nextDay],
			['13.32D(4)', main],
			['19A.28D(4)(a)', main],
		]);
		expect(linksIn('# GEM Rules 17.37D(1) and 25.21D(1)')).toEqual([
			['GEM Rules 17.37D(1)', gem],
			['25.21D(1)', gem],
		]);
	});

	it('read the Chinese of a text too', () => {
		expect(linksIn('remarks "See Rule 13.25A." zh "根據《上市規則》第13.25A條及《GEM上市規則》第17.27A條"')).toEqual([
			['Rule 13.25A', nextDay],
			['第13.25A條', nextDay],
			['第17.27A條', gem],
		]);
	});

	it('are only where a rule is named', () => {
		expect(linksIn('remarks "Rule 13 of 2024, rule 13.255, ruled 13.25, 13.25A"\nsection V\n  omit (i) "the rules"')).toEqual([]);
		expect(linksIn('price HKD 13.25')).toEqual([]);
	});

	it.each(oddTexts)('of %j lie in it', (text) => {
		for (const [part] of linksIn(text)) {
			expect(part).not.toBe('');
		}
	});
});
