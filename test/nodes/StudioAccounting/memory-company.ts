import type { INodeExecutionData } from 'n8n-workflow';
import type { SetupReport } from '../../../core/sync';
import {
	noChoices,
	type LedgerRun,
	type OpenLedger,
} from '../../../nodes/StudioAccounting/ledgers/ledgerSystem';
import type { Operation } from '../../../nodes/StudioAccounting/operations/operation';
import { readMapping } from '../../../nodes/StudioAccounting/settings/bookSettings';
import { parametersOf } from '../../../nodes/StudioAccounting/settings/rows';
import { executeContext, type ContextOptions } from '../../support/execute-context';
import { MemoryLedger } from '../../support/memory-ledger';

export const nothingToDo: SetupReport = {
	isReady: true,
	created: [],
	present: ['account.Studio Tips'],
	missing: [],
	problems: [],
};

/** A company whose books are in memory, and what the operations asked of it. */
export class MemoryCompany {
	readonly books = new MemoryLedger();

	readonly runs: LedgerRun[] = [];

	readonly setUps: Array<{ readonly dryRun: boolean }> = [];

	/** What the next set-up reports. */
	report = nothingToDo;

	forgotten = 0;

	readonly open: OpenLedger = {
		company: 'memory|1',
		createLedger: (run) => {
			this.runs.push(run);
			return this.books.ledger;
		},
		setUp: async (_mapping, dryRun) => {
			this.setUps.push({ dryRun });
			return this.report;
		},
		fetchAccounts: noChoices,
		fetchUnits: noChoices,
		fetchClasses: noChoices,
		fetchTaxCodes: noChoices,
		fetchCustomers: noChoices,
		forgetChart: () => {
			this.forgotten += 1;
		},
	};

	async run(
		operation: Operation,
		items: readonly unknown[],
		more: Partial<ContextOptions> = {},
	): Promise<{
		readonly output: readonly INodeExecutionData[];
		readonly customData: ReadonlyMap<string, string>;
	}> {
		const parameters = { system: 'memory', ...more.parameters };
		const { context, customData } = executeContext({ items, credentials: {}, ...more, parameters });
		const parameterOf = parametersOf(context);
		const mapping = readMapping(parameterOf);
		if (!mapping.ok) throw new Error(mapping.failure.message);
		const nowMs = () => Date.parse('2026-11-21T04:00:00Z');
		const about = { context, parameterOf, mapping: mapping.value, maxAttempts: 4, runId: 'r1', nowMs };
		return { output: await operation(about, this.open), customData };
	}
}
