// What of Chevrotain is left out of the bundles: what examines a grammar, builds trees and recovers from errors. The lexer and the parser
// are examined while they are developed, in the tests and in a build with --dev, which have all of it; they recover in the grammar.
import { readFileSync } from 'node:fs';

/** Every function a module has, doing nothing. */
const hollow = (source) =>
	[...source.matchAll(/^export (?:const|function|class) (\w+)/gm)]
		.map(([, name]) => `export function ${name}() { return []; }`)
		.join('\n');

/** @param {string} from @param {string} to */
const replace = (from, to) => (source, path) => {
	if (!source.includes(from)) throw new Error(`${path} has no ${from}`);
	return source.replaceAll(from, to);
};

/** From one line up to another. */
const cut = (from, to) => (source, path) => {
	const start = source.indexOf(from);
	const end = source.indexOf(to, start);
	if (start < 0 || end < 0) throw new Error(`${path} has no ${from} before ${to}`);
	return source.slice(0, start) + source.slice(end);
};

/** @type {Readonly<Record<string, (source: string, path: string) => string>>} */
const modules = {
	'scan/lexer_public': (source, path) =>
		cut('(function (LexerDefinitionErrorType) {', 'const DEFAULT_LEXER_CONFIG')(
			replace('this.config.skipValidations === false', 'false')(source, path),
			path,
		),
	// No pattern is a class of characters alone, which it would look at by itself.
	'scan/lexer': replace('getAsciiClass(onlyRelevantTypes[idx].PATTERN)', 'undefined'),
	// Every pattern says itself what it begins with.
	'scan/reg_exp': hollow,
	'scan/reg_exp_parser': hollow,
	'parse/parser/parser': replace('resolverErrors.length === 0 && this.skipValidations === false', 'false'),
	'parse/grammar/checks': hollow,
	'parse/grammar/llk_lookahead': cut('    validate(options) {', '    buildLookaheadForAlternation('),
	'parse/parser/traits/recoverable': () => `
		export const IN_RULE_RECOVERY_EXCEPTION = '';
		export class Recoverable {
			initRecoverable() {
				this.firstAfterRepMap = [];
				this.resyncFollows = {};
				this.recoveryEnabled = false;
			}
			attemptInRepetitionRecovery() {}
		}`,
	'parse/parser/traits/tree_builder': () => `
		export class TreeBuilder {
			initTreeBuilder() {
				this.CST_STACK = [];
				this.outputCst = false;
			}
			cstInvocationStateUpdate() {}
			cstFinallyStateUpdate() {}
			cstPostTerminal() {}
			cstPostNonTerminal() {}
			cstPostRule() {}
		}`,
};

const module = /[\\/]chevrotain[\\/]lib[\\/]src[\\/](.+)\.js$/;

/** @type {import('esbuild').Plugin} */
export const leanParser = {
	name: 'lean-parser',
	setup(build) {
		build.onLoad({ filter: module }, ({ path }) => {
			const change = modules[module.exec(path)?.[1]?.replaceAll('\\', '/') ?? ''];
			return change && { contents: change(readFileSync(path, 'utf8'), path) };
		});
	},
};
