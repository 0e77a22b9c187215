import { beforeEach, describe, expect, it } from 'vitest';
import { elementsOf, xeroBench } from './bench';
import { cardClearing, invoice, oil, payment } from './bodies';

const bench = xeroBench();

beforeEach(async () => {
	const contactId = await bench.contactId();
	const day = (number: string, date: string, price: number, Reference?: string) =>
		invoice(contactId, {
			number,
			lines: [{ ...oil, UnitAmount: price }],
			change: { Date: date, DueDate: date, ...(Reference === undefined ? {} : { Reference }) },
		});
	await bench.put('Accounts', cardClearing);
	const made = await bench.put('Invoices', {
		Invoices: [
			day('ZD-QUAY-261118-1', '2026-11-18', 10, 'rev=1'),
			day('ZD-QUAY-261119-1', '2026-11-19', 20, 'rev=1'),
			day('ZD-HILL-261119-1', '2026-11-19', 30, 'rev=1 "late"'),
			day('ZD-QUAY-261119-2', '2026-11-20', 40),
		],
	});
	const first = elementsOf(made, 'Invoices')[0]?.InvoiceID ?? '';
	await bench.put('Payments', { Payments: [payment(first, 11)] });
});

const numbers = async (query: Readonly<Record<string, string>>, headers = {}) => {
	const reply = await bench.get(`Invoices?${new URLSearchParams(query).toString()}`, headers);
	return elementsOf(reply, 'Invoices').map(({ InvoiceNumber }) => InvoiceNumber?.slice(3));
};

const quay18 = 'QUAY-261118-1';
const quay19 = 'QUAY-261119-1';
const hill19 = 'HILL-261119-1';
const quay19b = 'QUAY-261119-2';

describe('the filter language', () => {
	it.each([
		['InvoiceNumber=="ZD-QUAY-261119-1"', [quay19]],
		['InvoiceNumber.StartsWith("ZD-QUAY-261119-")', [quay19, quay19b]],
		['InvoiceNumber.StartsWith("ZD-QUAY-261118-") OR InvoiceNumber.StartsWith("ZD-HILL-")', [quay18, hill19]],
		['Type=="ACCREC" AND Date>=DateTime(2026,11,19) AND Date<DateTime(2026,11,20)', [quay19, hill19]],
		['Date==DateTime(2026, 11, 20)', [quay19b]],
		['Date<=DateTime.Parse("2026-11-18T00:00:00")', [quay18]],
		['Status=="PAID"', [quay18]],
		['Status!="PAID" && Total>22.00', [hill19, quay19b]],
		['status=="AUTHORISED" and (Total==22 or Total==44)', [quay19, quay19b]],
		['AmountDue==0', [quay18]],
		['Reference==null OR Reference==""', [quay19b]],
		['Reference.Contains("""late""")', [hill19]],
		['Reference!=null AND Reference.EndsWith("=1")', [quay18, quay19]],
		['Contact.Name=="Counter Sales" AND AmountPaid>0', [quay18]],
		['Contact.ContactID==Guid("$contact")', [quay18, quay19, hill19, quay19b]],
		['SentToContact==true', []],
	])('reads %s', async (where, expected) => {
		const filled = where.replace('$contact', await bench.contactId());
		expect(await numbers({ where: filled })).toEqual(expected);
	});

	it.each([
		['InvoiceNumber==', 'Expression expected'],
		['Date>="2026-11-19"', "Operator '>=' incompatible with operand types 'DateTime?' and 'String'"],
		['InvoiceID=="x"', "Operator '==' incompatible with operand types 'Guid' and 'String'"],
		['InvoiceNo=="x"', "No property or field 'InvoiceNo' exists in type 'Invoice'"],
		['Total<=22 AND Colour', "No property or field 'Colour' exists in type 'Invoice'"],
		['(Total==1', "')' or operator expected"],
		['Total==1 Total==2', 'Syntax error'],
		['Total', 'Expression expected'],
		['Date==DateTime(2026,13,1)', 'Expression expected'],
		['InvoiceID==Guid("17")', 'Expression expected'],
		['Total==1;', 'Expression expected'],
	])('refuses %s', async (where, message) => {
		const reply = await bench.get(`Invoices?${new URLSearchParams({ where }).toString()}`);
		expect(reply).toMatchObject({
			status: 400,
			body: { ErrorNumber: 16, Type: 'QueryParseException', Message: message },
		});
	});
});

describe('the other filters', () => {
	it('reads lists of numbers, ids and states', async () => {
		expect(await numbers({ InvoiceNumbers: 'ZD-QUAY-261118-1,ZD-NONE,ZD-HILL-261119-1' })).toEqual([
			quay18,
			hill19,
		]);
		expect(await numbers({ Statuses: 'PAID,VOIDED' })).toEqual([quay18]);
		const id = bench.xero.invoices()[3]?.id ?? '';
		expect(await numbers({ IDs: id })).toEqual([quay19b]);
	});

	it('orders by any field, both ways', async () => {
		expect(await numbers({ order: 'InvoiceNumber ASC' })).toEqual([hill19, quay18, quay19, quay19b]);
		expect(await numbers({ order: 'Date DESC, Total DESC' })).toEqual([quay19b, hill19, quay19, quay18]);
		expect((await bench.get('Invoices?order=Colour')).status).toBe(400);
	});

	it('finds what changed, payments included', async () => {
		bench.passes(60_000);
		const since = { 'If-Modified-Since': '2026-11-21T09:00:30' };
		expect(await numbers({}, since)).toEqual([]);
		bench.xero.voidAsPerson('ZD-HILL-261119-1');
		expect(await numbers({}, since)).toEqual([hill19]);
	});

	it('finds a contact by its number, and one that was archived only when asked', async () => {
		const where = new URLSearchParams({ where: 'ContactNumber=="studio-post:generic"' }).toString();
		const [found] = elementsOf(await bench.get(`Contacts?${where}`), 'Contacts');
		expect(found).toMatchObject({ Name: 'Counter Sales' });
		await bench.post('Contacts', { Contacts: [{ ContactID: found?.ContactID, ContactStatus: 'ARCHIVED' }] });
		expect(elementsOf(await bench.get('Contacts'), 'Contacts')).toEqual([]);
		expect(elementsOf(await bench.get('Contacts?includeArchived=true'), 'Contacts')).toHaveLength(1);
		expect((await bench.get('Contacts/studio-post:generic')).status).toBe(200);
	});
});

describe('pages', () => {
	it('carry the lines, which a list without pages does not', async () => {
		const listed = elementsOf(await bench.get('Invoices'), 'Invoices')[0];
		const paged = elementsOf(await bench.get('Invoices?page=1'), 'Invoices')[0];
		expect(listed?.LineItems).toEqual([]);
		expect(paged?.LineItems).toMatchObject([{ AccountCode: '200', TaxType: 'OUTPUT', TaxAmount: 1 }]);
	});

	it('are cut and counted', async () => {
		const reply = await bench.get('Invoices?page=2&pageSize=3');
		expect(reply.body).toMatchObject({ pagination: { page: 2, pageSize: 3, pageCount: 2, itemCount: 4 } });
		expect(await numbers({ page: '2', pageSize: '3' })).toEqual([quay19b]);
		expect(await numbers({ page: '3', pageSize: '3' })).toEqual([]);
	});

	it.each(['page=0', 'page=1&pageSize=1001', 'page=x'])('refuse %s', async (query) => {
		expect((await bench.get(`Invoices?${query}`)).status).toBe(400);
	});

	it('leave lines and payments out of a summary', async () => {
		const [row] = elementsOf(await bench.get('Invoices?page=1&summaryOnly=true'), 'Invoices');
		expect(row).toMatchObject({ InvoiceNumber: 'ZD-QUAY-261118-1', AmountDue: 0 });
		expect(row).not.toHaveProperty('LineItems');
		expect(row).not.toHaveProperty('Payments');
	});
});
