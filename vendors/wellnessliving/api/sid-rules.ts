import type { CallFailure } from '../../../core/http';

/** What an error code of WellnessLiving (`a_error[0].sid`, else `status`) means. */
export interface SidRule {
	readonly sid: RegExp;
	readonly code: string;
	readonly kind: CallFailure['kind'];
	readonly reach: CallFailure['reach'];
	/** The next step. */
	readonly hint: string;
}

const laterHint = 'Run the failed items again in some minutes.';
const correctHint = 'Correct what WellnessLiving names above and run the item again.';
const credentialHint =
	'Check Client ID, Client Secret, Token URL and Region in the credential WellnessLiving API.';

/**
 * First match wins. The codes come under HTTP 200 (the OpenAPI file says so); their list is not published, so most
 * rules go by the ending. Seen by integrators: all that are spelt out.
 */
export const sidRules: readonly SidRule[] = [
	{
		sid: /^subscription-access$/,
		code: 'NOT_IN_PLAN',
		kind: 'permanent',
		reach: 'call',
		hint: 'This part of WellnessLiving is not in the plan of the business: leave it out, or ask WellnessLiving to add it.',
	},
	{
		sid: /^access/,
		code: 'NO_PERMISSION',
		kind: 'permanent',
		reach: 'call',
		hint: 'The API application lacks the privilege: ask WellnessLiving to grant it for this business, reports included.',
	},
	{
		sid: /^(signature-mismatch|group-empty)$/,
		code: 'SIGN_IN',
		kind: 'permanent',
		reach: 'account',
		hint: credentialHint,
	},
	{
		sid: /token|unauthor/,
		code: 'TOKEN_REFUSED',
		kind: 'transient',
		reach: 'account',
		hint: `Run the failed items again: a token lasts an hour and is then renewed. If it stays like this: ${credentialHint}`,
	},
	{
		sid: /^method-nx$/,
		code: 'WRONG_METHOD',
		kind: 'permanent',
		reach: 'call',
		hint: 'This address takes another method: most reads are GET, report/query is POST.',
	},
	{
		sid: /^(cid|report)-nx$/,
		code: 'NO_REPORT',
		kind: 'permanent',
		reach: 'call',
		hint: 'WellnessLiving does not know this report for this business. Check the report number.',
	},
	{
		sid: /(^|-)nx$/,
		code: 'NOT_FOUND',
		kind: 'permanent',
		reach: 'call',
		hint: 'Check the id: it may have been deleted, or belong to another business or region.',
	},
	{
		sid: /^refresh-active$/,
		code: 'REPORT_REFRESHING',
		kind: 'transient',
		reach: 'call',
		hint: `Somebody is refreshing this report already. ${laterHint}`,
	},
	{
		sid: /(-|^)(empty|invalid|incorrect|large|not-set|small|long|short)$/,
		code: 'BAD_REQUEST',
		kind: 'permanent',
		reach: 'call',
		hint: correctHint,
	},
	{ sid: /^internal$/, code: 'INTERNAL', kind: 'transient', reach: 'call', hint: laterHint },
	{
		sid: /timeout|throttl|limit|busy|unavailable/,
		code: 'BUSY',
		kind: 'transient',
		reach: 'call',
		hint: laterHint,
	},
	{ sid: /^/, code: 'REFUSED', kind: 'permanent', reach: 'call', hint: correctHint },
];
