interface Entry {
	readonly atMs: number;
	/** Entries of the same moment run in the order in which they were entered. */
	readonly order: number;
	readonly run: () => void;
}

/** Simulated time: a diary of things to do, carried out one after the other without waiting. */
export class VirtualTime {
	private readonly heap: Entry[] = [];

	private entered = 0;

	constructor(public nowMs: number) {}

	at(atMs: number, run: () => void): void {
		this.entered += 1;
		this.heap.push({ atMs, order: this.entered, run });
		this.rise(this.heap.length - 1);
	}

	after(delayMs: number, run: () => void): void {
		this.at(this.nowMs + delayMs, run);
	}

	sleep = async (delayMs: number): Promise<void> =>
		await new Promise((resolve) => {
			this.after(delayMs, resolve);
		});

	/** Runs until the diary is empty; between two entries every promise settles. */
	async run(): Promise<void> {
		for (let entry = this.takeFirst(); entry !== undefined; entry = this.takeFirst()) {
			this.nowMs = entry.atMs;
			entry.run();
			// What happens in the same moment happens before anybody has taken notice of it.
			if (this.heap[0]?.atMs === entry.atMs) continue;
			await new Promise<void>((resolve) => {
				setImmediate(resolve);
			});
		}
	}

	private takeFirst(): Entry | undefined {
		const first = this.heap[0];
		const last = this.heap.pop();
		if (last !== undefined && last !== first) {
			this.heap[0] = last;
			this.sink(0);
		}
		return first;
	}

	private isBefore(left: number, right: number): boolean {
		const [a, b] = [this.heap[left], this.heap[right]];
		if (a === undefined || b === undefined) return a !== undefined;
		return a.atMs === b.atMs ? a.order < b.order : a.atMs < b.atMs;
	}

	private swap(left: number, right: number): void {
		const [a, b] = [this.heap[left], this.heap[right]];
		if (a === undefined || b === undefined) return;
		this.heap[left] = b;
		this.heap[right] = a;
	}

	private rise(index: number): void {
		for (let child = index; child > 0;) {
			const parent = (child - 1) >> 1;
			if (!this.isBefore(child, parent)) return;
			this.swap(child, parent);
			child = parent;
		}
	}

	private sink(index: number): void {
		for (let parent = index; ;) {
			const [left, right] = [parent * 2 + 1, parent * 2 + 2];
			const least = this.isBefore(right, left) ? right : left;
			if (!this.isBefore(least, parent)) return;
			this.swap(least, parent);
			parent = least;
		}
	}
}
