/** Signs as lines on a grid of 16: they are drawn, and so there whatever fonts a system has. */
const lines = {
	error: 'M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 1 1 0-12.5zM5.5 5.5l5 5m0-5l-5 5',
	warning: 'M8 2l6.5 11.75h-13zM8 6.5v3.25m0 1.5v1.25',
	information: 'M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 1 1 0-12.5zM8 7.25v4.25m0-7v1.25',
	previous: 'M10 3.5L5.5 8l4.5 4.5',
	next: 'M6 3.5L10.5 8L6 12.5',
	export: 'M8 2v8m-3.5-3.5L8 10l3.5-3.5M2.5 13.5h11',
	larger: 'M3.5 8h9m-4.5-4.5v9',
	smaller: 'M3.5 8h9',
};

export type Sign = keyof typeof lines;

/** In the colour of the text around it; what it means is said beside it. */
export function signHtml(sign: Sign): string {
	return `<svg class="sign" viewBox="0 0 16 16" aria-hidden="true"><path d="${lines[sign]}"/></svg>`;
}
