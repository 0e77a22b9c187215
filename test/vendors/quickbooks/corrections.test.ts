import { describe, expect, it } from 'vitest';
import { accountId, itemId } from './company-rows';
import { post, sale, sale7448, sale7453 } from './journals';
import { lost, playCompany } from './support';

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

	it.each([
		['whose tax code a person changed is left alone', 'NON', 'EDITED_IN_LEDGER'],
		['whose code is only another one for taxed lines is not edited', '4', null],
	])('%s', async (_title, code, expected) => {
		const codes = { taxed: '3', untaxed: 'NON' };
		const company = playCompany({ country: 'CA' });
		await post(company.ledger('sale', codes), [sale7448]);
		const lines = company.documents[0]?.Line as Array<{ SalesItemLineDetail: { TaxCodeRef?: object } }>;
		for (const { SalesItemLineDetail } of lines.slice(1, 2)) SalesItemLineDetail.TaxCodeRef = { value: code };
		const [outcome] = await post(company.ledger('sale', { ...codes, taxed: code === 'NON' ? '3' : '4' }), [
			sale7448,
		]);
		expect(outcome?.error?.code ?? null).toBe(expected);
	});

	it.each([
		['and posted under it again, once', 'NON', ['updated', 'unchanged']],
		['but a line a person gave another code is', '3', ['EDITED_IN_LEDGER', 'EDITED_IN_LEDGER']],
	])('is not edited where another untaxed code is chosen, %s', async (_title, code, expected) => {
		const company = playCompany({ country: 'AU' });
		await post(company.ledger('sale', { taxed: '3', untaxed: 'NON' }), [sale7448]);
		const lines = company.documents[0]?.Line as Array<{ SalesItemLineDetail: { TaxCodeRef?: object } }>;
		for (const { SalesItemLineDetail } of lines.slice(0, 1)) SalesItemLineDetail.TaxCodeRef = { value: code };
		const chosen = { taxed: '3', untaxed: '5' };
		const first = await post(company.ledger('sale', chosen), [sale7448]);
		const again = await post(company.ledger('sale', chosen), [sale7448]);
		expect([...first, ...again].map(({ outcome, error }) => error?.code ?? outcome)).toEqual(expected);
	});

	it('goes on from its correction where a person deleted the first document', async () => {
		const company = playCompany();
		const tipped = sale('7460', [before[0], ['tips', null, -1500], ['tender', 'card', 11500]]);
		await post(company.ledger('sale'), [sale('7460', before)]);
		await post(company.ledger('sale'), [tipped]);
		company.documents.splice(0, 1);
		expect(await post(company.ledger('sale'), [tipped])).toMatchObject([{ outcome: 'updated' }]);
		expect(company.documents).toMatchObject([
			{ DocNumber: 'ZN-NORTH-7460-2', TotalAmt: 5 },
			{ DocNumber: 'ZN-NORTH-7460-3', TotalAmt: 110 },
		]);
		expect(await post(company.ledger('sale'), [tipped])).toMatchObject([{ outcome: 'unchanged' }]);
	});

	it('finds all its corrections, however many there are', async () => {
		const company = playCompany();
		const tipped = (tip: number) =>
			sale('7460', [
				['revenue', 'service', -10000],
				['tips', null, -1000 - tip],
				['tender', 'card', 11000 + tip],
			]);
		for (let tip = 0; tip < 8; tip += 1) await post(company.ledger('sale'), [tipped(tip)]);
		expect(await post(company.ledger('sale'), [tipped(7)])).toMatchObject([{ outcome: 'unchanged' }]);
		expect(company.documents.map(({ DocNumber }) => DocNumber)).toEqual([
			'ZN-NORTH-7460',
			...[2, 3, 4, 5, 6, 7, 8].map((revision) => `ZN-NORTH-7460-${revision}`),
		]);
	});
});
