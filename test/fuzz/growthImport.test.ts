import { afterAll, describe, expect, it } from 'vitest';
import { someOf } from '../support/growth.js';
import { type GrowthCase, ofNobody, ofPasted, ofPublished, pastedInSections } from '../support/growthCases.js';
import { Steps } from '../support/steps.js';

/** What is done to read a published form, or rows that are pasted, grows as they do, whichever of their lines there are many of. */

const steps = new Steps(true);
afterAll(() => steps.end());
const holds = (one: GrowthCase) => expect(one.excess(steps)).toEqual([]);

describe('what is done to read a form grows as what was published', () => {
	it.each(someOf(ofPublished, 120))('$name', holds);
});

describe('what is done to read what nobody published grows as it does', () => {
	it.each(ofNobody)('$name', holds);
});

describe('what is done to paste rows grows as they do', () => {
	it.each(ofPasted)('$name', holds);
	it('and reads some of them', () => expect(pastedInSections).toBeGreaterThan(5));
});
