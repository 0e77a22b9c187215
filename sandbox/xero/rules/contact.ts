import type { ContactBody } from '../bodies/contact';
import { checked, refused, type Checked } from '../problem';
import type { Visit } from '../state';
import type { Contact } from '../store/contact';

/** `PUT` makes a contact, `POST` also changes one that it finds by id, number or name. */
export function writeContact(visit: Visit, sent: ContactBody, mode: 'create' | 'upsert'): Checked<Contact> {
	const existing = mode === 'upsert' ? findContact(visit, sent) : undefined;
	if (sent.ContactID !== undefined && existing === undefined) {
		return refused(
			mode === 'create' ? 'ContactID must not be given for a new contact' : 'Contact could not be found',
		);
	}
	const details = { ...existing?.details, ...sent };
	const name = details.Name ?? '';
	if (name === '') return refused('Contact Name cannot be empty.');
	const contact: Contact = {
		id: existing?.id ?? visit.books.newId(),
		name,
		contactNumber: details.ContactNumber ?? null,
		status: details.ContactStatus ?? 'ACTIVE',
		details,
		updatedAt: visit.now(),
	};
	const problems = uniqueProblems(visit, contact);
	if (problems.length > 0) return refused(...problems);
	visit.books.contacts.put(contact);
	return checked(contact);
}

export function findContact({ books }: Visit, sent: ContactBody): Contact | undefined {
	const { ContactID, ContactNumber, Name } = sent;
	if (ContactID !== undefined) return books.contacts.get(ContactID.toLowerCase());
	if (ContactNumber !== undefined) {
		const byNumber = books.contacts.find((row) => row.contactNumber === ContactNumber);
		if (byNumber !== undefined || Name === undefined) return byNumber;
	}
	return books.contacts.find((row) => Name !== undefined && sameName(row.name, Name));
}

/** Archived contacts keep their names here; whether the real ones do is not documented. */
function uniqueProblems({ books }: Visit, contact: Contact): readonly string[] {
	const others = books.contacts.all().filter((row) => row.id !== contact.id);
	const hasTwin = others.some((row) => sameName(row.name, contact.name));
	const hasNumberTwin =
		contact.contactNumber !== null && others.some((row) => row.contactNumber === contact.contactNumber);
	return [
		...(hasTwin
			? [
					`The contact name ${contact.name} is already assigned to another contact. The contact name must be unique across all active contacts.`,
				]
			: []),
		...(hasNumberTwin ? ['ContactNumber must be unique.'] : []),
	];
}

function sameName(one: string, other: string): boolean {
	return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/**
 * The contact of a document. Any field besides the id changes the contact, and a name alone may make one: both are
 * allowed and both are reported.
 */
export function documentContact(visit: Visit, sent: ContactBody | undefined): Checked<Contact> {
	if (sent === undefined || Object.keys(sent).length === 0) {
		return refused('A Contact must be specified for this type of transaction');
	}
	const known = findContact(visit, sent);
	if (known === undefined && sent.Name === undefined) return refused('Contact could not be found');
	if (known?.status === 'ARCHIVED') return refused('The contact has been archived.');
	const fields = Object.keys(sent).filter((field) => field !== 'ContactID');
	if (fields.length === 0 && known !== undefined) return checked(known);
	visit.reportViolation(
		'contact-changed-by-document',
		`${sent.ContactID ?? sent.Name ?? ''}: ${fields.join(', ')}`,
	);
	return writeContact(visit, known === undefined ? sent : { ...sent, ContactID: known.id }, 'upsert');
}
