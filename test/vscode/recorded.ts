// What the extension makes as it wakes, and shows through: the tests look on. Loaded before it wakes.
import * as vscode from 'vscode';
import type { Item } from '../../client/src/returns.js';
import { assert } from './assert.js';
import { until } from './support.js';

const items = new Map<string, vscode.LanguageStatusItem>();
/** What each status item has said, one after the other. */
const said = new Map<string, string[]>();
const channels = new Map<string, { readonly calls: string[]; setLevel(level: vscode.LogLevel): void }>();

const { createLanguageStatusItem } = vscode.languages;
vscode.languages.createLanguageStatusItem = (id, selector) => {
	const item = createLanguageStatusItem(id, selector);
	items.set(id, item);
	said.set(id, []);
	return new Proxy(item, {
		set(target, name, value) {
			// The last that is set of what it says.
			if (name === 'busy') said.get(id)?.push(`${target.text}${value ? ' (busy)' : ''}`);
			return Reflect.set(target, name, value);
		},
	});
};

let tree: vscode.TreeDataProvider<Item> | undefined;
const { createTreeView, createStatusBarItem } = vscode.window;
vscode.window.createTreeView = ((id: string, options: vscode.TreeViewOptions<Item>) => {
	tree = options.treeDataProvider;
	return createTreeView(id, options);
}) as typeof vscode.window.createTreeView;

const bar = new Map<string, vscode.StatusBarItem>();
vscode.window.createStatusBarItem = ((id: string, ...given: [vscode.StatusBarAlignment, number]) => {
	const item = createStatusBarItem(id, ...given);
	bar.set(id, item);
	return item;
}) as typeof vscode.window.createStatusBarItem;

/** What the Returns view shows. */
export function returnsView(): vscode.TreeDataProvider<Item> & { getChildren(item?: Item): vscode.ProviderResult<Item[]> } {
	assert.ok(tree, 'there is no Returns view');
	return tree;
}

export const dueItem = () => barItem('due');
/** What the status bar says of the return in the editor. */
export const verdictItem = () => barItem('verdict');

function barItem(name: string): vscode.StatusBarItem {
	const made = bar.get(`monthlyReturn.${name}`);
	assert.ok(made, `the status bar has no ${name} among ${[...bar.keys()]}`);
	return made;
}

const { createOutputChannel } = vscode.window;
vscode.window.createOutputChannel = ((name: string, ...rest: [{ log: true }]) => {
	const channel = createOutputChannel(name, ...rest);
	const calls: string[] = [];
	let level = vscode.LogLevel.Info;
	const changed = new vscode.EventEmitter<vscode.LogLevel>();
	const setLevel = (to: vscode.LogLevel) => {
		level = to;
		changed.fire(to);
	};
	channels.set(name, { calls, setLevel });
	return new Proxy(channel, {
		get(target, key) {
			if (key === 'logLevel') return level;
			if (key === 'onDidChangeLogLevel') return changed.event;
			const own = Reflect.get(target, key);
			if (typeof own !== 'function') return own;
			return (...given: unknown[]) => {
				calls.push([String(key), ...given.filter((one) => typeof one === 'string')].join(' '));
				return own.apply(target, given);
			};
		},
	});
}) as typeof vscode.window.createOutputChannel;

export type ItemName = 'return' | 'deadline';

export function item(name: ItemName): vscode.LanguageStatusItem {
	const made = items.get(`monthlyReturn.${name}`);
	assert.ok(made, `there is no item ${name} among ${[...items.keys()]}`);
	return made;
}

/** What an item has said since the extension woke. */
export const history = (name: ItemName): readonly string[] => said.get(`monthlyReturn.${name}`) ?? [];

export const says = (name: ItemName, text: string) =>
	until(
		`'${text}'`,
		() => item(name).text,
		(now) => now === text,
	);

/** What was called of the extension's output channel, with its texts. */
export const output = (): readonly string[] => channel().calls;

/** As a user sets it in the output's menu. */
export const setLogLevel = (level: vscode.LogLevel): void => channel().setLevel(level);

function channel() {
	const made = channels.get('Monthly Return');
	assert.ok(made, `there is no channel among ${[...channels.keys()]}`);
	return made;
}
