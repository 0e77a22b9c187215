import { readFileSync } from 'node:fs';
import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import type * as Intake from '../../core/intake';
import type { SourceProfile } from '../../core/intake';
import type * as WellnessLiving from '../../vendors/wellnessliving/profile';
import type * as Zenoti from '../../vendors/zenoti/profile';
import { ratioOf, type Result } from './ratio.mts';

/** What is published is measured, not what tsx makes of the sources (it wraps every function to keep its name). */
const built = createRequire(new URL('../../dist/', import.meta.url));
const { DedupeWindow, eventsOfBody, verifySignature } = built('./core/intake') as typeof Intake;
const { wellnessLivingProfile } = built('./vendors/wellnessliving/profile') as typeof WellnessLiving;
const { zenotiProfile } = built('./vendors/zenoti/profile') as typeof Zenoti;

const secret = 'bench-only-secret';
const receivedAt = '2026-03-01T12:00:00.000Z';
const context = { receivedAt, ingestion: 'webhook', timeZone: 'America/New_York', currency: 'USD' } as const;

interface Subject {
	readonly title: string;
	readonly profile: SourceProfile;
	readonly fixture: string;
}

const subjects: readonly Subject[] = [
	{ title: 'Zenoti Invoice.Closed', profile: zenotiProfile, fixture: 'zenoti/Invoice.Closed.json' },
	{
		title: 'Zenoti AppointmentGroup.Created',
		profile: zenotiProfile,
		fixture: 'zenoti/AppointmentGroup.Created.json',
	},
	{
		title: 'WellnessLiving purchase.created',
		profile: wellnessLivingProfile,
		fixture: 'wellnessliving/purchase.created.json',
	},
];

/** The fixture as the vendor would send it, padded to about 2 KB with a field nobody reads when it is shorter. */
function signedBody({ profile, fixture }: Subject) {
	const payload: unknown = JSON.parse(
		readFileSync(new URL(`../../test/fixtures/${fixture}`, import.meta.url), 'utf8'),
	);
	const missing = 2048 - JSON.stringify(payload).length;
	const padded = missing > 20 ? { ...(payload as object), unused: 'x'.repeat(missing - 12) } : payload;
	const encoding = Object.keys(profile.signatureEncodings)[0] ?? '';
	const { headers, body } = profile.sign({ payload: padded, secret, sentAt: receivedAt, encoding });
	return { headers, bytes: Buffer.from(body), scheme: profile.signatureEncodings[encoding] };
}

function receiveRatio(subject: Subject): Result {
	const { headers, bytes, scheme } = signedBody(subject);
	if (scheme === undefined) throw new Error(`${subject.title}: no signature scheme`);
	const verdict = verifySignature(scheme, bytes, headers, [secret]);
	if (verdict.kind !== 'verified') throw new Error(`${subject.title}: the bench signs wrongly`);
	const measured = ratioOf(
		() => {
			verifySignature(scheme, bytes, headers, [secret]);
			return eventsOfBody(subject.profile, bytes, headers, context, false)[0]?.id;
		},
		() => {
			createHmac('sha256', secret).update(bytes).digest();
			return JSON.parse(bytes.toString('utf8')) as unknown;
		},
		2000,
	);
	const name = `${subject.title} (${bytes.length} B): verify, parse, normalise, key / HMAC + JSON.parse`;
	return { name, measured, limit: 3, bound: 'most', unit: '×' };
}

function refuseRatio(subject: Subject): Result {
	const { headers, bytes, scheme } = signedBody(subject);
	if (scheme === undefined) throw new Error(`${subject.title}: no signature scheme`);
	const measured = ratioOf(
		() => verifySignature(scheme, bytes, headers, ['another-secret']),
		() => createHmac('sha256', 'another-secret').update(bytes).digest(),
		4000,
	);
	return {
		name: `${subject.title}: refuse a forged one / HMAC`,
		measured,
		limit: 1.5,
		bound: 'most',
		unit: '×',
	};
}

const keyCount = 100_000;
const keyOf = (index: number) =>
	`zenoti:appointment:${String(index).padStart(36, '0')}:updated:2026-03-01t12:00:00`;
const newWindow = () =>
	new DedupeWindow({
		windowMs: 7 * 86_400_000,
		maxKeys: 2 * keyCount,
		abandonMs: 600_000,
		now: () => 1_772_366_400_000,
	});

function fill(window: Intake.DedupeWindow): Intake.DedupeWindow {
	for (let index = 0; index < keyCount; index += 1) {
		const attempt = window.tryClaim(keyOf(index));
		if (attempt.kind === 'claimed') attempt.claim.commit();
	}
	return window;
}

/** A check that finds nothing, in a full and in an empty window; the claim is given back, so neither grows. */
function checkOnce(window: Intake.DedupeWindow, state: { next: number }): void {
	state.next += 1;
	const attempt = window.tryClaim(`new:${state.next}`);
	if (attempt.kind === 'claimed') attempt.claim.release();
}

function dedupeRatio(): Result {
	const [full, empty] = [fill(newWindow()), newWindow()];
	const [fullState, emptyState] = [{ next: 0 }, { next: 0 }];
	const measured = ratioOf(
		() => checkOnce(full, fullState),
		() => checkOnce(empty, emptyState),
		5000,
	);
	return {
		name: 'dedupe check with 100,000 keys / with none',
		measured,
		limit: 1.2,
		bound: 'most',
		unit: '×',
	};
}

function bytesPerKey(): Result {
	const collect = globalThis.gc;
	if (collect === undefined) throw new Error('Run with --expose-gc');
	collect();
	const before = process.memoryUsage().heapUsed;
	const window = fill(newWindow());
	collect();
	const measured = (process.memoryUsage().heapUsed - before) / window.size;
	return { name: 'dedupe memory with 100,000 keys', measured, limit: 150, bound: 'most', unit: 'B/key' };
}

export function benchIntake(): readonly Result[] {
	return [...subjects.map(receiveRatio), ...subjects.map(refuseRatio), dedupeRatio(), bytesPerKey()];
}
