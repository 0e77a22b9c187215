import { emailOf, own, recordOf, textOf, type Staff, type UnknownRecord } from '../../../core/event';
import type { Caller, HttpRequest } from '../../../core/http';
import type { Read } from '../../../core/poll';
import { zenotiIdOf } from '../read-zenoti';
import { listUnder, mapRead, toRows, type Rows } from './answer';
import { readAll, type PageOptions } from './pages';
import { step } from './url';

export function employeesRequest(centerId: string): HttpRequest {
	return { method: 'GET', path: `/v1/centers/${step(centerId)}/employees` };
}

/** Those who are active today; Zenoti lists neither e-mail nor phone here. */
export async function readEmployees(
	caller: Caller,
	centerId: string,
	options: PageOptions = {},
): Promise<Read<Rows<Staff>>> {
	const idOf = (row: unknown): string | null => zenotiIdOf(own(recordOf(row), 'id'));
	const request = employeesRequest(centerId);
	const read = await readAll(caller, request, listUnder('employees'), { ...options, idOf });
	return mapRead(read, (list) => toRows(list, 'employees', (row) => toEmployee(row, centerId)));
}

function toEmployee(row: UnknownRecord, centerId: string): Staff | null {
	const id = zenotiIdOf(own(row, 'id'));
	if (id === null) return null;
	const person = recordOf(own(row, 'personal_info'));
	const job = recordOf(own(row, 'job_info'));
	return {
		id,
		code: textOf(own(row, 'code')),
		firstName: textOf(own(person, 'first_name')),
		lastName: textOf(own(person, 'last_name')),
		email: emailOf(own(person, 'email')),
		phone: null,
		jobTitle: textOf(own(job, 'name')),
		locationId: zenotiIdOf(centerId),
		isActive: true,
	};
}
