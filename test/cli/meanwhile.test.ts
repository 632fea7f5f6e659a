import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { main } from '../../server/src/cli/main.js';
import { toOutput } from '../../server/src/cli/output.js';
import type * as Write from '../../server/src/disk/write.js';
import { smallReturn } from '../support/small.js';

/** A file that is saved between its reading and its writing. */

const saved = `${smallReturn()}# saved meanwhile\n`;
vi.mock('../../server/src/disk/write.js', async (original) => {
	const write = await original<typeof Write>();
	return {
		...write,
		replace(...[path, ...more]: Parameters<typeof Write.replace>) {
			if (path.endsWith('a.return')) writeFileSync(path, saved);
			return write.replace(path, ...more);
		},
	};
});

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'meanwhile-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it.each([[['compute']], [['format']], [['check', '--fix']]])('stays as it was saved, and that is said: %j', async (command) => {
	const left = smallReturn()
		.replace('submitted 2 December', 'submitted 2 Dec')
		.replace(/ = [\d,]+$/gm, '');
	for (const name of ['a', 'b']) writeFileSync(join(folder, `${name}.return`), left);
	const said: string[] = [];
	const output = { ...toOutput(process.stderr, {}), write: () => {}, say: (text: string) => said.push(text) };
	const io = { stdin: (async function* () {})(), stdout: output, stderr: output, cwd: folder, env: {} };
	const code = await main([...command, 'a.return', 'b.return'], io);
	expect({ code, said: said.join('') }).toEqual({
		code: 2,
		said: expect.stringContaining('a.return: changed meanwhile: run it again'),
	});
	expect(readFileSync(join(folder, 'a.return'), 'utf8')).toBe(saved);
	// The others go on.
	expect(readFileSync(join(folder, 'b.return'), 'utf8')).not.toBe(left);
});
