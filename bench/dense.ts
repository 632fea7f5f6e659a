import { createReturnService } from '../server/src/service.js';
import { issuerYear } from '../test/support/issuerYear.js';
import { quantile } from './servers.js';

export interface DenseFigures {
	readonly files: number;
	/** All of them, from their texts. */
	readonly check: number;
	/** An edit of the last next-day return, to its findings. */
	readonly edit: number;
	/** III.E of the last month from its days. */
	readonly fromDays: number;
}

/** An issuer that buys every day and cancels nothing: the list of what is pending stands in each of a year's next-day returns, a row longer. */
export function measureDense(months: number): DenseFigures {
	const files = Object.entries(issuerYear({ months, cancelEvery: Number.POSITIVE_INFINITY }));
	const service = createReturnService({ today: () => '2026-03-01' });
	const uriOf = (name: string) => `file:///${name}`;
	const begun = performance.now();
	for (const [name, text] of files) service.put(uriOf(name), text);
	let found = 0;
	for (const [name] of files) found += service.findings(uriOf(name)).length;
	const check = performance.now() - begun;
	if (found > 0) throw new Error(`the year has ${found} findings, not 0`);

	const [last, text] = files.filter(([name]) => name.startsWith('days/')).at(-1) as [string, string];
	const [month, whole] = files.at(-1) as [string, string];
	const lacking = whole.replace(/^section III\.E\n[\s\S]*?(?=^section IV)/m, 'section III.E not applicable\n');
	const times = { edit: [] as number[], fromDays: [] as number[] };
	const timed = (of: number[], work: () => void) => {
		const from = performance.now();
		work();
		of.push(performance.now() - from);
	};
	for (let round = 0; round < 20; round++) {
		const wrong = round % 2 === 0;
		timed(times.edit, () => {
			service.put(uriOf(last), wrong ? text.replace(/(?<= shares \d)\d/, (digit) => String((Number(digit) + 1) % 10)) : text);
			if (service.findings(uriOf(last)).length > 0 !== wrong) throw new Error('the slip was not found');
		});
	}
	service.put(uriOf(month), lacking);
	for (let round = 0; round < 10; round++) {
		timed(times.fromDays, () => {
			if (service.fromDays(uriOf(month)).added.length === 0) throw new Error('nothing was added from the days');
		});
	}
	return { files: files.length, check, edit: quantile(times.edit, 0.5), fromDays: quantile(times.fromDays, 0.5) };
}
