import { type Client } from '../../../core/event';
import type { Caller, HttpRequest } from '../../../core/http';
import type { Read } from '../../../core/poll';
import { countriesById } from '../codes';
import type { Rows } from './answer';
import { expandPairs, readGuests } from './guests';
import type { PageOptions } from './pages';
import { pathWith } from './url';

export interface GuestSearch {
	/** Needed unless the business has switched "Search Guest Across Centers" on. */
	readonly centerId?: string;
	readonly firstName?: string;
	readonly lastName?: string;
	readonly email?: string;
	/** As people write it, `+1 201 555 0143` or `2015550143`. */
	readonly phone?: string;
	readonly code?: string;
	readonly userName?: string;
	readonly tags?: string;
	readonly zipCode?: string;
	/** Also in the other centers of the zone. */
	readonly acrossZone?: boolean;
}

const names: ReadonlyArray<readonly [key: keyof GuestSearch & string, parameter: string]> = [
	['centerId', 'center_id'],
	['firstName', 'first_name'],
	['lastName', 'last_name'],
	['code', 'user_code'],
	['userName', 'user_name'],
	['tags', 'tags'],
	['zipCode', 'zip_code'],
	['email', 'email'],
];

/**
 * The requests to try until one finds somebody. Zenoti wants the national number, but what is stored often has the dial
 * code in front; and an `@` written as `%40` is said to find nothing at times (both seen in public clients).
 */
export function searchRequests(search: GuestSearch): readonly HttpRequest[] {
	const pairs = names.flatMap(([key, parameter]) => {
		const value = search[key];
		return typeof value === 'string' && value.trim() !== '' ? [[parameter, value.trim()] as const] : [];
	});
	const across = search.acrossZone === true ? [['search_across_zone', 'true'] as const] : [];
	const phones = phonesOf(search.phone ?? '');
	const paths = (phones.length === 0 ? [null] : phones).map((phone) =>
		pathWith('/v1/guests/search', [
			...pairs,
			...(phone === null ? [] : [['phone', phone] as const]),
			...across,
			...expandPairs,
		]),
	);
	const plain = paths.map((path) => path.replaceAll('%40', '@'));
	return [...new Set([...paths, ...plain])].map((path) => ({ method: 'GET', path }));
}

/** The national number first, then with its dial code, digits only. */
function phonesOf(text: string): readonly string[] {
	const digits = text.replace(/\D/g, '').replace(/^00/, '');
	if (digits === '') return [];
	if (!/^\s*(\+|00)/.test(text)) return [digits];
	const dialCode = [...countriesById.values()]
		.map((country) => country.dialCode)
		.find((code) => digits.startsWith(code));
	return dialCode === undefined ? [digits] : [digits.slice(dialCode.length), digits];
}

export async function searchGuests(
	caller: Caller,
	search: GuestSearch,
	options: PageOptions = {},
): Promise<Read<Rows<Client>>> {
	let last: Read<Rows<Client>> = { ok: true, value: { rows: [], problems: [] } };
	for (const request of searchRequests(search)) {
		last = await readGuests(caller, request, options);
		if (!last.ok || last.value.rows.length > 0) return last;
	}
	return last;
}
