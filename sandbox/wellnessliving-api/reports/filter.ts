import { z } from 'zod';
import type { Answer } from '../../http/route';
import { isBareDay } from '../moment';
import { refusal } from '../problem';
import type { ReportId } from './columns';

/** Local days, both inclusive, and what else decides about the rows. */
export interface ReportFilter {
	readonly from: string;
	readonly to: string;
	/** 1 accrual, 2 cash, 3 both. */
	readonly accounting: 1 | 2 | 3;
	readonly onlyActive: boolean;
}

export type ParsedFilter =
	| { readonly ok: true; readonly filter: ReportFilter; readonly unknownKeys: readonly string[] }
	| { readonly ok: false; readonly answer: Answer };

const dates = z.object({
	dl_start: z.string(),
	dl_end: z.string(),
	id_report_date: z.coerce.number().optional(),
});
const filterShape = z
	.object({
		o_date: z.unknown(),
		o_purchase_accrual_cash: z.coerce.number().catch(2),
		o_member_status: z.array(z.coerce.number()).catch([]),
	})
	.passthrough();

/** Date on which somebody became a client. */
const clientSince = 4;
/** Activated clients; 1 and 2 are ignored without a word. */
const activated = 3;

export function parseFilter(report: ReportId, told: unknown): ParsedFilter {
	const parsed = filterShape.safeParse(told ?? {});
	if (!parsed.success) return refused('json-invalid', 'json_filter is no object.', 'json_filter');
	const days = dates.safeParse(parsed.data.o_date);
	if (!days.success) return refused('end-date-not-set', 'The end date is not set.', 'o_date');
	const { dl_start: from, dl_end: to, id_report_date } = days.data;
	if (!isBareDay(from)) return refused('dt-date-invalid', 'The start date is not valid.', 'dl_start');
	if (!isBareDay(to) || to < from) return refused('date-end-invalid', 'The end date is not valid.', 'dl_end');
	if (report === 689 && id_report_date !== clientSince) {
		return refused('id-invalid', 'The kind of date is not valid.', 'id_report_date');
	}
	const { o_purchase_accrual_cash: mode, o_member_status: statuses } = parsed.data;
	return {
		ok: true,
		filter: {
			from,
			to,
			// whoever leaves it out, or sends what does not exist, gets cash alone and is not told
			accounting: mode === 1 || mode === 3 ? mode : 2,
			onlyActive: statuses.includes(activated),
		},
		unknownKeys: Object.keys(Object(told)).filter((name) => !isKnown(report, name)),
	};
}

function isKnown(report: ReportId, name: string): boolean {
	return knownKeys[report].has(name) || (report !== 689 && name.startsWith('o_purchase_option_'));
}

function refused(sid: string, message: string, field: string): ParsedFilter {
	return { ok: false, answer: refusal(sid, message, field) };
}

const clientKeys = [
	...['o_date', 'o_member_status', 'o_business_contract', 'o_client_churn_risk', 'o_client_type', 'o_gender'],
	...['o_liability_waiver', 'o_location_home', 'o_login_list', 'o_member_group', 'o_member_subscribe'],
	...['o_promotion_special', 'o_user_app', 'o_search', 'o_search_template'],
];
const moneyKeys = [
	...['o_date', 'o_purchase_accrual_cash', 'o_payment_method', 'o_payment_status', 'o_purchase_location'],
	...['o_purchase_source', 'o_purchase_tag', 'o_search', 'o_discount_apply', 'o_discount_code'],
	...['o_payment_frequency', 'o_purchase_renew', 'o_purchase_tax_list', 'o_sale_deposit', 'o_shop_product'],
	...[
		'o_coupon',
		'o_card_system',
		'o_member_group',
		'o_introductory',
		'o_purchase_owner',
		'o_purchase_other',
	],
];
const knownKeys: Readonly<Record<ReportId, ReadonlySet<string>>> = {
	689: new Set(clientKeys),
	739: new Set(moneyKeys),
	799: new Set(moneyKeys),
};
