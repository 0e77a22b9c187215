import { dayOf, localOfUtc } from '../moment';
import { firstLocation, type Business } from '../store/business';
import type { ReportRow } from './columns';
import type { ReportFilter } from './filter';

/** Report 689: everybody whose client-since date lies in the window; a narrow window drops people without a word. */
export function clientRows(business: Business, filter: ReportFilter): readonly ReportRow[] {
	const { timeZone } = firstLocation(business);
	return business.clients.all().flatMap(({ uid, fields, isActive }): readonly ReportRow[] => {
		const since = localOfUtc(fields.dt_add, timeZone);
		const isInside = filter.from <= dayOf(since) && dayOf(since) <= filter.to;
		if (!isInside || (filter.onlyActive && !isActive)) return [];
		return [
			{
				uid,
				'field-general-1': fields.s_last_name,
				'field-general-2.text_name': fields.s_first_name,
				'field-general-3': fields.s_mail,
				'field-general-4': fields.s_phone,
				'field-general-5': fields.s_phone_home,
				'field-general-6': fields.s_phone_work,
				'field-general-7': fields.dt_birth,
				'field-general-11': fields.s_member,
				text_client_type: fields.text_login_type,
				'o_since_date.dtl_date': since,
				'o_note.text_note_list': '',
				'field-custom-70001': null,
			},
		];
	});
}
