/** The command line was used wrongly; said on stderr, with where to read how, and the exit code is 2. */
export class UsageError extends Error {}

export const exitCodes = { clean: 0, found: 1, failed: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
