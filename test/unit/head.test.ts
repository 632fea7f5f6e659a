import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../server/src/checks/digest.js';
import { headDigest } from '../../server/src/checks/head.js';
import { KnownHeads } from '../../server/src/checks/knownHeads.js';
import { analyse } from '../../server/src/checks/snapshot.js';
import { allForms } from '../../server/src/forms/index.js';
import { opened, unopened } from '../../server/src/limits.js';
import { createReturnService } from '../../server/src/service.js';
import { noSettings } from '../../server/src/settings.js';
import { KnownLines } from '../../server/src/syntax/knownLines.js';
import { readSource } from '../../server/src/syntax/source.js';
import { anyText } from '../support/arbitraries.js';
import { hostileReturn } from '../support/mutators.js';
import { smallReturn } from '../support/small.js';

const uri = 'memory:///a.return';
const ofHead = (text: string, bounds = opened, heads = new KnownHeads()) =>
	headDigest(uri, text, bounds, allForms, new KnownLines(), heads);
const ofWhole = (text: string) => digestOf(analyse(uri, readSource(text)));

describe('the digest of a head', () => {
	it('is that of the whole', () => {
		const text = smallReturn();
		expect(ofHead(text)).toEqual(ofWhole(text));
	});

	it('is that of the whole where a head is known that differs in its days', () => {
		const heads = new KnownHeads();
		let again = 0;
		const of = (text: string) => {
			const [own, whole] = [ofHead(text, opened, heads), ofWhole(text)];
			expect(own).toEqual(whole);
			if (ofHead(text, opened, heads)?.classes === own?.classes) again += 1;
			return own?.classes;
		};
		const text = smallReturn({ submitted: '3 January 2026' });
		const month = /^month .*$/m.exec(text)?.[0] ?? '';
		const first = of(text);
		const others = [
			text.replace(month, month.replace(/\d+ \w+ \d+$/, '31 October 2025')),
			text.replace(month, month.replace(/\d+ \w+ \d+$/, '31 October 2025')).replace('3 January 2026', '5 November 2025'),
			text.replace('3 January 2026', '13 January 2026'),
			text.replace(/^submitted.*\n/m, ''),
			text.replace('3 January 2026', '3 January 2026 # late'),
			text.replace('3 January 2026', '31 April 2026'),
			text.replace('3 January 2026', '2026-01-03'),
			text.replace(month, `${month}\n${month}`),
			text.replace(month, month.replace(/\d+ \w+ \d+$/, '31 November 2025')),
			text.replace('3 January 2026', '\0'.repeat('3 January 2026'.length)),
		];
		for (const other of others) of(other);
		// Known where only days differ.
		expect(of(text.replace('3 January 2026', '17 January 2026'))).toBe(first);
		expect(of(text.replace('3 January 2026', '17 January 2026').replace('issuer ', 'issuer  '))).not.toBe(first);
		expect(again).toBeGreaterThan(2);
	});

	it.each([
		['another class', 'section II\nclass PREF "Preference shares" listed 00002\n'],
		['another status', 'section II\nstatus "Resubmission"\n'],
		['a month, in whatever case', 'section II\n\tMONTH 31 January 2026\n'],
		['a submission behind a pasted space', 'section II\n\u00a0submitted 3 January 2026\n'],
		['a section with something else on its line', 'section II !\n'],
	])('is none with %s', (_, end) => {
		const text = `return FF301\nissuer "A"\nclass ORD "Ordinary shares" listed 00001\n${end}`;
		expect(ofHead(text)).toBeUndefined();
	});

	it('is none of other forms, nor of a text beyond the bounds', () => {
		expect(ofHead(smallReturn().replace('FF301', 'FF305'))).toBeUndefined();
		expect(ofHead(`report 6-K\nsection I\n`)).toBeUndefined();
		expect(ofHead(smallReturn() + ' '.repeat(unopened.length), unopened)).toBeUndefined();
	});

	it('is that of the whole, whatever a text says', () => {
		let heads = 0;
		fc.assert(
			fc.property(fc.oneof({ weight: 4, arbitrary: hostileReturn }, anyText), (text) => {
				const head = ofHead(text);
				if (!head) return;
				heads += 1;
				// Where reading ends for a bound is not known of a head.
				expect({ ...head, unread: undefined }).toEqual({ ...ofWhole(text), unread: undefined });
			}),
			{ numRuns: 300 },
		);
		expect(heads).toBeGreaterThan(20);
	});
});

describe('a return of which its head was read', () => {
	const beyond = `${smallReturn()}${'syntax !\n'.repeat(opened.faults + 1)}`;

	it('is read whole where more is asked of it', () => {
		const service = createReturnService();
		service.put(uri, beyond);
		expect(service.whose(uri)?.month).toBeDefined();
		expect(service.unchecked(uri)).toMatch(/nothing is checked/);
	});

	it('is read whole though an earlier run kept it by its head', () => {
		const first = createReturnService({ hash: (text) => String(text.length) });
		first.put(uri, beyond);
		first.whose(uri);
		const kept = first.record(uri);
		expect(kept?.digest?.unread).toBeUndefined();
		const next = createReturnService({ hash: (text) => String(text.length), text: () => beyond });
		expect(kept && next.recall(uri, kept, noSettings)).toBe(true);
		expect(next.unchecked(uri)).toMatch(/nothing is checked/);
	});

	it('has the findings that it has when it is opened', () => {
		const [head, open] = [createReturnService(), createReturnService()];
		head.put(uri, smallReturn());
		head.whose(uri);
		open.put(uri, smallReturn(), 1);
		const said = (service: typeof head) => service.findings(uri).map(({ check, message }) => [check, message]);
		expect(said(head)).toEqual(said(open));
	});
});
