import { own, recordOf, textOf } from '../../core/event/read';
import type { Caller, Failure } from '../../core/http';
import type { Choice, Choices } from '../../core/sync';
import { accountLabel } from './accounts';
import { paths, rowsPerPage } from './api';
import { parseAccounts, parseTaxRates, parseTracking } from './chart';
import { fetchList, type Rows, type XeroSession } from './session';

export type Tenants =
	| { readonly ok: true; readonly tenants: ReadonlyArray<{ readonly id: string; readonly name: string }> }
	| { readonly ok: false; readonly failure: Failure };

/** The organisations that the credential is connected to; practices and the like are left out. */
export async function fetchTenants(caller: Caller): Promise<Tenants> {
	const headers = { accept: 'application/json' };
	const result = await caller.call({ method: 'GET', path: paths.connections, headers });
	if (!result.ok) return { ok: false, failure: result.failure };
	const { body } = result.response;
	const tenants = (Array.isArray(body) ? body : []).map(recordOf).flatMap((connection) => {
		const id = textOf(own(connection, 'tenantId'));
		if (id === null || own(connection, 'tenantType') !== 'ORGANISATION') return [];
		return [{ id, name: textOf(own(connection, 'tenantName')) ?? id }];
	});
	return { ok: true, tenants };
}

/** Types of accounts as Xero's chart of accounts shows them. */
const typeNames: Readonly<Record<string, string>> = {
	BANK: 'Bank',
	CURRENT: 'Current Asset',
	CURRLIAB: 'Current Liability',
	DEPRECIATN: 'Depreciation',
	DIRECTCOSTS: 'Direct Costs',
	EQUITY: 'Equity',
	EXPENSE: 'Expense',
	FIXED: 'Fixed Asset',
	INVENTORY: 'Inventory',
	LIABILITY: 'Liability',
	NONCURRENT: 'Non-Current Asset',
	OTHERINCOME: 'Other Income',
	OVERHEADS: 'Overhead',
	PREPAYMENT: 'Prepayment',
	REVENUE: 'Revenue',
	SALES: 'Sales',
	TERMLIAB: 'Non-Current Liability',
};

/** `200 Sales (Revenue)`. */
export async function fetchAccounts(session: XeroSession): Promise<Choices> {
	return toChoices(await fetchList(session, paths.accounts, 'Accounts'), (rows) =>
		parseAccounts(rows)
			.filter(({ isActive }) => isActive)
			.map((account) => {
				const type = Object.hasOwn(typeNames, account.type) ? typeNames[account.type] : account.type;
				return { name: `${accountLabel(account)} (${type})`, value: account.id };
			}),
	);
}

/** `Studio: North`; the value holds category and option. */
export async function fetchTrackingOptions(session: XeroSession): Promise<Choices> {
	return toChoices(await fetchList(session, paths.trackingCategories, 'TrackingCategories'), (rows) =>
		parseTracking(rows)
			.filter(({ isActive }) => isActive)
			.map(({ key, category, option }) => ({ name: `${category}: ${option}`, value: key })),
	);
}

/** Those that sales can carry: `GST on Income (10%, OUTPUT)`. */
export async function fetchTaxRates(session: XeroSession): Promise<Choices> {
	return toChoices(await fetchList(session, paths.taxRates, 'TaxRates'), (rows) =>
		parseTaxRates(rows)
			.filter(({ isActive, fitsRevenue }) => isActive && fitsRevenue)
			.map(({ type, name, rate }) => ({
				name: `${name} (${rate === null ? '' : `${rate}%, `}${type})`,
				value: type,
			})),
	);
}

/** The first thousand active contacts by name. */
export async function fetchContacts(session: XeroSession): Promise<Choices> {
	const query = { order: 'Name ASC', summaryOnly: 'true', page: '1', pageSize: String(rowsPerPage) };
	return toChoices(await fetchList(session, paths.contacts, 'Contacts', query), (rows) =>
		rows.map(recordOf).flatMap((contact): readonly Choice[] => {
			const value = textOf(own(contact, 'ContactID'));
			return value === null ? [] : [{ name: textOf(own(contact, 'Name')) ?? value, value }];
		}),
	);
}

function toChoices(rows: Rows, read: (rows: readonly unknown[]) => readonly Choice[]): Choices {
	return rows.ok ? { ok: true, choices: read(rows.rows) } : { ok: false, failure: rows.failure };
}
