import { buildEvent } from '../../../core/event';
import {
	column,
	importRows,
	type Imported,
	type ImportResult,
	type ImportSettings,
	type RowContext,
	type RowExport,
} from '../../../core/rows';

export const rowContext: RowContext = {
	receivedAt: '2026-11-21T09:00:00.000Z',
	asOf: '2026-11-20T23:00:00.000Z',
	timeZone: 'America/New_York',
	currency: 'USD',
	dialCode: null,
	businessId: null,
	locationIds: new Map(),
	clientRows: 'state',
	includeRaw: false,
};

export function settingsOf(
	context: Partial<RowContext> = {},
	more: Partial<Omit<ImportSettings, 'context'>> = {},
): ImportSettings {
	return { dateOrder: null, decimalMark: 'point', ...more, context: { ...rowContext, ...context } };
}

/** A list of tickets: an export of nobody, to try the machinery with. */
export const ticketExport: RowExport = {
	name: 'tickets',
	label: 'Tickets',
	system: 'test',
	entity: 'booking',
	about: '',
	columns: [
		column('ticket', 'text', ['Ticket No', 'Ticket Number'], []),
		column('day', 'moment', ['Day', 'Date'], []),
		column('price', 'amount', ['Price'], []),
		column('guest', 'text', ['Guest'], []),
		column('birth', 'moment', ['Birthday'], [], { isLenient: true }),
	],
	needs: [['day'], ['price']],
	marks: ['ticket'],
	untold: [],
	identity: ['day', 'price', 'guest'],
	ids: [],
	idsOf: (rows) => rows.map(({ record }) => (typeof record.ticket === 'string' ? record.ticket : null)),
	toEvents: ({ id, rows }) => {
		const content = rows.map(({ record }) => record);
		const event = buildEvent({
			id,
			source: 'test',
			type: 'studio.booking.created',
			subject: `booking/${id}`,
			time: rowContext.asOf,
			sourcetype: 'Tickets',
			receivedtime: rowContext.receivedAt,
			ingestion: 'import',
			correlationid: id,
			deliveryid: null,
			data: { raw: content },
		});
		return { kind: 'events', events: [event] };
	},
};

export function importTickets(rows: readonly unknown[], settings = settingsOf()): ImportResult {
	return importRows(rows, [ticketExport], settings);
}

/** What was imported; fails the test when the file as a whole was refused. */
export function importedOf(result: ImportResult): readonly Imported[] {
	if (!result.ok) throw new Error(result.failure.message);
	return result.imported;
}

/** Messages of what could not be read. */
export function failuresOf(result: ImportResult): readonly string[] {
	return importedOf(result).flatMap(({ result: each }) => ('failure' in each ? [each.failure.message] : []));
}

export function eventsOf(result: ImportResult) {
	return importedOf(result).flatMap(({ result: each }) => ('events' in each ? each.events : []));
}

/** A row without these columns. */
export function without(
	row: Readonly<Record<string, unknown>>,
	...headings: readonly string[]
): Record<string, unknown> {
	return Object.fromEntries(Object.entries(row).filter(([heading]) => !headings.includes(heading)));
}
