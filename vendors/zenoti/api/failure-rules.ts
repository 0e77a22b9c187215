import type { CallFailure } from '../../../core/http';

/** What one kind of refusal means. */
export interface FailureRule {
	/** HTTP status, or the code of an error object under HTTP 200; none: any. */
	readonly statuses?: readonly number[];
	readonly words?: RegExp;
	/** Whether the body holds an error object; left out: either. */
	readonly hasError?: boolean;
	readonly code: string;
	readonly kind: CallFailure['kind'];
	readonly hint: string;
}

const laterHint = 'Run the failed items again; a poll looks again by itself.';
const rightsHint =
	'In Zenoti open Configuration > Integrations > Apps, choose the app of this key and give it the permission for this group of calls. A key that is wrong or rotated away gets the same answer: then paste the new one into the credential.';

/**
 * First match wins. Zenoti has few codes and reuses statuses (help.zenoti.com, API rate limits; docs.zenoti.com, error
 * objects of each page), so words decide where they have to.
 */
export const failureRules: readonly FailureRule[] = [
	{
		statuses: [401, 403],
		words: /invalid cent(er|re)/i,
		code: 'INVALID_CENTER',
		kind: 'permanent',
		hint: 'Choose another center, or give the app of this key the right to this one in Zenoti: the id is unknown or not shared with the key.',
	},
	{
		statuses: [401, 403],
		words: /expir/i,
		code: 'KEY_EXPIRED',
		kind: 'permanent',
		hint: 'Create a new key in Zenoti (Configuration > Integrations > Apps) and paste it into the credential: keys end after a year, and one week after a new one was made.',
	},
	{ statuses: [401, 403], code: 'NO_PERMISSION', kind: 'permanent', hint: rightsHint },
	{
		statuses: [404],
		code: 'NOT_FOUND',
		kind: 'permanent',
		hint: 'Check the id. Zenoti answers the same when the feature (loyalty, classes, gift cards …) is switched off for the business.',
	},
	{
		statuses: [422],
		code: 'INVALID_REQUEST',
		kind: 'permanent',
		hint: 'Correct what Zenoti names above and run the item again.',
	},
	{
		statuses: [429],
		code: 'RATE_LIMIT',
		kind: 'transient',
		hint: 'All apps of the organization share 60 calls a minute. Poll less often or fewer centers, then run the failed items again.',
	},
	{
		statuses: [503],
		code: 'OVERLOADED',
		kind: 'transient',
		hint: 'Zenoti is overloaded and wants to be left alone for about 5 minutes. Run the failed items again after that.',
	},
	// Not a gateway: Zenoti uses 502 for input it does not take, and then says which
	{
		statuses: [400, 502],
		hasError: true,
		code: 'INVALID_INPUT',
		kind: 'permanent',
		hint: 'Correct what Zenoti names above and run the item again. Repeating it unchanged does not help.',
	},
	{
		words: /something went wrong/i,
		code: 'MALFORMED_REQUEST',
		kind: 'permanent',
		hint: 'Zenoti says this for a request it cannot read, often a date or filter of a report. Check the dates and centers.',
	},
	{ statuses: [408], code: 'TIMEOUT', kind: 'transient', hint: laterHint },
	{ statuses: [500, 502, 504], hasError: false, code: 'UNAVAILABLE', kind: 'transient', hint: laterHint },
	{
		code: 'REFUSED',
		kind: 'permanent',
		hint: 'Correct what Zenoti names above, in Zenoti or in this node, and run the item again.',
	},
];
