import { afterAll, describe, expect, it } from 'vitest';
import { someOf } from '../support/growth.js';
import { type GrowthCase, ofForms, ofLongLines, ofOtherWords, ofTwoMonths } from '../support/growthCases.js';
import { Steps } from '../support/steps.js';

/** What is done grows as the text does, whichever of its lines there are many of and whatever is asked of it. */

const steps = new Steps();
afterAll(() => steps.end());
const holds = (one: GrowthCase) => expect(one.excess(steps)).toEqual([]);

// Of lines that are alike one will do.
const kinds = [...new Map(ofForms.map((one) => [one.kind, one])).values()];

describe('what is done for a return grows as the text', () => {
	it.each(someOf(kinds))('$name', holds);
});

describe('what is done for lines of other words grows as they do', () => {
	it.each(ofOtherWords)('$name', holds);
});

describe('what is done for two months grows as they do', () => {
	it.each(ofTwoMonths)('$name', holds);
});

describe('what is done for one long line grows as the line', () => {
	it.each(someOf(ofLongLines))('$name', holds);
});
