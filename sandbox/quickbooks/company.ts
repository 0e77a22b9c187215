import { DateTime } from 'luxon';
import type { SeedAccount } from './seed/chart';
import { accountTypes } from './seed/account-types';
import { accountsOf, type CompanySettings } from './settings';
import type { StoredRecord } from './store/record';
import { createStore, type Store } from './store/store';

/** One company's books with its settings; the request has nothing to do with it. */
export interface Company {
	settings: CompanySettings;
	readonly store: Store;
	/** The number QuickBooks gives next, where it numbers by itself. */
	readonly nextNumber: { salesForm: number; journal: number };
	/** Milliseconds since 1970. */
	readonly now: () => number;
}

export function createCompany(settings: CompanySettings, now: () => number): Company {
	const store = createStore(now);
	for (const account of accountsOf(settings)) addAccount(store, account, settings.homeCurrency);
	return { settings, store, nextNumber: { salesForm: 1001, journal: 1 }, now };
}

function addAccount(store: Store, { name, type, subType }: SeedAccount, currency: string): void {
	const source = { Name: name, AccountType: type, AccountSubType: subType };
	const fields = {
		...source,
		FullyQualifiedName: name,
		SubAccount: false,
		Active: true,
		Classification: accountTypes[type]?.classification,
		CurrencyRef: { value: currency },
	};
	store.add('Account', source, { fields, postings: [] });
}

/** Today where the company is, `YYYY-MM-DD`. */
export function todayOf({ settings, now }: Company): string {
	return DateTime.fromMillis(now(), { zone: settings.timeZone }).toFormat('yyyy-MM-dd');
}

/** The first account of one of these detail types: QuickBooks finds its own accounts by type, not by name. */
export function accountOfSubType(company: Company, subTypes: readonly string[]): StoredRecord | null {
	const isOne = (account: StoredRecord) => subTypes.includes(String(account.built.fields.AccountSubType));
	return company.store.all('Account').find(isOne) ?? null;
}
