import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import { StudioReconcile } from '../../../nodes/StudioReconcile/StudioReconcile.node';

export const node = new StudioReconcile();

const stored: INode = {
	id: 'n1',
	name: 'Studio Reconcile',
	type: 'n8n-nodes-studio-ops.studioReconcile',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

export interface Run {
	readonly source?: readonly unknown[];
	readonly other?: readonly unknown[];
	readonly parameters?: Readonly<Record<string, unknown>>;
	readonly continueOnFail?: boolean;
}

export interface Outputs {
	readonly matched: readonly INodeExecutionData[];
	readonly missing: readonly INodeExecutionData[];
	readonly different: readonly INodeExecutionData[];
	readonly extra: readonly INodeExecutionData[];
	/** The one item of the last output. */
	readonly summary: INodeExecutionData;
}

const usual = { sourceHolds: 'events', otherSide: 'outcomes', matchBy: 'event', fromDay: '', toDay: '' };

/** Runs the node over two lists of items with the part of n8n's context it uses. */
export async function run({
	source = [],
	other = [],
	parameters = {},
	continueOnFail,
}: Run): Promise<Outputs> {
	const inputs = [source, other].map((items) => items.map((json) => ({ json: json as IDataObject })));
	const told: Record<string, unknown> = { ...usual, ...parameters };
	const context = {
		getInputData: (input = 0) => inputs[input] ?? [],
		getNodeParameter: (name: string, _item: number, fallback?: unknown) => told[name] ?? fallback,
		getNode: () => stored,
		continueOnFail: () => continueOnFail ?? false,
	};
	const outputs = await node.execute.call(context as unknown as IExecuteFunctions);
	const [matched = [], missing = [], different = [], extra = [], [summary, ...more] = []] = outputs;
	if (summary === undefined || more.length > 0 || outputs.length !== 5) throw new Error('not one summary');
	return { matched, missing, different, extra, summary };
}
