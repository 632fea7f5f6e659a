import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { inMessage } from '../../server/src/escape.js';
import type { ReturnStatus } from '../../server/src/features/status.js';
import { type StatusChangedParams, statusChanged } from '../../server/src/lsp/protocol.js';
import { isLeftAlone } from '../../server/src/lsp/schemes.js';
import { dayText, monthText, shortDayText } from './dates.js';
import { languageId, languageName, section } from './names.js';

/** The walkthrough's last step is done once a return without an error is in the active editor. */
const cleanContext = `${section}.clean`;

/** What the item says. */
interface Said {
	readonly text: string;
	readonly detail?: string | undefined;
	readonly severity?: vscode.LanguageStatusSeverity;
	readonly command?: vscode.Command | undefined;
	readonly busy?: boolean;
}

/** What stands behind `{}` in the status bar: of the return in the active editor, and of the server where it does not run. */
export function showStatus(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
	const known = new Map<string, ReturnStatus>();
	const home = vscode.languages.createLanguageStatusItem(`${section}.return`, { language: languageId });
	home.name = languageName;
	const deadline = vscode.languages.createLanguageStatusItem(`${section}.deadline`, { language: languageId });
	deadline.name = vscode.l10n.t('Deadline');

	const verdict = vscode.window.createStatusBarItem(`${section}.verdict`, vscode.StatusBarAlignment.Left, 0);
	verdict.name = languageName;

	/** What was looked at last: the output, say, may have the cursor while the return has the status bar. */
	let document: vscode.TextDocument | undefined;

	function update(): void {
		const active = vscode.window.activeTextEditor?.document;
		if (active?.languageId === languageId) document = active;
		// There is nothing to say of an old version; what the selector does not match is not shown.
		const left = document !== undefined && isLeftAlone(document.uri.toString());
		const selector = left ? [] : { language: languageId };
		for (const item of [home, deadline]) item.selector = selector;
		const status = document && known.get(document.uri.toString());
		say(home, client.state === State.Running ? ofReturn(status) : ofServer(client.state));
		say(deadline, ofDeadline(status));
		// The preview may have the keyboard.
		showVerdict(verdict, (active === undefined || active === document) && !left ? status : undefined);
		if (status)
			void vscode.commands.executeCommand(
				'setContext',
				cleanContext,
				(status.month !== undefined || status.report !== undefined || status.early === true) && status.errors === 0,
			);
	}
	context.subscriptions.push(
		home,
		deadline,
		verdict,
		client.onDidChangeState(({ newState }) => {
			// What the server before said is not known of the next one.
			if (newState !== State.Running) known.clear();
			update();
		}),
		client.onNotification(statusChanged, ({ uri, status }: StatusChangedParams) => {
			const key = vscode.Uri.parse(uri).toString();
			// One that was closed meanwhile may give its name to another.
			if (vscode.workspace.textDocuments.some((document) => document.uri.toString() === key)) known.set(key, status);
			update();
		}),
		vscode.window.onDidChangeActiveTextEditor(update),
		vscode.workspace.onDidCloseTextDocument(({ uri }) => known.delete(uri.toString())),
	);
	update();
}

function say(item: vscode.LanguageStatusItem, { text, detail, severity, command, busy = false }: Said): void {
	item.text = inMessage(text);
	item.detail = inMessage(detail ?? '');
	item.severity = severity ?? vscode.LanguageStatusSeverity.Information;
	item.command = command;
	item.busy = busy;
}

/** The same on the status bar itself, short: `✓ Reconciles · due 6 Nov`, `✗ 3 sums`. A click goes to the next finding of the file. */
function showVerdict(item: vscode.StatusBarItem, status: ReturnStatus | undefined): void {
	if (!status) {
		item.hide();
		return;
	}
	const { breaks, errors, off, deadline, submitted } = status;
	const day = deadline && (status.early ? vscode.l10n.t('8:30 a.m. {0}', shortDayText(deadline)) : shortDayText(deadline));
	const due = day && !submitted ? ` · ${vscode.l10n.t('due {0}', day)}` : '';
	const short =
		breaks > 0
			? `$(error) ${breaks === 1 ? vscode.l10n.t('1 sum') : vscode.l10n.t('{0} sums', breaks)}`
			: errors > 0
				? `$(error) ${errors === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', errors)}`
				: off > 0
					? `$(warning) ${vscode.l10n.t('No error, but {0}', offText(off))}`
					: `$(check) ${status.report ? vscode.l10n.t('No error') : vscode.l10n.t('Reconciles')}`;
	item.text = `${short}${due}`;
	const said = ofReturn(status);
	const { text, detail } = ofDeadline(status);
	item.tooltip = [said.text, said.detail, [text, detail].filter(Boolean).join(', ')].filter(Boolean).join('\n');
	item.accessibilityInformation = { label: [said.text, text].join(', ') };
	item.command = breaks + errors > 0 ? 'editor.action.marker.next' : undefined;
	item.show();
}

function offText(off: number): string {
	return off === 1 ? vscode.l10n.t('1 check is off') : vscode.l10n.t('{0} checks are off', off);
}

function ofServer(state: State): Said {
	if (state === State.Starting) return { text: vscode.l10n.t('Starting …'), busy: true };
	return {
		text: vscode.l10n.t('The server does not run'),
		severity: vscode.LanguageStatusSeverity.Error,
		command: { title: vscode.l10n.t('Restart'), command: `${section}.restartServer` },
	};
}

function ofReturn(status: ReturnStatus | undefined): Said {
	if (!status) return { text: vscode.l10n.t('Reading …'), busy: true };
	const { breaks, errors, off, form, edition, month, report } = status;
	const problems = { title: vscode.l10n.t('Show Problems'), command: 'workbench.actions.view.problems' };
	const what = report ? exhibitsText(report) : month && monthText(month);
	const detail = [what, edition && `${form} ${edition}`, off > 0 && offText(off)].filter(Boolean).join(' · ');
	if (breaks > 0) {
		const text = breaks === 1 ? vscode.l10n.t('1 sum does not add up') : vscode.l10n.t('{0} sums do not add up', breaks);
		return { text, detail, severity: vscode.LanguageStatusSeverity.Error, command: problems };
	}
	if (errors > 0) {
		const text = errors === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', errors);
		return { text, detail, severity: vscode.LanguageStatusSeverity.Error, command: problems };
	}
	// What is off nobody looked at.
	if (off > 0)
		return { text: vscode.l10n.t('No error, but {0}', offText(off)), detail, severity: vscode.LanguageStatusSeverity.Warning };
	return { text: report ? vscode.l10n.t('No error') : vscode.l10n.t('Reconciles'), detail };
}

/** What is in a report on Form 6-K. */
function exhibitsText({ exhibits }: NonNullable<ReturnStatus['report']>): string {
	return exhibits === 1 ? vscode.l10n.t('Form 6-K, 1 exhibit') : vscode.l10n.t('Form 6-K, {0} exhibits', exhibits);
}

function ofDeadline(status: ReturnStatus | undefined): Said {
	const { deadline, submitted, report, early, unknown } = status ?? {};
	if (report) {
		return { text: report.signed ? vscode.l10n.t('Signed {0}', dayText(report.signed)) : vscode.l10n.t('Not dated yet') };
	}
	if (!deadline) {
		const why =
			unknown === 'holidays'
				? vscode.l10n.t('the general holidays of its year are not known here')
				: early
					? vscode.l10n.t('8:30 a.m. of the business day after what happened, and nothing in it has a date yet')
					: undefined;
		return { text: vscode.l10n.t('No deadline is known'), detail: why };
	}
	return {
		text: vscode.l10n.t(
			'To be submitted by {0}',
			early ? vscode.l10n.t('8:30 a.m. on {0}', dayText(deadline)) : dayText(deadline),
		),
		detail: submitted ? vscode.l10n.t('submitted {0}', dayText(submitted)) : vscode.l10n.t('not submitted yet'),
	};
}
