/** What pdf.js takes for granted and Node 20 has not. */
const platform = globalThis as { DOMMatrix?: unknown; Path2D?: unknown };
const promise = Promise as { withResolvers?: unknown };

// Drawn with, and nothing is drawn.
platform.DOMMatrix ??= class {};
platform.Path2D ??= class {};

promise.withResolvers ??= () => {
	let resolvers = {};
	const made = new Promise((resolve, reject) => {
		resolvers = { resolve, reject };
	});
	return { promise: made, ...resolvers };
};
