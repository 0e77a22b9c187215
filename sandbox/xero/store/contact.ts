import type { ContactBody } from '../bodies/contact';

export interface Contact {
	readonly id: string;
	readonly name: string;
	/** Set through the API only; addressable, `GET /Contacts/{ContactNumber}`. */
	readonly contactNumber: string | null;
	readonly status: 'ACTIVE' | 'ARCHIVED';
	/** Everything that was sent of it. */
	readonly details: ContactBody;
	readonly updatedAt: number;
}
