import { accountKeys, type AccountNature, type BookMapping } from '../../core/books';

/** An account as `PUT /Accounts` takes it. */
export interface AccountDefinition {
	readonly Code: string;
	readonly Name: string;
	readonly Type: 'REVENUE' | 'EXPENSE' | 'CURRLIAB' | 'CURRENT';
	readonly EnablePaymentsToAccount: boolean;
}

const types: Readonly<Record<AccountNature, AccountDefinition['Type']>> = {
	income: 'REVENUE',
	contraIncome: 'REVENUE',
	expense: 'EXPENSE',
	currentLiability: 'CURRLIAB',
	clearing: 'CURRENT',
	// Xero's own receivable account is closed to others
	receivable: 'CURRENT',
};

/** Codes by key, at most ten characters; never given to another key, because books keep them for ever. */
const codes: Readonly<Record<string, string>> = {
	'revenue.service': 'ST4010',
	'revenue.class': 'ST4020',
	'revenue.product': 'ST4030',
	'revenue.membership': 'ST4040',
	'revenue.package': 'ST4050',
	'revenue.fee': 'ST4060',
	discount: 'ST4910',
	returns: 'ST4920',
	fees: 'ST4070',
	'liability.gift_card': 'ST2010',
	'liability.prepaid_card': 'ST2020',
	'liability.package': 'ST2030',
	'liability.membership': 'ST2040',
	'liability.donation': 'ST2050',
	tips: 'ST2110',
	service_charge: 'ST2120',
	'tender.cash': 'ST1010',
	'tender.card': 'ST1020',
	'tender.check': 'ST1030',
	'tender.bank': 'ST1040',
	'tender.unspecified': 'ST1090',
	receivable: 'ST1210',
	promotion: 'ST5010',
	rounding: 'ST5020',
};

/** Tax goes to Xero's own account, by its tax type. */
const madeByXero: ReadonlySet<string> = new Set(['tax']);

/** The accounts that journals go to unless the user has chosen others. */
export function wantedAccounts({ accounts }: BookMapping): readonly AccountDefinition[] {
	const wanted = new Map<string, AccountDefinition>();
	for (const { key, account } of accountKeys) {
		if (account === null || madeByXero.has(key) || accounts.has(key) || wanted.has(account.name)) continue;
		wanted.set(account.name, {
			Code: codes[key] ?? '',
			Name: account.name,
			Type: types[account.nature],
			EnablePaymentsToAccount: isPaidTo(key, account.nature),
		});
	}
	return [...wanted.values()];
}

/** Tenders, stored value and client balances are settled by payments. */
function isPaidTo(key: string, nature: AccountNature): boolean {
	return nature === 'clearing' || nature === 'receivable' || key.startsWith('liability.');
}
