import type { Connection } from 'vscode-languageserver';
import { sameIssuer } from '../checks/matching.js';
import { locale, spokenMessages } from '../localise.js';
import type { Guard } from './guard.js';
import type { Programs } from './host.js';
import type { Parts } from './parts.js';
import {
	type PreviewParams,
	type PreviewResult,
	type RenderFormat,
	type RenderParams,
	type RenderResult,
	requests,
	type YearResult,
} from './protocol.js';
import { keyOf } from './uris.js';

type Printing = Programs['render'];
type Printed = Parameters<Printing['documentOf']>;

const written: Readonly<Record<RenderFormat, (program: Printing, counts: boolean, ...of: Printed) => string>> = {
	html: ({ renderHtml }, _, ...of) => renderHtml(...of),
	txt: ({ renderText }, _, ...of) => renderText(...of),
	md: ({ renderMarkdown }, _, ...of) => renderMarkdown(...of),
	json: ({ renderJson }, counts, snapshot) => renderJson(snapshot, { counts }),
	document: ({ documentOf }, _, ...of) => JSON.stringify(documentOf(...of)),
};

/** The form, as the preview and the exports have it. The program that prints is loaded with the first of these requests. */
export function answerPrinting(connection: Connection, guard: Guard, parts: Parts): void {
	const { documents, settings, service, program } = parts;
	const printed = async ({ uri, language = 'en' }: Pick<RenderParams, 'uri' | 'language'>) => {
		const key = keyOf(uri);
		const [printing, inForce] = await Promise.all([program('render'), settings.of(key)]);
		const snapshot = service().snapshot(key);
		if (!snapshot) return undefined;
		const of: Printed = [snapshot, service().findings(key, inForce), { language, papers: service().papers(key) }];
		return { printing, key, of };
	};
	const answer = <P, R>(method: string, run: (params: P) => Promise<R | null>) =>
		connection.onRequest<unknown, never>(method, guard.request<P, R | null>(method, null, run));
	answer<PreviewParams, PreviewResult>(requests.preview, async (params) => {
		const ready = await printed(params);
		if (!ready) return null;
		const { printing, key, of } = ready;
		const form = printing.documentOf(...of);
		const pages = printing.pagesOf(printing.onSheets(form, params.breaks ?? []), { interactive: true });
		const note = form.english === undefined ? {} : { note: form.english };
		return { version: documents.get(key)?.version ?? null, pages, ...note };
	});
	answer<PreviewParams, YearResult>(requests.year, async ({ uri, language }) => {
		const { renderYear, speak } = await program('render');
		const foreign = language === 'zh' && !locale().startsWith('zh');
		const inChinese = foreign ? (await program('chinese')).chinese : undefined;
		const key = keyOf(uri);
		const here = service().snapshot(key);
		if (!here) return null;
		const months = service()
			.uris()
			.filter((of) => {
				const who = of === key ? undefined : service().whose(of);
				// A next-day return that was submitted again has its days in the other, and one of which there are copies in one of them.
				return of === key || (who && sameIssuer(who, here.return_) && (who.month !== undefined || service().counts(of, key)));
			})
			.flatMap((of) => service().snapshot(of) ?? []);
		if (!inChinese) return { html: renderYear(months, { language, interactive: true }) };
		const spoken = spokenMessages();
		speak(inChinese);
		try {
			return { html: renderYear(months, { language, interactive: true }) };
		} finally {
			speak(spoken);
		}
	});
	answer<RenderParams, RenderResult>(requests.render, async (params) => {
		const ready = await printed(params);
		return ready ? { content: written[params.to](ready.printing, service().counts(ready.key), ...ready.of) } : null;
	});
}
