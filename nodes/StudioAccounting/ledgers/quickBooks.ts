import { own, recordOf, type UnknownRecord } from '../../../core/event/read';
import {
	createQuickBooksCaller,
	createQuickBooksLedger,
	fetchAccounts,
	fetchClasses,
	fetchCustomers,
	fetchDepartments,
	fetchTaxCodes,
	quickBooksUrls,
	setUpQuickBooks,
	type QuickBooksSession,
} from '../../../vendors/quickbooks';
import { settingsFailure } from '../../common/outcomes';
import { idOf, type Read } from '../settings/rows';
import { noChoices, type LedgerSystem, type OpenLedger } from './ledgerSystem';

export const quickBooks: LedgerSystem = {
	value: 'quickBooks',
	label: 'QuickBooks Online',
	credentialType: 'studioQuickBooksOAuth2Api',
	urls: new Map([
		['production', quickBooksUrls.production],
		['sandbox', quickBooksUrls.sandbox],
	]),
	createCaller: createQuickBooksCaller,
	fetchTenants: noChoices,
	open: async ({ caller, credentials }) => {
		const realm = realmOf(credentials);
		if (!realm.ok) return realm;
		const isProduction = own(credentials, 'environment') === 'production';
		const session: QuickBooksSession = {
			caller,
			realmId: realm.value,
			...(isProduction ? {} : { appUrl: null }),
		};
		return { ok: true, value: openCompany(session) };
	},
};

function openCompany(session: QuickBooksSession): OpenLedger {
	return {
		company: `quickBooks|${session.realmId}`,
		createLedger: (run) => createQuickBooksLedger(session, run),
		setUp: (mapping, dryRun) => setUpQuickBooks(session, mapping, dryRun),
		fetchAccounts: () => fetchAccounts(session),
		fetchUnits: () => fetchDepartments(session),
		fetchClasses: () => fetchClasses(session),
		fetchTaxCodes: () => fetchTaxCodes(session),
		fetchCustomers: () => fetchCustomers(session),
		forgetChart: () => undefined,
	};
}

const realmShape = /^\d{1,30}$/;

/**
 * The company the sign-in is for: Intuit adds its id to the redirect, n8n keeps it beside the tokens. The field of the
 * credential is for connections that did not come that way; two different answers are not chosen from.
 */
export function realmOf(credentials: UnknownRecord): Read<string> {
	const callback = own(recordOf(own(credentials, 'oauthTokenData')), 'callbackQueryString');
	const told = idOf(own(recordOf(callback), 'realmId'));
	const entered = idOf(own(credentials, 'companyId'));
	if (told !== null && entered !== null && told !== entered)
		return refuse(
			`The credential is connected to the company ${told}, but its Company ID says ${entered}.`,
			clearHint,
		);
	const realm = told ?? entered;
	if (realm === null)
		return refuse('QuickBooks did not tell which company this connection is for.', reconnectHint);
	if (!realmShape.test(realm)) return refuse('The company ID of the credential is not a number.', digitsHint);
	return { ok: true, value: realm };
}

const reconnectHint =
	'Open the credential and reconnect it, choosing the company; or enter the Company ID in the credential.';
const clearHint = 'Empty the field Company ID of the credential, or reconnect it and choose that company.';
const digitsHint =
	'Company IDs are digits only. Correct the field Company ID of the credential, or reconnect it.';

function refuse(message: string, hint: string): Read<never> {
	return { ok: false, failure: settingsFailure(message, hint) };
}
