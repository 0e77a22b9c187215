/** What a key may be given; one per group of calls. */
export const rights = [
	'centers',
	'employees',
	'guests',
	'appointments',
	'classes',
	'invoices',
	'memberships',
	'packages',
	'reports',
] as const;
export type Right = (typeof rights)[number];

export const sandboxKey = 'sandbox-zenoti-api-key';

export interface KeyGrant {
	readonly rights: readonly Right[];
	/** Ids of the centres it may see; `null` for all. */
	readonly centers: readonly string[] | null;
}

export interface ApiKey extends KeyGrant {
	/** Milliseconds since 1970 from which on it is refused; `null` for never. */
	readonly endsAtMs: number | null;
}

export interface Access {
	/** The key, when it is known and has not ended. */
	readonly find: (key: string | null) => ApiKey | null;
	/** The newest key with all rights. */
	readonly current: () => string;
	/** Adds a key, or changes what one may do. */
	readonly grant: (key: string, grant: Partial<KeyGrant>) => void;
	/** A new key; the old one lives for a week (docs.zenoti.com/docs/update-the-existing-api-key). */
	readonly rotate: () => string;
	/** Ends a key at once. */
	readonly end: (key: string) => void;
	readonly reset: () => void;
}

const weekMs = 7 * 24 * 3_600_000;
const everything: ApiKey = { rights, centers: null, endsAtMs: null };

export function createAccess(firstKey: string, now: () => number): Access {
	const keys = new Map<string, ApiKey>([[firstKey, everything]]);
	let current = firstKey;
	let count = 1;
	const endAt = (key: string, endsAtMs: number) => {
		const known = keys.get(key);
		if (known !== undefined) keys.set(key, { ...known, endsAtMs });
	};
	return {
		find: (key) => {
			const known = key === null ? undefined : keys.get(key);
			if (known === undefined) return null;
			return known.endsAtMs === null || now() < known.endsAtMs ? known : null;
		},
		current: () => current,
		grant: (key, grant) => void keys.set(key, { ...(keys.get(key) ?? everything), ...grant }),
		rotate: () => {
			endAt(current, now() + weekMs);
			count += 1;
			current = `${firstKey}-${count}`;
			keys.set(current, everything);
			return current;
		},
		end: (key) => endAt(key, now()),
		reset: () => {
			keys.clear();
			keys.set(firstKey, everything);
			current = firstKey;
			count = 1;
		},
	};
}
