import type { Resource } from '../../common/actions/operation';
import type { ZenotiAccount } from './account';
import { getAppointment } from './appointment/get';
import { getAppointments } from './appointment/getAll';
import { getCenters } from './center/getAll';
import { getClassRegistrations } from './class/getRegistrations';
import { getClassSessions } from './class/getSessions';
import { getEmployees } from './employee/getAll';
import { createOneGuest } from './guest/create';
import { getGuest } from './guest/get';
import { getGuests } from './guest/getAll';
import { searchForGuests } from './guest/search';
import { updateOneGuest } from './guest/update';
import { upsertOneGuest } from './guest/upsert';
import { getInvoice } from './invoice/get';
import { getMemberships } from './membership/getAll';
import { getPackages } from './package/getAll';
import { collections } from './report/collections';
import { salesAccrual } from './report/salesAccrual';
import { getEvents } from './studioEvent/getAll';

/** The menus of the node, and what is done: a new operation is a new file and a line here. */
export const zenotiResources: readonly Resource<ZenotiAccount>[] = [
	{ name: 'Appointment', value: 'appointment', operations: [getAppointments, getAppointment] },
	{ name: 'Center', value: 'center', operations: [getCenters] },
	{ name: 'Class', value: 'class', operations: [getClassSessions, getClassRegistrations] },
	{ name: 'Employee', value: 'employee', operations: [getEmployees] },
	{
		name: 'Guest',
		value: 'guest',
		operations: [upsertOneGuest, createOneGuest, getGuest, getGuests, searchForGuests, updateOneGuest],
	},
	{ name: 'Invoice', value: 'invoice', operations: [getInvoice] },
	{ name: 'Membership', value: 'membership', operations: [getMemberships] },
	{ name: 'Package', value: 'package', operations: [getPackages] },
	{ name: 'Report', value: 'report', operations: [salesAccrual, collections] },
	{ name: 'Studio Event', value: 'studioEvent', operations: [getEvents] },
];
