import type { Caller } from '../../../core/http';
import type { Place, Read } from '../../../core/poll';
import type { ReportedInvoice } from './accrual-group';
import { readAppointments } from './appointments';
import { addDays } from './days';
import type { VisitMemory } from './visit-memory';

/** A week around, because it takes one call. */
const daysAround = 3;

/**
 * The report does not say which visit a sale belongs to, without which a CRM would make a second deal of it. Appointments
 * do; those of the days around are read once, unless the poll of bookings has told the visit already.
 */
export class VisitSearch {
	/** Days whose appointments were looked through. */
	private readonly searched = new Set<string>();

	private isRefused = false;

	constructor(
		private readonly place: Place,
		private readonly memory: VisitMemory,
	) {}

	/** The day to look through for the visit of this sale; `null` when there is none, or nothing to look for. */
	dayFor({ saleId, lines, day }: ReportedInvoice): string | null {
		if (day === null || !lines.some(({ kind }) => kind === 'service')) return null;
		return this.isRefused || this.searched.has(day) || this.memory.groupOfSale(saleId) !== null ? null : day;
	}

	/** Lets the memory know the visit, if it is to be found. Only what may pass by itself is a failure. */
	async look(caller: Caller, invoice: ReportedInvoice): Promise<Read<null>> {
		const day = this.dayFor(invoice);
		if (day === null) return found;
		const days = { from: addDays(day, -daysAround), to: addDays(day, daysAround) };
		const read = await readAppointments(caller, this.place, days);
		if (!read.ok && read.failure.kind === 'transient') return read;
		this.isRefused = !read.ok;
		this.searched.add(day);
		for (const { value } of read.ok ? read.value.rows : []) this.memory.learn(value);
		return found;
	}
}

const found: Read<null> = { ok: true, value: null };
