import type { Answer, Call } from '../../http/route';
import { contactsBody } from '../bodies/contact';
import { parseBody } from '../bodies/parse';
import { notFound } from '../problem';
import { contactFields } from '../query/fields';
import { answerList, listParameter } from '../query/list';
import { writeContact } from '../rules/contact';
import { contactShape } from '../shape/contact';
import { envelope } from '../shape/envelope';
import type { Visit, XeroRoute } from '../state';
import { noId, writeElements } from './elements';

const path = '/api.xro/2.0/Contacts';
const scopes = () => ['accounting.contacts'];

function write(mode: 'create' | 'upsert', visit: Visit, call: Call): Answer {
	const parsed = parseBody(contactsBody, call.body);
	if (!parsed.ok) return parsed.answer;
	return writeElements(visit, call, {
		collection: 'Contacts',
		elements: parsed.value,
		write: (sent) => writeContact(visit, sent, mode),
		shape: contactShape,
		echo: ({ Name, ContactNumber }) => ({ ContactID: noId, Name, ContactNumber }),
		errorFlag: 'HasValidationErrors',
	});
}

function list(visit: Visit, call: Call): Answer {
	const ids = listParameter(call.query, 'IDs');
	const term = call.query.searchTerm?.toLowerCase() ?? '';
	const withArchived = call.query.includeArchived === 'true';
	const rows = visit.books.contacts
		.all()
		.filter((row) => ids?.has(row.id) ?? true)
		.filter((row) => withArchived || row.status === 'ACTIVE')
		.filter((row) => `${row.name} ${row.contactNumber ?? ''}`.toLowerCase().includes(term));
	return answerList(visit, call, {
		collection: 'Contacts',
		fields: contactFields,
		rows,
		updatedAt: (row) => row.updatedAt,
		whole: contactShape,
		shown: contactShape,
		isPaged: true,
	});
}

export const contactRoutes: readonly XeroRoute[] = [
	{ method: 'GET', path, scopes, answer: list },
	{ method: 'PUT', path, scopes, answer: (visit, call) => write('create', visit, call) },
	{ method: 'POST', path, scopes, answer: (visit, call) => write('upsert', visit, call) },
	{
		method: 'GET',
		path: `${path}/:key`,
		scopes,
		answer: (visit, call) => {
			const key = call.params.key ?? '';
			const found =
				visit.books.contacts.get(key.toLowerCase()) ??
				visit.books.contacts.find((row) => row.contactNumber === key);
			return found === undefined ? notFound : envelope(visit, { Contacts: [contactShape(found)] });
		},
	},
];
