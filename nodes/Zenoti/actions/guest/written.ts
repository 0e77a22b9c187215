import type { Read } from '../../../../core/poll';
import type { WrittenGuest } from '../../../../vendors/zenoti/api';
import { echoOf } from '../../../../vendors/zenoti/api/guest-echo';

/** The guest as it is now, what was done, and the event that will tell of it. */
export function toWritten(read: Read<WrittenGuest>, simplify: boolean): Read<readonly object[]> {
	if (!read.ok) return read;
	const { action, guest } = read.value;
	const shape = simplify ? guest.value : guest.raw;
	return { ok: true, value: [{ ...shape, outcome: action, echo: echoOf(read.value) }] };
}
