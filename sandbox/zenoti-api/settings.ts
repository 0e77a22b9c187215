/** What differs between organizations, or is not published: to be switched so that a client meets both. */
export interface Settings {
	/** "Search Guest Across Centers": without it a search needs a center_id. */
	readonly searchAcrossCenters: boolean;
	/** What new guests need, beside a first name. */
	readonly requiredGuestFields: readonly RequiredGuestField[];
	/** The stamps that guests read by API carry; nothing public shows `last_updated` there. */
	readonly guestStamps: 'created' | 'both' | 'none';
	/** Order of the guest list, which is not published: by the last change. */
	readonly guestOrder: 'oldest-first' | 'newest-first';
	/** Closing an invoice closes its appointments (status 1). Off: they keep the status that was last told. */
	readonly closesVisits: boolean;
	/** Refund lines stand in the accrual report twice, once Open and once Closed. */
	readonly doublesRefunds: boolean;
	/** `GET /v1/appointments/{id}` answers a list, as seen; the documents show an object. */
	readonly appointmentAsList: boolean;
}

export const requiredGuestFields = ['last_name', 'email', 'mobile_phone', 'referral_source'] as const;
export type RequiredGuestField = (typeof requiredGuestFields)[number];

export const usualSettings: Settings = {
	searchAcrossCenters: false,
	requiredGuestFields: ['last_name'],
	guestStamps: 'created',
	guestOrder: 'oldest-first',
	closesVisits: true,
	doublesRefunds: true,
	appointmentAsList: true,
};
