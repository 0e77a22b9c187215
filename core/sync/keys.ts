import { systemOf } from './event';

interface Person {
	readonly id: string | null;
	readonly email: string | null;
}

interface OfPerson {
	readonly client: Person | null;
}

/** The part of a studio event that says whom and what it is about; both the full event and what we parse fit. */
export interface KeyedEvent {
	readonly source: string;
	readonly data: {
		readonly client?: Person | null;
		readonly booking?:
			| (OfPerson & {
					readonly id: string | null;
					readonly groupId: string | null;
					readonly kind: 'appointment' | 'class';
			  })
			| null;
		readonly sale?:
			| (OfPerson & {
					readonly id: string | null;
					readonly isRefund: boolean;
					readonly refundOfId: string | null;
					readonly bookingGroupId: string | null;
			  })
			| null;
		readonly membership?: OfPerson | null;
	};
}

/**
 * The client's key in every CRM: `zenoti:8f0c…`. A client known by e-mail only (WellnessLiving purchases) gets the
 * provisional key `wellnessliving:email:ana@example.com`, which the real one may replace; `null` without either.
 */
export function clientKeyOf(event: KeyedEvent): string | null {
	const { client, booking, sale, membership } = event.data;
	const person = client ?? booking?.client ?? sale?.client ?? membership?.client ?? null;
	const system = systemOf(event.source);
	if (person === null) return null;
	if (person.id !== null && person.id !== '') return `${system}:${sameId(person.id)}`;
	return person.email === null || person.email === '' ? null : provisionalKey(system, person.email);
}

export function provisionalKey(system: string, email: string): string {
	return `${system}:email:${email.toLowerCase()}`;
}

/** The e-mail of a provisional key; `null` for a real one. */
export function provisionalEmailOf(key: string): string | null {
	const match = /^[^:]+:email:(.+@.+)$/.exec(key);
	return match?.[1] ?? null;
}

/** The system a key belongs to. */
export function systemOfKey(key: string): string {
	return key.slice(0, key.indexOf(':'));
}

/**
 * The deal's key: one visit with its sale is one deal, a class booking is one, any other sale is one. A refund has
 * the key of what it refunds. `null` for events that are about neither a booking nor a sale.
 */
export function dealKeyOf(event: KeyedEvent): string | null {
	const system = systemOf(event.source);
	const { booking, sale } = event.data;
	if (sale !== null && sale !== undefined) {
		if (sale.bookingGroupId !== null) return `${system}:visit:${sameId(sale.bookingGroupId)}`;
		const saleId = sale.isRefund ? (sale.refundOfId ?? sale.id) : sale.id;
		return saleId === null ? null : `${system}:sale:${sameId(saleId)}`;
	}
	if (booking === null || booking === undefined) return null;
	if (booking.kind === 'class') return booking.id === null ? null : `${system}:booking:${sameId(booking.id)}`;
	const visitId = booking.groupId ?? booking.id;
	return visitId === null ? null : `${system}:visit:${sameId(visitId)}`;
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Zenoti writes the same GUID in upper and lower case; other ids are kept as they are. */
export function sameId(id: string): string {
	return guid.test(id) ? id.toLowerCase() : id;
}
