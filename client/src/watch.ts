import type { LanguageClientOptions } from 'vscode-languageclient';

/** In milliseconds; counted in beats, for a machine that slept has slept through one, however long. */
const beat = 5_000;
const patience = { ask: 3, giveUp: 6 };

export interface Watch extends Required<Pick<LanguageClientOptions, 'connectionOptions' | 'middleware'>> {
	/** The server is another, or none: what was owed is owed no more. */
	forget(): void;
}

/**
 * A server that owes an answer and says nothing at all hangs. What takes long may keep silent as long as it answers when it is asked
 * whether it is there: only one that nobody can speak to any more is given up.
 */
export function watchOver(ask: () => Promise<unknown>, giveUp: () => void): Watch {
	let owed = 0;
	let silent = 0;
	let timer: ReturnType<typeof setInterval> | undefined;

	function forget(): void {
		clearInterval(timer);
		timer = undefined;
		owed = 0;
	}
	function count(): void {
		silent++;
		if (silent === patience.ask) ask().catch(() => {});
		if (silent < patience.giveUp) return;
		forget();
		giveUp();
	}
	return {
		forget,
		connectionOptions: {
			messageStrategy: {
				handleMessage(message, next) {
					silent = 0;
					return next(message);
				},
			},
		},
		middleware: {
			async sendRequest(type, params, token, next) {
				if (owed++ === 0) silent = 0;
				timer ??= setInterval(count, beat);
				const since = timer;
				try {
					return await next(type, params, token);
				} finally {
					if (since === timer && --owed === 0) forget();
				}
			},
		},
	};
}
