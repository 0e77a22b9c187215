import { own, recordOf } from './read';
import { utcOf } from './time';

/**
 * As of when an event tells the whole state of a thing: its time, but of what a poll tells the reading. A poll that sees a
 * sale for the first time tells when it was closed, and what it is now.
 */
export function asOf(event: unknown, time: string): string {
	const record = recordOf(event);
	const readAt = own(record, 'ingestion') === 'poll' ? utcOf(own(record, 'receivedtime')) : null;
	return readAt !== null && readAt > time ? readAt : time;
}
