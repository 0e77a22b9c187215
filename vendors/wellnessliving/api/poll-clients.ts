import type { Client, EventType, StudioEvent } from '../../../core/event';
import type { PollContext, PolledResource, Sighting, Window } from '../../../core/poll';
import { mapRead, type Row } from './answer';
import type { BuildMemory } from './build-memory';
import { everyDay, readClientReport, type ReportedClient } from './client-report';
import { mark, toPollEvent, versionOfChange } from './poll-event';
import { businessOf } from './poll-places';
import { daysBack, windowOf } from './poll-plan';

const asked = 'POST /v1/report/query 689';

/**
 * Clients by the report of all clients. Nothing tells when one was changed, so everybody is read and compared; new is who
 * was never seen and has joined in the days of the window.
 */
export function wellnessLivingClients(builds: BuildMemory): PolledResource {
	return {
		name: 'clients',
		label: 'Clients',
		lookbackDays: 3,
		plan: (input) => [windowOf(daysBack(input))],
		read: async (caller, _place, window) => {
			const read = await readClientReport(caller, everyDay, { builds });
			return mapRead(read, ({ rows }) => rows.map((row) => toSighting(row, window)));
		},
		// who is merged or deactivated drops out as well
		gone: null,
	};
}

function toSighting(row: Row<ReportedClient>, window: Window): Sighting {
	const { client, since } = row.value;
	const fingerprint = mark(client, 12);
	return {
		id: client.id,
		fingerprint,
		day: since ?? window.from,
		events: (before, context) => {
			if (before === fingerprint) return [];
			const change = updated(row, versionOfChange(before, fingerprint, null, context.changes), context);
			if (before !== null) return [change];
			// the webhook of the same id may have come before a change, and nothing tells when one was made
			return since !== null && since >= window.from ? [created(row, context), change] : [];
		},
	};
}

/** The id of the webhook `client.created`: a person is a client of a business once. */
function created(row: Row<ReportedClient>, context: PollContext): StudioEvent {
	return event('studio.client.created', 'created', row, businessOf(context.place), context);
}

function updated(row: Row<ReportedClient>, version: string, context: PollContext): StudioEvent {
	return event('studio.client.updated', 'updated', row, version, context);
}

function event(
	type: EventType,
	operation: string,
	{ raw, value }: Row<ReportedClient>,
	version: string,
	context: PollContext,
): StudioEvent {
	const client: Client = value.client;
	return toPollEvent(
		{
			type,
			entity: 'client',
			entityId: client.id,
			operation,
			version,
			correlation: null,
			asked,
			happenedAt: null,
			data: { client },
			raw,
		},
		context,
	);
}
