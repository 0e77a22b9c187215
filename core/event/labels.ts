import { eventTypes, type EventType } from './event';

/** Words that read better than the type's last part. */
const words: Readonly<Record<string, string>> = {
	optedin: 'Opted In',
	optedout: 'Opted Out',
	checkedin: 'Checked In',
	noshow: 'No-Show',
};

/** `studio.booking.noshow` → `Booking No-Show`; the name in menus and documents. */
export function eventLabelOf(type: EventType): string {
	return type.split('.').slice(1).map(toWord).join(' ');
}

function toWord(part: string): string {
	return words[part] ?? `${part.charAt(0).toUpperCase()}${part.slice(1)}`;
}

export function isEventType(value: unknown): value is EventType {
	return eventTypes.some((type) => type === value);
}
