import { flagOf, idOf, own, textOf, type UnknownRecord } from '../../core/event/read';
import type { Choice, Choices } from '../../core/sync';
import { mostRows } from './api';
import { visibleFailure } from './batch';
import { all, rowsOf, statementOf, type Query } from './query';
import { callCompany, type QuickBooksSession } from './session';

/** Active accounts with their type: `Studio Services (Income)`. */
export function fetchAccounts(session: QuickBooksSession): Promise<Choices> {
	return fetchChoices(session, all('Account'), (row) => {
		const name = fullName(row);
		const type = textOf(own(row, 'AccountType'));
		return name === null || type === null ? name : `${name} (${type})`;
	});
}

/** Locations; QuickBooks calls them departments in its API. */
export function fetchDepartments(session: QuickBooksSession): Promise<Choices> {
	return fetchChoices(session, all('Department'), fullName);
}

export function fetchClasses(session: QuickBooksSession): Promise<Choices> {
	return fetchChoices(session, all('Class'), fullName);
}

export function fetchTaxCodes(session: QuickBooksSession): Promise<Choices> {
	return fetchChoices(session, all('TaxCode'), (row) => textOf(own(row, 'Name')));
}

export function fetchCustomers(session: QuickBooksSession): Promise<Choices> {
	return fetchChoices(session, all('Customer'), (row) => textOf(own(row, 'DisplayName')));
}

function fullName(row: UnknownRecord): string | null {
	return textOf(own(row, 'FullyQualifiedName')) ?? textOf(own(row, 'Name'));
}

/** Menus longer than this are of no use to anybody. */
const mostPages = 5;

async function fetchChoices(
	session: QuickBooksSession,
	query: Query,
	nameOf: (row: UnknownRecord) => string | null,
): Promise<Choices> {
	const choices: Choice[] = [];
	for (let page = 0; page < mostPages; page += 1) {
		const statement = statementOf(query, 1 + page * mostRows);
		const result = await callCompany(session, 'query', { method: 'GET', query: { query: statement } });
		if (!result.ok) return { ok: false, failure: visibleFailure(result) };
		const body = result.response.body;
		const rows = rowsOf(typeof body === 'object' && body !== null ? { ...body } : {}, query.entity);
		choices.push(...rows.flatMap((row) => toChoice(row, nameOf)));
		if (rows.length < mostRows) break;
	}
	return { ok: true, choices: choices.sort((a, b) => compareText(a.name, b.name)) };
}

function toChoice(row: UnknownRecord, nameOf: (row: UnknownRecord) => string | null): readonly Choice[] {
	const value = idOf(own(row, 'Id'));
	if (value === null || flagOf(own(row, 'Active')) === false) return [];
	return [{ name: nameOf(row) ?? value, value }];
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
