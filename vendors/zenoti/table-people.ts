import { employeeEvent } from './employee-events';
import { simpleRow, type ZenotiEventRow } from './event-row';
import { consentEvent, guestEvent } from './guest-events';

const optedOutPage = 'guest-communication-opted-out';

/** Guest.* and Employee.*. */
export const peopleRows: readonly ZenotiEventRow[] = [
	simpleRow(['Guest.Created'], ['documented', 'guest-created'], 'studio.client.created', guestEvent, [
		'created_date',
	]),
	// Not by `last_updated`: it has seconds only, so of two edits within one the second would pass for a duplicate.
	simpleRow(['Guest.Updated'], ['documented', 'guest-updated'], 'studio.client.updated', guestEvent),
	simpleRow(['Guest.Deleted'], ['documented', 'guest-deleted'], 'studio.client.deleted', guestEvent),
	// Named on one page only; its shape is not published. Which guest survives has to be asked by REST (merge_history).
	simpleRow(['Guest.Merged'], ['documented', 'guest'], 'studio.client.merged', guestEvent),
	// Not by `timestamp`: who leaves e-mail and SMS at once makes two events within one second.
	simpleRow(['Guest.OptedIn'], ['documented', optedOutPage], 'studio.client.optedin', consentEvent),
	simpleRow(['Guest.OptedOut'], ['documented', optedOutPage], 'studio.client.optedout', consentEvent),
	simpleRow(['Employee.Created'], ['documented', 'employee-created'], 'studio.staff.created', employeeEvent),
	simpleRow(['Employee.Updated'], ['documented', 'employee-updated'], 'studio.staff.updated', employeeEvent),
	simpleRow(['Employee.Deleted'], ['documented', 'employee-deleted'], 'studio.staff.deleted', employeeEvent),
];
