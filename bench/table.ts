/** What one cell says: a figure in the row's unit, or words where there is none. */
export type Cell = number | string | undefined;

export interface Row {
	readonly measure: string;
	readonly lines?: number;
	readonly unit: 'ms' | 'MB' | 'KB' | '';
	readonly own: Cell;
	/** The figure is to stay below this. */
	readonly target?: number;
	/** And below every peer's. */
	readonly ahead?: boolean;
	readonly peers?: readonly Cell[];
}

export function isOver(row: Row): boolean {
	if (row.target === undefined) return false;
	if (typeof row.own !== 'number') return true;
	const { own, target } = row;
	return own >= target || (row.ahead === true && (row.peers ?? []).some((peer) => typeof peer === 'number' && peer <= own));
}

function said(cell: Cell): string {
	if (cell === undefined) return '';
	if (typeof cell === 'string') return cell;
	return cell.toLocaleString('en', { maximumFractionDigits: cell >= 100 ? 0 : cell >= 10 ? 1 : 2 });
}

function cells(row: Row, peers: readonly string[]): string[] {
	const target =
		row.target === undefined ? '' : `< ${row.target.toLocaleString('en')}${row.ahead && peers.length > 0 ? ', ahead' : ''}`;
	return [
		row.unit === '' ? row.measure : `${row.measure}, ${row.unit}`,
		row.lines?.toLocaleString('en') ?? '',
		said(row.own),
		target,
		row.target === undefined || row.own === undefined ? '' : isOver(row) ? 'over' : 'ok',
		...peers.map((_, index) => said(row.peers?.[index])),
	];
}

function header(peers: readonly string[]): string[] {
	return ['', 'lines', 'Monthly Return', 'target', '', ...peers];
}

const rightAligned = (column: number): boolean => column === 1 || column === 2 || column > 4;

export function plainTable(rows: readonly Row[], peers: readonly string[]): string {
	const table = [header(peers), ...rows.map((row) => cells(row, peers))];
	const widths = header(peers).map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
	const print = (line: readonly string[]): string =>
		line
			.map((cell, column) => (rightAligned(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
			.join('  ')
			.trimEnd();
	const [head, ...body] = table.map(print);
	return [head, '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2)), ...body].join('\n');
}

export function markdownTable(rows: readonly Row[], peers: readonly string[]): string {
	const rule = header(peers).map((_, column) => (rightAligned(column) ? '--:' : '---'));
	return [header(peers), rule, ...rows.map((row) => cells(row, peers))].map((line) => `| ${line.join(' | ')} |`).join('\n');
}
