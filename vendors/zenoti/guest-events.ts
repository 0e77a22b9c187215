import { emailOf, isRecord, listOf, own, recordOf, textOf } from '../../core/event';
import type { Client, EventType, UnknownRecord } from '../../core/event';
import { missingId, type Fact, type FieldRow, type Mapper } from './fact';
import { rawPhoneOf, toClient, type Phone } from './people';
import { zenotiIdOf } from './read-zenoti';

/** Guest.Created, Updated, Deleted and Merged: the whole guest object. */
export function guestEvent(type: EventType): Mapper {
	return (data) => {
		const id = zenotiIdOf(own(data, 'id'));
		return id === null ? missingId('guest id', 'data.id') : [clientFact(type, data, toClient(id, data))];
	};
}

/**
 * Guest.OptedIn and OptedOut: names and numbers under `details`, the state of every channel under
 * `current_preferences` (docs.zenoti.com/reference/guest-communication-opted-out).
 */
export function consentEvent(type: EventType): Mapper {
	return (data) => {
		const id = zenotiIdOf(own(data, 'id'));
		if (id === null) return missingId('guest id', 'data.id');
		const details = recordOf(own(data, 'details'));
		const marketing = recordOf(own(recordOf(own(data, 'current_preferences')), 'marketing'));
		const client: Client = {
			...toClient(id, data),
			firstName: textOf(own(details, 'first_name')),
			lastName: textOf(own(details, 'last_name')),
			email: emailOf(own(details, 'email')),
			...mobileOf(own(details, 'phone')),
			marketing: { email: consentOf(own(marketing, 'email')), sms: consentOf(own(marketing, 'sms')) },
		};
		return [clientFact(type, data, client)];
	};
}

/** The mobile number of the list, else the first one; what `country_code` means there is not published. */
function mobileOf(phones: unknown): Phone {
	const entries = listOf(phones).filter(isRecord);
	const mobile = entries.find((entry) => textOf(own(entry, 'type'))?.toLowerCase() === 'mobile');
	return rawPhoneOf(mobile ?? entries[0]);
}

const consentWords: ReadonlyMap<string | null, boolean> = new Map([
	['opted-in', true],
	['opted-out', false],
]);

function consentOf(value: unknown): boolean | null {
	return consentWords.get(textOf(value)?.toLowerCase() ?? null) ?? null;
}

function clientFact(type: EventType, record: UnknownRecord, client: Client): Fact {
	return {
		type,
		entity: 'guest',
		entityId: client.id,
		record,
		centerId: client.homeLocationId,
		groupId: null,
		saleId: null,
		data: { client },
	};
}

export const consentFields: readonly FieldRow[] = [
	{ studio: 'client.id', zenoti: 'id' },
	{ studio: 'client.firstName', zenoti: 'details.first_name' },
	{ studio: 'client.lastName', zenoti: 'details.last_name' },
	{ studio: 'client.email', zenoti: 'details.email' },
	{
		studio: 'client.phoneRaw',
		zenoti: 'details.phone[].number',
		note: 'the one of type Mobile, else the first; E.164 only when it starts with +',
	},
	{ studio: 'client.marketing.email', zenoti: 'current_preferences.marketing.email' },
	{ studio: 'client.marketing.sms', zenoti: 'current_preferences.marketing.sms' },
];
