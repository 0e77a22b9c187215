import { z } from 'zod';
import type { INode } from 'n8n-workflow';
import { startWellnessLivingApi, type WellnessLivingSandbox } from '../../sandbox/wellnessliving-api';
import { startZenotiApi, type ZenotiApiSandbox } from '../../sandbox/zenoti-api';
import {
	createWellnessLivingCaller,
	createWellnessLivingPollProfile,
} from '../../vendors/wellnessliving/api';
import { createZenotiCaller, createZenotiPollProfile } from '../../vendors/zenoti/api';
import { attempts } from '../../nodes/common/pollSource';
import { purchase, visit } from '../sandbox/wellnessliving-api/payloads';
import { clockAt, overHttp, PolledStudio, type Clock, type Line } from './poll-support';

/** Saturday, 21 November 2026, one o'clock in New York. */
export const openingMs = Date.UTC(2026, 10, 21, 18);
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
export const dayFromOpening = (days: number): string =>
	new Date(openingMs + days * day).toISOString().slice(0, 10);

/** A stand-in that a test may trouble, and what goes on in its studio. */
export interface Scene {
	readonly name: 'Zenoti' | 'WellnessLiving';
	readonly clock: Clock;
	/** Back to the first morning, with the people who were there before anybody polled. */
	readonly open: () => void;
	/** An hour passes, so that the next round is a wide one, and this happens: of each resource some, and those whose content takes a call of its own among them. */
	readonly happen: () => void;
	readonly polled: (parameters?: INode['parameters']) => PolledStudio;
	/** Settings for a trigger of the first center, or of all where they are read as one. */
	readonly onePlace: () => INode['parameters'];
	readonly close: () => Promise<void>;
}

export interface ZenotiScene extends Scene {
	readonly api: ZenotiApiSandbox;
	/** The key in the credential. */
	key: string;
	/** What others do just before a call arrives. */
	beforeCall: () => void;
}

export async function zenotiScene(): Promise<ZenotiScene> {
	const clock = clockAt(openingMs);
	const api = await startZenotiApi({ now: () => clock.ms });
	const line = (): Line => ({
		profile: () => createZenotiPollProfile({ invoices: 'whenUnclear' }),
		caller: (outside) => createZenotiCaller(outside, attempts),
		send: async (request) => {
			scene.beforeCall();
			return await overHttp(api.url, request, `apikey ${scene.key}`);
		},
	});
	const scene: ZenotiScene = {
		name: 'Zenoti',
		api,
		clock,
		key: api.apiKey,
		beforeCall: () => undefined,
		open: () => {
			scene.beforeCall = () => undefined;
			clock.ms = openingMs;
			api.reset();
			scene.key = api.apiKey;
			zenotiBefore(api, clock);
		},
		happen: () => zenotiMorning(api, clock),
		polled: (parameters) => new PolledStudio(line(), clock, parameters),
		onePlace: () => ({ options: { locationIds: api.organisation.centers.all()[0]?.id ?? '' } }),
		close: api.close,
	};
	return scene;
}

/** Two guests, an appointment and a class to come, and a sale. */
function zenotiBefore({ desk }: ZenotiApiSandbox, clock: Clock): void {
	const [known, other] = [desk.addGuest(), desk.addGuest()];
	desk.book({ guestId: known.id });
	desk.book({ guestId: other.id, startsAt: clock.ms + 2 * day });
	const session = Number(desk.addSession({ startsAt: clock.ms + day }).id);
	desk.bookClass({ guestId: known.id, sessionId: session });
	desk.bookClass({ guestId: other.id, sessionId: session });
	desk.sell({ guestId: known.id, lines: [{ name: 'Mat', cents: 2_500 }] });
	clock.ms += 5 * minute;
}

function zenotiMorning({ desk, organisation }: ZenotiApiSandbox, clock: Clock): void {
	const [visitOfKnown, visitOfOther] = organisation.visits.all();
	const [session] = organisation.sessions.all();
	const [registration] = organisation.registrations.all();
	const [known] = organisation.guests.all();
	clock.ms += hour;
	if (!visitOfKnown || !visitOfOther || !session || !registration || !known) throw new Error('not open');
	const guests = Array.from({ length: 3 }, () => desk.addGuest().id);
	desk.changeGuest(known.id, { personal: { last_name: 'Renamed' } });
	desk.move(visitOfKnown.id, 60);
	desk.cancel(visitOfOther.id);
	for (const guestId of guests) desk.book({ guestId });
	desk.bookClass({ guestId: guests[0] ?? '', sessionId: session.id });
	desk.cancelClass(registration.id);
	for (const guestId of guests) desk.sell({ guestId, lines: [{ name: 'Oil', cents: 4_000, taxCents: 280 }] });
	// two tenders on two lines: only the invoice tells who paid what
	const halves = [{ cents: 2_000 }, { mode: 1, name: 'VISA' }];
	const lines = [
		{ name: 'Robe', cents: 3_000 },
		{ name: 'Towel', cents: 1_500 },
	] as const;
	const sold = desk.sell({ guestId: known.id, lines, tenders: halves });
	clock.ms += 2 * minute;
	desk.refund(sold.id);
	clock.ms += 10 * minute;
}

export interface WellnessLivingScene extends Scene {
	readonly api: WellnessLivingSandbox;
}

const grant = z.object({ access_token: z.string() });

export async function wellnessLivingScene(): Promise<WellnessLivingScene> {
	const clock = clockAt(openingMs);
	const api = await startWellnessLivingApi({ now: () => clock.ms });
	const line = (): Line => {
		let token = '';
		const signIn = async (): Promise<void> => {
			const { clientId: client_id, clientSecret: client_secret } = api;
			const body = { grant_type: 'client_credentials', client_id, client_secret };
			const headers = { 'content-type': 'application/x-www-form-urlencoded' };
			const path = new URL(api.tokenUrl).pathname;
			const answer = await overHttp(api.url, { method: 'POST', path, body, headers }, '');
			const told = grant.safeParse(answer.kind === 'response' ? answer.body : null);
			token = told.success ? told.data.access_token : 'none';
		};
		return {
			profile: createWellnessLivingPollProfile,
			caller: (outside) => {
				const { region, businessId } = api;
				return createWellnessLivingCaller(outside, attempts, { region, businessId });
			},
			// n8n's rule: a token is asked for when there is none, and once after a 401
			send: async (request) => {
				if (token === '') await signIn();
				const used = token;
				const answer = await overHttp(api.url, request, `Bearer ${used}`);
				if (answer.kind !== 'response' || answer.status !== 401) return answer;
				if (used === token) await signIn();
				return await overHttp(api.url, request, `Bearer ${token}`);
			},
		};
	};
	return {
		name: 'WellnessLiving',
		api,
		clock,
		open: () => {
			clock.ms = openingMs;
			api.reset();
			wellnessLivingBefore(api);
		},
		happen: () => wellnessLivingMorning(api, clock),
		polled: (parameters) => new PolledStudio(line(), clock, parameters),
		onePlace: () => ({}),
		close: api.close,
	};
}

/** `client.created` or `client.updated` of somebody whose uid ends in these digits. */
export function client(uid: string, lastName: string, operation = 'created') {
	return {
		uid,
		s_first_name: 'Kit',
		s_last_name: lastName,
		s_mail: `kit.${uid}@mail.test`,
		dt_add: `${dayFromOpening(operation === 'created' ? 0 : -300)} 13:00:00`,
		meta_data: {
			id: `evt-${uid}-${lastName}`,
			business_id: '50001',
			date: new Date(openingMs).toISOString(),
			topic: `client.${operation}`,
		},
	};
}

export const soldMat = (id: string) =>
	purchase({
		id,
		items: [[9, 'Mat', '25.00']],
		payments: [['Cash', '25.00']],
		total: '25.00',
		day: dayFromOpening(0),
	});

function wellnessLivingBefore({ applyFact }: WellnessLivingSandbox): void {
	applyFact(client('4401', 'Before', 'updated'));
	for (const [k_visit, uid, days] of [
		['7001', '4401', 1],
		['7002', '4402', 1],
		['7003', '4403', 9],
	] as const)
		applyFact(visit({ k_visit, uid, day: dayFromOpening(days) }));
	applyFact(soldMat('70'));
}

function wellnessLivingMorning({ applyFact }: WellnessLivingSandbox, clock: Clock): void {
	clock.ms += hour;
	for (const uid of ['4411', '4412', '4413']) applyFact(client(uid, 'New'));
	applyFact(client('4401', 'Renamed', 'updated'));
	applyFact(visit({ k_visit: '7004', uid: '4411', day: dayFromOpening(1) }));
	applyFact(visit({ k_visit: '7005', uid: '4412', day: dayFromOpening(9) }));
	applyFact(visit({ k_visit: '7002', uid: '4402', day: dayFromOpening(1), status: 6 }));
	for (const id of ['71', '72']) applyFact(soldMat(id));
	clock.ms += 10 * minute;
}

export const scenes = [
	['Zenoti', zenotiScene],
	['WellnessLiving', wellnessLivingScene],
] as const;
