import type { ClientRef } from '../event';
import type { CrmClient, CrmEvent } from './event';
import { valuesOf, type ContactField } from './fields';
import { roles } from './roles';
import type { SettleRules, Statement } from './settle';
import { saleStatusOf } from './deal-statements';

export type ContactFacet = 'profile' | 'consent' | 'membership';
export type ContactStatement = Statement<ContactField, ContactFacet>;

export const contactFacets: Pick<SettleRules<ContactField, ContactFacet>, 'facets' | 'clocks'> = {
	facets: ['profile', 'consent', 'membership'],
	clocks: { profile: 'profileAt', consent: 'consentAt', membership: 'membershipAt' },
};

/**
 * What an event says of its client. Only client events speak for the profile; the client's name on a booking or a
 * sale fills what is empty. Consent and membership have clocks of their own: an opt-out is never lost because a
 * newer event, silent about consent, came first.
 */
export function contactStatementsOf(event: CrmEvent, item: number): readonly ContactStatement[] {
	const role = roles[event.type].kind;
	const { client, booking, sale, membership } = event.data;
	const statement = (facet: ContactFacet | null, values: ContactStatement['values']): ContactStatement => ({
		item,
		time: event.time,
		facet,
		values,
	});
	if (role === 'client' && client !== null) {
		return [
			statement('profile', profileOf(client)),
			statement('consent', consentOf(client)),
			statement(null, valuesOf([['leadSource', client.referralSource]])),
		].filter(({ facet, values }) => facet === 'profile' || values.size > 0);
	}
	const person = client ?? booking?.client ?? sale?.client ?? membership?.client ?? null;
	const told = [statement(null, person === null ? new Map() : personOf(person))];
	if (sale !== null && isPurchase(event)) told.push(statement(null, valuesOf([['lifecycle', 'customer']])));
	if (role === 'membership' && membership !== null && membership.status !== null) {
		told.push(statement('membership', valuesOf([['membershipStatus', membership.status]])));
	}
	return told;
}

function profileOf(client: CrmClient): ContactStatement['values'] {
	const { address } = client;
	const lines = [address?.line1, address?.line2].filter((line) => typeof line === 'string');
	return new Map([
		...personOf(client),
		...valuesOf([
			['addressLine', lines.length === 0 ? null : lines.join(', ')],
			['city', address?.city],
			['region', address?.region],
			['postalCode', address?.postalCode],
			['country', address?.country],
			['homeLocation', client.homeLocationId],
			['tags', client.tags?.join(', ')],
		]),
	]);
}

function personOf(person: ClientRef): Map<ContactField, string> {
	return valuesOf([
		['email', person.email],
		['firstName', person.firstName],
		['lastName', person.lastName],
		['phone', person.phone ?? person.phoneRaw],
	]);
}

function consentOf(client: CrmClient): ContactStatement['values'] {
	const { email, sms } = client.marketing;
	return valuesOf([
		['marketingEmail', email === null ? null : String(email)],
		['marketingSms', sms === null ? null : String(sms)],
	]);
}

/** A sale that makes a client a customer: closed, and not known to be free of charge. */
function isPurchase(event: CrmEvent): boolean {
	const { sale } = event.data;
	return sale !== null && saleStatusOf(event) === 'sale_closed' && (sale.gross === null || sale.gross > 0);
}
