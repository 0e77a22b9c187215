import axios from 'axios';
import type { BookMapping, Ledger } from '../../../core/books';
import type { HttpAnswer, Outside, Send } from '../../../core/http';
import type { XeroSandbox } from '../../../sandbox/xero';
import {
	createXeroCaller,
	createXeroLedger,
	setUpXero,
	type XeroChart,
	type XeroSession,
} from '../../../vendors/xero';
import { lost } from './support';

/** Where a run dies: from which of its calls on nothing gets through, and whether that call itself did its work. */
export interface Death {
	readonly call: number;
	readonly isDone: boolean;
}

/** Xero's stand-in, over HTTP, with a chart that is remembered from run to run. */
export class StandIn {
	chart: XeroChart | null = null;

	nowMs = Date.parse('2026-11-21T04:00:00Z');

	private runs = 0;

	constructor(readonly xero: XeroSandbox) {}

	session(death: Death | null = null): XeroSession {
		const outside: Outside = {
			send: dying(sendTo(this.xero), death),
			nowMs: () => this.nowMs,
			random: () => 0,
			sleep: async (milliseconds) => {
				this.nowMs += milliseconds;
			},
			isCancelled: () => false,
		};
		const chart = {
			get: () => this.chart,
			set: (read: XeroChart) => {
				this.chart = read;
			},
		};
		return { caller: createXeroCaller(outside, 3), tenantId: this.xero.tenantId, chart };
	}

	ledger(mapping: BookMapping, death: Death | null = null): Ledger {
		this.runs += 1;
		const options = { mapping, form: 'day', runId: `run-${this.runs}`, maxAttempts: 3 } as const;
		return createXeroLedger(this.session(death), options);
	}

	async setUp(mapping: BookMapping): Promise<void> {
		const report = await setUpXero(this.session(), mapping, false);
		if (!report.isReady) throw new Error(JSON.stringify(report));
	}
}

function dying(send: Send, death: Death | null): Send {
	let calls = 0;
	return async (request) => {
		calls += 1;
		if (death === null || calls < death.call) return await send(request);
		if (death.isDone && calls === death.call) await send(request);
		return { ...lost, kind: 'noResponse', code: 'DEAD', message: 'Dead.', mayRecover: false };
	};
}

function sendTo({ url, token }: Pick<XeroSandbox, 'url' | 'token'>): Send {
	return async (request): Promise<HttpAnswer> => {
		try {
			const answer = await axios.request({
				method: request.method,
				url: `${url}${request.path}`,
				params: request.query,
				data: request.body,
				headers: { ...request.headers, authorization: `Bearer ${token}` },
				validateStatus: () => true,
			});
			const headers = Object.entries(answer.headers).map(([name, value]) => [
				name.toLowerCase(),
				String(value),
			]);
			return {
				kind: 'response',
				status: answer.status,
				headers: Object.fromEntries(headers),
				body: answer.data,
			};
		} catch {
			return lost;
		}
	};
}
