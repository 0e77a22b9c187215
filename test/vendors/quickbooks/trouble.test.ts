import { describe, expect, it } from 'vitest';
import { createQuickBooksLedger } from '../../../vendors/quickbooks';
import { day, post, sale, wholeDay } from './journals';
import {
	dropAfter,
	dropBefore,
	fault,
	itemsOf,
	lost,
	mapping,
	onItems,
	playCompany,
	response,
} from './support';

const simple = (number: string) =>
	sale(number, [
		['revenue', 'service', -5000],
		['tender', 'card', 5000],
	]);
const three = ['1', '2', '3'].map(simple);
const numbersIn = (company: ReturnType<typeof playCompany>) =>
	company.documents.map(({ DocNumber }) => DocNumber);
const kinds = (outcomes: readonly { readonly outcome: string }[]) => outcomes.map(({ outcome }) => outcome);

describe('an answer that never comes', () => {
	it('after the write: the document is looked up and adopted, not written again', async () => {
		const company = playCompany();
		company.on(2, dropAfter);
		const outcomes = await post(company.ledger('sale'), three);
		expect(kinds(outcomes)).toEqual(['created', 'created', 'created']);
		expect(outcomes[0]?.records).toMatchObject([{ type: 'salesReceipt' }]);
		expect(numbersIn(company)).toHaveLength(3);
		expect(company.requests).toHaveLength(3);
	});

	it('before the write: after the look the very same request is sent once more', async () => {
		const company = playCompany();
		company.on(2, dropBefore);
		const outcomes = await post(company.ledger('sale'), three);
		expect(kinds(outcomes)).toEqual(['created', 'created', 'created']);
		expect(outcomes[0]?.attempts).toBe(2);
		expect(company.requests[3]).toEqual(company.requests[1]);
		expect(numbersIn(company)).toHaveLength(3);
	});

	it('is not mistaken for that of an earlier run: each run names its requests anew', async () => {
		const ids = ['run-1', 'run-1', 'run-2'].map(async (runId) => {
			const company = playCompany();
			const options = { mapping, form: 'sale', runId, maxAttempts: 1 } as const;
			await post(createQuickBooksLedger(company.session(), options), three);
			return company.requests[1]?.query?.requestid;
		});
		const [first, same, other] = await Promise.all(ids);
		expect(same).toBe(first);
		expect(other).not.toBe(first);
	});

	it.each([500, 503, 504])('a %i counts as no answer', async (status) => {
		const company = playCompany();
		company.on(2, (answer) => {
			answer();
			return response('', status);
		});
		await post(company.ledger('day'), [day(wholeDay)]);
		expect(numbersIn(company)).toEqual(['ZD-NORTH-261120-1']);
	});

	it('for part of the work: only what is missing is written again, under a request of its own', async () => {
		const company = playCompany();
		company.on(2, (answer) => {
			answer();
			company.documents.splice(1, 1);
			return lost;
		});
		expect(kinds(await post(company.ledger('sale'), three))).toEqual(['created', 'created', 'created']);
		expect(itemsOf(company.requests[3])).toHaveLength(1);
		expect(company.requests[3]?.query?.requestid).not.toBe(company.requests[1]?.query?.requestid);
		expect(new Set(numbersIn(company)).size).toBe(3);
	});

	it('again and again: it ends after the tries allowed, says what is not there, and the next run completes it', async () => {
		const company = playCompany();
		for (let call = 2; call <= 8; call += 2) company.on(call, dropBefore);
		const outcomes = await post(company.ledger('sale', {}, 3), three);
		expect(company.requests).toHaveLength(7);
		expect(outcomes[0]).toMatchObject({
			outcome: 'failed',
			attempts: 3,
			error: { kind: 'transient', code: 'ECONNRESET', hint: expect.stringContaining('looked up by number') },
		});
		company.on(8, (answer) => answer());
		expect(kinds(await post(company.ledger('sale'), three))).toEqual(['created', 'created', 'created']);
	});

	it('nor one to the look: nothing is claimed, and the next run finds it', async () => {
		const company = playCompany();
		company.on(2, dropAfter);
		for (const call of [3, 4, 5, 6]) company.on(call, () => lost);
		const outcomes = await post(company.ledger('sale'), [simple('1')]);
		expect(outcomes).toMatchObject([
			{ outcome: 'failed', error: { kind: 'transient', code: 'UNKNOWN_OUTCOME' } },
		]);
		expect(await post(company.ledger('sale'), [simple('1')])).toMatchObject([{ outcome: 'unchanged' }]);
		expect(numbersIn(company)).toHaveLength(1);
	});

	it('stops the run after two batches in vain', async () => {
		const company = playCompany();
		const many = Array.from({ length: 150 }, (_, index) => simple(String(100 + index)));
		for (let call = 2; call < 40; call += 2) company.on(call, dropBefore);
		const outcomes = await post(company.ledger('sale', {}, 2), many);
		expect(company.requests).toHaveLength(1 + 2 * 2 * 2);
		expect(new Set(kinds(outcomes))).toEqual(new Set(['failed']));
	});
});

describe('a batch that was carried out in part', () => {
	const period = fault('6210', 'Account Period Closed, Cannot Update Through Services API');

	it('fails the refused document alone', async () => {
		const company = playCompany();
		company.on(
			2,
			onItems((items) => items.map((item) => (item.bId === 'i2' ? { bId: 'i2', ...period } : item))),
		);
		const outcomes = await post(company.ledger('sale'), three);
		expect(kinds(outcomes)).toEqual(['created', 'failed', 'created']);
		expect(outcomes[1]?.error).toMatchObject({ kind: 'permanent', code: 'CLOSED_PERIOD' });
		expect(company.requests).toHaveLength(2);
	});

	it('repeats the throttled documents alone, a minute later', async () => {
		const company = playCompany();
		company.on(2, (answer, request) => {
			const body = request.body as { BatchItemRequest: unknown[] };
			const items = body.BatchItemRequest;
			body.BatchItemRequest = items.slice(0, 1);
			const done = answer();
			body.BatchItemRequest = items;
			const refused = ['i2', 'i3'].map((bId) => ({ bId, ...fault('003001', 'ThrottleExceeded') }));
			const kept = done.kind === 'response' ? (done.body as { BatchItemResponse: unknown[] }) : null;
			return response({ BatchItemResponse: [...refused, ...(kept?.BatchItemResponse ?? [])] });
		});
		expect(kinds(await post(company.ledger('sale'), three))).toEqual(['created', 'created', 'created']);
		expect(itemsOf(company.requests[2])).toHaveLength(2);
		expect(Math.max(...company.sleeps)).toBeGreaterThanOrEqual(60_000);
		expect(numbersIn(company).sort()).toEqual(['ZN-NORTH-1', 'ZN-NORTH-2', 'ZN-NORTH-3']);
	});

	it('that was throttled altogether is repeated under another name, so that its refusal does not come again', async () => {
		const company = playCompany();
		const refused = fault('003001', 'ThrottleExceeded');
		company.on(2, () => response({ BatchItemResponse: [{ bId: 'i1', ...refused }] }));
		expect(kinds(await post(company.ledger('sale'), [simple('1')]))).toEqual(['created']);
		const [first, second] = company.requests.slice(1);
		expect(second?.body).toEqual(first?.body);
		expect(second?.query?.requestid).not.toBe(first?.query?.requestid);
	});

	it('looks up what the answer leaves out', async () => {
		const company = playCompany();
		company.on(
			2,
			onItems((items) => items.filter(({ bId }) => bId !== 'i3')),
		);
		expect(kinds(await post(company.ledger('sale'), three))).toEqual(['created', 'created', 'created']);
		expect(numbersIn(company)).toHaveLength(3);
		expect(company.requests).toHaveLength(3);
	});

	it('is not believed where QuickBooks holds another total, tax or number than ours', async () => {
		const changes = [
			{ TotalAmt: 50.01 },
			{ TxnTaxDetail: { TotalTax: 0.01 } },
			{ DocNumber: '1042' },
			{ DocNumber: undefined },
		];
		for (const change of changes) {
			const company = playCompany();
			company.on(
				2,
				onItems((items) =>
					items.map((item) => ({ ...item, SalesReceipt: { ...(item.SalesReceipt as object), ...change } })),
				),
			);
			const [outcome] = await post(company.ledger('sale'), [simple('1')]);
			expect(outcome).toMatchObject({ outcome: 'failed', error: { code: 'NOT_AS_POSTED' } });
		}
	});
});

describe('a number in use', () => {
	const refuse = fault('6140', 'Duplicate Document Number Error');

	it('by our own document of an earlier try: it is adopted', async () => {
		const company = playCompany();
		company.on(
			2,
			onItems((items) => items.map(({ bId }) => ({ bId, ...refuse }))),
		);
		expect(await post(company.ledger('sale'), [simple('1')])).toMatchObject([{ outcome: 'created' }]);
		expect(numbersIn(company)).toHaveLength(1);
	});

	it.each<[string, (row: Record<string, unknown>) => void]>([
		['another amount', (row) => void (row.TotalAmt = 51)],
		['another date', (row) => void (row.TxnDate = '2026-11-19')],
		['nothing of ours in it', (row) => void (row.PrivateNote = '')],
	])('by a document with %s: a conflict, never overwritten', async (_what, change) => {
		const company = playCompany();
		company.on(2, (answer) => {
			answer();
			for (const row of company.documents) change(row);
			return response({ BatchItemResponse: [{ bId: 'i1', ...refuse }] });
		});
		expect(await post(company.ledger('sale'), [simple('1')])).toMatchObject([
			{ outcome: 'failed', error: { kind: 'permanent', code: 'DUPLICATE_NUMBER' } },
		]);
		expect(company.requests).toHaveLength(3);
	});

	it('by something we do not write: the refusal is told as it is', async () => {
		const company = playCompany();
		company.on(2, () => response({ BatchItemResponse: [{ bId: 'i1', ...refuse }] }));
		expect(await post(company.ledger('sale'), [simple('1')])).toMatchObject([
			{ outcome: 'failed', error: { code: 'DUPLICATE_NUMBER' } },
		]);
	});
});

describe('limits', () => {
	it('a 429 is waited for, at least a minute, and the write is repeated as it was', async () => {
		const company = playCompany();
		company.on(2, () => response(fault('003001', 'message=ThrottleExceeded'), 429));
		expect(kinds(await post(company.ledger('sale'), three))).toEqual(['created', 'created', 'created']);
		expect(Math.max(...company.sleeps)).toBeGreaterThanOrEqual(60_000);
		expect(company.requests[2]).toEqual(company.requests[1]);
	});

	it('an expired token stops the run at once', async () => {
		const company = playCompany();
		company.on(2, () => response('<IntuitResponse><Fault type="AUTHENTICATION"/></IntuitResponse>', 401));
		const many = Array.from({ length: 90 }, (_, index) => simple(String(100 + index)));
		const outcomes = await post(company.ledger('sale'), many);
		expect(company.requests).toHaveLength(2);
		expect(outcomes[89]).toMatchObject({ outcome: 'failed', error: { code: 'TOKEN_EXPIRED' } });
	});
});
