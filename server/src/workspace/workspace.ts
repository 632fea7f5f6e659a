import { laterFiled, monthNumber, namesApart, sameIssuer } from '../checks/matching.js';
import type { Neighbours } from '../checks/neighbours.js';
import type { Snapshot } from '../checks/snapshot.js';
import { addDays, compareDays } from '../forms/calendar.js';
import { largest, smallest } from '../lists.js';
import { plainUri, type Report, reportOf, uriFrom } from '../model/report.js';
import { daysOf, followersOf, isNextDay } from './chain.js';

/** Which returns there are, and who came before whom. */
export class Workspace {
	private readonly snapshots = new Map<string, Snapshot>();
	/** By their URIs unescaped. */
	private readonly plain = new Map<string, string>();
	private readonly reports = new Map<string, Report>();

	set(snapshot: Snapshot): void {
		const { uri } = snapshot;
		this.snapshots.set(uri, snapshot);
		this.plain.set(plainUri(uri), uri);
		const report = reportOf(snapshot.outline);
		if (report) this.reports.set(uri, report);
		else this.reports.delete(uri);
	}

	get(uri: string): Snapshot | undefined {
		return this.snapshots.get(uri);
	}

	delete(uri: string): void {
		this.snapshots.delete(uri);
		this.plain.delete(plainUri(uri));
		this.reports.delete(uri);
	}

	/** The file that a text names by its path, as the workspace spells its URI. */
	fileAt(from: string, path: string): string | undefined {
		const uri = uriFrom(from, path);
		return uri === undefined ? undefined : (this.plain.get(plainUri(uri)) ?? uri);
	}

	/**
	 * An issuer's returns that no report furnishes: submitted after its last one before this and not after this. Where there is none before,
	 * from the last month's on. One that a resubmission replaces is not missed.
	 */
	unfurnished({ uri, outline }: Snapshot): readonly Snapshot[] {
		const report = reportOf(outline);
		const name = report?.issuer ?? report?.registrant;
		const date = report?.date;
		if (!report || name === undefined || !date) return [];
		const own = [...this.reports].filter(([, other]) => namesApart(nameOf(other), name) === 0 || sameFile(other, report));
		const before = own.flatMap(([of, { date: day }]) => (of !== uri && day && compareDays(day, date) < 0 ? [day] : []));
		const last = before.reduce<typeof date | undefined>(
			(latest, day) => (latest && compareDays(latest, day) > 0 ? latest : day),
			undefined,
		);
		const since = last ?? addDays(date, -firstReach);
		const furnished = new Set<string | undefined>();
		for (const [of, { exhibits }] of this.reports) {
			for (const { from } of exhibits) if (from) furnished.add(this.fileAt(of, from.path));
		}
		return [...this.snapshots.values()].filter((other) => {
			const { submitted, issuer } = other.return_;
			return (
				submitted !== undefined &&
				issuer !== undefined &&
				!this.reports.has(other.uri) &&
				compareDays(submitted, since) > 0 &&
				compareDays(submitted, date) <= 0 &&
				!furnished.has(other.uri) &&
				namesApart(issuer, name) === 0 &&
				this.replacing(other) === undefined
			);
		});
	}

	/** The reports whose findings hang on a text: those that name it, and those of its issuer; of a report, its issuer's others. */
	private reportsOn({ uri, return_ }: Snapshot): readonly string[] {
		if (this.reports.size === 0) return [];
		const own = this.reports.get(uri);
		const name = own ? nameOf(own) : return_.issuer;
		const plain = plainUri(uri);
		return [...this.reports].flatMap(([of, report]) => {
			if (of === uri) return [];
			const names = report.exhibits.some(({ from }) => from && plainUri(uriFrom(of, from.path) ?? '') === plain);
			return names || (name !== undefined && namesApart(nameOf(report), name) === 0) ? [of] : [];
		});
	}

	uris(): readonly string[] {
		return [...this.snapshots.keys()];
	}

	/** The same issuer's returns that a return's findings hang on. */
	neighbours(snapshot: Snapshot): Neighbours {
		const previous = this.previous(snapshot);
		return {
			previous,
			next: this.next(snapshot),
			newestEarlier: previous ? undefined : this.newestEarlier(snapshot),
			sameMonth: this.sameMonth(snapshot),
			days: this.days(snapshot),
		};
	}

	/** Of an issuer that files next-day returns: none where there is none of them here. */
	private days(snapshot: Snapshot): Neighbours['days'] {
		const returns = this.ofBothKinds(snapshot);
		return returns.some(isNextDay) ? daysOf(snapshot, returns) : undefined;
	}

	/** The issuer's next-day and monthly returns, this one among them. */
	private ofBothKinds(snapshot: Snapshot): readonly Snapshot[] {
		const isOne = (one: Snapshot) => isNextDay(one) || one.return_.month !== undefined;
		return isOne(snapshot)
			? [...this.snapshots.values()].filter(
					(other) => other === snapshot || (isOne(other) && sameIssuer(snapshot.return_, other.return_)),
				)
			: [];
	}

	/** The return of the month before that counts; a month missing in between is none. */
	previous(snapshot: Snapshot): Snapshot | undefined {
		return this.counting(snapshot, (apart) => apart === -1);
	}

	/** The return of the month after that counts. */
	next(snapshot: Snapshot): Snapshot | undefined {
		return this.counting(snapshot, (apart) => apart === 1);
	}

	/** The return that counts of the newest earlier month that has one. */
	newestEarlier(snapshot: Snapshot): Snapshot | undefined {
		const earlier = this.ofIssuer(snapshot, (apart) => apart < 0);
		const newest = largest(earlier.map((other) => apartOf(snapshot, other)));
		return this.counting(snapshot, (apart) => apart === newest);
	}

	/** The other returns of the same month, the nearest first. */
	sameMonth(snapshot: Snapshot): readonly Snapshot[] {
		return this.ofIssuer(snapshot, (apart) => apart === 0);
	}

	/** The resubmission that counts in a return's stead. */
	replacing(snapshot: Snapshot): Snapshot | undefined {
		const counts = [snapshot, ...this.sameMonth(snapshot)].reduce(laterFiled);
		return counts !== snapshot && counts.return_.resubmission ? counts : undefined;
	}

	private counting(snapshot: Snapshot, wanted: (apart: number) => boolean): Snapshot | undefined {
		const found = this.ofIssuer(snapshot, wanted);
		return found.length > 1 ? found.reduce(laterFiled) : found[0];
	}

	/** Of copies, such as two folders of a workspace have, the nearest first: what `laterFiled` does not tell apart stays in this order. */
	private ofIssuer(snapshot: Snapshot, wanted: (apart: number) => boolean): readonly Snapshot[] {
		if (!snapshot.return_.month) {
			return [];
		}
		const found = [...this.snapshots.values()].filter(
			(other) =>
				other !== snapshot &&
				other.form === snapshot.form &&
				wanted(apartOf(snapshot, other)) &&
				sameIssuer(snapshot.return_, other.return_),
		);
		const near = ({ uri }: Snapshot) => sharedStart(uri, snapshot.uri);
		return found.length > 1 ? found.sort((a, b) => near(b) - near(a)) : found;
	}

	/** The same issuer's other returns whose findings hang on this one: of the months beside it and the same, and the next ones there are. */
	dependents(snapshot: Snapshot): readonly string[] {
		const near = this.ofIssuer(snapshot, (apart) => Math.abs(apart) <= 1);
		const later = this.ofIssuer(snapshot, (apart) => apart > 1);
		const soonest = smallest(later.map((other) => apartOf(snapshot, other)));
		const next = later.filter((other) => apartOf(snapshot, other) === soonest);
		const returns = this.ofBothKinds(snapshot);
		const followers = returns.some(isNextDay) ? followersOf(snapshot, returns) : [];
		return [...new Set([...[...near, ...next, ...followers].map(({ uri }) => uri), ...this.reportsOn(snapshot)])];
	}

	/** The newest return of each issuer, newest first. `month` is `YYYY-MM`. */
	newest(snapshots: readonly Snapshot[]): readonly { readonly uri: string; readonly issuer: string; readonly month: string }[] {
		const found: Snapshot[] = [];
		const at = ({ return_ }: Snapshot) => (return_.month ? monthNumber(return_.month) : 0);
		for (const snapshot of snapshots.filter((each) => each.return_.month && each.return_.issuer)) {
			const index = found.findIndex((other) => sameIssuer(other.return_, snapshot.return_));
			const other = found[index];
			if (!other) {
				found.push(snapshot);
			} else if (at(snapshot) > at(other) || (at(snapshot) === at(other) && laterFiled(other, snapshot) === snapshot)) {
				found[index] = snapshot;
			}
		}
		return found
			.sort((a, b) => at(b) - at(a))
			.map(({ uri, return_ }) => ({
				uri,
				issuer: return_.issuer ?? '',
				month: `${return_.month?.year}-${String(return_.month?.month).padStart(2, '0')}`,
			}));
	}
}

/** How many days before an issuer's first report a return may have been submitted that it should furnish. */
const firstReach = 35;

function nameOf({ issuer, registrant }: Report): string {
	return issuer ?? registrant ?? '';
}

function sameFile(one: Report, other: Report): boolean {
	return one.file !== undefined && one.file === other.file;
}

/** How many months later than a return another is; not a number where one of the months is not known. */
function apartOf(of: Snapshot, other: Snapshot): number {
	const [from, to] = [of.return_.month, other.return_.month];
	return from && to ? monthNumber(to) - monthNumber(from) : Number.NaN;
}

/** How many folders two files have in common, from the root down. */
function sharedStart(one: string, other: string): number {
	const [ones, others] = [one.split('/'), other.split('/')];
	const parting = ones.findIndex((part, index) => part !== others[index]);
	return parting < 0 ? ones.length : parting;
}
