import type { Business } from '../store/business';
import { clientRows } from './client-rows';
import type { ReportId, ReportRow } from './columns';
import type { ReportFilter } from './filter';
import { itemRows } from './item-rows';
import { paymentRows } from './payment-rows';

const makers: Readonly<Record<ReportId, (business: Business, filter: ReportFilter) => readonly ReportRow[]>> =
	{ 689: clientRows, 739: itemRows, 799: paymentRows };

/** The rows of a report as the business stands now. */
export function reportRows(report: ReportId, business: Business, filter: ReportFilter): readonly ReportRow[] {
	return makers[report](business, filter);
}
