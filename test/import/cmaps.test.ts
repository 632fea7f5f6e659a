import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyBeside } from '../../esbuild.mjs';
import { jobs } from '../../scripts/jobs.mjs';
import { importPdf } from '../../server/src/import/source/pdf.js';
import { fileOfCmap } from '../../server/src/jobs/cmaps.js';
import { startOnNode } from '../../server/src/jobs/node.js';
import { runJob } from '../../server/src/jobs/run.js';
import { renderText } from '../../server/src/render/index.js';
import { displayWidth } from '../../server/src/width.js';
import { root } from '../support/bundles.js';
import { open, saidOnPaper } from './support/said.js';

/** What is shipped. */
const folder = mkdtempSync(join(tmpdir(), 'cmaps-'));
beforeAll(async () => {
	copyBeside(folder);
	for (const job of jobs())
		await build({ bundle: true, logLevel: 'error', ...job, absWorkingDir: root, outdir: join(folder, 'jobs') });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const asked: string[] = [];
async function cmap(name: string): Promise<Uint8Array | undefined> {
	asked.push(name);
	const path = join(folder, 'cmaps', fileOfCmap(name) ?? '');
	return existsSync(path) ? new Uint8Array(readFileSync(path)) : undefined;
}

/** A return with Chinese in it, whose characters old encodings have as well. */
const returnOf = (issuer: string) => `return FF301
issuer "${issuer}"
month 31 August 2024
submitted 2 September 2024
class H "Ordinary shares" type "H" listed 02600 description "${issuer} H"
section I
  for H
    opening 3,943,965,968 x RMB 1 = RMB 3,943,965,968
    closing 3,943,965,968 x RMB 1 = RMB 3,943,965,968
section II
  for H
    opening 3,943,965,968 + 0 = 3,943,965,968
    closing 3,943,965,968 + 0 = 3,943,965,968
  remarks "${issuer} 2024"
section III.A not applicable
section III.B not applicable
section III.C not applicable
section III.D not applicable
section III.E not applicable
section IV not applicable
section V not applicable
signed "${issuer.slice(0, 3)}"
`;
const traditional = '中國鋁業股份有限公司';
const simplified = '中国铝业股份有限公司';

/** Characters as bytes of an encoding: what the platform decodes, turned round. */
function encoder(label: string): (text: string) => string {
	if (label === 'utf-16be') return (text) => Buffer.from(text, 'utf16le').swap16().toString('hex');
	const decoder = new TextDecoder(label);
	const bytes = new Map<string, string>();
	for (let code = 0x20; code < 0x7f; code++) bytes.set(String.fromCharCode(code), code.toString(16));
	for (let high = 0x81; high < 0xff; high++)
		for (let low = 0x40; low < 0xff; low++) {
			const character = decoder.decode(new Uint8Array([high, low]));
			if (character.length === 1 && !bytes.has(character))
				bytes.set(character, high.toString(16) + low.toString(16).padStart(2, '0'));
		}
	return (text) => [...text].map((character) => bytes.get(character) ?? '3f').join('');
}

const size = 9;

/** The pages of a printed return in a Chinese font that is not in the file and says nothing of Unicode. */
function pdf(
	text: string,
	encoding: string,
	ordering: 'CNS1' | 'GB1',
	encode: (text: string) => string,
	latin = false,
): Uint8Array {
	const pages = renderText(open(text))
		.replace(/[–—’“”]/g, '-')
		.split('\n\n\n');
	// ASCII is half as wide as the rest.
	const half = ordering === 'CNS1' ? '1 95 500 13648 13742 500' : '1 95 500 814 939 500 7716 [500]';
	const objects = [
		'/Type /Catalog /Pages 2 0 R',
		`/Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${6 + 2 * index} 0 R`).join(' ')}]`,
		`/Type /Font /Subtype /Type0 /BaseFont /MingLiU /Encoding /${encoding} /DescendantFonts [4 0 R]`,
		`/Type /Font /Subtype /CIDFontType0 /BaseFont /MingLiU /DW 1000 /W [${half}] /FontDescriptor 5 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >>`,
		'/Type /FontDescriptor /FontName /MingLiU /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /StemV 90',
	].map((dictionary) => `<< ${dictionary} >>`);
	for (const [index, page] of pages.entries()) {
		const lines = page.split('\n').flatMap((line, at) =>
			[...line.matchAll(/\S+(?: \S+)*/g)].map(({ 0: cell, index: column }) => {
				const x = 20 + (displayWidth(line.slice(0, column)) * size) / 2;
				const own = latin && /^[ -~]*$/.test(cell);
				const hex = own ? Buffer.from(cell, 'latin1').toString('hex') : encode(cell);
				return `/${own ? 'G' : 'F'} ${size} Tf 1 0 0 1 ${x} ${1980 - 11 * at} Tm <${hex}> Tj`;
			}),
		);
		const content = `BT ${lines.join('\n')} ET`;
		objects.push(
			`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1200 2000] /Contents ${7 + 2 * index} 0 R /Resources << /Font << /F 3 0 R /G << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >> >> >>`,
			`<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
		);
	}
	let body = '%PDF-1.4\n';
	const at = objects.map((object, index) => {
		const start = body.length;
		body += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(start).padStart(10, '0')} 00000 n \n`;
	});
	const table = `xref\n0 ${at.length + 1}\n0000000000 65535 f \n${at.join('')}`;
	return Buffer.from(
		`${body}${table}trailer\n<< /Size ${at.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF`,
		'latin1',
	);
}

describe('a PDF whose Chinese font is not in it', () => {
	it.each([
		['UniCNS-UTF16-H', 'CNS1', 'utf-16be', traditional],
		['UniCNS-UCS2-H', 'CNS1', 'utf-16be', traditional],
		['ETen-B5-H', 'CNS1', 'big5', traditional],
		['ETenms-B5-H', 'CNS1', 'big5', traditional],
		['HKscs-B5-H', 'CNS1', 'big5', traditional],
		['B5pc-H', 'CNS1', 'big5', traditional],
		['UniGB-UTF16-H', 'GB1', 'utf-16be', simplified],
		['UniGB-UCS2-H', 'GB1', 'utf-16be', simplified],
		['GBK-EUC-H', 'GB1', 'gbk', traditional],
		['GBKp-EUC-H', 'GB1', 'gbk', simplified],
		['GBK2K-H', 'GB1', 'gb18030', traditional],
		['GB-EUC-H', 'GB1', 'gbk', simplified],
		['GBpc-EUC-H', 'GB1', 'gbk', simplified],
	] as const)('is read with the shipped %s', async (encoding, ordering, label, issuer) => {
		const text = returnOf(issuer);
		const bytes = pdf(text, encoding, ordering, encoder(label));
		asked.splice(0);
		const imported = await importPdf(bytes, { cmap });
		if ('refused' in imported) throw new Error(imported.refused);
		expect(imported.problems).toEqual([]);
		expect(saidOnPaper(imported.text)).toEqual(saidOnPaper(text));
		// None was asked for in vain.
		expect(asked.length).toBeGreaterThan(0);
		expect(asked.filter((name) => !existsSync(join(folder, 'cmaps', fileOfCmap(name) ?? '')))).toEqual([]);
		// The job has what that takes of pdf.js, and its host the files.
		const worker = startOnNode('import', join(folder, 'jobs', 'import.js'));
		expect(await runJob('import', worker, { bytes }, { cmap })).toEqual(imported);
	});

	it('is refused where the map is missing, or said to lack what is set in it', async () => {
		const big5 = (latin: boolean) => pdf(returnOf(traditional), 'ETen-B5-H', 'CNS1', encoder('big5'), latin);
		expect(await importPdf(big5(false))).toEqual({
			refused: 'a font is not in the PDF, and how its characters are coded (ETen-B5-H) is not known',
		});
		const imported = await importPdf(big5(true));
		if ('refused' in imported) throw new Error(imported.refused);
		expect(imported.problems.map(({ message }) => message)).toContain(
			'not read: what may be set in a font that is not in the PDF, for how its characters are coded (ETen-B5-H) is not known',
		);
		expect(imported.text).toContain('submitted  2 September 2024');
		expect(imported.text).not.toMatch(/issuer +"/);
	});
});
