import type { StudioEvent, UnknownRecord } from '../event';
import type { Column, Untold } from './column';
import type { RowRecord } from './record';

/** What a setting or the run says, and the file does not. */
export interface RowContext {
	/** UTC, ISO 8601 with milliseconds: now. */
	readonly receivedAt: string;
	/** UTC: when the file was exported; what a row tells without a time of its own is as of then. */
	readonly asOf: string;
	/** IANA. */
	readonly timeZone: string | null;
	/** ISO 4217. */
	readonly currency: string | null;
	/** Dial code of national telephone numbers, `1`. */
	readonly dialCode: string | null;
	/** The vendor's id of the account, where its exports do not name it. */
	readonly businessId: string | null;
	/** The vendor's id of a location, by what the file calls it (`headingKey`); the blank name is for rows that name none. */
	readonly locationIds: ReadonlyMap<string, string>;
	/** `state`: what the studio knows of the client now; `new`: that the client was created. */
	readonly clientRows: 'state' | 'new';
	readonly includeRaw: boolean;
}

/** Rows that are about one thing: the lines of an invoice. */
export interface RowGroup {
	/** The thing's own id, or the name made for it. */
	readonly id: string;
	/** At least one, in the order of the file. */
	readonly rows: readonly RowRecord[];
	/** Fields that the file has a column for. */
	readonly fields: ReadonlySet<string>;
}

export type GroupReading =
	| { readonly kind: 'events'; readonly events: readonly StudioEvent[] }
	/** Rightly there, but nothing an event tells of. */
	| { readonly kind: 'leftOut'; readonly reason: string }
	/** A clause that follows "Row 7: ", in plain words. */
	| { readonly kind: 'problem'; readonly problem: string };

/** One kind of file a studio can download: its headings as data, and how its rows become events. */
export interface RowExport {
	/** Value of the parameter, `zenotiSales`. */
	readonly name: string;
	/** For people, `Zenoti: Sales (Accrual)`. */
	readonly label: string;
	/** First part of every event id. */
	readonly system: string;
	/** Entity below `data`. */
	readonly entity: 'sale' | 'booking' | 'client';
	/** Where the report is found, and how sure the headings are, in a sentence for the docs. */
	readonly about: string;
	readonly columns: readonly Column[];
	/** Each of these needs a column and, in every row, a value, for one of its fields. */
	readonly needs: ReadonlyArray<readonly [string, ...string[]]>;
	/** Fields whose headings belong to this vendor's export alone: with one of them it is recognised. */
	readonly marks: readonly [string, ...string[]];
	/** What a reader of the docs would look for and not find. */
	readonly untold: readonly Untold[];
	/** Fields that name a row where the export gives no id of its own; they do not change in the thing's life. */
	readonly identity: readonly [string, ...string[]];
	/** Ids in the docs: what the parts are made from. */
	readonly ids: readonly string[];
	/** The id each row belongs to, in the order of the rows; `null` where the export tells none. */
	readonly idsOf: (rows: readonly RowRecord[]) => ReadonlyArray<string | null>;
	readonly toEvents: (group: RowGroup, context: RowContext) => GroupReading;
}

export const problem = (text: string): GroupReading => ({ kind: 'problem', problem: text });
export const leftOut = (reason: string): GroupReading => ({ kind: 'leftOut', reason });

/** The one record of rows that are all about the same thing and tell the same; `null` when they differ. */
export function onlyRecord({ rows }: RowGroup): UnknownRecord | null {
	const [first, ...others] = rows;
	if (first === undefined) return null;
	const text = others.length === 0 ? '' : JSON.stringify(first.record);
	return others.every(({ record }) => JSON.stringify(record) === text) ? first.record : null;
}

/** The rows as they came, for `data.raw`. */
export function rawOf({ rows }: RowGroup, { includeRaw }: RowContext): { readonly raw?: unknown } {
	return includeRaw ? { raw: rows.map(({ raw }) => raw) } : {};
}
