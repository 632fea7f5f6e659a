/**
 * What of `vscode-languageserver-types` is used at run time. The library itself comes with a maker and a checker for every type and
 * cannot be shaken: 28 KB, a sixteenth of the server. The bundler puts this module in its place (esbuild.mjs), for the protocol's
 * library too; the compiler sees the library, and a test over real stdio sees that nothing is missing. Values as in LSP 3.18.
 */

const isText = (value: unknown): value is string => typeof value === 'string';

export const integer = {
	MIN_VALUE: -2147483648,
	MAX_VALUE: 2147483647,
	is: (value: unknown) => typeof value === 'number' && integer.MIN_VALUE <= value && value <= integer.MAX_VALUE,
};

export const uinteger = {
	MIN_VALUE: 0,
	MAX_VALUE: 2147483647,
	is: (value: unknown) => typeof value === 'number' && uinteger.MIN_VALUE <= value && value <= uinteger.MAX_VALUE,
};

export const DocumentUri = { is: isText };
export const URI = { is: isText };

export const WorkspaceFolder = {
	is(value: unknown): boolean {
		const folder = value as { uri?: unknown; name?: unknown } | undefined | null;
		return typeof folder === 'object' && folder !== null && isText(folder.uri) && isText(folder.name);
	},
};

export const MarkupKind = { PlainText: 'plaintext', Markdown: 'markdown' } as const;

export const MarkupContent = {
	is(value: unknown): boolean {
		const content = value as { kind?: unknown; value?: unknown } | undefined | null;
		return (
			typeof content === 'object' &&
			content !== null &&
			(content.kind === MarkupKind.PlainText || content.kind === MarkupKind.Markdown) &&
			isText(content.value)
		);
	},
};

export const DiagnosticSeverity = { Error: 1, Warning: 2, Information: 3, Hint: 4 } as const;
export const DiagnosticTag = { Unnecessary: 1, Deprecated: 2 } as const;
export const CodeActionKind = {
	Empty: '',
	QuickFix: 'quickfix',
	Refactor: 'refactor',
	RefactorRewrite: 'refactor.rewrite',
	Source: 'source',
	SourceFixAll: 'source.fixAll',
} as const;
export const CodeActionTriggerKind = { Invoked: 1, Automatic: 2 } as const;
export const CompletionItemKind = {
	Text: 1,
	Method: 2,
	Function: 3,
	Constructor: 4,
	Field: 5,
	Variable: 6,
	Class: 7,
	Interface: 8,
	Module: 9,
	Property: 10,
	Unit: 11,
	Value: 12,
	Enum: 13,
	Keyword: 14,
	Snippet: 15,
	Color: 16,
	File: 17,
	Reference: 18,
	Folder: 19,
	EnumMember: 20,
	Constant: 21,
	Struct: 22,
	Event: 23,
	Operator: 24,
	TypeParameter: 25,
} as const;
export const InsertTextFormat = { PlainText: 1, Snippet: 2 } as const;
export const InsertTextMode = { asIs: 1, adjustIndentation: 2 } as const;
export const InlayHintKind = { Type: 1, Parameter: 2 } as const;
export const FoldingRangeKind = { Comment: 'comment', Imports: 'imports', Region: 'region' } as const;
export const DocumentHighlightKind = { Text: 1, Read: 2, Write: 3 } as const;
export const SymbolKind = {
	File: 1,
	Module: 2,
	Namespace: 3,
	Package: 4,
	Class: 5,
	Method: 6,
	Property: 7,
	Field: 8,
	Constructor: 9,
	Enum: 10,
	Interface: 11,
	Function: 12,
	Variable: 13,
	Constant: 14,
	String: 15,
	Number: 16,
	Boolean: 17,
	Array: 18,
	Object: 19,
	Key: 20,
	Null: 21,
	EnumMember: 22,
	Struct: 23,
	Event: 24,
	Operator: 25,
	TypeParameter: 26,
} as const;
