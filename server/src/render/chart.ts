import type { Snapshot } from '../checks/snapshot.js';
import { type Decimal, format } from '../syntax/decimal.js';
import { escapeHtml } from './html.js';
import { type Cause, causes, type MonthOfClass, monthName, type Year, type YearOfClass, yearOf } from './year.js';

/** The colours, which whoever shows the chart may lay others over. */
export const chartCss = `
.year { --mr-chart-ink: #1f1f1f; --mr-chart-grid: #d9d9d9; --mr-chart-issued: #0b5394; --mr-chart-total: #7a7a7a; --mr-cause-options: #0b5394; --mr-cause-warrants: #6a329f; --mr-cause-convertibles: #00707a; --mr-cause-agreements: #38761d; --mr-cause-repurchases: #b3261e; --mr-cause-other: #b45f06; --mr-cause-rest: #7a7a7a; color: var(--mr-chart-ink); font: 13px/1.4 var(--mr-font, sans-serif); }
.year figure { margin: 0 0 24px; }
.year svg { display: block; width: 100%; max-width: 900px; height: auto; overflow: visible; font: 11px var(--mr-font, sans-serif); }
.year svg text { fill: var(--mr-chart-ink); }
.year .grid { stroke: var(--mr-chart-grid); }
.year .zero { stroke: var(--mr-chart-ink); }
.year .issued { fill: none; stroke: var(--mr-chart-issued); stroke-width: 2; }
.year .total { fill: none; stroke: var(--mr-chart-total); stroke-width: 2; stroke-dasharray: 5 3; }
.year .point { fill: var(--mr-chart-issued); }
${causes.map(({ id }) => `.year .${id} { fill: var(--mr-cause-${id}); }`).join('\n')}
.year table { width: auto; border-collapse: collapse; table-layout: auto; }
.year th, .year td { padding: 2px 8px; border: 1px solid var(--mr-chart-grid); text-align: end; font-weight: normal; white-space: nowrap; }
.year th[scope=row] { text-align: start; }
.year thead th { white-space: normal; text-align: center; }
`;

/** The year at a glance: for each class a chart, and its figures in a table behind it. */
export function renderYear(snapshots: readonly Snapshot[]): string {
	const year = yearOf(snapshots);
	const figures = year.classes.map((ofClass, index) => figure(year, ofClass, index)).join('\n');
	return `<section class="year" aria-label="The year at a glance">\n${figures || '<p>There is no return with a month and a class in section II.</p>'}\n</section>\n`;
}

function figure(year: Year, ofClass: YearOfClass, index: number): string {
	return `<figure>
<figcaption>${escapeHtml([year.issuer, ofClass.name].filter((text) => text).join(': '))}</figcaption>
${yearSvg(year, ofClass, `year-${index + 1}`)}
<details>
<summary>Figures of ${escapeHtml(ofClass.name)}</summary>
${yearTable(ofClass)}
</details>
</figure>`;
}

const size = { width: 800, left: 70, right: 12, lines: { top: 14, height: 130 }, bars: { top: 176, height: 130 } } as const;
const plot = size.width - size.left - size.right;

/** Lines of the issued shares and of the total with treasury shares, and below them the movements of each month, stacked by cause. */
export function yearSvg(year: Year, { name, months }: YearOfClass, id: string): string {
	const used = causes.filter(({ id: cause }) => months.some(({ movements }) => movements[cause] !== undefined));
	const legendTop = size.bars.top + size.bars.height + 44;
	const legend = [{ id: 'issued', name: 'Issued (excluding treasury)' }, { id: 'total', name: 'Total with treasury' }, ...used];
	const height = legendTop + Math.ceil(legend.length / 3) * 18;
	const step = plot / Math.max(1, months.length);
	const at = (index: number): number => size.left + step * (index + 0.5);
	const labels = months.map(
		({ month }, index) =>
			`<text x="${round(at(index))}" y="${size.bars.top + size.bars.height + 20}" text-anchor="middle">${shortMonth(month)}</text>`,
	);
	const title = `Issued shares of ${[year.issuer, name].filter((text) => text).join(', ')}`;
	return `<svg viewBox="0 0 ${size.width} ${height}" role="img" aria-labelledby="${id}-title ${id}-said" xmlns="http://www.w3.org/2000/svg">
<title id="${id}-title">${escapeHtml(title)}</title>
<desc id="${id}-said">${escapeHtml(said(months))}</desc>
${lines(months, at)}
${bars(months, at, Math.min(48, step * 0.6))}
${labels.join('\n')}
${legend.map((entry, index) => legendEntry(entry, index, legendTop)).join('\n')}
</svg>`;
}

function legendEntry({ id, name }: { readonly id: string; readonly name: string }, index: number, top: number): string {
	const x = size.left + (index % 3) * 240;
	const y = top + Math.floor(index / 3) * 18;
	const line = id === 'issued' || id === 'total';
	const key = line
		? `<line class="${id}" x1="${x}" y1="${y - 4}" x2="${x + 16}" y2="${y - 4}"/>`
		: `<rect class="${id}" x="${x + 2}" y="${y - 10}" width="12" height="12"/>`;
	return `${key}<text x="${x + 22}" y="${y}">${escapeHtml(name)}</text>`;
}

/** What the chart shows, in one sentence. */
function said(months: readonly MonthOfClass[]): string {
	const known = months.filter(({ issued }) => issued !== undefined);
	const [first, last] = [known[0], known.at(-1)];
	return first?.issued && last?.issued
		? `From ${format(first.issued)} at the end of ${monthName(first.month)} to ${format(last.issued)} at the end of ${monthName(last.month)}. The table below has every figure.`
		: 'No figures.';
}

interface Scale {
	readonly y: (value: number) => number;
	readonly ticks: readonly number[];
}

function scaleOf(
	values: readonly number[],
	{ top, height }: { readonly top: number; readonly height: number },
	withZero: boolean,
): Scale {
	let [low, high] = [Math.min(...values, ...(withZero ? [0] : [])), Math.max(...values, ...(withZero ? [0] : []))];
	if (!Number.isFinite(low) || !Number.isFinite(high)) {
		[low, high] = [0, 1];
	}
	const span = high - low || Math.abs(high) * 0.02 || 1;
	const rough = span / 3;
	const power = 10 ** Math.floor(Math.log10(rough));
	const unit = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
	const from = Math.floor((low - (withZero ? 0 : span * 0.1)) / unit) * unit;
	const to = Math.ceil((high + (withZero ? 0 : span * 0.1)) / unit) * unit;
	const ticks = Array.from({ length: Math.round((to - from) / unit) + 1 }, (_, index) => from + index * unit);
	return { y: (value) => top + height - ((value - from) / (to - from || 1)) * height, ticks };
}

function axis({ y, ticks }: Scale): string {
	const decimals = compactDecimals(ticks);
	return ticks
		.map((tick) => {
			const at = round(y(tick));
			return `<line class="${tick === 0 ? 'zero' : 'grid'}" x1="${size.left}" x2="${size.width - size.right}" y1="${at}" y2="${at}"/><text x="${size.left - 6}" y="${at + 4}" text-anchor="end">${compact(tick, decimals)}</text>`;
		})
		.join('');
}

function lines(months: readonly MonthOfClass[], at: (index: number) => number): string {
	const values = months.flatMap(({ issued, total }) => [issued, total].flatMap((value) => (value ? [numeric(value)] : [])));
	const scale = scaleOf(values, size.lines, false);
	const path = (of: 'issued' | 'total'): string => {
		let pen = 'M';
		return months
			.map(({ [of]: value }, index) => {
				if (!value) {
					pen = 'M';
					return '';
				}
				const point = `${pen}${round(at(index))} ${round(scale.y(numeric(value)))}`;
				pen = 'L';
				return point;
			})
			.join('');
	};
	const points = months.map(({ month, issued, treasury, total }, index) => {
		if (!issued) {
			return '';
		}
		const beside = treasury && total ? `, treasury ${format(treasury)}, total ${format(total)}` : '';
		return `<circle class="point" cx="${round(at(index))}" cy="${round(scale.y(numeric(issued)))}" r="3.5"><title>${monthName(month)}: issued ${format(issued)}${beside}</title></circle>`;
	});
	return `${axis(scale)}\n<path class="total" d="${path('total')}"/>\n<path class="issued" d="${path('issued')}"/>\n${points.join('')}`;
}

function bars(months: readonly MonthOfClass[], at: (index: number) => number, width: number): string {
	const sums = months.flatMap(({ movements }) => {
		const values = Object.values(movements).map(numeric);
		return [
			values.filter((value) => value > 0).reduce((a, b) => a + b, 0),
			values.filter((value) => value < 0).reduce((a, b) => a + b, 0),
		];
	});
	const scale = scaleOf(sums, size.bars, true);
	const drawn = months.map(({ month, movements }, index) => {
		let [up, down] = [0, 0];
		return causes.map(({ id, name }) => {
			const moved = movements[id];
			if (!moved) {
				return '';
			}
			const value = numeric(moved);
			const from = value > 0 ? up : down;
			[up, down] = value > 0 ? [up + value, down] : [up, down + value];
			const [top, bottom] = [scale.y(Math.max(from, from + value)), scale.y(Math.min(from, from + value))];
			return `<rect class="${id}" x="${round(at(index) - width / 2)}" y="${round(top)}" width="${round(width)}" height="${round(Math.max(1, bottom - top))}"><title>${monthName(month)}: ${escapeHtml(name)} ${format(moved)}</title></rect>`;
		});
	});
	return `${axis(scale)}\n${drawn.flat().join('')}`;
}

/** Every figure of the chart, and those it is made of. */
export function yearTable({ name, months }: YearOfClass): string {
	const used = causes.filter(({ id }) => months.some(({ movements }) => movements[id] !== undefined));
	const heads = ['Month', 'Issued (excluding treasury)', 'Treasury', 'Total', ...used.map((cause) => cause.name)];
	const figure = (value: Decimal | undefined): string => `<td>${value ? format(value) : ''}</td>`;
	const rows = months.map(
		({ month, issued, treasury, total, movements }) =>
			`<tr><th scope="row">${monthName(month)}</th>${figure(issued)}${figure(treasury)}${figure(total)}${used.map(({ id }) => figure(movements[id as Cause])).join('')}</tr>`,
	);
	return `<table>
<caption class="aloud">${escapeHtml(name)}, month by month</caption>
<thead><tr>${heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

/** For drawing alone: a coordinate needs no more digits than a float has. */
function numeric({ units, scale }: Decimal): number {
	return Number(units) / 10 ** scale;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}

function shortMonth(month: string): string {
	return `${monthName(month).slice(0, 3)} ${month.slice(2, 4)}`;
}

const units = [
	{ of: 1e12, name: 'tn' },
	{ of: 1e9, name: 'bn' },
	{ of: 1e6, name: 'm' },
	{ of: 1e3, name: 'k' },
] as const;

function unitOf(value: number) {
	return units.find(({ of }) => Math.abs(value) >= of);
}

/** As many decimals as tell one tick from the next. */
function compactDecimals(ticks: readonly number[]): number {
	const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0));
	const of = unitOf(Math.max(...ticks.map(Math.abs)))?.of ?? 1;
	return Math.max(0, Math.min(6, -Math.floor(Math.log10(step / of) + 1e-9)));
}

function compact(value: number, decimals: number): string {
	const unit = unitOf(value);
	return unit ? `${Number((value / unit.of).toFixed(decimals))}${unit.name}` : String(Number(value.toFixed(decimals)));
}
