import { describe, expect, it } from 'vitest';
import { accountId, itemId } from './company-rows';
import { north, post, refund7454, sale, sale7448, sale7452, sale7453 } from './journals';
import { itemsOf, playCompany } from './support';

const line = (text: string, amount: number, name: string, code: string | null = 'NON') => ({
	Description: text,
	Amount: amount,
	DetailType: 'SalesItemLineDetail',
	SalesItemLineDetail: {
		ItemRef: { value: itemId(name) },
		...(code === null ? {} : { TaxCodeRef: { value: code } }),
	},
});
const money = (name: string) => ({ DepositToAccountRef: { value: accountId(name) } });
const head = (number: string) => ({
	DocNumber: number,
	TxnDate: '2026-11-20',
	CustomerRef: { value: '58' },
	PrivateNote: expect.stringMatching(
		/^studio-post\/1 zenoti NORTH 2026-11-20 rev=1 docs=1 sha=[0-9a-f]{8} at=2026-11-20T23:00:00.000Z\n/,
	),
});

describe('sales in QuickBooks', () => {
	it.each([
		[
			'with discount, tax and tip, by card',
			sale7448,
			{
				SalesReceipt: {
					...head('ZN-NORTH-7448'),
					...money('Studio Card Clearing'),
					Line: [
						line('Services (1)', 120, 'Studio Services'),
						line('Products, taxed (1)', 35, 'Studio Products', 'TAX'),
						line('Discounts on services', -12, 'Studio Discounts'),
						line('Tips', 20, 'Studio Tips Payable'),
					],
					TxnTaxDetail: { TotalTax: 2.89 },
				},
			},
		],
		[
			'in cash and by card: the larger tender is the deposit',
			sale7453,
			{
				SalesReceipt: {
					...head('ZN-NORTH-7453'),
					...money('Studio Cash Clearing'),
					Line: [
						line('Services (1)', 150, 'Studio Services'),
						line('Tips', 22.5, 'Studio Tips Payable'),
						line('Card takings', -72.5, 'Studio Card Clearing'),
					],
					TxnTaxDetail: { TotalTax: 0 },
				},
			},
		],
		[
			'by gift card alone: a receipt over nothing',
			sale7452,
			{
				SalesReceipt: {
					...head('ZN-NORTH-7452'),
					Line: [
						line('Products, taxed (1)', 45, 'Studio Products', 'TAX'),
						line('Gift cards used (1)', -48.71, 'Studio Gift Cards Outstanding'),
					],
					TxnTaxDetail: { TotalTax: 3.71 },
				},
			},
		],
		[
			'back to the card: a refund receipt with positive lines and the tax given back',
			refund7454,
			{
				RefundReceipt: {
					...head('ZN-NORTH-7454'),
					...money('Studio Card Clearing'),
					Line: [line('Returned products, taxed (1)', 35, 'Studio Returns', 'TAX')],
					TxnTaxDetail: { TotalTax: 2.89 },
				},
			},
		],
	])('%s', async (_title, journal, body) => {
		const company = playCompany();
		expect(await post(company.ledger('sale'), [journal])).toMatchObject([{ outcome: 'created' }]);
		expect(itemsOf(company.requests[1])).toEqual([{ bId: 'i1', operation: 'create', ...body }]);
	});

	it('are in balance on a second run, whatever they were paid with', async () => {
		const company = playCompany();
		const journals = [sale7448, sale7453, sale7452, refund7454];
		await post(company.ledger('sale'), journals);
		const again = company.ledger('sale');
		const outcomes = await post(again, journals);
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array(4).fill('unchanged'));
		expect(again.calls()).toBe(2);
		expect(company.documents).toHaveLength(4);
	});

	it('cost 2 calls to look and 34 to write for a thousand', async () => {
		const company = playCompany();
		const journals = Array.from({ length: 1000 }, (_, index) =>
			sale(String(10_000 + index), [
				['revenue', 'service', -5000 - index],
				['tender', 'card', 5000 + index],
			]),
		);
		const ledger = company.ledger('sale');
		const outcomes = await post(ledger, journals);
		expect(outcomes.filter(({ outcome }) => outcome === 'created')).toHaveLength(1000);
		expect(ledger.calls()).toBe(2 + 34);
		expect(ledger.readsBack).toBe(false);
		expect(company.queriesOf(1).length).toBeLessThanOrEqual(30);
		const again = company.ledger('sale');
		await post(again, journals);
		expect(again.calls()).toBe(4);
		expect(company.documents).toHaveLength(1000);
	});

	it('post tax as a line where the company has no sales tax', async () => {
		const company = playCompany({ usingSalesTax: false });
		await post(company.ledger('sale'), [sale7448]);
		expect(company.documents[0]).not.toHaveProperty('TxnTaxDetail');
		expect(company.documents[0]?.Line).toContainEqual({
			Id: '4',
			...line('Sales tax on products', 2.89, 'Studio Sales Tax Collected', null),
		});
		expect(await post(company.ledger('sale'), [sale7448])).toMatchObject([{ outcome: 'unchanged' }]);
	});

	it('name the tax code of the user beside the total in the US, and per line elsewhere', async () => {
		const codes = { taxed: '3', untaxed: '9' };
		const us = playCompany({ partnerTax: true, country: null });
		await post(us.ledger('sale', codes), [sale7448]);
		expect(us.documents[0]?.TxnTaxDetail).toEqual({ TxnTaxCodeRef: { value: '3' }, TotalTax: 2.89 });
		const gb = playCompany({ country: 'GB' });
		await post(gb.ledger('sale', codes), [sale7448]);
		expect(gb.documents[0]).toMatchObject({
			GlobalTaxCalculation: 'TaxExcluded',
			TxnTaxDetail: { TotalTax: 2.89 },
			Line: [
				{ SalesItemLineDetail: { TaxCodeRef: { value: '9' } } },
				{ SalesItemLineDetail: { TaxCodeRef: { value: '3' } } },
				{},
				{},
				{},
			],
		});
		expect(await post(gb.ledger('sale', codes), [sale7448])).toMatchObject([{ outcome: 'unchanged' }]);
	});

	it.each([
		['line' as const, { SalesItemLineDetail: { ClassRef: { value: '7' } } }, {}],
		['form' as const, {}, { ClassRef: { value: '7' } }],
	])('carry location and class where the company keeps them: %s', async (classes, ofLine, ofForm) => {
		const rows = { Department: [{ Id: '2', Name: 'North' }], Class: [{ Id: '7', Name: 'Spa' }] };
		const company = playCompany({ classes, rows });
		const centres = new Map([[north.id, { code: 'NORTH', name: 'North', unit: '2', classId: '7' }]]);
		await post(company.ledger('sale', { centres }), [sale7448], { centres });
		expect(company.documents[0]).toMatchObject({ DepartmentRef: { value: '2' }, ...ofForm });
		expect((company.documents[0]?.Line as unknown[])[0]).toMatchObject(ofLine);
	});

	it('go without a customer when there is none', async () => {
		const company = playCompany({ rows: { Customer: [] } });
		await post(company.ledger('sale'), [sale7448]);
		expect(company.documents[0]).not.toHaveProperty('CustomerRef');
		await post(company.ledger('sale', { customerId: '77' }), [sale7453]);
		expect(company.documents[1]).toMatchObject({ CustomerRef: { value: '77' } });
	});
});
