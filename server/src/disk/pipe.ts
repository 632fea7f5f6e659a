import { constants, promises as fs } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** In milliseconds: how long a pipe may be without anybody who writes into it, and how often it is looked at. */
const patience = 3000;
const interval = 20;

/** What is written into a named pipe. Opened as files are, one that nobody writes into would never open. */
export async function* readPipe(path: string): AsyncGenerator<Uint8Array> {
	const pipe = await fs.open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	try {
		let begun = false;
		for (let waited = 0; ; ) {
			const chunk = Buffer.alloc(64 * 1024);
			const read = await pipe.read(chunk).then(
				({ bytesRead }) => bytesRead,
				(error: NodeJS.ErrnoException) => {
					if (error.code === 'EAGAIN') return undefined; // somebody has it open, and has written nothing yet
					throw error;
				},
			);
			if (read) {
				begun = true;
				yield chunk.subarray(0, read);
				continue;
			}
			if (read === 0 && begun) return;
			if (read === 0) waited += interval;
			if (waited > patience) throw new Error('a pipe that nobody writes into');
			await wait(interval);
		}
	} finally {
		await pipe.close();
	}
}
