import { execFileSync } from 'node:child_process';
import { assert } from './assert.js';
import { finding, hovers, open, until } from './support.js';

/** The language servers that this extension host has started. */
function servers(): number[] {
	const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n');
	return processes
		.map((line) => /^ *(\d+) +(\d+) (.*)$/.exec(line) ?? [])
		.filter(([, , parent, command]) => Number(parent) === process.pid && command?.includes('dist/server.js'))
		.map(([, pid]) => Number(pid));
}

describe('The server as a process', () => {
	it('starts a server again that died', async function () {
		if (process.platform === 'win32') this.skip();
		const document = await open('broken.return');
		await finding(document, 'options-closing');
		const [server] = servers();
		assert.ok(server, 'no server runs');
		process.kill(server, 'SIGKILL');
		const [next] = await until('another server', servers, ([pid]) => pid !== undefined && pid !== server);
		assert.notEqual(next, server);
		await until(
			'a hover',
			() => hovers(document, 'Note 2'),
			(found) => found.length > 0,
		);
	});
});
