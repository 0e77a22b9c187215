interface Entry<Chart> {
	readonly chart: Chart;
	readonly readAtMs: number;
}

/** The chart of accounts as one run sees it; what a vendor's session takes. */
export interface ChartCell<Chart> {
	readonly get: () => Chart | null;
	readonly set: (chart: Chart) => void;
}

const keepMs = 3_600_000;
/** A chart is some hundred kilobytes at the most. */
const mostCharts = 50;

/**
 * Charts of accounts of this process, for an hour each: they change once a month and cost three to five calls. Lost on
 * a restart, which only costs those calls again.
 */
export class ChartMemory<Chart> {
	private readonly entries = new Map<string, Entry<Chart>>();

	constructor(private readonly nowMs: () => number) {}

	cellOf(key: string): ChartCell<Chart> {
		return { get: () => this.get(key), set: (chart) => this.set(key, chart) };
	}

	/** So that what a person has just changed in the ledger is seen. */
	forget(key: string): void {
		this.entries.delete(key);
	}

	private get(key: string): Chart | null {
		const entry = this.entries.get(key);
		if (entry === undefined) return null;
		const ageMs = this.nowMs() - entry.readAtMs;
		if (ageMs >= 0 && ageMs < keepMs) return entry.chart;
		this.entries.delete(key);
		return null;
	}

	private set(key: string, chart: Chart): void {
		this.entries.delete(key);
		const [oldest] = this.entries.keys();
		if (this.entries.size >= mostCharts && oldest !== undefined) this.entries.delete(oldest);
		this.entries.set(key, { chart, readAtMs: this.nowMs() });
	}
}
