import { flagOf, own, textOf, type Client, type StudioEvent, type UnknownRecord } from '../../../core/event';
import {
	clientIdsOf,
	column,
	idFrom,
	momentOf,
	onlyRecord,
	personOf,
	problem,
	rawOf,
	startOfMoment,
	type Column,
	type GroupReading,
	type RowContext,
	type RowExport,
	type RowGroup,
} from '../../../core/rows';
import { mark, versionOfChange } from '../api/fingerprint';
import { onceVersion, toPollEvent } from '../api/poll-event';
import type { Fact } from '../fact';
import { zenotiIdOf } from '../read-zenoti';
import { asImport } from './imported';
import { rowCenter } from './places';

const columns: readonly Column[] = [
	column('guest_id', 'text', ['Guest ID', 'Id'], ['client.id'], { note: 'only in files made from the API' }),
	column('code', 'text', ['Code', 'Guest Code', 'User Code'], ['client.code', 'client.id'], {
		note: 'names the client where there is neither Guest ID nor an e-mail of its own',
	}),
	column('first_name', 'text', ['First Name', 'Guest First Name'], ['client.firstName']),
	column('last_name', 'text', ['Last Name', 'Guest Last Name'], ['client.lastName']),
	column('guest_name', 'text', ['Guest Name', 'Name'], ['client.firstName', 'client.lastName'], {
		note: 'where there are no separate names',
	}),
	column('email', 'text', ['Email', 'Email Address', 'Guest Email'], ['client.email', 'client.id'], {
		note: 'names the client where there is no Guest ID',
	}),
	column(
		'mobile',
		'text',
		['Mobile', 'Mobile Number', 'Mobile Phone', 'Phone'],
		['client.phone', 'client.phoneRaw'],
		{ note: 'E.164 where the number or the option names the country' },
	),
	column('home_phone', 'text', ['Home Phone'], ['client.phone', 'client.phoneRaw'], {
		note: 'where there is no Mobile',
	}),
	column('address_1', 'text', ['Address 1', 'Address'], ['client.address.line1']),
	column('address_2', 'text', ['Address 2'], ['client.address.line2']),
	column('city', 'text', ['City'], ['client.address.city']),
	column('state', 'text', ['State', 'Province'], ['client.address.region']),
	column('zip_code', 'text', ['Zip Code', 'Postal Code', 'Zip'], ['client.address.postalCode']),
	column('country', 'text', ['Country'], ['client.address.country'], { note: 'as written' }),
	column('gender', 'text', ['Gender'], ['client.gender']),
	column('birth_date', 'moment', ['DOB', 'Date of Birth', 'Birth Date', 'Birthday'], ['client.birthDate'], {
		isLenient: true,
	}),
	column('center_id', 'text', ['Center ID', 'Centre ID'], ['client.homeLocationId']),
	column(
		'center_name',
		'text',
		['Base Center', 'Base Centre', 'Center Name', 'Center'],
		['client.homeLocationId'],
		{ note: 'by the option Locations' },
	),
	column('referral_source', 'text', ['Referral Source'], ['client.referralSource']),
	column('marketing_email', 'flag', ['Receive Marketing Email'], ['client.marketing.email'], {
		isLenient: true,
	}),
	column('marketing_sms', 'flag', ['Receive Marketing SMS'], ['client.marketing.sms'], { isLenient: true }),
	column('tags', 'text', ['Tags', 'Guest Tags'], ['client.tags[]'], { note: 'split at commas' }),
	column('created', 'moment', ['Creation Date', 'Created Date', 'Created On'], ['client.createdAt'], {
		note: 'needs the time zone; a day counts from its first instant',
	}),
	column('created_utc', 'utc', ['Creation Date UTC'], ['client.createdAt']),
	column('updated', 'moment', ['Last Updated', 'Modified Date', 'Last Modified'], ['client.updatedAt'], {
		note: 'needs the time zone; with a time of day also the time of the event',
	}),
];

const nameFields = {
	first: 'first_name',
	last: 'last_name',
	full: 'guest_name',
	email: 'email',
	phones: ['mobile', 'home_phone'],
};

export const zenotiGuests: RowExport = {
	name: 'zenotiGuests',
	label: 'Zenoti: Guests',
	system: 'zenoti',
	entity: 'client',
	about:
		'The guest export; one row per guest. Five lines of title stand above the headings. The headings are those of a public importer of this export.',
	columns,
	needs: [
		['first_name', 'last_name', 'guest_name'],
		['guest_id', 'email', 'mobile', 'home_phone', 'code'],
	],
	marks: ['code', 'marketing_email', 'marketing_sms', 'referral_source'],
	untold: [{ studio: 'client.mergedIntoId', note: 'merged guests are not in this export' }],
	identity: ['code', 'first_name', 'last_name', 'guest_name', 'email', 'mobile', 'home_phone'],
	ids: [
		'With Guest ID: the guest’s own ID, the same client as in webhooks and polls; with the moment of creation to the second and a time zone, `studio.client.created` has their event ID as well.',
		'Without it: `email:<address>`, which CRM nodes take for provisional, so that the real ID replaces it when a webhook or poll tells it. Where several guests of the file share the address, or a guest has none: `code~<code>`; without a code a hash of the names and numbers. Those are never matched with the guest’s real ID.',
	],
	idsOf: (rows) =>
		clientIdsOf(
			rows.map(({ record }) => record),
			(record) => zenotiIdOf(own(record, 'guest_id')),
			'email',
			(record) => {
				const code = textOf(own(record, 'code'));
				return code === null ? null : idFrom('code', code);
			},
		),
	toEvents: toClientReading,
};

function toClientReading(group: RowGroup, context: RowContext): GroupReading {
	const record = onlyRecord(group);
	if (record === null) return problem('they tell different things of the same guest');
	const center = rowCenter(record, context);
	const created = momentOf(record, { local: 'created', utc: 'created_utc' }, context.timeZone);
	const updated = momentOf(record, { local: 'updated' }, context.timeZone);
	const client: Client = {
		...clientOf(group.id, record, context),
		homeLocationId: center?.id ?? null,
		createdAt: startOfMoment(created, context.timeZone),
		updatedAt: startOfMoment(updated, context.timeZone),
	};
	const event = clientEvent(client, { stamp: created.utc, updatedAt: updated.utc }, context);
	return { kind: 'events', events: [asImport(event, context, center, rawOf(group, context))] };
}

function clientEvent(
	client: Client,
	{ stamp, updatedAt }: { readonly stamp: string | null; readonly updatedAt: string | null },
	{ asOf, clientRows, timeZone, currency }: RowContext,
): StudioEvent {
	const isNew = clientRows === 'new';
	const fact: Fact = {
		type: isNew ? 'studio.client.created' : 'studio.client.updated',
		entity: 'guest',
		entityId: client.id.replaceAll(':', '~'),
		record: stamp === null ? {} : { created_date: stamp },
		centerId: client.homeLocationId,
		groupId: null,
		saleId: null,
		data: { client },
	};
	const version = isNew
		? onceVersion
		: versionOfChange(null, mark({ ...client, updatedAt: null }), updatedAt);
	const happenedAt = isNew ? client.createdAt : updatedAt;
	const place = { id: '', name: null, timeZone, currency };
	return toPollEvent(
		{ fact, asked: 'Guests export', version, happenedAt, raw: null },
		{ receivedAt: asOf, place, includeRaw: false },
	);
}

const genders: ReadonlyMap<string, Client['gender']> = new Map([
	['female', 'female'],
	['f', 'female'],
	['male', 'male'],
	['m', 'male'],
	['other', 'other'],
]);

function clientOf(id: string, record: UnknownRecord, { dialCode }: RowContext): Client {
	const text = (field: string): string | null => textOf(own(record, field));
	const address = {
		line1: text('address_1'),
		line2: text('address_2'),
		city: text('city'),
		region: text('state'),
		postalCode: text('zip_code'),
		country: text('country'),
	};
	return {
		id,
		...personOf(record, nameFields, dialCode),
		code: text('code'),
		birthDate: text('birth_date')?.slice(0, 10) ?? null,
		gender: genders.get(text('gender')?.toLowerCase() ?? '') ?? null,
		address: Object.values(address).every((part) => part === null) ? null : address,
		homeLocationId: null,
		tags:
			text('tags')
				?.split(',')
				.flatMap((tag) => textOf(tag) ?? []) ?? null,
		marketing: {
			email: flagOf(own(record, 'marketing_email')),
			sms: flagOf(own(record, 'marketing_sms')),
		},
		referralSource: text('referral_source'),
		createdAt: null,
		updatedAt: null,
		mergedIntoId: null,
	};
}
