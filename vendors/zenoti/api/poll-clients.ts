import type { Client, StudioEvent } from '../../../core/event';
import type { PollContext, PolledResource, Sighting } from '../../../core/poll';
import type { Row } from './answer';
import { mapRead } from './answer';
import { mark, versionOfChange } from './fingerprint';
import { readChangedGuests } from './guests';
import { onceVersion, toPollEvent, type Finding } from './poll-event';
import { oneWindow } from './poll-plan';

const asked = 'GET /v1/guests';

/** Guests by their last change, one call a hundred. */
export const zenotiClients: PolledResource = {
	name: 'clients',
	label: 'Clients',
	lookbackDays: 1,
	plan: (input) => oneWindow(input),
	read: async (caller, place, window) => {
		const read = await readChangedGuests(caller, place.id, window.from);
		return mapRead(read, ({ rows }) => rows.map((row) => toSighting(row, window)));
	},
	// a guest without a change is not listed
	gone: null,
};

function toSighting(row: Row<Client>, { from, to }: { from: string; to: string }): Sighting {
	const { value: client } = row;
	const fingerprint = fingerprintOf(client);
	return {
		id: client.id,
		fingerprint,
		day: to,
		events: (before, context) => {
			if (before === fingerprint) return [];
			const isNew = before === null && client.createdAt !== null && client.createdAt.slice(0, 10) >= from;
			if (!isNew) return [updated(row, before, fingerprint, context)];
			const created = createdEvent(row, context);
			return mayBeEdited(client, context) ? [created, updated(row, before, fingerprint, context)] : [created];
		},
	};
}

/** All that is told of the client; not when it was changed, because a change may concern what is not told. */
function fingerprintOf(client: Client): string {
	const tags = client.tags === null ? null : [...client.tags].sort();
	return mark({ ...client, tags, updatedAt: null });
}

/** A new client is saved in several steps, which are no changes. */
const settlingMs = 60_000;

/**
 * The webhook of a new client may have come before a change that it does not tell, and what has its id counts as told.
 * Where Zenoti does not say when a guest was last changed, everybody who is not brand-new may have been.
 */
function mayBeEdited({ createdAt, updatedAt }: Client, { receivedAt }: PollContext): boolean {
	return createdAt !== null && Date.parse(updatedAt ?? receivedAt) - Date.parse(createdAt) > settlingMs;
}

/** The id is the one of the webhook `Guest.Created`, by `created_date`. */
export function createdEvent(row: Row<Client>, context: PollContext): StudioEvent {
	const { createdAt } = row.value;
	return toPollEvent(finding('studio.client.created', row, onceVersion, createdAt, context), context);
}

function updated(row: Row<Client>, before: string | null, now: string, context: PollContext): StudioEvent {
	const { updatedAt } = row.value;
	const version = versionOfChange(before, now, updatedAt, context.changes);
	return toPollEvent(finding('studio.client.updated', row, version, updatedAt, context), context);
}

function finding(
	type: Finding['fact']['type'],
	{ raw, value: client }: Row<Client>,
	version: string,
	happenedAt: string | null,
	{ place }: PollContext,
): Finding {
	return {
		fact: {
			type,
			entity: 'guest',
			entityId: client.id,
			record: raw,
			centerId: client.homeLocationId ?? place.id,
			groupId: null,
			saleId: null,
			data: { client },
		},
		asked,
		version,
		happenedAt,
		raw,
	};
}
