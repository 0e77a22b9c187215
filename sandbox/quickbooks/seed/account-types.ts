/** An account type with the detail types it takes, the one it gets by itself first (Intuit, "Account"). */
interface AccountKind {
	readonly classification: 'Asset' | 'Liability' | 'Equity' | 'Revenue' | 'Expense';
	readonly subTypes: readonly [string, ...string[]];
}

const words = (text: string): [string, ...string[]] => {
	const [first = '', ...others] = text.split(' ');
	return [first, ...others];
};

export const accountTypes: Readonly<Record<string, AccountKind>> = {
	Bank: {
		classification: 'Asset',
		subTypes: words(
			'CashOnHand Checking MoneyMarket RentsHeldInTrust Savings TrustAccounts CashAndCashEquivalents OtherEarMarkedBankAccounts',
		),
	},
	'Accounts Receivable': { classification: 'Asset', subTypes: words('AccountsReceivable') },
	'Other Current Asset': {
		classification: 'Asset',
		subTypes: words(
			'OtherCurrentAssets AllowanceForBadDebts DevelopmentCosts EmployeeCashAdvances Inventory Investment_MortgageRealEstateLoans Investment_Other Investment_TaxExemptSecurities Investment_USGovernmentObligations LoansToOfficers LoansToOthers LoansToStockholders PrepaidExpenses Retainage UndepositedFunds',
		),
	},
	'Fixed Asset': {
		classification: 'Asset',
		subTypes: words(
			'FurnitureAndFixtures AccumulatedDepletion AccumulatedDepreciation Buildings DepletableAssets Land LeaseholdImprovements MachineryAndEquipment OtherFixedAssets Vehicles',
		),
	},
	'Other Asset': {
		classification: 'Asset',
		subTypes: words(
			'Licenses AccumulatedAmortizationOfOtherAssets Goodwill LeaseBuyout OrganizationalCosts OtherLongTermAssets SecurityDeposits',
		),
	},
	'Accounts Payable': { classification: 'Liability', subTypes: words('AccountsPayable') },
	'Credit Card': { classification: 'Liability', subTypes: words('CreditCard') },
	'Other Current Liability': {
		classification: 'Liability',
		subTypes: words(
			'OtherCurrentLiabilities DirectDepositPayable FederalIncomeTaxPayable GlobalTaxPayable GlobalTaxSuspense InsurancePayable LineOfCredit LoanPayable PayrollClearing PayrollTaxPayable PrepaidExpensesPayable RentsInTrustLiability SalesTaxPayable StateLocalIncomeTaxPayable TrustAccountsLiabilities UndepositedFundsLiability',
		),
	},
	'Long Term Liability': {
		classification: 'Liability',
		subTypes: words('NotesPayable OtherLongTermLiabilities ShareholderNotesPayable'),
	},
	Equity: {
		classification: 'Equity',
		subTypes: words(
			'OpeningBalanceEquity AccumulatedAdjustment CommonStock EstimatedTaxes OwnersEquity PaidInCapitalOrSurplus PartnerContributions PartnerDistributions PartnersEquity PersonalExpense PersonalIncome PreferredStock RetainedEarnings TreasuryStock',
		),
	},
	Income: {
		classification: 'Revenue',
		subTypes: words(
			'SalesOfProductIncome DiscountsRefundsGiven NonProfitIncome OtherPrimaryIncome ServiceFeeIncome UnappliedCashPaymentIncome',
		),
	},
	'Other Income': {
		classification: 'Revenue',
		subTypes: words(
			'OtherMiscellaneousIncome DividendIncome InterestEarned OtherInvestmentIncome TaxExemptInterest',
		),
	},
	'Cost of Goods Sold': {
		classification: 'Expense',
		subTypes: words(
			'SuppliesMaterialsCogs CostOfLaborCos EquipmentRentalCos OtherCostsOfServiceCos ShippingFreightDeliveryCos',
		),
	},
	Expense: {
		classification: 'Expense',
		subTypes: words(
			'OfficeGeneralAdministrativeExpenses AdvertisingPromotional Auto BadDebts BankCharges CharitableContributions CostOfLabor DuesSubscriptions Entertainment EntertainmentMeals EquipmentRental FinanceCosts Insurance InterestPaid LegalProfessionalFees OtherBusinessExpenses OtherMiscellaneousServiceCost PayrollExpenses PromotionalMeals RentOrLeaseOfBuildings RepairMaintenance ShippingFreightDelivery SuppliesMaterials TaxesPaid Travel TravelMeals UnappliedCashBillPaymentExpense Utilities',
		),
	},
	'Other Expense': {
		classification: 'Expense',
		subTypes: words(
			'OtherMiscellaneousExpense Amortization Depreciation ExchangeGainOrLoss PenaltiesSettlements',
		),
	},
};

/** The type that a detail type belongs to. */
export function typeOfSubType(subType: string): string | null {
	const found = Object.entries(accountTypes).find(([, kind]) => kind.subTypes.includes(subType));
	return found?.[0] ?? null;
}
