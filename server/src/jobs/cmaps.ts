/** The file of a predefined CMap of Adobe's as it is shipped, by the name that a PDF has for it; undefined for what is no such name. */
export function fileOfCmap(name: string): string | undefined {
	const [, plain] = /^([\w-]+?)(?:\.bcmap)?$/.exec(name) ?? [];
	return plain === undefined ? undefined : `${plain}.bcmap`;
}
