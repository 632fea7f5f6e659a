export const languageId = 'monthly-return';
export const languageName = 'Monthly Return';
/** Where the settings live, and the prefix of the commands and of the requests that are not the protocol's. */
export const section = 'monthlyReturn';
