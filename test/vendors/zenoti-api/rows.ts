import { guid, harbour, type Json } from './support';

/** Rows as Zenoti's lists have them, with invented people. */

export function appointmentRow(changes: Json = {}): Json {
	return {
		appointment_id: '720887ba-def5-479d-afa8-207a8e7f0a66',
		appointment_segment_id: null,
		appointment_group_id: '98803c50-df4d-4f32-ad51-465ecd4ff574',
		invoice_id: 'b4174a17-0cca-4998-a015-b8ddbf936f5e',
		service: { id: 'b14cbfbf-799c-4d67-adb7-57ebcf1210ac', name: 'Hot Stone Massage', is_addon: false },
		start_time: '2025-05-14T10:00:00',
		start_time_utc: '2025-05-14T14:00:00',
		end_time: '2025-05-14T11:30:00',
		end_time_utc: '2025-05-14T15:30:00',
		status: 0,
		source: 0,
		progress: 0,
		guest: {
			id: 'd835ab9b-9bd0-4f83-a21d-c599d86264d6',
			first_name: 'Mara',
			last_name: 'Lindqvist',
			gender: 0,
			mobile: { country_id: 0, number: null, display_number: '+1 2015550143' },
			email: 'Mara.Lindqvist@mail.example',
		},
		therapist: { id: 'b1ef6bd7-d312-4da2-a956-e69e621b6145', first_name: 'Ines', last_name: 'Okafor' },
		room: { id: '32a748a2-89da-444e-ad04-cb502d8c4cc9', name: 'Room Amber' },
		equipment: null,
		price: null,
		blockout: null,
		creation_date: '2025-05-12T14:21:09',
		creation_date_utc: '2025-05-12T18:21:09',
		show_in_calender: 1,
		selected_time: '0001-01-01T00:00:00',
		error: null,
		...changes,
	};
}

/** One line of the accrual report: a service of 100 with 7 tax, paid by card. */
export function accrualRow(changes: Json = {}): Json {
	return {
		sale_date: '2026-11-18',
		invoice_date: '2026-11-18T12:38:00',
		invoice_closed_date: '2026-11-18T12:41:00',
		invoice_id: guid(500),
		invoice_item_id: guid(501),
		invoice_no: 'HAR3107',
		receipt_no: 'HARR2211',
		guest_id: guid(1),
		guest_name: 'Mara Lindqvist',
		guest_code: 'HS1042',
		center_id: harbour.id,
		center_name: 'Harbour Street',
		center_code: 'HS',
		item_id: guid(9),
		item_name: 'Hot Stone Massage',
		item_code: 'HS90',
		item_type: 'Service',
		qty: 1,
		price: 110,
		discount: 10,
		sales_exc_tax: 100,
		tax: 7,
		sales_inc_tax: 107,
		collected: 107,
		redeemed: 0,
		due: 0,
		payment_type: ' Card',
		sale_type: 'Sale',
		status: 'Closed',
		sold_by_id: guid(7),
		...changes,
	};
}

export function memberRow(changes: Json = {}): Json {
	return {
		id: guid(300).toUpperCase(),
		status: 'Active',
		guest: { id: guid(1), code: 'HS1042', name: 'Mara Lindqvist' },
		membership: {
			id: guid(301),
			code: 'STONE12',
			name: 'Stone Circle',
			type: 'Recurring',
			version_id: guid(302),
		},
		start_date: '2026-11-19T00:00:00',
		end_date: '2027-11-18T00:00:00',
		sold_date: '2026-11-19T15:30:00',
		...changes,
	};
}

export function sessionRow(changes: Json = {}): Json {
	return {
		id: 40218,
		name: 'Morning Flow',
		class_id: 7301,
		center_id: harbour.id,
		instructor_id: guid(7),
		start_time: '2026-11-21T09:00:00',
		end_time: '2026-11-21T10:00:00',
		start_time_utc: '2026-11-21T14:00:00',
		end_time_utc: '2026-11-21T15:00:00',
		capacity: 20,
		occupancy: 1,
		waitlist_count: 0,
		status: 0,
		...changes,
	};
}

export function registrationRow(changes: Json = {}): Json {
	return {
		id: 51877,
		session_id: 40218,
		class_id: 7301,
		guest: { id: guid(1), first_name: 'Mara', last_name: 'Lindqvist', email: 'mara@mail.example' },
		status: 0,
		invoice_id: null,
		...changes,
	};
}
