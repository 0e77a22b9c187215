import { z } from 'zod';
import { localOf } from '../../studio/stamp';
import { localOfUtc } from '../moment';
import { centerOf } from '../store/organisation';
import type { Center, Visit, VisitLine } from '../store/rows';
import { isSameId } from '../store/table';
import { applied, ignored, type FactContext, type FactHandler } from './fact';
import { meetGuest, metGuest } from './guest';
import { refreshOpenInvoice } from './open-invoice';
import { id, text, withData } from './parse';

const line = z.object({
	id,
	invoice_item_id: id,
	service_id: id,
	service_name: text,
	therapist_id: z.string().nullish(),
	therapist_name: text,
	room_name: z.string().nullish(),
	start_time: z.string(),
	end_time: z.string(),
	start_time_in_center: z.string().optional(),
	end_time_in_center: z.string().optional(),
	creation_date: z.string(),
	last_updated_on: z.string(),
	service_duration_in_minutes: z.number(),
});

const group = z.object({
	appointment_group_id: id,
	invoice_id: z.string().nullish(),
	invoice_number: text,
	invoice_number_prefix: text,
	center_id: id,
	center_Name: z.string().optional(),
	guest: metGuest.nullish(),
	appointments: z.array(line),
});

/** The list of lines is the whole list; an empty one means that the group was deleted (events/INDEX.md, 3.5). */
export const groupTold: FactHandler = withData(group, (context, data) => {
	const { organisation, atMs } = context;
	const before = organisation.visits.get(data.appointment_group_id);
	if (data.appointments.length === 0) return deleteVisit(context, data.appointment_group_id);
	const center = centerOf(organisation, data.center_id, data.center_Name);
	const guest = data.guest ? meetGuest(organisation, data.guest, center.id, atMs).id : before?.guestId;
	const invoiceId = data.invoice_id ?? before?.invoiceId;
	if (guest === undefined || invoiceId === undefined) return ignored('data: names no guest or no invoice');
	keep(context, {
		id: data.appointment_group_id,
		centerId: center.id,
		guestId: guest,
		invoiceId,
		invoiceNumber: data.invoice_number || (before?.invoiceNumber ?? ''),
		invoicePrefix: data.invoice_number_prefix || (before?.invoicePrefix ?? ''),
		status: before?.status ?? 0,
		checkedInAt: before?.checkedInAt ?? null,
		lines: data.appointments.map((told) => toLine(told, center, lineOf(before, told.id))),
	});
	return applied('visit', data.appointment_group_id);
});

function toLine(told: z.output<typeof line>, center: Center, before: VisitLine | undefined): VisitLine {
	return {
		id: told.id,
		invoiceItemId: told.invoice_item_id,
		serviceId: told.service_id,
		serviceName: told.service_name,
		therapistId: told.therapist_id ?? null,
		therapistName: told.therapist_name,
		roomName: told.room_name ?? null,
		startUtc: told.start_time,
		endUtc: told.end_time,
		startLocal: told.start_time_in_center ?? localOfUtc(told.start_time, center.timeZone),
		endLocal: told.end_time_in_center ?? localOfUtc(told.end_time, center.timeZone),
		createdUtc: told.creation_date,
		updatedUtc: told.last_updated_on,
		minutes: told.service_duration_in_minutes,
		progress: before?.progress ?? 0,
		startedAt: before?.startedAt ?? null,
		completedAt: before?.completedAt ?? null,
	};
}

const deletion = z.object({ appointment_group_id: id, appointment_id: z.string().nullish() });

/** One appointment, or the whole group when none is named. */
export const groupDeleted: FactHandler = withData(deletion, (context, data) => {
	const visit = context.organisation.visits.get(data.appointment_group_id);
	if (visit === undefined) return ignored(`visit ${data.appointment_group_id} is not known`);
	const { appointment_id: gone = null } = data;
	const rest = gone === null ? [] : visit.lines.filter((one) => !isSameId(one.id, gone));
	if (rest.length === 0) return deleteVisit(context, visit.id);
	keep(context, { ...visit, lines: rest });
	return applied('visit', visit.id);
});

const status = z.object({ appointment_group_id: id, appointment_group_status: z.number().int() });
const checkedIn = 2;

export const groupStatusTold: FactHandler = withData(status, (context, data) => {
	const { organisation, atMs } = context;
	const visit = organisation.visits.get(data.appointment_group_id);
	if (visit === undefined) return ignored(`visit ${data.appointment_group_id} is not known`);
	const { timeZone } = centerOf(organisation, visit.centerId);
	const arrives = data.appointment_group_status === checkedIn;
	keep(context, {
		...visit,
		status: data.appointment_group_status,
		checkedInAt: arrives ? localOf(atMs, timeZone) : visit.checkedInAt,
	});
	return applied('visit', visit.id);
});

const progress = z.object({
	appointments: z.array(z.object({ id, appointment_progress: z.number().int() })).min(1),
});

/** Appointment.Started and Completed name lines, not their group. */
export const progressTold: FactHandler = withData(progress, (context, data) => {
	const { organisation, atMs } = context;
	const visit = organisation.visits
		.all()
		.find(({ lines }) => lines.some((one) => data.appointments.some((told) => isSameId(told.id, one.id))));
	if (visit === undefined) return ignored(`appointment ${data.appointments[0]?.id ?? ''} is not known`);
	const at = localOf(atMs, centerOf(organisation, visit.centerId).timeZone);
	const lines = visit.lines.map((one) => {
		const told = data.appointments.find((candidate) => isSameId(candidate.id, one.id));
		if (told === undefined) return one;
		const step = told.appointment_progress;
		const startedAt = step >= 1 ? (one.startedAt ?? at) : one.startedAt;
		return { ...one, progress: step, startedAt, completedAt: step === 2 ? at : one.completedAt };
	});
	keep(context, { ...visit, lines });
	return applied('visit', visit.id);
});

function lineOf(visit: Visit | undefined, lineId: string): VisitLine | undefined {
	return visit?.lines.find((one) => isSameId(one.id, lineId));
}

function keep({ organisation }: FactContext, visit: Visit): void {
	organisation.visits.put(visit);
	refreshOpenInvoice(organisation, visit);
}

function deleteVisit({ organisation }: FactContext, visitId: string) {
	const visit = organisation.visits.get(visitId);
	if (visit === undefined) return ignored(`visit ${visitId} is not known`);
	organisation.visits.remove(visitId);
	const invoice = organisation.invoices.get(visit.invoiceId);
	if (invoice?.isClosed === false) organisation.invoices.remove(invoice.id);
	return applied('visit', visitId);
}
