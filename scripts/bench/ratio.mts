/** One line of the report: what was compared with what, and how far it may go. */
export interface Result {
	readonly name: string;
	readonly measured: number;
	readonly limit: number;
	/** `most`: the measured value may not exceed the limit; `least`: it may not fall below. */
	readonly bound: 'most' | 'least';
	readonly unit: string;
}

export function isKept({ measured, limit, bound }: Result): boolean {
	return bound === 'most' ? measured <= limit : measured >= limit;
}

/** Nanoseconds per call over so many calls. */
function timePerCall(run: () => unknown, calls: number): number {
	const started = process.hrtime.bigint();
	for (let call = 0; call < calls; call += 1) run();
	return Number(process.hrtime.bigint() - started) / calls;
}

/**
 * The median of subject/baseline over rounds that alternate between the two, so that a slow moment of the machine
 * touches both.
 */
export function ratioOf(subject: () => unknown, baseline: () => unknown, calls: number, rounds = 41): number {
	timePerCall(subject, calls);
	timePerCall(baseline, calls);
	const ratios: number[] = [];
	for (let round = 0; round < rounds; round += 1) {
		const base = timePerCall(baseline, calls);
		ratios.push(timePerCall(subject, calls) / base);
	}
	return median(ratios);
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((left, right) => left - right);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function printReport(title: string, results: readonly Result[]): void {
	console.log(`\n${title}`);
	for (const result of results) {
		const limit = `${result.bound === 'most' ? '≤' : '≥'} ${result.limit} ${result.unit}`.trim();
		const verdict = isKept(result) ? 'kept' : 'BROKEN';
		console.log(
			`  ${result.name.padEnd(74)} ${result.measured.toFixed(2).padStart(8)}  ${limit.padEnd(14)} ${verdict}`,
		);
	}
}
