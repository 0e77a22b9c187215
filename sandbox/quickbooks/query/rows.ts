import type { Company } from '../company';
import { companyInfoBody, preferencesBody } from '../preferences';
import { bodyOf } from '../read-body';
import { paymentMethods } from '../seed/payment-methods';
import type { TaxCode } from '../seed/tax-codes';
import type { Fields } from '../store/record';

/** Everything of one kind as it is read back, in order of creation; also what can be read but not written here. */
export function rowsOf(company: Company, entity: string): readonly Fields[] {
	const readOnly = Object.hasOwn(readOnlyRows, entity) ? readOnlyRows[entity] : undefined;
	return readOnly === undefined
		? company.store.all(entity).map((record) => bodyOf(company, record))
		: readOnly(company);
}

const readOnlyRows: Readonly<Record<string, (company: Company) => readonly Fields[]>> = {
	PaymentMethod: () =>
		paymentMethods.map(({ id, name, type }) => ({ Id: id, Name: name, Type: type, Active: true })),
	TaxCode: ({ settings }) => settings.taxCodes.map(taxCodeBody),
	Preferences: (company) => [preferencesBody(company)],
	CompanyInfo: (company) => [companyInfoBody(company)],
};

function taxCodeBody({ id, name, rate }: TaxCode): Fields {
	const detail = { TaxRateRef: { value: id, name }, TaxTypeApplicable: 'TaxOnAmount', TaxOrder: 0 };
	return {
		Id: id,
		Name: name,
		Description: name,
		Active: true,
		Taxable: id === 'TAX' || rate > 0,
		TaxGroup: /^\d+$/.test(id),
		SalesTaxRateList: { TaxRateDetail: [detail] },
	};
}
