import type { BookingStatus } from '../../core/event/booking';
import type { EventType } from '../../core/event/event';
import { enumOf, letters } from './values';

export interface VisitStatus {
	/** `id_visit` of the REST API. */
	readonly number: number;
	/** Labels seen or likely on the wire, letters only. */
	readonly words: readonly string[];
	readonly meaning: string;
	readonly status: BookingStatus;
	readonly type: EventType;
}

/**
 * The visit enumeration. Numbers: WellnessLiving's SDK. Words: `Book`, `Cancel` and `Attend` are what a production
 * receiver of this undocumented topic branches on; the others follow the names of the enumeration.
 * `Attend` is the visit's final outcome here, so it is completed and not merely checked in.
 */
export const visitStatuses: readonly VisitStatus[] = [
	{
		number: 1,
		words: ['book', 'booked'],
		meaning: 'booked',
		status: 'booked',
		type: 'studio.booking.created',
	},
	{
		number: 2,
		words: ['wait', 'waitlist', 'waitlisted', 'waiting'],
		meaning: 'on the wait list',
		status: 'waitlisted',
		type: 'studio.booking.created',
	},
	{
		number: 3,
		words: ['attend', 'attended'],
		meaning: 'attended',
		status: 'completed',
		type: 'studio.booking.completed',
	},
	{
		number: 4,
		words: ['latecancel', 'latecancelled', 'latecanceled', 'penalty'],
		meaning: 'cancelled late, with a penalty',
		status: 'cancelled',
		type: 'studio.booking.cancelled',
	},
	{
		number: 5,
		words: ['noshow', 'truancy'],
		meaning: 'did not come',
		status: 'no_show',
		type: 'studio.booking.noshow',
	},
	{
		number: 6,
		words: ['cancel', 'cancelled', 'canceled'],
		meaning: 'cancelled in time',
		status: 'cancelled',
		type: 'studio.booking.cancelled',
	},
	{
		number: 7,
		words: ['pending'],
		meaning: 'staff has to set the outcome',
		status: 'pending',
		type: 'studio.booking.updated',
	},
	{
		number: 8,
		words: ['remove', 'removed'],
		meaning: 'removed',
		status: 'deleted',
		type: 'studio.booking.deleted',
	},
];

const byWord = new Map(visitStatuses.flatMap((row) => row.words.map((word) => [word, row] as const)));
const byNumber = new Map<number | null, VisitStatus>(visitStatuses.map((row) => [row.number, row]));

/** The word decides, because it is what was seen on the wire; the number where there is no known word. */
export function visitStatusOf(value: unknown): VisitStatus | null {
	const { number, label } = enumOf(value);
	return byWord.get(letters(label)) ?? byNumber.get(number) ?? null;
}
