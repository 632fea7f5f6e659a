import * as vscode from 'vscode';
import { assert } from './assert.js';
import { instead } from './support.js';

/** What a user does where they are asked: they type or choose one answer, or press Escape. */
export interface Answers {
	/** Of the boxes to type in, in order; undefined is Escape. */
	readonly typed?: readonly (string | undefined)[];
	/** Of the lists, in order: the label, or Escape. */
	readonly chosen?: readonly (string | undefined)[];
}

/** What the user was asked. */
export interface Asked {
	readonly boxes: vscode.InputBoxOptions[];
	readonly lists: { readonly options: vscode.QuickPickOptions; readonly items: readonly vscode.QuickPickItem[] }[];
}

/** Answers as a user does, while `during` runs. A box takes no text that it has something to say against. */
export async function answering({ typed = [], chosen = [] }: Answers, during: () => PromiseLike<unknown>): Promise<Asked> {
	const asked: Asked = { boxes: [], lists: [] };
	// Thrown where it is asked, it would end as a message of the command.
	let wrong: unknown;
	const noting =
		<A extends unknown[], R>(answer: (...asked: A) => Promise<R>) =>
		(...given: A) =>
			answer(...given).catch((error: unknown) => {
				wrong ??= error;
				return undefined;
			});
	const type = async (options: vscode.InputBoxOptions) => {
		assert.ok(asked.boxes.length < typed.length, `not expected: ${options.prompt}`);
		const text = typed[asked.boxes.push(options) - 1];
		if (text !== undefined) assert.equal(await options.validateInput?.(text), undefined);
		return text;
	};
	const choose = async (
		given: vscode.QuickPickItem[] | PromiseLike<vscode.QuickPickItem[]>,
		options: vscode.QuickPickOptions,
	) => {
		assert.ok(asked.lists.length < chosen.length, `not expected: ${options.placeHolder}`);
		const items = await given;
		const label = chosen[asked.lists.push({ options, items }) - 1];
		const item = items.find((one) => one.label === label);
		if (label !== undefined) assert.ok(item, `${label} is not among ${items.map((one) => one.label).join(', ')}`);
		return item;
	};
	await instead(vscode.window, 'showInputBox', noting(type), () =>
		instead(vscode.window, 'showQuickPick', noting(choose), during),
	);
	if (wrong) throw wrong;
	assert.equal(asked.boxes.length, typed.length, 'typed');
	assert.equal(asked.lists.length, chosen.length, 'chosen');
	return asked;
}

/** A message that was shown, and its buttons. */
export interface Said {
	readonly kind: 'information' | 'warning' | 'error';
	readonly message: string;
	readonly buttons: readonly string[];
	/** As the user presses one of them, or closes the message. */
	press(button: string | undefined): void;
}

/** The messages that come up while `during` runs; each waits to be answered. */
export async function listening(during: (said: readonly Said[]) => PromiseLike<unknown>): Promise<readonly Said[]> {
	const said: Said[] = [];
	const show =
		(kind: Said['kind']) =>
		(message: string, ...rest: unknown[]) =>
			new Promise<string | undefined>((press) => {
				said.push({ kind, message, buttons: rest.filter((one): one is string => typeof one === 'string'), press });
			});
	await instead(vscode.window, 'showInformationMessage', show('information'), () =>
		instead(vscode.window, 'showWarningMessage', show('warning'), () =>
			instead(vscode.window, 'showErrorMessage', show('error'), () => during(said)),
		),
	);
	return said;
}
