import { dayOf, own, type Client, type UnknownRecord } from '../../../core/event';
import type { Caller } from '../../../core/http';
import type { Read } from '../../../core/poll';
import { toClient } from '../client';
import { keyOf } from '../values';
import { toLikelyRows, type Rows } from './answer';
import { toReportRecords, type ReportLayout } from './report-columns';
import { readReport, type ReportOptions, type ReportQuestion } from './reports';
import type { Days } from './sessions';

/** `cid_report` of "All Clients". */
const reportId = 689;

/** Everybody: a narrower span drops people without a word, one who joined before it for example. */
export const everyDay: Days = { from: '1900-01-01', to: '2100-12-31' };

/** The date of the filter is the one since when somebody is a client; it is demanded. */
const clientSince = 4;

export interface ReportedClient {
	readonly client: Client;
	/** Local day since when; `YYYY-MM-DD`. */
	readonly since: string | null;
}

/** `field-general-…` are the general profile fields; the "user name" is the e-mail. */
const layout: ReportLayout = {
	reportId,
	needed: {
		uid: ['uid'],
		s_first_name: ['field-general-2.text_name', 'field-general-2'],
		s_last_name: ['field-general-1', 'field-general-1.text_name'],
		s_mail: ['field-general-3', 'field-general-3.text_mail'],
		since: ['o_since_date.dtl_date'],
	},
	optional: {
		s_phone: ['field-general-4'],
		s_phone_home: ['field-general-5'],
		s_phone_work: ['field-general-6'],
		dt_birth: ['field-general-7'],
		s_member: ['field-general-11'],
	},
};

/** What to ask for; who wants the columns as the business shows them asks by itself. */
export function clientQuestion(days: Days = everyDay): ReportQuestion {
	return { reportId, sort: 'uid', filter: filterOf(days) };
}

/** All clients, or those who joined on these days. */
export async function readClientReport(
	caller: Caller,
	days: Days = everyDay,
	options: ReportOptions = {},
): Promise<Read<Rows<ReportedClient>>> {
	const report = await readReport(caller, clientQuestion(days), options);
	if (!report.ok) return report;
	const records = toReportRecords(report.value, layout);
	return records.ok ? toLikelyRows(records.value, 'client with a uid', toReportedClient) : records;
}

/** All keys are sent, empty ones too: that is how the portal asks. Unknown ones would be ignored without a word. */
function filterOf({ from, to }: Days): UnknownRecord {
	const lists = [
		'o_business_contract',
		'o_client_churn_risk',
		'o_client_type',
		'o_gender',
		'o_liability_waiver',
		'o_location_home',
		'o_login_list',
		'o_member_group',
		'o_member_status',
		'o_member_subscribe',
		'o_promotion_special',
		'o_user_app',
	];
	return {
		...Object.fromEntries(lists.map((name) => [name, []])),
		o_date: { dl_start: from, dl_end: to, id_report_date: clientSince },
		o_search: '',
		o_search_template: { is_dashboard: 0, k_search_template: '' },
	};
}

function toReportedClient(record: UnknownRecord): ReportedClient | null {
	const uid = keyOf(own(record, 'uid'));
	return uid === null ? null : { client: toClient(record, uid), since: dayOf(own(record, 'since')) };
}
