import type { IDataObject, INode, IPollFunctions } from 'n8n-workflow';
import { vi } from 'vitest';
import type { Failure } from '../../../core/http';
import type { PollSource } from '../../../nodes/common/pollSource';
import { FakeSource } from '../../core/poll/fake-source';

let nodes = 0;

/** A polling trigger of a fake vendor in a workflow of its own, with as much of n8n's context as it uses. */
export class FakePollingNode {
	readonly source: FakeSource;

	readonly workflowId: string;

	readonly node: INode;

	/** As n8n keeps it: what is put in is text in between. */
	staticData: IDataObject = {};

	readonly log: string[] = [];

	mode: 'trigger' | 'manual' = 'trigger';

	budgetMs: number | null = null;

	connectFailure: Failure | null = null;

	/** How often the places were listed. */
	listings = 0;

	placesFailure: Failure | null = null;

	constructor(parameters: IDataObject = {}, workflowId = `polled-${(nodes += 1)}`) {
		this.workflowId = workflowId;
		this.source = new FakeSource(systemClock);
		this.node = {
			id: `node-${(nodes += 1)}`,
			name: 'Fake Polling Trigger',
			type: 'n8n-nodes-studio-ops.fakePollingTrigger',
			typeVersion: 1.1,
			position: [0, 0],
			parameters: parameters as INode['parameters'],
		};
	}

	get pollSource(): PollSource {
		const { profile, caller } = this.source;
		const places: typeof profile.places = async (...input) => {
			this.listings += 1;
			return this.placesFailure === null
				? await profile.places(...input)
				: { ok: false, failure: this.placesFailure };
		};
		return {
			profile: { ...profile, places },
			connect: async () =>
				await Promise.resolve(
					this.connectFailure === null
						? { ok: true, value: { caller } }
						: { ok: false, failure: this.connectFailure },
				),
		};
	}

	get context(): IPollFunctions {
		const write = (level: string) => (message: string) => this.log.push(`${level} ${message}`);
		const context = {
			getNode: () => this.node,
			getMode: () => this.mode,
			getWorkflow: () => ({ id: this.workflowId }),
			getWorkflowStaticData: () => this.staticData,
			logger: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
			...(this.budgetMs === null ? {} : { getPollBudgetMs: () => this.budgetMs }),
		};
		return context as unknown as IPollFunctions;
	}

	/** n8n stops and comes back; what one process remembers is not part of this. */
	restart(): void {
		this.staticData = JSON.parse(JSON.stringify(this.staticData)) as IDataObject;
	}
}

export const start = Date.parse('2026-11-20T12:00:00Z');

const systemClock = {
	get nowMs(): number {
		return Date.now();
	},
	set nowMs(ms: number) {
		vi.setSystemTime(ms);
	},
};

export function passMinutes(minutes: number): void {
	vi.setSystemTime(Date.now() + minutes * 60_000);
}
