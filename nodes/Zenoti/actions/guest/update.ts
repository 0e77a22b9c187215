import { updateGuest, type GuestChanges } from '../../../../vendors/zenoti/api';
import { operation } from '../../../common/actions/operation';
import type { ZenotiAccount } from '../account';
import { guestIdField, simplify } from '../fields';
import { detailsField, readDetails, readPerson } from './details';
import { toWritten } from './written';

interface Wanted {
	readonly guestId: string;
	readonly changes: GuestChanges;
	readonly simplify: boolean;
}

/** Two calls; one where nothing differs. */
export const updateOneGuest = operation<ZenotiAccount, Wanted>({
	option: {
		name: 'Update',
		value: 'update',
		description: 'Change what is given of one guest and keep all the rest',
		action: 'Update a guest',
	},
	isWrite: true,
	properties: [
		guestIdField('The guest to change'),
		detailsField('updateFields', 'Update Fields', true),
		simplify,
	],
	read: (input) => {
		const fields = input.within('updateFields');
		const changes = { ...readPerson(fields), ...readDetails(fields) };
		if (Object.values(changes).every((value) => value === undefined)) {
			input.refuse('There is nothing to change.', 'Add at least one field under Update Fields.');
		}
		const guestId = input.requiredId('guestId', 'Guest ID');
		return { guestId, changes, simplify: input.flag('simplify') };
	},
	run: async ({ caller }, { guestId, changes, simplify: isSimple }) =>
		toWritten(await updateGuest(caller, guestId, changes), isSimple),
});
