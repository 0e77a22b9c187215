import { upsertGuest, type GuestChanges } from '../../../../vendors/zenoti/api';
import { operation } from '../../../common/actions/operation';
import type { ZenotiAccount } from '../account';
import { centerField, simplify } from '../fields';
import { detailsField, personFields, readDetails, readPerson } from './details';
import { toWritten } from './written';

interface Wanted {
	readonly changes: GuestChanges;
	readonly simplify: boolean;
}

/**
 * The guest is found by e-mail, else by phone. Search, read, write: three calls for a change, two where nothing differs;
 * for a new guest two for an address that nobody has, two for a phone number, and one to write.
 */
export const upsertOneGuest = operation<ZenotiAccount, Wanted>({
	option: {
		name: 'Create or Update',
		value: 'upsert',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
		action: 'Create or update a guest',
	},
	isWrite: true,
	properties: [
		{
			...centerField,
			description: 'Where to look for the guest by email, else by phone, and where a new one is at home',
		},
		...personFields,
		detailsField('additionalFields', 'Additional Fields', false),
		simplify,
	],
	read: (input) => {
		const person = readPerson(input);
		if (person.email === undefined && person.phone === undefined) {
			input.refuse(
				'There is neither an e-mail address nor a phone number to find the guest by.',
				'Fill in Email or Phone, or use Create.',
			);
		}
		const centerId = input.requiredId('centerId', 'Center');
		const details = readDetails(input.within('additionalFields'));
		return { changes: { ...person, ...details, centerId }, simplify: input.flag('simplify') };
	},
	run: async ({ caller }, { changes, simplify: isSimple }) =>
		toWritten(await upsertGuest(caller, changes), isSimple),
});
