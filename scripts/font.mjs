// The Chinese font of the development: a return in Chinese is printed, read back and looked at with it on a machine that has none. What is
// shipped carries no font, and looks for the system's (server/src/disk/fonts.ts).
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

// Noto Sans SC has all of the 20,902 ideographs that were in Unicode first, those of the form and of Hong Kong among them; HK and TC lack some
// that the form itself is printed with (内, 爲).
const file = (name) => createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${name}`);

export const chineseFont = file('400Regular/NotoSansSC_400Regular.ttf');

/**
 * The environment of a browser that has the font beside what the machine has; its configuration is written into `folder`.
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 */
export function withChineseFont(folder, env = process.env) {
	const configuration = path.join(folder, 'fonts.conf');
	const dirs = [chineseFont, file('700Bold/NotoSansSC_700Bold.ttf')].map((font) => `<dir>${path.dirname(font)}</dir>`);
	mkdirSync(folder, { recursive: true });
	writeFileSync(
		configuration,
		`<?xml version="1.0"?>
<fontconfig>
<include ignore_missing="yes">${env.FONTCONFIG_FILE ?? '/etc/fonts/fonts.conf'}</include>
${dirs.join('\n')}
<cachedir>${path.join(folder, 'fontconfig')}</cachedir>
</fontconfig>
`,
	);
	return { ...env, FONTCONFIG_FILE: configuration };
}
