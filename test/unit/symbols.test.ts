import { describe, expect, it } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { createReturnService } from '../../server/src/service.js';
import { generateReturn } from '../support/generate.js';
import { covers, oddTexts, textIn } from '../support/places.js';
import { december, smallReturn, strictService, uri } from '../support/small.js';

function symbolsIn(text: string): readonly DocumentSymbol[] {
	return strictService({ [uri]: text }).documentSymbols(uri);
}

/** `name | detail`, children indented. */
function shown(symbols: readonly DocumentSymbol[], indent = ''): readonly string[] {
	return symbols.flatMap(({ name, detail, children }) => [
		`${indent}${name}${detail ? ` | ${detail}` : ''}`,
		...shown(children ?? [], `${indent}  `),
	]);
}

const full = smallReturn({
	I: '    opening 2,000,000 x HKD 0.1 = HKD 200,000\n    closing 2,000,000 x HKD 0.1\n  total HKD 200,000',
	A: '    scheme "2013 Scheme"\n      opening 100\n      exercised -30 new\n      A1 30\n    AA1 30\n  remarks "Nothing."',
	E: '    event "Repurchase of shares (shares held as treasury shares)" on 5 November 2025 E1 -10 E2 10',
});

describe('document symbols', () => {
	it('are the sections, classes and items, with headings and figures', () => {
		expect(shown(symbolsIn(full))).toEqual([
			'Harbour Lights Holdings Limited | November 2025',
			'ORD | Ordinary shares · 07999',
			'section I | I. Movements in Authorised / Registered Share Capital',
			'  ORD | 2,000,000 → 2,000,000',
			'section II | II. Movements in Issued Shares and/or Treasury Shares',
			'  ORD | 1,000,000 → 1,000,000',
			'section III.A | (A). Share Options (under Share Option Schemes of the Issuer)',
			'  ORD | AA1 30',
			'    2013 Scheme | scheme · 100 → 70',
			'section III.B | (B). Warrants to Issue Shares of the Issuer · not applicable',
			'section III.C | (C). Convertibles (i.e. Convertible into Shares of the Issuer) · not applicable',
			expect.stringMatching(/^section III\.D .* not applicable$/),
			expect.stringMatching(/^section III\.E/),
			'  ORD',
			'    Repurchase of shares (shares held as treasury shares) | event · E1 -10 · E2 10',
			expect.stringMatching(/^section IV/),
			expect.stringMatching(/^section V/),
			'Chan Siu Ming',
		]);
	});

	it('reach from their first word to the end of their last line', () => {
		const section = symbolsIn(full).find(({ name }) => name === 'section III.A');
		const scheme = section?.children?.[0]?.children?.[0];
		expect(section && textIn(full, section.range)).toMatch(/^section III\.A\n[\s\S]*remarks "Nothing\."$/);
		expect(section && textIn(full, section.selectionRange)).toBe('section III.A');
		expect(scheme && textIn(full, scheme.range)).toBe(
			'scheme "2013 Scheme"\n      opening 100\n      exercised -30 new\n      A1 30',
		);
		expect(scheme && textIn(full, scheme.selectionRange)).toBe('scheme "2013 Scheme"');
	});

	it('take what is opened again for a part of its own, and leave the others theirs', () => {
		const text = smallReturn({ A: '    scheme "a"\n  for ORD\n    scheme "b"', without: ['IV'] }).concat(
			'section II\n  for ORD\n    change 0\n',
		);
		const symbols = symbolsIn(text);
		expect(shown(symbols)).toContain('    b | scheme · 0 → 0');
		expect(symbols.filter(({ name }) => name === 'section II')).toHaveLength(2);
		expectNested(symbols);
	});

	it('name what has no name yet by its keyword', () => {
		expect(shown(symbolsIn('class\nsection\nsection III.A\n  for\n    scheme\n    scheme ""\n'))).toEqual([
			'class',
			'section',
			'section III.A | (A). Share Options (under Share Option Schemes of the Issuer)',
			'  for',
			'    scheme | scheme',
			'    scheme | scheme · 0 → 0',
		]);
	});

	it('keep a text of several lines, and its Chinese, with its item', () => {
		const text = 'section IV\n  receipt "One"\n    "and more"\n    zh "一"\n  receipt "二號"\r\n';
		const [section] = symbolsIn(text);
		expect(section?.children?.map(({ name, range }) => [name, textIn(text, range)])).toEqual([
			['One\nand more', 'receipt "One"\n    "and more"\n    zh "一"'],
			['二號', 'receipt "二號"'],
		]);
	});

	it.each(oddTexts)('of %j are in order', (text) => expectNested(symbolsIn(text)));
	it('are the same in a file with CRLF', () => {
		expect(symbolsIn(full.replaceAll('\n', '\r\n'))).toEqual(symbolsIn(full));
	});
});

/** As the protocol asks: a selection lies in its range; and children in their parent. */
function expectNested(symbols: readonly DocumentSymbol[]): void {
	for (const { name, range, selectionRange, children } of symbols) {
		expect(name).not.toBe('');
		expect(covers(range, selectionRange)).toBe(true);
		for (const child of children ?? []) {
			expect(covers(range, child.range)).toBe(true);
		}
		expectNested(children ?? []);
	}
	symbols.slice(1).forEach(({ range }, index) => {
		expect(symbols[index]?.range.end.line).toBeLessThan(range.start.line);
	});
}

describe('workspace symbols', () => {
	const service = strictService({
		'memory:///11.return': smallReturn({ A: '    scheme "2013 Share Option Scheme"\n      opening 0' }),
		'memory:///12.return': smallReturn({ ...december, A: '    scheme "2013 Share Option Scheme"\n      opening 0' }),
		'memory:///other.return': smallReturn({
			issuer: '港燈控股',
			classes: 'class A "Ordinary shares" listed 00001',
			II: '  for A\n    opening 1',
		}),
	});
	const found = (query: string) => service.workspaceSymbols(query).map(({ name, location }) => `${name} @ ${location.uri}`);

	it('are the issuers with their months, the newest first', () => {
		expect(found('harbour')).toEqual([
			'Harbour Lights Holdings Limited 07999, December 2025 @ memory:///12.return',
			'Harbour Lights Holdings Limited 07999, November 2025 @ memory:///11.return',
		]);
		expect(found('december 2025')).toEqual(['Harbour Lights Holdings Limited 07999, December 2025 @ memory:///12.return']);
		expect(found('港燈')).toEqual(['港燈控股 00001, November 2025 @ memory:///other.return']);
	});

	it('are the items and classes, by any of their letters in order', () => {
		expect(found('2013opt')).toEqual([
			'2013 Share Option Scheme @ memory:///12.return',
			'2013 Share Option Scheme @ memory:///11.return',
		]);
		expect(found('share option')[0]).toBe('2013 Share Option Scheme @ memory:///12.return');
		expect(found('ORD')).toContain('ORD @ memory:///11.return');
		expect(found('zzz')).toEqual([]);
	});

	it('say whose they are, and are not without end', () => {
		expect(service.workspaceSymbols('2013')[0]?.containerName).toBe('Harbour Lights Holdings Limited 07999, December 2025');
		const large = createReturnService();
		large.put(uri, generateReturn({ seed: 3, lines: 6000 }));
		expect(large.workspaceSymbols('')).toHaveLength(300);
	});

	it.each(oddTexts)('of %j are none, or in it', (text) => {
		for (const { name } of strictService({ [uri]: text }).workspaceSymbols('')) {
			expect(name).not.toBe('');
		}
	});
});
