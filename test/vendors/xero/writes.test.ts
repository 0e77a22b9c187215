import { describe, expect, it } from 'vitest';
import { auJournal, journalOf, line, post, saleJournal } from './journals';
import {
	because,
	dropAfter,
	dropBefore,
	lost,
	overpaid,
	PlayedXero,
	refusal,
	response,
	type Row,
	type Trouble,
} from './support';

const elementsOf = (request: { body?: unknown }, listName: string) =>
	(request.body as Record<string, Row[]>)[listName] ?? [];

describe('an answer that got lost', () => {
	const troubles: ReadonlyArray<[what: string, trouble: Trouble]> = [
		['after it was carried out', dropAfter],
		['before it was carried out', dropBefore],
		['as an error of Xero', () => response({ Message: 'An error occurred in Xero' }, 500)],
		['as an answer that names nothing', () => response({ Id: 'x', Status: 'OK' })],
	];
	const steps: ReadonlyArray<[step: string, call: number]> = [
		['the invoice', 1],
		['the credit note', 2],
		['the payments', 3],
	];
	const cases = steps.flatMap(([step, call]) =>
		troubles.map(([what, trouble]) => [step, what, call, trouble] as const),
	);

	it.each(cases)('of %s, %s, leads to one of each all the same', async (_step, _what, call, trouble) => {
		const xero = new PlayedXero();
		xero.onWrite.set(call, trouble);
		const [outcome] = await post(xero.ledger(), [auJournal()]);
		expect(outcome).toMatchObject({ outcome: 'created' });
		expect([xero.invoices.length, xero.creditNotes.length, xero.payments.length]).toEqual([1, 1, 4]);
		expect(xero.document('ZD-NORTH-261120-1')).toMatchObject({ Total: 500, AmountDue: 0 });
		expect(xero.document('ZR-NORTH-261120-1')).toMatchObject({ Total: 44, RemainingCredit: 0 });
	});

	it.each([
		['keeps its key where none came, because it may still be under way', dropBefore, 1],
		['gets another key after an error, because Xero would repeat that', () => response('', 500), 2],
	])('%s', async (_what, trouble: Trouble, keys) => {
		const xero = new PlayedXero();
		xero.onWrite.set(1, trouble);
		await post(xero.ledger(), [saleJournal('7448', 1000)]);
		const invoices = xero.requests.filter(
			({ method, path }) => method === 'PUT' && path.endsWith('/Invoices'),
		);
		expect(invoices).toHaveLength(2);
		expect(new Set(invoices.map(({ headers }) => headers?.['idempotency-key'])).size).toBe(keys);
	});

	it('is given up after the tries that were asked for, as something that may have got through', async () => {
		const xero = new PlayedXero();
		for (const call of [1, 2, 3, 4]) xero.onWrite.set(call, dropBefore);
		const [outcome] = await post(xero.ledger({ maxAttempts: 2 }), [saleJournal('7448', 1000)]);
		expect(outcome).toMatchObject({
			outcome: 'failed',
			attempts: 2,
			error: { kind: 'transient', code: 'ECONNRESET', message: expect.stringContaining('not known') },
		});
		const [later] = await post(xero.ledger(), [saleJournal('7448', 1000)]);
		expect([later?.outcome, xero.invoices.length, xero.payments.length]).toEqual(['created', 1, 1]);
	});

	it('is not sent again when it cannot be found out what became of it', async () => {
		const xero = new PlayedXero();
		xero.onWrite.set(2, (answer) => {
			xero.onRead.set('Invoices', () => lost);
			return dropAfter(answer, { method: 'PUT', path: '' });
		});
		const [outcome] = await post(xero.ledger(), [saleJournal('7448', 1000)]);
		expect(outcome).toMatchObject({ outcome: 'failed', error: { kind: 'transient' } });
		expect(xero.payments).toHaveLength(1);
	});

	it('makes up for the one payment that is missing, and not for those that are there', async () => {
		const xero = new PlayedXero();
		xero.onWrite.set(2, (answer) => {
			answer();
			const [missing] = xero.payments.splice(1, 1);
			const invoice = xero.document('ZN-NORTH-7448');
			invoice.Payments = (invoice.Payments as Row[]).filter(
				({ PaymentID }) => PaymentID !== missing?.PaymentID,
			);
			invoice.AmountDue = missing?.Amount;
			invoice.Status = 'AUTHORISED';
			return lost;
		});
		const lines = [
			line('revenue', 'service', -3000),
			line('tender', 'card', 1000),
			line('tender', 'cash', 2000),
		];
		const [outcome] = await post(xero.ledger(), [saleJournal('7448', 3000, { lines })]);
		expect(outcome?.outcome).toBe('created');
		expect(xero.bodies('Payments').map(({ Amount }) => Amount)).toEqual([10, 20, 20]);
		expect(xero.document('ZN-NORTH-7448')).toMatchObject({ AmountDue: 0 });
	});
});

describe('a call in which Xero refuses some', () => {
	const three = () => ['1', '2', '3'].map((number) => saleJournal(number, 1000));
	const refuseSecond =
		(listName: string, Message: string): Trouble =>
		(_answer, request) => {
			const [first, second, third] = elementsOf(request, listName);
			const bad = { ...second, ...because(Message), HasErrors: true, StatusAttributeString: 'ERROR' };
			return response({
				[listName]: [
					{ ...first, InvoiceID: 'i1', Total: 10, TotalTax: 0 },
					bad,
					{ ...third, InvoiceID: 'i3', Total: 10, TotalTax: 0 },
				],
			});
		};

	it('posts the others, and tells the reason of each that was refused', async () => {
		const xero = new PlayedXero();
		xero.onWrite.set(1, refuseSecond('Invoices', "Account code '4000' has been archived, or deleted."));
		xero.onWrite.set(2, (_answer, request) => response({ Payments: elementsOf(request, 'Payments') }));
		const outcomes = await post(xero.ledger(), three());
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'failed', 'created']);
		expect(outcomes[1]?.error).toMatchObject({ code: 'ACCOUNT_ARCHIVED', kind: 'permanent' });
		expect(xero.bodies('Payments')).toHaveLength(2);
	});

	it('sends the others again when all were refused for one', async () => {
		const xero = new PlayedXero();
		xero.onWrite.set(1, (_answer, request) => {
			const [first, second, third] = elementsOf(request, 'Invoices');
			const locked = 'The document date cannot be before the period lock date, currently set at 30 Nov 2026';
			return response(refusal(first ?? {}, { ...second, ...because(locked) }, third ?? {}), 400);
		});
		const outcomes = await post(xero.ledger(), three());
		expect(outcomes.map(({ outcome, error }) => error?.code ?? outcome)).toEqual([
			'created',
			'CLOSED_PERIOD',
			'created',
		]);
		expect(xero.invoices.map(({ InvoiceNumber }) => InvoiceNumber)).toEqual(['ZN-NORTH-1', 'ZN-NORTH-3']);
	});

	it('fails the sale whose payment was refused, and finishes it in the next run', async () => {
		const xero = new PlayedXero();
		xero.onWrite.set(2, (_answer, request) => {
			const elements = elementsOf(request, 'Payments');
			return response({
				Payments: elements.map((one, index) =>
					index === 1
						? { ...one, ...because('The account cannot accept payments'), HasValidationErrors: true }
						: one,
				),
			});
		});
		const outcomes = await post(xero.ledger(), three());
		expect(outcomes.map(({ outcome, error }) => error?.code ?? outcome)).toEqual([
			'created',
			'ACCOUNT_NOT_ALLOWED',
			'created',
		]);
	});

	it('fails all with the one reason it gives', async () => {
		const xero = new PlayedXero();
		xero.onWrite.set(1, () => response({ Title: 'Forbidden', Detail: 'AuthenticationUnsuccessful' }, 403));
		const outcomes = await post(xero.ledger(), three());
		expect(new Set(outcomes.map(({ error }) => error?.code))).toEqual(new Set(['TENANT_NOT_CONNECTED']));
	});
});

describe('a number that is taken', () => {
	const taken = (change: Row): [PlayedXero, ReturnType<typeof saleJournal>] => {
		const xero = new PlayedXero();
		const journal = saleJournal('7448', 1000);
		xero.onWrite.set(1, (answer, request) => {
			answer();
			Object.assign(xero.document('ZN-NORTH-7448'), change);
			const [element] = elementsOf(request, 'Invoices');
			return response({
				Invoices: [{ ...element, ...because('Invoice # must be unique.'), HasErrors: true }],
			});
		});
		return [xero, journal];
	};

	it('by the very same document is good: it is adopted and paid', async () => {
		const [xero, journal] = taken({});
		const [outcome] = await post(xero.ledger(), [journal]);
		expect(outcome?.outcome).toBe('created');
		expect(xero.document('ZN-NORTH-7448')).toMatchObject({ AmountDue: 0 });
		expect(xero.payments).toHaveLength(1);
	});

	it.each([
		[
			'other lines',
			{ LineItems: [{ LineAmount: 99, TaxAmount: 0, AccountCode: '4000', TaxType: 'BASEXCLUDED' }] },
		],
		['another date', { Date: '/Date(1795046400000+0000)/', DateString: '2026-11-19T00:00:00' }],
		['no approval', { Status: 'DRAFT' }],
	])('by a document with %s is told, and nothing is paid', async (_what, change) => {
		const [xero, journal] = taken(change);
		const [outcome] = await post(xero.ledger(), [journal]);
		expect(outcome?.error).toMatchObject({ code: 'DUPLICATE_NUMBER', kind: 'permanent' });
		expect(xero.payments).toEqual([]);
	});
});

describe('what Xero made of it', () => {
	it.each([
		['its total', { Total: 10.01 }],
		['its tax', { TotalTax: 0.01 }],
	])('is not paid when %s differs by a cent', async (_what, change) => {
		const xero = new PlayedXero();
		xero.onWrite.set(1, (answer) => {
			const usual = answer();
			const body = (usual.kind === 'response' ? usual.body : {}) as { Invoices: Row[] };
			return response({ Invoices: [{ ...body.Invoices[0], ...change }] });
		});
		const [outcome] = await post(xero.ledger(), [saleJournal('7448', 1000)]);
		expect(outcome?.error).toMatchObject({ code: 'NOT_AS_POSTED', kind: 'permanent' });
		expect(outcome?.error?.message).toContain('instead of 10 with 0. It was not paid.');
		expect(xero.payments).toEqual([]);
	});

	it('counts as paid when the payment that is refused stands there already', async () => {
		const xero = new PlayedXero();
		xero.onWrite.set(2, (answer, request) => {
			answer();
			const elements = elementsOf(request, 'Payments');
			return response({
				Payments: elements.map((one) => ({ ...one, ...because(overpaid), HasValidationErrors: true })),
			});
		});
		const [outcome] = await post(xero.ledger(), [saleJournal('7448', 1000)]);
		expect([outcome?.outcome, xero.payments.length]).toEqual(['created', 1]);
	});

	it('does not count as paid when somebody else has paid it', async () => {
		const xero = new PlayedXero();
		xero.onWrite.set(2, (answer, request) => {
			answer();
			Object.assign((xero.document('ZN-NORTH-7448').Payments as Row[])[0] ?? {}, { Reference: 'by hand' });
			const elements = elementsOf(request, 'Payments');
			return response(refusal(...elements.map(() => because(overpaid))), 400);
		});
		const [outcome] = await post(xero.ledger(), [saleJournal('7448', 1000)]);
		expect(outcome?.error).toMatchObject({ code: 'OVERPAID', kind: 'permanent' });
	});

	it('is no document at all where nothing was sold', async () => {
		const xero = new PlayedXero();
		const [outcome] = await post(xero.ledger(), [journalOf([])]);
		expect([outcome?.outcome, xero.invoices.length]).toEqual(['skipped', 0]);
	});
});
