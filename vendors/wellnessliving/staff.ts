import type { Staff } from '../../core/event/people';
import { e164Of, emailOf, flagOf, own, textOf, type UnknownRecord } from '../../core/event/read';
import type { FieldRule } from './field-rule';
import { firstText, keyOf, splitName } from './values';

const lastNameFields = ['s_family', 's_surname'] as const;
const fullNameFields = ['text_full_name', 'text_name_full'] as const;
const mailFields = ['s_mail', 'text_mail'] as const;

/** `staff.*`; its page could not be found, the fields are those of `/v1/staff/view` and `/v1/staff/list`. */
export function toStaff(record: UnknownRecord, id: string): Staff {
	const [firstName, lastName] = splitName(firstText(record, fullNameFields));
	const phone = textOf(own(record, 's_phone'));
	return {
		id,
		code: null,
		firstName: textOf(own(record, 's_name')) ?? firstName,
		lastName: firstText(record, lastNameFields) ?? lastName,
		email: emailOf(firstText(record, mailFields)),
		phone: e164Of(phone) ?? phone,
		jobTitle: textOf(own(record, 's_position')),
		locationId: keyOf(own(record, 'k_location')),
		isActive: flagOf(own(record, 'is_active')),
	};
}

export const staffFields: readonly FieldRule[] = [
	{ studio: 'staff.id', from: ['k_staff'], required: true },
	{
		studio: 'staff.firstName',
		from: ['s_name', ...fullNameFields],
		note: 'all words but the last of a full name',
	},
	{
		studio: 'staff.lastName',
		from: [...lastNameFields, ...fullNameFields],
		note: 'the last word of a full name',
	},
	{ studio: 'staff.email', from: mailFields, note: 'read if it comes; the endpoints have no contact data' },
	{ studio: 'staff.phone', from: ['s_phone'], note: 'likewise' },
	{ studio: 'staff.jobTitle', from: ['s_position'] },
	{ studio: 'staff.locationId', from: ['k_location'] },
	{ studio: 'staff.isActive', from: ['is_active'], note: '`false` on `staff.deleted`' },
];
