import * as vscode from 'vscode';
import { inMessage } from '../../server/src/escape.js';

/*
 * All that is said goes through here. VS Code runs `[…](command:…)` of a message at a click; the extension's own words have no link,
 * so that whatever looks like one is the name of a file or a text of a document, and is shown as it stands.
 */

/** Words of the language stand as they are where Markdown is not shown. */
const withoutCode = (message: string) => message.replace(/`([^`\n]+)`/g, '“$1”');

type Options = Pick<vscode.MessageOptions, 'modal' | 'detail'>;
type Show = (message: string, options: Options, ...buttons: string[]) => Thenable<string | undefined>;

const say =
	(show: () => Show) =>
	(message: string, ...rest: readonly (string | Options)[]): Thenable<string | undefined> => {
		const buttons = rest.filter((one) => typeof one === 'string');
		const options = rest.find((one) => typeof one === 'object');
		const { detail } = options ?? {};
		return show()(
			inMessage(withoutCode(message)),
			{ ...options, ...(detail !== undefined && { detail: detail.split('\n').map(inMessage).join('\n') }) },
			...buttons,
		);
	};

export const sayInformation = say(() => vscode.window.showInformationMessage);
export const sayWarning = say(() => vscode.window.showWarningMessage);
export const sayError = say(() => vscode.window.showErrorMessage);

/** While it runs a notification says so, from which it can be cancelled. */
export function sayProgress<R>(title: string, task: (token: vscode.CancellationToken) => Thenable<R>): Thenable<R> {
	const where = { location: vscode.ProgressLocation.Notification, title: inMessage(title), cancellable: true };
	return vscode.window.withProgress(where, (_, token) => task(token));
}

/** Asks for one of several; their labels may be names and texts, but for the picture that an own one begins with. */
export function pickOne<T extends vscode.QuickPickItem & { readonly icon?: string }>(
	items: readonly T[],
	options: vscode.QuickPickOptions,
): Thenable<T | undefined> {
	return vscode.window.showQuickPick(shownOf(items), options);
}

/** The same for several. */
export function pickMany<T extends vscode.QuickPickItem & { readonly icon?: string }>(
	items: readonly T[],
	options: vscode.QuickPickOptions,
): Thenable<readonly T[] | undefined> {
	return vscode.window.showQuickPick(shownOf(items), { ...options, canPickMany: true });
}

function shownOf<T extends vscode.QuickPickItem & { readonly icon?: string }>(items: readonly T[]): T[] {
	return items.map((item) => ({
		...item,
		label: `${item.icon ? `$(${item.icon}) ` : ''}${inMessage(item.label)}`,
		...(item.description !== undefined && { description: inMessage(item.description) }),
		...(item.detail !== undefined && { detail: inMessage(item.detail) }),
	}));
}
