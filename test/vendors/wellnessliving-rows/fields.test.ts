import { describe, expect, it } from 'vitest';
import { differencesOf, type FullRow } from '../../core/rows/field-coverage';
import { exportOf } from './support';

const context = {
	locationIds: new Map([
		['harbourstudio', '91'],
		['hillstudio', '92'],
	]),
};

const person = {
	UID: '5512',
	Client: 'Anna Brooke+1201 555 0188\nanna@mail.test',
	'First Name': 'Ana',
	'Last Name': 'Brook',
	Email: 'ana@mail.test',
	Username: 'ana.login@mail.test',
	'Cell Phone': '+1 201 555 0100',
	'Home Phone': '+1 201 555 0199',
	'Work Phone': '+1 201 555 0198',
};

const withoutNames = [
	['Email', 'Username'],
	['Cell Phone', 'Home Phone'],
	['Cell Phone', 'Home Phone', 'Work Phone'],
];

const fullSale = {
	'Purchase ID': '000000412345',
	'Transaction ID': '9911',
	'Purchase Item ID': '77',
	Date: '11/13/2026',
	Time: '6:05 PM',
	'Date UTC': '2026-11-12 23:05:00',
	...person,
	'Location ID': '90',
	Location: 'Harbour Studio',
	Item: 'Ten Visits',
	'Item Type': 'Product',
	'Revenue Category': 'Membership',
	Quantity: '2',
	'Unit Price': '55',
	Discount: '10',
	'Net Sale': '100',
	'Total Tax': '8',
	'Total Tip': '5',
	'Total Amount': '114',
	'Total Paid': '110',
	'Payment Method': 'Visa',
	'Payment Status': 'Approved',
	Refund: 'No',
	Currency: 'EUR',
};

const fullRows: ReadonlyArray<readonly [name: string, full: FullRow]> = [
	[
		'wellnessLivingSales',
		{
			row: fullSale,
			others: [
				{ ...fullSale, Refund: 'Yes' },
				{ ...fullSale, 'Payment Method': 'Account' },
				{ ...fullSale, 'Payment Method': 'Account', 'Total Paid': '' },
			],
			context,
			without: withoutNames,
			instead: {
				Date: '11/14/2026',
				'Purchase ID': '000000412346',
				Location: 'Hill Studio',
				'Date UTC': '2026-11-10 23:05:00',
				'Total Amount': '120',
				'Payment Method': 'Account',
				Refund: 'Yes',
			},
			naming: ['Purchase ID', 'Transaction ID'],
			follows: {
				Refund: /.*/,
				Currency: /amount|net|gross|tax/,
			},
		},
	],
	[
		'wellnessLivingAttendance',
		{
			row: {
				'Visit ID': '7001',
				...person,
				Service: 'Morning Flow',
				'Service Type': 'Appointment',
				Date: '11/13/2026',
				Time: '7:30 AM',
				Duration: '60',
				Staff: 'Kim Lake',
				'Location ID': '90',
				Location: 'Harbour Studio',
				Room: 'Loft',
				Status: 'Attended',
				Source: 'App',
				'Purchase Option': 'Ten Visits',
			},
			context,
			without: withoutNames,
			instead: {
				Service: 'Evening Flow',
				Date: '11/14/2026',
				Time: '8:30 AM',
				Status: 'Late Cancel',
				Location: 'Hill Studio',
			},
			naming: ['Visit ID'],
		},
	],
	[
		'wellnessLivingClients',
		{
			row: {
				...person,
				'Client ID': '00077',
				'Client Type': 'Member',
				'Birth Date': '2/14/1990',
				Gender: 'Female',
				Address: '1 Main Street',
				City: 'Newark',
				State: 'New Jersey',
				'Postal Code': '07102',
				Country: 'United States',
				'Home Location ID': '90',
				'Home Location': 'Harbour Studio',
				'Member Groups': 'VIP, Local',
				'Referral Source': 'Friend',
				'Client Since': '10/31/2025',
			},
			context,
			without: withoutNames,
			naming: ['UID'],
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

	it('names no heading for two columns', () => {
		const all = type.columns.flatMap(({ headings }) => headings);
		expect(all.filter((heading, index) => all.indexOf(heading) !== index)).toEqual([]);
	});
});
