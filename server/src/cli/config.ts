import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { readReturn } from '../disk/read.js';
import type { Settings } from '../service.js';
import { noSettings, readSeverities, type SettingsProblem } from '../settings.js';
import { UsageError } from './errors.js';

/** `--config`: `{"severities": {"<check>": "error" | "warning" | "information" | "off"}}`, and nothing else. */
export async function readConfig(path: string, name: string): Promise<Settings> {
	const read = await readReturn(path);
	if ('problem' in read) throw new UsageError(`--config ${name}: ${read.problem}`);

	const errors: ParseError[] = [];
	const tree = parseTree(read.text, errors, { disallowComments: true, allowTrailingComma: false });
	const place = (offset: number) => {
		const lines = read.text.slice(0, offset).split('\n');
		return `${name}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
	};
	const [error] = errors;
	if (error) throw new UsageError(`${place(error.offset)}: not JSON: ${spaced(printParseErrorCode(error.error))}`);

	const { settings, problems } = tree?.type === 'object' ? readTop(tree) : { settings: noSettings, problems: [notAnObject] };
	if (problems.length > 0) {
		const said = problems.map((problem) => `${place(offsetOf(tree, problem))}: ${problem.message}`);
		throw new UsageError(said.join('\n'));
	}
	return settings;
}

const notAnObject: SettingsProblem = { path: [], message: 'an object is expected, such as {"severities": {"deadline": "off"}}' };

function readTop(tree: Node): ReturnType<typeof readSeverities> {
	const keys = tree.children?.map((property) => String(property.children?.[0]?.value)) ?? [];
	const unknown = keys
		.filter((key) => key !== 'severities')
		.map((key) => ({ path: [key], message: `there is no setting '${key}'; 'severities' is the only one` }));
	const severities = findNodeAtLocation(tree, ['severities']);
	const read = severities ? readSeverities(toValue(severities)) : { settings: noSettings, problems: [] };
	return { settings: read.settings, problems: [...unknown, ...read.problems] };
}

/** Of a key written twice the last counts, as in JSON.parse. */
function toValue(node: Node): unknown {
	if (node.type === 'object') {
		return Object.fromEntries(
			node.children?.map(({ children }) => [String(children?.[0]?.value), children?.[1] && toValue(children[1])]) ?? [],
		);
	}
	return node.type === 'array' ? (node.children ?? []).map(toValue) : node.value;
}

/** The key that is wrong, or whose value is. */
function offsetOf(tree: Node | undefined, { path }: SettingsProblem): number {
	const node = tree && findNodeAtLocation(tree, [...path]);
	return (node?.parent?.type === 'property' ? node.parent.offset : node?.offset) ?? 0;
}

function spaced(code: string): string {
	return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
