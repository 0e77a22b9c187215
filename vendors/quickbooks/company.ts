import type { BookMapping } from '../../core/books';
import { currencyOf } from '../../core/event/money';
import { flagOf, idOf, own, recordOf, textOf, type UnknownRecord } from '../../core/event/read';
import { genericCustomer } from './api';
import { parseAccount, parseItem, type Account, type Item } from './chart';
import { all, literal, single, withInactive, type Query, type Rows } from './query';

/**
 * `none`: tax is a line like any other. `us`: QuickBooks' sales tax with the codes TAX and NON. `world`: real tax codes
 * per line, prices without tax.
 */
export type TaxRegime = 'none' | 'us' | 'world';

/** A company's chart and settings, as far as posting depends on them. */
export interface Company {
	/** By id, inactive ones too. */
	readonly accounts: ReadonlyMap<string, Account>;
	readonly items: ReadonlyMap<string, Item>;
	/** Active ones, id to name; `null` when they were not asked for. */
	readonly locations: ReadonlyMap<string, string> | null;
	readonly classes: ReadonlyMap<string, string> | null;
	readonly name: string | null;
	readonly homeCurrency: string | null;
	readonly isMultiCurrency: boolean;
	/** `YYYY-MM-DD`. */
	readonly closedThrough: string | null;
	readonly hasOwnNumbers: boolean;
	readonly tracksLocations: boolean;
	/** Where a class may stand: on each line, once per form, or nowhere. */
	readonly classPlace: 'line' | 'form' | null;
	readonly taxRegime: TaxRegime;
	/** The generic customer, when there is an active one. */
	readonly customerId: string | null;
}

export interface CompanyQueries {
	readonly list: readonly Query[];
	readonly read: (rows: Rows) => Company;
}

/** The questions a run has to ask about the company: none that its mapping and form do not need. */
export function companyQueries(mapping: BookMapping, form: 'day' | 'sale'): CompanyQueries {
	const centres = [...mapping.centres.values()];
	const accounts = all('Account', withInactive);
	const preferences = single('Preferences');
	const info = single('CompanyInfo');
	const items = form === 'sale' ? all('Item', withInactive) : null;
	const customer =
		mapping.customerId === null
			? all('Customer', `DisplayName = ${literal(genericCustomer)} and ${withInactive}`)
			: null;
	const locations = centres.some(({ unit }) => unit !== null) ? all('Department') : null;
	const classes = centres.some(({ classId }) => classId !== null) ? all('Class') : null;
	const asked = [accounts, preferences, info, items, customer, locations, classes];
	return {
		list: asked.filter((query) => query !== null),
		read: (rows) => {
			const of = (query: Query | null) => (query === null ? [] : (rows.get(query) ?? []));
			return {
				accounts: byId(of(accounts).flatMap((row) => parseAccount(row) ?? [])),
				items: byId(of(items).flatMap((row) => parseItem(row) ?? [])),
				locations: locations === null ? null : namesOf(of(locations)),
				classes: classes === null ? null : namesOf(of(classes)),
				customerId: activeIdOf(of(customer)),
				...settingsOf(of(preferences)[0] ?? {}, of(info)[0] ?? {}),
			};
		},
	};
}

function byId<T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
	return new Map(list.map((entry) => [entry.id, entry]));
}

function namesOf(rows: readonly UnknownRecord[]): ReadonlyMap<string, string> {
	return new Map(
		rows
			.filter((row) => flagOf(own(row, 'Active')) !== false)
			.flatMap((row): ReadonlyArray<readonly [string, string]> => {
				const id = idOf(own(row, 'Id'));
				const name = textOf(own(row, 'FullyQualifiedName')) ?? textOf(own(row, 'Name'));
				return id === null ? [] : [[id, name ?? id]];
			}),
	);
}

function activeIdOf(rows: readonly UnknownRecord[]): string | null {
	return idOf(own(rows.find((row) => flagOf(own(row, 'Active')) !== false) ?? {}, 'Id'));
}

/** Fields as the "Preferences" and "CompanyInfo" pages of Intuit's API reference name them. */
function settingsOf(preferences: UnknownRecord, info: UnknownRecord) {
	const part = (name: string) => recordOf(own(preferences, name));
	const accounting = part('AccountingInfoPrefs');
	const sales = part('SalesFormsPrefs');
	const currency = part('CurrencyPrefs');
	const isOn = (record: UnknownRecord, name: string) => flagOf(own(record, name)) === true;
	return {
		name: nameIn(info),
		homeCurrency: currencyOf(own(recordOf(own(currency, 'HomeCurrency')), 'value')),
		isMultiCurrency: isOn(currency, 'MultiCurrencyEnabled'),
		closedThrough: dayOf(own(accounting, 'BookCloseDate')),
		hasOwnNumbers: isOn(sales, 'CustomTxnNumbers'),
		tracksLocations: isOn(accounting, 'TrackDepartments'),
		classPlace: isOn(accounting, 'ClassTrackingPerTxnLine')
			? ('line' as const)
			: isOn(accounting, 'ClassTrackingPerTxn')
				? ('form' as const)
				: null,
		taxRegime: taxRegimeOf(part('TaxPrefs'), textOf(own(info, 'Country'))),
	};
}

/** As the company is called in the app; the legal name may be another. */
export function nameIn(info: UnknownRecord): string | null {
	return textOf(own(info, 'CompanyName'));
}

function dayOf(value: unknown): string | null {
	return /^\d{4}-\d\d-\d\d/.exec(textOf(value) ?? '')?.[0] ?? null;
}

/** `PartnerTaxEnabled` stands in the settings of US companies only, whether it is on or off. */
function taxRegimeOf(tax: UnknownRecord, country: string | null): TaxRegime {
	if (flagOf(own(tax, 'UsingSalesTax')) !== true) return 'none';
	const isUs =
		country === null
			? own(tax, 'PartnerTaxEnabled') !== undefined
			: ['US', 'USA', 'UNITED STATES'].includes(country.toUpperCase());
	return isUs ? 'us' : 'world';
}
