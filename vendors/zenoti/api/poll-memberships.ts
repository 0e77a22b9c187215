import type { EventType, Membership, StudioEvent } from '../../../core/event';
import type { PollContext, PolledResource, Sighting } from '../../../core/poll';
import { mapRead, type Row } from './answer';
import { mark, versionOfChange } from './fingerprint';
import { readChangedMembers, soldOn } from './memberships';
import { onceVersion, toPollEvent } from './poll-event';
import { oneWindow } from './poll-plan';

/** A freeze rarely lasts longer; its end is told only as long as its beginning is known. */
const memoryDays = 180;

/** Members by their last change, one call a hundred. */
export const zenotiMemberships: PolledResource = {
	name: 'memberships',
	label: 'Memberships',
	lookbackDays: 1,
	memoryDays,
	plan: (input) => oneWindow(input),
	read: async (caller, place, window) => {
		const read = await readChangedMembers(caller, place, window.from);
		return mapRead(read, ({ rows }) => rows.map((row) => toSighting(row, window)));
	},
	// a member without a change is not listed
	gone: null,
};

type Status = NonNullable<Membership['status']>;
const letters: Readonly<Record<Status, string>> = {
	active: 'a',
	frozen: 'f',
	cancelled: 'x',
	expired: 'e',
};

/** What it means to come to a status; for `active` it depends on where from. */
const stepTypes: Partial<Record<Status, EventType>> = {
	frozen: 'studio.membership.frozen',
	cancelled: 'studio.membership.cancelled',
};
const backTypes: Readonly<Record<string, EventType>> = {
	f: 'studio.membership.unfrozen',
	x: 'studio.membership.reinstated',
	e: 'studio.membership.reinstated',
};

function toSighting(row: Row<Membership>, { from, to }: { from: string; to: string }): Sighting {
	const { value: membership } = row;
	const letter = membership.status === null ? 'u' : letters[membership.status];
	const fingerprint = `${letter}${mark(membership)}`;
	return {
		id: membership.id,
		fingerprint,
		day: to,
		events: (before, context) => {
			if (before === fingerprint) return [];
			const version = versionOfChange(before, fingerprint, null, context.changes);
			const step = stepOf(membership, before);
			const steps = step === null ? [] : [membershipEvent(step, row, version, context)];
			const sold = soldOn(row.raw);
			if (before !== null || sold === null || sold < from) return steps;
			return [membershipEvent('studio.membership.created', row, onceVersion, context), ...steps];
		},
	};
}

function stepOf({ status }: Membership, before: string | null): EventType | null {
	const letter = before?.charAt(0) ?? '';
	if (status === null || letter === letters[status]) return null;
	return stepTypes[status] ?? (status === 'active' ? (backTypes[letter] ?? null) : null);
}

function membershipEvent(
	type: EventType,
	{ raw, value: membership }: Row<Membership>,
	version: string,
	context: PollContext,
): StudioEvent {
	const fact = {
		type,
		entity: 'membership',
		entityId: membership.id,
		record: raw,
		centerId: context.place.id,
		groupId: null,
		saleId: membership.saleId,
		data: { membership },
	} as const;
	const asked = 'GET /v1/centers/{id}/members';
	return toPollEvent({ fact, asked, version, happenedAt: null, raw }, context);
}
