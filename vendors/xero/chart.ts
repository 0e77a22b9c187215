import { currencyOf } from '../../core/event/money';
import { listOf, numberOf, own, recordOf, textOf } from '../../core/event/read';
import { dayOf, laterOf } from './values';

export interface XeroAccount {
	readonly id: string;
	/** Bank accounts may have none. */
	readonly code: string | null;
	readonly name: string;
	/** `REVENUE`, `BANK`, `CURRLIAB` … */
	readonly type: string;
	readonly isActive: boolean;
	/** `EnablePaymentsToAccount`; a bank account needs no such mark. */
	readonly takesPayments: boolean;
	/** `DEBTORS`, `GST` …; `null` for an account of the organisation's own. */
	readonly system: string | null;
}

export interface XeroTaxRate {
	readonly type: string;
	readonly name: string;
	/** Per cent. */
	readonly rate: number | null;
	readonly isActive: boolean;
	readonly fitsRevenue: boolean;
}

export interface XeroTracking {
	/** `<category id>/<option id>`. */
	readonly key: string;
	readonly category: string;
	readonly option: string;
	readonly isActive: boolean;
}

export interface XeroOrganisation {
	readonly name: string | null;
	readonly currency: string | null;
	/** ISO 3166, `AU`. */
	readonly country: string | null;
	/** The later of both lock dates, `YYYY-MM-DD`. */
	readonly closedThrough: string | null;
}

/** How the organisation is set up; `null` in a part that no run has needed yet. */
export interface XeroChart {
	readonly organisation: XeroOrganisation;
	/** Archived ones too: documents may still name them. */
	readonly accounts: readonly XeroAccount[];
	readonly taxRates: readonly XeroTaxRate[] | null;
	readonly tracking: readonly XeroTracking[] | null;
	/** The contact of sales without a client of their own; its id is `null` when it does not exist. */
	readonly contact: { readonly id: string | null } | null;
}

export function parseOrganisation(row: unknown): XeroOrganisation {
	const record = recordOf(row);
	const locks = ['PeriodLockDate', 'EndOfYearLockDate'].flatMap((name) => dayOf(own(record, name)) ?? []);
	return {
		name: textOf(own(record, 'Name')),
		currency: currencyOf(own(record, 'BaseCurrency')),
		country: textOf(own(record, 'CountryCode')),
		closedThrough: locks.length === 0 ? null : locks.reduce(laterOf),
	};
}

export function parseAccounts(rows: readonly unknown[]): readonly XeroAccount[] {
	return rows.flatMap((row): readonly XeroAccount[] => {
		const record = recordOf(row);
		const id = textOf(own(record, 'AccountID'));
		if (id === null) return [];
		const code = textOf(own(record, 'Code'));
		return [
			{
				id,
				code,
				name: textOf(own(record, 'Name')) ?? code ?? id,
				type: textOf(own(record, 'Type')) ?? '',
				isActive: (textOf(own(record, 'Status')) ?? 'ACTIVE') === 'ACTIVE',
				takesPayments: own(record, 'EnablePaymentsToAccount') === true,
				system: textOf(own(record, 'SystemAccount')),
			},
		];
	});
}

export function parseTaxRates(rows: readonly unknown[]): readonly XeroTaxRate[] {
	return rows.flatMap((row): readonly XeroTaxRate[] => {
		const record = recordOf(row);
		const type = textOf(own(record, 'TaxType'));
		if (type === null) return [];
		return [
			{
				type,
				name: textOf(own(record, 'Name')) ?? type,
				rate: numberOf(own(record, 'EffectiveRate')),
				isActive: textOf(own(record, 'Status')) === 'ACTIVE',
				fitsRevenue: own(record, 'CanApplyToRevenue') !== false,
			},
		];
	});
}

/** Every option of every category, flat. */
export function parseTracking(rows: readonly unknown[]): readonly XeroTracking[] {
	return rows.flatMap((row) => {
		const category = recordOf(row);
		const categoryId = textOf(own(category, 'TrackingCategoryID'));
		const categoryName = textOf(own(category, 'Name')) ?? '';
		return listOf(own(category, 'Options')).flatMap((entry): readonly XeroTracking[] => {
			const option = recordOf(entry);
			const optionId = textOf(own(option, 'TrackingOptionID'));
			const name = textOf(own(option, 'Name'));
			if (categoryId === null || optionId === null || name === null) return [];
			const isActive = [category, option].every(
				(part) => (textOf(own(part, 'Status')) ?? 'ACTIVE') === 'ACTIVE',
			);
			return [{ key: `${categoryId}/${optionId}`, category: categoryName, option: name, isActive }];
		});
	});
}
