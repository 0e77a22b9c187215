import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { BookMapping } from '../../../core/books';
import type { OpenLedger } from '../ledgers/ledgerSystem';
import type { ParameterOf } from '../settings/rows';

/** Everything a run has read before it begins. */
export interface Run {
	readonly context: IExecuteFunctions;
	readonly parameterOf: ParameterOf;
	readonly mapping: BookMapping;
	/** Tries of one call altogether. */
	readonly maxAttempts: number;
	readonly runId: string;
	readonly nowMs: () => number;
}

export type Operation = (run: Run, company: OpenLedger) => Promise<INodeExecutionData[]>;
