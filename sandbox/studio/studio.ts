import type { Random } from '../random/random';
import { inventPerson, type Family, type StudioClient } from './people';

export interface Center {
	/** Zenoti's center id. */
	readonly guid: string;
	/** WellnessLiving's `k_location`. */
	readonly key: string;
	readonly name: string;
	readonly invoicePrefix: string;
	/** IANA. */
	readonly timeZone: string;
	/** As WellnessLiving writes it. */
	readonly zoneText: string;
}

export interface Offering {
	readonly guid: string;
	/** WellnessLiving's `k_class`, and Zenoti's class id. */
	readonly number: number;
	readonly name: string;
	readonly code: string;
	readonly kind: 'appointment' | 'class' | 'product';
	readonly minutes: number;
	readonly priceCents: number;
}

export interface Teacher {
	readonly guid: string;
	readonly key: string;
	readonly firstName: string;
	readonly lastName: string;
}

export interface Studio {
	readonly organizationGuid: string;
	readonly businessKey: string;
	readonly centers: readonly [Center, ...Center[]];
	readonly offerings: readonly Offering[];
	readonly teachers: readonly [Teacher, ...Teacher[]];
	readonly clients: readonly StudioClient[];
}

export interface StudioOptions {
	readonly random: Random;
	readonly clients: number;
	/** Milliseconds since 1970. */
	readonly openedAt: number;
}

const shelf: readonly (readonly [
	name: string,
	code: string,
	Offering['kind'],
	minutes: number,
	cents: number,
])[] = [
	['Deep Tissue Massage', 'DTM60', 'appointment', 60, 11_500],
	['Express Facial', 'FAC30', 'appointment', 30, 6_450],
	['Hot Stone Ritual', 'HSR90', 'appointment', 90, 16_900],
	['Morning Flow', 'YMF60', 'class', 60, 2_400],
	['Reformer Basics', 'PRB50', 'class', 50, 3_250],
	['Lavender Oil', 'OIL01', 'product', 0, 2_895],
	['Yoga Mat', 'MAT01', 'product', 0, 7_999],
];

/** An invented studio with two centers. Every sixth client is of a family that shares one e-mail. */
export function createStudio({ random, clients, openedAt }: StudioOptions): Studio {
	const centers = [
		center(random, '5000000296', 'Harbor Street', 'HAR1', 'America/New_York', 'ET'),
		center(random, '5000000297', 'Cedar Hill', 'CED1', 'America/Los_Angeles', 'PT'),
	] as const;
	return {
		organizationGuid: random.guid(),
		businessKey: '50001',
		centers,
		offerings: shelf.map(([name, code, kind, minutes, priceCents], index) => ({
			guid: random.guid(),
			number: 11_370 + index,
			name,
			code,
			kind,
			minutes,
			priceCents,
		})),
		teachers: [teacher(random, '343001', 'Sam', 'Sample'), teacher(random, '343002', 'Robin', 'Example')],
		clients: inventClients(random, clients, openedAt, centers.length),
	};
}

function inventClients(
	random: Random,
	count: number,
	openedAt: number,
	centers: number,
): readonly StudioClient[] {
	const people: StudioClient[] = [];
	for (let index = 0; index < count; index += 1) {
		const family = index % 6 === 5 ? familyOf(people.at(-1)) : null;
		if (family !== null) people.push(markFamily(people.pop(), family));
		people.push(inventPerson(random, index, openedAt + index * 2_000, centers, family));
	}
	return people;
}

/** Only somebody with an e-mail can share it. */
function familyOf(person: StudioClient | undefined): Family | null {
	return person === undefined || person.email === null
		? null
		: { lastName: person.lastName, email: person.email };
}

function markFamily(person: StudioClient | undefined, family: Family): StudioClient {
	if (person === undefined) throw new Error(`nobody to share ${family.email} with`);
	return { ...person, sharesEmail: true };
}

function center(
	random: Random,
	key: string,
	name: string,
	invoicePrefix: string,
	timeZone: string,
	zoneText: string,
): Center {
	return { guid: random.guid(), key, name, invoicePrefix, timeZone, zoneText };
}

function teacher(random: Random, key: string, firstName: string, lastName: string): Teacher {
	return { guid: random.guid(), key, firstName, lastName };
}
