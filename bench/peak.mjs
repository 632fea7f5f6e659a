// Runs inside a program that is measured: at its end says on channel 3 how much memory it had at most, in KB.
import { writeSync } from 'node:fs';

process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
