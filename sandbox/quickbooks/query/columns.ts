/** How values of a column are compared. */
export type ColumnType = 'text' | 'number' | 'flag' | 'ref';

export interface Columns {
	/** Columns a condition or an order may name. */
	readonly queryable: Readonly<Record<string, ColumnType>>;
	/** Further columns a list of columns may name. */
	readonly others: readonly string[];
}

const always: Readonly<Record<string, ColumnType>> = {
	Id: 'number',
	'MetaData.CreateTime': 'text',
	'MetaData.LastUpdatedTime': 'text',
};
const alsoAlways = ['SyncToken', 'MetaData', 'domain', 'sparse'];

const columns = (queryable: Readonly<Record<string, ColumnType>>, others: string): Columns => ({
	queryable: { ...always, ...queryable },
	others: [...alsoAlways, ...others.split(' ')],
});

const named: Readonly<Record<string, ColumnType>> = {
	Name: 'text',
	FullyQualifiedName: 'text',
	Active: 'flag',
};
const personColumns = columns(
	{
		DisplayName: 'text',
		FullyQualifiedName: 'text',
		GivenName: 'text',
		FamilyName: 'text',
		CompanyName: 'text',
		Active: 'flag',
	},
	'Notes PrimaryEmailAddr PrimaryPhone Taxable Balance CurrencyRef ParentRef',
);
const salesFormColumns = columns(
	{ DocNumber: 'text', TxnDate: 'text', TotalAmt: 'number', CustomerRef: 'ref' },
	'PrivateNote Line TxnTaxDetail Balance DepositToAccountRef DepartmentRef ClassRef PaymentMethodRef PaymentRefNum CurrencyRef CustomerMemo PrintStatus EmailStatus',
);

/**
 * What a query may name. Memos, lines and locations cannot be asked for in a condition, and a journal entry has no total
 * there at all, as others found out in live companies.
 */
export const columnsByEntity: Readonly<Record<string, Columns>> = {
	JournalEntry: columns(
		{ DocNumber: 'text', TxnDate: 'text' },
		'PrivateNote Line TxnTaxDetail Adjustment CurrencyRef TotalAmt',
	),
	SalesReceipt: salesFormColumns,
	RefundReceipt: salesFormColumns,
	Account: columns(
		{
			...named,
			AccountType: 'text',
			AccountSubType: 'text',
			Classification: 'text',
			CurrentBalance: 'number',
		},
		'AcctNum Description SubAccount ParentRef CurrencyRef CurrentBalanceWithSubAccounts',
	),
	Item: columns(
		{ ...named, Type: 'text', Sku: 'text', UnitPrice: 'number' },
		'Description Taxable IncomeAccountRef ExpenseAccountRef ParentRef TrackQtyOnHand',
	),
	Customer: personColumns,
	Vendor: personColumns,
	Employee: personColumns,
	Department: columns(named, 'SubDepartment ParentRef'),
	Class: columns(named, 'SubClass ParentRef'),
	PaymentMethod: columns({ Name: 'text', Type: 'text', Active: 'flag' }, ''),
	TaxCode: columns(
		{ Name: 'text', Active: 'flag' },
		'Description Taxable TaxGroup SalesTaxRateList PurchaseTaxRateList',
	),
	Preferences: columns({}, ''),
	CompanyInfo: columns({}, ''),
};
