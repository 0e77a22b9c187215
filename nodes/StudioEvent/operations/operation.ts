import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

/** One operation of the node: its fields and what it does with one item. */
export interface Operation {
	readonly properties: readonly INodeProperties[];
	readonly run: (context: IExecuteFunctions, itemIndex: number) => Promise<INodeExecutionData[]>;
}
