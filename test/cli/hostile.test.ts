import {
	closeSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands as allCommands } from '../../server/src/cli/commands.js';
import { december, smallReturn } from '../support/small.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
let folder: string;
const at = (...path: readonly string[]) => join(folder, ...path);
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'hostile-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a terminal or a log would obey, or what stands around would be turned by. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|^\s*::|##\[/m;

const names = [
	'a\n::error title=forged::x.return',
	'::stop-commands::x.return',
	' ::add-mask::x.return',
	'##[error]x.return',
	'a\u001b[2J\u001b]0;x\u0007.return',
	'a\u009b31m.return',
	'a\u202enruter.return',
	'a\r::error::b.return',
	'a\u2028::error::b.return',
];
const wrong = smallReturn().replace(/issuer .*/, 'issuer "\u202eA ##[error] :: \u2066B" bogus');

const rules = {
	columns: { issuer: 'Code', date: 'Day', kind: 'Type', shares: 'Qty', reference: 'Ref' },
	kinds: Object.fromEntries(names.map((name) => [name, 'exercise'])),
};
const heads = 'Code,Day,Type,Qty,Ref';

const commands: Readonly<Record<string, (name: string) => readonly string[]>> = {
	check: (name) => ['check', name],
	'check --format json': (name) => ['check', '--format', 'json', name],
	'check --format sarif': (name) => ['check', '--format', 'sarif', name],
	'check --format junit': (name) => ['check', '--format', 'junit', name],
	'check --format gitlab': (name) => ['check', '--format', 'gitlab', name],
	'check --statistics': (name) => ['check', '--statistics', name],
	'check --fix': (name) => ['check', '--fix', name],
	'check --diff': (name) => ['check', '--diff', name],
	'check --since': (name) => ['check', '--since', name, name],
	'check --month': (name) => ['check', '--month', '2020-01', name],
	'check --cache': (name) => ['check', `--cache=${name}/cache`, name],
	'check --config': (name) => ['check', '--config', name, name],
	'format --check': (name) => ['format', '--check', name],
	format: (name) => ['format', name],
	compute: (name) => ['compute', name],
	render: (name) => ['render', name, '--to', 'json', '-o', `${name}.json`],
	'render of nothing': (name) => ['render', `${name}x`, '--to', 'json'],
	'render with a font': (name) => ['render', name, '--to', 'pdf', '--font', `${name}x`],
	'render of many': (name) => ['render', name, 'a.return', '--to', 'txt', '-o', `${name}.d`],
	'render of many, again': (name) => ['render', name, 'a.return', '--to', 'txt', '-o', `${name}.d`],
	'render as EDGAR takes it': (name) => ['render', name, '--to', 'edgar', '-o', `${name}.d`],
	import: (name) => ['import', name],
	'import into a folder': (name) => ['import', 'a.txt', '-o', `${name}.d/`],
	'import of nothing': (name) => ['import', `${name}x`],
	roll: (name) => ['roll', name, '-o', `${name}.next.return`],
	'roll over another': (name) => ['roll', name, '-o', name],
	'roll --month': (name) => ['roll', '--month', '2025-12', name],
	'roll --resubmission': (name) => ['roll', '--resubmission', name],
	'roll --next-day': (name) => ['roll', '--next-day', name, '-o', `${name}.day.return`],
	new: (name) => ['new', name, '00001', '-o', `${name}.new.return`],
	'new over another': (name) => ['new', 'A', '00001', '-o', name],
	'new of what is no code': (name) => ['new', 'A', name],
	'new --report': (name) => ['new', '--report', name, '-o', `${name}.6k.return`],
	status: (name) => ['status', name],
	'status --cache': (name) => ['status', `--cache=${name}/cache`, name],
	'status --format json': (name) => ['status', '--format', 'json', name],
	add: (name) => ['add', name, '--rules', 'rules.json'],
	'add of nothing': (name) => ['add', `${name}x`, '--rules', 'rules.json'],
	'add by rules': (name) => ['add', 'a.csv', '--rules', name],
	'add into': (name) => ['add', 'a.csv', '--rules', 'rules.json', '--in', name],
	'add --guess': (name) => ['add', '--guess', name],
	'add of one': (name) => ['add', name, 'exercise', '2025-11-03', '1', '--event', name, '--scheme', name, '--class', name],
	compare: (name) => ['compare', name, 'a.return'],
	'compare --format json': (name) => ['compare', '--format', 'json', 'a.return', name],
	'compare --format md': (name) => ['compare', '--format', 'md', 'a.return', name],
	'compare --record': (name) => ['compare', '--record', name, 'a.return'],
	'compare with what was filed': (name) => ['compare', '.', '--filed', `./${name}`],
	'compare with nothing': (name) => ['compare', name, `${name}x`],
	'edgar-check': (name) => ['edgar-check', name],
	'edgar-check of nothing': (name) => ['edgar-check', `${name}x`],
	explain: (name) => ['explain', name],
	lsp: (name) => ['lsp', name],
	nothing: (name) => [name],
	'an option': (name) => ['check', `--${name}`],
};

describe.skipIf(process.platform === 'win32')('the name of a file, and a text, command no terminal and no log', () => {
	it.each(Object.entries(commands))('%s', async (_, of) => {
		for (const name of names) {
			writeFileSync(at(name), wrong);
			writeFileSync(at('a.return'), smallReturn());
			writeFileSync(at('a.txt'), 'FF301 Monthly Return');
			writeFileSync(at('rules.json'), JSON.stringify(rules));
			writeFileSync(at('a.csv'), `${heads}\n"${name}\u0007",2025-11-03,"${name}",1,"${name}"\n`);
			const path = name.startsWith(' ') || name.startsWith(':') || name.startsWith('#') ? name : `./${name}`;
			const { stdout, stderr } = await run(of(path), { cwd: folder });
			expect(`${stdout}\n${stderr}`).not.toMatch(obeyed);
			expect(stdout + stderr).not.toContain('at main (');
		}
	});

	it('but for what is a command of its own: --format github', async () => {
		for (const name of names) {
			writeFileSync(at(name), wrong);
			const { stdout } = await run(['check', '--format', 'github', `./${name}`], { cwd: folder });
			for (const line of stdout.trimEnd().split('\n')) expect(line).toMatch(/^::(?:error|warning|notice) file=[^:]*::.*$/);
			expect(stdout.replace(/^::(?:error|warning|notice) file=/gm, '')).not.toMatch(obeyed);
		}
	});

	it('and JSON says the same', async () => {
		const name = 'a\u009b31m\u202e##[x].return';
		writeFileSync(at(name), smallReturn());
		const { stdout } = await run(['check', '--format', 'json', name], { cwd: folder });
		expect(JSON.parse(stdout).files[0].path).toBe(name);
	});
});

describe('a text of a return', () => {
	const hostile = 'A\u001b[2J\u009b31m\u202e B\u2066\u200f C\u0007';
	const text = smallReturn({
		A: `  for ORD\n    scheme "${hostile}"\n      specified "${hostile}"`,
		signed: `signed "${hostile}"`,
	}).replace(/issuer .*/, `issuer "${hostile}" zh "${hostile}"`);

	it.each(['txt', 'md', 'html', 'json'])('commands nothing where it is printed: %s', async (to) => {
		writeFileSync(at('a.return'), text);
		for (const language of [[], ['--language', 'zh']]) {
			const { code, stdout, stderr } = await run(['render', 'a.return', '--to', to, ...language], { cwd: folder });
			expect(code).toBe(0);
			expect(stdout).toContain('A');
			expect(`${stdout}\n${stderr}`).not.toMatch(obeyed);
		}
	});

	it('comes out of JSON as a comment that shows it, and that is said', async () => {
		writeFileSync(at('a.return'), text);
		const rendered = await run(['render', 'a.return', '--to', 'json'], { cwd: folder });
		const json = JSON.parse(rendered.stdout);
		expect(json.issuer.text).toBe(hostile);
		json['\u001b[2J'] = hostile;
		json.classes[0].id = hostile;
		json.classes[0].type = hostile;
		writeFileSync(at('a.json'), JSON.stringify(json));
		const { code, stdout, stderr } = await run(['import', 'a.json'], { cwd: folder });
		expect(code).toBe(1);
		expect(stdout).toMatch(/# not read: issuer: .*A\\u001b\[2J\\u009b31m\\u202e B/);
		expect(`${stdout}\n${stderr}`).not.toMatch(obeyed);
	});

	it.each(['a.txt', 'a.html'])('and of what was published without what commands: %s', async (name) => {
		writeFileSync(at('a.return'), smallReturn());
		const { stdout: page } = await run(['render', 'a.return', '--to', name.slice(2)], { cwd: folder });
		writeFileSync(at(name), page.replaceAll('Harbour Lights', `Harbour ${hostile}`));
		const { stdout, stderr } = await run(['import', name], { cwd: folder });
		expect(stdout).toContain('issuer');
		expect(`${stdout}\n${stderr}`).not.toMatch(obeyed);
	});
});

describe.skipIf(process.platform === 'win32')('a link', () => {
	beforeEach(() => {
		writeFileSync(at('.env'), 'SECRET=1\n');
		mkdirSync(at('returns/in'), { recursive: true });
		writeFileSync(at('returns/in/a.return'), smallReturn());
	});

	it.each([['check', '--format', 'text'], ['format'], ['compute']])(
		'that leads out of the folder is not followed, and said: %s',
		async (...command) => {
			symlinkSync('../.env', at('returns/x.return'));
			const { code, stdout, stderr } = await run([...command, 'returns'], { cwd: folder });
			expect(stdout + stderr).not.toContain('SECRET');
			expect(stderr).toContain('cannot read returns/x.return: a link that leads out of the folder');
			expect(code).toBe(2);
			expect(readFileSync(at('.env'), 'utf8')).toBe('SECRET=1\n');
		},
	);

	it('that leads to a file in the folder is one, and one that is named is followed', async () => {
		symlinkSync('in/a.return', at('returns/b.return'));
		symlinkSync('returns/in/a.return', at('c.return'));
		expect((await run(['check', 'returns'], { cwd: folder })).code).toBe(0);
		expect((await run(['check', 'c.return'], { cwd: folder })).code).toBe(0);
	});

	it('is no exhibit where it leads out of the folder, itself or on the way', async () => {
		writeFileSync(at('a.return'), smallReturn());
		symlinkSync('../a.return', at('returns/x.return'));
		symlinkSync('..', at('returns/up'));
		symlinkSync('in/a.return', at('returns/b.return'));
		for (const [path, cwd] of [
			['x.return', 'returns'],
			['up/a.return', 'returns'],
			['../x.return', 'returns/in'],
		] as const) {
			const { code, stdout, stderr } = await run(['new', '--report', path], { cwd: at(cwd) });
			expect([code, stdout]).toEqual([2, '']);
			expect(stderr).toMatch(/^no exhibit .*\.return: a link that leads out of the folder: name what it leads to\n$/);
		}
		for (const path of ['b.return', '../a.return']) {
			expect((await run(['new', '--report', path], { cwd: at('returns') })).code).toBe(0);
		}
	});

	it('is not written through, forced or not', async () => {
		symlinkSync('.env', at('out.json'));
		for (const command of [
			['render', 'returns/in/a.return', '--to', 'json', '-o', 'out.json'],
			['roll', 'returns/in/a.return', '-o', 'out.json'],
		]) {
			for (const force of [[], ['--force']]) {
				const { code } = await run([...command, ...force], { cwd: folder });
				expect(code).toBe(2);
				expect(readFileSync(at('.env'), 'utf8')).toBe('SECRET=1\n');
			}
		}
	});
});

describe.skipIf(process.platform === 'win32')('a folder that a link leads elsewhere', () => {
	const leads = 'a link on the way leads out of the folder: name what it leads to';
	const november = 'returns/2025/11/a.return';
	let elsewhere: string;
	beforeEach(async () => {
		elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
		mkdirSync(at('returns/2025/11/in'), { recursive: true });
		writeFileSync(at('returns/2025/11/a.return'), smallReturn());
		writeFileSync(at('returns/2025/11/in/b.return'), smallReturn({ issuer: 'B Limited' }));
		expect((await run(['render', november, '--to', 'txt', '-o', 'a.txt'], { cwd: folder })).code).toBe(0);
		symlinkSync(elsewhere, at('out'));
		symlinkSync(at('returns'), at('inside'));
	});
	afterEach(() => rmSync(elsewhere, { recursive: true, force: true }));

	it.each([
		['render', november, '--to', 'json', '-o', 'out/a.json'],
		['render', november, '--to', 'json', '-o', 'out/a.json', '--force'],
		['render', november, '--to', 'json', '-o', 'out/made/a.json'],
		['render', 'returns', '--to', 'txt', '-o', 'out'],
		['render', 'returns', '--to', 'txt', '-o', 'out/made/'],
		['import', 'a.txt', '-o', 'out/a.return'],
		['import', 'a.txt', '-o', 'out/'],
		['import', 'a.txt', '-o', 'out/made/', '--force'],
		['roll', november, '-o', 'out/'],
		['roll', november, '-o', 'out/made/'],
		['roll', november, '-o', 'out/a.return', '--force'],
		['roll', '--month', '2025-12', 'returns', '-o', 'out'],
		['new', 'A', '00001', '-o', 'out/'],
		['new', 'A', '00001', '-o', 'out/made/'],
	])('is not written into from the folder that one works in: %s', async (...args) => {
		const { code, stdout, stderr } = await run(args, { cwd: folder });
		expect([code, stdout + stderr]).toEqual([2, expect.stringContaining(leads)]);
		expect(readdirSync(elsewhere)).toEqual([]);
	});

	it('is not written into below the one that was named', async () => {
		mkdirSync(at('printed/11'), { recursive: true });
		symlinkSync(elsewhere, at('printed/11/in'));
		const ran = await run(['render', at('returns/2025'), '--to', 'txt', '-o', at('printed')], { cwd: tmpdir() });
		expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining(leads)]);
		expect(readdirSync(elsewhere)).toEqual([]);
		expect(readdirSync(at('printed/11'))).toEqual(['a.txt', 'in']);
	});

	it('is not written into where a month goes on in it', async () => {
		symlinkSync(elsewhere, at('returns/2025/12'));
		const { code, stderr } = await run(['roll', '--month', '2025-12', at('returns')], { cwd: tmpdir() });
		expect([code, stderr]).toEqual([2, expect.stringContaining(leads)]);
		expect(readdirSync(elsewhere)).toEqual([]);
	});

	it('has no record and no cache', async () => {
		writeFileSync(join(elsewhere, 'a.return'), smallReturn());
		writeFileSync(at('b.return'), smallReturn());
		const compared = await run(['compare', '--record', 'out/a.return', 'b.return'], { cwd: folder });
		expect([compared.code, compared.stderr]).toEqual([2, expect.stringContaining(leads)]);
		for (const command of ['check', 'status']) {
			const { stderr } = await run([command, '--cache=out/cache', 'b.return'], { cwd: folder });
			expect([command, stderr]).toEqual([command, expect.stringContaining(leads)]);
		}
		expect(readdirSync(elsewhere)).toEqual(['a.return']);
	});

	it('is written into where it lies within, and where it is named as it is', async () => {
		expect((await run(['render', november, '--to', 'json', '-o', 'inside/a.json'], { cwd: folder })).code).toBe(0);
		expect((await run(['render', november, '--to', 'json', '-o', join(elsewhere, 'a.json')], { cwd: folder })).code).toBe(0);
		expect((await run(['render', join('..', november), '--to', 'json', '-o', '../out/b.json'], { cwd: at('inside') })).code).toBe(
			0,
		);
		expect(readdirSync(elsewhere)).toEqual(['a.json', 'b.json']);
	});
});

it.skipIf(process.platform === 'win32')(
	'what never ends is read to the limit',
	async () => {
		writeFileSync(at('a.return'), smallReturn());
		const imported = await run(['import', '/dev/zero'], { cwd: folder });
		expect(imported).toMatchObject({ code: 2, stderr: expect.stringContaining('over 20 MB') });
		const printed = await run(['render', 'a.return', '--to', 'pdf', '-o', 'a.pdf', '--font', '/dev/zero'], { cwd: folder });
		expect(printed).toMatchObject({ code: 2, stderr: expect.stringContaining('over 200 MB') });
		expect(await run(['check', '/dev/zero'], { cwd: folder })).toMatchObject({
			code: 2,
			stderr: expect.stringContaining('over 5 MB'),
		});
	},
	60_000,
);

it('what lies beside a file and nobody named is read within the bounds of that, and what is beyond them is said', async () => {
	writeFileSync(at('a.return'), smallReturn());
	for (const name of ['b', 'c', 'd', 'e', 'f']) {
		writeFileSync(at(`${name}.return`), `${smallReturn(december)}${'# a remark\n'.repeat(30_000)}`);
	}
	for (const command of ['check', 'compute', 'roll']) {
		const { code, stderr } = await run([command, 'a.return', ...(command === 'roll' ? ['-o', 'g/'] : [])], { cwd: folder });
		expect({ command, code, lines: stderr.match(/^not read beside what was named: .*/gm) }).toEqual({
			command,
			code: 0,
			lines: [
				...['b', 'c', 'd'].map((name) => expect.stringContaining(`${name}.return: a file over 256 KB`)),
				expect.stringContaining('2 more'),
			],
		});
	}
	expect((await run(['check', '.'], { cwd: folder })).stderr).not.toContain('not read');
});

it('the address of a file above the working directory is its own', async () => {
	mkdirSync(at('inner'));
	writeFileSync(at('a.return'), wrong);
	const { stdout } = await run(['check', '--format', 'sarif', '../a.return'], { cwd: at('inner') });
	const { uri } = JSON.parse(stdout).runs[0].artifacts[0].location;
	expect(decodeURIComponent(uri)).toMatch(/^file:\/\/\/.*a\.return$/);
	expect(uri).not.toContain('..');
	expect(uri.endsWith(pathToFileURL(at('a.return')).pathname)).toBe(true);
});

it('a name made of an issuer is no longer than a file system takes', async () => {
	for (const letter of ['A', '金']) {
		writeFileSync(at('a.return'), smallReturn().replace(/issuer .*/, `issuer "${letter.repeat(400)}"`));
		const { code, stdout } = await run(['roll', 'a.return', '-o', '.'], { cwd: folder });
		expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/\.return: written\n$/) });
	}
});

describe.skipIf(!existsSync('/dev/full'))('a disk that is full', () => {
	const asked: readonly (readonly string[])[] = [
		['check', 'a.return'],
		['check', '--format', 'json', 'a.return'],
		['check', 'many'],
		['format', '--check', 'a.return'],
		['compute', '--check', 'a.return'],
		['render', 'a.return', '--to', 'txt'],
		['import', 'a.json'],
		['roll', 'a.return'],
		['new', 'A', '00001'],
		['new', '--report', 'a.return'],
		['status', 'a.return'],
		['compare', 'a.return', 'many/0.return'],
		['explain', 'syntax'],
		...allCommands.map(({ name }) => [name, '--help']),
		['--help'],
		['--version'],
	];
	const said = 'cannot write to standard output: no space left\n';

	it.each(asked.map((args) => [args.join(' '), args] as const))('is said of %s', async (_, args) => {
		writeFileSync(at('a.return'), smallReturn().replace('month  ', 'month '));
		writeFileSync(at('a.json'), '{"form": "FF301"}');
		mkdirSync(at('many'));
		for (let index = 0; index < 20; index++) writeFileSync(at('many', `${index}.return`), wrong);
		const full = openSync('/dev/full', 'w');
		try {
			const { code, stderr } = await run(args, { cwd: folder, stdout: full });
			expect({ code, stderr: stderr.slice(-said.length), lines: stderr.includes(' at ') }).toEqual({
				code: 2,
				stderr: said,
				lines: false,
			});
		} finally {
			closeSync(full);
		}
	});

	it('is said of a file', async () => {
		writeFileSync(at('a.return'), smallReturn());
		const written = await run(['render', 'a.return', '--to', 'txt', '-o', '/dev/full', '--force'], { cwd: folder });
		expect(written).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot write /dev/full: no space left') });
	});
});
