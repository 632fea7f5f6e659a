// The preview's page: puts in what the extension sends, and says what is clicked. It has no state but its place.
import type { FromPage, Language, Page, Position, PreviewState, ToPage, View } from '../src/preview/messages.js';
import { signHtml } from '../src/preview/signs.js';

interface Host {
	postMessage(message: FromPage): void;
	getState(): PreviewState | undefined;
	setState(state: PreviewState): void;
}
declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
let state: PreviewState | undefined = host.getState();
let cursor: Position | undefined;
/** Where the page stood before it was loaded anew. */
let placeToFind = state?.place;
/** It stands there again, and a cursor that has not moved since does not draw it away. */
let stays = false;
/** The cursor has moved since the form was last put in, and its cell may be another now. */
let moved = false;
/** What the extension was told: whether there is room for pages. */
let paged: boolean | undefined;

function element<T extends HTMLElement = HTMLElement>(id: string): T {
	const found = document.getElementById(id);
	if (!found) throw new Error(`there is no #${id}`);
	return found as T;
}

const form = element('form');
const year = element('year');
const message = element('message');
const note = element('note');
/** The findings, below the form and over it. */
const drawer = element('drawer');

function keep(change: Partial<PreviewState>): void {
	if (!state && change.uri === undefined) return;
	const { zoom, place, ...rest } = { language: 'en' as const, view: 'form' as const, uri: '', ...state, ...change };
	state = { ...rest, ...(zoom !== undefined && { zoom }), ...(place && { place }) };
	host.setState(state);
}

// What is shown

/** `authorised/registered`: where its column is narrow a heading breaks there, and not within a word. */
function breakAfterSlashes(head: Element): void {
	for (const node of head.childNodes) {
		if (node instanceof Element) breakAfterSlashes(node);
		const at = node instanceof Text ? node.data.search(/(?<=\p{L}\/)(?=\p{L})/u) : -1;
		if (node instanceof Text && at > 0) head.insertBefore(document.createElement('wbr'), node.splitText(at));
	}
}

function showForm(uri: string, language: Language, pages: readonly Page[], said: string): void {
	if (state?.uri !== uri || state.language !== language) form.replaceChildren();
	if (state?.uri !== uri) keep({ uri, ...(state && state.uri !== '' && { place: { page: '', part: 0 } }) });
	keep({ uri, language });
	message.hidden = true;
	note.textContent = said;
	note.hidden = said === '';
	press('english', language === 'en');
	press('chinese', language === 'zh');
	const focus = document.activeElement instanceof HTMLElement ? { ...document.activeElement.dataset } : {};
	const papers = pages.filter(({ id }) => id !== 'findings');
	const fresh = form.children.length === 0;
	holdPages(papers.map(({ id }) => id));
	papers.forEach(({ html }, index) => {
		const into = holder(index);
		if (html === undefined || !into) return;
		into.innerHTML = html;
		for (const head of into.querySelectorAll('th')) breakAfterSlashes(head);
		for (const table of into.querySelectorAll('table')) nameCells(table);
	});
	const findings = pages.find(({ id }) => id === 'findings')?.html;
	if (findings !== undefined) fillDrawer(findings);
	form.lang = language === 'zh' ? 'zh-HK' : 'en';
	// Who reached a cell by keyboard stays there when its page is put in anew.
	if (focus.line !== undefined && document.activeElement === document.body)
		cellAt(focus.line, focus.column)?.focus({ preventScroll: true });
	countFindings();
	zoom();
	findPlace();
	// Whoever has scrolled elsewhere stays there, whatever is found meanwhile.
	point(fresh || (moved && pages.some(({ html }) => html !== undefined)));
	moved = false;
}

/** A holder for each page in its order; those that are there stay as they are. */
function holdPages(ids: readonly string[]): void {
	const there = new Map([...form.children].map((one) => [(one as HTMLElement).dataset.page ?? '', one as HTMLElement]));
	ids.forEach((id, index) => {
		const found = there.get(id);
		const one = found ?? document.createElement('div');
		one.dataset.page = id;
		if (holder(index) !== one) form.insertBefore(one, holder(index) ?? null);
	});
	while (form.children.length > ids.length) form.lastElementChild?.remove();
}

function holder(index: number): HTMLElement | undefined {
	return form.children[index] as HTMLElement | undefined;
}

function cellAt(line: string, column: string | undefined): HTMLElement | null {
	return form.querySelector(`[data-line="${line}"]${column === undefined ? '' : `[data-column="${column}"]`}`);
}

// What is found

const severities = ['error', 'warning', 'information'] as const;
const severityOf = (item: Element) => severities.findIndex((severity) => item.classList.contains(severity));
const itemsOf = () => [...drawer.querySelectorAll<HTMLElement>('li')];

/** Errors first, else in the order of the text. */
function fillDrawer(html: string): void {
	const current = drawer.querySelector('[aria-current]')?.id;
	drawer.innerHTML = html;
	const items = itemsOf().sort((a, b) => severityOf(a) - severityOf(b));
	// In their order: what is there already is moved.
	for (const item of items) {
		item.parentElement?.append(item);
		const severity = severities[severityOf(item)];
		if (severity) item.insertAdjacentHTML('afterbegin', signHtml(severity));
	}
	for (const item of items) if (item.id === current) item.setAttribute('aria-current', 'true');
}

function countFindings(): void {
	const items = itemsOf();
	element('stepper').hidden = items.length === 0;
	const button = element('findings-count');
	const worst = severities[items[0] ? severityOf(items[0]) : -1];
	if (worst) button.innerHTML = `${signHtml(worst)} ${items.length}`;
	const name = items.length === 1 ? button.dataset.one : button.dataset.many?.replace('{0}', String(items.length));
	button.title = name ?? '';
	button.setAttribute('aria-label', name ?? '');
	button.className = worst ?? '';
	if (items.length === 0) openDrawer(false);
}

function openDrawer(open: boolean): void {
	drawer.hidden = !open;
	element('findings-count').setAttribute('aria-expanded', String(open));
	document.body.style.paddingBottom = open ? `${drawer.offsetHeight}px` : '';
}

/** To the next finding or the one before, around the end; the keyboard stays here. */
function stepTo(by: 1 | -1): void {
	const items = itemsOf();
	if (items.length === 0) return;
	openDrawer(true);
	const at = items.findIndex((item) => item.hasAttribute('aria-current'));
	const next = items[at < 0 ? (by > 0 ? 0 : items.length - 1) : (at + by + items.length) % items.length] as HTMLElement;
	for (const item of items) item.toggleAttribute('aria-current', false);
	next.setAttribute('aria-current', 'true');
	const [list, one] = [drawer.getBoundingClientRect(), next.getBoundingClientRect()];
	drawer.scrollTop += Math.min(0, one.top - list.top) + Math.max(0, one.bottom - list.bottom);
	cursor = { line: Number(next.dataset.line), character: Number(next.dataset.column) };
	stays = false;
	point(true);
	reveal(next, true);
}

function showView(view: View): void {
	keep({ view });
	form.hidden = view !== 'form';
	year.hidden = view !== 'year';
	document.body.classList.toggle('year-shown', view === 'year');
	press('show-form', view === 'form');
	press('show-year', view === 'year');
}

function press(id: string, pressed: boolean): void {
	element(id).setAttribute('aria-pressed', String(pressed));
}

function showYear(html: string): void {
	const open = [...year.querySelectorAll('details')].map((details) => details.open);
	year.innerHTML = html;
	year.querySelectorAll('details').forEach((details, index) => {
		details.open = open[index] ?? details.open;
	});
}

// Its size

const sizes = { least: 0.25, most: 3, step: 1.15, smallestFit: 0.25 };

function pageWidth(): number {
	// An A4 page's, in CSS pixels, and what stands beside it.
	return (841.9 * 96) / 72 + 24;
}

/** Where a page would be too small to read, its tables are set anew at the size of the editor's text. */
const narrow = 700;
/** Where even a table of three figures is wider than its page, by the size of its letters. */
const slim = 32;

function zoom(): void {
	const width = document.documentElement.clientWidth;
	const reading = width < narrow;
	if (paged !== !reading) {
		paged = !reading;
		host.postMessage({ type: 'paged', paged });
	}
	document.body.classList.toggle('reading', reading);
	const fit = reading ? 1 : Math.max(sizes.smallestFit, Math.min(1.5, width / pageWidth()));
	const factor = state?.zoom ?? fit;
	form.style.setProperty('zoom', String(factor));
	const letters = Number.parseFloat(getComputedStyle(form).fontSize) * factor;
	document.body.classList.toggle('slim', reading && width < slim * letters);
	element('fit').textContent = `${Math.round(factor * 100)} %`;
	press('fit', state?.zoom === undefined);
}

/** What each cell of a table is headed, for where it stands below the others and not beside them; of two under one head the first names the second. */
function nameCells(table: HTMLTableElement): void {
	const heads = grid([...(table.tHead?.rows ?? [])]);
	if (heads.length === 0) {
		nameAfterLabels(table);
		return;
	}
	const lowest = heads.at(-1) ?? [];
	const names = lowest.map((_, column) => [
		...new Set(heads.map((row) => row[column]?.textContent?.trim() ?? '').filter((text) => text !== '')),
	]);
	for (const body of table.tBodies) {
		for (const row of grid([...body.rows])) {
			row.forEach((cell, column) => {
				if (!cell || cell.dataset.name !== undefined || cell.colSpan === names.length) return;
				const before = row[column - 1];
				const kind = before !== cell && lowest[column - 1] === lowest[column] ? before : undefined;
				const said = kind?.textContent?.trim() ?? '';
				if (said !== '' && cell.textContent?.trim() !== '') kind?.classList.add('kind');
				cell.dataset.name = [...(names[column] ?? []), said].filter((text) => text !== '').join(': ');
			});
		}
	}
}

/** In a table without heads a figure stands behind its label, which then names it. */
function nameAfterLabels(table: HTMLTableElement): void {
	for (const label of table.querySelectorAll<HTMLTableCellElement>('tbody th')) {
		const cell = label.nextElementSibling;
		if (!(cell instanceof HTMLTableCellElement) || cell.tagName !== 'TD' || !cell.querySelector('.v:not(:empty)')) continue;
		cell.dataset.name = [...(label.querySelector('.item') ?? label).childNodes]
			.map(({ textContent }) => textContent?.trim())
			.join(' ');
		label.classList.add('kind');
	}
}

/** Rows with the cell that stands in each of their columns. */
function grid(rows: readonly HTMLTableRowElement[]): readonly (readonly (HTMLTableCellElement | undefined)[])[] {
	const filled: (HTMLTableCellElement | undefined)[][] = rows.map(() => []);
	rows.forEach((row, at) => {
		let column = 0;
		for (const cell of row.cells) {
			while (filled[at]?.[column]) column++;
			for (let down = 0; down < cell.rowSpan; down++)
				for (let across = 0; across < cell.colSpan; across++) {
					const line = filled[at + down];
					if (line) line[column + across] = cell;
				}
			column += cell.colSpan;
		}
	});
	return filled;
}

function zoomBy(factor: number): void {
	const now = Number(form.style.getPropertyValue('zoom')) || 1;
	keep({ zoom: Math.max(sizes.least, Math.min(sizes.most, now * factor)) });
	zoom();
}

// Its place

let remembering: number | undefined;

function remember(): void {
	clearTimeout(remembering);
	remembering = setTimeout(() => {
		const top = barHeight();
		for (const page of form.children) {
			const { top: from, height, bottom } = page.getBoundingClientRect();
			if (bottom <= top || height === 0) continue;
			keep({ place: { page: (page as HTMLElement).dataset.page ?? '', part: Math.max(0, (top - from) / height) } });
			return;
		}
	}, 100);
}

function findPlace(): void {
	if (!placeToFind) return;
	const { page, part } = placeToFind;
	placeToFind = undefined;
	const found = [...form.children].find((one) => (one as HTMLElement).dataset.page === page);
	if (!found) return;
	stays = true;
	const { top, height } = found.getBoundingClientRect();
	scrollBy({ top: top + height * part - barHeight(), behavior: 'instant' });
}

function barHeight(): number {
	return document.querySelector('.bar')?.getBoundingClientRect().height ?? 0;
}

// The cursor's cell

/** Marks the cells of the value the cursor stands in, or of those of its line the nearest one's; where it is to follow, shows one. */
function point(follow: boolean): void {
	for (const old of form.querySelectorAll('.here')) old.classList.remove('here');
	if (!cursor) return;
	const { line, character } = cursor;
	const cells = [...form.querySelectorAll<HTMLElement>(`[data-line="${line}"], [data-owner="${line}"]`)];
	const distance = ({ dataset: { column, end } }: HTMLElement): number => {
		if (column === undefined) return Number.MAX_SAFE_INTEGER;
		return Math.max(Number(column) - character, character - Number(end ?? column), 0);
	};
	const nearest = cells.reduce((least, cell) => Math.min(least, distance(cell)), Number.POSITIVE_INFINITY);
	const here = cells.filter((cell) => distance(cell) === nearest);
	for (const cell of here) cell.classList.add('here');
	const [first] = here;
	if (follow && !stays && first && !form.hidden && !here.some(isInSight)) bringIntoSight(first);
}

/** To the middle, and no further across than it takes. `scrollIntoView` would move the frame around the page too, and cut its top off. */
function bringIntoSight(cell: HTMLElement): void {
	const across = (
		by: { readonly left: number; readonly right: number },
		room: { readonly left: number; readonly right: number },
	) => (by.left < room.left ? by.left - room.left : Math.max(0, Math.min(by.right - room.right, by.left - room.left)));
	const page = cell.closest('.page');
	if (page) page.scrollLeft += across(cell.getBoundingClientRect(), page.getBoundingClientRect());
	const at = cell.getBoundingClientRect();
	const middle = (barHeight() + bottomOfSight()) / 2;
	const { clientWidth: right } = document.documentElement;
	scrollBy({ top: (at.top + at.bottom) / 2 - middle, left: across(at, { left: 0, right }), behavior: 'instant' });
}

function bottomOfSight(): number {
	return document.documentElement.clientHeight - (drawer.hidden ? 0 : drawer.offsetHeight);
}

function isInSight(cell: HTMLElement): boolean {
	const { top, bottom } = cell.getBoundingClientRect();
	return top >= barHeight() && bottom <= bottomOfSight();
}

/** To the text that a cell comes from. */
function reveal(target: EventTarget | null, stay = false): boolean {
	const cell = target instanceof Element ? target.closest<HTMLElement>('[data-line], [data-owner]') : null;
	if (!cell) return false;
	const { line, owner, column, end } = cell.dataset;
	host.postMessage({
		type: 'reveal',
		line: Number(line ?? owner),
		...(stay && { stay }),
		...(line !== undefined && column !== undefined && { start: Number(column) }),
		...(line !== undefined && end !== undefined && { end: Number(end) }),
	});
	return true;
}

// What is heard

addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
	switch (data.type) {
		case 'form':
			return showForm(data.uri, data.language, data.pages, data.note);
		case 'year':
			return showYear(data.html);
		case 'view':
			return showView(data.view);
		case 'cursor': {
			const before = cursor;
			cursor = data.at;
			if (before?.line === cursor.line && before.character === cursor.character) return;
			stays &&= !before;
			moved = true;
			return point(true);
		}
		case 'none':
			form.replaceChildren();
			message.textContent = data.message;
			message.hidden = false;
	}
});

const clicks: Readonly<Record<string, () => void>> = {
	'show-form': () => chooseView('form'),
	'show-year': () => chooseView('year'),
	english: () => host.postMessage({ type: 'language', language: 'en' }),
	chinese: () => host.postMessage({ type: 'language', language: 'zh' }),
	smaller: () => zoomBy(1 / sizes.step),
	larger: () => zoomBy(sizes.step),
	fit: () => {
		if (!state) return;
		const { zoom: _, ...rest } = state;
		state = rest;
		host.setState(state);
		zoom();
	},
	export: () => host.postMessage({ type: 'export' }),
	'findings-count': () => openDrawer(drawer.hidden === true),
	previous: () => stepTo(-1),
	next: () => stepTo(1),
};

function chooseView(view: View): void {
	showView(view);
	host.postMessage({ type: 'view', view });
}

document.addEventListener('click', (event) => {
	const target = event.target instanceof Element ? event.target : null;
	const button = target?.closest<HTMLElement>('button[id]');
	const month = target?.closest<HTMLElement>('[data-uri]')?.dataset.uri;
	if (button) clicks[button.id]?.();
	else if (month !== undefined) host.postMessage({ type: 'open', uri: month });
	// Whoever marks text to copy it does not mean to go anywhere.
	else if (getSelection()?.isCollapsed !== false) reveal(target);
});
document.addEventListener('keydown', (event) => {
	if ((event.key === 'Enter' || event.key === ' ') && event.target instanceof HTMLElement && event.target.role === 'link') {
		if (reveal(event.target)) event.preventDefault();
	}
});
addEventListener('scroll', remember, { passive: true });
addEventListener('resize', () => zoom());

showView(state?.view ?? 'form');
zoom();
host.postMessage({ type: 'ready' });
