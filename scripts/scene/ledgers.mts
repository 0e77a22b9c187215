import { startQuickBooks, type QuickBooksSandbox } from '../../sandbox/quickbooks';
import { vendorSenders } from '../../sandbox/senders';
import { tillCenter } from '../../sandbox/studio/till';
import { startXero, type XeroSandbox } from '../../sandbox/xero';
import type { InstanceOptions } from '../n8n/instance.mts';
import { bookCredentials, bookWebhookIds, bookWorkflows, booksWorkflows } from './booksWorkflows.mts';

/** The ledgers' stand-ins. */
export interface Ledgers {
	readonly quickBooks: QuickBooksSandbox;
	/** A second company, for one document per sale. */
	readonly perSale: QuickBooksSandbox;
	readonly xero: XeroSandbox;
	readonly close: () => Promise<void>;
}

export async function startLedgers(): Promise<Ledgers> {
	const [quickBooks, perSale, xero] = await Promise.all([
		startQuickBooks(),
		startQuickBooks(),
		startXero({ country: 'US' }),
	]);
	const close = async () => {
		await Promise.all([quickBooks.close(), perSale.close(), xero.close()]);
	};
	return { quickBooks, perSale, xero, close };
}

/** One short code for the center in both systems' documents. */
const centers = {
	values: [tillCenter.id, tillCenter.locationKey].map((locationId) => ({
		locationId,
		code: tillCenter.code,
		name: tillCenter.name,
	})),
};

type Fixtures = Required<Pick<InstanceOptions, 'credentials' | 'workflows' | 'publish' | 'readyProbes'>>;

/** What a real n8n needs to keep the books of the invented studio in these ledgers. */
export function bookFixtures({ quickBooks, perSale, xero }: Ledgers): Fixtures {
	return {
		credentials: bookCredentials(
			{ zenoti: vendorSenders.zenoti.secret, wellnessliving: vendorSenders.wellnessliving.secret },
			{ quickBooks, perSale, xero: { ...xero, realmId: '' } },
		),
		workflows: booksWorkflows({
			quickBooks: { centers },
			xero: { centers, taxed: 'TAX001', untaxed: 'NONE' },
		}),
		publish: Object.values(bookWorkflows).map(({ id }) => id),
		readyProbes: Object.values(bookWebhookIds).map((id) => ({ url: `/webhook/${id}/webhook` })),
	};
}
