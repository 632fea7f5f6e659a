import type { Digest, DigestOfReport } from '../checks/digest.js';
import { companyKey } from '../checks/matching.js';
import { addDays, compareDays, type Day } from '../forms/calendar.js';
import { plainUri, uriFrom } from '../model/report.js';
import { byPlace, type Entry } from './entry.js';
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
	readonly #inFolder = new Groups();
	#count = 0;

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
		if (!report) this.#inFolder[change](folderOf(uri), entry);
		if (report) {
			this.#count += change === 'add' ? 1 : -1;
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

	/** What was submitted after a report, of its company, and no report furnishes. */
	waiting({ report, uri }: Digest): readonly Digest[] {
		const name = report && nameOf(report);
		const date = report?.date;
		if (!name || !date) return [];
		return this.#returns.of(companyKey(name)).flatMap(({ digest }) => {
			const { submitted } = digest;
			return submitted && compareDays(submitted, date) > 0 && digest.uri !== uri && this.furnishing(digest.uri).length === 0
				? [digest]
				: [];
		});
	}

	/**
	 * Of an issuer's returns those that were submitted after its last report, and that no report furnishes; none where it has no report. A report is
	 * the issuer's by its name, or because it furnishes one of these.
	 */
	lacking(returns: readonly Digest[]): readonly Digest[] {
		if (this.#count === 0) return [];
		let last: Day | undefined;
		for (const { uri, issuer } of returns) {
			const reports = [...this.#naming.of(plainUri(uri)), ...(issuer === undefined ? [] : this.#reports.of(companyKey(issuer)))];
			for (const { digest } of reports) {
				const date = digest.report?.date;
				if (date && !(last && compareDays(last, date) >= 0)) last = date;
			}
		}
		const since = last;
		if (!since) return [];
		return returns.filter(
			({ uri, submitted }) => submitted && compareDays(submitted, since) > 0 && this.furnishing(uri).length === 0,
		);
	}

	/** The reports that name a file as an exhibit. */
	furnishing(uri: string): readonly Digest[] {
		return this.#naming.of(plainUri(uri)).map(({ digest }) => digest);
	}

	/**
	 * A company's reports, the newest first: of a report those up to its date, by name or file number; of a return, whose name may be written
	 * otherwise, those too that furnish the others of its issuer.
	 */
	reportsOf({ uri, issuer, report }: Digest, others: readonly Digest[] = []): readonly Digest[] {
		const name = report ? nameOf(report) : issuer;
		const entries = [
			...(name ? this.#reports.of(companyKey(name)) : []),
			...(report?.file ? this.#byFile.of(report.file) : []),
			...others.flatMap((other) => this.#naming.of(plainUri(other.uri))),
		];
		const until = report?.date;
		return [...new Set(entries)]
			.flatMap(({ digest }) => {
				const date = digest.report?.date;
				return date && digest.uri !== uri && (!until || compareDays(date, until) <= 0) ? [{ digest, date }] : [];
			})
			.sort((a, b) => compareDays(b.date, a.date) || byPlace(b, a))
			.map(({ digest }) => digest);
	}

	/** The returns that a report may furnish: those of its company, the newest first, and those of its folder. */
	near({ uri, report }: Digest): readonly Digest[] {
		const name = report && nameOf(report);
		const own = (name ? this.#returns.of(companyKey(name)) : []).map(({ digest }) => digest);
		const newest = own.toSorted((a, b) =>
			a.submitted && b.submitted ? compareDays(b.submitted, a.submitted) : Number(!a.submitted) - Number(!b.submitted),
		);
		return [...new Set([...newest, ...this.#inFolder.of(folderOf(uri)).map(({ digest }) => digest)])];
	}

	/** The reports whose findings hang on a text: those that name it, and those of its issuer; of a report, its issuer's others. */
	reportsOn({ uri, issuer, report }: Digest): readonly string[] {
		const name = report ? nameOf(report) : issuer;
		const naming = this.#naming.of(plainUri(uri));
		const own = name === undefined ? [] : this.#reports.of(companyKey(name));
		const found = new Set([...naming, ...own].sort(byPlace).map(({ digest }) => digest.uri));
		found.delete(uri);
		return [...found];
	}
}

function folderOf(uri: string): string {
	return plainUri(uri.slice(0, uri.lastIndexOf('/')));
}

function nameOf({ issuer, registrant }: DigestOfReport): string {
	return issuer ?? registrant ?? '';
}

function namedPlainly(from: string, path: string | undefined): string | undefined {
	const uri = path === undefined ? undefined : uriFrom(from, path);
	return uri === undefined ? undefined : plainUri(uri);
}
