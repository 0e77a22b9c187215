import type { IDataObject, INode, INodeExecutionData, IRun } from 'n8n-workflow';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startQuickBooks, type QuickBooksSandbox } from '../../sandbox/quickbooks';
import { tillSales } from '../../sandbox/studio/till';
import { CredentialStore, Engine, nodeOf } from '../support/engine';
import { zenotiEvents } from '../support/ledger-run';

let engine: Engine;
let quickBooks: QuickBooksSandbox;

beforeAll(async () => {
	engine = await Engine.load();
	const plain = engine.additionalData.bind(engine);
	engine.additionalData = (store, mode) => {
		const data = plain(store, mode);
		Object.assign(data.credentialsHelper, { getParentTypes: () => ['oAuth2Api'] });
		return data;
	};
}, 60_000);
beforeEach(async () => {
	quickBooks = await startQuickBooks();
	await run('setup', [{}]);
	quickBooks.journal.clear();
});
afterEach(async () => {
	await quickBooks.close();
});

const sales: readonly IDataObject[] = tillSales.flatMap((sale) =>
	zenotiEvents(sale).map((event) => ({ ...event }) as unknown as IDataObject),
);
/** The payment of the third sale is a cent short. */
const withFlaw = sales.map((event, index) => (index === 2 ? aCentShort(event) : event));

function aCentShort(event: IDataObject): IDataObject {
	const copy = JSON.parse(JSON.stringify(event)) as { data: { sale: { payments: { amount: number }[] } } };
	for (const payment of copy.data.sale.payments) payment.amount -= 0.01;
	return copy as unknown as IDataObject;
}

async function run(
	operation: string,
	items: readonly IDataObject[],
	changes: Partial<INode> = {},
): Promise<IRun> {
	const store = new CredentialStore();
	store.fields.set('qb', {
		environment: 'custom',
		baseUrl: quickBooks.url,
		grantType: 'authorizationCode',
		authUrl: `${quickBooks.url}/connect/oauth2`,
		accessTokenUrl: `${quickBooks.url}/oauth2/v1/tokens/bearer`,
		authentication: 'header',
		clientId: quickBooks.clientId,
		clientSecret: quickBooks.clientSecret,
		oauthTokenData: {
			access_token: quickBooks.token,
			refresh_token: quickBooks.refreshToken,
			token_type: 'Bearer',
			callbackQueryString: { realmId: quickBooks.realmId },
		},
	});
	const parameters = { system: 'quickBooks', operation, options: { maxAttempts: 1 } };
	const credentials = { studioQuickBooksOAuth2Api: { id: 'qb', name: 'QuickBooks' } };
	return await engine.run(
		{ ...nodeOf('studioAccounting', parameters, credentials), ...changes },
		items,
		store,
	);
}

function outputOf(result: IRun, output = 0): readonly INodeExecutionData[] {
	const [task] = result.data.resultData.runData.StudioAccounting ?? [];
	return task?.data?.main?.[output] ?? [];
}

describe('Studio Accounting in the n8n engine', () => {
	it('gives one outcome per sale, each linked to its item, all of one entry', async () => {
		const result = await run('postDay', sales);
		expect(result.status).toBe('success');
		expect(outputOf(result).map(({ json, pairedItem }) => [json.outcome, pairedItem])).toEqual(
			sales.map((_, item) => ['created', { item }]),
		);
		expect(quickBooks.journalEntries()).toHaveLength(1);
	});

	it('posts nothing of a day with a sale that is a cent short, and names the sale', async () => {
		const result = await run('postDay', withFlaw);
		expect(result.status).toBe('error');
		expect(result.data.resultData.error?.message).toMatch(/8103.*does not balance.*0\.01 is missing/);
		expect(quickBooks.journalEntries()).toEqual([]);
	});

	it('posts the other sales one by one, and only the flawed one leaves by the error output', async () => {
		const result = await run('postSales', withFlaw, { onError: 'continueErrorOutput', retryOnFail: true });
		expect(result.status).toBe('success');
		expect(outputOf(result, 0).map(({ json }) => json.outcome)).toEqual(sales.slice(1).map(() => 'created'));
		const [bad, ...others] = outputOf(result, 1);
		expect(others).toEqual([]);
		expect(bad).toMatchObject({
			pairedItem: { item: 2 },
			json: {
				id: sales[2]?.id,
				error: expect.stringContaining('8103'),
				details: { outcome: 'failed', error: { code: 'OUT_OF_BALANCE' } },
			},
		});
		expect(quickBooks.documentNumbers()).toHaveLength(sales.length - 1);
	});

	it('doubles nothing when n8n runs the node again after an answer that was lost', async () => {
		quickBooks.faults.next({ match: { path: /batch/ }, skip: 1, times: 1, dropAfterWrite: true });
		const result = await run('postDay', sales, { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 });
		expect(result.status).toBe('success');
		expect(quickBooks.journalEntries()).toHaveLength(1);
	});
});
