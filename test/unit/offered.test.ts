// What waits in comments to be confirmed is taken up by a fix or a completion, which takes the comment's place and loses nothing of it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { confirmFloat, confirmHere, isHeading, stillHolds } from '../../server/src/features/offered.js';
import { newReturn } from '../../server/src/features/roll.js';
import { speak } from '../../server/src/localise.js';
import { languages, readJson } from '../support/l10n.js';
import { apply } from '../support/slips.js';
import { strictService, uri } from '../support/small.js';

afterEach(() => speak(undefined));

const spoken = [undefined, ...languages.map((language) => readJson(`l10n/bundle.l10n.${language}.json`))];

const returns = ['samples', 'test/returns'].flatMap((folder) =>
	readdirSync(join(import.meta.dirname, '../..', folder))
		.filter((name) => name.endsWith('.return') && name !== 'typical-mistakes.return')
		.map((name) => [name, readFileSync(join(import.meta.dirname, '../..', folder, name), 'utf8')] as const),
);

function rolled(text: string): string {
	const found = strictService({ [uri]: text }).roll(uri);
	if ('refused' in found) throw new Error(found.refused);
	return found.text;
}

function laidOut(text: string): string {
	return apply(text, strictService({ [uri]: text }).format(uri));
}

/** The quick fixes of a check's first finding, but for its being set aside. */
function fixesOf(text: string, check: string) {
	const service = strictService({ [uri]: text });
	const finding = service.findings(uri).find((one) => one.check === check);
	const actions = finding ? service.codeActions(uri, finding.range, ['quickfix']) : [];
	return actions
		.filter(({ title, diagnostics }) => diagnostics?.[0]?.code === check && !title.startsWith('Set aside'))
		.map(({ title, edit }) => ({ title, after: apply(text, edit?.changes?.[uri] ?? []) }));
}

const mended = (text: string, check: string, at = 0) => fixesOf(text, check)[at]?.after ?? '';
const titles = (text: string, check: string) => fixesOf(text, check).map(({ title }) => title);

/** Every confirmation taken up by the first of its fixes, the float too. */
function takenUp(text: string): string {
	let now = text;
	for (let tries = 0; tries < 20; tries++) {
		const [next] = ['confirmations', 'public-float'].flatMap((check) => fixesOf(now, check));
		if (!next) return now;
		now = next.after;
	}
	throw new Error('there is no end to them');
}

const textsOf = (text: string) => [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, said = '']) => said).filter(Boolean);

describe('what waits in comments', () => {
	it('is asked for in words that are known in every language', () => {
		for (const messages of spoken) {
			speak(messages);
			for (const heading of [confirmHere(), confirmFloat(), stillHolds('31 January 2026', '{1}')])
				expect(isHeading(heading), heading).toBe(true);
		}
		expect(isHeading('# As on 31 January 2026: does it hold?')).toBe(false);
	});

	it.each(returns)('%s: is taken up whole, of next month’s return', (_, text) => {
		const next = rolled(text);
		const all = takenUp(next);
		expect(all).not.toMatch(/# (Confirm|confirm|amend|omit|public)/);
		for (const said of textsOf(next)) expect(textsOf(all)).toContain(said);
		// What is laid out is the same, so all of it is of the language.
		const squeezed = (of: string) => of.replace(/\s+/g, ' ');
		expect(squeezed(laidOut(all))).toBe(squeezed(all));
	});

	it.each(spoken)('asks for nothing any longer, whatever was spoken', (messages) => {
		speak(messages);
		const { text } = newReturn({ issuer: 'Lantern Bay Limited', code: '7998', month: '2026-10-31' });
		expect(text.match(/^ *#/gm)).toHaveLength(5);
		const filled = text.replace('  for ORD\n', '  for ORD\n    opening 5 x HKD 1\n');
		expect(fixesOf(filled, 'public-float').length).toBeGreaterThanOrEqual(2);
		const all = takenUp(filled);
		expect(all).not.toContain('#');
		expect(all).toContain('    public float complied\n      threshold ""\n');
		expect(all).toContain('section V\n  confirm (i) (ii) (iii) (iv) (v) (vi) (vii) (viii)\n');
		expect(mended(filled, 'public-float', 1)).toContain('    public float not complied\n      threshold ""\n');
	});

	it.each(spoken)('is taken up with what asked for it, whichever language that was begun in', (messages) => {
		const year = returns.find(([name]) => name === 'harbour-lights-2026-01.return')?.[1] ?? '';
		speak(messages);
		const { text } = newReturn({ issuer: 'Lantern Bay Limited', code: '7998', month: '2026-10-31' });
		const next = rolled(year);
		const begun = text.replace('  for ORD\n', '  for ORD\n    opening 5 x HKD 1\n');
		const after = spoken.map((now) => {
			speak(now);
			return [takenUp(begun), mended(next, 'confirmations'), mended(next, 'public-float')];
		});
		expect(after[0]?.[0]).not.toContain('#');
		for (const each of after) expect(each).toEqual(after[0]);
	});

	it('is as last month had it, or all of it confirmed', () => {
		const text = rolled(returns.find(([name]) => name === 'harbour-lights-2026-01.return')?.[1] ?? '');
		expect(titles(text, 'confirmations')).toEqual([
			'Take up what the comment has: confirm (i) (ii) (iii) (iv) (vi) (viii), amend (v), omit (vii)',
			'Confirm (i) (ii) (iii) (iv) (v) (vi) (vii) (viii)',
			'Write section V not applicable',
		]);
		const asLast = mended(text, 'confirmations');
		expect(asLast).toMatch(
			/section V\n {2}confirm \(i\) \(ii\) \(iii\) \(iv\) \(vi\) \(viii\)\n {2}amend \(v\) "all doc.*"\n {4}zh "開曼.*"\n {2}omit \(vii\) "No property was purchased\."\n\nsigned/,
		);
		// Another's words are not thrown away where they are not taken up.
		const all = mended(text, 'confirmations', 1);
		expect(all).toMatch(/section V\n {2}confirm \(i\).*\(viii\)\n {2}# Confirm here.*\n {2}# amend \(v\) "all doc/);
		expect(all).not.toContain('# confirm');
	});

	it('is of the public float with last month’s threshold; what was said of its figures still asks', () => {
		const text = rolled(returns.find(([name]) => name === 'harbour-lights-2026-01.return')?.[1] ?? '');
		expect(titles(text, 'public-float')).toEqual([
			'Add the line “public float complied”, as the comment has it: Initial Prescrib…treasury shares)',
			'Add the line “public float not complied”, as the comment has it: Initial Prescrib…treasury shares)',
		]);
		expect(mended(text, 'public-float')).toMatch(
			/= 817,456,250\n {4}public float complied\n {6}threshold "Initial.*"\n {4}# As on 31 January 2026: .*\n {4}# {3}information "41\.62%.*"\n {4}# {3}zh "公.*"\n/,
		);
	});

	it('leaves what a person remarked, and what is half taken up', () => {
		const { text } = newReturn({ issuer: 'Lantern Bay Limited', code: '7998', month: '2026-10-31' });
		const remarked = text.replace('  # confirm (i)', '  # counsel has confirmed these on the telephone:\n  # confirm (i)');
		expect(takenUp(remarked)).toContain('# counsel has confirmed these on the telephone:\n');
		const half = text.replace('  # confirm (i)', '  confirm (ii)\n  # confirm (i)');
		expect(takenUp(half)).toContain('section V\n  # Confirm here what is so, or amend or omit it:\n  confirm (ii) (i) (iii) ');
		const prose = text.replace('  # confirm (i)', '  # confirm with the registrar\n  # confirm (i)');
		expect(takenUp(prose)).toContain('# confirm with the registrar\n');
	});

	it('is offered where the comment stands too', () => {
		const text = rolled(returns.find(([name]) => name === 'harbour-lights-2026-01.return')?.[1] ?? '');
		const at = text.split('\n').findIndex((line) => line.includes('# omit'));
		const service = strictService({ [uri]: text });
		const titlesOn = (line: number) => {
			const place = { line, character: 4 };
			return service.codeActions(uri, { start: place, end: place }, ['quickfix']).map(({ title }) => title);
		};
		expect(titlesOn(at)).toEqual(titles(text, 'confirmations'));
		expect(titlesOn(at + 1)).toEqual([]);
	});

	it('goes with a completion that writes it', () => {
		const { text } = newReturn({ issuer: 'Lantern Bay Limited', code: '7998', month: '2026-10-31' });
		const accepted = (above: RegExp, label: string) => {
			const at = text.split('\n').findIndex((line) => above.test(line));
			const lines = text.split('\n');
			const now = [...lines.slice(0, at + 1), '', ...lines.slice(at + 1)].join('\n');
			const service = strictService({ [uri]: now });
			const items = service.completion(uri, { line: at + 1, character: 0 }).items.filter((one) => one.label.startsWith(label));
			const [item] = items;
			return apply(now, [
				...(item?.additionalTextEdits ?? []),
				...(item?.textEdit && 'range' in item.textEdit ? [item.textEdit] : []),
			]);
		};
		const confirmed = accepted(/^section V$/, 'confirm (i)');
		expect(confirmed).toContain('section V\n  confirm (i) (ii)');
		expect(confirmed).not.toMatch(/# (Confirm here|confirm)/);
		const float = accepted(/^section II$/, 'for ORD');
		expect(float).toContain('# public float complied');
	});

	it('stands in its section when it is laid out', () => {
		const text = 'return FF301\n\nsection V\n# Confirm here\n# confirm (i)\n\n# for all\nsigned "X"\n';
		expect(laidOut(text)).toContain('section V\n  # Confirm here\n  # confirm (i)\n\n# for all\nsigned "X"\n');
		expect(laidOut('return FF301\n\nsection V not applicable\n# why\n\nsigned "X"\n')).toContain('applicable\n# why\n');
		expect(laidOut('return FF301\n\nsection II\n\n# apart\n\nsigned "X"\n')).toContain('section II\n\n# apart\n');
	});
});
