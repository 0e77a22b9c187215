import type { Place, Read } from '../../../../core/poll';
import {
	fetchBusiness,
	groupSales,
	nameSales,
	readReport,
	readSaleReport,
	toRawRecords,
	toReportedSale,
	type Days,
	type ReportOptions,
} from '../../../../vendors/wellnessliving/api';
import { saleQuestion } from '../../../../vendors/wellnessliving/api/sale-report';
import { dayFields, pagingFields } from '../../../common/actions/fields';
import { operation } from '../../../common/actions/operation';
import { isDenied, type WellnessLivingAccount } from '../account';
import { currencyOption, locationsOption, optionsField, readLocationFilter, simplify } from '../fields';
import { firstOf } from '../shape';

interface Wanted {
	readonly days: Days;
	readonly isWanted: (locationId: string | null) => boolean;
	readonly currency: string | null;
	readonly simplify: boolean;
	readonly limit: number | null;
}

/** A report: one call to have it built, some to wait for it, one for a thousand rows; and locations and business. */
export const sales = operation<WellnessLivingAccount, Wanted>({
	option: {
		name: 'Sales',
		value: 'sales',
		description: 'Sales, refunds and late payments by day (report All Sales, accrual and cash)',
		action: 'Get the sales report',
	},
	properties: [
		...dayFields('sales'),
		...pagingFields(),
		simplify,
		optionsField([currencyOption, locationsOption]),
	],
	read: (input) => ({
		days: input.days(),
		isWanted: readLocationFilter(input),
		currency: input.within('options').currency('currency', 'Currency'),
		simplify: input.flag('simplify'),
		limit: input.limit(),
	}),
	run: async (account, wanted) => {
		const progress = account.progress('rows of the sales report');
		const options = { builds: account.builds, onPage: (rows: number) => progress(rows, null) };
		return wanted.simplify ? await salesOf(account, wanted, options) : await rowsOf(account, wanted, options);
	},
});

/** With the columns the business has chosen, all of them. */
async function rowsOf(
	{ caller }: WellnessLivingAccount,
	{ days, isWanted, limit }: Wanted,
	options: ReportOptions,
): Promise<Read<readonly object[]>> {
	const report = await readReport(caller, saleQuestion(days), options);
	if (!report.ok) return report;
	const rows = toRawRecords(report.value).filter((row) => {
		const id = row['o_location.k_location'];
		return isWanted(id === null || id === undefined ? null : String(id));
	});
	return { ok: true, value: firstOf(rows, limit) };
}

/** `needsReceipt` marks those the report does not tell in full: Purchase › Get reads them. */
async function salesOf(
	account: WellnessLivingAccount,
	{ days, isWanted, currency, limit }: Wanted,
	options: ReportOptions,
): Promise<Read<readonly object[]>> {
	const read = await readSaleReport(account.caller, days, options);
	if (!read.ok) return read;
	const locations = await account.locations();
	if (!locations.ok) return locations;
	const place = await businessPlace(account, currency);
	if (!place.ok) return place;
	const rows = account
		.rowsOf('rows of the sales report', read.value)
		.filter(({ value }) => isWanted(value.locationId));
	const found = nameSales(groupSales(rows), new Map()).map((named) => {
		const { sale, isClear } = toReportedSale(named, place.value, locations.value);
		return { ...sale, needsReceipt: !isClear };
	});
	return { ok: true, value: firstOf(found, limit) };
}

/** The business, for its currency: rows tell theirs only where the business shows that column. */
async function businessPlace(
	{ caller }: WellnessLivingAccount,
	currency: string | null,
): Promise<Read<Place>> {
	const place = { id: caller.businessId, name: null, timeZone: null, currency };
	if (currency !== null) return { ok: true, value: place };
	const business = await fetchBusiness(caller);
	if (business.ok) return { ok: true, value: { ...place, currency: business.value.value.currency } };
	return isDenied(business.failure.code) ? { ok: true, value: place } : business;
}
