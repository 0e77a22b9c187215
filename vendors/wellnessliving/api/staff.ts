import { own, type Staff, type UnknownRecord } from '../../../core/event';
import type { Caller } from '../../../core/http';
import type { Read } from '../../../core/poll';
import { toStaff } from '../staff';
import { keyOf } from '../values';
import { fetchRows, fetchValue, getRequest, type Row, type Rows } from './answer';

/** All staff members: names and positions; the list carries no contact data. */
export async function readStaff(caller: Caller): Promise<Read<Rows<Staff>>> {
	const place = { field: 'a_staff', keyField: 'k_staff' };
	return await fetchRows(caller, getRequest('/v1/staff/list'), place, staffOf);
}

export async function fetchStaff(caller: Caller, id: string): Promise<Read<Row<Staff>>> {
	const request = getRequest('/v1/staff/view', { k_staff: id });
	return await fetchValue(caller, request, 'a_staff', (body) => {
		const raw = own(body, 'a_staff');
		const record = typeof raw === 'object' && raw !== null ? { ...body, ...raw } : body;
		const value = staffOf({ ...record, k_staff: keyOf(own(record, 'k_staff')) ?? id });
		return value === null ? null : { raw: record, value };
	});
}

function staffOf(record: UnknownRecord): Staff | null {
	const id = keyOf(own(record, 'k_staff'));
	return id === null ? null : toStaff(record, id);
}

/** Who teaches is told by `k_staff`, or by `uid` alone to newer API applications. */
export function staffByKey(rows: Rows<Staff>): ReadonlyMap<string, Staff> {
	return new Map(
		rows.rows.flatMap(({ raw, value }): ReadonlyArray<readonly [string, Staff]> => {
			const uid = keyOf(own(raw, 'uid'));
			return [[`k_staff ${value.id}`, value], ...(uid === null ? [] : [[`uid ${uid}`, value] as const])];
		}),
	);
}
