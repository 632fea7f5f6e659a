import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { section } from './names.js';

/** By its name behind the extension's. */
const scope = 'diagnostics.scope';

/** What the server is told of the settings: not what nobody set, where what a folder's own `monthly-return.json` says counts instead. */
export const settingsMiddleware: Pick<Middleware, 'workspace'> = {
	workspace: {
		async configuration({ items }, token, next) {
			const answers = await next({ items }, token);
			if (!Array.isArray(answers)) return answers;
			return answers.map((answer, index) => {
				const item = items[index];
				if (item?.section !== section || isSet(item.scopeUri)) return answer;
				return { ...answer, diagnostics: { ...answer?.diagnostics, scope: undefined } };
			});
		},
	},
};

function isSet(uri: string | undefined): boolean {
	const settings = vscode.workspace.getConfiguration(section, uri === undefined ? undefined : vscode.Uri.parse(uri));
	const { globalValue, workspaceValue, workspaceFolderValue } = settings.inspect(scope) ?? {};
	return [globalValue, workspaceValue, workspaceFolderValue].some((value) => value !== undefined);
}
