import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Answers, Ask, Choice, SaidMovement } from '../../server/src/entry/program.js';
import type { KindRule } from '../../server/src/entry/rules.js';
import {
	type ChoicesResult,
	type DocumentParams,
	type EnterParams,
	type EnterResult,
	type MayEnterParams,
	requests,
} from '../../server/src/lsp/protocol.js';
import { uriOf } from './resources.js';
import { pickOne, sayInformation, sayWarning } from './say.js';
import { targetReturn } from './target.js';

type Entered = Extract<EnterResult, { readonly placed: unknown }>;

/** What is entered by hand: nothing is asked that the return says, or that can be but one thing. */
export async function addMovement(client: BaseLanguageClient, of?: unknown): Promise<void> {
	const document = await targetReturn(uriOf(of));
	if (!document) return;
	const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
	const known = await client.sendRequest<ChoicesResult>(requests.choices, params);
	if (!known || known.choices.length === 0 || known.month === undefined) {
		void sayInformation(
			vscode.l10n.t('No movement can be added: this return has no month, or nothing that a movement could be of.'),
		);
		return;
	}
	const movement = await askMovement(known.choices, known.month);
	if (!movement) return;
	const result = await client.sendRequest<EnterResult>(requests.enter, { ...params, movement } satisfies EnterParams);
	if (result && 'placed' in result) await apply(client, result, undefined);
	else if (result && 'problems' in result) void sayWarning(result.problems.map(({ message }) => message).join(' '));
}

async function askMovement(choices: readonly Choice[], month: string): Promise<SaidMovement | undefined> {
	const title = vscode.l10n.t('Add Movement');
	const kinds = choices.map((choice) => ({ label: kindName(choice), description: descriptionOf(choice), choice }));
	const kind = await pickOne(kinds, { title, placeHolder: vscode.l10n.t('What happened'), matchOnDescription: true });
	if (!kind) return undefined;
	const { choice } = kind;
	const places = choice.of.flatMap(({ class: id, items }): { id: string; item?: string }[] =>
		items.length > 0 ? items.map((item) => ({ id, item })) : [{ id }],
	);
	const [only, another] = places;
	const asked = another
		? await pickOne(
				places.map((place) => ({
					label: place.item ?? place.id,
					...(place.item !== undefined && { description: place.id }),
					place,
				})),
				{ title, placeHolder: vscode.l10n.t('What it is of') },
			)
		: only && { place: only };
	if (!asked) return undefined;
	const ask = (prompt: string, value: string, pattern: RegExp, wrong: string) =>
		vscode.window.showInputBox({
			title: `${title}: ${kind.label}`,
			prompt,
			value,
			ignoreFocusOut: true,
			validateInput: (text) => (pattern.test(text.trim()) ? undefined : wrong),
		});
	const day = await ask(
		vscode.l10n.t('The day of the month, or the date'),
		'',
		/^(?:\d{1,2}|\d{4}-\d{2}-\d{2})$/,
		vscode.l10n.t('A day is one such as {0} or {1}.', '3', `${month}-03`),
	);
	if (day === undefined) return undefined;
	const number = await ask(
		vscode.l10n.t('How many shares'),
		'',
		/^(?:\d+|\d{1,3}(?:,\d{3})+)$/,
		vscode.l10n.t('A number of shares is one such as {0}.', '12,000'),
	);
	if (number === undefined) return undefined;
	const money = /^(?:[A-Z]{3} \d[\d,]*(?:\.\d+)?)$/;
	const amount =
		choice.kind === 'conversion'
			? await ask(vscode.l10n.t('What was converted'), '', money, vscode.l10n.t('An amount is one such as {0}.', 'HKD 1,000,000'))
			: '';
	if (amount === undefined) return undefined;
	const priced = (prompt: string) =>
		ask(prompt, '', /^(?:|[A-Z]{3} \d[\d,]*(?:\.\d+)?)$/, vscode.l10n.t('A price is one such as {0}.', 'HKD 3.21'));
	const paid = choice.bought ? await askPaid(priced) : undefined;
	if (choice.bought && !paid) return undefined;
	const wantsPrice = choice.kind === 'buyback' || choice.kind === 'exercise' || choice.kind === 'allotment';
	const price = wantsPrice ? await priced(vscode.l10n.t('The price of a share; empty where there is none to say')) : '';
	if (price === undefined) return undefined;
	return {
		kind: choice.kind,
		shares: choice.shares,
		date: day.trim().length > 2 ? day.trim() : `${month}-${day.trim().padStart(2, '0')}`,
		number: number.trim(),
		of: asked.place.id,
		...(asked.place.item !== undefined && { item: asked.place.item }),
		...(price.trim() !== '' && { price: price.trim() }),
		...(amount.trim() !== '' && { amount: amount.trim() }),
		...paid,
	};
}

/** What the shares of a day cost: at one price it is known what they come to. */
async function askPaid(
	ask: (prompt: string) => Thenable<string | undefined>,
): Promise<Pick<SaidMovement, 'price' | 'lowest' | 'amount'> | undefined> {
	const highest = (await ask(vscode.l10n.t('The price of a share; of several the highest')))?.trim();
	if (highest === undefined) return undefined;
	const lowest = (await ask(vscode.l10n.t('The lowest price; empty where there was one price')))?.trim();
	if (lowest === undefined) return undefined;
	const amount = lowest === '' ? '' : (await ask(vscode.l10n.t('What was paid for all of them')))?.trim();
	if (amount === undefined) return undefined;
	return {
		...(highest !== '' && { price: highest }),
		...(lowest !== '' && { lowest }),
		...(amount !== '' && { amount }),
	};
}

/** Whether a text is rows of movements under their headings, as far as these tell. */
export async function areMovements(
	client: BaseLanguageClient,
	document: vscode.TextDocument,
	rows: string,
	token: vscode.CancellationToken,
): Promise<boolean> {
	if (!/[\r\n]./.test(rows)) return false;
	const params: MayEnterParams = { uri: client.code2ProtocolConverter.asUri(document.uri), rows };
	return client.sendRequest<boolean>(requests.mayEnter, params, token);
}

/**
 * Rows copied from a registrar's, trustee's or broker's spreadsheet, with their headings: they go to the drafts they belong to. `rows`: left
 * out, those of the clipboard.
 */
export async function pasteMovements(client: BaseLanguageClient, rows?: string): Promise<void> {
	const document = vscode.window.activeTextEditor?.document;
	const text = rows ?? (await vscode.env.clipboard.readText());
	const uri = document ? client.code2ProtocolConverter.asUri(document.uri) : '';
	const result = await enterRows(client, uri, text);
	if (result === null) {
		void sayInformation(
			vscode.l10n.t(
				'Nothing was pasted: the clipboard has no rows of movements. Copy them with their headings, a date and a number of shares among them.',
			),
		);
	} else if (result) await apply(client, result, { uri, rows: text });
}

/** Rows as edits, what their headings do not tell being asked; null for what is none, undefined where the user would rather not. */
async function enterRows(client: BaseLanguageClient, uri: string, rows: string): Promise<Entered | null | undefined> {
	let answers: Answers = {};
	for (;;) {
		const result = await client.sendRequest<EnterResult>(requests.enter, { uri, rows, answers } satisfies EnterParams);
		if (result === null || 'placed' in result) return result;
		if ('problems' in result) {
			const lines = result.problems
				.slice(0, 5)
				.map(({ line, message }) => (line > 0 ? vscode.l10n.t('Row {0}: {1}', line, message) : message));
			void sayWarning([vscode.l10n.t('Nothing was entered.'), ...lines].join(' '));
			return undefined;
		}
		const more = await answer(result);
		if (!more) return undefined;
		answers = { ...answers, ...more, kinds: { ...answers.kinds, ...more.kinds } };
	}
}

async function answer(asked: Ask): Promise<Answers | undefined> {
	const title = vscode.l10n.t('Paste Movements');
	switch (asked.ask) {
		case 'kinds': {
			const { guess } = asked;
			const likely = asked.of.find(({ kind, shares }) => kind === guess?.kind && shares === guess.shares);
			const items = [...asked.of].sort((a, b) => Number(b === likely) - Number(a === likely));
			const picks = [
				...items.map((kind) => ({ label: kindName(kind), is: kind as KindRule | null })),
				{ label: vscode.l10n.t('of no concern'), is: null },
			];
			const picked = await pickOne(picks, { title, placeHolder: vscode.l10n.t('What “{0}” is', asked.word) });
			return picked && { kinds: { [asked.word]: picked.is } };
		}
		case 'kind': {
			const picked = await pickOne(
				asked.of.map((kind) => ({ label: kindName(kind), is: kind })),
				{
					title,
					placeHolder: vscode.l10n.t('What every row is'),
				},
			);
			return picked && { kind: picked.is };
		}
		case 'dates': {
			const picked = await pickOne(
				asked.of.map((label) => ({ label })),
				{
					title,
					placeHolder: vscode.l10n.t('How dates such as {0} are written', asked.example),
				},
			);
			return picked && { dates: picked.label as NonNullable<Answers['dates']> };
		}
		case 'currency': {
			const currency = await vscode.window.showInputBox({
				title,
				prompt: vscode.l10n.t('The currency of the prices'),
				value: 'HKD',
				validateInput: (text) =>
					/^[A-Z]{3}$/.test(text.trim()) ? undefined : vscode.l10n.t('A currency is a code such as HKD.'),
			});
			return currency === undefined ? undefined : { currency: currency.trim() };
		}
	}
}

function kindName({ kind, shares }: KindRule): string {
	const names: Readonly<Record<KindRule['kind'], string>> = {
		buyback: vscode.l10n.t('Purchase of own shares'),
		bought: vscode.l10n.t('Purchase of own shares, into the day’s next-day return'),
		allotment: vscode.l10n.t('Allotment'),
		cancellation: vscode.l10n.t('Cancellation'),
		exercise: vscode.l10n.t('Exercise of options'),
		grant: vscode.l10n.t('Grant of options'),
		lapse: vscode.l10n.t('Lapse of options'),
		vesting: vscode.l10n.t('Vesting'),
		conversion: vscode.l10n.t('Conversion'),
	};
	if (kind === 'cancellation' && shares === 'new') return vscode.l10n.t('Cancellation of options');
	if (shares === 'treasury') return vscode.l10n.t('{0}, treasury shares', names[kind]);
	return shares === 'pending' ? vscode.l10n.t('{0}, to be cancelled later', names[kind]) : names[kind];
}

function descriptionOf({ of }: Choice): string {
	const items = of.flatMap(({ items }) => items);
	return items.length > 0 ? items.join(', ') : '';
}

/** As edits that are ticked in the preview before anything changes; what has no place is said. */
async function apply(client: BaseLanguageClient, { placed, unplaced }: Entered, rows: EnterParams | undefined): Promise<void> {
	const entered = placed.filter((each) => each.entered > 0);
	const known = placed.reduce((sum, each) => sum + each.known, 0);
	const count = entered.reduce((sum, each) => sum + each.entered, 0);
	const edit = new vscode.WorkspaceEdit();
	for (const each of entered) {
		const uri = client.protocol2CodeConverter.asUri(each.uri);
		for (const { range, newText } of each.edits) {
			const label = each.entered === 1 ? vscode.l10n.t('1 movement') : vscode.l10n.t('{0} movements', each.entered);
			edit.replace(uri, client.protocol2CodeConverter.asRange(range), newText, { needsConfirmation: rows !== undefined, label });
		}
	}
	const isDone = count > 0 && (await vscode.workspace.applyEdit(edit, { isRefactoring: true }));
	const said = [
		isDone && (count === 1 ? vscode.l10n.t('1 movement entered.') : vscode.l10n.t('{0} movements entered.', count)),
		known > 0 && vscode.l10n.t('{0} stood there already and were left out.', known),
		...placed.flatMap(({ remarks }) => remarks),
		...unplaced
			.slice(0, 5)
			.map(({ row, what, reason }) =>
				vscode.l10n.t(
					'No place: {0}',
					[row.replace(/^:(?!0$)/, `${vscode.l10n.t('row')} `).replace(/^:0$/, ''), what, reason].filter(Boolean).join(', '),
				),
			),
		unplaced.length > 5 && vscode.l10n.t('and {0} more', unplaced.length - 5),
	].filter((part) => typeof part === 'string');
	if (said.length > 0) void (unplaced.length > 0 ? sayWarning : sayInformation)(said.join('\n'));
}
