import type { Answer, Route } from '../http/route';
import type { ApiKey, Right } from './access';
import type { ZenotiState } from './state';

/** A request as Zenoti sees it. */
export interface ZenotiCall {
	/** Upper case. */
	readonly method: string;
	readonly path: string;
	/** Values of the `:names` in the route's pattern, lower case. */
	readonly params: Readonly<Record<string, string>>;
	/** Every value of a parameter, whose name counts in any case. */
	readonly values: (name: string) => readonly string[];
	/** The first value; `null` when it is missing or empty. */
	readonly value: (name: string) => string | null;
	/** As the journal keeps it: repeated values are joined by ` & `. */
	readonly query: Readonly<Record<string, string>>;
	/** Parsed JSON; `undefined` when the request had no body. */
	readonly body: unknown;
	/** The text behind `apikey `; `null` when there is none. */
	readonly key: string | null;
}

export interface ZenotiRoute {
	readonly method: Route<ZenotiState>['method'];
	/** Literal parts in lower case: Zenoti takes any case. */
	readonly path: string;
	readonly right: Right;
	readonly answer: (state: ZenotiState, call: ZenotiCall, key: ApiKey) => Answer;
}
