import { describe, expect, it } from 'vitest';
import type { Journal } from '../../../core/books';
import { journalOf, line, post } from './journals';
import { accountId, bankId, savingsId, uuid } from './organisation-rows';
import { dropBefore, mapping, PlayedXero, refusal, response, type Row } from './support';

const taxed = { taxed: true };
/** A day of services and tips by two tenders, all in cents. */
function day({ card = 0, cash = 0, tips = 0, tax = 0 }): Journal {
	const services = -(card + cash - tips - tax);
	const lines = [
		line('revenue', 'service', services, taxed),
		line('tax', 'service', -tax),
		line('tips', null, -tips),
		line('tender', 'card', card),
		line('tender', 'cash', cash),
	];
	return journalOf(lines.filter(({ amount }) => amount !== 0));
}

const summary = (row: Row | undefined) =>
	((row?.LineItems as Row[] | undefined) ?? [])
		.filter(({ UnitAmount }) => UnitAmount !== undefined)
		.map(({ UnitAmount, TaxAmount }) => [UnitAmount, TaxAmount]);

async function afterwards(first: Journal, second: Journal, chosen = mapping) {
	const xero = new PlayedXero();
	await post(xero.ledger({ mapping: chosen }), [first]);
	const before = xero.bodies('Payments').length;
	const [outcome] = await post(xero.ledger({ mapping: chosen }), [second]);
	const [third] = await post(xero.ledger({ mapping: chosen }), [second]);
	expect([outcome?.outcome, third?.outcome]).toEqual(['updated', 'unchanged']);
	return { xero, payments: xero.bodies('Payments').slice(before) };
}

describe('a day that changed after it was posted', () => {
	it('grew: an invoice of the difference, paid', async () => {
		const { xero, payments } = await afterwards(day({ card: 10000 }), day({ card: 10550, tips: 550 }));
		expect(summary(xero.document('ZD-NORTH-261120-2'))).toEqual([[5.5, 0]]);
		expect(xero.document('ZD-NORTH-261120-2').Reference).toMatch(
			/^Correction of North 2026-11-20, .* rev=2 /,
		);
		expect(payments).toMatchObject([
			{
				Amount: 5.5,
				Account: { AccountID: accountId('Studio Card Clearing') },
				Reference: 'ZD-NORTH-261120-2 Card takings, change',
			},
		]);
	});

	it('shrank: a credit note of the difference, refunded, with its tax', async () => {
		const { xero, payments } = await afterwards(
			day({ card: 11000, tax: 1000 }),
			day({ card: 5500, tax: 500 }),
		);
		expect(summary(xero.document('ZR-NORTH-261120-2'))).toEqual([[50, 5]]);
		expect(payments).toMatchObject([{ Amount: 55, CreditNote: {} }]);
	});

	it('was voided altogether: everything is taken back', async () => {
		const { xero } = await afterwards(day({ card: 11000, cash: 500, tips: 500, tax: 1000 }), day({}));
		expect(xero.document('ZR-NORTH-261120-2')).toMatchObject({
			Total: 115,
			TotalTax: 10,
			RemainingCredit: 0,
		});
	});

	it('was paid by another tender: an invoice of one tender, paid by the other', async () => {
		const { xero, payments } = await afterwards(day({ cash: 10000 }), day({ cash: 9000, card: 1000 }));
		expect(summary(xero.document('ZD-NORTH-261120-2'))).toEqual([[10, 0]]);
		expect(payments).toMatchObject([
			{ Amount: 10, Account: { AccountID: accountId('Studio Card Clearing') } },
		]);
	});

	it('was paid to another bank account: two documents that meet on client balances', async () => {
		const accounts = new Map([
			['tender.cash', bankId],
			['tender.card', savingsId],
		]);
		const { xero, payments } = await afterwards(day({ cash: 10000 }), day({ cash: 9000, card: 1000 }), {
			...mapping,
			accounts,
		});
		expect(xero.document('ZD-NORTH-261120-2')).toMatchObject({ Total: 10, AmountDue: 0 });
		expect(xero.document('ZR-NORTH-261120-2')).toMatchObject({ Total: 10, RemainingCredit: 0 });
		expect(payments.map(({ Account }) => (Account as Row).AccountID)).toEqual([savingsId, bankId]);
	});

	it('was taxed otherwise: the tax alone, on lines that cancel each other', async () => {
		const { xero } = await afterwards(day({ card: 10500, tax: 500 }), day({ card: 11000, tax: 1000 }));
		expect(summary(xero.document('ZD-NORTH-261120-2'))).toEqual([
			[5, 5],
			[-5, 0],
		]);
	});
});

describe('stored value that was sold with tax', () => {
	const membership = { ...mapping, revenueWhenSold: new Set(['membership'] as const) };
	const sold = (role: 'revenue' | 'liability', sub: string, ...used: readonly number[]) => [
		line(role, sub, -10000, taxed),
		line('tax', sub, -1000),
		line('tender', 'card', 11000),
		...used.flatMap((amount) => [line('redeemed', sub, amount), line('revenue', 'service', -amount)]),
	];
	const other = [line('tips', null, -500), line('tender', 'cash', 500)];
	/** Minor units with a tax type and their tax, over all documents. */
	const bases = (xero: PlayedXero) => {
		const lines = [
			...xero.invoices.flatMap(({ LineItems }) => (LineItems as Row[]).map((row) => ({ sign: 1, row }))),
			...xero.creditNotes.flatMap(({ LineItems }) => (LineItems as Row[]).map((row) => ({ sign: -1, row }))),
		].filter(({ row }) => row.TaxType === 'OUTPUT');
		const sum = (field: string) =>
			lines.reduce((total, { sign, row }) => total + sign * Math.round(Number(row[field] ?? 0) * 100), 0);
		return [sum('UnitAmount'), sum('TaxAmount')];
	};

	it.each([
		['as revenue', sold('revenue', 'membership'), membership],
		['as revenue and used', sold('revenue', 'membership', 3000), membership],
		['as a liability', sold('liability', 'package'), mapping],
		['as a liability and used', sold('liability', 'package', 3000), mapping],
		[
			'as a liability to an account without payments',
			sold('liability', 'package'),
			{ ...mapping, accounts: new Map([['liability.package', uuid(8)]]) },
		],
	])('%s and is voided takes its tax back with its base', async (_how, lines, chosen) => {
		const before = journalOf([...lines, ...other]);
		const left = lines.filter(({ role, sub }) => role === 'redeemed' || sub === 'service');
		const { xero } = await afterwards(before, journalOf([...left, ...other]), chosen);
		expect(bases(xero)).toEqual([0, 0]);
	});

	it('and is sold again adds its base with its tax', async () => {
		const used = [line('redeemed', 'package', 3000), line('revenue', 'service', -3000)];
		const { xero } = await afterwards(journalOf(used), journalOf(sold('liability', 'package', 3000)));
		expect(bases(xero)).toEqual([10000, 1000]);
	});
});

describe('an invoice whose payments did not get through', () => {
	const unpaid = async (journal: Journal) => {
		const xero = new PlayedXero();
		xero.onWrite.set(2, () => response(refusal(), 400));
		const [outcome] = await post(xero.ledger(), [journal]);
		expect(outcome).toMatchObject({ outcome: 'failed', error: { kind: 'permanent' } });
		return xero;
	};

	it('is completed by payments alone', async () => {
		const xero = await unpaid(day({ card: 9000, cash: 1000 }));
		const [outcome] = await post(xero.ledger(), [day({ card: 9000, cash: 1000 })]);
		expect(outcome).toMatchObject({ outcome: 'updated', records: [{ type: 'invoice' }] });
		expect(xero.invoices).toHaveLength(1);
		expect(xero.document('ZD-NORTH-261120-1')).toMatchObject({ AmountDue: 0, Status: 'PAID' });
		const [again] = await post(xero.ledger(), [day({ card: 9000, cash: 1000 })]);
		expect(again?.outcome).toBe('unchanged');
	});

	it('is paid first when the day has grown meanwhile, and only the growth is new', async () => {
		const xero = await unpaid(day({ card: 10000 }));
		await post(xero.ledger(), [day({ card: 10700, tips: 700 })]);
		expect(xero.document('ZD-NORTH-261120-1')).toMatchObject({ AmountDue: 0 });
		expect(xero.document('ZD-NORTH-261120-2')).toMatchObject({ Total: 7, AmountDue: 0 });
	});

	it.each([0, 8000])(
		'is set off against a credit note when the day has shrunk to %i meanwhile',
		async (card) => {
			const xero = await unpaid(day({ card: 10000 }));
			const [outcome] = await post(xero.ledger(), [day({ card })]);
			expect(outcome?.outcome).toBe('updated');
			expect(xero.document('ZD-NORTH-261120-1')).toMatchObject({ AmountDue: 0 });
			expect(xero.document('ZR-NORTH-261120-2')).toMatchObject({
				Total: (10000 - card) / 100,
				RemainingCredit: 0,
			});
			const [again] = await post(xero.ledger(), [day({ card })]);
			expect(again?.outcome).toBe('unchanged');
			const [grown] = await post(xero.ledger(), [day({ card: card + 500 })]);
			expect(grown?.outcome).toBe('updated');
		},
	);

	it('says what to do by hand when setting off does not work, and that the accounts are right', async () => {
		const xero = await unpaid(day({ card: 10000 }));
		xero.onWrite.set(4, dropBefore);
		xero.onWrite.set(5, () => response('', 404));
		const [outcome] = await post(xero.ledger(), [day({})]);
		expect(outcome?.error).toMatchObject({
			code: 'NOT_ALLOCATED',
			hint: expect.stringContaining('allocate it to ZD-NORTH-261120-1'),
		});
	});
});

describe('a credit note whose refund did not get through', () => {
	it('is refunded first', async () => {
		const refund = (amount: number) =>
			journalOf([
				line('returns', 'product', amount, { flow: 'refund' }),
				line('tender', 'card', -amount, { flow: 'refund' }),
			]);
		const xero = new PlayedXero();
		xero.onWrite.set(2, () => response(refusal(), 400));
		await post(xero.ledger(), [refund(4400)]);
		await post(xero.ledger(), [refund(5000)]);
		expect(xero.document('ZR-NORTH-261120-1')).toMatchObject({ Total: 44, RemainingCredit: 0 });
		expect(xero.document('ZR-NORTH-261120-2')).toMatchObject({ Total: 6, RemainingCredit: 0 });
	});
});
