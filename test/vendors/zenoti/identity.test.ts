import { describe, expect, it } from 'vitest';
import { dataOf, eventOf, eventsOf, fixture, fixtureNames, withValue, type Json } from './support';

const idsOf = (payload: unknown) => eventsOf(payload).map((event) => event.id);

/** The same event a little later: new envelope ids, new time. */
function laterEvent(payload: Json, suffix: string): Json {
	return {
		...payload,
		id: `${String(payload.id)}${suffix}`,
		event_id: `${String(payload.event_id)}${suffix}`,
		event_timestamp: '2025-12-01T00:00:00.1Z',
	};
}

describe('The id of a studio event', () => {
	it('is built from system, entity, its id, the operation and a version', () => {
		const payload = fixture('Invoice.Closed');
		const invoice = dataOf(payload).invoice as Json;
		expect(eventOf(payload).id).toBe(
			`zenoti:invoice:${String(invoice.id)}:closed:${String(payload.event_id)}`,
		);
	});

	it.each(fixtureNames)(
		'of %s is the same through a retry and a second subscription, where only the delivery id differs',
		(name) => {
			const payload = fixture(name);
			const twin = { ...payload, id: 'ffffffffffffffffffffffff' };
			expect(idsOf(twin)).toEqual(idsOf(payload));
			expect(eventsOf(twin).every((event) => event.deliveryid === 'ffffffffffffffffffffffff')).toBe(true);
		},
	);

	it.each(fixtureNames)('of %s is the same whatever case its GUIDs are written in', (name) => {
		const payload = fixture(name);
		const upper = JSON.stringify(payload).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, (guid) =>
			guid.toUpperCase(),
		);
		const withoutTimes = (events: ReturnType<typeof eventsOf>) =>
			events.map(({ id, subject, correlationid }) => ({ id, subject, correlationid }));
		expect(withoutTimes(eventsOf(JSON.parse(upper)))).toEqual(withoutTimes(eventsOf(payload)));
	});

	it('is never shared by two facts of the fixtures', () => {
		const ids = fixtureNames.flatMap((name) => idsOf(fixture(name)));
		expect(new Set(ids).size).toBe(ids.length);
	});

	it.each([
		'Invoice.Closed',
		'AppointmentGroup.Status',
		'Guest.Membership.Freeze',
		'Employee.Updated',
		'Guest.Updated.sparse',
	])(
		'differs for %s told again as a new event: closed, re-opened and closed again are three facts',
		(name) => {
			const first = fixture(name);
			const events = [first, laterEvent(first, 'b'), laterEvent(first, 'c')];
			expect(new Set(events.flatMap(idsOf)).size).toBe(3);
		},
	);

	it('of a client changed from A to B and back to A within one second is three ids', () => {
		const named = (letter: string, name: string) =>
			withValue(laterEvent(fixture('Guest.Updated'), letter), 'data.personal_info.first_name', name);
		const ids = [named('a', 'A'), named('b', 'B'), named('c', 'A')].flatMap(idsOf);
		expect(new Set(ids).size).toBe(3);
	});

	it('of leaving e-mail and SMS within one second is two ids', () => {
		const first = fixture('Guest.OptedOut');
		const second = withValue(laterEvent(first, 'b'), 'data.preference_update.channel', 'sms');
		expect(new Set([first, second].flatMap(idsOf)).size).toBe(2);
	});

	it('of a new client does not depend on the event that told it, so a poll can build the same one', () => {
		expect(idsOf(laterEvent(fixture('Guest.Created'), 'b'))).toEqual(idsOf(fixture('Guest.Created')));
	});

	it('of an appointment line told by Updated is never the one of Created, which alone says that it is booked', () => {
		const created = fixture('AppointmentGroup.Created');
		const updated = laterEvent({ ...created, event_type: 'AppointmentGroup.Updated' }, 'b');
		expect(idsOf(updated)).not.toEqual(idsOf(created));
	});

	it('of a payment told again with the whole list is one id, and another when its amount was edited', () => {
		const payload = fixture('Invoice.Payments.Added');
		expect(idsOf(laterEvent(payload, 'b'))).toEqual(idsOf(payload));
		const edited = laterEvent(
			withValue(fixture('Invoice.Payments.Added'), 'data.transactions.0.total_amount_paid', 90),
			'b',
		);
		expect(idsOf(edited)[0]).not.toBe(idsOf(payload)[0]);
		expect(idsOf(edited)[1]).toBe(idsOf(payload)[1]);
	});

	it('falls back from the event id to the delivery id to a hash, and stays the same for the same delivery', () => {
		const without = (...keys: readonly string[]) =>
			Object.fromEntries(Object.entries(fixture('Invoice.Closed')).filter(([key]) => !keys.includes(key)));
		const byDelivery = eventOf(without('event_id'));
		expect(byDelivery.id.endsWith(`:closed:${String(fixture('Invoice.Closed').id)}`)).toBe(true);
		const hashed = without('event_id', 'id');
		expect(eventOf(hashed).id).toMatch(/:closed:[0-9a-f]{32}$/);
		expect(eventOf(hashed).id).toBe(eventOf(without('event_id', 'id')).id);
		expect(eventOf({ ...hashed, event_timestamp: '2025-12-01T00:00:00Z' }).id).not.toBe(eventOf(hashed).id);
	});

	it('of a bare event object hangs on its content, and its own id and event_id are not taken for Zenoti’s', () => {
		const bare = dataOf(fixture('Class.Schedule.Updated'));
		expect(eventOf(bare)).toMatchObject({ deliveryid: null, type: 'studio.schedule.updated' });
		expect(eventOf({ ...bare, capacity: 3 }).id).not.toBe(eventOf(bare).id);
		expect(eventOf({ ...bare }).id).toBe(eventOf(bare).id);
	});

	it('appears once, although the list holds the same payment twice', () => {
		const payload = fixture('Invoice.Payments.Deleted');
		const [transaction] = dataOf(payload).transactions as Json[];
		expect(eventsOf(withValue(payload, 'data.transactions', [transaction, transaction]))).toHaveLength(1);
	});
});

describe('What ties events together', () => {
	it('is the visit for bookings, their invoice and their feedback', () => {
		const group = String(dataOf(fixture('AppointmentGroup.Created')).appointment_group_id);
		for (const name of [
			'AppointmentGroup.Created',
			'AppointmentGroup.Updated',
			'AppointmentGroup.Updated.emptied',
			'AppointmentGroup.Delete',
			'AppointmentGroup.Status',
			'Appointment.Started',
			'Invoice.Closed',
			'Feedback.V1',
		]) {
			for (const event of eventsOf(fixture(name))) expect(event.correlationid).toBe(`zenoti:visit:${group}`);
		}
	});

	it.each([
		['Invoice.Closed.retail', 'data.invoice.id'],
		['Invoice.Payments.Added', 'data.invoice_id'],
		['Guest.Membership.Created', 'data.invoice.id'],
		['Guest.Package.Created', 'data.invoice.id'],
		['Guest.Package.Redemption', 'data.service_redemptions.0.invoice.id'],
		['Guestpass.redeemed', 'data.invoice_id'],
	])('is the invoice for %s', (name, path) => {
		const payload = fixture(name);
		const id = path.split('.').reduce<unknown>((level, key) => (level as Json)[key], payload);
		expect(eventsOf(payload)[0]?.correlationid).toBe(`zenoti:invoice:${String(id).toLowerCase()}`);
	});

	it.each([
		['Guest.Updated', 'guest'],
		['Guest.Membership.Freeze', 'membership'],
		['Class.Schedule.Created', 'session'],
		['Employee.Created', 'employee'],
	])('is the entity alone for %s', (name, entity) => {
		expect(eventOf(fixture(name)).correlationid.startsWith(`zenoti:${entity}:`)).toBe(true);
	});
});

describe('The envelope of a studio event', () => {
	it('keeps Zenoti’s time to the millisecond, from up to seven digits', () => {
		expect(eventOf(fixture('AppointmentGroup.Created')).time).toBe('2025-05-12T18:21:09.447Z');
		expect(eventOf(fixture('AppointmentGroup.Updated.emptied')).time).toBe('2025-05-13T20:11:30.100Z');
	});

	it('takes the entity’s own UTC stamp, then the receipt, when Zenoti gives no time', () => {
		expect(eventOf(dataOf(fixture('Guest.OptedOut'))).time).toBe('2025-06-02T10:00:00.000Z');
		expect(eventOf(dataOf(fixture('Guest.Updated'))).time).toBe('2025-05-09T16:40:02.000Z');
		expect(eventOf(dataOf(fixture('Employee.Updated'))).time).toBe('2025-12-31T23:59:59.000Z');
	});

	it('names the centre where the payload does, and otherwise only Zenoti', () => {
		const center = String(dataOf(fixture('Guest.Created')).center_id);
		expect(eventOf(fixture('Guest.Created')).source).toBe(`zenoti/centers/${center}`);
		expect(eventOf(fixture('Invoice.Payments.Deleted')).source).toBe(`zenoti/centers/${center}`);
		expect(eventOf(fixture('AppointmentGroup.Status')).source).toBe('zenoti');
	});

	it('says how the fact came, and what it is about', () => {
		const event = eventOf(fixture('Guest.Created'), { ingestion: 'import' });
		expect(event).toMatchObject({
			specversion: '1.0',
			ingestion: 'import',
			receivedtime: '2025-12-31T23:59:59.000Z',
			subject: `client/${String(dataOf(fixture('Guest.Created')).id)}`,
			sourcetype: 'Guest.Created',
			deliveryid: fixture('Guest.Created').id,
		});
	});
});
