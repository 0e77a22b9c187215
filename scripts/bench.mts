import { benchIntake } from './bench/intake.mts';
import { benchN8n } from './bench/n8n.mts';
import { isKept, printReport } from './bench/ratio.mts';

/** `npm run bench`: everything as ratios of one run; a broken one fails. `--core` leaves the n8n servers out. */
const core = benchIntake();
printReport('Intake, in process', core);
const server = process.argv.includes('--core') ? [] : await benchN8n((line) => console.log(line));
if (server.length > 0) printReport('In a real n8n 2.41.1', server);
if (![...core, ...server].every(isKept)) process.exitCode = 1;
