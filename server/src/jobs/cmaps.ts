/** What another has in it: it reads the same text, and places it the same. */
const within: Readonly<Record<string, string>> = {
	'UniCNS-UCS2-H': 'UniCNS-UTF16-H',
	'UniGB-UCS2-H': 'UniGB-UTF16-H',
	'GBKp-EUC-H': 'GBK2K-H',
};

/** The file of a predefined CMap of Adobe's as it is shipped, by the name that a PDF has for it; undefined for what is no such name. */
export function fileOfCmap(name: string): string | undefined {
	const [, plain] = /^([\w-]+?)(?:\.bcmap)?$/.exec(name) ?? [];
	return plain === undefined ? undefined : `${within[plain] ?? plain}.bcmap`;
}
