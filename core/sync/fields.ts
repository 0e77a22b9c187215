/** What we write of a client, in our own words; each CRM maps them to its own fields. */
export const contactFields = [
	'key',
	'email',
	'firstName',
	'lastName',
	'phone',
	'addressLine',
	'city',
	'region',
	'postalCode',
	'country',
	'homeLocation',
	'tags',
	'leadSource',
	'membershipStatus',
	'marketingEmail',
	'marketingSms',
	'owner',
	'lifecycle',
	'profileAt',
	'consentAt',
	'membershipAt',
	'correlationId',
] as const;
export type ContactField = (typeof contactFields)[number];

/** What we write of a visit or sale. */
export const dealFields = [
	'key',
	'name',
	'pipeline',
	'stage',
	'amount',
	'closedAt',
	'owner',
	'lastEventAt',
	'saleAt',
	'refunds',
	'correlationId',
] as const;
export type DealField = (typeof dealFields)[number];

/** Only known values; the empty text means "known to be empty". */
export type Values<Field extends string> = ReadonlyMap<Field, string>;

/** Builds values from pairs, leaving out what is unknown (`null`). */
export function valuesOf<Field extends string>(
	pairs: ReadonlyArray<readonly [Field, string | null | undefined]>,
): Map<Field, string> {
	const values = new Map<Field, string>();
	for (const [field, value] of pairs) {
		if (value !== null && value !== undefined) values.set(field, value);
	}
	return values;
}
