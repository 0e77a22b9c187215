import { createRandom, type Random } from '../../random/random';

export const sandboxClientId = 'sandbox-client';
export const sandboxClientSecret = 'sandbox-client-secret';

/** One hour, 100 days. */
const tokenLifeMs = 3_600_000;
const refreshLifeSeconds = 8_640_000;

/** Tokens of the one connection this stand-in has. */
export interface Access {
	/** The newest access token, whether it still works or not. */
	readonly token: () => string;
	/** The only refresh token that works. */
	readonly refreshToken: () => string;
	readonly isValid: (token: string | null) => boolean;
	/** A code for the redirect, good for one exchange. */
	readonly authorize: () => string;
	/** New tokens for a refresh token or a code; the old refresh token is worth nothing from then on. */
	readonly exchange: (grant: string) => TokenBody | null;
	/** A further access token, for trying things out by hand; the refresh token stays as it is. */
	readonly another: () => string;
	/** All access tokens given out so far stop working. */
	readonly expire: () => void;
	readonly reset: () => void;
}

export interface TokenBody {
	readonly token_type: 'bearer';
	readonly access_token: string;
	readonly expires_in: number;
	readonly refresh_token: string;
	readonly x_refresh_token_expires_in: number;
}

interface Connection {
	random: Random;
	token: string;
	refreshToken: string;
	code: string | null;
	/** Access tokens by the time they end. */
	readonly ends: Map<string, number>;
}

export function createAccess(now: () => number): Access {
	const connection: Connection = {
		random: createRandom(3),
		token: '',
		refreshToken: '',
		code: null,
		ends: new Map(),
	};
	const another = () => {
		connection.token = `sandbox-access-${connection.random.hex(16)}`;
		connection.ends.set(connection.token, now() + tokenLifeMs);
		return connection.token;
	};
	const issue = () => {
		connection.refreshToken = `sandbox-refresh-${connection.random.hex(16)}`;
		another();
	};
	issue();
	return {
		token: () => connection.token,
		refreshToken: () => connection.refreshToken,
		isValid: (token) => token !== null && (connection.ends.get(token) ?? 0) > now(),
		authorize: () => {
			connection.code = `sandbox-code-${connection.random.hex(16)}`;
			return connection.code;
		},
		exchange: (grant) => {
			if (grant !== connection.refreshToken && grant !== connection.code) return null;
			connection.code = null;
			issue();
			return tokenBody(connection);
		},
		another,
		expire: () => connection.ends.clear(),
		reset: () => {
			Object.assign(connection, { random: createRandom(3), code: null });
			connection.ends.clear();
			issue();
		},
	};
}

function tokenBody({ token, refreshToken }: Connection): TokenBody {
	return {
		token_type: 'bearer',
		access_token: token,
		expires_in: tokenLifeMs / 1_000,
		refresh_token: refreshToken,
		x_refresh_token_expires_in: refreshLifeSeconds,
	};
}
