import type { Day } from '../forms/calendar.js';
import { months } from '../forms/months.js';
import type { FormText, Wording } from '../forms/types.js';
import type { Label, Language } from './model.js';

/** A string of the form in a language: Chinese where its official Chinese was seen, English else. */
export function labelOf(text: Wording | FormText | undefined, language: Language): Label {
	const chinese = language === 'zh' ? text?.zh : undefined;
	// Chinese stands in the tables only where it was seen.
	return chinese === undefined ? { text: text?.en ?? '', sure: text?.sure ?? 'seen' } : { text: chinese, sure: 'seen' };
}

/** `02 February 2026`, as the form prints it; `2024年9月2日` in Chinese. */
export function printedDay({ year, month, day }: Day, language: Language): string {
	return language === 'zh' ? `${year}年${month}月${day}日` : `${String(day).padStart(2, '0')} ${months[month - 1]} ${year}`;
}

export function isoDay({ year, month, day }: Day): string {
	return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A label whose condition the form prints on a line of its own. */
export function inTwoLines({ text, sure }: Label): Label {
	return { text: text.replace(/ \((?=if |如|註)/, '\n('), sure };
}

/** `Page 1 of 10`, out of the form's words for it. */
export function pageText(words: string, page: number, of: number): string {
	return words.replace('{0}', String(page)).replace('{1}', String(of));
}

const han = /\p{Script=Han}/u;

export function isChinese(text: string): boolean {
	return han.test(text);
}
