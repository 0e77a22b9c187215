/**
 * One row of the field table: which WellnessLiving fields fill a studio field. Kept beside the mapping it describes;
 * a test removes each field from a full payload and compares what changes with these rows, in both directions.
 */
export interface FieldRule {
	/** Path in the event's `data`, `sale.lines[].name`. */
	readonly studio: string;
	/** Paths in the payload; the first one that tells wins, unless they are `joined`. */
	readonly from: readonly string[];
	/** All of `from` take part, instead of the first one that tells. */
	readonly joined?: true;
	/** Without it the delivery comes out as `studio.unrecognized`. */
	readonly required?: true;
	readonly note?: string;
}
