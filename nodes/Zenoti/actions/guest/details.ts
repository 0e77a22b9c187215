import type { INodeProperties } from 'n8n-workflow';
import type { Client } from '../../../../core/event';
import type { GuestChanges } from '../../../../vendors/zenoti/api';
import type { Input } from '../../../common/actions/input';

/** What can be set on a guest beside who it is; alphabetical, as the panel shows them. */
const details: readonly INodeProperties[] = [
	{ displayName: 'Address Line 1', name: 'line1', type: 'string', default: '' },
	{ displayName: 'Address Line 2', name: 'line2', type: 'string', default: '' },
	{
		displayName: 'Birth Date',
		name: 'birthDate',
		type: 'dateTime',
		default: '',
		description: 'Only the day counts',
	},
	{ displayName: 'City', name: 'city', type: 'string', default: '' },
	{
		displayName: 'Code',
		name: 'code',
		type: 'string',
		default: '',
		description:
			'The guest’s own code, where the business does not have Zenoti make it. It comes with every event of the guest, so the ID of the CRM record makes its events recognizable.',
	},
	{
		displayName: 'Gender',
		name: 'gender',
		type: 'options',
		options: [
			{ name: 'Female', value: 'female' },
			{ name: 'Male', value: 'male' },
			{ name: 'Other', value: 'other' },
		],
		default: 'female',
	},
	{
		displayName: 'Marketing Email',
		name: 'marketingEmail',
		type: 'boolean',
		default: false,
		description: 'Whether the guest agrees to marketing mails',
	},
	{
		displayName: 'Marketing SMS',
		name: 'marketingSms',
		type: 'boolean',
		default: false,
		description: 'Whether the guest agrees to marketing text messages',
	},
	{ displayName: 'Middle Name', name: 'middleName', type: 'string', default: '' },
	{
		displayName: 'Phone Country ID',
		name: 'phoneCountryId',
		type: 'number',
		default: 225,
		description:
			'Zenoti’s own number of the country, not a dial code: India 95, United Kingdom 224, United States 225. Not needed for these three when the number starts with +.',
	},
	{
		displayName: 'Referral Source ID',
		name: 'referralSourceId',
		type: 'string',
		default: '',
		description: 'Some businesses demand it. Zenoti shows the ID in its own pages only.',
	},
	{
		displayName: 'Tags',
		name: 'tags',
		type: 'string',
		default: '',
		placeholder: 'e.g. VIP, Yoga',
		description: 'Separated by commas; they replace the tags the guest has',
	},
	{ displayName: 'Zip Code', name: 'postalCode', type: 'string', default: '' },
];

const person: readonly INodeProperties[] = [
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
	},
];

/** A collection with these fields; an empty one leaves the guest’s own value as it is. */
export function detailsField(name: string, displayName: string, withPerson: boolean): INodeProperties {
	const options = withPerson ? [...details, ...person] : [...details];
	return {
		displayName,
		name,
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		description: 'A field left empty stays as it is in Zenoti',
		options: options.sort((one, other) => (one.displayName < other.displayName ? -1 : 1)),
	};
}

/** Name, e-mail and phone as fields of their own. */
export const personFields: readonly INodeProperties[] = [
	{ displayName: 'First Name', name: 'firstName', type: 'string', default: '', required: true },
	{ displayName: 'Last Name', name: 'lastName', type: 'string', default: '' },
	{ displayName: 'Email', name: 'email', type: 'string', placeholder: 'name@email.com', default: '' },
	{
		displayName: 'Phone',
		name: 'phone',
		type: 'string',
		default: '',
		placeholder: 'e.g. +1 201 555 0143',
		description:
			'National number; with + and dial code for India, the United Kingdom and the United States. For other countries set Phone Country ID.',
	},
];

const genders: ReadonlyMap<string | null, NonNullable<Client['gender']>> = new Map([
	['female', 'female' as const],
	['male', 'male' as const],
	['other', 'other' as const],
]);

/** Blank fields are left out: what is not sent stays as it is. */
export function readDetails(input: Input): GuestChanges {
	const text = (name: string): string | undefined => input.text(name) ?? undefined;
	const tags = input.ids('tags');
	return {
		code: text('code'),
		middleName: text('middleName'),
		phoneCountryId: input.wholeNumber('phoneCountryId', 'Phone Country ID') ?? undefined,
		gender: genders.get(input.text('gender')),
		birthDate: input.day('birthDate', 'Birth Date') ?? undefined,
		line1: text('line1'),
		line2: text('line2'),
		city: text('city'),
		postalCode: text('postalCode'),
		marketingEmail: input.choice('marketingEmail') ?? undefined,
		marketingSms: input.choice('marketingSms') ?? undefined,
		tags: tags.length === 0 ? undefined : tags,
		referralSourceId: text('referralSourceId'),
	};
}

export function readPerson(input: Input): GuestChanges {
	return {
		firstName: input.text('firstName') ?? undefined,
		lastName: input.text('lastName') ?? undefined,
		email: input.email('email', 'Email') ?? undefined,
		phone: input.text('phone') ?? undefined,
	};
}
