import { importRows, type ImportResult, type ImportSettings } from '../../../core/rows';
import { wellnessLivingExports } from '../../../vendors/wellnessliving/rows';
import { settingsOf } from '../../core/rows/support';

export function importWellnessLiving(
	rows: readonly unknown[],
	settings: ImportSettings = settingsOf(),
): ImportResult {
	return importRows(rows, wellnessLivingExports, settings);
}

export function exportOf(name: string) {
	const found = wellnessLivingExports.find((each) => each.name === name);
	if (found === undefined) throw new Error(name);
	return found;
}

export function saleRow(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
	return {
		Date: '11/13/2026 6:05 PM',
		Client: 'Ana Brook',
		'Purchase ID': '000000412345',
		Location: 'Harbour Studio',
		Item: 'Ten Visits',
		'Item Type': 'Promotion',
		'Revenue Category': 'Passes',
		Quantity: '1',
		'Net Sale': '$100.00',
		'Total Tax': '$8.00',
		'Total Tip': '$0.00',
		'Total Amount': '$108.00',
		'Total Paid': '$108.00',
		'Payment Method': 'Virtual Terminal (Mastercard ****-1234)',
		...changes,
	};
}

export function visitRow(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
	return {
		Client: 'Ana Brook+1201 555 0100\nana@mail.test\nA',
		Service: 'Morning Flow',
		Date: '11/13/2026',
		Time: '7:30 AM',
		Staff: 'Kim Lake',
		Location: 'Harbour Studio',
		'Purchase Option': 'Ten Visits',
		Status: 'Attended',
		...changes,
	};
}

export function clientRow(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
	return {
		'First Name': 'Ana',
		'Last Name': 'Brook',
		Email: 'Ana@mail.test',
		'Cell Phone': '201 555 0100',
		'Client ID': '00077',
		'Client Type': 'Member',
		'Birth Date': '2/14/1990',
		Gender: 'Female',
		City: 'Newark',
		'Client Since': '10/31/2025',
		...changes,
	};
}
