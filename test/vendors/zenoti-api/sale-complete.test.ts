import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../core/http';
import { zenotiBookings } from '../../../vendors/zenoti/api/poll-bookings';
import type { Sighting } from '../../../core/poll';
import { zenotiSales, type InvoiceReading } from '../../../vendors/zenoti/api/poll-sales';
import { createVisitMemory } from '../../../vendors/zenoti/api/visit-memory';
import { dataOf, eventOf, fixture } from '../zenoti/support';
import { accrualRow, appointmentRow } from './rows';
import {
	answer,
	context,
	denied,
	guid,
	harbour,
	lost,
	pageOf,
	play,
	rememberedOf,
	sight,
	valueOf,
	type Json,
} from './support';

const isReport = ({ path }: HttpRequest) => path.startsWith('/v1/reports');
const isInvoice = ({ path }: HttpRequest) => path.startsWith('/v1/invoices');

async function sightingOf(
	rows: readonly Json[],
	memory = createVisitMemory(),
	invoices: InvoiceReading = 'whenUnclear',
) {
	const { caller } = play((asked) => pageOf(rows, asked, 'sales'));
	const [sighting] = await sight(zenotiSales(memory, invoices), caller);
	if (sighting === undefined) throw new Error('no sale');
	return sighting;
}

describe('a sale completed from its invoice', () => {
	const invoice = dataOf(fixture('Invoice.Closed')).invoice as Json;
	const mixed = accrualRow({ payment_type: 'Cash, Card', invoice_id: invoice.id });
	const calls = async (
		rows: readonly Json[],
		before: string | null,
		answers: Parameters<typeof play>[0],
		invoices?: InvoiceReading,
	) => {
		const sighting = await sightingOf(rows, createVisitMemory(), invoices);
		const played = play(answers, 1);
		const completed = await sighting.complete?.(played.caller, before);
		return { sighting, completed, requests: played.requests };
	};
	const fromInvoice = () => answer({ invoice, error: null });

	it('has the payments, tips and visit of its webhook; id and fingerprint stay', async () => {
		const { sighting, completed, requests } = await calls([mixed], null, fromInvoice);
		expect(requests).toHaveLength(1);
		if (completed === undefined) throw new Error('cannot be completed');
		const whole = valueOf(completed);
		expect([whole.id, whole.fingerprint, whole.day]).toEqual([
			sighting.id,
			sighting.fingerprint,
			sighting.day,
		]);
		const [event] = whole.events(null, context);
		expect(event?.id).toBe(sighting.events(null, context)[0]?.id);
		const { sale } = eventOf(fixture('Invoice.Closed')).data;
		expect(event?.data.sale).toEqual({ ...sale, location: { id: harbour.id, name: harbour.name } });
		expect(event?.correlationid).toBe('zenoti:visit:98803c50-df4d-4f32-ad51-465ecd4ff574');
	});

	it('is read for a single new sale and for a changed one, and not for an open one, or when switched off', async () => {
		const product = accrualRow({ item_type: 'Product' });
		const count = async (...given: Parameters<typeof calls>) =>
			(await calls(...given)).requests.filter(isInvoice).length;
		expect(await count([product], 'c0123456789', fromInvoice)).toBe(1);
		expect(await count([product], null, fromInvoice)).toBe(1);
		expect(await count([{ ...mixed, status: 'Open' }], null, fromInvoice)).toBe(0);
		expect(await count([{ ...mixed, item_type: 'Product' }], null, fromInvoice, 'never')).toBe(0);
	});

	it('is told as the report has it when the key may not read invoices, and not at all when Zenoti is down', async () => {
		const product = { ...mixed, item_type: 'Product' };
		const { sighting, completed } = await calls([product], null, () => denied);
		expect(completed).toMatchObject({ ok: false, failure: { kind: 'permanent', code: 'NO_PERMISSION' } });
		expect(sighting.events(null, context)[0]?.data.sale?.payments).toMatchObject([
			{ method: 'custom', name: 'Cash, Card', amount: 107 },
		]);
		expect((await calls([product], null, () => lost)).completed).toMatchObject({
			failure: { kind: 'transient' },
		});
	});
});

describe('sales completed from the collections of their days', () => {
	it('take the invoice of the one whose tip may have been read twice, because a payment came in meanwhile', async () => {
		const ids = Array.from({ length: 100 }, (_, index) => guid(1_000 + index));
		const lines = ids.map((id, index) =>
			accrualRow({ invoice_id: id, invoice_item_id: guid(2_000 + index), item_type: 'Product' }),
		);
		const paid = ids.flatMap((id) => [
			{ invoice_id: id, payment_type: ' Card', amount_paid: 107, tip: 0 },
			{ invoice_id: id, payment_type: ' Card', amount_paid: 0, tip: 3 },
		]);
		const deposit = { invoice_id: guid(900), payment_type: 'Cash', amount_paid: 20, tip: 0 };
		const invoice = dataOf(fixture('Invoice.Closed')).invoice as Json;
		const { caller, requests } = play((asked) => {
			if (isInvoice(asked)) return answer({ invoice, error: null });
			if (!asked.path.includes('collections')) return pageOf(lines, asked, 'sales');
			return pageOf(asked.query?.page === '1' ? paid : [deposit, ...paid], asked, 'collections_report');
		});
		const tips: unknown[] = [];
		for (const sighting of await sight(zenotiSales(createVisitMemory(), 'whenUnclear'), caller)) {
			const { complete } = sighting;
			const whole = complete === undefined ? sighting : valueOf(await complete(caller, null));
			tips.push(whole.events(null, context)[0]?.data.sale?.totals.tip);
		}
		expect(tips.filter((tip) => tip === 3)).toHaveLength(99);
		expect(requests.filter(isInvoice).map(({ path }) => path)).toEqual([
			expect.stringContaining(ids[49] ?? 'none'),
		]);
	});
});

describe('the visit a sale belongs to', () => {
	const visit = { invoice_id: guid(500), appointment_group_id: guid(700), start_time: '2026-11-18T11:00:00' };
	const groupOf = (sighting: { events: Sighting['events'] }) =>
		sighting.events(null, context)[0]?.data.sale?.bookingGroupId;

	it('is known for nothing when the appointments were polled before', async () => {
		const memory = createVisitMemory();
		const { caller } = play(() => answer([appointmentRow(visit)]));
		await sight(zenotiBookings(memory), caller);
		const sighting = await sightingOf([accrualRow()], memory);
		expect(groupOf(sighting)).toBe(guid(700));
		const [gone] = zenotiSales(memory, 'never').gone?.(sighting.id, rememberedOf(sighting), context) ?? [];
		expect(gone?.correlationid).toBe(`zenoti:visit:${guid(700)}`);
	});

	it('is looked up among the appointments of its day, one call for all sales of that day', async () => {
		const rows = [1, 2, 3].map((number) =>
			accrualRow({ invoice_id: guid(499 + number), invoice_item_id: guid(800 + number) }),
		);
		const played = play((asked) =>
			isReport(asked) ? pageOf(rows, asked, 'sales') : answer([appointmentRow(visit)]),
		);
		const sightings = await sight(zenotiSales(createVisitMemory(), 'never'), played.caller);
		const before = played.requests.length;
		const groups: unknown[] = [];
		for (const sighting of sightings) {
			const completed = await sighting.complete?.(played.caller, null);
			groups.push(groupOf(completed === undefined ? sighting : valueOf(completed)));
		}
		expect(groups).toEqual([guid(700), null, null]);
		expect(played.requests.slice(before).map(({ query }) => [query?.start_date, query?.end_date])).toEqual([
			['2026-11-15', '2026-11-22'],
		]);
	});

	it('is not looked for where nothing was booked', async () => {
		const product = accrualRow({ item_type: 'Product' });
		const sighting = await sightingOf([product], createVisitMemory(), 'never');
		expect(sighting.complete).toBeUndefined();
	});

	it('is asked for once when the key may not read appointments', async () => {
		const rows = [1, 2, 3].map((number) =>
			accrualRow({ invoice_id: guid(499 + number), sale_date: `2026-11-1${number}` }),
		);
		const played = play((asked) => (isReport(asked) ? pageOf(rows, asked, 'sales') : denied));
		const sightings = await sight(zenotiSales(createVisitMemory(), 'never'), played.caller);
		for (const sighting of sightings) await sighting.complete?.(played.caller, null);
		expect(played.requests.filter((request) => !isReport(request))).toHaveLength(1);
	});
});
