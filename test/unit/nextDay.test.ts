import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ff304 } from '../../server/src/forms/ff304/index.js';
import { ff305 } from '../../server/src/forms/ff305/index.js';
import { createReturnService } from '../../server/src/service.js';
import { apply } from '../support/slips.js';

const folder = join(import.meta.dirname, '../returns/next-day');
const names = readdirSync(folder).filter((name) => name.endsWith('.return'));
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

function serviceWith(text: string) {
	const service = createReturnService({
		log: (message) => {
			throw new Error(message);
		},
	});
	service.put('memory:///a.return', text);
	return service;
}

const found = (text: string) =>
	serviceWith(text)
		.findings('memory:///a.return')
		.map(({ check, severity }) => `${severity} ${check}`);

/** What a return that is known in part only cannot help. */
const unseen = new Set(['warning missing-section', 'warning missing-line']);

describe('a published next-day return that says nothing wrong', () => {
	it('there are eight of them', () => expect(names).toHaveLength(8));

	it.each(names)('%s', (name) => {
		const text = read(name);
		const rest = found(text).filter((said) => !unseen.has(said));
		expect(rest).toEqual([]);
		expect(serviceWith(text).snapshot('memory:///a.return')?.form).toBe(/FF304/.test(text) ? ff304 : ff305);
	});

	it.each(names)('%s: laid out it says the same', (name) => {
		const text = read(name);
		const laid = apply(text, serviceWith(text).format('memory:///a.return'));
		expect(found(laid)).toEqual(found(text));
		expect(apply(laid, serviceWith(laid).format('memory:///a.return'))).toBe(laid);
	});
});

describe('the arithmetic of a next-day return', () => {
	const tencent = read('tencent-2025-06-13.return');
	const miniso = read('miniso-2024-10-18.return');
	const drinda = read('drinda-2026-02-02.return');
	const old = read('tencent-2024-01-18.return');

	it.each([
		['a closing', miniso, '1,258,580,837 + 0', '1,258,580,873 + 0', 'error issued-closing'],
		['treasury shares', drinda, '229,151,752\n    event', '229,151,725\n    event', 'error shares-total'],
		[
			'what is held',
			drinda,
			'+ 1,736,176 = 229,151,752\n  confirm',
			'+ 1,736,167 = 229,151,743\n  confirm',
			'error treasury-closing',
		],
		['the sum of the purchases', tencent, 'total 982,000', 'total 928,000', 'error bought-total'],
		['what is for cancellation', tencent, 'cancelling 982,000', 'cancelling 892,000', 'error bought-total'],
		['what was paid in all', tencent, '500,382,813.6 cancelling', '500,382,831.6 cancelling', 'error paid-total'],
		['the old form', old, '18 January 2024  9,452,393,365', '18 January 2024  9,452,393,356', 'error issued-closing'],
	])('%s', (_, text, from, to, expected) => {
		expect(text).toContain(from);
		expect(found(text.replace(from, to)).filter((said) => !unseen.has(said))).toContain(expected);
	});

	it('takes no part of what is pending, nor of what is not cancelled', () => {
		expect(found(tencent.replace('shares 979,000', 'shares 879,000'))).not.toContain('error issued-closing');
		expect(found(old.replace('issued 1,740,000', 'issued 1,470,000'))).not.toContain('error issued-closing');
		expect(found(old.replace('but not cancelled', 'and cancelled'))).toContain('error issued-closing');
	});
});
