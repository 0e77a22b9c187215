import type { Resource } from '../../common/actions/operation';
import type { WellnessLivingAccount } from './account';
import { getVisit } from './appointment/get';
import { getAppointments } from './appointment/getAll';
import { getAttendance } from './attendance/getAll';
import { getClassSessions } from './class/getSessions';
import { getClient } from './client/get';
import { getClients } from './client/getAll';
import { searchForClients } from './client/search';
import { getLocation } from './location/get';
import { getLocations } from './location/getAll';
import { getPurchase } from './purchase/get';
import { getPurchases } from './purchase/getAll';
import { getPurchaseItem } from './purchase/getItem';
import { sales } from './report/sales';
import { getStaffMember } from './staff/get';
import { getStaffMembers } from './staff/getAll';
import { getEvents } from './studioEvent/getAll';

/** The menus of the node, and what is done: a new operation is a new file and a line here. */
export const wellnessLivingResources: readonly Resource<WellnessLivingAccount>[] = [
	{ name: 'Appointment', value: 'appointment', operations: [getAppointments, getVisit] },
	{ name: 'Attendance', value: 'attendance', operations: [getAttendance] },
	{ name: 'Class', value: 'class', operations: [getClassSessions] },
	{ name: 'Client', value: 'client', operations: [searchForClients, getClient, getClients] },
	{ name: 'Location', value: 'location', operations: [getLocations, getLocation] },
	{ name: 'Purchase', value: 'purchase', operations: [getPurchase, getPurchases, getPurchaseItem] },
	{ name: 'Report', value: 'report', operations: [sales] },
	{ name: 'Staff', value: 'staff', operations: [getStaffMembers, getStaffMember] },
	{ name: 'Studio Event', value: 'studioEvent', operations: [getEvents] },
];
