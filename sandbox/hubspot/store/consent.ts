export const consentStates = ['SUBSCRIBED', 'UNSUBSCRIBED', 'NOT_SPECIFIED'] as const;
export type ConsentState = (typeof consentStates)[number];

export interface ConsentEntry {
	readonly state: ConsentState;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly legalBasis: string | null;
	readonly legalBasisExplanation: string | null;
}

export interface ConsentStore {
	readonly get: (email: string, subscriptionId: string) => ConsentEntry | null;
	readonly set: (email: string, subscriptionId: string, entry: ConsentEntry) => void;
	/** Out of every subscription at once, as by the link in a mail. */
	readonly optOutOfAll: (email: string, at: number) => void;
	readonly optedOutOfAllAt: (email: string) => number | null;
	readonly clearOptOutOfAll: (email: string) => void;
	/** A client has to look before it subscribes; this remembers who was looked at. */
	readonly noteRead: (email: string) => void;
	readonly wasRead: (email: string) => boolean;
}

/** E-mail preferences by address, without regard to case; they exist without a contact, too. */
export function createConsentStore(): ConsentStore {
	const entries = new Map<string, ConsentEntry>();
	const optedOut = new Map<string, number>();
	const read = new Set<string>();
	const keyOf = (email: string, subscriptionId: string) => `${email.toLowerCase()} ${subscriptionId}`;
	return {
		get: (email, subscriptionId) => entries.get(keyOf(email, subscriptionId)) ?? null,
		set: (email, subscriptionId, entry) => {
			entries.set(keyOf(email, subscriptionId), entry);
		},
		optOutOfAll: (email, at) => {
			optedOut.set(email.toLowerCase(), at);
		},
		optedOutOfAllAt: (email) => optedOut.get(email.toLowerCase()) ?? null,
		clearOptOutOfAll: (email) => {
			optedOut.delete(email.toLowerCase());
		},
		noteRead: (email) => {
			read.add(email.toLowerCase());
		},
		wasRead: (email) => read.has(email.toLowerCase()),
	};
}
