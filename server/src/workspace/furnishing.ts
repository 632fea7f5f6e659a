import type { Digest, DigestOfReport } from '../checks/digest.js';
import { companyKey } from '../checks/matching.js';
import { addDays, compareDays, type Day } from '../forms/calendar.js';
import { plainUri, uriFrom } from '../model/report.js';
import type { Entry } from './entry.js';
import { Groups } from './groups.js';

/** How many days before an issuer's first report a return may have been submitted that it should furnish. */
const firstReach = 35;

/** Which reports furnish which returns: by the files they name, by company and by the Commission's file number. */
export class Furnishing {
	/** URIs by how they read unescaped. */
	readonly #plain = new Map<string, string>();
	/** The reports that name a file. */
	readonly #naming = new Groups();
	readonly #reports = new Groups();
	readonly #byFile = new Groups();
	/** The returns of a company. */
	readonly #returns = new Groups();

	add(entry: Entry): void {
		const { uri } = entry.digest;
		this.#plain.set(plainUri(uri), uri);
		this.#note(entry, 'add');
	}

	delete(entry: Entry): void {
		this.#plain.delete(plainUri(entry.digest.uri));
		this.#note(entry, 'delete');
	}

	#note(entry: Entry, change: 'add' | 'delete'): void {
		const { uri, report, issuer } = entry.digest;
		if (report) {
			for (const path of report.paths) this.#naming[change](namedPlainly(uri, path), entry);
			this.#reports[change](companyKey(nameOf(report)), entry);
			this.#byFile[change](report.file, entry);
		} else if (issuer !== undefined) {
			this.#returns[change](companyKey(issuer), entry);
		}
	}

	fileAt(from: string, path: string): string | undefined {
		const uri = uriFrom(from, path);
		return uri === undefined ? undefined : (this.#plain.get(plainUri(uri)) ?? uri);
	}

	/**
	 * An issuer's returns that no report furnishes: submitted after its last one before this and not after this. Where there is none before,
	 * from the last month's on.
	 */
	unfurnished({ uri, report }: Digest): readonly Digest[] {
		const name = report?.issuer ?? report?.registrant;
		const date = report?.date;
		if (!report || name === undefined || !date) return [];
		let last: Day | undefined;
		for (const { digest } of [...this.#reports.of(companyKey(name)), ...this.#byFile.of(report.file)]) {
			const day = digest.report?.date;
			if (digest.uri !== uri && day && compareDays(day, date) < 0 && !(last && compareDays(last, day) > 0)) last = day;
		}
		const since = last ?? addDays(date, -firstReach);
		return this.#returns.of(companyKey(name)).flatMap(({ digest }) => {
			const { submitted } = digest;
			const isOf = submitted !== undefined && compareDays(submitted, since) > 0 && compareDays(submitted, date) <= 0;
			return isOf && this.#naming.of(plainUri(digest.uri)).length === 0 ? [digest] : [];
		});
	}

	/** The reports whose findings hang on a text: those that name it, and those of its issuer; of a report, its issuer's others. */
	reportsOn({ uri, issuer, report }: Digest): readonly string[] {
		const name = report ? nameOf(report) : issuer;
		const naming = this.#naming.of(plainUri(uri));
		const own = name === undefined ? [] : this.#reports.of(companyKey(name));
		const found = new Set([...naming, ...own].sort((a, b) => a.order - b.order).map(({ digest }) => digest.uri));
		found.delete(uri);
		return [...found];
	}
}

function nameOf({ issuer, registrant }: DigestOfReport): string {
	return issuer ?? registrant ?? '';
}

function namedPlainly(from: string, path: string | undefined): string | undefined {
	const uri = path === undefined ? undefined : uriFrom(from, path);
	return uri === undefined ? undefined : plainUri(uri);
}
