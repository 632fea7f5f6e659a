import { describe, expect, it } from 'vitest';
import { report, serviceOf } from '../support/form6k.js';
import { apply } from '../support/slips.js';

const folder = 'file:///returns/';
const exhibit = 'kingsoft-cloud-2024-12.return';
const returned = (issuer = 'Kingsoft Cloud Holdings Limited') => `return FF301\nissuer "${issuer}"\nmonth 31 December 2024\n`;
const naming = (...paths: readonly string[]) =>
	report.replace(/^exhibit .*\n/m, () => paths.map((path, at) => `exhibit 99.${at + 1} "A"  from "${path}"\n`).join(''));
const pathsOf = (text: string) => [...text.matchAll(/from "((?:[^"\\]|\\.)*)"/g)].map(([, path]) => path);

/** What each report names after files move; those that nothing is changed in are left out. */
function after(files: Readonly<Record<string, string>>, ...moves: readonly (readonly [string, string])[]) {
	const service = serviceOf(files);
	const edits = service.followMoves(moves.map(([from, to]) => ({ from: `${folder}${from}`, to: `${folder}${to}` })));
	return Object.fromEntries(
		[...edits].map(([uri, own]) => [uri.replace(folder, ''), pathsOf(apply(service.text(uri) ?? '', own))]),
	);
}

describe('the files that a report names', () => {
	const both = { 'a.6-K.return': naming(exhibit), [exhibit]: returned() };
	it.each<[string, Record<string, string>, (readonly [string, string])[], Record<string, string[]>]>([
		['are followed to another name', both, [[exhibit, 'december.return']], { 'a.6-K.return': ['december.return'] }],
		['and to another folder', both, [[exhibit, `2024/12/${exhibit}`]], { 'a.6-K.return': [`2024/12/${exhibit}`] }],
		[
			'and to the folder above',
			{ 'sec/a.6-K.return': naming('x.return'), 'sec/x.return': returned() },
			[['sec/x.return', 'x.return']],
			{ 'sec/a.6-K.return': ['../x.return'] },
		],
		['with what a text escapes', both, [[exhibit, 'a%20%22b%22%23.return']], { 'a.6-K.return': ['a \\"b\\"#.return'] }],
		['from where the report goes', both, [['a.6-K.return', 'sec/a.6-K.return']], { 'a.6-K.return': [`../${exhibit}`] }],
		[
			'both at once',
			both,
			[
				['a.6-K.return', 'sec/a.6-K.return'],
				[exhibit, 'returns/x.return'],
			],
			{ 'a.6-K.return': ['../returns/x.return'] },
		],
		[
			'when a folder of theirs has another name',
			{ 'a.6-K.return': naming('2024/x.return', '2024x/x.return'), '2024/x.return': returned(), '2024x/x.return': returned() },
			[['2024', '2024-12']],
			{ 'a.6-K.return': ['2024-12/x.return', '2024x/x.return'] },
		],
		[
			'when the report’s folder goes elsewhere without them',
			{ 'sec/a.6-K.return': naming('../x.return', 'y.return'), 'x.return': returned(), 'sec/y.return': returned() },
			[['sec', 'archive/2025/sec']],
			{ 'sec/a.6-K.return': ['../../../x.return', 'y.return'] },
		],
		[
			'by the innermost of what moves',
			{ 'a.6-K.return': naming('2024/x.return', '2024/y.return'), '2024/x.return': returned(), '2024/y.return': returned() },
			[
				['2024', 'old'],
				['2024/x.return', 'x.return'],
			],
			{ 'a.6-K.return': ['x.return', 'old/y.return'] },
		],
		[
			'in every report that names them, and no other',
			{ ...both, 'b.6-K.return': naming('y.return', exhibit), 'c.6-K.return': naming('y.return'), 'y.return': returned() },
			[[exhibit, 'z.return']],
			{ 'a.6-K.return': ['z.return'], 'b.6-K.return': ['y.return', 'z.return'] },
		],
		[
			'in another spelling of their address',
			{ 'a.6-K.return': naming('a (1).return'), 'a%20%281%29.return': returned() },
			[['a%20(1).return', 'b.return']],
			{ 'a.6-K.return': ['b.return'] },
		],
		[
			'together with the report, as they were',
			{ 'k/a.6-K.return': naming('x.return'), 'k/x.return': returned() },
			[['k', 'l']],
			{},
		],
		['not to what is no return afterwards', both, [[exhibit, `${exhibit}.bak`]], {}],
		['not by what begins alike', both, [['kingsoft', 'moon']], {}],
		['nor where a path led nowhere', { 'a.6-K.return': naming('x.return') }, [['a.6-K.return', 'sec/a.6-K.return']], {}],
		['nor where it is none', { 'a.6-K.return': naming('/etc/x.return', 'C:\\\\x.return') }, [['x.return', 'y.return']], {}],
	])('%s', (_, files, moves, wanted) => expect(after(files, ...moves)).toEqual(wanted));

	it('are not followed from one file system into another', () => {
		const edits = serviceOf(both).followMoves([{ from: `${folder}${exhibit}`, to: 'vscode-remote://a/returns/x.return' }]);
		expect([...edits]).toEqual([]);
	});

	it('say nothing wrong after it', () => {
		const service = serviceOf(both);
		const uri = `${folder}a.6-K.return`;
		const checks = () => service.findings(uri).filter(({ check }) => check === 'exhibit').length;
		expect(checks()).toBe(0);
		const [[, edits] = ['', []]] = service.followMoves([{ from: folder + exhibit, to: `${folder}2024/x.return` }]);
		service.remove(folder + exhibit);
		service.put(`${folder}2024/x.return`, returned());
		expect(checks()).toBe(1);
		service.put(uri, apply(service.text(uri) ?? '', edits));
		expect(checks()).toBe(0);
	});
});
