import { payloadHash } from '../../../core/intake/payload-hash';

/** Short text that differs when the content does: 40 bits, compared only with earlier texts about the same thing. */
export function mark(content: unknown): string {
	return payloadHash(content).slice(0, 10);
}

/**
 * The version of a change that nothing at the source has a number for: what it was, what it is, the source's own stamp
 * where there is one, and how often it has changed. The same when the same read is repeated.
 */
export function versionOfChange(
	before: string | null,
	now: string,
	stamp: string | null = null,
	changes = 0,
): string {
	const told = [before, now, stamp];
	return payloadHash(JSON.stringify(changes === 0 ? told : [...told, changes]));
}
