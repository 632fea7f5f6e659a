import type { FormDocument } from '../model.js';
import { pageText } from '../print.js';
import { blockContent } from './blocks.js';
import { groupsOf, isLong } from './groups.js';
import { above, bold, type Content, lineHeight, margin, marked, page, ruled, text } from './paper.js';
import { place } from './places.js';

/** Where pdfmake has set a content, known once the pages are laid out. */
type Placed = Content & { readonly positions?: readonly { readonly pageNumber: number }[] };

export function definitionOf(document: FormDocument): Content {
	const { pages, form, foot, edition, language, title } = document;
	const list: readonly Placed[] = document.findings.length > 0 ? findingsContent(document) : [];
	// The list of findings stands behind the form and is not counted among its pages.
	const last = (of: number): number => (list[0]?.positions?.[0]?.pageNumber ?? of + 1) - 1;
	return {
		pageSize: { width: page.width, height: page.height },
		pageMargins: [margin.left, margin.top, margin.right, margin.bottom],
		info: { title: form === '' ? title : `${form}: ${title}`, subject: edition },
		language: language === 'zh' ? 'zh-HK' : 'en-HK',
		displayTitle: true,
		defaultStyle: { font: 'Latin', fontSize: 9, lineHeight },
		header: (current: number, of: number): Content => ({
			text: current <= last(of) ? form : '',
			alignment: 'right',
			margin: [0, 20, 54, 0],
		}),
		footer: (current: number, of: number): Content | undefined =>
			current <= last(of)
				? {
						stack: [
							{ text: text(pageText(foot, current, last(of))), alignment: 'center' },
							{ text: edition, alignment: 'right', relativePosition: { x: -7.4, y: -10.8 } },
						],
						margin: [margin.left + 13.4, 7.3, margin.right, 0],
					}
				: undefined,
		content: [
			...pages.flatMap(({ blocks }, index) => {
				const written = groupsOf(blocks).flatMap(({ of, first, whole }) => {
					const contents = of.flatMap((block, at) =>
						place(blockContent(block, first + at, blocks[first + at + 1]), block, index, first + at),
					);
					if (whole) return [{ stack: contents, unbreakable: true }];
					// What does not fit on one page begins on a new one, where a class stands before it.
					const [head, ...others] = contents;
					return head && of[0]?.kind === 'class' && isLong(of) && blocks.slice(0, first).some(({ kind }) => kind === 'table')
						? [{ ...head, pageBreak: 'before' }, ...others]
						: contents;
				});
				return written.map((content, at) => ({
					...content,
					...(index > 0 && at === 0 ? { pageBreak: 'before' } : {}),
					// Room below the last block would be room on a page of its own where the page is full.
					...(at === written.length - 1 ? { margin: above(content.margin) } : {}),
				}));
			}),
			...list,
		],
	};
}

/** The findings on a page of their own. */
function findingsContent({ findings, review }: FormDocument): readonly Content[] {
	return [
		{ text: bold(review.title), fontSize: 11, margin: [2.5, 0, 0, 4], pageBreak: 'before' },
		{ text: text(review.note), margin: [2.5, 0, 0, 12] },
		{
			table: {
				widths: [19, '*'],
				dontBreakRows: true,
				body: findings.map(({ number, severity, said }) => [
					{ text: `${number}.`, alignment: 'right' },
					{ text: text(said), fillColor: marked[severity] },
				]),
			},
			layout: { ...ruled, hLineWidth: () => 0, vLineWidth: () => 0 },
		},
	];
}
