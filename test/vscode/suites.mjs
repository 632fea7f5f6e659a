// The suites in real VS Code: a window each, for a window's workspace, trust and language stay as it was started with.
import { writeConfigured, writeFolders, writeWorkspace } from './workspace.mjs';

/** `prepare` writes the workspace into a folder, and returns what of it is opened. */
const suites = [
	{ name: 'index', title: 'A folder', prepare: writeWorkspace },
	{ name: 'folders', title: 'A workspace of several folders', prepare: writeFolders },
	{ name: 'restricted', title: 'Restricted Mode', prepare: writeConfigured, restricted: true },
	{ name: 'chinese', title: 'In Chinese', prepare: writeWorkspace, language: 'zh-tw' },
];

export function chosen(names) {
	const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
	if (unknown.length > 0)
		throw new Error(`no such suite: ${unknown.join(', ')}; there are ${suites.map(({ name }) => name).join(', ')}`);
	return suites.filter(({ name }) => names.length === 0 || names.includes(name));
}
