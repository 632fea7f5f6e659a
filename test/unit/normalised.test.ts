import { describe, expect, it } from 'vitest';
import { sameText } from '../../server/src/checks/matching.js';
import { createReturnService } from '../../server/src/service.js';
import { smallReturn } from '../support/small.js';

describe('names are the same', () => {
	it.each([
		['Soci\u00e9t\u00e9 G\u00e9n\u00e9rale', 'Socie\u0301te\u0301 Ge\u0301ne\u0301rale'],
		['Options （B）', 'Options (B)'],
		['ＡＢＣ Limited', 'abc limited'],
		['金\u3000山', '金山'],
		['ﬁrst', 'first'],
	])('however they are composed: %s', (a, b) => {
		expect(sameText(a)).toBe(sameText(b));
	});

	it('but as they are written they stay', () => {
		const service = createReturnService();
		const issuer = 'Socie\u0301te\u0301 （B） ＡＢＣ';
		service.put('memory:///a.return', smallReturn().replace(/issuer .*/, `issuer "${issuer}"`));
		for (const { newText } of service.format('memory:///a.return')) expect(newText).not.toContain('\u00e9');
		const rolled = service.roll('memory:///a.return');
		expect('text' in rolled && rolled.text).toContain(issuer);
	});
});
