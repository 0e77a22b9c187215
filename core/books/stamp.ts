/**
 * What every document of ours says about itself, so that the ledger is the memory:
 * `studio-post/1 zenoti NORTH 2026-11-20 rev=1 docs=8 sha=5f0c2b9e at=2026-11-20T22:41:05.120Z`.
 */
export interface Stamp {
	readonly source: string;
	readonly centreCode: string;
	/** `YYYY-MM-DD`: the business day, also where the document is dated later because that day is closed. */
	readonly businessDay: string;
	readonly revision: number;
	/** Sales and refunds that the journal held when this was written. */
	readonly sales: number;
	/** 8 hex digits over the document's own lines as the ledger holds them: shows whether a person edited it. */
	readonly sha: string;
	/** `asOf` of the journal; `null` in a document that does not say. */
	readonly asOf: string | null;
}

export function stampText(stamp: Stamp): string {
	const { source, centreCode, businessDay, revision, sales, sha, asOf } = stamp;
	return `studio-post/1 ${source} ${centreCode} ${businessDay} rev=${revision} docs=${sales} sha=${sha}${asOf === null ? '' : ` at=${asOf}`}`;
}

const shape =
	/studio-post\/1 ([a-z0-9-]+) ([A-Z0-9]{1,8}) (\d{4}-\d\d-\d\d) rev=(\d{1,2}) docs=(\d{1,6}) sha=([0-9a-f]{8})(?: at=(\d{4}-\d\d-\d\dT[\d:.]{8,12}Z))?/;

/** The stamp in a memo or reference; `null` when there is none. */
export function parseStamp(text: unknown): Stamp | null {
	const match = typeof text === 'string' ? shape.exec(text) : null;
	if (match === null) return null;
	const [, source = '', centreCode = '', businessDay = '', revision = '0', sales = '0', sha = '', asOf] =
		match;
	return {
		source,
		centreCode,
		businessDay,
		revision: Number(revision),
		sales: Number(sales),
		sha,
		asOf: asOf ?? null,
	};
}
