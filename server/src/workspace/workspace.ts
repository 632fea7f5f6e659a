import type { Neighbours } from '../checks/findings.js';
import { laterFiled, monthNumber, sameIssuer } from '../checks/months.js';
import type { Snapshot } from '../checks/snapshot.js';

/** Which returns there are, and who came before whom. */
export class Workspace {
	private readonly snapshots = new Map<string, Snapshot>();

	set(snapshot: Snapshot): void {
		this.snapshots.set(snapshot.uri, snapshot);
	}

	get(uri: string): Snapshot | undefined {
		return this.snapshots.get(uri);
	}

	delete(uri: string): void {
		this.snapshots.delete(uri);
	}

	uris(): readonly string[] {
		return [...this.snapshots.keys()];
	}

	/** The returns of the month before and the month after; a month missing in between is none. */
	neighbours(snapshot: Snapshot): Neighbours {
		return { previous: this.inMonth(snapshot, -1), next: this.inMonth(snapshot, 1) };
	}

	private inMonth(snapshot: Snapshot, apart: number): Snapshot | undefined {
		const { month } = snapshot.return_;
		if (!month) {
			return undefined;
		}
		const wanted = monthNumber(month) + apart;
		const found = [...this.snapshots.values()].filter((other) => {
			const of = other.return_.month;
			return other !== snapshot && of && monthNumber(of) === wanted && sameIssuer(snapshot.return_, other.return_);
		});
		// Of copies, such as two folders of a workspace have, the nearest: what `laterFiled` does not tell apart stays in this order.
		const near = ({ uri }: Snapshot) => sharedStart(uri, snapshot.uri);
		return found.length > 1 ? found.sort((a, b) => near(b) - near(a)).reduce(laterFiled) : found[0];
	}

	/** The same issuer's other returns of the month before and after: their findings hang on this one. */
	dependents(snapshot: Snapshot): readonly string[] {
		const { month } = snapshot.return_;
		return [...this.snapshots.values()].flatMap((other) => {
			const of = other.return_.month;
			const near = month && of && Math.abs(monthNumber(month) - monthNumber(of)) === 1;
			return other.uri !== snapshot.uri && near && sameIssuer(snapshot.return_, other.return_) ? [other.uri] : [];
		});
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

/** How many folders two files have in common, from the root down. */
function sharedStart(one: string, other: string): number {
	const [ones, others] = [one.split('/'), other.split('/')];
	const parting = ones.findIndex((part, index) => part !== others[index]);
	return parting < 0 ? ones.length : parting;
}
