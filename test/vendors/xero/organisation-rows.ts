import { accountKeys } from '../../../core/books';

type Row = Record<string, unknown>;

export const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const natures = {
	income: ['REVENUE', false],
	contraIncome: ['REVENUE', false],
	expense: ['EXPENSE', false],
	currentLiability: ['CURRLIAB', true],
	clearing: ['CURRENT', true],
	receivable: ['CURRENT', true],
} as const;

const account = (id: string, Code: string | null, Name: string, Type: string, more: Row = {}): Row => ({
	AccountID: id,
	...(Code === null ? {} : { Code }),
	Name,
	Status: 'ACTIVE',
	Type,
	TaxType: 'NONE',
	EnablePaymentsToAccount: false,
	...more,
});

/** Xero's own accounts, then those that Set Up makes, with codes from 4000 in the order of the keys. */
export function accountRows(): readonly Row[] {
	const names = new Map(
		accountKeys.flatMap((key) =>
			key.account === null ? [] : [[key.account.name, key.account.nature] as const],
		),
	);
	const ours = [...names].map(([name, nature], index) => {
		const [type, takesPayments] = natures[nature];
		return account(uuid(1000 + index), String(4000 + index), name, type, {
			EnablePaymentsToAccount: takesPayments,
		});
	});
	return [
		account(uuid(1), null, 'Everyday Account', 'BANK'),
		account(uuid(2), null, 'Savings Account', 'BANK'),
		account(uuid(3), '200', 'Sales', 'REVENUE'),
		account(uuid(4), '610', 'Accounts Receivable', 'CURRENT', { SystemAccount: 'DEBTORS' }),
		account(uuid(5), '820', 'GST', 'CURRLIAB', { SystemAccount: 'GST' }),
		account(uuid(6), '960', 'Retained Earnings', 'EQUITY', { SystemAccount: 'RETAINEDEARNINGS' }),
		account(uuid(7), '299', 'Old Sales', 'REVENUE', { Status: 'ARCHIVED' }),
		account(uuid(8), '860', 'Suspense', 'CURRLIAB'),
		...ours,
	];
}

export const bankId = uuid(1);
export const savingsId = uuid(2);

export function accountId(name: string): string {
	return String(accountRows().find((row) => row.Name === name)?.AccountID);
}

export function accountCode(name: string): string {
	return String(accountRows().find((row) => row.Name === name)?.Code);
}

export const contactId = uuid(500);
export const northOption = `${uuid(700)}/${uuid(701)}`;
export const oldOption = `${uuid(700)}/${uuid(702)}`;

export function settingRows(changes: Row = {}): Readonly<Record<string, readonly Row[]>> {
	return {
		Organisations: [{ Name: 'Studio Co', BaseCurrency: 'AUD', CountryCode: 'AU', ...changes }],
		Accounts: accountRows(),
		TaxRates: [
			{
				Name: 'GST on Income',
				TaxType: 'OUTPUT',
				Status: 'ACTIVE',
				EffectiveRate: 10,
				CanApplyToRevenue: true,
			},
			{
				Name: 'BAS Excluded',
				TaxType: 'BASEXCLUDED',
				Status: 'ACTIVE',
				EffectiveRate: 0,
				CanApplyToRevenue: true,
			},
			{
				Name: 'GST on Imports',
				TaxType: 'GSTONIMPORTS',
				Status: 'ACTIVE',
				EffectiveRate: 0,
				CanApplyToRevenue: false,
			},
		],
		TrackingCategories: [
			{
				Name: 'Studio',
				TrackingCategoryID: uuid(700),
				Status: 'ACTIVE',
				Options: [
					{ TrackingOptionID: uuid(701), Name: 'North', Status: 'ACTIVE' },
					{ TrackingOptionID: uuid(702), Name: 'Old Town', Status: 'ARCHIVED' },
				],
			},
		],
		Contacts: [{ ContactID: contactId, Name: 'Studio Sales', ContactNumber: 'studio-post:generic' }],
	};
}
