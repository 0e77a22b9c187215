import type { IDataObject, INode, INodeExecutionData, INodeParameters, INodeType, IRun } from 'n8n-workflow';
import { beforeAll, describe, expect, it } from 'vitest';
import { outcomeOf, saleEvent } from '../core/reconcile/support';
import { CredentialStore, Engine, nodeOf } from '../support/engine';

let engine: Engine;

beforeAll(async () => {
	engine = await Engine.load();
}, 60_000);

const [one, two] = [plain(saleEvent('1', 10)), plain(saleEvent('2', 20))];
const [outcome, stray] = [plain(outcomeOf(saleEvent('1', 10))), plain(outcomeOf(saleEvent('9', 1)))];

function plain(value: unknown): IDataObject {
	return JSON.parse(JSON.stringify(value));
}

/** A branch of the workflow: gives these items, whatever comes in. */
const giveType = 'test.give';
const give: INodeType = {
	description: {
		displayName: 'Give',
		name: giveType,
		group: ['input'],
		version: 1,
		description: 'Gives the items it holds',
		defaults: { name: 'Give' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [{ displayName: 'Items', name: 'items', type: 'json', default: '[]' }],
	},
	async execute() {
		const items: IDataObject[] = JSON.parse(String(this.getNodeParameter('items', 0)));
		return [items.map((json) => ({ json, pairedItem: { item: 0 } }))];
	},
};

/** A side may be unconnected. */
interface Setting {
	readonly source: readonly IDataObject[];
	readonly other: readonly IDataObject[] | null;
	readonly parameters?: INodeParameters;
	readonly changes?: Partial<INode>;
}

/** The workflow as people build it: one start, a branch for each side, Studio Reconcile. */
async function run({ source, other, parameters = {}, changes = {} }: Setting): Promise<IRun> {
	const main = (name: string, index = 0) => ({ node: name, type: 'main' as const, index });
	const branch = (name: string, y: number, items: readonly IDataObject[]): INode => ({
		...nodeOf('give', { items: JSON.stringify(items) }),
		id: name,
		name,
		type: giveType,
		position: [0, y],
	});
	const start = { ...branch('Start', 0, [{ at: '04:00' }]), parameters: { items: '[{}]' } };
	const node: INode = { ...nodeOf('studioReconcile', parameters), position: [200, 0], ...changes };
	const branches = [branch('Studio', 0, source), ...(other === null ? [] : [branch('Books', 100, other)])];
	const workflow = new engine.n8n.Workflow({
		id: 'r',
		nodes: [start, ...branches, node],
		connections: {
			Start: { main: [branches.map(({ name }) => main(name))] },
			...Object.fromEntries(branches.map(({ name }, side) => [name, { main: [[main(node.name, side)]] }])),
		},
		active: false,
		nodeTypes: {
			...engine.nodeTypes,
			getByNameAndVersion: (type, version) =>
				type === giveType ? give : engine.nodeTypes.getByNameAndVersion(type, version),
		},
		settings: { executionOrder: 'v1' },
	});
	const runData = engine.n8n.createRunExecutionData({
		executionData: { nodeExecutionStack: [{ node: start, data: { main: [[{ json: {} }]] }, source: null }] },
	});
	const additionalData = engine.additionalData(new CredentialStore(), 'trigger');
	const execute = new engine.core.WorkflowExecute(additionalData, 'trigger', runData);
	return await execute.processRunExecutionData(workflow);
}

function outputOf(result: IRun, output: number): readonly INodeExecutionData[] {
	const [task] = result.data.resultData.runData.StudioReconcile ?? [];
	return task?.data?.main?.[output] ?? [];
}

const summaryOf = (result: IRun) => outputOf(result, 4)[0]?.json;

describe('Studio Reconcile in the n8n engine', () => {
	it('takes both sides and gives every finding by its output, linked to its item', async () => {
		const result = await run({ source: [one, two], other: [stray, outcome] });
		expect(result.status).toBe('success');
		expect([0, 1, 2, 3, 4].map((output) => outputOf(result, output).length)).toEqual([1, 1, 0, 1, 1]);
		expect(outputOf(result, 0)[0]?.pairedItem).toEqual([
			{ item: 0, input: 0 },
			{ item: 1, input: 1 },
		]);
		expect(outputOf(result, 1)[0]).toMatchObject({ json: two, pairedItem: { item: 1, input: 0 } });
		expect(outputOf(result, 3)[0]).toMatchObject({ json: stray, pairedItem: { item: 0, input: 1 } });
		expect(summaryOf(result)?.text).toBe('2 sales: 2 by webhook, 1 missing in the CRM, 1 only in the CRM');
	});

	it.each([
		['gave nothing', []],
		['is not connected', null],
	])('runs although the other side %s: everything is missing', async (_why, other) => {
		const result = await run({ source: [one, two], other });
		expect(result.status).toBe('success');
		expect(outputOf(result, 1).map(({ json }) => json.id)).toEqual([one.id, two.id]);
		expect(summaryOf(result)).toMatchObject({ verdict: 'incomplete', counts: { missing: 2, other: 0 } });
	});

	it('runs although the source gave nothing: what the other side has is extra', async () => {
		const result = await run({ source: [], other: [outcome] });
		expect(result.status).toBe('success');
		expect(outputOf(result, 3)).toMatchObject([{ json: outcome, pairedItem: { item: 0, input: 1 } }]);
		expect(summaryOf(result)).toMatchObject({ verdict: 'incomplete', counts: { extra: 1 } });
	});

	it('is not run by n8n when neither side gave an item, so silence is no proof', async () => {
		const result = await run({ source: [], other: [] });
		expect([result.status, result.data.resultData.runData.StudioReconcile]).toEqual(['success', undefined]);
	});

	it('calls a quiet night complete when both sides say so with an empty item', async () => {
		const result = await run({ source: [{}], other: [{}] });
		expect(summaryOf(result)).toMatchObject({ verdict: 'complete', text: 'Nothing to compare' });
	});

	const sides: readonly [otherSide: string, parameters: INodeParameters, item: IDataObject][] = [
		['outcomes', {}, outcome],
		['events', {}, one],
		['crmRecords', { recordType: 'deal' }, { id: '9', studio_deal_key: 'zenoti:sale:1' }],
		['ledgerDocuments', { matchBy: 'saleNumber' }, { DocNumber: '1', TotalAmt: 10 }],
		['records', { otherKeyField: 'no' }, { no: 1 }],
		['records', { sourceHolds: 'records', sourceKeyField: 'data.sale.id', otherKeyField: 'no' }, { no: 1 }],
	];

	it.each(sides)('compares with %s %j, the rest left as the panel has it', async (otherSide, more, item) => {
		const result = await run({ source: [one], other: [item], parameters: { otherSide, ...more } });
		expect(summaryOf(result)).toMatchObject({ verdict: 'complete', counts: { matched: 1 } });
	});

	it('says under its name what it compares with', () => {
		const { description } = engine.nodeTypes.getByNameAndVersion('n8n-nodes-studio-ops.studioReconcile', 1);
		const node = nodeOf('studioReconcile', { otherSide: 'ledgerDocuments' });
		const workflow = engine.workflowOf('r', node);
		const value = workflow.expression.getSimpleParameterValue(
			node,
			description.subtitle ?? '',
			'internal',
			{},
		);
		expect(value).toBe('Compare with ledger documents');
	});

	it('reads its settings although only the other side has items', async () => {
		const parameters = { fromDay: '={{ "2026-11-" + 20 }}', options: { place: 'in the {{ "x" }}' } };
		const result = await run({ source: [], other: [outcome], parameters });
		expect(summaryOf(result)).toMatchObject({ window: { from: '2026-11-20', to: null } });
	});

	it('stops with what to change when a setting cannot be used', async () => {
		const result = await run({ source: [one], other: [], parameters: { fromDay: 'soon' } });
		expect(result.status).toBe('error');
		expect(result.data.resultData.error).toMatchObject({
			message: '“soon” is no day',
			description: expect.stringContaining('2026-11-20'),
		});
	});

	it.each([
		['the source', [one], []],
		['the other side', [], [outcome]],
	])(
		'sends a setting that cannot be used to the error output when only %s has items',
		async (_which, source, other) => {
			const result = await run({
				source,
				other,
				parameters: { fromDay: 'soon' },
				changes: { onError: 'continueErrorOutput', retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
			});
			expect(result.status).toBe('success');
			expect([0, 1, 2, 3, 4].map((output) => outputOf(result, output).length)).toEqual([0, 0, 0, 0, 0]);
			expect(outputOf(result, 5)[0]?.json).toMatchObject({ error: '“soon” is no day' });
		},
	);

	it('keeps failed outcomes on Extra and Missing, and off the error output', async () => {
		const failed = {
			error: 'Busy.',
			message: 'Busy. Try again.',
			details: { ...outcome, outcome: 'failed' },
		};
		const written = { error: 'Odd.', message: 'Odd.', details: stray };
		const result = await run({
			source: [one],
			other: [failed, written],
			changes: { onError: 'continueErrorOutput' },
		});
		expect([0, 1, 2, 3, 4, 5].map((output) => outputOf(result, output).length)).toEqual([0, 1, 0, 1, 1, 0]);
	});
});
