import { momentOut } from '../moment';
import type { Body } from '../problem';
import type { Contact } from '../store/contact';

export function contactShape(contact: Contact): Body {
	return {
		Addresses: [],
		Phones: [],
		ContactGroups: [],
		ContactPersons: [],
		IsSupplier: false,
		IsCustomer: false,
		...contact.details,
		ContactID: contact.id,
		ContactStatus: contact.status,
		Name: contact.name,
		UpdatedDateUTC: momentOut(contact.updatedAt),
		HasAttachments: false,
		HasValidationErrors: false,
	};
}

/** The contact inside a document or payment. */
export function nestedContact(contact: Contact | undefined): Body {
	if (contact === undefined) return {};
	return {
		ContactID: contact.id,
		...(contact.contactNumber === null ? {} : { ContactNumber: contact.contactNumber }),
		Name: contact.name,
		Addresses: [],
		Phones: [],
		ContactGroups: [],
		ContactPersons: [],
		HasValidationErrors: false,
	};
}
