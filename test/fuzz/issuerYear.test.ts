import { describe, expect, it } from 'vitest';
import { analyse } from '../../server/src/checks/snapshot.js';
import type { Cell } from '../../server/src/model/cell.js';
import { createReturnService } from '../../server/src/service.js';
import { readSource } from '../../server/src/syntax/source.js';
import { type Files, issuerYear } from '../support/issuerYear.js';
import { apply, slipsOf } from '../support/slips.js';

/*
 * A year of next-day returns and their months, and a slip in one number of one of them. ISSUER_YEAR=1 studies a year whole, which takes its time; the
 * suite two months, and of their numbers a sample. ISSUER_YEAR_SHARE=1 takes each number with a slip of every kind, ISSUER_YEAR_ALL=1 every digit and
 * pair of them; ISSUER_YEAR_SHARD=0/4 the first of four parts, each for a process of its own.
 */
const whole = process.env.ISSUER_YEAR === '1';
const all = process.env.ISSUER_YEAR_ALL === '1';
const [shard = 0, shards = 1] = (process.env.ISSUER_YEAR_SHARD ?? '0/1').split('/').map(Number);
const options = whole ? {} : { months: 2, daysAMonth: 12, cancelEvery: 9 };

const uriOf = (name: string) => `memory:///${name}`;

function serviceOf(files: Files) {
	const service = createReturnService({ today: () => '2026-03-01' });
	for (const [name, text] of Object.entries(files)) service.put(uriOf(name), text);
	return service;
}

/**
 * Of an issuer that says so much, the numbers that nothing else says: the prices between which it bought, what a mandate is for and comes to in
 * per cent.
 */
const said = new Set(['bought highest', 'bought lowest', 'mandate authorised', 'mandate percent']);

function numbersIn(text: string): readonly Cell[] {
	const { return_, outline } = analyse('memory:study', readSource(text));
	return outline.nodes.flatMap((node) =>
		(node.place?.lines ?? []).flatMap((row) =>
			row.columnIds.flatMap((column) => {
				const cell = return_.cells.get(node, row.keyword, column);
				return cell?.state === 'written' && cell.span && cell.entry && !said.has(`${row.place} ${row.keyword}`) ? [cell] : [];
			}),
		),
	);
}

const meaning = (text: string) => text.replace(/[ \t]+/g, ' ');

describe('an issuer’s year', () => {
	const files = issuerYear(options);
	const names = Object.keys(files);

	it('has nothing to find as it is made', () => {
		const service = serviceOf(files);
		const found = names.flatMap((name) =>
			service.findings(uriOf(name)).map(({ check, message }) => `${name} ${check}: ${message}`),
		);
		expect(found).toEqual([]);
		expect(names.length).toBeGreaterThan(whole ? 250 : 20);
	});

	it('of slips in one number finds all, once, and restores them', () => {
		const service = serviceOf(files);
		for (const name of names) service.findings(uriOf(name));
		let state = 7 + shard;
		const random = () => {
			state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
			return state / 2_147_483_648;
		};
		const counts = { slips: 0, found: 0, restored: 0, once: 0 };
		const lost: string[] = [];
		const share = Number(process.env.ISSUER_YEAR_SHARE ?? (whole ? 0.01 : 0.1));
		/** Those whose findings hang on one; now and then all are asked, for that is to be so. */
		const near = (name: string) =>
			whole && random() > 0.002 ? [name, ...service.dependents(uriOf(name)).map((uri) => uri.slice(uriOf('').length))] : names;
		for (const [index, name] of names.entries()) {
			const text = files[name] as string;
			// One that is replaced is history.
			if (index % shards !== shard || names.includes(name.replace('.return', '-resubmission.return'))) continue;
			for (const cell of numbersIn(text)) {
				for (const slipped of slipsOf(text, cell, random, all)) {
					if (share < 1 && random() > share) continue;
					counts.slips++;
					service.put(uriOf(name), slipped.text);
					const found = near(name).flatMap((other) => service.findings(uriOf(other)).map((finding) => ({ other, finding })));
					const offered = found.flatMap(({ other, finding }) => {
						if (other !== name) return [];
						return finding.fixes().map(({ edits }) => apply(slipped.text, edits));
					});
					const restored = offered.some((one) => meaning(one) === meaning(text));
					// That a month opens with what the last one did not close with is said of the month, whatever is wrong with the last one.
					const places = new Set(found.flatMap(({ other, finding }) => (finding.check === 'brought-forward' ? [] : [other])));
					if (found.length > 0) counts.found++;
					if (restored) counts.restored++;
					if (places.size <= 1) counts.once++;
					if (found.length === 0 || !restored || places.size > 1) {
						const where = found.map(({ other, finding }) => `${other} ${finding.check}: ${finding.message.split('\n')[0]}`);
						lost.push(
							`${name}:${slipped.line + 1} ${slipped.cell}: ${slipped.slip} ${slipped.before} → ${slipped.after}${restored ? '' : ', not restored'}\n    ${where.join('\n    ')}`,
						);
					}
				}
			}
			service.put(uriOf(name), text);
		}
		console.log(JSON.stringify(counts));
		if (process.env.ISSUER_YEAR_LOST) console.log(lost.join('\n'));
		expect(counts.found).toBe(counts.slips);
		expect(counts.once).toBe(counts.slips);
		expect(counts.restored / counts.slips).toBeGreaterThanOrEqual(0.98);
	}, 14_400_000);
});
