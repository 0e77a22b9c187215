import type { EventType, StudioEvent } from '../event';

export interface EventFilter {
	/** Studio event types; `*` or an empty list lets all pass. */
	readonly types: readonly string[];
	/** Ids of locations; an empty list lets all pass. An event that names no location always passes. */
	readonly locationIds: readonly string[];
}

/** Whether the user wants this event. */
export function isWanted(event: StudioEvent, filter: EventFilter): boolean {
	return isWantedType(event.type, filter.types) && isWantedPlace(event, filter.locationIds);
}

function isWantedType(type: EventType, types: readonly string[]): boolean {
	return types.length === 0 || types.includes('*') || types.includes(type);
}

function isWantedPlace(event: StudioEvent, locationIds: readonly string[]): boolean {
	if (locationIds.length === 0) return true;
	const place = locationIdOf(event);
	return place === null || locationIds.some((id) => id.trim().toLowerCase() === place);
}

/** The location an event is about, lower-cased; `null` when it does not say. */
export function locationIdOf(event: StudioEvent): string | null {
	const { data } = event;
	const id =
		data.booking?.location?.id ??
		data.sale?.location?.id ??
		data.payments?.[0]?.locationId ??
		data.membership?.location?.id ??
		data.package?.location?.id ??
		data.schedule?.location?.id ??
		data.feedback?.location?.id ??
		data.location?.id ??
		data.staff?.locationId ??
		data.client?.homeLocationId;
	return id?.toLowerCase() ?? null;
}
