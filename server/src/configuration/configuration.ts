import * as l10n from '@vscode/l10n';
import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { type Rules, readRules } from '../entry/rules.js';
import { namesFault } from '../features/fileNames.js';
import { type Place, placeAt, readJson } from '../jsonText.js';
import { shortened } from '../localise.js';
import type { Settings } from '../service.js';
import { readSeverities } from '../settings.js';
import { didYouMean } from '../syntax/guess.js';

/** What it is called, wherever it lies. */
export const configurationName = 'monthly-return.json';

/** More than anyone writes, in UTF-16 units. */
export const mostLength = 256 * 1024;

/** Wrong keys and values that are said; what has more of them is no configuration. */
const mostProblems = 100;

export const scopes = ['open', 'workspace'] as const;
export const languages = ['en', 'zh-hant', 'zh-hans'] as const;

/** What a folder says of the returns in it and in its folders. */
export interface Configuration extends Settings {
	/** Whether an editor shows the findings of returns that nobody opened. */
	readonly scope?: (typeof scopes)[number];
	/** Of what is said. */
	readonly language?: (typeof languages)[number];
	/** A file with Chinese characters, for PDFs; relative to the configuration's folder. */
	readonly font?: string;
	/** What new returns are called. */
	readonly names?: string;
	/** Rules of files with movements, by their names. */
	readonly add: ReadonlyMap<string, Rules>;
}

export interface ConfigurationProblem {
	readonly start: Place;
	readonly end: Place;
	readonly message: string;
}

export interface ReadConfiguration {
	/** What is right in it. */
	readonly configuration: Configuration;
	readonly problems: readonly ConfigurationProblem[];
}

export const noConfiguration: Configuration = { severities: {}, add: new Map() };

export const keys = ['$schema', 'severities', 'scope', 'language', 'font', 'names', 'add'] as const;

/** Reads a `monthly-return.json`. What is right in it counts, whatever else is wrong; what is wrong is said where it stands. */
export function readConfiguration(text: string): ReadConfiguration {
	const problems: ConfigurationProblem[] = [];
	const say = (offset: number, length: number, message: string) => {
		if (problems.length >= mostProblems) return;
		problems.push({ start: placeAt(text, offset), end: placeAt(text, offset + length), message });
	};
	const none = { configuration: noConfiguration, problems };
	if (text.length > mostLength) {
		say(0, 0, l10n.t('it is over 256 KB, which no configuration is'));
		return none;
	}
	const read = readJson(text);
	if ('fault' in read) {
		say(read.offset, 1, l10n.t('not JSON: {0}', read.fault));
		return none;
	}
	const { tree } = read;
	if (tree.type !== 'object') {
		say(tree.offset, tree.length, l10n.t('an object is expected, such as {0}', '{"severities": {"deadline": "off"}}'));
		return none;
	}
	return { configuration: configurationOf(tree, say), problems };
}

type Say = (offset: number, length: number, message: string) => void;

function configurationOf(tree: Node, say: Say): Configuration {
	const seen = new Set<string>();
	for (const key of keysOf(tree)) {
		const name = String(key.value);
		const shown = shortened(name, 80);
		if (seen.has(name)) say(key.offset, key.length, l10n.t("'{0}' is written twice", shown));
		seen.add(name);
		if (keys.some((known) => known === name)) continue;
		const meant = didYouMean(name, keys);
		const message =
			meant === undefined
				? l10n.t("there is no setting '{0}'; there are {1}", shown, keys.slice(1).join(', '))
				: l10n.t("there is no setting '{0}'; did you mean {1}?", shown, meant);
		say(key.offset, key.length, message);
	}
	const at = (key: (typeof keys)[number]) => findNodeAtLocation(tree, [key]);
	const [scope, language, font, names] = [
		oneOf(at('scope'), 'scope', scopes, say),
		oneOf(at('language'), 'language', languages, say),
		textOf(at('font'), 'font', say),
		textOf(at('names'), 'names', say),
	];
	const fault = names === undefined ? undefined : namesFault(names);
	if (fault !== undefined) said(at('names'), fault, say);
	return {
		...severitiesOf(tree, at('severities'), say),
		...(scope !== undefined && { scope }),
		...(language !== undefined && { language }),
		...(font !== undefined && { font }),
		...(names !== undefined && fault === undefined && { names }),
		add: rulesOf(at('add'), say),
	};
}

function severitiesOf(tree: Node, node: Node | undefined, say: Say): Settings {
	if (!node) return { severities: {} };
	const { settings, problems } = readSeverities(plainValue(node));
	for (const { path, message } of problems) {
		const wrong = findNodeAtLocation(tree, [...path]);
		const key = wrong?.parent?.type === 'property' ? wrong.parent.children?.[0] : wrong;
		said(key, message, say);
	}
	return settings;
}

function rulesOf(node: Node | undefined, say: Say): ReadonlyMap<string, Rules> {
	const found = new Map<string, Rules>();
	if (!node) return found;
	if (node.type !== 'object') {
		said(node, l10n.t("'{0}' is an object: rules by their names", 'add'), say);
		return found;
	}
	for (const { children } of node.children ?? []) {
		const [key, value] = children ?? [];
		if (!key || !value) continue;
		const read = readRules(value, (offset, message) => say(offset, 1, message));
		if (read) found.set(String(key.value), read);
	}
	return found;
}

function said(node: Node | undefined, message: string, say: Say): void {
	say(node?.offset ?? 0, node?.length ?? 1, message);
}

function textOf(node: Node | undefined, name: string, say: Say): string | undefined {
	if (!node) return undefined;
	if (node.type === 'string' && node.value !== '' && !/\p{Cc}/u.test(node.value)) return node.value;
	said(node, l10n.t("'{0}' is a text", name), say);
	return undefined;
}

function oneOf<const T extends string>(node: Node | undefined, name: string, of: readonly T[], say: Say): T | undefined {
	const found = of.find((one) => one === node?.value);
	if (node && found === undefined) said(node, l10n.t("'{0}' is one of {1}", name, of.join(', ')), say);
	return found;
}

function keysOf(node: Node): readonly Node[] {
	return (node.children ?? []).flatMap(({ children }) => children?.[0] ?? []);
}

/** Of a key written twice the last counts, as in JSON.parse. */
function plainValue(node: Node): unknown {
	if (node.type === 'object') {
		return Object.fromEntries(
			node.children?.map(({ children }) => [String(children?.[0]?.value), children?.[1] && plainValue(children[1])]) ?? [],
		);
	}
	return node.type === 'array' ? (node.children ?? []).map(plainValue) : node.value;
}
