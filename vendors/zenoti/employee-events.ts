import { emailOf, isZeroDate, own, recordOf, textOf } from '../../core/event';
import type { EventType, Staff, UnknownRecord } from '../../core/event';
import { missingId, type FieldRow, type Mapper } from './fact';
import { dialledPhoneOf } from './people';
import { zenotiIdOf } from './read-zenoti';

/** Employee.*: who and where; pay, birth date, address and log-in of the payload are deliberately not read. */
export function employeeEvent(type: EventType): Mapper {
	return (data) => {
		const id = zenotiIdOf(own(data, 'id'));
		if (id === null) return missingId('employee id', 'data.id');
		const staff = toStaff(id, type, data);
		return [
			{
				type,
				entity: 'employee',
				entityId: id,
				record: data,
				centerId: staff.locationId,
				groupId: null,
				saleId: null,
				data: { staff },
			},
		];
	};
}

function toStaff(id: string, type: EventType, data: UnknownRecord): Staff {
	const person = recordOf(own(data, 'personal_info'));
	const job = recordOf(own(data, 'job_info'));
	return {
		id,
		code: textOf(own(data, 'code')),
		firstName: textOf(own(person, 'first_name')),
		lastName: textOf(own(person, 'last_name')),
		email: emailOf(own(person, 'email')),
		phone: dialledPhoneOf(own(person, 'mobile_phone')).phone,
		jobTitle: textOf(own(job, 'job_name')),
		locationId: zenotiIdOf(own(data, 'center_id')),
		isActive: type === 'studio.staff.deleted' ? false : hasNoEnd(own(job, 'end_date')),
	};
}

/** `0001-01-01` as the last day means employed; any other day may be past or to come, which is not decided here. */
function hasNoEnd(endDate: unknown): true | null {
	return typeof endDate === 'string' && isZeroDate(endDate) ? true : null;
}

export const staffFields: readonly FieldRow[] = [
	{ studio: 'staff.id', zenoti: 'id' },
	{ studio: 'staff.code', zenoti: 'code' },
	{ studio: 'staff.firstName', zenoti: 'personal_info.first_name' },
	{ studio: 'staff.lastName', zenoti: 'personal_info.last_name' },
	{ studio: 'staff.email', zenoti: 'personal_info.email' },
	{
		studio: 'staff.phone',
		zenoti: 'personal_info.mobile_phone.number',
		note: 'country_code is a real dial code here, unlike guests',
	},
	{ studio: 'staff.jobTitle', zenoti: 'job_info.job_name' },
	{ studio: 'staff.locationId', zenoti: 'center_id' },
	{ studio: 'staff.isActive', zenoti: 'job_info.end_date', note: 'no end: true; Employee.Deleted: false' },
];
