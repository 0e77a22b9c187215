import { importRows, type ImportResult, type ImportSettings } from '../../../core/rows';
import { zenotiExports } from '../../../vendors/zenoti/rows';
import { settingsOf } from '../../core/rows/support';

export function importZenoti(
	rows: readonly unknown[],
	settings: ImportSettings = settingsOf(),
): ImportResult {
	return importRows(rows, zenotiExports, settings);
}

export function exportOf(name: string) {
	const found = zenotiExports.find((each) => each.name === name);
	if (found === undefined) throw new Error(name);
	return found;
}

export const guids = {
	invoice: '7E4E1A62-0000-4000-8000-000000000001',
	line: '7e4e1a62-0000-4000-8000-000000000002',
	guest: '7e4e1a62-0000-4000-8000-000000000003',
	center: '7e4e1a62-0000-4000-8000-000000000004',
	item: '7e4e1a62-0000-4000-8000-000000000005',
	appointment: '7e4e1a62-0000-4000-8000-000000000006',
	group: '7e4e1a62-0000-4000-8000-000000000007',
	staff: '7e4e1a62-0000-4000-8000-000000000008',
};

/** A line of the accrual export as studios download it: no ids but the numbers people see. */
export function saleRow(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
	return {
		'Sale Date': '11/13/2026',
		'Invoice No': 'II1234',
		'Guest Code': 'G77',
		'Guest Name': 'Ana Brook',
		'Center Code': 'DTN',
		'Center Name': 'Downtown',
		'Item Code': 'FAC60',
		'Item Name': 'Facial 60',
		'Item Type': 'Service',
		Qty: '1',
		'Sales (Exc. Tax)': '$100.00',
		Tax: '$8.00',
		'Sales(Inc. Tax)': '$108.00',
		Redeemed: '$0.00',
		Collected: '$108.00',
		Due: '$0.00',
		'Payment Type': ' Card',
		'Sale Type': 'Sale',
		'Invoice Date': '11/13/2026',
		'Invoice Closed Date': '11/13/2026 6:05:10 PM',
		...changes,
	};
}

export function appointmentRow(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
	return {
		'Appointment Date': '11/13/2026',
		'Booked Date': '11/1/2026 9:30 AM',
		'Invoice No': 'II1234',
		'Guest Name': 'Ana Brook',
		'Service Name': 'Facial 60',
		'Center Name': 'Downtown',
		'Start Time': '11/13/2026 4:00 PM',
		'End Time': '11/13/2026 5:00 PM',
		'Scheduled Service Duration': '1:00',
		'Scheduled Service and Recovery Duration': '1:15',
		'Recovery Time': '0:15',
		Provider: 'Kim Lake',
		Room: 'Room 2',
		Status: 'Closed',
		...changes,
	};
}

export function guestRow(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
	return {
		FirstName: 'Ana',
		LastName: 'Brook',
		Code: 'G77',
		BaseCenter: 'Downtown',
		Gender: 'Female',
		Type: 'Guest',
		Email: 'Ana.Brook@mail.test',
		Mobile: '(201) 555-0100',
		HomePhone: '',
		Address1: '1 Main Street',
		Address2: '',
		City: 'Newark',
		'Zip Code': '07102',
		State: 'New Jersey',
		Country: 'United States',
		Nationality: '',
		DOB: '2/14/1990',
		'Anniversary Date': '',
		ReferralSource: 'Friend',
		ReceiveMarketingEmail: 'Yes',
		ReceiveMarketingSMS: 'No',
		'Primary Employee': '',
		'Target Segment Center': '',
		CreationDate: '10/31/2025',
		...changes,
	};
}
