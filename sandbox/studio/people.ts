import type { Random } from '../random/random';

/** An invented person, known to both vendors by their kinds of key. */
export interface StudioClient {
	/** Zenoti's guest id. */
	readonly guid: string;
	/** WellnessLiving's uid, and Zenoti's integer `_id`. */
	readonly number: number;
	readonly code: string;
	readonly firstName: string;
	readonly lastName: string;
	/** Lower case; `null` for people who gave none. */
	readonly email: string | null;
	/** Somebody else of the family has the same e-mail. */
	readonly sharesEmail: boolean;
	/** E.164. */
	readonly phone: string;
	readonly gender: 'female' | 'male';
	/** `YYYY-MM-DD`. */
	readonly birthDate: string;
	readonly street: string;
	readonly postalCode: string;
	/** Index into the studio's centers. */
	readonly center: number;
	/** Milliseconds since 1970. */
	readonly joinedAt: number;
}

const femaleNames = [
	'Ana',
	'Zoë',
	'Mei',
	'Ines',
	'Priya',
	'Nora',
	'Freya',
	'Lucía',
	'Amara',
	'Yuki',
] as const;
const maleNames = [
	'Björn',
	'Mateo',
	'Omar',
	'Kenji',
	'Liam',
	'Tomasz',
	'Idris',
	'Noé',
	'Ravi',
	'Jonah',
] as const;
export const lastNames = [
	'Diaz',
	'Okonkwo',
	'Lindqvist',
	"O'Hara",
	'Nakamura',
	'Kowalska',
	'Schröder',
	'Abebe',
	'Moreau',
	'Castellanos',
	'Haddad',
	'Vance',
	'Quill',
	'Rosenthal',
] as const;
const streets = ['Sample Street', 'Invented Avenue', 'Fiction Lane', 'Example Road'] as const;

/** Numbers that are never given out: 555-0100 to 555-0199 of any area. */
export function inventedPhone(random: Random): string {
	return `+1${201 + random.below(780)}55501${String(random.below(100)).padStart(2, '0')}`;
}

/** Plain letters of a name, so that it can stand in an e-mail address. */
function plain(name: string): string {
	return name
		.normalize('NFD')
		.replace(/[^a-zA-Z]/g, '')
		.toLowerCase();
}

export interface Family {
	readonly lastName: string;
	readonly email: string;
}

/** One person; with a family, its name and e-mail. */
export function inventPerson(
	random: Random,
	index: number,
	joinedAt: number,
	centers: number,
	family: Family | null,
): StudioClient {
	const gender = random.chance(0.6) ? 'female' : 'male';
	const firstName = random.pick(gender === 'female' ? femaleNames : maleNames);
	const lastName = family?.lastName ?? random.pick(lastNames);
	const own = random.chance(0.88) ? `${plain(firstName)}.${plain(lastName)}.${index}@mail.test` : null;
	return {
		guid: random.guid(),
		number: 2_976_000 + index,
		code: `C${String(index).padStart(5, '0')}`,
		firstName,
		lastName,
		email: family?.email ?? own,
		sharesEmail: family !== null,
		phone: inventedPhone(random),
		gender,
		birthDate: `${1950 + random.below(55)}-0${1 + random.below(9)}-1${random.below(10)}`,
		street: `${1 + random.below(200)} ${random.pick(streets)}`,
		postalCode: String(10_000 + random.below(80_000)),
		center: random.below(centers),
		joinedAt,
	};
}
