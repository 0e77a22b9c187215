import type { DealStatement } from './deal-statements';
import type { BookingStatus } from '../event';

/** From what is over to what got furthest. */
const ranks: readonly BookingStatus[] = [
	'deleted',
	'rejected',
	'cancelled',
	'no_show',
	'waitlisted',
	'pending',
	'booked',
	'confirmed',
	'checked_in',
	'started',
	'completed',
];

/**
 * Several appointments of one visit told as of the same moment (one read, one delivery) speak with one voice: that of the
 * one that got furthest. A visit with one of its two services cancelled is not cancelled, in whatever order they are
 * listed. Of one appointment the last word of that moment counts.
 */
export function withOneVoice(statements: readonly DealStatement[]): readonly DealStatement[] {
	const last = new Map<string, DealStatement>();
	for (const statement of statements) {
		if (statement.visit !== null) last.set(`${statement.time} ${statement.visit.id ?? ''}`, statement);
	}
	const voices = new Map<string, DealStatement>();
	for (const statement of last.values()) {
		const other = voices.get(statement.time);
		if (other === undefined || rankOf(statement) > rankOf(other)) voices.set(statement.time, statement);
	}
	return statements.map((statement) => {
		const voice = voices.get(statement.time);
		if (statement.visit === null || voice === undefined || voice === statement) return statement;
		return { ...statement, values: voice.values };
	});
}

function rankOf({ visit }: DealStatement): number {
	return visit === null ? -1 : ranks.indexOf(visit.status);
}
