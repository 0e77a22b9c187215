export const sandboxClientId = 'sandbox-client';
export const sandboxClientSecret = 'sandbox-client-secret';

/** One hour. */
const tokenLifeMs = 3_600_000;

export interface Access {
	/** A further access token; the earlier ones go on working until they end. */
	readonly issue: () => { readonly token: string; readonly expiresInSeconds: number };
	readonly isValid: (token: string | null) => boolean;
	/** How many tokens were given out. */
	readonly issued: () => number;
	/** All tokens given out so far stop working. */
	readonly expire: () => void;
	readonly reset: () => void;
}

/** Access tokens on the injected clock: readable words, not the JWTs of the real service. */
export function createAccess(now: () => number): Access {
	const ends = new Map<string, number>();
	let count = 0;
	return {
		issue: () => {
			count += 1;
			const token = `wellnessliving-sandbox-token-${count}`;
			ends.set(token, now() + tokenLifeMs);
			return { token, expiresInSeconds: tokenLifeMs / 1_000 };
		},
		isValid: (token) => token !== null && (ends.get(token) ?? 0) > now(),
		issued: () => count,
		expire: () => ends.clear(),
		reset: () => {
			ends.clear();
			count = 0;
		},
	};
}
