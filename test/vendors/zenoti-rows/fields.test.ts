import { describe, expect, it } from 'vitest';
import { differencesOf, type FullRow } from '../../core/rows/field-coverage';
import { exportOf, guids } from './support';

const zone = {
	timeZone: 'America/New_York',
	locationIds: new Map([
		['downtown', 'c9'],
		['uptown', 'c7'],
		['dtn', 'c8'],
	]),
};

const fullSale = {
	'Invoice ID': guids.invoice,
	'Invoice No': 'II1234',
	'Invoice Item ID': guids.line,
	'Receipt No': 'R5',
	'Guest ID': guids.guest,
	'Guest Name': 'Ana Brook',
	'Guest Email': 'ana@mail.test',
	'Guest Mobile': '+1 201 555 0100',
	'Center ID': guids.center,
	'Center Name': 'Downtown',
	'Center Code': 'DTN',
	'Sale Date': '11/12/2026',
	'Invoice Date': '11/13/2026',
	'Invoice Closed Date': '11/13/2026 6:05 PM',
	Status: 'Closed',
	'Sale Type': 'Charges',
	'Item ID': guids.item,
	'Item Code': 'FAC60',
	'Item Name': 'Facial 60',
	'Item Type': 'Service',
	Qty: '2',
	Price: '120',
	Discount: '20',
	'Sales (Exc. Tax)': '100',
	Tax: '8',
	'Sales (Inc. Tax)': '108',
	Collected: '68',
	Redeemed: '40',
	Due: '0',
	'Payment Type': 'Card, Gift Card(12)',
	'Sold By ID': guids.staff,
};

const fullAppointment = {
	'Appointment ID': guids.appointment,
	'Appointment Group ID': guids.group,
	'Invoice ID': guids.invoice,
	'Invoice No': 'II1234',
	'Guest ID': guids.guest,
	'Guest First Name': 'Ana',
	'Guest Last Name': 'Brook',
	'Guest Name': 'Anna Brooke',
	'Guest Email': 'ana@mail.test',
	'Guest Mobile': '+1 201 555 0100',
	'Service ID': guids.item,
	'Service Name': 'Facial 60',
	'Center ID': guids.center,
	'Center Name': 'Downtown',
	'Center Code': 'DTN',
	'Appointment Date': '11/13/2026',
	'Start Time': '4:00 PM',
	'End Time': '5:00 PM',
	Duration: '0:50',
	'Provider ID': guids.staff,
	Provider: 'Kim Lake',
	Room: 'Room 2',
	Status: 'Closed',
	'Booked Date': '11/1/2026 9:30 AM',
	'Creation Date UTC': '2026-11-01T13:30:00',
	Source: 'Online',
};

const fullGuest = {
	'Guest ID': guids.guest,
	Code: 'G77',
	'First Name': 'Ana',
	'Last Name': 'Brook',
	'Guest Name': 'Anna Brooke',
	Email: 'ana@mail.test',
	Mobile: '+1 201 555 0100',
	'Home Phone': '+1 201 555 0199',
	'Address 1': '1 Main Street',
	'Address 2': 'Flat 2',
	City: 'Newark',
	State: 'New Jersey',
	'Zip Code': '07102',
	Country: 'United States',
	Gender: 'Female',
	DOB: '2/14/1990',
	'Center ID': guids.center,
	'Base Center': 'Downtown',
	'Referral Source': 'Friend',
	'Receive Marketing Email': 'Yes',
	'Receive Marketing SMS': 'No',
	Tags: 'VIP, Local',
	'Creation Date': '10/31/2025 10:00:01 AM',
	'Creation Date UTC': '2025-10-31T14:00:02',
	'Last Updated': '11/2/2026 11:00 AM',
};

const fullRows: ReadonlyArray<readonly [name: string, full: FullRow]> = [
	[
		'zenotiSales',
		{
			row: fullSale,
			context: zone,
			without: [
				['Invoice ID', 'Sale Type'],
				['Center ID', 'Center Name'],
				['Collected', 'Due'],
			],
			instead: {
				'Invoice No': 'II1235',
				'Invoice Date': '11/14/2026',
				'Sale Date': '11/10/2026',
				'Sale Type': 'Refund',
				'Payment Type': 'Package - Ten visits',
				'Center Name': 'Uptown',
			},
			naming: ['Invoice ID', 'Invoice No', 'Item Type'],
			follows: {
				'Invoice ID': /bookingGroupId/,
				'Sale Type': /lines|payments|totals/,
				Collected: /rounding/,
				Redeemed: /rounding/,
				Due: /rounding/,
				Tax: /rounding/,
				'Sales (Inc. Tax)': /rounding/,
			},
		},
	],
	[
		'zenotiAppointments',
		{
			row: fullAppointment,
			context: zone,
			without: [
				['Invoice ID', 'Appointment Group ID'],
				['Center ID', 'Center Name'],
			],
			instead: {
				'Appointment Date': '11/14/2026',
				'Start Time': '11/13/2026 3:30 PM',
				'End Time': '11/13/2026 5:30 PM',
				Status: 'Confirmed',
				'Center Name': 'Uptown',
			},
			naming: ['Appointment ID', 'Invoice ID', 'Invoice No'],
			follows: { 'Invoice ID': /groupId/, 'Invoice No': /booking.id/ },
		},
	],
	[
		'zenotiGuests',
		{
			row: fullGuest,
			context: zone,
			without: [['Guest ID', 'Email']],
			naming: ['Guest ID', 'Email', 'Code'],
		},
	],
];

describe.each(fullRows)('the table of %s', (name, full) => {
	const type = exportOf(name);

	it('says of every column exactly the studio fields that it fills', () => {
		expect(differencesOf(type, full)).toEqual([]);
	});

	it('has every column in the full row of this test', () => {
		const missing = type.columns.filter(({ headings }) => !headings.some((heading) => heading in full.row));
		expect(missing.map(({ field }) => field)).toEqual([]);
	});

	it('names no heading for two columns of one kind', () => {
		const pairs = type.columns.flatMap(({ headings, kind }) =>
			headings.map((heading) => `${kind} ${heading}`),
		);
		expect(pairs.filter((pair, index) => pairs.indexOf(pair) !== index)).toEqual([]);
	});
});
