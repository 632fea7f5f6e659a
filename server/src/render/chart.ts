import * as l10n from '@vscode/l10n';
import { line, stack, stackOffsetDiverging } from 'd3-shape';
import type { Snapshot } from '../checks/snapshot.js';
import { lastDayOfMonth } from '../forms/calendar.js';
import { causeNames } from '../forms/shares.js';
import { largest } from '../lists.js';
import { commaList, locale, monthOfYear, sentences } from '../localise.js';
import { format, zero } from '../syntax/decimal.js';
import { displayWidth } from '../width.js';
import { dayPanels, dayTable, saidOfDays } from './dayChart.js';
import { figuresTable, rowHead } from './figures.js';
import { escapeHtml } from './html.js';
import type { Language } from './model.js';
import { type Axis, character, flow, grid, lineHeight, type Panel, rect, right, round, width } from './panel.js';
import { isChinese } from './print.js';
import { type Band, numeric, type Scale, scaleOf } from './scale.js';
import { type Cause, causes, type MonthOfClass, type Year, type YearOfClass, yearOf } from './year.js';

export interface YearOptions {
	/** Of the names, where they are known in it; what is said of them is in the user's language. */
	readonly language?: Language;
	/** For an editor's preview: a month is a button with the `data-uri` of its return. */
	readonly interactive?: boolean;
}

/** The colours, which whoever shows the chart may lay others over. What they tell apart is told apart without them too. */
export const chartCss = `
.year { --mr-chart-paper: #ffffff; --mr-chart-ink: #1f1f1f; --mr-chart-grid: #d9d9d9; --mr-chart-issued: #0b5394; --mr-chart-total: #6b6b6b; --mr-chart-treasury: #6b6b6b; --mr-cause-options: #0b5394; --mr-cause-warrants: #6a329f; --mr-cause-convertibles: #00707a; --mr-cause-agreements: #38761d; --mr-cause-repurchases: #b3261e; --mr-cause-other: #b45f06; --mr-cause-rest: #6b6b6b; color: var(--mr-chart-ink); background: var(--mr-chart-paper); font: 13px/1.4 var(--mr-font, sans-serif); }
.year figure { margin: 0 0 24px; }
.year figcaption { font-weight: bold; }
.year svg { display: block; width: 100%; min-width: 640px; max-width: 900px; height: auto; overflow: visible; font: 11px var(--mr-font, sans-serif); }
.year svg text { fill: var(--mr-chart-ink); }
.year svg .head { font-weight: bold; }
.year svg .open { cursor: pointer; text-decoration: underline; }
.year .grid { stroke: var(--mr-chart-grid); }
.year .zero { stroke: var(--mr-chart-ink); }
.year .issued { fill: none; stroke: var(--mr-chart-issued); stroke-width: 2; }
.year .total { fill: none; stroke: var(--mr-chart-total); stroke-width: 2; stroke-dasharray: 5 3; }
.year .point { fill: var(--mr-chart-issued); }
.year .treasury { fill: var(--mr-chart-treasury); }
.year .gap { fill: none; stroke: var(--mr-chart-grid); stroke-dasharray: 2 3; }
.year svg .none { fill: var(--mr-chart-ink); font-style: italic; }
.year .bar { stroke: var(--mr-chart-paper); stroke-width: 0.5; }
.year .hatch { fill: none; stroke: var(--mr-chart-paper); stroke-width: 1.4; }
.year .value { fill: var(--mr-chart-paper); font-size: 10px; pointer-events: none; }
.year .last { fill: var(--mr-chart-issued); font-weight: bold; }
.year .last.all { fill: var(--mr-chart-total); }
${causes.map((cause) => `.year .${cause} { fill: var(--mr-cause-${cause}); }`).join('\n')}
/* Plain where colours are, with the lines over them where there are none. */
@media not (forced-colors: active) {
${causes.map((cause) => `body:not(.vscode-high-contrast, .vscode-high-contrast-light) .year .bar.of-${cause} { fill: var(--mr-cause-${cause}); }`).join('\n')}
}
body:is(.vscode-high-contrast, .vscode-high-contrast-light) .year .value { display: none; }
.year summary { cursor: pointer; }
.year .aloud { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.year .scroll { overflow-x: auto; }
.year .long { max-height: 60vh; overflow-y: auto; }
.year .long thead th { position: sticky; top: 0; background: var(--mr-chart-paper); z-index: 1; }
.year .bought { fill: var(--mr-cause-repurchases); }
.year .cancelled { fill: var(--mr-cause-other); }
.year .pending { fill: none; stroke: var(--mr-cause-repurchases); stroke-width: 1.5; }
.year .held { fill: none; stroke: var(--mr-chart-total); stroke-width: 1.5; stroke-dasharray: 5 3; }
.year .range { stroke: var(--mr-chart-issued); stroke-width: 2; }
.year .average { fill: var(--mr-chart-paper); stroke: var(--mr-chart-issued); stroke-width: 1.5; }
.year svg [data-uri] { cursor: pointer; }
.year table { width: auto; border-collapse: collapse; table-layout: auto; }
.year th, .year td { padding: 2px 8px; border: 1px solid var(--mr-chart-grid); text-align: end; font-weight: normal; white-space: nowrap; }
.year th[scope=row] { text-align: start; }
.year tr > :first-child { position: sticky; left: 0; background: var(--mr-chart-paper); }
.year td.none { text-align: start; font-style: italic; }
.year thead th { white-space: normal; text-align: center; }
.year button { padding: 0; border: 0; background: none; color: inherit; font: inherit; text-decoration: underline; cursor: pointer; }
.year :focus-visible { outline: 2px solid var(--mr-here, var(--mr-chart-issued)); outline-offset: 1px; }
@media (forced-colors: active) {
	.year .value { display: none; }
	.year { --mr-chart-paper: Canvas; --mr-chart-ink: CanvasText; --mr-chart-grid: GrayText; --mr-chart-issued: CanvasText; --mr-chart-total: CanvasText; --mr-chart-treasury: CanvasText; ${causes.map((cause) => `--mr-cause-${cause}: CanvasText;`).join(' ')} }
}
`;

/** The lines drawn over a cause's colour, so that it can be told without it; in a square of 6. */
const hatches: Readonly<Record<Cause, string>> = {
	options: '',
	warrants: 'M-1 1 1 -1M0 6 6 0M5 7 7 5',
	convertibles: 'M0 3H6',
	agreements: 'M-1 5 1 7M0 0 6 6M5 -1 7 1',
	repurchases: 'M0 0 6 6M0 6 6 0',
	other: 'M3 0V6',
	rest: 'M0 3H6M3 0V6',
};

/** The year at a glance: for each class a chart, and its figures in a table behind it. */
export function renderYear(snapshots: readonly Snapshot[], options: YearOptions = {}): string {
	const year = yearOf(snapshots, options.language);
	const figures = year.classes.map((ofClass, index) => figure(year, ofClass, index, options)).join('\n');
	const none = l10n.t('There is no return with a month and a class in section II.');
	return `<section class="year" aria-label="${escapeHtml(l10n.t('The year at a glance'))}" lang="${locale()}">\n${figures || `<p>${escapeHtml(none)}</p>`}\n</section>\n`;
}

function figure(year: Year, ofClass: YearOfClass, index: number, options: YearOptions): string {
	const summary = l10n.t('Figures of {0}', ofClass.name);
	return `<figure>
<figcaption>${named([year.issuer, ofClass.name].filter((text) => text).join(': '))}</figcaption>
<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(l10n.t('Chart of {0}', ofClass.name))}">
${yearSvg(year, ofClass, `year-${index + 1}`, options)}
</div>
<details>
<summary>${escapeHtml(summary)}</summary>
<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(summary)}">
${yearTable(ofClass, options)}
</div>
</details>${ofClass.days.length > 0 ? daysDetails(ofClass, options) : ''}
</figure>`;
}

function daysDetails({ name, days }: YearOfClass, options: YearOptions): string {
	const summary = l10n.t('Days of {0}', name);
	return `
<details>
<summary>${escapeHtml(summary)}</summary>
<div class="scroll long" role="region" tabindex="0" aria-label="${escapeHtml(summary)}">
${dayTable(name, days, options)}
</div>
</details>`;
}

/** A name in its own language, for those who hear it. */
function named(name: string): string {
	const chinese = isChinese(name);
	return chinese === locale().startsWith('zh')
		? escapeHtml(name)
		: `<span lang="${chinese ? 'zh-HK' : 'en'}">${escapeHtml(name)}</span>`;
}

/**
 * From the top down: the issued shares, with the total where there are treasury shares; the treasury shares, from zero; the movements of
 * each month, stacked by cause. Whatever can be read in it stands in the table too.
 */
export function yearSvg(year: Year, { name, months, days }: YearOfClass, id: string, options: YearOptions = {}): string {
	const ofDays = dayPanels(days, options);
	const panels = [...panelsOf(months, id), ...ofDays];
	const first = parts(months[0]?.month ?? '');
	const begins = first.year * 12 + first.month;
	const bands: Band[] = [];
	let top = 0;
	const legends = panels.map(({ title, height, legend }) => {
		const keys = flow(title, legend, top + 14);
		bands.push({ top: top + 14 + keys.lines * lineHeight, height });
		top += keys.lines * lineHeight + height + 28;
		return keys.text;
	});
	const scales = panels.map(({ values, withZero, parts }, index) => scaleOf(values, bands[index] as Band, withZero, !parts));
	const widest = largest(scales.flatMap(({ ticks }) => ticks.map(({ label }) => displayWidth(label))));
	const left = Math.max(40, widest * character + 12);
	const step = (width - left - right) / Math.max(1, months.length);
	const axis: Axis = {
		left,
		at: (index) => left + step * (index + 0.5),
		bar: Math.min(48, step * 0.6),
		on: ({ year: of, month, day }) => left + step * (of * 12 + month - begins + (day - 0.5) / lastDayOfMonth(of, month)),
		day: step / 31,
	};
	const drawn = panels.map(({ draw }, index) => {
		const scale = scales[index] as Scale;
		return `${legends[index]}${grid(scale, left)}\n${draw(scale, axis)}`;
	});
	const foot = top + 6;
	const labels = months.map(({ month, uri }, index) => {
		const open = options.interactive && uri !== undefined ? ` class="open" data-uri="${escapeHtml(uri)}"` : '';
		return `<text${open} x="${round(axis.at(index))}" y="${foot}" text-anchor="middle">${shortMonth(month)}</text>`;
	});
	const title = l10n.t('Issued shares of {0}', [year.issuer, name].filter((text) => text).join(', '));
	return `<svg viewBox="0 0 ${width} ${foot + 8}" role="img" aria-labelledby="${id}-title ${id}-said" xmlns="http://www.w3.org/2000/svg">
<title id="${id}-title">${escapeHtml(title)}</title>
<desc id="${id}-said">${escapeHtml(sentences(said(months), saidOfDays(days)))}</desc>
<defs>${usedOf(months)
		.map((cause) => pattern(cause, id))
		.join('')}</defs>
${gaps(months, axis, step, bands.slice(0, panels.length - ofDays.length))}${between(months, axis, step, bands.slice(panels.length - ofDays.length))}${drawn.join('\n')}
${labels.join('\n')}
</svg>`;
}

function panelsOf(months: readonly MonthOfClass[], id: string): readonly Panel[] {
	const numbers = (of: 'issued' | 'treasury' | 'total'): readonly number[] =>
		months.flatMap(({ [of]: value }) => (value ? [numeric(value)] : []));
	const treasury = numbers('treasury').some((value) => value !== 0);
	const used = usedOf(months);
	const dash = (of: string) => (x: number, y: number) =>
		`<line class="${of}" x1="${round(x)}" y1="${y - 4}" x2="${round(x + 16)}" y2="${y - 4}"/>`;
	const issued: Panel = {
		title: l10n.t('Shares at the end of the month'),
		height: 130,
		values: [...numbers('issued'), ...(treasury ? numbers('total') : [])],
		withZero: false,
		legend: [
			{ name: l10n.t('Issued (excluding treasury)'), draw: dash('issued') },
			...(treasury ? [{ name: l10n.t('Total with treasury'), draw: dash('total') }] : []),
		],
		draw: (scale, { at }) =>
			[
				treasury ? path(months, 'total', scale, at) + lastValue(months, 'total', scale, at, 'all') : '',
				path(months, 'issued', scale, at),
				points(months, scale, at),
				lastValue(months, 'issued', scale, at, 'issued-only'),
			].join(''),
	};
	const held: Panel = {
		title: l10n.t('Treasury shares at the end of the month'),
		height: 50,
		values: numbers('treasury'),
		withZero: true,
		legend: [],
		draw: (scale, { at, bar }) =>
			months
				.map(({ month, treasury: value }, index) =>
					value
						? rect(
								'treasury',
								'',
								[at(index), bar],
								[0, numeric(value)],
								scale,
								`${longMonth(month)}: ${l10n.t('Treasury')} ${format(value)}`,
							)
						: '',
				)
				.join(''),
	};
	const moved: Panel = {
		title: l10n.t('Movements of the issued shares in the month'),
		height: 130,
		values: stacked(months).flatMap((reaches) => reaches.flat()),
		withZero: true,
		legend: used.map((cause) => ({
			name: l10n.t(causeNames[cause]),
			draw: (x, y) =>
				`<rect class="bar of-${cause}" fill="url(#${id}-${cause})" x="${round(x + 2)}" y="${y - 10}" width="12" height="12"/>`,
		})),
		draw: (scale, { at, bar }) => bars(months, scale, at, bar, id),
	};
	return [issued, ...(treasury ? [held] : []), ...(used.length > 0 ? [moved] : [])];
}

function usedOf(months: readonly MonthOfClass[]): readonly Cause[] {
	return causes.filter((cause) => months.some(({ movements }) => movements[cause] !== undefined));
}

function pattern(cause: Cause, id: string): string {
	const hatch = hatches[cause] === '' ? '' : `<path class="hatch" d="${hatches[cause]}"/>`;
	return `<pattern id="${id}-${cause}" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="${cause}" width="6" height="6"/>${hatch}</pattern>`;
}

/** What the chart shows, in a few sentences. */
function said(months: readonly MonthOfClass[]): string {
	const known = months.filter(({ issued }) => issued !== undefined);
	const [first, last] = [known[0], known.at(-1)];
	if (!first?.issued || !last?.issued) return l10n.t('No figures.');
	const missing = months.filter(({ uri }) => uri === undefined).map(({ month }) => longMonth(month));
	return sentences(
		first === last
			? l10n.t('{0} at the end of {1}.', format(last.issued), longMonth(last.month))
			: l10n.t(
					'From {0} at the end of {1} to {2} at the end of {3}.',
					format(first.issued),
					longMonth(first.month),
					format(last.issued),
					longMonth(last.month),
				),
		usedOf(months).length === 0 ? l10n.t('The issued shares did not move.') : '',
		missing.length > 0 ? l10n.t('Without a return: {0}.', commaList(missing)) : '',
		l10n.t('The table below has every figure.'),
	);
}

/** Where a month ends and the next begins, for days. */
function between(months: readonly MonthOfClass[], { at }: Axis, step: number, bands: readonly Band[]): string {
	return months
		.slice(1)
		.flatMap((_, index) => {
			const x = round(at(index) + step / 2);
			return bands.map(({ top, height }) => `<line class="grid" x1="${x}" x2="${x}" y1="${top}" y2="${top + height}"/>`);
		})
		.join('');
}

/** A month of which nothing is known is a gap, and says why. */
function gaps(months: readonly MonthOfClass[], { at }: Axis, step: number, bands: readonly Band[]): string {
	return months
		.flatMap((month, index) => {
			const why = whyNone(month);
			return why === undefined
				? []
				: bands.map(({ top, height }, panel) => {
						const box = `<rect class="gap" x="${round(at(index) - step / 2 + 2)}" y="${top}" width="${round(step - 4)}" height="${height}"><title>${longMonth(month.month)}: ${escapeHtml(why)}</title></rect>`;
						const [x, y] = [round(at(index)), round(top + height / 2)];
						return panel > 0
							? box
							: `${box}<text class="none" x="${x}" y="${y}" text-anchor="middle" transform="rotate(-90 ${x} ${y})">${escapeHtml(why)}</text>`;
					});
		})
		.join('\n');
}

function whyNone({ uri, issued }: MonthOfClass): string | undefined {
	return uri === undefined ? l10n.t('No return') : issued === undefined ? l10n.t('No figure') : undefined;
}

type At = (index: number) => number;

function path(months: readonly MonthOfClass[], of: 'issued' | 'total', { y }: Scale, at: At): string {
	const drawn = line<MonthOfClass>()
		.defined(({ [of]: value }) => value !== undefined)
		.x((_, index) => at(index))
		.y(({ [of]: value }) => (value ? y(numeric(value)) : 0))
		.digits(1);
	return `<path class="${of}" d="${drawn(months) ?? ''}"/>\n`;
}

function points(months: readonly MonthOfClass[], { y }: Scale, at: At): string {
	return months
		.map(({ month, issued, treasury, total }, index) => {
			if (!issued) return '';
			const text =
				treasury && total
					? l10n.t('{0}: issued {1}, treasury {2}, total {3}', longMonth(month), format(issued), format(treasury), format(total))
					: l10n.t('{0}: issued {1}', longMonth(month), format(issued));
			return `<circle class="point" cx="${round(at(index))}" cy="${round(y(numeric(issued)))}" r="3.5"><title>${escapeHtml(text)}</title></circle>`;
		})
		.join('');
}

/** From where to where each cause reaches in each month: up from zero, or down. */
function stacked(months: readonly MonthOfClass[]) {
	return stack<MonthOfClass, Cause>()
		.keys(causes)
		.value(({ movements }, cause) => numeric(movements[cause] ?? zero))
		.offset(stackOffsetDiverging)(months);
}

function bars(months: readonly MonthOfClass[], scale: Scale, at: At, bar: number, id: string): string {
	const drawn = stacked(months).flatMap((reaches) =>
		months.map(({ month, movements: { [reaches.key]: moved } }, index) => {
			const [from = 0, to = 0] = reaches[index] ?? [];
			if (!moved) return '';
			const title = `${longMonth(month)}: ${l10n.t(causeNames[reaches.key])} ${format(moved)}`;
			const drawn = rect(
				`bar of-${reaches.key}`,
				` fill="url(#${id}-${reaches.key})"`,
				[at(index), bar],
				[from, to],
				scale,
				title,
			);
			return drawn + valueOn([at(index), bar], [from, to], scale, numeric(moved));
		}),
	);
	return drawn.join('');
}

/** A bar's figure upon it, in short, where there is room. */
function valueOn(
	[middle, wide]: readonly [number, number],
	[from, to]: readonly [number, number],
	{ y }: Scale,
	value: number,
): string {
	const text = inShort(value);
	if (Math.abs(y(from) - y(to)) < 13 || displayWidth(text) * character > wide) return '';
	return `<text class="value" x="${round(middle)}" y="${round((y(from) + y(to)) / 2 + 3.5)}" text-anchor="middle">${escapeHtml(text)}</text>`;
}

function inShort(value: number): string {
	return new Intl.NumberFormat(locale(), { notation: 'compact', maximumSignificantDigits: 3 }).format(value);
}

/** What a line ends with, above its last point. */
function lastValue(months: readonly MonthOfClass[], of: 'issued' | 'total', { y }: Scale, at: At, name: string): string {
	const index = months.findLastIndex(({ [of]: value }) => value !== undefined);
	const value = months[index]?.[of];
	if (!value) return '';
	const text = new Intl.NumberFormat(locale(), { notation: 'compact', maximumSignificantDigits: 5 }).format(numeric(value));
	const [x, height] = [at(index), y(numeric(value))];
	// Where there is no room behind the last point, above the upper line and below the lower one.
	return x + 8 + displayWidth(text) * (character + 1) > width
		? `<text class="last ${name}" x="${round(x + 8)}" y="${round(height + (of === 'total' ? -8 : 16))}" text-anchor="end">${escapeHtml(text)}</text>`
		: `<text class="last ${name}" x="${round(x + 8)}" y="${round(height + 4)}">${escapeHtml(text)}</text>`;
}

/** Every figure of the chart, and those it is made of. */
export function yearTable({ name, months }: YearOfClass, { interactive = false }: YearOptions = {}): string {
	const used = usedOf(months);
	const heads = [
		l10n.t('Month'),
		l10n.t('Issued (excluding treasury)'),
		l10n.t('Treasury'),
		l10n.t('Total'),
		...used.map((cause) => l10n.t(causeNames[cause])),
	];
	const rows = months.map((of) => {
		const { month, uri, issued, treasury, total, movements } = of;
		const head = rowHead(longMonth(month), interactive ? uri : undefined);
		const why = whyNone(of);
		const figures = [issued, treasury, total, ...used.map((cause) => movements[cause])];
		const cells = why
			? `<td class="none" colspan="${figures.length}">${escapeHtml(why)}</td>`
			: figures.map((value) => `<td>${value ? format(value) : ''}</td>`).join('');
		return `<tr>${head}${cells}</tr>`;
	});
	return figuresTable(l10n.t('{0}, month by month', name), heads, rows);
}

function parts(month: string): { readonly year: number; readonly month: number } {
	return { year: Number(month.slice(0, 4)), month: Number(month.slice(5)) };
}

function longMonth(month: string): string {
	return monthOfYear(parts(month));
}

/** `Jan 26`, as the language has it. */
function shortMonth(of: string): string {
	const { year, month } = parts(of);
	const date = new Date(0);
	date.setUTCFullYear(year, month - 1, 1);
	return new Intl.DateTimeFormat(locale(), { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(date);
}
