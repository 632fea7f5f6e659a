import { describe, expect, it } from 'vitest';
import type { Parts } from '../support/small.js';
import { smallReturn, strictService, uri } from '../support/small.js';

/** The signature at the `¦`, with the column that is being written in brackets. */
function helpAt(parts: Parts): string | undefined {
	const marked = smallReturn(parts);
	const before = marked.slice(0, marked.indexOf('¦')).split('\n');
	const position = { line: before.length - 1, character: (before.at(-1) as string).length };
	const help = strictService({ [uri]: marked.replace('¦', '') }).signatureHelp(uri, position);
	const [signature] = help?.signatures ?? [];
	if (!help || !signature) return undefined;
	const [start = 0, end = 0] = (signature.parameters?.[help.activeParameter ?? 0]?.label ?? []) as number[];
	return `${signature.label.slice(0, start)}[${signature.label.slice(start, end)}]${signature.label.slice(end)}`;
}

describe('signature help', () => {
	it.each<readonly [Parts, string | undefined]>([
		[{ II: '    opening ¦' }, 'opening [issued] + treasury = total'],
		[{ II: '    opening 1,0¦00' }, 'opening [issued] + treasury = total'],
		[{ II: '    opening 1,000 + ¦' }, 'opening issued + [treasury] = total'],
		[{ II: '    closing 1,000 - 5¦ = 995' }, 'closing issued + [treasury] = total'],
		[{ II: '    opening 1,000 + 5 =¦' }, 'opening issued + treasury = [total]'],
		[{ II: '    change -5¦' }, 'change [issued] + treasury'],
		[{ II: '    change -5 - ¦' }, 'change issued + [treasury]'],
		[{ I: '    opening 5 ¦x HKD 1' }, 'opening [shares] x par value = capital'],
		[{ I: '    opening 5 x HKD 1¦' }, 'opening shares x [par value] = capital'],
		[{ I: '    opening 5 no par = ¦' }, 'opening shares x par value = [capital]'],
		// A row of one number, a keyword not yet ended, a comment, a text.
		[{ A: '    scheme "S"\n      opening ¦' }, undefined],
		[{ II: '    opening¦' }, undefined],
		[{ II: '    opening 5 # and ¦' }, undefined],
		[{ II: '    opening 5\n  remarks "¦"' }, undefined],
	])('%o', (parts, expected) => {
		expect(helpAt(parts)).toBe(expected);
	});

	it('has the columns of the edition', () => {
		const april = { month: '30 April 2024', submitted: '3 May 2024' };
		expect(helpAt({ ...april, II: '    opening 5 ¦' })).toBeUndefined();
		expect(helpAt({ ...april, I: '    opening 5 ¦' })).toBe('opening [shares] x par value = capital');
	});

	it('says the form’s words for a column', () => {
		const text = smallReturn({ II: '    opening 5' });
		const line = text.split('\n').indexOf('    opening 5');
		const help = strictService({ [uri]: text }).signatureHelp(uri, { line, character: 13 });
		expect(help?.signatures[0]?.parameters?.[0]?.documentation).toBe(
			'Number of issued shares (excluding treasury shares) · 已發行股份（不包括庫存股份）數目',
		);
	});
});
