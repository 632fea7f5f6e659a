/** How long this process computed in a function, in seconds: a machine that is busy with something else does not count. */
export function computed(what: () => void): number {
	const before = process.cpuUsage();
	what();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1_000_000;
}
