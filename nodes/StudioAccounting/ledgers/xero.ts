import type { Caller } from '../../../core/http';
import {
	createXeroCaller,
	createXeroLedger,
	fetchAccounts,
	fetchContacts,
	fetchTaxRates,
	fetchTenants,
	fetchTrackingOptions,
	setUpXero,
	xeroUrl,
	type XeroChart,
	type XeroSession,
} from '../../../vendors/xero';
import { settingsFailure } from '../../common/outcomes';
import { ChartMemory } from '../chartMemory';
import type { Read } from '../settings/rows';
import { noChoices, type LedgerSystem, type OpenLedger } from './ledgerSystem';

/** Of this process. */
const charts = new ChartMemory<XeroChart>(Date.now);

export const xero: LedgerSystem = {
	value: 'xero',
	label: 'Xero',
	credentialType: 'studioXeroOAuth2Api',
	urls: new Map([['production', xeroUrl]]),
	createCaller: createXeroCaller,
	fetchTenants: async (caller) => {
		const found = await fetchTenants(caller);
		if (!found.ok) return found;
		return { ok: true, choices: found.tenants.map(({ id, name }) => ({ name, value: id })) };
	},
	open: async ({ caller, credentialId, tenantId }) => {
		const tenant = await tenantOf(caller, tenantId);
		if (!tenant.ok) return tenant;
		const { id, name } = tenant.value;
		const key = `${credentialId}|${id}`;
		const session: XeroSession = { caller, tenantId: id, chart: charts.cellOf(key) };
		return { ok: true, value: openOrganization(session, name, () => charts.forget(key)) };
	},
};

/** A chosen organization's name is known only when something else has asked for it. */
interface Tenant {
	readonly id: string;
	readonly name: string | null;
}

function openOrganization(session: XeroSession, name: string | null, forgetChart: () => void): OpenLedger {
	return {
		company: `xero|${session.tenantId}`,
		createLedger: (run) => createXeroLedger(session, run),
		setUp: async (mapping, dryRun) => {
			const report = await setUpXero(session, mapping, dryRun);
			return { ...report, company: report.company ?? name };
		},
		fetchAccounts: () => fetchAccounts(session),
		fetchUnits: () => fetchTrackingOptions(session),
		fetchClasses: noChoices,
		fetchTaxCodes: () => fetchTaxRates(session),
		fetchCustomers: () => fetchContacts(session),
		forgetChart,
	};
}

const tenantShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const mostNames = 10;

/** The chosen organization, or the only one; several and none chosen is never a guess. */
async function tenantOf(caller: Caller, chosen: string | null): Promise<Read<Tenant>> {
	if (chosen !== null) {
		if (tenantShape.test(chosen)) return { ok: true, value: { id: chosen, name: null } };
		return refuse('The organization is not an ID as Xero uses them.', chooseHint);
	}
	const found = await fetchTenants(caller);
	if (!found.ok) return found;
	const [only, ...others] = found.tenants;
	if (only === undefined) return refuse('This connection reaches no Xero organization.', connectHint);
	if (others.length === 0) return { ok: true, value: only };
	const names = found.tenants.slice(0, mostNames).map(({ name }) => name);
	const rest = found.tenants.length > mostNames ? ', …' : '';
	return refuse(
		`This connection reaches ${found.tenants.length} Xero organizations: ${names.join(', ')}${rest}.`,
		chooseHint,
	);
}

const chooseHint = 'Choose the one to post to under Organization.';
const connectHint = 'Reconnect the credential and choose the organization to post to.';

function refuse(message: string, hint: string): Read<never> {
	return { ok: false, failure: settingsFailure(message, hint) };
}
