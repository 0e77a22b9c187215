import { classOf, spokenAccount, type Account, type SystemAccount } from '../store/account';
import type { Organisation } from '../store/organisation';
import { checked, refused, type Checked } from '../problem';

interface AccountRef {
	readonly AccountID?: string | undefined;
	readonly AccountCode?: string | undefined;
}

/** An account is named by its id or its code; the id wins. */
export function findAccount(books: Organisation, ref: AccountRef): Account | undefined {
	const { AccountID, AccountCode } = ref;
	if (AccountID !== undefined) return books.accounts.get(AccountID.toLowerCase());
	return books.accounts.find((account) => account.code !== null && account.code === AccountCode);
}

const controlAccounts: ReadonlySet<SystemAccount> = new Set(['DEBTORS', 'CREDITORS', 'RETAINEDEARNINGS']);

/** Bank and control accounts take no lines of documents; manual journals may not touch stock either. */
export function lineAccount(
	books: Organisation,
	ref: AccountRef,
	use: 'document' | 'journal',
): Checked<Account> {
	const account = findAccount(books, ref);
	const spoken = account === undefined ? (ref.AccountCode ?? ref.AccountID ?? '') : spokenAccount(account);
	const isForbidden =
		account === undefined ||
		account.type === 'BANK' ||
		(account.system !== null && controlAccounts.has(account.system)) ||
		(use === 'journal' && account.type === 'INVENTORY');
	if (isForbidden) return refused(`Account code '${spoken}' is not a valid code for this document.`);
	if (account.status === 'ARCHIVED') return refused(archivedText(spoken));
	return checked(account);
}

/** Payments go to bank accounts and to accounts that were opened for them. */
export function paymentAccount(
	books: Organisation,
	ref: { readonly AccountID?: string | undefined; readonly Code?: string | undefined },
): Checked<Account> {
	const account = findAccount(books, { AccountID: ref.AccountID, AccountCode: ref.Code });
	const spoken = account === undefined ? (ref.Code ?? ref.AccountID ?? '') : spokenAccount(account);
	if (account === undefined) return refused(`Account could not be found: '${spoken}'`);
	if (account.status === 'ARCHIVED') return refused(archivedText(spoken));
	return account.type === 'BANK' || account.takesPayments
		? checked(account)
		: refused(`Account type is invalid for this type of payment: '${spoken}'`);
}

function archivedText(spoken: string): string {
	return `Account code '${spoken}' has been archived, or deleted.`;
}

/** The tax type a line gets, if it may stand on this account. The tax control account itself takes no taxed line. */
export function lineTaxType(
	books: Organisation,
	account: Account,
	wanted: string | undefined,
): Checked<{ readonly taxType: string; readonly percent: number }> {
	const taxType = wanted ?? account.taxType;
	const rate = books.taxRates.find((known) => known.taxType === taxType);
	if (rate === undefined || rate.status !== 'ACTIVE') {
		return refused(`The TaxType code '${taxType}' does not exist.`);
	}
	const isOnControl = account.system === 'GST' && rate.percent !== 0;
	if (isOnControl || !rate.classes.has(classOf(account))) {
		return refused(
			`The TaxType code '${taxType}' cannot be used with account code '${spokenAccount(account)}'.`,
		);
	}
	return checked({ taxType, percent: rate.percent });
}
