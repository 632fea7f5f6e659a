import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Font } from '../../server/src/jobs/jobs.js';
import {
	type ConfigurationResult,
	type DocumentParams,
	type RenderFormat,
	type RenderParams,
	type RenderResult,
	requests,
} from '../../server/src/lsp/protocol.js';
import type { FormDocument, Language } from '../../server/src/render/index.js';
import { isAllowed } from './allowed.js';
import { reasonOf } from './failure.js';
import { type Host, runWithProgress } from './job.js';
import { section } from './names.js';
import { exists, nameOf, stemOf, uriOf } from './resources.js';
import { pickOne, sayInformation, sayWarning } from './say.js';
import { targetReturn } from './target.js';

type Format = Exclude<RenderFormat, 'document'> | 'pdf';

/** What a keybinding, another extension or a menu may say beforehand; the user is asked for the rest. */
interface ExportArguments {
	readonly uri?: unknown;
	readonly to?: unknown;
	readonly language?: unknown;
	readonly target?: unknown;
}

const formats: Readonly<Record<Format, { readonly name: string; readonly describe: () => string }>> = {
	pdf: { name: 'PDF', describe: () => vscode.l10n.t('the form, page for page, to be signed and handed round') },
	html: { name: 'HTML', describe: () => vscode.l10n.t('the form as one page for a browser') },
	txt: { name: vscode.l10n.t('Text'), describe: () => vscode.l10n.t('the form in columns, as a text') },
	md: { name: 'Markdown', describe: () => vscode.l10n.t('the form as tables in Markdown') },
	json: { name: 'JSON', describe: () => vscode.l10n.t('the figures, for another program') },
};

/** Writes a return as the form into a file, which is never replaced unless the user says so. */
export async function exportReturn(client: BaseLanguageClient, host: Host, of?: unknown): Promise<void> {
	const said: ExportArguments = uriOf(of) ? { uri: of } : ((of ?? {}) as ExportArguments);
	const document = await targetReturn(uriOf(said.uri));
	if (!document) return;
	const to = said.to === undefined ? await askFormat() : formatOf(said.to);
	if (!to) return;
	const language = said.to === undefined ? await askLanguage(document, to) : said.language === 'zh' ? 'zh' : 'en';
	if (!language) return;
	const named = uriOf(said.target);
	if (named && !(await isAllowed(named))) return;
	const target = named ?? (await askTarget(document, to));
	if (!target) return;
	// The dialogue asks by itself.
	if (named && (await exists(named)) && !(await mayReplace(named))) return;
	const content = await contentOf(client, host, document, to, language);
	if (!content) return;
	await host.write(target, content, 'over');
	void say(document, target, to);
}

function formatOf(to: unknown): Format {
	const format = (Object.keys(formats) as Format[]).find((one) => one === to);
	if (format) return format;
	throw new Error(vscode.l10n.t('A return is exported as {0}, not as {1}.', Object.keys(formats).join(', '), String(to)));
}

async function askFormat(): Promise<Format | undefined> {
	const items = (Object.keys(formats) as Format[]).map((to) => ({
		label: formats[to].name,
		description: formats[to].describe(),
		to,
	}));
	const picked = await pickOne(items, {
		title: vscode.l10n.t('Export'),
		placeHolder: vscode.l10n.t('What the return is written as'),
		matchOnDescription: true,
	});
	return picked?.to;
}

/** Where there is Chinese in the return; figures for a program have no language. */
async function askLanguage(document: vscode.TextDocument, to: Format): Promise<Language | undefined> {
	if (to === 'json' || !/\p{Script=Han}/u.test(document.getText())) return 'en';
	const items = [
		{ label: 'English', language: 'en' as const },
		{ label: '中文', description: vscode.l10n.t('where the form’s own Chinese words are known'), language: 'zh' as const },
	];
	const picked = await pickOne(items, {
		title: vscode.l10n.t('Export'),
		placeHolder: vscode.l10n.t('The language of the form'),
	});
	return picked?.language;
}

/** Beside the return; an untitled one has the first folder. */
async function askTarget({ uri, isUntitled }: vscode.TextDocument, to: Format): Promise<vscode.Uri | undefined> {
	const folder = isUntitled ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(uri, '..');
	return vscode.window.showSaveDialog({
		title: vscode.l10n.t('Export'),
		saveLabel: vscode.l10n.t('Export'),
		filters: { [formats[to].name]: [to] },
		...(folder && { defaultUri: vscode.Uri.joinPath(folder, `${stemOf(uri)}.${to}`) }),
	});
}

async function mayReplace(target: vscode.Uri): Promise<boolean> {
	const replace = vscode.l10n.t('Replace');
	const choice = await sayWarning(
		vscode.l10n.t('{0} is there already.', nameOf(target)),
		{ modal: true, detail: vscode.l10n.t('What is in it would be lost.') },
		replace,
	);
	return choice === replace;
}

/** Undefined where the user cancelled it. */
async function contentOf(
	client: BaseLanguageClient,
	host: Host,
	document: vscode.TextDocument,
	to: Format,
	language: Language,
): Promise<Uint8Array | undefined> {
	const params: RenderParams = {
		uri: client.code2ProtocolConverter.asUri(document.uri),
		to: to === 'pdf' ? 'document' : to,
		language,
	};
	const rendered = await client.sendRequest<RenderResult>(requests.render, params);
	if (!rendered) throw new Error(vscode.l10n.t('The return could not be exported.'));
	if (to !== 'pdf') return new TextEncoder().encode(rendered.content);

	const form = JSON.parse(rendered.content) as FormDocument;
	const title = vscode.l10n.t('Exporting {0} …', nameOf(document.uri));
	const printed = await runWithProgress(host, 'pdf', title, { document: form }, { font: () => fontFor(client, host, params) });
	if (!printed) return undefined;
	if ('lacks' in printed) {
		throw new Error(
			vscode.l10n.t('A PDF with Chinese texts takes a font with Chinese characters: see the setting {0}.', fontSetting),
		);
	}
	if ('refused' in printed) throw new Error(printed.refused);
	return 'pdf' in printed ? printed.pdf : undefined;
}

async function say(document: vscode.TextDocument, target: vscode.Uri, to: Format): Promise<void> {
	const errors = vscode.languages
		.getDiagnostics(document.uri)
		.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error).length;
	const open = vscode.l10n.t('Open');
	const written = vscode.l10n.t('{0} was written.', nameOf(target));
	const choice =
		errors === 0
			? await sayInformation(written, open)
			: await sayWarning(
					errors === 1
						? vscode.l10n.t('{0} The return has 1 error.', written)
						: vscode.l10n.t('{0} The return has {1} errors.', written, errors),
					open,
				);
	if (choice !== open) return;
	// A page and a PDF have programs of their own, where the file is on the machine that they are on.
	const outside = (to === 'pdf' || to === 'html') && target.scheme === 'file' && vscode.env.remoteName === undefined;
	if (outside && vscode.env.uiKind === vscode.UIKind.Desktop) await vscode.env.openExternal(target);
	else await vscode.commands.executeCommand('vscode.open', target);
}

const fontSetting = `${section}.pdf.font`;
/** What the user chose, until VS Code is closed. */
let chosenFont: vscode.Uri | undefined;

/** The font of the setting, else of the folder's configuration, else one of the system's, else one that the user has. */
async function fontFor(client: BaseLanguageClient, host: Host, { uri }: DocumentParams): Promise<Font | undefined> {
	const set = vscode.workspace.getConfiguration().get<string>(fontSetting)?.trim();
	if (set) return readFont(/^[a-z][\w+.-]+:\/\//i.test(set) ? vscode.Uri.parse(set) : vscode.Uri.file(set));
	if (chosenFont) return readFont(chosenFont);
	const { font } = await client.sendRequest<ConfigurationResult>(requests.configuration, { uri } satisfies DocumentParams);
	const configured = font === undefined ? undefined : vscode.Uri.parse(font);
	if (configured && (await isAllowed(configured))) return readFont(configured);
	return (await host.findFont()) ?? askFont();
}

async function askFont(): Promise<Font | undefined> {
	const choose = vscode.l10n.t('Choose a Font…');
	const choice = await sayInformation(
		vscode.l10n.t('No font with Chinese characters was found, and the return has Chinese texts.'),
		{
			modal: true,
			detail: vscode.l10n.t(
				'A file of one does (.ttf, .otf, .ttc). The setting {0} keeps it for the next time; on the command line the option is {1}. One that costs nothing: on Debian and Ubuntu the package {2}, on Fedora {3}; on Windows and macOS {4} from {5}, of which {6} is the file.',
				fontSetting,
				'--font',
				'fonts-noto-cjk',
				'google-noto-sans-cjk-fonts',
				'Noto Sans CJK HK',
				'github.com/notofonts/noto-cjk',
				'NotoSansCJKhk-Regular.otf',
			),
		},
		choose,
	);
	if (choice !== choose) return undefined;
	const [uri] =
		(await vscode.window.showOpenDialog({
			title: choose,
			filters: { [vscode.l10n.t('Fonts')]: ['ttf', 'otf', 'ttc'] },
		})) ?? [];
	if (!uri) return undefined;
	const font = await readFont(uri);
	chosenFont = uri;
	return font;
}

async function readFont(uri: vscode.Uri): Promise<Font> {
	try {
		return { bytes: await vscode.workspace.fs.readFile(uri) };
	} catch (error) {
		throw new Error(vscode.l10n.t('The font {0} cannot be read: {1}', nameOf(uri), reasonOf(error)));
	}
}
