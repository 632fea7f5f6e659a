import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobs } from '../../scripts/jobs.mjs';
import { programsManifest } from '../../scripts/programs.mjs';
import { importPdf } from '../../server/src/import/source/pdf.js';
import { startOnNode } from '../../server/src/jobs/node.js';
import { runJob } from '../../server/src/jobs/run.js';
import { root } from '../support/bundles.js';

const folder = mkdtempSync(join(tmpdir(), 'lean-pdfjs-'));
beforeAll(async () => {
	writeFileSync(join(folder, 'package.json'), programsManifest);
	for (const job of jobs()) await build({ bundle: true, logLevel: 'error', ...job, absWorkingDir: root, outdir: folder });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lines = readFileSync(join(root, 'test/import/raw/moon-2026-01.layout.txt'), 'utf8').split('\n');

/** An object of a PDF: what stands in its dictionary, and its stream. */
interface Part {
	readonly dictionary: string;
	readonly stream?: Uint8Array;
}

const stream = (dictionary: string, content: string | Uint8Array): Part => ({
	dictionary,
	stream: typeof content === 'string' ? Buffer.from(content, 'latin1') : content,
});

/** A page of a layout, a line each, with what is drawn before it and the resources that takes. */
function pdf(
	pages: readonly (readonly string[])[],
	{ draw = '', resources = '', parts = [] as readonly Part[] } = {},
): Uint8Array {
	const first = 4 + parts.length;
	const kids = pages.map((_, index) => first + 2 * index);
	const escaped = (line: string) => line.replace(/[\\()]/g, '\\$&').replace(/[^ -~]/g, '?');
	const objects: Part[] = [
		{ dictionary: '/Type /Catalog /Pages 2 0 R' },
		{ dictionary: `/Type /Pages /Count ${pages.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}]` },
		{ dictionary: '/Type /Font /Subtype /Type1 /BaseFont /Courier' },
		...parts,
		...pages.flatMap((of, index) => [
			{
				dictionary: `/Type /Page /Parent 2 0 R /MediaBox [0 0 1200 800] /Contents ${first + 2 * index + 1} 0 R /Resources << /Font << /F 3 0 R >> ${resources} >>`,
			},
			stream('', `${draw}\nBT /F 8 Tf 10 TL 20 780 Td ${of.map((line) => `(${escaped(line)}) Tj T*`).join('\n')} ET`),
		]),
	];
	let body = '%PDF-1.7\n';
	const at = objects.map(({ dictionary, stream: content }, index) => {
		const start = body.length;
		const length = content ? ` /Length ${content.length}` : '';
		body += `${index + 1} 0 obj\n<< ${dictionary}${length} >>\n`;
		if (content) body += `stream\n${Buffer.from(content).toString('latin1')}\nendstream\n`;
		body += 'endobj\n';
		return start;
	});
	const table = at.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
	body += `xref\n0 ${at.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${at.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
	return Buffer.from(body, 'latin1');
}

const pages: (readonly string[])[] = [];
for (let from = 0; from < lines.length; from += 70) pages.push(lines.slice(from, from + 70));

const rgb = deflateSync(Buffer.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9]));
/** What pages are adorned with, and the job has no code for. */
const adorned: Readonly<Record<string, Parameters<typeof pdf>[1]>> = {
	'nothing else': {},
	'a photograph': {
		draw: 'q 100 0 0 100 500 500 cm /P Do Q',
		resources: '/XObject << /P 4 0 R >>',
		parts: [
			stream(
				'/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode',
				Buffer.from('ffd8ffe000104a46494600', 'hex'),
			),
		],
	},
	'pictures of every compression': {
		draw: '/A Do /B Do /C Do /D Do',
		resources: '/XObject << /A 4 0 R /B 5 0 R /C 6 0 R /D 7 0 R >>',
		parts: ['JPXDecode', 'JBIG2Decode', 'CCITTFaxDecode', 'FlateDecode'].map((filter) =>
			stream(
				`/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /${filter}`,
				rgb,
			),
		),
	},
	'a picture in the page itself': { draw: 'q BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI Q' },
	'colours of every space': {
		draw: '/C1 cs 0.5 scn 0 0 10 10 re f /C2 cs 1 scn /C3 CS 0.1 0.2 0.3 SCN 0 0 m 9 9 l S 0.2 0.3 0.4 rg 0 0 0 1 k',
		resources:
			'/ColorSpace << /C1 [/Separation /Gold /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 1 0] /N 1 >>] /C2 [/Indexed /DeviceRGB 1 (abcdef)] /C3 [/ICCBased 4 0 R] >>',
		parts: [stream('/N 3 /Alternate /DeviceRGB', 'no profile')],
	},
	'shadings and patterns': {
		draw: '/S sh /Pattern cs /T scn 0 0 50 50 re f',
		resources:
			'/Shading << /S << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 9 9] /Function << /FunctionType 4 >> >> >> /Pattern << /T 4 0 R >>',
		parts: [
			stream('/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << >>', '0 0 5 5 re f'),
		],
	},
	'annotations and tags': {
		draw: '/Span << /MCID 0 >> BDC EMC /G gs',
		resources: '/ExtGState << /G << /CA 0.5 /SMask /None /BM /Multiply >> >>',
	},
};

describe('what is left of pdf.js reads as all of it does', () => {
	it.each(Object.entries(adorned))('with %s on the page', async (_, more) => {
		const bytes = pdf(pages, more);
		const whole = await importPdf(bytes);
		if ('refused' in whole) throw new Error(whole.refused);
		expect(whole.text).toContain('issuer     "Moon Inc."');
		expect(whole.text).toMatch(/478,272,000|52,377,600/);
		const lean = await runJob(
			'import',
			startOnNode('import', join(folder, 'import.js')),
			{ bytes },
			{ cmap: async () => undefined },
		);
		expect(lean).toEqual(whole);
	});
});
