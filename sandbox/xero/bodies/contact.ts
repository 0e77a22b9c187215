import { z } from 'zod';
import { collectionOf, currency, guid, text } from './fields';

const person = z
	.object({
		FirstName: z.string(),
		LastName: z.string(),
		EmailAddress: z.string(),
		IncludeInEmails: z.boolean(),
	})
	.partial()
	.strict();
const address = z
	.object({
		AddressType: z.enum(['POBOX', 'STREET']),
		AddressLine1: text(500),
		AddressLine2: text(500),
		City: text(255),
		Region: text(255),
		PostalCode: text(50),
		Country: text(50),
		AttentionTo: text(255),
	})
	.partial()
	.strict();
const phone = z
	.object({
		PhoneType: z.enum(['DEFAULT', 'DDI', 'MOBILE', 'FAX', 'OFFICE']),
		PhoneNumber: text(50),
		PhoneAreaCode: text(10),
		PhoneCountryCode: text(20),
	})
	.partial()
	.strict();

/** The fields a studio's contact may carry; the real object has more. */
export const contactBody = z
	.object({
		ContactID: guid,
		ContactNumber: text(50),
		AccountNumber: text(50),
		ContactStatus: z.enum(['ACTIVE', 'ARCHIVED']),
		Name: text(255),
		FirstName: text(255),
		LastName: text(255),
		EmailAddress: text(255),
		ContactPersons: z.array(person),
		Addresses: z.array(address),
		Phones: z.array(phone),
		IsSupplier: z.boolean(),
		IsCustomer: z.boolean(),
		DefaultCurrency: currency,
		TaxNumber: text(50),
	})
	.partial()
	.strict();
export type ContactBody = z.infer<typeof contactBody>;

export const contactsBody = collectionOf('Contacts', contactBody);
