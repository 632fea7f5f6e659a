import { promises as fs } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { listedCodes } from '../checks/matching.js';
import { readBytes, readNow, readReturn, withMark } from '../disk/read.js';
import { describe } from '../disk/reasons.js';
import { hongKongDate } from '../disk/today.js';
import { replace } from '../disk/write.js';
import { issuerName, issuersMeant, keyOfName, keysOfIssuer, MovementsReturns } from '../entry/issuers.js';
import { commentOf, type Money, type Movement } from '../entry/movement.js';
import { placeMovements } from '../entry/place.js';
import {
	decode,
	fits,
	guessRules,
	headsAt,
	linesAbove,
	movementsIn,
	type RowProblem,
	type TableRow,
	tableOf,
} from '../entry/rows.js';
import { type Rules, rulesIn } from '../entry/rules.js';
import { dayIn, numberIn } from '../entry/values.js';
import { inJson, onOneLine, visible } from '../escape.js';
import { entryKinds } from '../forms/beside.js';
import type { EntryKind } from '../forms/entries.js';
import { JobError } from '../jobs/run.js';
import type { ReturnService } from '../service.js';
import { othersThan } from '../workspace/newest.js';
import { monthOf, readArguments } from './arguments.js';
import type { Command } from './command.js';
import { Configurations, configurationHelp, configurationOptions } from './configuration.js';
import { type ExitCode, exitCodes, UsageError } from './errors.js';
import { readHeads } from './heads.js';
import { Inputs, type Named, sayProblems } from './inputs.js';
import * as jobs from './jobs.js';
import type { Io } from './output.js';
import { fail } from './result.js';

const mostBytes = 64 * 1024 * 1024;
/** Issuers that are named, where it is not clear which is meant. */
const mostNames = 10;

export const add: Command = {
	help: `monthly-return add FILE.csv --rules RULES [options]
monthly-return add --guess FILE.csv
monthly-return add ISSUER KIND DATE NUMBER [options]

Enters what registrars, trustees and brokers report: each row goes to the draft of its issuer
and month, to its class, scheme and line, summed where the form has one line; each row is kept
as a comment, "# entered: …", above it. The sums that added up before add up again. A row that
stands there already is left out. What has no place is listed with its row and the reason. With
a row that cannot be read nothing is written. docs/add.md says what RULES may hold; --guess
writes a beginning of it to standard output. ISSUER is a stock code, a name in either language or
words of it; where that may be several, they are listed. KIND is one of
${entryKinds.join(', ')}.

Options:
  --in PATH          a return, or a folder of them; otherwise the folder one is in
  --rules RULES      what the columns and words of the file are: a file of JSON, or the name
                     of rules in monthly-return.json; otherwise those there that fit
  --guess            writes such rules, guessed from the headings of a file
  --month YYYY-MM    only rows of this month are entered
  --dry-run          says what would be written, and writes nothing
  --again            enters also what stands there already
  --treasury         of one movement: treasury shares
  --pending          of a buyback: shares not cancelled yet
  --price MONEY      for one share: "HKD 3.21"
  --amount MONEY     of a conversion, what was converted; of trades (bought), what was paid
  --class CLASS      its short name or stock code
  --scheme NAME      the scheme, agreement or convertible
  --event TEXT       the event, where it is another than usual; of trades, how they were made
  --reference TEXT   tells it from another that is the same otherwise
${configurationHelp}
  --help             this text

Exit codes:
  0  everything was entered, or stood there already
  1  something has no place
  2  wrong usage, or something could not be read or written
`,
	async run(args, io) {
		const { values, positionals } = readArguments(args, {
			in: { type: 'string', default: '.' },
			rules: { type: 'string' },
			guess: { type: 'boolean', default: false },
			month: { type: 'string' },
			'dry-run': { type: 'boolean', default: false },
			again: { type: 'boolean', default: false },
			treasury: { type: 'boolean', default: false },
			pending: { type: 'boolean', default: false },
			price: { type: 'string' },
			amount: { type: 'string' },
			class: { type: 'string' },
			scheme: { type: 'string' },
			event: { type: 'string' },
			reference: { type: 'string' },
			...configurationOptions,
		});
		const month = values.month === undefined ? undefined : monthOf('--month', values.month);
		const [first] = positionals;
		if (first === undefined) throw new UsageError('add needs a CSV file, or an issuer, a kind, a date and a number');
		if (values.guess) return guess(positionals, io);
		let movements: readonly Movement[];
		if (positionals.length === 1) {
			const read = await readFile(first, values, io);
			if (read === undefined) return exitCodes.failed;
			movements = read;
		} else movements = [oneMovement(positionals, values)];
		const isOne = positionals.length > 1;
		return enter(movements, { ...values, month, dryRun: values['dry-run'], isOne }, io);
	},
};

interface Wanted extends Where {
	/** One movement, as somebody typed it. */
	readonly isOne: boolean;
	readonly month: string | undefined;
	readonly again: boolean;
	readonly dryRun: boolean;
}

async function enter(said: readonly Movement[], wanted: Wanted, io: Io): Promise<ExitCode> {
	const inputs = new Inputs(io);
	const { service, files } = await readHeads([wanted.in], inputs, io, { today: hongKongDate() });
	const movements = wanted.isOne ? meant(said, service, io) : said;
	const returns = new MovementsReturns(movements);
	const snapshots = [...files.keys()].flatMap((uri) => {
		const whose = service.whose(uri);
		return (whose && returns.has(whose) && service.snapshot(uri)) || [];
	});
	const { placed, unplaced } = placeMovements(snapshots, movements, wanted);
	const { colors } = io.stdout;
	for (const { uri, before, text, entered, known, remarks } of placed) {
		const { path, file } = files.get(uri) as Named;
		const shown = onOneLine(path);
		if (entered > 0 && wanted.dryRun)
			for (const line of changedLines(before, text)) io.stdout.say(`${shown}: ${visible(line)}\n`);
		if (entered > 0 && !wanted.dryRun) {
			try {
				if (file === undefined) throw new Error('it is no file');
				const now = readNow(file);
				const bom = 'bom' in now && now.bom;
				await replace(file, withMark(text, bom), withMark(before, bom));
			} catch (error) {
				inputs.problem(path, `it could not be written: ${describe(error)}`);
				continue;
			}
		}
		const rows = (count: number) => `${count} ${count === 1 ? 'row' : 'rows'}`;
		const said = [
			entered > 0 && `${rows(entered)} ${wanted.dryRun ? 'would be entered' : 'entered'}`,
			known > 0 && `${rows(known)} left out, entered before`,
		].filter((part) => part !== false);
		if (said.length > 0) io.stdout.say(`${shown}: ${said.join(', ')}\n`);
		for (const remark of remarks) io.stderr.say(`${io.stderr.colors.yellow('note')} ${shown}: ${onOneLine(remark)}\n`);
	}
	for (const { movement, reason } of unplaced) {
		const what = commentOf(movement).replace('# entered: ', '');
		io.stderr.say(
			`${io.stderr.colors.yellow('no place')} ${onOneLine(movement.from)}: ${onOneLine(what)}: ${onOneLine(reason)}\n`,
		);
	}
	if (unplaced.length > 0) io.stdout.say(colors.yellow(`${unplaced.length} of ${movements.length} have no place\n`));
	sayProblems(inputs.problems, io);
	if (inputs.problems.length > 0) return exitCodes.failed;
	return unplaced.length > 0 ? exitCodes.found : exitCodes.clean;
}

/** Whoever types one movement may call its issuer by a part of its name: who that is is said, and where it may be several, nothing is done. */
function meant(movements: readonly Movement[], service: ReturnService, io: Io): readonly Movement[] {
	// By their newest month; those that have no month here, by whatever return they have.
	const newest = service.newest().flatMap(({ uri }) => service.whose(uri) ?? []);
	const others = othersThan(
		newest,
		service.uris().flatMap((uri) => service.whose(uri) ?? []),
	);
	const issuers = [...newest, ...others];
	return movements.map((movement) => {
		const found = issuersMeant(issuers, movement.issuer);
		const [of, another] = found;
		if (!of) return movement;
		if (another) {
			const names = found.map(issuerName).sort();
			const shown = [...names.slice(0, mostNames), ...(names.length > mostNames ? [`${names.length - mostNames} more`] : [])];
			throw new UsageError(`'${movement.issuer}' may be ${shown.join(', ')}`);
		}
		const issuer = keysOfIssuer(of).includes(keyOfName(movement.issuer))
			? movement.issuer
			: (listedCodes(of)[0] ?? of.issuer ?? movement.issuer);
		if (issuer !== movement.issuer) io.stderr.say(`${onOneLine(movement.issuer)}: ${onOneLine(issuerName(of))}\n`);
		return { ...movement, issuer };
	});
}

interface Where {
	readonly in: string;
	readonly rules?: string | undefined;
	readonly config?: string | undefined;
	readonly 'no-config': boolean;
}

async function readFile(path: string, where: Where, io: Io): Promise<readonly Movement[] | undefined> {
	const rules = await rulesFor(path, where, io);
	const table = rules && (await readTable(path, rules, io));
	if (!table) return undefined;
	const name = basename(path);
	const read = movementsIn(table, rules, name);
	if ('problems' in read) {
		sayRows(path, read.problems, io);
		return undefined;
	}
	if (read.ignored > 0) io.stdout.say(`${onOneLine(path)}: ${read.ignored} of no concern, as the rules say\n`);
	return read.movements;
}

/** Those of a file, those that a configuration has under a name, or the only ones of its that fit the headings. */
async function rulesFor(path: string, { in: of, rules: named, ...options }: Where, io: Io): Promise<Rules | undefined> {
	const configurations = await Configurations.from(options, io);
	const folder = resolve(io.cwd, of);
	const isFolder = (await fs.stat(folder).catch(() => undefined))?.isDirectory() === true;
	const { add: known } = (await configurations.in(isFolder ? folder : dirname(folder))).configuration;
	if (named === undefined) {
		if (known.size === 0) throw new UsageError('add needs --rules with a file; --guess writes a beginning of them');
		const fitting: (readonly [string, Rules])[] = [];
		for (const [name, rules] of known) {
			const table = known.size === 1 ? [] : await tableAt(path, rules, io);
			if (known.size === 1 || (!('problem' in table || 'message' in table) && fits(table, rules))) fitting.push([name, rules]);
		}
		const [only, another] = fitting;
		if (only && !another) return only[1];
		const names = [...known.keys()].join(', ');
		const which = another ? `more than one of the rules there are fits it: ${fitting.map(([name]) => name).join(', ')}` : '';
		throw new UsageError(`${path}: ${which || `none of the rules there are fits its headings: ${names}`}; --rules says which`);
	}
	const text = await readReturn(resolve(io.cwd, named));
	const own = known.get(named);
	if (own && 'missing' in text) return own;
	if ('problem' in text) {
		const others = known.size > 0 ? `; the configuration has ${[...known.keys()].join(', ')}` : '';
		fail(`cannot read ${named}: ${text.problem}${others}`, io);
		return undefined;
	}
	const rules = rulesIn(text.text);
	if (!('problems' in rules)) return rules;
	for (const { line, column, message } of rules.problems) fail(`${named}:${line}:${column}: ${message}`, io);
	io.stderr.say('nothing was written\n');
	return undefined;
}

/** `skip` undefined: what stands above the headings is found. */
type Reading = Pick<Rules, 'encoding' | 'delimiter' | 'dates' | 'numbers'> & { readonly skip: number | undefined };

/** By its first bytes, those of an archive. */
const isWorkbook = ([first, second, third, fourth]: Uint8Array) =>
	first === 0x50 && second === 0x4b && third === 3 && fourth === 4;

async function tableAt(
	path: string,
	rules: Reading,
	io: Io,
): Promise<readonly TableRow[] | { readonly problem: string } | RowProblem> {
	let bytes: Uint8Array | undefined;
	try {
		bytes = await readBytes(resolve(io.cwd, path), mostBytes);
	} catch (error) {
		return { problem: describe(error) };
	}
	if (!bytes) return { problem: 'it is over 64 MB' };
	if (isWorkbook(bytes)) {
		const { dates, numbers, skip } = rules;
		const sheet = await jobs.run('sheet', { bytes, rules: { dates, numbers, skip: skip ?? 0 } }, {}).catch((error: unknown) => {
			if (error instanceof JobError) return { problem: error.message };
			throw error;
		});
		return 'problem' in sheet || skip !== undefined ? sheet : sheet.slice(headsAt(sheet));
	}
	const text = decode(bytes, rules.encoding);
	return 'problem' in text ? text : tableOf(text.text, { ...rules, skip: rules.skip ?? linesAbove(text.text) });
}

async function readTable(path: string, rules: Reading, io: Io): Promise<readonly TableRow[] | undefined> {
	const table = await tableAt(path, rules, io);
	if ('problem' in table) {
		fail(`cannot read ${path}: ${table.problem}`, io);
		io.stderr.say('nothing was written\n');
		return undefined;
	}
	if ('message' in table) {
		sayRows(path, [table], io);
		return undefined;
	}
	return table;
}

/** The first of them; a wrong column is wrong in every row. */
function sayRows(path: string, problems: readonly RowProblem[], io: Io): void {
	const most = 20;
	for (const { line, message } of problems.slice(0, most)) fail(`${line > 0 ? `${path}:${line}` : path}: ${message}`, io);
	if (problems.length > most) io.stderr.say(`and ${problems.length - most} more\n`);
	io.stderr.say('nothing was written\n');
}

async function guess(paths: readonly string[], io: Io): Promise<ExitCode> {
	const [path, ...more] = paths;
	if (path === undefined || more.length > 0) throw new UsageError('add --guess takes one file');
	const table = await readTable(
		path,
		{
			encoding: undefined,
			delimiter: undefined,
			skip: undefined,
			dates: 'YYYY-MM-DD',
			numbers: '1,234.56',
		},
		io,
	);
	if (!table) return exitCodes.failed;
	const { rules, asks } = guessRules(table);
	io.stdout.write(`${inJson(JSON.stringify(rules, null, 2))}\n`);
	for (const ask of asks) io.stderr.say(`still to be said: ${onOneLine(ask)}\n`);
	return asks.length > 0 ? exitCodes.found : exitCodes.clean;
}

interface OneOptions {
	readonly treasury: boolean;
	readonly pending: boolean;
	readonly price?: string | undefined;
	readonly amount?: string | undefined;
	readonly class?: string | undefined;
	readonly scheme?: string | undefined;
	readonly event?: string | undefined;
	readonly reference?: string | undefined;
}

function oneMovement(positionals: readonly string[], options: OneOptions): Movement {
	const [issuer = '', kind = '', day = '', figure = '', ...more] = positionals;
	if (positionals.length < 4 || more.length > 0) throw new UsageError('add takes an issuer, a kind, a date and a number');
	const known = entryKinds.find((one): one is EntryKind => one === kind);
	if (!known) throw new UsageError(`a kind is one of ${entryKinds.join(', ')}, not '${kind}'`);
	const date = dayIn(day, 'YYYY-MM-DD');
	if (!date) throw new UsageError(`a date is one such as 2026-11-03, not '${day}'`);
	const number = numberIn(figure, '1,234.56');
	if (!number || number.scale > 0) throw new UsageError(`a number of shares is one such as 12,000, not '${figure}'`);
	if (options.treasury && options.pending) throw new UsageError('shares are treasury shares or pending, and not both');
	return {
		from: 'the command line',
		issuer,
		kind: known,
		shares: options.treasury ? 'treasury' : options.pending ? 'pending' : 'new',
		date,
		number,
		price: moneyOf('--price', options.price),
		amount: moneyOf('--amount', options.amount),
		of: options.class,
		item: options.scheme,
		event: options.event,
		reference: options.reference,
	};
}

function moneyOf(option: string, text: string | undefined): Money | undefined {
	if (text === undefined) return undefined;
	const [, currency = '', figure = ''] = /^([A-Z]{3})\s+(\S+)$/.exec(text.trim()) ?? [];
	const value = numberIn(figure, '1,234.56');
	if (!value) throw new UsageError(`${option} is an amount such as "HKD 3.21", not '${text}'`);
	return { currency, value };
}

/** The lines that would go and come. */
function changedLines(before: string, after: string): readonly string[] {
	const [old, now] = [before.split(/\r\n|\r|\n/), after.split(/\r\n|\r|\n/)];
	const gone = new Map<string, number>();
	for (const line of old) gone.set(line, (gone.get(line) ?? 0) + 1);
	const come: string[] = [];
	for (const line of now) {
		const count = gone.get(line) ?? 0;
		if (count > 0) gone.set(line, count - 1);
		else come.push(`+ ${line}`);
	}
	return [...[...gone].flatMap(([line, count]) => Array.from({ length: count }, () => `- ${line}`)), ...come];
}
