export type AccountClass = 'ASSET' | 'EQUITY' | 'EXPENSE' | 'LIABILITY' | 'REVENUE';

/** Types that an account can be made of, and the class each belongs to. */
export const accountTypes = {
	BANK: 'ASSET',
	CURRENT: 'ASSET',
	FIXED: 'ASSET',
	INVENTORY: 'ASSET',
	NONCURRENT: 'ASSET',
	PREPAYMENT: 'ASSET',
	CURRLIAB: 'LIABILITY',
	LIABILITY: 'LIABILITY',
	TERMLIAB: 'LIABILITY',
	EQUITY: 'EQUITY',
	DEPRECIATN: 'EXPENSE',
	DIRECTCOSTS: 'EXPENSE',
	EXPENSE: 'EXPENSE',
	OVERHEADS: 'EXPENSE',
	OTHERINCOME: 'REVENUE',
	REVENUE: 'REVENUE',
	SALES: 'REVENUE',
} as const satisfies Readonly<Record<string, AccountClass>>;

export type AccountType = keyof typeof accountTypes;

export type SystemAccount =
	'DEBTORS' | 'CREDITORS' | 'GST' | 'RETAINEDEARNINGS' | 'ROUNDING' | 'HISTORICAL' | 'TRACKINGTRANSFERS';

export interface Account {
	readonly id: string;
	/** Bank accounts may have none. */
	readonly code: string | null;
	readonly name: string;
	readonly type: AccountType;
	readonly status: 'ACTIVE' | 'ARCHIVED';
	readonly taxType: string;
	readonly description: string | null;
	/** Whether payments may go to it although it is no bank account. */
	readonly takesPayments: boolean;
	readonly system: SystemAccount | null;
	readonly bankAccountNumber: string | null;
	/** Milliseconds since 1970. */
	readonly updatedAt: number;
}

export function classOf(account: Account): AccountClass {
	return accountTypes[account.type];
}

/** How messages name an account: by its code where it has one. */
export function spokenAccount(account: Account): string {
	return account.code ?? account.id;
}
