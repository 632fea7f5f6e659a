/** Signs and characters that the form itself writes now one way and now the other. */
const others: Readonly<Record<string, string>> = { 内: '內', 爲: '為', '\u3000': ' ' };

/** Character for character the same length: full-width brackets, colons, letters and the like as ASCII has them, 內 and 為 in one form. */
export function plainSigns(text: string): string {
	// Most of what is read has none.
	if (text.search(/[\u3000-\uffff]/) < 0) return text;
	return text
		.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
		.replace(/[内爲\u3000]/g, (sign) => others[sign] as string);
}

/**
 * A space of no width where it alone parts two words. Within a figure, at a hyphen or stroke, and where an address goes on behind its point a line
 * may only break at it; Chinese has no spaces.
 */
export const wordSpace =
	/(?<=[A-Za-z\u00c0-\u024f)\u2019"\u201d])\u200b+(?=["\u201c(]?[A-Za-z\u00c0-\u024f\d])|(?<=\d)\u200b+(?=[A-Za-z(])|(?<=[,;:])\u200b+(?=[A-Za-z"\u201c(])|(?<=\.)\u200b+(?=[A-Z"\u201c(])/g;
