import type { CancellationToken, Connection } from 'vscode-languageserver';
import { beginnings } from '../features/beginning.js';
import type { Guard } from './guard.js';
import type { Parts } from './parts.js';
import {
	type BeginningsParams,
	type BeginningsResult,
	type ChoicesResult,
	type CompareParams,
	type CompareResult,
	type DocumentParams,
	type EnterParams,
	type EnterResult,
	type MayEnterParams,
	type RollResult,
	requests,
} from './protocol.js';
import { keyOf, resolved } from './uris.js';

/** Where movements of one month may go: its returns that are not submitted, and those that are, to say so. */
const mostReturns = 2_000;

/** What a desk does between returns: begin a month or a resubmission, compare, enter movements. */
export function answerDesk(connection: Connection, guard: Guard, parts: Parts): void {
	const { documents, settings, configurations, service, program } = parts;
	const answer = <P, R>(method: string, otherwise: R, run: (params: P) => R | Promise<R>) => {
		const guarded = guard.feature<P, R>(method, otherwise, run);
		connection.onRequest<unknown, never>(method, (params: unknown, token: CancellationToken) => guarded(params as P, token));
	};
	answer<BeginningsParams, BeginningsResult>(requests.beginnings, [], async ({ month }) => {
		const settingsOf = async (uri: string) => {
			const [{ severities }, { configuration }] = await Promise.all([settings.of(uri), configurations.of(uri)]);
			return { severities, names: configuration.names };
		};
		const found: BeginningsResult[number][] = [];
		for await (const each of beginnings(month, { ...service(), settingsOf })) {
			const { issuer, code } = each.row;
			const of = { issuer, code };
			if (each.state === 'there') found.push({ ...of, state: 'there', uri: documents.uriOf(each.uri) });
			else if (each.state === 'begins') {
				const { text, fileName, elsewhere = fileName } = each.rolled;
				const folder = each.from.slice(0, each.from.lastIndexOf('/'));
				found.push({ ...of, state: 'begins', from: documents.uriOf(each.from), uri: resolved(folder, elsewhere), text });
			} else {
				const from = each.from === undefined ? {} : { from: documents.uriOf(each.from) };
				found.push({ ...of, state: 'skipped', reason: each.reason, ...from });
			}
		}
		return found;
	});
	answer<DocumentParams, RollResult | null>(requests.resubmit, null, ({ uri }) => service().resubmit(keyOf(uri)));
	answer<CompareParams, CompareResult>(requests.compare, null, async ({ uri, text }) => {
		const own = service().text(keyOf(uri));
		return own === undefined ? null : (await program('paste')).differencesOf(own, text);
	});
	answer<DocumentParams, ChoicesResult>(requests.choices, null, async ({ uri }) => {
		const text = service().text(keyOf(uri));
		return text === undefined ? null : (await program('paste')).choicesOf({ uri, text });
	});
	/** What rows are read by: the rules there are, and whose they are that say no issuer. */
	const readingAt = async (uri: string) => {
		const key = keyOf(uri);
		const { configuration } = await configurations.of(key);
		const whose = service().whose(key);
		const issuer = whose?.classes.find(({ listed, code }) => listed && code !== undefined)?.code ?? whose?.issuer;
		return { rules: [...configuration.add.values()], issuer };
	};
	answer<MayEnterParams, boolean>(requests.mayEnter, false, async ({ uri, rows }) => {
		const { rules, issuer } = await readingAt(uri);
		return (await program('paste')).mayBeMovements(rows, rules, issuer);
	});
	answer<EnterParams, EnterResult>(requests.enter, null, async ({ uri, rows, movement, answers = {}, again = false }) => {
		const { readMovements, movementOf, enterMovements, MovementsReturns } = await program('paste');
		const { rules, issuer } = await readingAt(uri);
		const read = movement !== undefined ? movementOf(movement, issuer ?? '') : readMovements(rows ?? '', rules, answers, issuer);
		if (!read || !('movements' in read)) return read ?? null;
		const { movements } = read;
		const wanted = new MovementsReturns(movements);
		const texts = service()
			.uris()
			.filter((of) => {
				const who = service().whose(of);
				return who !== undefined && wanted.has(who);
			})
			.slice(0, mostReturns)
			.map((of) => ({ uri: documents.uriOf(of), text: service().text(of) ?? '' }));
		return { ...enterMovements(texts, movements, again), rows: movements.length };
	});
}
