import { createServer } from 'node:net';

/** A port of this machine that nobody listens on: the wanted one if it is free. */
export function freePort(wanted = 0) {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (error) => (wanted !== 0 && error.code === 'EADDRINUSE' ? resolve(freePort()) : reject(error)));
		server.listen(wanted, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}
