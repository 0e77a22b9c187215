/** One line of the report: what was compared with what, and how far it may go. */
export interface Result {
	readonly name: string;
	readonly measured: number;
	readonly limit: number;
	/** `most`: the measured value may not exceed the limit; `least`: it may not fall below. */
	readonly bound: 'most' | 'least';
	/**
	 * Where the limit is a goal that is not reached yet, the value below (or above) which something has got worse;
	 * the limit itself when left out.
	 */
	readonly regression?: number;
	readonly unit: string;
}

function isWithin({ measured, bound }: Result, limit: number): boolean {
	return bound === 'most' ? measured <= limit : measured >= limit;
}

/** Whether nothing has got worse; a goal may still be ahead. */
export function isKept(result: Result): boolean {
	return isWithin(result, result.regression ?? result.limit);
}

function verdictOn(result: Result): string {
	if (isWithin(result, result.limit)) return 'kept';
	return isKept(result) ? 'goal missed' : 'BROKEN';
}

/** Nanoseconds per call over so many calls. */
function timePerCall(run: () => unknown, calls: number): number {
	const started = process.hrtime.bigint();
	for (let call = 0; call < calls; call += 1) run();
	return Number(process.hrtime.bigint() - started) / calls;
}

/**
 * Subject/baseline, each by the quickest tenth of its rounds: the rounds alternate between the two, and what else the
 * machine does can only make a round slower.
 */
export function ratioOf(subject: () => unknown, baseline: () => unknown, calls: number, rounds = 41): number {
	timePerCall(subject, calls);
	timePerCall(baseline, calls);
	const times = { subject: [] as number[], baseline: [] as number[] };
	for (let round = 0; round < rounds; round += 1) {
		times.baseline.push(timePerCall(baseline, calls));
		times.subject.push(timePerCall(subject, calls));
	}
	return quickTenth(times.subject) / quickTenth(times.baseline);
}

function quickTenth(values: readonly number[]): number {
	const sorted = [...values].sort((left, right) => left - right);
	return sorted[Math.floor(sorted.length / 10)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((left, right) => left - right);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function printReport(title: string, results: readonly Result[]): void {
	console.log(`\n${title}`);
	for (const result of results) {
		const limit = `${result.bound === 'most' ? '≤' : '≥'} ${result.limit} ${result.unit}`.trim();
		const verdict = verdictOn(result);
		console.log(
			`  ${result.name.padEnd(74)} ${result.measured.toFixed(2).padStart(8)}  ${limit.padEnd(14)} ${verdict}`,
		);
	}
}
