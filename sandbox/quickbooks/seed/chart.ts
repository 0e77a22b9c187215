import type { Country } from './country';

export interface SeedAccount {
	readonly name: string;
	readonly type: string;
	readonly subType: string;
}

const account = (name: string, type: string, subType: string): SeedAccount => ({ name, type, subType });

/** What QuickBooks itself puts into every new company. */
const everywhere: readonly SeedAccount[] = [
	account('Sales', 'Income', 'SalesOfProductIncome'),
	account('Services', 'Income', 'ServiceFeeIncome'),
	account('Billable Expense Income', 'Income', 'ServiceFeeIncome'),
	account('Uncategorized Income', 'Income', 'ServiceFeeIncome'),
	account('Cost of Goods Sold', 'Cost of Goods Sold', 'SuppliesMaterialsCogs'),
	account('Advertising & Marketing', 'Expense', 'AdvertisingPromotional'),
	account('Bank Charges & Fees', 'Expense', 'BankCharges'),
	account('Insurance', 'Expense', 'Insurance'),
	account('Interest Paid', 'Expense', 'InterestPaid'),
	account('Job Supplies', 'Expense', 'SuppliesMaterials'),
	account('Legal & Professional Services', 'Expense', 'LegalProfessionalFees'),
	account('Office Supplies & Software', 'Expense', 'OfficeGeneralAdministrativeExpenses'),
	account('Rent & Lease', 'Expense', 'RentOrLeaseOfBuildings'),
	account('Repairs & Maintenance', 'Expense', 'RepairMaintenance'),
	account('Travel', 'Expense', 'Travel'),
	account('Utilities', 'Expense', 'Utilities'),
	account('Uncategorized Expense', 'Expense', 'OtherMiscellaneousServiceCost'),
	account('Undeposited Funds', 'Other Current Asset', 'UndepositedFunds'),
	account('Inventory Asset', 'Other Current Asset', 'Inventory'),
	account('Uncategorized Asset', 'Other Current Asset', 'OtherCurrentAssets'),
	account('Accounts Receivable (A/R)', 'Accounts Receivable', 'AccountsReceivable'),
	account('Accounts Payable (A/P)', 'Accounts Payable', 'AccountsPayable'),
	account('Opening Balance Equity', 'Equity', 'OpeningBalanceEquity'),
	account('Retained Earnings', 'Equity', 'RetainedEarnings'),
	account("Owner's Investment", 'Equity', 'OwnersEquity'),
];

/** The account of the country's tax authority; it belongs to the tax centre, no item may point at it. */
const taxAccounts: Readonly<Record<Country, SeedAccount>> = {
	US: account('Sales Tax Payable', 'Other Current Liability', 'SalesTaxPayable'),
	GB: account('VAT Control', 'Other Current Liability', 'GlobalTaxPayable'),
	AU: account('GST Liabilities Payable', 'Other Current Liability', 'GlobalTaxPayable'),
	CA: account('GST/HST Payable', 'Other Current Liability', 'GlobalTaxPayable'),
};

export const taxSubTypes: readonly string[] = ['SalesTaxPayable', 'GlobalTaxPayable'];

export function chartOf(country: Country): readonly SeedAccount[] {
	return [...everywhere, taxAccounts[country]];
}
