import { emailOf, own, textOf, type Client, type UnknownRecord } from '../../../core/event';
import {
	clientIdsOf,
	column,
	momentOf,
	onlyRecord,
	problem,
	shortHash,
	startOfMoment,
	type Column,
	type GroupReading,
	type RowContext,
	type RowExport,
	type RowGroup,
} from '../../../core/rows';
import { keyOf } from '../values';
import { rowPerson } from './client-cell';
import { locationColumns, personColumns } from './columns';
import { importEvent } from './imported';
import { rowLocation } from './places';

const columns: readonly Column[] = [
	...personColumns('client'),
	column('code', 'text', ['Client ID', 'Member ID', 'Client Number', 'field-general-11'], ['client.code'], {
		note: 'the number people see; not unique',
	}),
	column('client_type', 'text', ['Client Type', 'Member Type', 'text_client_type'], [], {
		note: 'only to recognise the export',
	}),
	column(
		'birth_date',
		'moment',
		['Birth Date', 'Date of Birth', 'Birthday', 'DOB', 'field-general-7'],
		['client.birthDate'],
		{ isLenient: true },
	),
	column('gender', 'text', ['Gender'], ['client.gender']),
	column('address', 'text', ['Address', 'Street Address', 'Home Address'], ['client.address.line1']),
	column('city', 'text', ['City'], ['client.address.city']),
	column('region', 'text', ['State', 'Province', 'Region', 'State/Province'], ['client.address.region']),
	column('postal', 'text', ['Postal Code', 'Zip Code', 'Zip', 'Postcode'], ['client.address.postalCode']),
	column('country', 'text', ['Country'], ['client.address.country']),
	...locationColumns('client.homeLocation').map((each) => ({
		...each,
		headings: homeHeadings(each.headings),
		studio: ['client.homeLocationId'],
	})),
	column('groups', 'text', ['Member Groups', 'Client Groups', 'Groups', 'Tags'], ['client.tags[]'], {
		note: 'split at commas',
	}),
	column(
		'referral',
		'text',
		['Referral Source', 'Referred By', 'How did you hear about us'],
		['client.referralSource'],
	),
	column(
		'since',
		'moment',
		['Client Since', 'Member Since', 'Date Added', 'Since', 'o_since_date.dtl_date'],
		['client.createdAt'],
		{ note: 'needs the time zone; a day counts from its first instant' },
	),
];

function homeHeadings([first, ...others]: Column['headings']): Column['headings'] {
	return [`Home ${first}`, ...others.map((heading) => `Home ${heading}`), first, ...others];
}

export const wellnessLivingClients: RowExport = {
	name: 'wellnessLivingClients',
	label: 'WellnessLiving: All Clients',
	system: 'wellnessliving',
	entity: 'client',
	about:
		'Reports > Clients > All Clients; one row per client. The columns are chosen in the portal; the headings are expected from the report’s columns in the API, which are taken as well.',
	columns,
	needs: [
		['first_name', 'last_name', 'client'],
		['uid', 'email', 'login', 'phone', 'home_phone', 'work_phone', 'code'],
	],
	marks: ['uid', 'code', 'client_type', 'since', 'login'],
	untold: [
		{ studio: 'client.marketing.email', note: 'consent is not in this export' },
		{ studio: 'client.marketing.sms', note: 'likewise' },
		{ studio: 'client.updatedAt', note: 'WellnessLiving tells it nowhere' },
		{ studio: 'client.mergedIntoId', note: 'likewise' },
	],
	identity: [
		'code',
		'first_name',
		'last_name',
		'client',
		'email',
		'login',
		'phone',
		'home_phone',
		'work_phone',
	],
	ids: [
		'With UID: the person’s own key, the same client as in webhooks and polls; with the option Business ID, `studio.client.created` has their event ID as well.',
		'Without it: `email:<address>`, which CRM nodes take for provisional, so that the real ID replaces it when a webhook or poll tells it. Where several clients of the file share the address, or a client has none: a hash of names and numbers, which is never matched with the real ID. “Client ID” is not unique, so it names nobody.',
	],
	idsOf: (rows) =>
		clientIdsOf(
			rows.map(({ record }) => ({ ...record, email: rowPerson(record, null).email ?? '' })),
			(record) => keyOf(own(record, 'uid')),
			'email',
			() => null,
		),
	toEvents: toClientReading,
};

function toClientReading(group: RowGroup, context: RowContext): GroupReading {
	const record = onlyRecord(group);
	if (record === null) return problem('they tell different things of the same client');
	const since = momentOf(record, { local: 'since' }, context.timeZone);
	const client = clientOf(group.id, record, startOfMoment(since, context.timeZone), context);
	const isNew = context.clientRows === 'new';
	const event = importEvent(
		{
			type: isNew ? 'studio.client.created' : 'studio.client.updated',
			entity: 'client',
			entityId: client.id,
			operation: isNew ? 'created' : 'updated',
			version: isNew ? (context.businessId ?? 'unknown') : `import-${shortHash(client)}`,
			correlation: null,
			happenedAt: isNew ? client.createdAt : null,
			exportName: 'All Clients',
			data: { client },
		},
		group,
		context,
	);
	return { kind: 'events', events: [event] };
}

const genders: ReadonlyMap<string, Client['gender']> = new Map([
	['female', 'female'],
	['f', 'female'],
	['male', 'male'],
	['m', 'male'],
]);

function clientOf(id: string, record: UnknownRecord, createdAt: string | null, context: RowContext): Client {
	const text = (field: string): string | null => textOf(own(record, field));
	const address = {
		line1: text('address'),
		line2: null,
		city: text('city'),
		region: text('region'),
		postalCode: text('postal'),
		country: text('country'),
	};
	const person = rowPerson(record, context.dialCode);
	return {
		id,
		...person,
		email: emailOf(person.email),
		code: text('code'),
		birthDate: text('birth_date')?.slice(0, 10) ?? null,
		gender: genders.get(text('gender')?.toLowerCase() ?? '') ?? null,
		address: Object.values(address).every((part) => part === null) ? null : address,
		homeLocationId: rowLocation(record, context)?.id ?? null,
		tags:
			text('groups')
				?.split(',')
				.flatMap((group) => textOf(group) ?? []) ?? null,
		marketing: { email: null, sms: null },
		referralSource: text('referral'),
		createdAt,
		updatedAt: null,
		mergedIntoId: null,
	};
}
