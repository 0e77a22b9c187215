/** Life of an access token. developer.xero.com, OAuth 2.0 token types. */
const accessLifeMs = 30 * 60_000;
const refreshLifeMs = 60 * 24 * 3_600_000;
/** A rotated refresh token still works this long, so that a lost answer does not lose the connection. */
const refreshGraceMs = 30 * 60_000;

export const sandboxClient = { id: 'sandbox-client', secret: 'sandbox-client-secret' };

/** Granular scopes; apps made since March 2026 get no others. */
export const allScopes: readonly string[] = [
	'offline_access',
	'accounting.settings',
	'accounting.contacts',
	'accounting.invoices',
	'accounting.payments',
	'accounting.manualjournals',
];

export interface TokenSet {
	readonly accessToken: string;
	readonly refreshToken: string;
	readonly expiresInSeconds: number;
}

export type TokenState =
	| { readonly kind: 'valid' }
	| { readonly kind: 'unknown' }
	| { readonly kind: 'expired'; readonly at: number };

export interface Access {
	/** What the tokens may do; delete one to see a 401. */
	readonly scopes: Set<string>;
	readonly issue: () => TokenSet;
	readonly check: (accessToken: string | null) => TokenState;
	/** A new pair; `null` when the refresh token is unknown or too old. */
	readonly refresh: (refreshToken: string) => TokenSet | null;
	/** A code for the authorisation endpoint, good for one exchange. */
	readonly newCode: () => string;
	readonly redeemCode: (code: string) => TokenSet | null;
	/** Every access token issued so far is expired from now on. */
	readonly expireTokens: () => void;
	/** Forgets all tokens; the first pair issued after it is the same as the first ever. */
	readonly reset: () => void;
}

interface RefreshToken {
	readonly issuedAt: number;
	firstUsedAt: number | null;
}

/** Tokens of one connection on the injected clock. They are readable words, not the JWTs of the real service. */
export function createAccess(now: () => number, lifeMs: number = accessLifeMs): Access {
	const expiry = new Map<string, number>();
	const refreshTokens = new Map<string, RefreshToken>();
	const codes = new Set<string>();
	let issued = 0;
	const issue = (): TokenSet => {
		issued += 1;
		const accessToken = `xero-sandbox-access-${issued}`;
		const refreshToken = `xero-sandbox-refresh-${issued}`;
		expiry.set(accessToken, now() + lifeMs);
		refreshTokens.set(refreshToken, { issuedAt: now(), firstUsedAt: null });
		return { accessToken, refreshToken, expiresInSeconds: Math.round(Math.min(lifeMs, 1e9) / 1000) };
	};
	const scopes = new Set(allScopes);
	return {
		scopes,
		issue,
		check: (token) => stateOf(token === null ? undefined : expiry.get(token), now()),
		refresh: (token) => {
			const known = refreshTokens.get(token);
			if (known === undefined || !isUsable(known, now())) return null;
			known.firstUsedAt ??= now();
			return issue();
		},
		newCode: () => {
			const code = `xero-sandbox-code-${codes.size + issued + 1}`;
			codes.add(code);
			return code;
		},
		redeemCode: (code) => (codes.delete(code) ? issue() : null),
		expireTokens: () => {
			for (const [token, at] of expiry) expiry.set(token, Math.min(at, now()));
		},
		reset: () => {
			for (const tokens of [expiry, refreshTokens, codes]) tokens.clear();
			for (const scope of allScopes) scopes.add(scope);
			issued = 0;
		},
	};
}

function stateOf(expiresAt: number | undefined, now: number): TokenState {
	if (expiresAt === undefined) return { kind: 'unknown' };
	return now < expiresAt ? { kind: 'valid' } : { kind: 'expired', at: expiresAt };
}

function isUsable(token: RefreshToken, now: number): boolean {
	if (now > token.issuedAt + refreshLifeMs) return false;
	return token.firstUsedAt === null || now <= token.firstUsedAt + refreshGraceMs;
}
