import type { Failure } from '../../core/http';
import { own, recordOf, textOf } from '../../core/event/read';
import { genericContact, paths } from './api';
import { parseAccounts, parseOrganisation, parseTaxRates, parseTracking, type XeroChart } from './chart';
import { fetchList, type Rows, type XeroSession } from './session';
import { allOf, equals } from './where';

/** What a run needs beyond the organisation and its accounts. */
export interface ChartNeeds {
	readonly taxRates: boolean;
	readonly tracking: boolean;
	readonly contact: boolean;
}

export type LoadedChart =
	| {
			readonly ok: true;
			readonly chart: XeroChart;
			/** Some of it was remembered, so that what is missing in it may be there by now. */
			readonly isRemembered: boolean;
			readonly attempts: number;
	  }
	| { readonly ok: false; readonly failure: Failure; readonly attempts: number };

/** Reads what the cache does not hold: nothing on a warm run, two to five calls on a cold one. */
export async function loadChart(
	session: XeroSession,
	needs: ChartNeeds,
	remembered: XeroChart | null,
): Promise<LoadedChart> {
	const reader = new ChartReader(session);
	const organisation = remembered?.organisation ?? parseOrganisation((await reader.organisation())[0]);
	const accounts = remembered?.accounts ?? parseAccounts(await reader.accounts());
	const taxRates = remembered?.taxRates ?? (needs.taxRates ? parseTaxRates(await reader.taxRates()) : null);
	const tracking = remembered?.tracking ?? (needs.tracking ? parseTracking(await reader.tracking()) : null);
	const contact =
		remembered?.contact ?? (needs.contact ? { id: firstContact(await reader.contact()) } : null);
	const { failure, attempts } = reader;
	if (failure !== null) return { ok: false, failure, attempts };
	const chart = { organisation, accounts, taxRates, tracking, contact };
	session.chart.set(chart);
	return { ok: true, chart, isRemembered: remembered !== null, attempts };
}

/** Stops asking after the first failure. */
class ChartReader {
	failure: Failure | null = null;

	attempts = 0;

	constructor(private readonly session: XeroSession) {}

	organisation = () => this.read(() => fetchList(this.session, paths.organisation, 'Organisations'));

	accounts = () => this.read(() => fetchList(this.session, paths.accounts, 'Accounts'));

	taxRates = () => this.read(() => fetchList(this.session, paths.taxRates, 'TaxRates'));

	tracking = () => this.read(() => fetchTracking(this.session));

	contact = () => this.read(() => fetchGenericContact(this.session));

	private async read(fetch: () => Promise<Rows>): Promise<readonly unknown[]> {
		if (this.failure !== null) return [];
		const result = await fetch();
		this.attempts = Math.max(this.attempts, result.attempts);
		if (result.ok) return result.rows;
		this.failure = result.failure;
		return [];
	}
}

/** Archived options too: documents found may still name them. */
function fetchTracking(session: XeroSession): Promise<Rows> {
	return fetchList(session, paths.trackingCategories, 'TrackingCategories', { includeArchived: 'true' });
}

export function fetchGenericContact(session: XeroSession): Promise<Rows> {
	const where = allOf([equals('ContactNumber', genericContact.number)]);
	return fetchList(session, paths.contacts, 'Contacts', { where });
}

export function firstContact(rows: readonly unknown[]): string | null {
	return rows.flatMap((row) => textOf(own(recordOf(row), 'ContactID')) ?? [])[0] ?? null;
}
