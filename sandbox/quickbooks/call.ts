import type { Answer, Call, Route } from '../http/route';
import type { QuickBooksState } from './state';

/** A request with the headers QuickBooks looks at. */
export interface QuickBooksCall extends Call {
	readonly authorization: string;
	/** The body was JSON, or there was none. */
	readonly isJson: boolean;
}

export interface QuickBooksRoute extends Omit<Route<QuickBooksState>, 'answer' | 'scopes'> {
	/** Needs no access token and belongs to no company. */
	readonly isPublic?: boolean;
	readonly answer: (state: QuickBooksState, call: QuickBooksCall) => Answer;
}
