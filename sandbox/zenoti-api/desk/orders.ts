import { z } from 'zod';
import type { Desk } from './desk';
import type { Done } from './done';

/** What the front desk can be told over HTTP: the hands of the desk, each with its input. */
interface Order {
	readonly run: (desk: Desk, input: unknown) => Done;
}

function order<Schema extends z.ZodTypeAny>(
	schema: Schema,
	run: (desk: Desk, input: z.output<Schema>) => Done,
): Order {
	return { run: (desk, input) => run(desk, schema.parse(input)) };
}

const id = z.string().min(1);
const json = z.record(z.unknown());
const cents = z.number().int();
const tender = z
	.object({
		mode: z.number().int(),
		name: z.string(),
		cardNumber: z.string(),
		cents,
		tipCents: cents,
		serviceChargeCents: cents,
		feeCents: cents,
	})
	.partial()
	.strict();
const line = z
	.object({
		type: z.number().int().optional(),
		name: z.string(),
		cents,
		taxCents: cents.optional(),
		discountCents: cents.optional(),
	})
	.strict();

const visit = z.object({ visitId: id }).strict();
const invoice = z.object({ invoiceId: id }).strict();
const registration = z.object({ registrationId: z.number().int() }).strict();

const newGuest = z
	.object({ centerId: id, firstName: z.string(), lastName: z.string(), email: z.string().nullable() })
	.partial()
	.strict();
const guestChange = z
	.object({
		guestId: id,
		personal: json.optional(),
		address: json.optional(),
		preferences: json.optional(),
		tags: z.array(z.string()).optional(),
	})
	.strict();
const newVisit = z
	.object({
		guestId: id,
		centerId: id.optional(),
		serviceIds: z.array(id).optional(),
		startsAt: z.number().optional(),
		therapistId: id.optional(),
	})
	.strict();
const newSession = z
	.object({
		centerId: id.optional(),
		classId: z.number().int().optional(),
		startsAt: z.number(),
		capacity: z.number().int().optional(),
	})
	.strict();
const newSale = z
	.object({
		guestId: id,
		centerId: id.optional(),
		lines: z.array(line).nonempty(),
		tenders: z.array(tender).optional(),
	})
	.strict();

export const orders: Readonly<Record<string, Order>> = {
	addGuest: order(newGuest, (desk, input) => desk.addGuest(input)),
	changeGuest: order(guestChange, (desk, { guestId, ...change }) => desk.changeGuest(guestId, change)),
	deleteGuest: order(z.object({ guestId: id }).strict(), (desk, { guestId }) => desk.deleteGuest(guestId)),
	book: order(newVisit, (desk, input) => desk.book(input)),
	move: order(
		visit.extend({ minutes: z.number().int(), therapistId: id.optional() }).strict(),
		(desk, { visitId, minutes, therapistId }) => desk.move(visitId, minutes, therapistId),
	),
	confirm: order(visit, (desk, { visitId }) => desk.confirm(visitId)),
	checkIn: order(visit, (desk, { visitId }) => desk.checkIn(visitId)),
	cancel: order(visit, (desk, { visitId }) => desk.cancel(visitId)),
	noShow: order(visit, (desk, { visitId }) => desk.noShow(visitId)),
	start: order(visit, (desk, { visitId }) => desk.start(visitId)),
	complete: order(visit, (desk, { visitId }) => desk.complete(visitId)),
	deleteVisit: order(visit, (desk, { visitId }) => desk.deleteVisit(visitId)),
	blockOut: order(
		newSession
			.omit({ classId: true, capacity: true })
			.extend({
				therapistId: id.optional(),
				minutes: z.number().int().optional(),
				reason: z.string().optional(),
			})
			.strict(),
		(desk, input) => desk.blockOut(input),
	),
	addSession: order(newSession, (desk, input) => desk.addSession(input)),
	cancelSession: order(z.object({ sessionId: z.number().int() }).strict(), (desk, { sessionId }) =>
		desk.cancelSession(sessionId),
	),
	bookClass: order(
		z.object({ guestId: id, sessionId: z.number().int(), waitlist: z.boolean().optional() }).strict(),
		(desk, input) => desk.bookClass(input),
	),
	cancelClass: order(registration, (desk, { registrationId }) => desk.cancelClass(registrationId)),
	noShowClass: order(registration, (desk, { registrationId }) => desk.noShowClass(registrationId)),
	signInClass: order(registration, (desk, { registrationId }) => desk.signInClass(registrationId)),
	sell: order(newSale, (desk, input) => desk.sell(input)),
	pay: order(invoice.extend({ tenders: z.array(tender) }).strict(), (desk, { invoiceId, tenders }) =>
		desk.pay(invoiceId, tenders),
	),
	closeInvoice: order(
		invoice.extend({ tenders: z.array(tender).optional() }).strict(),
		(desk, { invoiceId, tenders }) => desk.closeInvoice(invoiceId, tenders),
	),
	recloseInvoice: order(
		invoice.extend({ tenders: z.array(tender) }).strict(),
		(desk, { invoiceId, tenders }) => desk.recloseInvoice(invoiceId, tenders),
	),
	refund: order(invoice, (desk, { invoiceId }) => desk.refund(invoiceId)),
	voidInvoice: order(invoice, (desk, { invoiceId }) => desk.voidInvoice(invoiceId)),
};

export type OrderOutcome =
	{ readonly ok: true; readonly done: Done } | { readonly ok: false; readonly problems: readonly string[] };

/** Carries out one order by its name. */
export function carryOut(desk: Desk, name: string, input: unknown): OrderOutcome {
	const known = Object.hasOwn(orders, name) ? orders[name] : undefined;
	if (known === undefined) return { ok: false, problems: [`there is no order ${name}`] };
	try {
		return { ok: true, done: known.run(desk, input ?? {}) };
	} catch (error) {
		// a wrong input, or an id that nothing has: told to whoever gave the order
		return { ok: false, problems: [error instanceof Error ? error.message : String(error)] };
	}
}
