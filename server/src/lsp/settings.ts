import type { Connection } from 'vscode-languageserver';
import type { HintSettings, Settings } from '../service.js';
import { noSettings, readSeverities } from '../settings.js';
import type { Configured } from './configurations.js';

export const section = 'monthlyReturn';

/** A client that does not answer in this time, in milliseconds, does not keep its user from the findings. */
const patience = 500;

/** What the client's user has set. */
export interface UserSettings extends Settings {
	readonly inlayHints: HintSettings;
	readonly codeLens: boolean;
	/** Whether findings of what is not open are shown too. */
	readonly scope: Scope;
	/** The user says so, and no folder. */
	readonly isScopeSet: boolean;
}

type Scope = 'open' | 'workspace';

export interface SettingsOptions {
	readonly connection: Connection;
	/** The client answers `workspace/configuration`. */
	readonly asks: boolean;
	/** What counts where it does not. */
	readonly initial: unknown;
	/** What a URI's settings hang on, as the client spells it: its workspace folder, else itself. */
	scopeOf(key: string): string;
	/** What the folder of a URI says, below what the user has set. */
	configured(key: string): Configured | Promise<Configured>;
	/** Settings that came late are there. */
	onLate(): void;
	warn(message: string): void;
}

/** The settings of each scope, asked for once and kept until they change. */
export class ScopedSettings {
	readonly #options: SettingsOptions;
	readonly #warned = new Set<string>();
	/** The same for the same, for findings are kept by it. */
	readonly #merged = new WeakMap<UserSettings, WeakMap<object, UserSettings>>();
	#fallback: UserSettings;
	#known = new Map<string, UserSettings | Promise<UserSettings>>();

	constructor(options: SettingsOptions) {
		this.#options = options;
		this.#fallback = this.#read(options.initial);
	}

	/** At once where they are known, so that no edit waits for them. */
	of(key: string): UserSettings | Promise<UserSettings> {
		const user = this.#ofUser(key);
		const configured = this.#options.configured(key);
		if (user instanceof Promise || configured instanceof Promise) {
			return Promise.all([user, configured]).then(([own, over]) => this.#over(own, over));
		}
		return this.#over(user, configured);
	}

	/** Undefined where it is not known yet. */
	scope(key: string): Scope | undefined {
		const user = this.#ofUser(key);
		if (user instanceof Promise || user.isScopeSet) return user instanceof Promise ? undefined : user.scope;
		const configured = this.#options.configured(key);
		return configured instanceof Promise ? undefined : this.#over(user, configured).scope;
	}

	/** What the user has set stands over what the folder says. */
	#over(user: UserSettings, { configuration }: Configured): UserSettings {
		const { severities } = configuration;
		const scope = user.isScopeSet ? user.scope : (configuration.scope ?? user.scope);
		if (Object.keys(severities).length === 0 && scope === user.scope) return user;
		const known = this.#merged.get(user) ?? new WeakMap<object, UserSettings>();
		this.#merged.set(user, known);
		const merged = known.get(configuration) ?? { ...user, scope, severities: { ...severities, ...user.severities } };
		known.set(configuration, merged);
		return merged;
	}

	#ofUser(key: string): UserSettings | Promise<UserSettings> {
		if (!this.#options.asks) return this.#fallback;
		const scope = this.#options.scopeOf(key);
		let settings = this.#known.get(scope);
		if (settings === undefined) {
			settings = this.#ask(scope);
			this.#known.set(scope, settings);
		}
		return settings;
	}

	/** `pushed` is what the notification carries for clients that are not asked. */
	changed(pushed: unknown): void {
		this.#known = new Map();
		const value = (pushed as Record<string, unknown> | null | undefined)?.[section];
		if (!this.#options.asks && value !== undefined) this.#fallback = this.#read(value);
	}

	async #ask(scope: string): Promise<UserSettings> {
		const asked = this.#known;
		let late = false;
		const answered = this.#options.connection.workspace.getConfiguration({ scopeUri: scope, section }).then(
			(value) => this.#read(value),
			() => this.#fallback,
		);
		const settled = answered.then((settings) => {
			// Overtaken by a change: whoever asks next asks anew.
			if (asked === this.#known) asked.set(scope, settings);
			if (late) this.#options.onLate();
			return settings;
		});
		let timer: ReturnType<typeof setTimeout> | undefined;
		const waited = new Promise<UserSettings>((resolve) => {
			timer = setTimeout(() => {
				late = true;
				resolve(this.#fallback);
			}, patience);
		});
		return Promise.race([settled, waited]).finally(() => clearTimeout(timer));
	}

	#read(value: unknown): UserSettings {
		const { severities, inlayHints, codeLens, diagnostics } = (value ?? {}) as Readonly<Record<string, unknown>>;
		const { scope } = (diagnostics ?? {}) as Readonly<Record<string, unknown>>;
		const { computed, columns, runningTotals, headings } = (inlayHints ?? {}) as Readonly<Record<string, unknown>>;
		return {
			...this.#readSeverities(severities),
			inlayHints: {
				computed: computed !== false,
				columns: columns !== false,
				runningTotals: runningTotals !== false,
				headings: headings !== false,
			},
			codeLens: codeLens !== false,
			scope: scope === 'workspace' ? 'workspace' : 'open',
			isScopeSet: scope === 'workspace' || scope === 'open',
		};
	}

	#readSeverities(severities: unknown): Settings {
		if (severities === undefined || severities === null) return noSettings;
		const { settings, problems } = readSeverities(severities);
		for (const { path, message } of problems) {
			const said = `Setting ${section}.${path.join('.')}: ${message}.`;
			if (!this.#warned.has(said)) this.#options.warn(said);
			this.#warned.add(said);
		}
		return settings;
	}
}
