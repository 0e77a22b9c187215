import type { Account, AccountType, SystemAccount } from '../store/account';
import type { Country } from './countries';

type Row = readonly [
	code: string | null,
	name: string,
	type: AccountType,
	tax: keyof Country['taxTypes'],
	system?: SystemAccount,
];

/** The part of Xero's default chart that matters here; codes and system accounts as new organisations have them. */
const rows: readonly Row[] = [
	[null, 'Business Bank Account', 'BANK', 'none'],
	['200', 'Sales', 'REVENUE', 'sale'],
	['260', 'Other Revenue', 'REVENUE', 'sale'],
	['270', 'Interest Income', 'REVENUE', 'none'],
	['310', 'Cost of Goods Sold', 'DIRECTCOSTS', 'expense'],
	['400', 'Advertising', 'EXPENSE', 'expense'],
	['404', 'Bank Fees', 'EXPENSE', 'none'],
	['408', 'Cleaning', 'EXPENSE', 'expense'],
	['412', 'Consulting & Accounting', 'EXPENSE', 'expense'],
	['416', 'Depreciation', 'DEPRECIATN', 'none'],
	['429', 'General Expenses', 'EXPENSE', 'expense'],
	['433', 'Insurance', 'EXPENSE', 'expense'],
	['469', 'Rent', 'EXPENSE', 'expense'],
	['477', 'Wages and Salaries', 'EXPENSE', 'none'],
	['489', 'Telephone & Internet', 'EXPENSE', 'expense'],
	['610', 'Accounts Receivable', 'CURRENT', 'none', 'DEBTORS'],
	['620', 'Prepayments', 'CURRENT', 'none'],
	['630', 'Inventory', 'INVENTORY', 'none'],
	['710', 'Office Equipment', 'FIXED', 'expense'],
	['800', 'Accounts Payable', 'CURRLIAB', 'none', 'CREDITORS'],
	['840', 'Historical Adjustment', 'CURRLIAB', 'none', 'HISTORICAL'],
	['850', 'Suspense', 'CURRLIAB', 'none'],
	['860', 'Rounding', 'CURRLIAB', 'none', 'ROUNDING'],
	['877', 'Tracking Transfers', 'CURRLIAB', 'none', 'TRACKINGTRANSFERS'],
	['880', 'Owner A Drawings', 'EQUITY', 'none'],
	['900', 'Loan', 'TERMLIAB', 'none'],
	['960', 'Retained Earnings', 'EQUITY', 'none', 'RETAINEDEARNINGS'],
	['970', 'Owner A Share Capital', 'EQUITY', 'none'],
];

/** A new organisation's accounts; none of ours is among them. */
export function defaultChart(country: Country, newId: () => string, now: number): readonly Account[] {
	const taxControl: Row = ['820', country.taxName, 'CURRLIAB', 'none', 'GST'];
	return [...rows, taxControl].map(([code, name, type, tax, system]) => ({
		id: newId(),
		code,
		name,
		type,
		status: 'ACTIVE',
		taxType: country.taxTypes[tax],
		description: null,
		takesPayments: false,
		system: system ?? null,
		bankAccountNumber: type === 'BANK' ? '06200010203040' : null,
		updatedAt: now,
	}));
}
