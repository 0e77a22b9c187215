import { describe, expect, it } from 'vitest';
import { accountId, itemId } from './company-rows';
import { north, post, refund7454, sale, sale7448, sale7452, sale7453 } from './journals';
import { itemsOf, lost, playCompany } from './support';

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

	it('cost 1 call to look and 34 to write for a thousand', async () => {
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
		expect(ledger.calls()).toBe(1 + 34);
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

describe('a sale that changed after it was posted', () => {
	const changed = async (
		before: Parameters<typeof sale>[1],
		after: Parameters<typeof sale>[1],
		settings = {},
	) => {
		const company = playCompany(settings);
		await post(company.ledger('sale'), [sale('7460', before)]);
		const outcomes = await post(company.ledger('sale'), [sale('7460', after)]);
		const third = await post(company.ledger('sale'), [sale('7460', after)]);
		return { document: company.documents[1] ?? {}, outcomes, third };
	};
	const before = [
		['revenue', 'service', -10000],
		['tips', null, -1000],
		['tender', 'card', 11000],
	] as const;

	it.each([
		[
			'more money: a receipt over the difference',
			[before[0], ['tips', null, -1500], ['tender', 'card', 11500]] as const,
			{ entity: 'SalesReceipt', TotalAmt: 5, ...money('Studio Card Clearing') },
		],
		[
			'less money: a refund receipt over the difference',
			[before[0], ['tips', null, -400], ['tender', 'card', 10400]] as const,
			{ entity: 'RefundReceipt', TotalAmt: 6, ...money('Studio Card Clearing') },
		],
		[
			'cash instead of card: one deposit, the other a line',
			[before[0], before[1], ['tender', 'cash', 11000]] as const,
			{ entity: 'SalesReceipt', TotalAmt: 110, ...money('Studio Cash Clearing') },
		],
		[
			'a tip that was a service: a receipt over nothing',
			[['revenue', 'service', -11000], before[2]] as const,
			{ entity: 'SalesReceipt', TotalAmt: 0 },
		],
		[
			'voided: all of it goes back to where it came from',
			[],
			{ entity: 'RefundReceipt', TotalAmt: 110, ...money('Studio Card Clearing') },
		],
	])('%s', async (_title, after, expected) => {
		const { document, outcomes, third } = await changed(before, after);
		expect(outcomes).toMatchObject([{ outcome: 'updated' }]);
		expect(document).toMatchObject({ DocNumber: 'ZN-NORTH-7460-2', ...expected });
		expect(third).toMatchObject([{ outcome: 'unchanged' }]);
	});

	it('in nothing but its tax: the taxed item comes along with nothing', async () => {
		const of = (tax: number) =>
			[
				['revenue', 'product', -4500, { taxed: true }],
				['tax', 'product', -tax],
				['tender', 'card', 4500 + tax],
			] as const;
		const { document, third } = await changed(of(371), of(372));
		expect(document).toMatchObject({
			TotalAmt: 0.01,
			TxnTaxDetail: { TotalTax: 0.01 },
			Line: [{ Id: '1', ...line('Sales tax on products, change', 0, 'Studio Products', 'TAX') }, {}],
		});
		expect(third).toMatchObject([{ outcome: 'unchanged' }]);
	});

	it('by an account without a product or service is refused alone, and says which', async () => {
		const company = playCompany();
		const accounts = new Map([['tender.card', '401']]);
		const byCard = (tip: number) =>
			sale('7461', [
				['tips', null, -tip],
				['tender', 'card', tip],
			]);
		await post(company.ledger('sale', { accounts }), [byCard(900)], { accounts });
		const split = sale('7461', [
			['tips', null, -900],
			['tender', 'cash', 900],
		]);
		expect(await post(company.ledger('sale', { accounts }), [split, sale7448], { accounts })).toMatchObject([
			{ outcome: 'failed', error: { code: 'ITEM_MISSING', message: expect.stringContaining('Checking') } },
			{ outcome: 'created' },
		]);
	});

	it('fails without writing when its corrections cannot be read', async () => {
		const company = playCompany();
		await post(company.ledger('sale'), [sale7448]);
		for (const call of [4, 5, 6, 7]) company.on(call, () => lost);
		const [outcome] = await post(company.ledger('sale'), [sale7448, sale7453]);
		expect(outcome).toMatchObject({ outcome: 'failed', error: { kind: 'transient', code: 'ECONNRESET' } });
		expect(company.documents).toHaveLength(1);
	});

	it('finds all its corrections, however many there are', async () => {
		const company = playCompany();
		for (let tip = 0; tip < 8; tip += 1) {
			const journal = sale('7460', [
				['revenue', 'service', -10000],
				['tips', null, -1000 - tip],
				['tender', 'card', 11000 + tip],
			]);
			await post(company.ledger('sale'), [journal]);
		}
		expect(company.documents.map(({ DocNumber }) => DocNumber)).toEqual([
			'ZN-NORTH-7460',
			...[2, 3, 4, 5, 6, 7, 8].map((revision) => `ZN-NORTH-7460-${revision}`),
		]);
	});
});
