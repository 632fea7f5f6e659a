import fc from 'fast-check';
import { expect, it } from 'vitest';
import { features } from '../support/features.js';
import { hostileReturn } from '../support/mutators.js';
import { smallReturn, strictService, uri } from '../support/small.js';

/** FUZZ_ROUNDS=10000 tries more. */
const numRuns = Number(process.env.FUZZ_ROUNDS ?? 150);

it(
	'a return gone wrong in any way, however long, is read, checked and shown, and nothing fails on it',
	() => {
		let tried = 0;
		let longest = 0;
		fc.assert(
			fc.property(hostileReturn, fc.nat(), (text, place) => {
				// What the guard would swallow is thrown here.
				const service = strictService({ 'memory:///before.return': smallReturn() });
				service.put(uri, text, 1);
				const lines = text.split(/\r\n|\r|\n/);
				const at = (line: number) => ({ line, character: (place >> 3) % ((lines[line]?.length ?? 0) + 1) });
				const [first, last] = [at(place % lines.length), at(Math.max(0, lines.length - 2))];
				for (const ask of Object.values(features)) ask(service, first, last);
				expect(service.unchecked(uri) ?? '').not.toContain('the program failed');
				for (const finding of service.findings(uri).slice(0, 20)) finding.fixes();
				tried++;
				longest = Math.max(longest, text.length);
				if (process.env.FUZZ_ROUNDS && tried % 100 === 0)
					console.log(`${tried} of ${numRuns}, the longest of ${longest} characters`);
			}),
			{ numRuns, endOnFailure: true },
		);
		// Thousands of rounds take as long as they take.
	},
	process.env.FUZZ_ROUNDS ? 0 : undefined,
);
