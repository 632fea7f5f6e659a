import { expect, it } from 'vitest';
import { smallReturn, strictService, uri } from '../support/small.js';

/** Lines of the same text are read once in a return that nobody has open: what stands twice is said all the same. */
it('a total that stands twice word for word is said of what is open and of what is not', () => {
	const text = smallReturn().replace('section I not applicable', 'section I\n  total HKD 50,000\n  total HKD 50,000');
	const found = [undefined, 1].map((version) => {
		const service = strictService();
		service.put(uri, text, version);
		return service.findings(uri).map(({ check, range }) => `${range.start.line} ${check}`);
	});
	expect(found[0]).toContainEqual(expect.stringMatching(/ duplicate-line$/));
	expect(found[0]).toEqual(found[1]);
});
