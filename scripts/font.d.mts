export const chineseFont: string;
export function withChineseFont(folder: string, env?: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
