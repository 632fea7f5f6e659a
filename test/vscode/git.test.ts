import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { assert } from './assert.js';
import { answering, listening } from './prompts.js';
import { file, textOf, until } from './support.js';

/** A return of an issuer that no other suite has. */
async function returnOf(month: string, submitted: boolean): Promise<string> {
	const text = (await textOf('right.return'))
		.replaceAll('03896', '07983')
		.replace('Kingsoft Cloud Holdings', 'Kept Lanterns')
		.replace('31 December 2024', month);
	return text.replace(/^submitted .*\n/m, submitted ? 'submitted  5 November 2026\n' : '');
}

const write = (name: string, text: string) => vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(text));

describe('The version in git', () => {
	it('is what a return is compared with, and where there is none it is said why', async () => {
		const folder = vscode.Uri.joinPath(file('right.return'), '../kept');
		const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder.fsPath, stdio: 'ignore' });
		try {
			await write('kept/filed.return', await returnOf('31 October 2026', true));
			git('init');
			git('add', '.');
			git('-c', 'user.name=A Clerk', '-c', 'user.email=clerk@example.com', 'commit', '-m', 'Filed');
			await write('kept/filed.return', await returnOf('31 October 2026', false));
			await write('kept/begun.return', await returnOf('30 November 2026', false));
			const compare = (name: string) =>
				answering({ chosen: ['$(git-commit) The version in git'] }, () =>
					vscode.commands.executeCommand('monthlyReturn.compareWith', file(name)),
				);
			const labels = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label);
			await compare('kept/filed.return');
			await until('the comparison', () => labels().includes('filed.return – filed.return in git'));
			const why = async (name: string) => {
				const said = await listening(async (messages) => {
					await compare(name);
					await until('why there is none', () => messages.length > 0);
				});
				return said[0]?.message;
			};
			assert.equal(await why('kept/begun.return'), 'begun.return has no version in git: it was never committed.');
			assert.equal(await why('right.return'), 'right.return has no version in git: it is in no git repository.');
		} finally {
			await vscode.commands.executeCommand('workbench.action.closeAllEditors');
			await vscode.workspace.fs.delete(folder, { recursive: true });
		}
	});
});
