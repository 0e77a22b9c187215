import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import {
	countriesById,
	lineKindsByType,
	tenderingsByMode,
	visitStatuses,
} from '../../vendors/zenoti/codes.ts';
import type { ZenotiEventRow } from '../../vendors/zenoti/event-row.ts';
import { zenotiEvents } from '../../vendors/zenoti/event-table.ts';
import { zenotiFieldTables, type FieldTable } from '../../vendors/zenoti/field-tables.ts';

/** Writes `docs/zenoti-events.md` from the tables that the code itself works with. */
export const zenotiPage = fileURLToPath(new URL('../../docs/zenoti-events.md', import.meta.url));

const reference = 'https://docs.zenoti.com/reference/';
const code = (text: string): string => `\`${text}\``;
const signed = (value: number): string => String(value).replace('-', '−');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function eventTable(): string {
	const rows = zenotiEvents.map((event) => [
		code(event.names[0]),
		Object.keys(event.studio).map(code).join(', '),
		stampsOf(event),
		event.page === null ? event.evidence : `[${event.evidence}](${reference}${event.page})`,
	]);
	return table(['Zenoti event', 'Studio event', 'Version in the event id', 'Known from'], rows);
}

/** The spellings taken besides the one in the table. */
function spellingList(): string {
	return zenotiEvents
		.filter((event) => event.names.length > 1)
		.map(({ names: [first, ...others] }) => `- ${code(first)}: ${others.map(code).join(', ')}`)
		.join('\n');
}

/** One stamp where all types share it, else one for each. */
function stampsOf(event: ZenotiEventRow): string {
	const stamps = Object.entries(event.studio).map(([type, fields]) => ({
		operation: type.split('.')[2] ?? '',
		text: fields.length === 0 ? code('event_id') : fields.map(code).join(' and '),
	}));
	const texts = new Set(stamps.map((stamp) => stamp.text));
	if (texts.size === 1) return [...texts].join('');
	return stamps.map(({ operation, text }) => `${operation}: ${text}`).join('; ');
}

function statusTable(): string {
	const rows = [...visitStatuses].map(([number, { type, status }]) => [
		signed(number),
		code(type),
		status === null ? '' : code(status),
	]);
	return table(['`appointment_group_status`', 'Studio event', '`booking.status`'], rows);
}

function itemTable(): string {
	const rows = [...lineKindsByType].map(([number, kind]) => [String(number), code(kind)]);
	return table(['`invoice_items[].type`', '`sale.lines[].kind`'], rows);
}

function paymentTable(): string {
	const rows = [...tenderingsByMode].map(([number, { method, isRedemption }]) => [
		String(number),
		code(method),
		isRedemption ? 'no' : 'yes',
	]);
	return table(['`payment_mode`', '`payments[].method`', 'Is money'], rows);
}

function fieldSection({ title, events, rows }: FieldTable): string {
	const names = zenotiEvents
		.map((event) => event.names[0])
		.filter((name) => events.some((beginning) => name.startsWith(beginning)));
	const lines = rows.map((row) => [code(row.studio), code(row.zenoti), row.note ?? '']);
	return `### ${title}\n\n${names.map(code).join(', ')}\n\n${table(['Studio field', 'Zenoti field', 'Note'], lines)}`;
}

/** The page as markdown, not yet formatted. */
export function zenotiEventDocs(): string {
	const countries = [...countriesById].map(([id, { code: iso }]) => `${id} ${iso}`).join(', ');
	return `# Zenoti webhooks as studio events

Written by \`scripts/docs/zenoti.mts\` from the tables in \`vendors/zenoti\`; change those, not this page. Nothing on it was tested against a live Zenoti account.

## Events

The event is told by \`event_type\`, in any case; \`event_resource\` is null in real traffic and never read. *documented* has a page at docs.zenoti.com; *seen* was published from production traffic; *inferred* has a page that shows the object but not the name, so every plausible name is taken. Everything else comes out as \`studio.unrecognized\`, with the reason, and is answered 200.

${eventTable()}

Also taken, because Zenoti's pages do not give the name or spell it in two ways:

${spellingList()}

An event object without its envelope, as many of Zenoti's pages show it, is told by its shape. Where a shape fits several events it becomes an update; payments and deletions without an envelope are left unrecognized.

## Event ids

\`zenoti:<entity>:<id>:<operation>:<version>\`, all in lower case, because Zenoti writes the same GUID in both cases.

The version is the entity's own stamp where the table above names one and the payload has it (a date-time as 17 digits of UTC), so that a poll which sees the same stamp builds the same id. Otherwise it is \`event_id\`, which every subscription and every retry of one event shares; else the delivery's \`id\`; else a hash. A client changed from A to B and back to A is three ids.

- A line of \`AppointmentGroup.Updated\` whose last change is its creation is the same fact as in \`AppointmentGroup.Created\`; lines that did not change since the last update are not told twice.
- A payment is told again with every later payment of its invoice; it stays one fact until its amount is edited.
- An invoice that is closed again is a new event about the same sale: replace the sale by its id, never add it.

## What belongs together

\`correlationid\` is \`zenoti:visit:<appointment group>\` where the payload names the visit (bookings, their invoice, feedback); else \`zenoti:invoice:<invoice>\` (sales without a visit, payments, memberships and packages when bought, redemptions); else the entity alone. Payment events do not name the visit.

## Times

\`event_timestamp\` is UTC. All other times carry no zone, and both zones occur in one payload: \`start_time\` and \`end_time\` of appointments, \`creation_date\`, \`last_updated_on\` and \`created_date\` are UTC; \`start_time_in_center\` and \`invoice_date\` are the centre's wall clock. The zone of class times and of \`payment_date\` is not published: the former are read as the centre's wall clock, the latter is passed on as written.

Membership days come either plain or as the centre's midnight told in UTC, whose date part is then a day early. The time zone setting converts them. Without it the hour tells the offset: before 10:00 the centre is west of Greenwich and the day is right, from 12:00 on it is the day after. Between, and for times that are no midnight anywhere, the day stays null.

## Money

Amounts are major units. Line by line, \`net + tax = gross\`; the lines' gross and the rounding make \`totals.gross\` (\`sum_total\`). Tips, service charge and fees are outside it: money in the drawer is \`paid + tip + serviceCharge + fees\`. Stored value redeemed as a tender is in \`redeemed\`; a package credit used on the invoice itself is already taken out of the lines' gross, and shows as \`unitPrice × quantity − discount + tax − gross\`. A refund is an invoice of its own with negative amounts and no link to the original.

The currency is USD where the lines carry the id 148, the only one with a proven meaning; otherwise the currency setting; otherwise unknown. Country ids with a known meaning: ${countries}.

${itemTable()}

Any other type is \`other\`. 6 and 61 are prepaid cards where \`is_giftcard\` is false.

${paymentTable()}

Where the mode is missing the tender's name decides; any other is \`custom\` and money.

## Status of a visit

Confirmations, check-ins, cancellations and no-shows arrive only as \`AppointmentGroup.Status\`, about the whole group: \`booking.id\` is then the group's id.

${statusTable()}

Any other number is \`studio.booking.updated\` without a status.

## Fields

What is missing is \`null\`: not told, never cleared. Pay, birth dates and log-ins of employees, health notes and links are not read.

${zenotiFieldTables.map(fieldSection).join('\n\n')}
`;
}

/** The page as it has to stand on disk. */
export async function zenotiPageText(): Promise<string> {
	return await format(zenotiEventDocs(), { parser: 'markdown' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(zenotiPage, await zenotiPageText());
