import { searchGuests, type GuestSearch } from '../../../../vendors/zenoti/api';
import { pagingFields } from '../../../common/actions/fields';
import { operation } from '../../../common/actions/operation';
import type { ZenotiAccount } from '../account';
import { centerField, simplify } from '../fields';
import { shaped } from '../place';

interface Wanted {
	readonly search: GuestSearch;
	readonly simplify: boolean;
	readonly limit: number | null;
}

const texts = ['code', 'firstName', 'lastName', 'phone', 'tags', 'userName', 'zipCode'] as const;

/** One call where the first spelling finds somebody, up to four where nobody is found. */
export const searchForGuests = operation<ZenotiAccount, Wanted>({
	option: {
		name: 'Search',
		value: 'search',
		description: 'Find guests by e-mail, phone, name, code or tag',
		action: 'Search guests',
	},
	properties: [
		{
			...centerField,
			required: false,
			description: 'May stay empty where the business has “Search Guest Across Centers” switched on',
		},
		{
			displayName: 'Find By',
			name: 'criteria',
			type: 'collection',
			placeholder: 'Add criterion',
			default: {},
			description: 'Guests have to fulfil all of them',
			options: [
				{
					displayName: 'All Centers of the Zone',
					name: 'acrossZone',
					type: 'boolean',
					default: true,
					description: 'Whether to look in the other centers of the zone, too',
				},
				{ displayName: 'Code', name: 'code', type: 'string', default: '' },
				{
					displayName: 'Email',
					name: 'email',
					type: 'string',
					placeholder: 'name@email.com',
					default: '',
				},
				{ displayName: 'First Name', name: 'firstName', type: 'string', default: '' },
				{ displayName: 'Last Name', name: 'lastName', type: 'string', default: '' },
				{
					displayName: 'Phone',
					name: 'phone',
					type: 'string',
					default: '',
					placeholder: 'e.g. +1 201 555 0143',
					description: 'Looked for without and with its dial code',
				},
				{ displayName: 'Tag', name: 'tags', type: 'string', default: '' },
				{ displayName: 'User Name', name: 'userName', type: 'string', default: '' },
				{ displayName: 'Zip Code', name: 'zipCode', type: 'string', default: '' },
			],
		},
		...pagingFields(),
		simplify,
	],
	read: (input) => {
		const criteria = input.within('criteria');
		const found = texts.map((name) => [name, criteria.text(name)] as const);
		const email = criteria.email('email', 'Email');
		const given = Object.fromEntries(found.filter(([, text]) => text !== null));
		if (email === null && Object.keys(given).length === 0) {
			input.refuse('There is nothing to search by.', 'Add at least one criterion under Find By.');
		}
		const search: GuestSearch = {
			...given,
			...(email === null ? {} : { email }),
			centerId: input.text('centerId') ?? undefined,
			acrossZone: criteria.flag('acrossZone'),
		};
		return { search, simplify: input.flag('simplify'), limit: input.limit() };
	},
	run: async (account, { search, simplify: isSimple, limit }) => {
		const options = { limit: limit ?? undefined, onPage: account.progress('guests') };
		const read = await searchGuests(account.caller, search, options);
		return read.ok ? { ok: true, value: shaped(account.rowsOf('guests', read.value), isSimple) } : read;
	},
});
