import type { Company } from './company';
import type { Fields } from './store/record';

/** `GET …/preferences`: what the company's owner has set. */
export function preferencesBody({ settings }: Company): Fields {
	const nameValues = {
		WarnDuplicateJournalNumber: String(settings.duplicateNumbers !== 'allow'),
		'SalesFormsPrefs.AllowGratuity': 'false',
	};
	return {
		Id: '1',
		SyncToken: '0',
		domain: 'QBO',
		sparse: false,
		AccountingInfoPrefs: {
			...(settings.bookCloseDate === null ? {} : { BookCloseDate: settings.bookCloseDate }),
			ClassTrackingPerTxn: settings.classTracking === 'perTransaction',
			ClassTrackingPerTxnLine: settings.classTracking === 'perLine',
			TrackDepartments: settings.trackDepartments,
			DepartmentTerminology: 'Location',
			AutoJournalEntryNumber: settings.autoJournalNumbers,
		},
		SalesFormsPrefs: { CustomTxnNumbers: settings.customTxnNumbers, AllowDiscount: false },
		TaxPrefs: {
			UsingSalesTax: settings.usingSalesTax,
			...(settings.usingSalesTax && settings.country === 'US' ? { PartnerTaxEnabled: true } : {}),
		},
		CurrencyPrefs: {
			MultiCurrencyEnabled: settings.multiCurrency,
			HomeCurrency: { value: settings.homeCurrency },
		},
		OtherPrefs: { NameValue: Object.entries(nameValues).map(([Name, Value]) => ({ Name, Value })) },
	};
}

export function companyInfoBody({ settings }: Company): Fields {
	return {
		Id: '1',
		SyncToken: '0',
		domain: 'QBO',
		sparse: false,
		CompanyName: settings.companyName,
		LegalName: settings.companyName,
		Country: settings.country,
		DefaultTimeZone: settings.timeZone,
	};
}
