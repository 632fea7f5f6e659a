import fc from 'fast-check';

/**
 * The properties are tried on the same texts at every run, so that a run says something of the change at hand and of nothing else.
 * FUZZ_SEED=N tries others: a number, or `random`.
 */
const wanted = process.env.FUZZ_SEED ?? '20261122';
if (wanted !== 'random') {
	fc.configureGlobal({ seed: Number(wanted) });
}
