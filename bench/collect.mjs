// Runs inside a server that is watched for leaks: collects garbage when asked over the channel, and says what is left.
process.on('message', () => {
	for (let round = 0; round < 3; round++) globalThis.gc?.();
	const { heapUsed, external, rss } = process.memoryUsage();
	process.send?.({ heap: heapUsed + external, rss });
});
