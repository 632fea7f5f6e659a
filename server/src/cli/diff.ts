import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { onOneLine, visible } from '../escape.js';

/** As `git diff` and `patch` have it. */
export function diffOf(path: string, before: string, after: string): string {
	const name = onOneLine(path);
	return visible(
		createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, { headerOptions: FILE_HEADERS_ONLY }),
	);
}
