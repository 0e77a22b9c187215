import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimEvents } from '../../core/intake';
import type { StudioEvent } from '../../core/event';
import { DedupeMemory, triggerScope } from '../../nodes/common/dedupeMemory';
import { claimForPoll } from '../../nodes/common/pollClaims';
import { zenotiProfile } from '../../vendors/zenoti/profile';
import { hour, minute, zenotiScene, type ZenotiScene } from './poll-studios';
import type { PolledStudio } from './poll-support';

/** One workflow with both triggers: what its webhook trigger has received, its polling trigger leaves out. */
let scene: ZenotiScene;
let studio: PolledStudio;
let memory: DedupeMemory;
let heard: number;

beforeAll(async () => {
	scene = await zenotiScene();
});
afterAll(async () => await scene.close());
beforeEach(async () => {
	scene.open();
	memory = new DedupeMemory(() => scene.clock.ms);
	studio = scene.polled(scene.onePlace());
	await claimForPoll(memory, 'w', (await studio.poll()).events, wait);
	heard = 0;
	await hear();
});

const wait = { sleep: async () => await new Promise<void>(() => undefined), longestMs: 1 };

/** All webhooks since the last time arrive, but for those that get lost. */
async function hear(isLost: (event: StudioEvent) => boolean = () => false): Promise<void> {
	const receivedAt = new Date(scene.clock.ms).toISOString();
	const context = {
		receivedAt,
		ingestion: 'webhook',
		timeZone: 'America/New_York',
		currency: 'USD',
	} as const;
	const payloads = scene.api.webhooks().slice(heard);
	heard += payloads.length;
	for (const payload of payloads) {
		const events = zenotiProfile.toEvents({ payload, headers: {} }, context);
		if (events.some(isLost)) continue;
		const window = memory.windowOf(triggerScope('w', 'hook'), 168 * hour);
		const claimed = await claimEvents(window, events, wait);
		if (claimed.kind !== 'fresh') continue;
		claimed.claim.commit();
		memory.noteTold('w', claimed.events);
	}
}

async function told(): Promise<readonly string[]> {
	scene.clock.ms += hour;
	const { events, problems } = await studio.poll();
	expect(problems).toEqual([]);
	const fresh = await claimForPoll(memory, 'w', events, wait);
	return fresh.map(({ type, subject }) => `${type.replace('studio.', '')} ${subject}`);
}

const typeOf = (type: string) => (event: StudioEvent) => event.type === `studio.${type}`;

describe('a poll beside a webhook trigger of its workflow', () => {
	it('has nothing to tell of guests, visits and sales that the webhooks have told, under whatever ids', async () => {
		const { desk } = scene.api;
		const guest = desk.addGuest();
		scene.clock.ms += 5 * minute;
		desk.book({ guestId: guest.id });
		scene.clock.ms += 5 * minute;
		const tenders = [{ mode: 1, name: 'VISA', tipCents: 500 }];
		desk.sell({ guestId: guest.id, lines: [{ name: 'Mat', cents: 2_500, taxCents: 200 }], tenders });
		desk.changeGuest(guest.id, { personal: { last_name: 'Renamed' } });
		await hear();
		expect(await told()).toEqual([]);
	});

	it('tells once more of a morning only where the webhook told less: a class without its hour, a visit as a whole', async () => {
		scene.happen();
		await hear();
		const again = await told();
		expect(again.map((text) => text.split(' ')[0]).sort()).toEqual([
			'booking.cancelled',
			'booking.cancelled',
			'booking.created',
		]);
		expect(await told()).toEqual([]);
	});

	it('tells a change whose webhook was lost, and the way back too', async () => {
		const { desk } = scene.api;
		const { id } = desk.addGuest();
		const rename = async (name: string, isLost: boolean) => {
			scene.clock.ms += 5 * minute;
			desk.changeGuest(id, { personal: { last_name: name } });
			await hear(() => isLost);
			return await told();
		};
		const change = [`client.updated client/${id}`];
		expect(await rename('Ash', false)).toEqual([]);
		expect(await rename('Birch', true)).toEqual(change);
		expect(await rename('Ash', true)).toEqual(change);
		expect(await rename('Birch', false)).toEqual([]);
	});

	it('tells a sale whose webhook was lost beside one that was heard', async () => {
		const guestId = scene.api.organisation.guests.all()[0]?.id ?? '';
		const sell = () => scene.api.desk.sell({ guestId, lines: [{ name: 'Mat', cents: 2_500 }] }).id;
		const lost = sell();
		await hear(typeOf('sale.closed'));
		sell();
		await hear();
		expect(await told()).toEqual([`sale.closed sale/${lost}`]);
	});
});
