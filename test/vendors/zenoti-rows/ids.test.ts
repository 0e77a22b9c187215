import { describe, expect, it } from 'vitest';
import { zenotiProfile } from '../../../vendors/zenoti/profile';
import { groupInvoices } from '../../../vendors/zenoti/api/accrual-group';
import { toAccrualLine } from '../../../vendors/zenoti/api/accrual-row';
import { toReportedSale } from '../../../vendors/zenoti/api/accrual-sale';
import { saleFingerprint, toSaleEvents } from '../../../vendors/zenoti/api/sale-events';
import { eventsOf, importedOf, rowContext, settingsOf } from '../../core/rows/support';
import { appointmentRow, guestRow, guids, importZenoti, saleRow } from './support';

describe('a file with Zenoti’s own ids', () => {
	const row = {
		...saleRow(),
		'Invoice ID': guids.invoice,
		'Invoice Item ID': guids.line,
		'Guest ID': guids.guest,
		'Center ID': guids.center,
		Status: 'Closed',
	};

	it('gives the events of a poll, id for id and amount for amount', () => {
		const line = toAccrualLine(
			{
				invoice_id: guids.invoice,
				invoice_item_id: guids.line,
				invoice_no: 'II1234',
				guest_id: guids.guest,
				center_id: guids.center,
				center_name: 'Downtown',
				sale_date: '2026-11-13T00:00:00',
				invoice_date: '2026-11-13T00:00:00',
				invoice_closed_date: '2026-11-13T18:05:10',
				status: 'Closed',
				sale_type: 'Sale',
				item_code: 'FAC60',
				item_name: 'Facial 60',
				item_type: 'Service',
				qty: 1,
				sales_exc_tax: 100,
				tax: 8,
				sales_inc_tax: 108,
				collected: 108,
				redeemed: 0,
				due: 0,
				payment_type: ' Card',
			},
			'USD',
		);
		const place = { id: guids.center, name: 'Downtown', timeZone: 'America/New_York', currency: 'USD' };
		const [invoice] = groupInvoices(line === null ? [] : [{ raw: {}, value: line }], 'USD');
		if (invoice === undefined) throw new Error('no invoice');
		const { sale } = toReportedSale(invoice, place, null);
		const seen = { sale, fingerprint: saleFingerprint(invoice), raw: null, asked: '' };
		const context = { receivedAt: rowContext.asOf, place, includeRaw: false };
		const [polled] = toSaleEvents({ ...seen, closedAtLocal: '2026-11-13T18:05:10' }, null, context);
		const [imported] = eventsOf(importZenoti([row]));
		expect(imported?.id).toBe(polled?.id);
		const read = imported?.data.sale;
		expect({ ...read, client: null }).toEqual({ ...polled?.data.sale, client: null });
		expect(read?.client).toMatchObject({ id: guids.guest, firstName: 'Ana' });
		expect(imported).toMatchObject({
			time: polled?.time,
			source: polled?.source,
			subject: polled?.subject,
			correlationid: polled?.correlationid,
		});
	});

	it('takes a line that is in two overlapping files once', () => {
		expect(eventsOf(importZenoti([row, { ...row }]))[0]?.data.sale).toMatchObject({
			lines: [{}],
			totals: { gross: 108 },
		});
		expect(importedOf(importZenoti([row, { ...row }]))[0]?.rows).toEqual([0, 1]);
	});

	it('while equal rows without ids are two pieces sold', () => {
		expect(eventsOf(importZenoti([saleRow(), saleRow()]))[0]?.data.sale).toMatchObject({
			lines: [{}, {}],
			totals: { gross: 216 },
		});
	});
});

const delivered = (event_type: string, data: unknown) =>
	zenotiProfile.toEvents(
		{
			payload: { event_type, event_id: 'e1', id: 'd1', event_timestamp: '2026-11-01T13:30:05', data },
			headers: {},
		},
		{
			receivedAt: rowContext.receivedAt,
			ingestion: 'webhook',
			timeZone: 'America/New_York',
			currency: 'USD',
		},
	);

describe('what webhooks tell too has their ids', () => {
	it('a new appointment, by its id and the moment of booking', () => {
		const [webhook] = delivered('AppointmentGroup.Created', {
			appointment_group_id: guids.group,
			appointments: [{ id: guids.appointment, creation_date: '2026-11-01T14:30:02' }],
		});
		const row = { ...appointmentRow(), 'Appointment ID': guids.appointment.toUpperCase() };
		const timed = { ...row, 'Booked Date': '11/1/2026 9:30:02 AM' };
		const utc = { ...row, 'Booked Date': '', 'Creation Date UTC': '2026-11-01 14:30:02' };
		for (const each of [timed, utc]) {
			const [imported] = eventsOf(importZenoti([each]));
			expect(imported?.id).toBe(webhook?.id);
			expect(imported?.subject).toBe(webhook?.subject);
		}
	});

	it('a new client, by the guest id and the moment of creation', () => {
		const [webhook] = delivered('Guest.Created', { id: guids.guest, created_date: '2025-10-31T14:00:02' });
		const row = { ...guestRow({ CreationDate: '10/31/2025 10:00:02 AM' }), 'Guest ID': guids.guest };
		const [imported] = eventsOf(importZenoti([row], settingsOf({ clientRows: 'new' })));
		expect(imported).toMatchObject({ id: webhook?.id, type: 'studio.client.created' });
		expect(imported?.time).toBe('2025-10-31T14:00:02.000Z');
	});
});
