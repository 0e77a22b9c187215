import { localOf, naiveUtcOf } from '../../studio/stamp';
import { localOfUtc, millisOfUtc, minutesLater } from '../moment';
import type { ZenotiState } from '../state';
import type { Center, Offer, Visit, VisitLine } from '../store/rows';
import type { Done } from './done';
import { centerWithId, guestWithId, visitWithId } from './known';
import { tell } from './tell';
import { groupData, progressData } from './visit-data';

export interface NewVisit {
	readonly guestId: string;
	/** The first centre by default. */
	readonly centerId?: string;
	/** Ids of services; the first one on offer by default. They follow each other. */
	readonly serviceIds?: readonly string[];
	/** Milliseconds since 1970; tomorrow at the same time by default. */
	readonly startsAt?: number;
	readonly therapistId?: string;
}

export interface NewBlockOut {
	readonly centerId?: string;
	readonly therapistId?: string;
	/** Milliseconds since 1970. */
	readonly startsAt: number;
	readonly minutes?: number;
	readonly reason?: string;
}

export interface VisitHands {
	/** The id is that of the appointment group. */
	readonly book: (visit: NewVisit) => Done;
	/** Moves all its appointments by so many minutes, to another therapist where one is named. */
	readonly move: (visitId: string, minutes: number, therapistId?: string) => Done;
	readonly confirm: (visitId: string) => Done;
	readonly checkIn: (visitId: string) => Done;
	readonly cancel: (visitId: string) => Done;
	readonly noShow: (visitId: string) => Done;
	readonly start: (visitId: string) => Done;
	readonly complete: (visitId: string) => Done;
	/** The appointments vanish, with no status to see. */
	readonly deleteVisit: (visitId: string) => Done;
	readonly blockOut: (block: NewBlockOut) => Done;
}

const statuses = { confirm: 4, checkIn: 2, cancel: -1, noShow: -2 } as const;

export function visitHands(state: ZenotiState): VisitHands {
	const status = (code: number) => (visitId: string) => tellStatus(state, visitWithId(state, visitId), code);
	return {
		book: (visit) => book(state, visit),
		move: (visitId, minutes, therapistId) => move(state, visitWithId(state, visitId), minutes, therapistId),
		confirm: status(statuses.confirm),
		checkIn: status(statuses.checkIn),
		cancel: status(statuses.cancel),
		noShow: status(statuses.noShow),
		start: (visitId) => progress(state, visitWithId(state, visitId), 'Appointment.Started', 1),
		complete: (visitId) => progress(state, visitWithId(state, visitId), 'Appointment.Completed', 2),
		deleteVisit: (visitId) => {
			const { id, centerId, guestId } = visitWithId(state, visitId);
			const data = {
				appointment_group_id: id,
				center_id: centerId,
				guest: { id: guestId },
				appointments: [],
			};
			return { id, webhook: tell(state, 'AppointmentGroup.Updated', data) };
		},
		blockOut: (block) => blockOut(state, block),
	};
}

function book(state: ZenotiState, wanted: NewVisit): Done {
	const center = centerWithId(state, wanted.centerId);
	const guest = guestWithId(state, wanted.guestId);
	const offers = state.organisation.offers.all().filter(({ kind }) => kind === 'appointment');
	const { serviceIds = offers.slice(0, 1).map(({ id }) => id) } = wanted;
	const services = serviceIds.map((id) => {
		const offer = state.organisation.offers.get(id);
		if (offer === undefined) throw new Error(`the studio offers no service ${id}`);
		return offer;
	});
	let startsAt = wanted.startsAt ?? state.now() + 86_400_000;
	const lines = services.map((service) => {
		const line = newLine(state, center, service, startsAt, wanted.therapistId);
		startsAt += service.minutes * 60_000;
		return line;
	});
	state.counter += 1;
	const visit: Visit = {
		id: state.random.guid(),
		centerId: center.id,
		guestId: guest.id,
		invoiceId: state.random.guid(),
		invoiceNumber: String(500_000 + state.counter),
		invoicePrefix: center.invoicePrefix,
		status: 0,
		checkedInAt: null,
		lines,
	};
	return { id: visit.id, webhook: tell(state, 'AppointmentGroup.Created', groupData(state, visit)) };
}

function newLine(
	{ organisation, random, now }: ZenotiState,
	{ timeZone }: Center,
	service: Offer,
	startsAt: number,
	therapistId: string | undefined,
): VisitLine {
	const staff = organisation.employees;
	const therapist = therapistId === undefined ? staff.all()[0] : staff.get(therapistId);
	const endsAt = startsAt + service.minutes * 60_000;
	return {
		id: random.guid(),
		invoiceItemId: random.guid(),
		serviceId: service.id,
		serviceName: service.name,
		therapistId: therapist?.id ?? null,
		therapistName: therapist === undefined ? '' : `${therapist.firstName} ${therapist.lastName}`,
		roomName: 'Room 1',
		startUtc: naiveUtcOf(startsAt),
		endUtc: naiveUtcOf(endsAt),
		startLocal: localOf(startsAt, timeZone),
		endLocal: localOf(endsAt, timeZone),
		createdUtc: naiveUtcOf(now()),
		updatedUtc: naiveUtcOf(now()),
		minutes: service.minutes,
		progress: 0,
		startedAt: null,
		completedAt: null,
	};
}

function move(state: ZenotiState, visit: Visit, minutes: number, therapistId: string | undefined): Done {
	const { timeZone } = centerWithId(state, visit.centerId);
	const therapist = therapistId === undefined ? undefined : state.organisation.employees.get(therapistId);
	const lines = visit.lines.map((line) => {
		const startUtc = minutesLater(line.startUtc, minutes);
		const endUtc = minutesLater(line.endUtc, minutes);
		return {
			...line,
			startUtc,
			endUtc,
			startLocal: localOfUtc(startUtc, timeZone),
			endLocal: localOfUtc(endUtc, timeZone),
			updatedUtc: naiveUtcOf(state.now()),
			therapistId: therapist?.id ?? line.therapistId,
			therapistName:
				therapist === undefined ? line.therapistName : `${therapist.firstName} ${therapist.lastName}`,
		};
	});
	const data = groupData(state, { ...visit, lines });
	return { id: visit.id, webhook: tell(state, 'AppointmentGroup.Updated', data) };
}

function tellStatus(state: ZenotiState, visit: Visit, code: number): Done {
	const data = {
		invoice_id: visit.invoiceId,
		invoice_number: visit.invoiceNumber,
		receipt_number: '0',
		appointment_group_id: visit.id,
		appointment_group_status: code,
		is_noshowfeerequired: 'No',
		is_cancellationfeerequired: 'No',
	};
	return { id: visit.id, webhook: tell(state, 'AppointmentGroup.Status', data) };
}

function progress(state: ZenotiState, visit: Visit, eventType: string, step: number): Done {
	return { id: visit.id, webhook: tell(state, eventType, progressData(visit, step)) };
}

function blockOut(state: ZenotiState, block: NewBlockOut): Done {
	const center = centerWithId(state, block.centerId);
	const therapistId = block.therapistId ?? state.organisation.employees.all()[0]?.id;
	if (therapistId === undefined) throw new Error('the studio has no staff to block');
	const startUtc = naiveUtcOf(block.startsAt);
	const endUtc = minutesLater(startUtc, block.minutes ?? 60);
	const id = state.random.guid();
	state.organisation.blockOuts.put({
		id,
		centerId: center.id,
		therapistId,
		startUtc,
		endUtc,
		startLocal: localOf(block.startsAt, center.timeZone),
		endLocal: localOf(millisOfUtc(endUtc), center.timeZone),
		reason: block.reason ?? 'Break',
	});
	return { id, webhook: null };
}
