import type { BookMapping } from '../../core/books';
import type { Failure } from '../../core/http';
import { isUnknownOutcome } from '../../core/http';
import { listOf, own, recordOf } from '../../core/event/read';
import type { SetupReport } from '../../core/sync';
import { wantedAccounts, type AccountDefinition } from './account-definitions';
import { accountByName, takesMoney } from './accounts';
import { genericContact, paths } from './api';
import { parseAccounts, type XeroAccount } from './chart';
import { fetchGenericContact, firstContact } from './chart-load';
import { create, fetchList, type XeroSession } from './session';

interface Findings {
	readonly created: string[];
	readonly present: string[];
	readonly missing: string[];
	readonly problems: Failure[];
}

/** An unknown outcome is looked up and repeated this often. */
const tries = 3;

/** Makes the accounts and the contact that posting falls back to. What is there is left as it is. */
export async function setUpXero(
	session: XeroSession,
	mapping: BookMapping,
	dryRun: boolean,
): Promise<SetupReport> {
	const findings: Findings = { created: [], present: [], missing: [], problems: [] };
	const accounts = await setUpAccounts(session, mapping, dryRun, findings);
	const contactId = mapping.customerId ?? (await setUpContact(session, dryRun, findings));
	const chart = session.chart.get();
	if (chart !== null && accounts !== null)
		session.chart.set({ ...chart, accounts, contact: { id: contactId } });
	const isReady = findings.problems.length === 0 && findings.missing.length === 0;
	return { company: chart?.organisation.name ?? null, isReady, ...findings };
}

/** All accounts as they are afterwards; `null` when they cannot be read. */
async function setUpAccounts(
	session: XeroSession,
	mapping: BookMapping,
	dryRun: boolean,
	findings: Findings,
): Promise<readonly XeroAccount[] | null> {
	const listed = await fetchList(session, paths.accounts, 'Accounts');
	if (!listed.ok) {
		findings.problems.push(listed.failure);
		return null;
	}
	const accounts = [...parseAccounts(listed.rows)];
	for (const wanted of wantedAccounts(mapping)) {
		const standing = accountByName({ accounts }, wanted.Name);
		if (standing !== null) takeStanding(standing, wanted, findings);
		else if (dryRun) findings.missing.push(`accounts.${wanted.Name}`);
		else if (session.caller.halted() === null) {
			const made = await makeAccount(session, withFreeCode(wanted, accounts), findings);
			if (made !== null) accounts.push(made);
		}
	}
	return accounts;
}

function takeStanding(
	account: XeroAccount,
	wanted: AccountDefinition,
	{ present, problems }: Findings,
): void {
	if (!account.isActive) problems.push(archivedAccount(wanted.Name));
	else if (wanted.EnablePaymentsToAccount && !takesMoney(account))
		problems.push(closedToPayments(wanted.Name));
	else present.push(`accounts.${wanted.Name}`);
}

/** Codes are unique, archived accounts included. */
function withFreeCode(wanted: AccountDefinition, accounts: readonly XeroAccount[]): AccountDefinition {
	const taken = new Set(accounts.map(({ code }) => code));
	const candidates = [wanted.Code, ...Array.from({ length: 9 }, (_, index) => `${wanted.Code}-${index + 2}`)];
	return { ...wanted, Code: candidates.find((code) => !taken.has(code)) ?? wanted.Code };
}

/** One account a call: `PUT /Accounts` takes no list. */
async function makeAccount(
	session: XeroSession,
	definition: AccountDefinition,
	{ created, problems }: Findings,
): Promise<XeroAccount | null> {
	for (let round = 1; ; round += 1) {
		const made = await create(session, paths.accounts, { ...definition }, `setup/${round}`, {});
		const rows = made.ok ? listOf(own(recordOf(made.response.body), 'Accounts')) : [];
		const isUnclear = !made.ok && isUnknownOutcome(made.answer);
		const [account] = parseAccounts(isUnclear ? await accountsNamed(session, definition.Name) : rows);
		if (account !== undefined) {
			created.push(`accounts.${definition.Name}`);
			return account;
		}
		if (isUnclear && round < tries) continue;
		problems.push(made.ok ? noResult(definition.Name) : made.failure);
		return null;
	}
}

async function accountsNamed(session: XeroSession, name: string): Promise<readonly unknown[]> {
	const listed = await fetchList(session, paths.accounts, 'Accounts');
	return listed.ok ? listed.rows.filter((row) => own(recordOf(row), 'Name') === name) : [];
}

async function setUpContact(
	session: XeroSession,
	dryRun: boolean,
	{ created, present, missing, problems }: Findings,
): Promise<string | null> {
	const label = `contacts.${genericContact.name}`;
	const found = await fetchGenericContact(session);
	if (!found.ok) {
		problems.push(found.failure);
		return null;
	}
	const standing = firstContact(found.rows);
	if (standing !== null || dryRun) {
		(standing === null ? missing : present).push(label);
		return standing;
	}
	const made = await makeContact(session);
	if (made.id === null) problems.push(made.failure);
	else created.push(label);
	return made.id;
}

type MadeContact =
	{ readonly id: string; readonly failure: null } | { readonly id: null; readonly failure: Failure };

/** Names are unique; where somebody has ours already, the number tells our contact from it. */
async function makeContact(session: XeroSession): Promise<MadeContact> {
	const names = [genericContact.name, `${genericContact.name} (${genericContact.number})`];
	let failure: Failure = noResult(genericContact.name);
	for (const Name of names) {
		for (let round = 1; round <= tries; round += 1) {
			const body = { Contacts: [{ Name, ContactNumber: genericContact.number }] };
			const made = await create(session, paths.contacts, body, `setup/${round}`, {});
			const isUnclear = !made.ok && isUnknownOutcome(made.answer);
			const again = isUnclear ? await fetchGenericContact(session) : null;
			const rows = made.ok ? listOf(own(recordOf(made.response.body), 'Contacts')) : [];
			const id = firstContact(again?.ok === true ? again.rows : rows);
			if (id !== null) return { id, failure: null };
			if (!made.ok) failure = made.failure;
			if (!isUnclear) break;
		}
		if (failure.code !== 'CONTACT_NAME_TAKEN') break;
	}
	return { id: null, failure };
}

function archivedAccount(name: string): Failure {
	return {
		kind: 'permanent',
		code: 'ACCOUNT_ARCHIVED',
		message: `The account "${name}" stands in Xero, but archived.`,
		hint: 'Make it active again in Xero (Accounting → Chart of accounts → Archive), or choose another one under Accounts.',
	};
}

function closedToPayments(name: string): Failure {
	return {
		kind: 'permanent',
		code: 'ACCOUNT_NOT_ALLOWED',
		message: `The account "${name}" stands in Xero, but takes no payments.`,
		hint: 'Tick "Enable payments to this account" for it in Xero.',
	};
}

function noResult(name: string): Failure {
	return {
		kind: 'transient',
		code: 'NO_RESULT',
		message: `Xero’s answer does not tell whether "${name}" was made.`,
		hint: 'Run Set Up again: what is there is not made twice.',
	};
}
