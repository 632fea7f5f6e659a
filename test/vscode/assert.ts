/** What of node:assert the suite uses; it runs in the browser too. */
export const assert: Assert = {
	ok(value, message) {
		if (!value) fail(message ?? `${show(value)} is not so`);
	},
	equal(actual, expected, message) {
		if (!Object.is(actual, expected)) fail(message ?? `${show(actual)} is not ${show(expected)}`);
	},
	notEqual(actual, expected, message) {
		if (Object.is(actual, expected)) fail(message ?? `${show(actual)} is what it should not be`);
	},
	/** Of plain data, as JSON has it. */
	deepEqual(actual, expected, message) {
		if (show(actual) !== show(expected)) fail(message ?? `${show(actual)} is not ${show(expected)}`);
	},
	match(text, pattern, message) {
		if (!pattern.test(text)) fail(message ?? `${pattern} does not match ${text}`);
	},
};

interface Assert {
	ok(value: unknown, message?: string): asserts value;
	equal(actual: unknown, expected: unknown, message?: string): void;
	notEqual(actual: unknown, expected: unknown, message?: string): void;
	deepEqual(actual: unknown, expected: unknown, message?: string): void;
	match(text: string, pattern: RegExp, message?: string): void;
}

function fail(message: string): never {
	throw new Error(message);
}

const show = (value: unknown): string => JSON.stringify(value) ?? String(value);
