import { pathToFileURL } from 'node:url';
import { beside } from '../disk/beside.js';

/** A program beside this one, as the server has it too. */
export async function program<T>(name: string): Promise<T> {
	const { default: loaded } = await import(pathToFileURL(beside('programs', `${name}.js`)).href);
	return loaded;
}
