import type { NamedRef, StudioEvent } from '../../../core/event';
import type { RowContext } from '../../../core/rows';
import { sourceOf } from '../identity';

/** An event that polls build as well, told by a file. */
export function asImport(
	event: StudioEvent,
	{ receivedAt }: RowContext,
	center: NamedRef | null,
	raw: { readonly raw?: unknown },
	time: string | null = null,
): StudioEvent {
	return {
		...event,
		time: time ?? event.time,
		source: sourceOf(center?.id ?? null),
		receivedtime: receivedAt,
		ingestion: 'import',
		data: { ...event.data, ...raw },
	};
}
