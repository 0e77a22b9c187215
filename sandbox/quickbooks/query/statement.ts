/** A statement of QuickBooks' query language, parsed; AND joins all conditions, there is no OR. */
export interface Statement {
	/** `null` for `*` and for a count. */
	readonly columns: readonly string[] | null;
	readonly isCount: boolean;
	readonly entity: string;
	readonly conditions: readonly Condition[];
	readonly order: readonly { readonly column: string; readonly isDescending: boolean }[];
	/** From 1. */
	readonly startPosition: number;
	readonly maxResults: number;
}

export interface Condition {
	readonly column: string;
	readonly operator: '=' | '<' | '>' | '<=' | '>=' | 'in' | 'like';
	/** One value, except for `in`. */
	readonly values: readonly string[];
}

export const defaultResults = 100;
export const mostResults = 1_000;
