import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it, vi } from 'vitest';
import type { Compared } from '../../client/src/comparison.js';
import { compareReturns } from '../../server/src/features/compare.js';
import { allForms } from '../../server/src/forms/index.js';
import { bodyOf, documentOf, edgarHtml, htmlOf, pagesOf, renderYear } from '../../server/src/render/index.js';
import { ofTable } from '../support/ofTable.js';
import { smallReturn, snapshotOf, strictService, uri } from '../support/small.js';

/** The pages that are shown of a return: whatever its texts are, they have the elements and attributes of the form, and no others. */

const panel = vi.hoisted(() => ({
	title: '',
	webview: { html: '', cspSource: 'own', asWebviewUri: String, onDidReceiveMessage: () => {} },
}));
vi.mock('vscode', () => ({
	env: { language: 'en' },
	l10n: { t: (text: string, ...args: string[]) => text.replace(/\{(\d)\}/g, (_, at) => args[at] ?? '') },
	Uri: { joinPath: (...parts: unknown[]) => parts.join('/') },
	ViewColumn: { Beside: -2 },
	window: { createWebviewPanel: () => ({ ...panel, reveal: () => {}, onDidDispose: () => {} }) },
}));

interface Markup {
	/** Each element with its attributes' names, and the values of those that lead elsewhere or do something. */
	readonly elements: readonly string[];
	readonly text: string;
}

function markupOf(html: string): Markup {
	const elements: string[] = [];
	let text = '';
	new Parser({
		onopentag(name, attributes) {
			const of = Object.entries(attributes).map(([key, value]) =>
				/^(?:href|src|style|on.*|action|data|nonce|id|class)$/i.test(key) ? `${key}=${value.replace(/[\da-f]{32}/, '')}` : key,
			);
			elements.push([name, ...of].join(' '));
		},
		oncomment: () => void elements.push('!--'),
		onprocessinginstruction: (name) => void elements.push(name),
		ontext(data) {
			text += data;
		},
	}).end(html);
	return { elements, text };
}

const hostile = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				'<script>alert(1)</script>',
				'<img src=x onerror=alert(1)>',
				'" onmouseover="a()',
				"' style='a",
				'<!--',
				'-->',
			),
			fc.constantFrom(
				'</td>',
				'</style>',
				'</title>',
				'<svg/onload=a>',
				'&lt;',
				'&#60;script&#62;',
				'&',
				'<',
				'>',
				'`',
				']]>',
				'<base href=x>',
			),
			fc.string({ unit: 'binary', maxLength: 5 }),
		),
		{ minLength: 1, maxLength: 5 },
	)
	.map((pieces) => pieces.join('').replace(/[\r\n"\\\u2028\u2029\u0085]/g, ''))
	.filter((text) => text.trim() !== '');

/** A text of each form in which every text is followed by another. */
const texts = allForms.map((form) => {
	const { text } = ofTable(form, form.editions.at(-1) ?? { id: '', generation: '', from: '2026-01' });
	return { form, of: (behind: string) => text.replace(/"(Q[^"]*)"/g, (_, said: string) => `"${said}${behind}"`) };
});

function pagesIn(text: string): readonly string[] {
	const service = strictService({ [uri]: text });
	const snapshot = snapshotOf(text);
	const findings = service.findings(uri);
	return (['en', 'zh'] as const).flatMap((language) => {
		const document = documentOf(snapshot, findings, { language });
		return [
			htmlOf(document),
			htmlOf(document, { interactive: true, nonce: 'a' }),
			bodyOf(document, { interactive: true }),
			...pagesOf(document, { interactive: true }).map(({ html }) => html ?? ''),
			renderYear([snapshot], { interactive: true, language }),
			edgarHtml(document),
		];
	});
}

/** Without the numbers of marks and places, and how bad what is marked is. */
function shapeOf(element: string): string {
	return element
		.replace(/\d+/g, '0')
		.replace(/\b(?:error|warning|information)\b/g, 'found')
		.replace(/ marked found/g, '')
		.replace(/ (?:lang|title|aria-describedby|tabindex|role|data-\w+)(?= |$)/g, '');
}

describe('a text of a return is a text', () => {
	it.each(texts)('on the pages of $form.id', ({ of }) => {
		// A text may have another finding, and so another mark, than the one beside it; it may not have what no mark is.
		const known = new Set(pagesIn(of('x')).flatMap((html) => markupOf(html).elements.map(shapeOf)));
		expect(known.size).toBeGreaterThan(10);
		fc.assert(
			fc.property(hostile, (text) => {
				const made = pagesIn(of(`${text}x`)).flatMap((html) => markupOf(html).elements.map(shapeOf));
				expect([...new Set(made)].filter((shape) => !known.has(shape))).toEqual([]);
			}),
			{ numRuns: 8 },
		);
	});

	it('on the page of a comparison', async () => {
		const { ComparisonPanel } = await import('../../client/src/comparison.js');
		const pageOf = (text: string): Markup => {
			const scheme = (name: string) =>
				smallReturn({ issuer: `A${name}x`, A: `  for ORD\n    scheme "S${name}"\n      opening 1` });
			const [one, other] = [scheme(text), scheme(`${text}y`)];
			const compared = {
				document: { uri: { path: `/a/${text}.return` } },
				other: { name: text, text: other, unread: [text], uri: { path: text } },
				differences: compareReturns(snapshotOf(one), snapshotOf(other)),
			} as unknown as Compared;
			ComparisonPanel.show('extension' as never, compared);
			return markupOf(panel.webview.html);
		};
		const plain = pageOf('x');
		expect(plain.elements).toContain('table');
		fc.assert(
			fc.property(hostile, (text) => {
				expect(pageOf(`${text.replaceAll('/', '')}x`).elements).toEqual(plain.elements);
			}),
			{ numRuns: 100 },
		);
	});
});
