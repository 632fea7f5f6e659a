import * as cases from '../support/growthCases.js';
import { Steps } from '../support/steps.js';

/** `one.js`: lists what may grow; `one.js NUMBER`: what of it does more than grows, and where. */
const all = [
	cases.ofForms,
	cases.ofOtherWords,
	cases.ofTwoMonths,
	cases.ofLongLines,
	cases.ofNobody,
	cases.ofPasted,
	cases.ofPublished,
].flat();
const [, , number] = process.argv;
const say = (said: unknown) => console.log(JSON.stringify(said));

if (number === undefined) say(all.map(({ of, name, group, kind }) => ({ of, name, group, kind })));
else {
	const one = all[Number(number)];
	if (!one) throw new Error(`there is no case ${number}`);
	const isReading = one.of.startsWith('what');
	const steps = new Steps(isReading);
	say(one.excess(steps));
	steps.end();
}
