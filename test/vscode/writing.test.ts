// What stands beside a return while it is written: hints, lenses, one answer in a menu, and a fix for what people type.
import * as vscode from 'vscode';
import { assert } from './assert.js';
import { explained, finding, found, offeredFix, rangeOf, until, untitled } from './support.js';

const head = `return FF301
month 31 December 2024
issuer "X"
class ORD "Ordinary shares" listed 07985
`;

const whole = (document: vscode.TextDocument) => document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));

/** What stands behind each line. */
async function hintsOf(document: vscode.TextDocument): Promise<ReadonlyMap<string, string>> {
	const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
		'vscode.executeInlayHintProvider',
		document.uri,
		whole(document),
	);
	const textOf = ({ label }: vscode.InlayHint) => (typeof label === 'string' ? label : label.map(({ value }) => value).join(''));
	return new Map(hints.map((hint) => [document.lineAt(hint.position.line).text.trim(), textOf(hint)]));
}

async function lensesOf(document: vscode.TextDocument): Promise<readonly string[]> {
	const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 50);
	return lenses.map(({ command }) => command?.title ?? '');
}

describe('While a return is written', () => {
	it('a hint stands apart, the columns first, then the line’s own figure; a heading says quietly what it is of', async () => {
		const document = await untitled(
			`${head}section II\n  for ORD\n    opening 100 + 5\n    change 7 + 0\nsection III.A\n  for ORD\n    scheme "S"\n      opening 50\n      granted 3\n      lapsed -1\n      closing 52\nsection V\n  confirm (i)\n`,
		);
		const hints = await until(
			'the hints',
			() => hintsOf(document),
			(all) => all.size >= 5,
		);
		// Where there is room for no more, a line breaks behind this one space.
		const apart = '\u00a0\u2002';
		assert.equal(hints.get('opening 100 + 5'), `${apart}${'issued + treasury ·'.replaceAll(' ', '\u2002')}\u2002= 105`);
		assert.equal(hints.get('change 7 + 0'), `${apart}${'issued + treasury · closing follows'.replaceAll(' ', '\u2002')}`);
		assert.equal(hints.get('section III.A'), `${apart}share\u2002options`);
		assert.equal(hints.get('granted 3'), `${apart}so\u00a0far\u00a053`);
		assert.match(await explained(document, 'section V'), /Confirmations/);
	});

	it('the lens over II holds it against the items, whatever a sum still says', async () => {
		const document = await untitled(
			`${head}section II\n  for ORD\n    opening 100 + 0\n    change 15 + 0\n    closing 115 + 0\nsection III.A not applicable\nsection III.B not applicable\nsection III.C not applicable\nsection III.D\n  for ORD\n    agreement "P"\n      D1 15\n    DD1 15\nsection III.E not applicable\ntotals\n  for ORD\n    issued 15\n    treasury 0\n`,
		);
		const lens = (title: string) =>
			until(
				`the lens ${title}`,
				() => lensesOf(document),
				(all) => all.includes(title),
			);
		await lens('Reconciles with section III');
		const edit = new vscode.WorkspaceEdit();
		edit.insert(document.uri, rangeOf(document, '    DD1').start, '    agreement "Q"\n      D1 16,355,000\n');
		await vscode.workspace.applyEdit(edit);
		await lens('✗ 16,355,000 too low against III');
	});

	it('a menu has one answer for a figure', async () => {
		const document = await untitled(
			`${head}section III.A\n  for ORD\n    scheme "S"\n      opening 22,788,979\n      exercised -2,370,720 new\n      closing 20,418,295\n`,
		);
		const { range } = await finding(document, 'options-closing');
		const answers = new Map<string, Set<string>>();
		const actions = await until(
			'the menu',
			() =>
				vscode.commands.executeCommand<vscode.CodeAction[]>(
					'vscode.executeCodeActionProvider',
					document.uri,
					range,
					undefined,
					50,
				),
			({ length }) => length > 0,
		);
		for (const { edit, title } of actions) {
			for (const [, edits] of edit?.entries() ?? []) {
				for (const { range: at, newText } of edits) {
					if (!/^[-\d,.]+$/.test(newText) || title === 'Compute all totals') continue;
					const place = `${at.start.line}:${at.start.character}`;
					answers.set(place, (answers.get(place) ?? new Set()).add(newText));
				}
			}
		}
		assert.ok(answers.size > 0);
		for (const [place, of] of answers) assert.equal([...of].join(), [...of][0], place);
	});

	for (const [typed, meant] of [
		['section II\n  for ORD\n    opening 640.000.000 + 0', 'opening 640,000,000 + 0'],
		['section II\n  for ORD\n    opening nil + 0', 'opening 0 + 0'],
		['section 2\n  for ORD\n    opening 5', 'section II\n'],
		['section IIIE nil', 'section IIIE not applicable'],
	] as const) {
		it(`what is meant is a fix away: ${typed.split('\n').at(-1)?.trim()}`, async () => {
			const document = await untitled(`${head}${typed}\n`);
			const wrong = await until(
				'what is wrong',
				() => ['syntax', 'malformed-number'].flatMap((check) => found(document.uri, check)),
				({ length }) => length > 0,
			);
			const fix = await offeredFix(document, (wrong[0] as vscode.Diagnostic).range, ({ edit }) =>
				(edit?.entries() ?? []).some(([, edits]) => edits.length > 0),
			);
			assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
			await until('what was meant', () => document.getText().includes(meant));
		});
	}
});
