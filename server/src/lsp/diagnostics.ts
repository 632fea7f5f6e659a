import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { CheckId } from '../checks/catalogue.js';
import { gravestOf } from '../checks/finding.js';
import type { Finding, Severity } from '../service.js';
import { type Client, source } from './capabilities.js';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	information: DiagnosticSeverity.Information,
};

export interface DiagnosticContext {
	readonly client: Client;
	/** The client's spelling of a URI. */
	uriOf(key: string): string;
	documentation(check: CheckId): string | undefined;
}

/** More than anyone mends; a file with more of them is not a return but something else, and an editor is not to choke on it. */
const most = 1000;

/** The findings of a document as the client is told of them: the gravest of them in the order of the text, and last how many more there are. */
export function toDiagnostics(findings: readonly Finding[], context: DiagnosticContext): Diagnostic[] {
	const { shown, beyond } = gravestOf(findings, most);
	const diagnostics = shown.map((finding) => toDiagnostic(finding, context));
	if (beyond) diagnostics.push({ ...beyond, severity: DiagnosticSeverity.Information, source });
	return diagnostics;
}

function toDiagnostic(finding: Finding, { client, uriOf, documentation }: DiagnosticContext): Diagnostic {
	const href = client.codeDescription ? documentation(finding.check) : undefined;
	return {
		range: finding.range,
		severity: severities[finding.severity],
		code: finding.check,
		...(href !== undefined && { codeDescription: { href } }),
		source,
		message: finding.message,
		...(client.relatedInformation &&
			finding.related.length > 0 && {
				relatedInformation: finding.related.map(({ message, uri, range }) => ({ message, location: { uri: uriOf(uri), range } })),
			}),
		...(client.diagnosticData && { data: { check: finding.check } }),
	};
}
