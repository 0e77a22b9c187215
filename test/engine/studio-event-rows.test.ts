import type { IDataObject, INodeExecutionData, INodeParameters, IRun } from 'n8n-workflow';
import { beforeAll, describe, expect, it } from 'vitest';
import { Engine, nodeOf } from '../support/engine';

let engine: Engine;

beforeAll(async () => {
	engine = await Engine.load();
}, 60_000);

async function run(
	parameters: INodeParameters,
	items: readonly IDataObject[],
	more: { onError?: 'continueErrorOutput' } = {},
): Promise<IRun> {
	return await engine.run({ ...nodeOf('studioEvent', parameters, {}), onError: more.onError }, items);
}

function outputOf(result: IRun, output = 0): readonly INodeExecutionData[] {
	const [task] = result.data.resultData.runData.StudioEvent ?? [];
	return task?.data?.main?.[output] ?? [];
}

describe('From Rows in the engine', () => {
	const rows = [
		{
			'Purchase ID': '412345',
			Date: '11/13/2026 6:05 PM',
			Client: 'Ana Brook',
			Item: 'Ten Visits',
			'Net Sale': '$100.00',
			'Total Amount': '$108.00',
		},
		{
			'Purchase ID': '412346',
			Date: '11/13/2026 6:10 PM',
			Client: 'Bo Reed',
			Item: 'Water',
			'Net Sale': 'five',
			'Total Amount': '$5.00',
		},
		{
			'Purchase ID': '412345',
			Date: '11/13/2026 6:05 PM',
			Client: 'Ana Brook',
			Item: 'Mat',
			'Net Sale': '$20.00',
			'Total Amount': '$21.60',
		},
	];
	const fromRows = { operation: 'fromRows', export: 'recognize', options: { timeZone: 'America/New_York' } };

	it('gives one event for the rows of a purchase and sends the bad row to the error output with its item', async () => {
		const result = await run(fromRows, rows, { onError: 'continueErrorOutput' });
		expect(result.status).toBe('success');
		expect(outputOf(result)).toMatchObject([
			{
				json: { id: 'wellnessliving:sale:412345:closed:1', ingestion: 'import' },
				pairedItem: [{ item: 0 }, { item: 2 }],
			},
		]);
		expect(outputOf(result, 1)).toMatchObject([
			{ json: { error: 'Row 2: “five” under “Net Sale” is not an amount', Client: 'Bo Reed' } },
		]);
	});

	it('stops without it, and shows what was left out with it', async () => {
		expect((await run(fromRows, rows)).data.resultData.error).toMatchObject({
			message: '1 of 3 rows cannot be read. Row 2: “five” under “Net Sale” is not an amount',
		});
		const [task] =
			(await run(fromRows, [{ Item: '' }, ...rows.slice(0, 1)])).data.resultData.runData.StudioEvent ?? [];
		expect(task?.hints).toMatchObject([{ message: 'Left out: blank rows (1).' }]);
	});
});
