import type { AccountBody } from '../bodies/settings';
import { checked, refused, type Checked } from '../problem';
import type { Visit } from '../state';
import { accountTypes, type Account, type AccountType } from '../store/account';
import type { Organisation } from '../store/organisation';

export function createAccount(visit: Visit, sent: AccountBody): Checked<Account> {
	const { Type: type, Name: name = '', Code: code = null } = sent;
	if (type === undefined) return refused('Account type must be specified');
	const isBank = type === 'BANK';
	const problems = [
		...(name === '' ? ['Account name must be specified'] : []),
		...(code === null && !isBank ? ['Account code must be specified'] : []),
		...(isBank && sent.BankAccountNumber === undefined ? ['Bank account number must be specified'] : []),
	];
	return problems.length > 0
		? refused(...problems)
		: keep(visit, {
				id: visit.books.newId(),
				code,
				name,
				type,
				status: 'ACTIVE',
				taxType: sent.TaxType ?? defaultTaxType(visit.books, type),
				description: sent.Description ?? null,
				takesPayments: !isBank && sent.EnablePaymentsToAccount === true,
				system: null,
				bankAccountNumber: sent.BankAccountNumber ?? null,
				updatedAt: visit.now(),
			});
}

/** The status is changed alone, without any other field. */
export function changeAccount(visit: Visit, account: Account, sent: AccountBody): Checked<Account> {
	const fields = Object.keys(sent).filter((field) => field !== 'AccountID');
	if (sent.Status !== undefined && fields.length > 1) {
		return refused('Account status cannot be changed together with other fields');
	}
	if (account.system !== null && (sent.Status === 'ARCHIVED' || sent.Type !== undefined)) {
		return refused('System accounts cannot be archived or change their type');
	}
	return keep(visit, {
		...account,
		code: sent.Code ?? account.code,
		name: sent.Name ?? account.name,
		type: sent.Type ?? account.type,
		status: sent.Status ?? account.status,
		taxType: sent.TaxType ?? account.taxType,
		description: sent.Description ?? account.description,
		takesPayments: sent.EnablePaymentsToAccount ?? account.takesPayments,
		updatedAt: visit.now(),
	});
}

function keep(visit: Visit, account: Account): Checked<Account> {
	const { books } = visit;
	const others = books.accounts.all().filter((row) => row.id !== account.id);
	const sameName = (row: Account) => row.name.toLowerCase() === account.name.toLowerCase();
	const rate = books.taxRates.find((row) => row.taxType === account.taxType);
	const problems = [
		...(account.code !== null && others.some((row) => row.code === account.code)
			? ['Please enter a unique Code.']
			: []),
		...(others.some(sameName) ? ['Please enter a unique Name.'] : []),
		...(rate === undefined ? [`The TaxType code '${account.taxType}' does not exist.`] : []),
		...(rate !== undefined && !rate.classes.has(accountTypes[account.type])
			? [`The TaxType code '${account.taxType}' cannot be used with account code '${account.code ?? ''}'.`]
			: []),
	];
	if (problems.length > 0) return refused(...problems);
	books.accounts.put(account);
	return checked(account);
}

function defaultTaxType({ country }: Organisation, type: AccountType): string {
	const accountClass = accountTypes[type];
	if (accountClass === 'REVENUE') return country.taxTypes.sale;
	return accountClass === 'EXPENSE' ? country.taxTypes.expense : country.taxTypes.none;
}
