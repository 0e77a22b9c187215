/** Unknown is `null`, never `''`, `0` or today. */
export interface Client {
	readonly id: string;
	readonly code: string | null;
	readonly firstName: string | null;
	readonly lastName: string | null;
	/** Lower-cased and validated; `null` when the text is not an e-mail address. */
	readonly email: string | null;
	/** E.164 when the country is known. */
	readonly phone: string | null;
	readonly phoneRaw: string | null;
	/** `YYYY-MM-DD`. */
	readonly birthDate: string | null;
	readonly gender: 'female' | 'male' | 'other' | null;
	readonly address: Address | null;
	readonly homeLocationId: string | null;
	readonly tags: readonly string[] | null;
	readonly marketing: { readonly email: boolean | null; readonly sms: boolean | null };
	readonly referralSource: string | null;
	/** UTC. */
	readonly createdAt: string | null;
	/** UTC. */
	readonly updatedAt: string | null;
	readonly mergedIntoId: string | null;
}

export interface Address {
	readonly line1: string | null;
	readonly line2: string | null;
	readonly city: string | null;
	readonly region: string | null;
	readonly postalCode: string | null;
	readonly country: string | null;
}

/** What another entity says of the client; only the id is certain, and even that can be missing. */
export interface ClientRef {
	readonly id: string | null;
	readonly firstName: string | null;
	readonly lastName: string | null;
	readonly email: string | null;
	readonly phone: string | null;
	readonly phoneRaw: string | null;
}

export interface NamedRef {
	readonly id: string | null;
	readonly name: string | null;
}

export interface Staff {
	readonly id: string;
	readonly code: string | null;
	readonly firstName: string | null;
	readonly lastName: string | null;
	readonly email: string | null;
	readonly phone: string | null;
	readonly jobTitle: string | null;
	readonly locationId: string | null;
	readonly isActive: boolean | null;
}

export interface Location {
	readonly id: string;
	readonly name: string | null;
	readonly phone: string | null;
	readonly email: string | null;
	readonly address: Address | null;
	/** IANA. */
	readonly timeZone: string | null;
	/** ISO 4217. */
	readonly currency: string | null;
	readonly isActive: boolean | null;
}

export interface Business {
	readonly id: string;
	readonly name: string | null;
	readonly email: string | null;
	readonly currency: string | null;
	readonly website: string | null;
}
