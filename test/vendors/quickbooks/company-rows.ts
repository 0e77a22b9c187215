import { accountKeys, type AccountNature } from '../../../core/books';

/** Rows as QuickBooks answers them: a chart with all default accounts, one product or service for each. */
const types: Readonly<Record<AccountNature, string>> = {
	income: 'Income',
	contraIncome: 'Income',
	expense: 'Expense',
	currentLiability: 'Other Current Liability',
	clearing: 'Other Current Asset',
	receivable: 'Other Current Asset',
};

const defaults = new Map(
	accountKeys.flatMap(({ account }) => (account === null ? [] : [[account.name, account.nature] as const])),
);

export const account = (id: string, name: string, type: string, more: object = {}) => ({
	Id: id,
	Name: name,
	FullyQualifiedName: name,
	Active: true,
	AccountType: type,
	AccountSubType: 'Other',
	SyncToken: '0',
	domain: 'QBO',
	sparse: false,
	...more,
});

export const item = (id: string, name: string, accountId: string, more: object = {}) => ({
	Id: id,
	Name: name,
	Active: true,
	Type: 'Service',
	IncomeAccountRef: { value: accountId, name },
	...more,
});

const names = [...defaults.keys()];
/** `Studio Services` is account 101 and item 201, and so on. */
export const accountId = (name: string): string => String(101 + names.indexOf(name));
export const itemId = (name: string): string => String(201 + names.indexOf(name));

export const accountRows = [
	...[...defaults].map(([name, nature]) => account(accountId(name), name, types[nature])),
	account('401', 'Checking', 'Bank'),
	account('402', 'Accounts Receivable (A/R)', 'Accounts Receivable'),
	account('403', 'Accounts Payable (A/P)', 'Accounts Payable'),
	account('404', 'Old Income', 'Income', { Active: false }),
	account('405', 'Visa Credit', 'Credit Card'),
];
export const itemRows = names.map((name) => item(itemId(name), name, accountId(name)));

export interface Settings {
	readonly country?: string | null;
	readonly usingSalesTax?: boolean;
	readonly ownNumbers?: boolean;
	readonly bookCloseDate?: string;
	readonly multiCurrency?: boolean;
	readonly tracksLocations?: boolean;
	readonly classes?: 'line' | 'form';
	readonly partnerTax?: boolean;
}

export const preferencesRow = (settings: Settings) => ({
	Id: '1',
	AccountingInfoPrefs: {
		...(settings.bookCloseDate === undefined ? {} : { BookCloseDate: settings.bookCloseDate }),
		TrackDepartments: settings.tracksLocations ?? true,
		ClassTrackingPerTxnLine: settings.classes === 'line',
		ClassTrackingPerTxn: settings.classes === 'form',
	},
	SalesFormsPrefs: { CustomTxnNumbers: settings.ownNumbers ?? true },
	TaxPrefs: {
		UsingSalesTax: settings.usingSalesTax ?? true,
		...(settings.partnerTax === undefined ? {} : { PartnerTaxEnabled: settings.partnerTax }),
	},
	CurrencyPrefs: {
		MultiCurrencyEnabled: settings.multiCurrency ?? false,
		HomeCurrency: { value: 'USD' },
	},
});

export const infoRow = ({ country = 'US' }: Settings) => ({
	Id: '1',
	CompanyName: 'Quiet Room LLC',
	...(country === null ? {} : { Country: country }),
});
