import { describe, expect, it } from 'vitest';
import { createReturnService } from '../../server/src/service.js';

const month = (day: string, items: string) => `return FF301
issuer "Harbour Lights Holdings Limited"
month ${day}
class ORD "Ordinary shares" listed 07999
section III.C
  for ORD
${items}`;

const notes = (first: string, second: string) => `    convertible "Notes due 2029"
      opening HKD ${first}
    convertible "Notes due 2029"
      opening HKD ${second}
`;

function carried(first: string, second: string): readonly string[] {
	const service = createReturnService();
	service.put('memory:///2025-11.return', month('30 November 2025', notes('100', '250')));
	service.put('memory:///2025-12.return', month('31 December 2025', notes(first, second)));
	return service
		.findings('memory:///2025-12.return')
		.filter(({ check }) => check === 'brought-forward')
		.map(({ range }) => String(range.start.line + 1));
}

describe('items of one name', () => {
	it('are brought forward one by one, in their order', () => {
		expect(carried('100', '250')).toEqual([]);
		expect(carried('100', '100')).toEqual(['10']);
	});

	it('have no amount computed whose currency nothing says', () => {
		const service = createReturnService();
		service.put('memory:///2025-11.return', month('30 November 2025', '    convertible "Notes due 2029"\n'));
		const written = service.compute('memory:///2025-11.return').map(({ newText }) => newText);
		expect(written.some((text) => text.includes('closing'))).toBe(false);
	});
});
