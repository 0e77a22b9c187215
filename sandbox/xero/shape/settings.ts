import { dayOut, momentOut } from '../moment';
import type { Body } from '../problem';
import type { TaxRate } from '../seed/tax-rates';
import { classOf, type Account } from '../store/account';
import type { Organisation } from '../store/organisation';
import type { TrackingCategory, TrackingOption } from '../store/tracking';

export function accountShape(account: Account): Body {
	return {
		AccountID: account.id,
		...(account.code === null ? {} : { Code: account.code }),
		Name: account.name,
		Status: account.status,
		Type: account.type,
		TaxType: account.taxType,
		...(account.description === null ? {} : { Description: account.description }),
		Class: classOf(account),
		...(account.system === null ? {} : { SystemAccount: account.system }),
		EnablePaymentsToAccount: account.takesPayments,
		ShowInExpenseClaims: false,
		...(account.bankAccountNumber === null
			? {}
			: { BankAccountNumber: account.bankAccountNumber, BankAccountType: 'BANK' }),
		HasAttachments: false,
		UpdatedDateUTC: momentOut(account.updatedAt),
		AddToWatchlist: false,
	};
}

export function taxRateShape(rate: TaxRate): Body {
	return {
		Name: rate.name,
		TaxType: rate.taxType,
		ReportTaxType: rate.reportTaxType,
		CanApplyToAssets: rate.classes.has('ASSET'),
		CanApplyToEquity: rate.classes.has('EQUITY'),
		CanApplyToExpenses: rate.classes.has('EXPENSE'),
		CanApplyToLiabilities: rate.classes.has('LIABILITY'),
		CanApplyToRevenue: rate.classes.has('REVENUE'),
		DisplayTaxRate: rate.percent,
		EffectiveRate: rate.percent,
		Status: rate.status,
		TaxComponents: [{ Name: rate.name, Rate: rate.percent, IsCompound: false, IsNonRecoverable: false }],
	};
}

export function trackingShape(category: TrackingCategory, withArchived: boolean): Body {
	return {
		Name: category.name,
		Status: category.status,
		TrackingCategoryID: category.id,
		Options: category.options
			.filter((option) => withArchived || option.status === 'ACTIVE')
			.map((option) => optionShape(category, option)),
	};
}

export function optionShape(category: TrackingCategory, option: TrackingOption): Body {
	return {
		TrackingOptionID: option.id,
		Name: option.name,
		Status: option.status,
		TrackingCategoryID: category.id,
	};
}

/** Lock dates are shown only where they are set. */
export function organisationShape(books: Organisation): Body {
	const { country, locks } = books;
	return {
		OrganisationID: books.tenantId,
		Name: books.name,
		LegalName: books.name,
		PaysTax: true,
		Version: country.version,
		OrganisationType: 'COMPANY',
		OrganisationEntityType: 'COMPANY',
		BaseCurrency: country.currency,
		CountryCode: country.code,
		IsDemoCompany: false,
		OrganisationStatus: 'ACTIVE',
		FinancialYearEndDay: country.yearEnd.day,
		FinancialYearEndMonth: country.yearEnd.month,
		SalesTaxBasis: country.salesTaxBasis,
		DefaultSalesTax: 'Tax Exclusive',
		DefaultPurchasesTax: 'Tax Exclusive',
		...(locks.period === null ? {} : { PeriodLockDate: dayOut(locks.period) }),
		...(locks.yearEnd === null ? {} : { EndOfYearLockDate: dayOut(locks.yearEnd) }),
		CreatedDateUTC: `/Date(${books.createdAt})/`,
		Timezone: country.timezone,
		ShortCode: '!sbX01',
		Edition: 'BUSINESS',
		Class: 'STANDARD',
		Addresses: [],
		Phones: [],
		ExternalLinks: [],
		PaymentTerms: {},
	};
}
