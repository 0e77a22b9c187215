import axios from 'axios';
import type { HttpAnswer, Outside, Send } from '../../core/http';
import {
	syncEvents,
	type DealStatus,
	type Outcome,
	type SyncSettings,
	type TargetOptions,
} from '../../core/sync';
import type { HubSpotSandbox } from '../../sandbox/hubspot';
import { createHubSpotCaller, createHubSpotTarget, setUp } from '../../vendors/hubspot';

/** A clock that only sleeping moves, so that an hour passes in a millisecond. */
export interface FakeTime {
	readonly nowMs: () => number;
	readonly sleeps: number[];
}

export function fakeOutside(
	sandbox: Pick<HubSpotSandbox, 'url' | 'token'>,
	time: FakeTime & { advance: (ms: number) => void },
): Outside {
	return {
		send: sendTo(sandbox),
		nowMs: time.nowMs,
		random: () => 0,
		sleep: async (milliseconds) => {
			time.sleeps.push(milliseconds);
			time.advance(milliseconds);
		},
		isCancelled: () => false,
	};
}

export function fakeTime(start = '2026-11-20T18:00:00.000Z') {
	let nowMs = Date.parse(start);
	const sleeps: number[] = [];
	return {
		nowMs: () => nowMs,
		sleeps,
		advance: (milliseconds: number) => {
			nowMs += milliseconds;
		},
	};
}

function sendTo(sandbox: Pick<HubSpotSandbox, 'url' | 'token'>): Send {
	return async (request): Promise<HttpAnswer> => {
		try {
			const response = await axios.request({
				method: request.method,
				url: `${sandbox.url}${request.path}`,
				params: request.query,
				data: request.body,
				headers: { ...request.headers, authorization: `Bearer ${sandbox.token}` },
				validateStatus: () => true,
			});
			const headers = Object.fromEntries(
				Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
			);
			return { kind: 'response', status: response.status, headers, body: response.data as unknown };
		} catch (problem) {
			const code = axios.isAxiosError(problem) ? (problem.code ?? 'ERR_NETWORK') : 'ERR_NETWORK';
			return { kind: 'noResponse', code, message: 'The connection was cut.', mayRecover: true };
		}
	};
}

export const contactsOnly: SyncSettings = {
	pipeline: null,
	owned: { contact: new Set(['owner', 'lifecycle', 'leadSource']), deal: new Set(['name', 'owner']) },
	ownerId: null,
	leadSource: null,
};

/** Stage ids of the stand-in's studio pipeline. */
export const stageIds = {
	booked: '75200101',
	confirmed: '75200102',
	visited: '75200103',
	won: '75200104',
	cancelled: '75200105',
	noShow: '75200106',
} as const;

const stages: ReadonlyArray<readonly [DealStatus, string]> = [
	['booked', stageIds.booked],
	['confirmed', stageIds.confirmed],
	['checked_in', stageIds.visited],
	['completed', stageIds.visited],
	['cancelled', stageIds.cancelled],
	['no_show', stageIds.noShow],
	['sale_closed', stageIds.won],
	['sale_refunded', stageIds.cancelled],
];

export const withDeals: SyncSettings = {
	...contactsOnly,
	pipeline: { id: '75200100', stages: new Map(stages) },
};

const defaults: TargetOptions = {
	dryRun: false,
	batchSize: 100,
	maxAttempts: 5,
	subscriptionId: null,
	recordLinks: false,
};

/** One run of the sync against the stand-in, with a clock of its own. */
export async function run(
	sandbox: HubSpotSandbox,
	events: readonly unknown[],
	settings: SyncSettings = contactsOnly,
	options: Partial<TargetOptions> = {},
): Promise<{ outcomes: readonly Outcome[]; sleeps: readonly number[]; calls: number }> {
	const time = fakeTime();
	const target = createHubSpotTarget(fakeOutside(sandbox, time), { ...defaults, ...options });
	const outcomes = await syncEvents(events, target, settings, time.nowMs);
	return { outcomes, sleeps: time.sleeps, calls: target.calls() };
}

export async function setUpAccount(sandbox: HubSpotSandbox, dryRun = false) {
	const caller = createHubSpotCaller(fakeOutside(sandbox, fakeTime()), 3);
	return await setUp(caller, dryRun);
}

/** The properties of all living records, by the given key property. */
export function recordsBy(sandbox: HubSpotSandbox, type: 'contacts' | 'deals', key: string) {
	const records = sandbox.store.records[type].all();
	return new Map(
		records.map((record) => [record.properties.get(key) ?? '', Object.fromEntries(record.properties)]),
	);
}
