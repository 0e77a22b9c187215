import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

/** One operation of the node: its fields and what it does with one item. */
export interface Operation {
	readonly properties: readonly INodeProperties[];
	readonly run: (context: IExecuteFunctions, itemIndex: number) => Promise<INodeExecutionData[]>;
}

/** An operation that takes all items together, and answers for failed ones itself. */
export interface WholeOperation {
	readonly properties: readonly INodeProperties[];
	readonly runAll: (context: IExecuteFunctions) => INodeExecutionData[];
}
