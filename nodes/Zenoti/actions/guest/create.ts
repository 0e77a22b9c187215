import { createGuest, type GuestChanges } from '../../../../vendors/zenoti/api';
import { findGuests } from '../../../../vendors/zenoti/api/guest-write';
import type { Failure } from '../../../../core/http';
import { operation } from '../../../common/actions/operation';
import type { ZenotiAccount } from '../account';
import { centerField, simplify } from '../fields';
import { detailsField, personFields, readDetails, readPerson } from './details';
import { toWritten } from './written';

interface Wanted {
	readonly changes: GuestChanges;
	readonly allowTwin: boolean;
	readonly simplify: boolean;
}

/** Two calls to look for an address that nobody has, two for a phone number, one to write; one with Allow Duplicate. */
export const createOneGuest = operation<ZenotiAccount, Wanted>({
	option: {
		name: 'Create',
		value: 'create',
		description: 'Make a new guest; Create or Update is safer to repeat',
		action: 'Create a guest',
	},
	isWrite: true,
	properties: [
		{ ...centerField, description: 'Where the guest is at home' },
		...personFields,
		detailsField('additionalFields', 'Additional Fields', false),
		{
			displayName: 'Allow Duplicate',
			name: 'allowDuplicate',
			type: 'boolean',
			default: false,
			description:
				'Whether to make the guest although one with this email or phone is there. Zenoti does not prevent it, and a repeated run would make another one.',
		},
		simplify,
	],
	read: (input) => ({
		changes: {
			...readPerson(input),
			...readDetails(input.within('additionalFields')),
			centerId: input.requiredId('centerId', 'Center'),
		},
		allowTwin: input.flag('allowDuplicate'),
		simplify: input.flag('simplify'),
	}),
	run: async ({ caller }, { changes, allowTwin, simplify: isSimple }) => {
		if (!allowTwin) {
			const found = await findGuests(caller, changes);
			if (!found.ok) return found;
			const [twin] = found.value;
			if (twin !== undefined) return { ok: false, failure: isThere(twin.value.id) };
		}
		return toWritten(await createGuest(caller, changes), isSimple);
	},
});

function isThere(id: string): Failure {
	return {
		kind: 'permanent',
		code: 'GUEST_EXISTS',
		message: `Guest ${id} has this e-mail address or phone number already; no other one was made.`,
		hint: 'Use Create or Update to change that guest, or switch Allow Duplicate on.',
	};
}
