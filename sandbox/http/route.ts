/** A request as the stand-ins see it, independent of the web framework. */
export interface Call {
	/** Upper case. */
	readonly method: string;
	readonly path: string;
	/** The first value of each query parameter. */
	readonly query: Readonly<Record<string, string>>;
	/** Parsed JSON; `undefined` when the request had no body. */
	readonly body: unknown;
	/** The text after `Bearer `, `null` when there is none. */
	readonly token: string | null;
	/** Values of the `:names` in the route's pattern, URI-decoded. */
	readonly params: Readonly<Record<string, string>>;
}

export interface Answer {
	readonly status: number;
	/** `undefined` sends no body. */
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

export interface Route<State> {
	readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Path with `:name` segments, `/crm/objects/:version/:objectType`. */
	readonly path: string;
	/** Rights the token needs, all of them. */
	readonly scopes: (params: Readonly<Record<string, string>>) => readonly string[];
	readonly answer: (state: State, call: Call) => Answer;
}

/** An entry of any table of routes. */
type Place = Pick<Route<never>, 'method' | 'path'>;

export interface RouteMatch<R extends Place> {
	readonly route: R;
	readonly params: Readonly<Record<string, string>>;
}

/** Looks routes up in the order of the table: the first whose method and path fit. */
export function createRouter<R extends Place>(
	routes: readonly R[],
): (method: string, path: string) => RouteMatch<R> | null {
	const compiled = routes.map((route) => ({ route, ...compile(route.path) }));
	return (method, path) => {
		for (const { route, pattern, names } of compiled) {
			const match = route.method === method ? pattern.exec(path) : null;
			if (match !== null) return { route, params: paramsOf(names, match) };
		}
		return null;
	};
}

function compile(path: string): { pattern: RegExp; names: readonly string[] } {
	const names: string[] = [];
	const source = path.replace(/:(\w+)/g, (_whole, name: string) => {
		names.push(name);
		return '([^/]+)';
	});
	return { pattern: new RegExp(`^${source}/?$`), names };
}

function paramsOf(names: readonly string[], match: RegExpExecArray): Readonly<Record<string, string>> {
	return Object.fromEntries(names.map((name, index) => [name, decoded(match[index + 1] ?? '')]));
}

function decoded(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment; // a stray percent sign is taken as it stands
	}
}
