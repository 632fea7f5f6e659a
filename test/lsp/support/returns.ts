import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic, Range } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { root } from '../../support/bundles.js';

/** A real return, as its issuer filed it. */
export const kingsoft = readFileSync(join(root, 'test/returns/kingsoft-cloud-2024-12.return'), 'utf8');

interface Small {
	readonly issuer?: string;
	readonly month?: string;
	readonly submitted?: string;
	readonly opening?: string;
	readonly closing?: string;
}

/** A small return of an invented issuer; `opening` and `closing` are its issued shares. */
export function small({
	issuer = 'Harbour Lights Holdings Limited',
	month = '30 November 2025',
	submitted = '3 December 2025',
	opening = '1,000,000,000',
	closing = opening,
}: Small = {}): string {
	return `return FF301
issuer     "${issuer}"
month      ${month}
submitted  ${submitted}
class ORD "Ordinary shares" listed 07999
section I not applicable
section II
  for ORD
    opening  ${opening} + 0 = ${opening}
    closing  ${closing} + 0 = ${closing}
section III.A not applicable
section III.B not applicable
section III.C not applicable
section III.D not applicable
section III.E not applicable
section IV not applicable
section V not applicable
signed "Chan Siu Ming"
  title "Company Secretary"
`;
}

export const october = { month: '31 October 2025', submitted: '4 November 2025' };

export function ofCheck<T extends Pick<Diagnostic, 'code'>>(diagnostics: readonly T[], check: string): T[] {
	return diagnostics.filter(({ code }) => code === check);
}

export function whole(text: string): Range {
	return { start: { line: 0, character: 0 }, end: { line: text.split('\n').length, character: 0 } };
}

export function apply(text: string, edits: readonly { range: Range; newText: string }[]): string {
	return TextDocument.applyEdits(TextDocument.create('', '', 0, text), [...edits]);
}

/** The range of the only, or the nth, place where a text has another. */
export function place(text: string, part: string, nth = 0): Range {
	let offset = text.indexOf(part);
	for (let i = 0; i < nth; i++) offset = text.indexOf(part, offset + 1);
	if (offset < 0) throw new Error(`no ${part}`);
	const document = TextDocument.create('', '', 0, text);
	return { start: document.positionAt(offset), end: document.positionAt(offset + part.length) };
}
