import { own, type Client, type UnknownRecord } from '../../../core/event';
import type { Caller } from '../../../core/http';
import type { Read } from '../../../core/poll';
import { toClient } from '../client';
import { firstText, keyOf } from '../values';
import { fetchRows, fetchValue, getRequest, type Row, type Rows } from './answer';

/** One client by `uid`: the only place with the primary e-mail. */
export async function fetchClient(caller: Caller, uid: string): Promise<Read<Row<Client>>> {
	return await fetchValue(caller, getRequest('/v1/user', { uid }), 'client', (raw) => ({
		raw,
		value: toClient({ ...raw, gender: own(raw, 'gender') ?? own(raw, 'id_gender') }, uid),
	}));
}

/**
 * Clients whose name or e-mail holds the text. An empty text gives those looked at recently, and nothing lists all of
 * them: that is what the clients report is for.
 */
export async function searchClients(caller: Caller, text: string): Promise<Read<Rows<Client>>> {
	const request = getRequest('/v1/login/search/staff-app/list', { text_search: text });
	return await fetchRows(caller, request, { field: 'a_list', keyField: null }, foundClient);
}

/** The search calls the fields of a client by names of its own. */
function foundClient(record: UnknownRecord): Client | null {
	const uid = keyOf(own(record, 'uid'));
	if (uid === null) return null;
	return toClient(
		{
			s_first_name: own(record, 'text_name_first'),
			s_last_name: own(record, 'text_name_last'),
			s_mail: own(record, 'text_mail'),
			s_phone: own(record, 'text_phone'),
			s_member: firstText(record, ['text_member', 's_member']),
		},
		uid,
	);
}
