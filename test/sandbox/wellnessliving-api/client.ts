import axios, { type AxiosInstance } from 'axios';
import { afterEach, beforeEach } from 'vitest';
import { z } from 'zod';
import {
	startWellnessLivingApi,
	type WellnessLivingOptions,
	type WellnessLivingSandbox,
} from '../../../sandbox/wellnessliving-api';

export interface Reply {
	readonly status: number;
	readonly body: Record<string, unknown>;
	readonly type: string;
}

/** A clock that only moves when a test moves it. */
export interface Clock {
	ms: number;
}

export interface Bench {
	readonly api: WellnessLivingSandbox;
	readonly clock: Clock;
	/** With token and business, as a right client asks. */
	readonly get: (path: string, query?: Readonly<Record<string, string>>) => Promise<Reply>;
	readonly post: (path: string, body: unknown) => Promise<Reply>;
	/** Nothing is added. */
	readonly http: () => AxiosInstance;
	readonly token: () => Promise<string>;
	readonly control: (path: string, body?: unknown) => Promise<Reply>;
}

/** A fresh stand-in per test and a client that never throws on a status. */
export function apiBench(options: Omit<WellnessLivingOptions, 'now'> = {}): Bench {
	const clock: Clock = { ms: 0 };
	let api: WellnessLivingSandbox | null = null;
	beforeEach(async () => {
		clock.ms = Date.UTC(2026, 10, 21, 12);
		api = await startWellnessLivingApi({ ...options, now: () => clock.ms });
	});
	afterEach(async () => api?.close());
	const running = () => {
		if (api === null) throw new Error('the stand-in is not running');
		return api;
	};
	const http = () => axios.create({ baseURL: running().url, validateStatus: () => true });
	const token = async () => {
		const { tokenUrl, clientId, clientSecret } = running();
		const grant = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
		const answer = await axios.post(tokenUrl, new URLSearchParams(grant));
		return z.object({ access_token: z.string() }).parse(answer.data).access_token;
	};
	const ask = async (
		method: string,
		url: string,
		query: Readonly<Record<string, string>>,
		data?: unknown,
	) => {
		const { region, businessId } = running();
		const params = { id_region: region, k_business: businessId, ...query };
		const headers = { authorization: `Bearer ${await token()}` };
		return replyOf(await http().request({ method, url, params, headers, data }));
	};
	return {
		get api() {
			return running();
		},
		clock,
		get: (path, query = {}) => ask('GET', path, query),
		post: (path, body) => ask('POST', path, {}, body),
		http,
		token,
		control: async (path, body = {}) => replyOf(await http().post(`/__sandbox/${path}`, body)),
	};
}

export function replyOf(answer: { status: number; data: unknown; headers: object }): Reply {
	const body = z.record(z.unknown()).safeParse(answer.data);
	const type = new Map(Object.entries(answer.headers)).get('content-type');
	return { status: answer.status, body: body.success ? body.data : {}, type: String(type ?? '') };
}

const refused = z.object({
	status: z.string(),
	a_error: z.array(z.object({ sid: z.string(), s_field: z.unknown() })),
});

/** The code of a refusal, which comes under HTTP 200. */
export function sidOf({ body }: Reply): string {
	const parsed = refused.safeParse(body);
	return parsed.success ? (parsed.data.a_error[0]?.sid ?? '') : String(body.status);
}

const report = z.object({
	a_field: z.array(z.string()),
	a_row: z.array(z.array(z.unknown())),
	id_report_status: z.number(),
	dtu_complete: z.string(),
	text_error: z.string(),
	i_cas_change: z.number(),
	s_report: z.string(),
});
export type Report = z.output<typeof report>;

export function reportOf({ body }: Reply): Report {
	return report.parse(body);
}

/** Rows as objects, without the NUL characters some texts are filled up with. */
export function rowsOf({ a_field, a_row }: Report): readonly Readonly<Record<string, unknown>>[] {
	return a_row.map((cells) =>
		Object.fromEntries(
			a_field.map((name, index) => {
				const cell = cells[index];
				return [name, typeof cell === 'string' ? cell.replace(/\0+$/, '') : cell];
			}),
		),
	);
}

export const everybody = { o_date: { dl_start: '1900-01-01', dl_end: '2100-12-31', id_report_date: 4 } };
export const bothMethods = (from: string, to = from) => ({
	o_date: { dl_start: from, dl_end: to },
	o_purchase_accrual_cash: 3,
});

/** Orders a report, lets time pass until it is built, and reads it. */
export async function builtReport(
	bench: Bench,
	cid_report: number,
	json_filter: unknown,
	more: Readonly<Record<string, unknown>> = {},
): Promise<Report> {
	const body = { cid_report, json_filter, i_limit: 1_000, i_offset: 0, s_sort: sortOf(cid_report), ...more };
	await bench.post('/v1/report/query', { ...body, is_refresh: 1 });
	bench.clock.ms += 10_000;
	return reportOf(await bench.post('/v1/report/query', { ...body, is_refresh: 0 }));
}

export function sortOf(report: number): string {
	return report === 689 ? 'uid' : 'o_date.dtu_date';
}
