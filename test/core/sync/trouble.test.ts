import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../core/http';
import { failAll, syncEvents, type CrmTarget, type SyncSettings, type Written } from '../../../core/sync';
import { memoryCrm, type MemoryCrm } from '../../support/memory-crm';
import { booking, client, clientRef, sale, studioEvent } from '../../support/studio-events';

const settings: SyncSettings = {
	pipeline: {
		id: 'p',
		stages: new Map([
			['booked', 'booked'],
			['sale_closed', 'won'],
		]),
	},
	owned: { contact: new Set(), deal: new Set() },
	ownerId: 'o1',
	leadSource: null,
};
const now = () => Date.parse('2026-11-20T18:00:00.000Z');
const broken: Failure = { kind: 'transient', code: 'HTTP_503', message: 'Busy.', hint: 'Again.' };
const visit = studioEvent('studio.booking.created', { booking: booking('v1', { client: clientRef('g1') }) });
const withdrawn = studioEvent('studio.client.optedout', {
	client: client('g1', { marketing: { email: false, sms: null } }),
});

const run = async (crm: MemoryCrm, events: readonly unknown[], changes: Partial<CrmTarget> = {}) =>
	await syncEvents(events, { ...crm.target, ...changes }, settings, now);
const optOut = async () => ({ failures: new Map<string, Failure>() });

describe('trouble with one record', () => {
	it('fails the visit whose deal cannot be looked up, and keeps its contact', async () => {
		const crm = memoryCrm();
		crm.unreadable.set('zenoti:visit:v1', broken);
		const [outcome] = await run(crm, [visit]);
		expect(outcome).toMatchObject({
			outcome: 'failed',
			error: { code: 'HTTP_503' },
			records: [{ type: 'contact' }],
		});
		expect(crm.deals).toEqual([]);
	});

	it('fails the visit whose deal is refused, and links nothing', async () => {
		const crm = memoryCrm();
		crm.refused.set('zenoti:visit:v1', broken);
		expect(await run(crm, [visit])).toMatchObject([{ outcome: 'failed', attempts: 2 }]);
		expect(crm.links).toEqual([]);
	});

	it('fails a visit whose link is refused, and makes up for it in the next run', async () => {
		const crm = memoryCrm();
		const link = async () => ({ failures: new Map([['zenoti:visit:v1', broken]]) });
		expect(await run(crm, [visit], { link })).toMatchObject([{ outcome: 'failed' }]);
		expect(await run(crm, [visit])).toMatchObject([{ outcome: 'unchanged' }]);
		expect(crm.links).toHaveLength(1);
	});

	it('looks again when another run opened the deal first, and gives up on a deal that stays taken', async () => {
		for (const [conflicts, outcome] of [
			[1, 'created'],
			[9, 'failed'],
		] as const) {
			const crm = memoryCrm();
			let left: number = conflicts;
			const writeDeals: CrmTarget['writeDeals'] = async (changes) => {
				left -= 1;
				const taken: Written = { kind: 'conflict', failure: broken, attempts: 1 };
				return left < 0
					? await crm.target.writeDeals(changes)
					: new Map(changes.map(({ key }) => [key, taken]));
			};
			expect(await run(crm, [visit], { writeDeals })).toMatchObject([{ outcome }]);
		}
	});

	it('does not say that consent was withdrawn before the consent service has taken it', async () => {
		const crm = memoryCrm();
		const refusing = async () => ({ failures: new Map([['zenoti:g1', broken]]) });
		expect(await run(crm, [withdrawn], { optOut: refusing })).toMatchObject([{ outcome: 'failed' }]);
		expect(crm.contacts[0]?.values.has('marketingEmail')).toBe(false);
		expect(await run(crm, [withdrawn], { optOut })).toMatchObject([{ outcome: 'updated' }]);
		expect(crm.contacts[0]?.values.get('marketingEmail')).toBe('false');
	});

	it('fails the event when the withdrawn consent cannot be noted at the contact', async () => {
		const crm = memoryCrm();
		const writeContacts: CrmTarget['writeContacts'] = async (changes) => {
			if (changes.some(({ values }) => values.has('marketingEmail'))) crm.refused.set('zenoti:g1', broken);
			return await crm.target.writeContacts(changes);
		};
		expect(await run(crm, [withdrawn], { optOut, writeContacts })).toMatchObject([{ outcome: 'failed' }]);
	});
});

describe('a run that cannot begin', () => {
	it('fails every item with the reason, events by their names, and writes nothing', () => {
		const outcomes = failAll([visit, { hello: 1 }], 'hubSpot', broken, now);
		expect(outcomes).toMatchObject([
			{
				eventId: visit.id,
				correlationId: visit.correlationid,
				outcome: 'failed',
				lagMs: 3_600_000,
				error: broken,
			},
			{ eventId: null, type: null, outcome: 'failed', attempts: 0, error: broken },
		]);
	});
});

describe('a sale nobody can place', () => {
	it('is skipped with the reason when it names no client and no deal', async () => {
		const nowhere = studioEvent('studio.sale.closed', { sale: sale('', 5) });
		expect(await run(memoryCrm(), [nowhere])).toMatchObject([
			{ outcome: 'skipped', note: expect.stringContaining('no client') },
		]);
	});
});
