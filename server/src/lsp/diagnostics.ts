import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { CheckId } from '../checks/catalogue.js';
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

export function toDiagnostic(finding: Finding, { client, uriOf, documentation }: DiagnosticContext): Diagnostic {
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
