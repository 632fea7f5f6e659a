import { createReturnService } from '../server/src/service.js';
import { archive } from './archive.js';

/** A folder with thirty reports on Form 6-K and two hundred returns, each report with a return of one company for its exhibit. */
export interface ReportFigures {
	/** All that is found in all of them, read anew. */
	readonly all: number;
	/** Medians: a letter in a report, and a figure in a return until the reports that hang on it are known. */
	readonly report: number;
	readonly exhibit: number;
}

export const reportFolder = { reports: 30, returns: 200 } as const;

const at = (name: string) => `file:///bench/${name}`;

function files(): { readonly returns: ReadonlyMap<string, string>; readonly reports: ReadonlyMap<string, string> } {
	const all = [...archive({ seed: 6, files: reportFolder.returns, months: 50 })];
	const returns = new Map(all.map(({ path, text }) => [at(path), text]));
	const [company] = all;
	const folder = company?.path.split('/')[0] ?? '';
	const name = /^\s*issuer\s+"([^"]*)"/m.exec(company?.text ?? '')?.[1] ?? '';
	const own = all.filter(({ path, text }) => path.startsWith(`${folder}/`) && text.includes(`"${name}"`));
	const reports = new Map<string, string>();
	for (const { path, text } of own.slice(0, reportFolder.reports)) {
		const submitted = /^submitted\s+(.*)$/m.exec(text)?.[1] ?? '';
		const lines = [
			'report 6-K',
			`registrant "${name}"`,
			'file 001-12345',
			'address "1 Road"',
			'annual 20-F',
			`exhibit 99.1 from "${path.split('/')[1]}"`,
			'signed "A"',
			'  title "B"',
			`  date ${submitted}`,
		];
		reports.set(at(path.replace('.return', '.6-K.return')), `${lines.join('\n')}\n`);
	}
	if (reports.size < reportFolder.reports) throw new Error(`there are ${reports.size} reports`);
	return { returns, reports };
}

export async function measureReports(rounds: number): Promise<ReportFigures> {
	const { returns, reports } = files();
	const open = () => {
		const service = createReturnService();
		for (const [uri, text] of [...returns, ...reports]) service.put(uri, text);
		return service;
	};
	const times = { all: [] as number[], report: [] as number[], exhibit: [] as number[] };
	const timed = (to: number[], work: () => void) => {
		const begin = performance.now();
		work();
		to.push(performance.now() - begin);
	};
	for (let round = 0; round < Math.max(3, rounds / 10); round++) {
		timed(times.all, () => {
			const service = open();
			for (const uri of service.uris()) service.findings(uri);
		});
	}
	const service = open();
	for (const uri of service.uris()) service.findings(uri);
	const [uri, text] = [...reports].at(-1) as [string, string];
	const exhibit = uri.replace('.6-K.return', '.return');
	const figure = returns.get(exhibit) ?? '';
	for (let round = 0; round < rounds; round++) {
		timed(times.report, () => {
			service.put(uri, text.replace('"1 Road"', `"${round} Road"`), round);
			service.findings(uri);
		});
		timed(times.exhibit, () => {
			service.put(exhibit, round % 2 === 0 ? figure.replace(/^submitted.*$/m, 'submitted 1 January 2021') : figure, round);
			for (const one of [exhibit, ...service.dependents(exhibit)]) service.findings(one);
		});
		const isEarly = service.findings(uri).some(({ check }) => check === 'exhibit-findings');
		if (round % 2 === 0 && !isEarly) throw new Error('a report does not follow its exhibit');
	}
	const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
	return { all: median(times.all), report: median(times.report), exhibit: median(times.exhibit) };
}
