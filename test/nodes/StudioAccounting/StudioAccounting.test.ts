import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StudioAccounting } from '../../../nodes/StudioAccounting/StudioAccounting.node';
import { startQuickBooks, type QuickBooksSandbox } from '../../../sandbox/quickbooks';
import { startXero, type XeroSandbox } from '../../../sandbox/xero';
import { usDay } from '../../core/books/examples';
import { executeContext } from '../../support/execute-context';

const node = new StudioAccounting();
let sandboxes: { readonly quickBooks: QuickBooksSandbox; readonly xero: XeroSandbox };

beforeAll(async () => {
	sandboxes = { quickBooks: await startQuickBooks(), xero: await startXero({ country: 'US' }) };
});
afterAll(async () => {
	await Promise.all([sandboxes.quickBooks.close(), sandboxes.xero.close()]);
});

const systems = ['quickBooks', 'xero'] as const;
const centers = { values: [{ locationId: 'c1', code: 'NORTH', name: 'North' }] };

function contextFor(system: (typeof systems)[number], parameters: object, items: readonly unknown[]) {
	const { url, token } = sandboxes[system];
	const realmId = sandboxes.quickBooks.realmId;
	const taxes = system === 'xero' ? { taxed: 'TAX001', untaxed: 'NONE' } : {};
	return executeContext({
		items,
		parameters: { system, operation: 'postDay', centers, ...taxes, ...parameters },
		credentials: {
			environment: 'custom',
			baseUrl: url,
			accessToken: token,
			oauthTokenData: { access_token: token, callbackQueryString: { realmId } },
		},
	}).context;
}

async function run(
	system: (typeof systems)[number],
	parameters: object = {},
	items: readonly unknown[] = usDay(),
) {
	const [output = []] = await node.execute.call(contextFor(system, parameters, items));
	return output.map(({ json }) => json);
}

describe.each(systems)('Studio Accounting with the stand-in of %s', (system) => {
	it('goes the way a bookkeeper goes: set up, preview, post, and nothing the second time', async () => {
		const [before] = await run(system, { operation: 'previewDay' });
		expect(before).toMatchObject({ plan: 'stopped' });
		expect(JSON.stringify(before?.gaps)).toContain('Studio Card Clearing');

		const [dry] = await run(system, { operation: 'setup', options: { dryRun: true } }, [{}]);
		expect(dry).toMatchObject({ outcome: 'unchanged', isReady: false });
		const [made] = await run(system, { operation: 'setup' }, [{}]);
		expect(made).toMatchObject({ outcome: 'created', isReady: true });

		const [day] = await run(system, { operation: 'previewDay' });
		expect(day).toMatchObject({
			plan: 'create',
			number: 'ZD-NORTH-261120-1',
			totals: { debit: 900.99, credit: 900.99 },
			gaps: [],
		});
		expect((await run(system)).map(({ outcome }) => outcome)).toEqual(Array(8).fill('created'));
		expect((await run(system)).map(({ outcome }) => outcome)).toEqual(Array(8).fill('unchanged'));
		const trialBalance = sandboxes[system].trialBalance();
		expect(trialBalance.get('Studio Card Clearing')).toBe(53_950);
		expect(trialBalance.get('Studio Cash Clearing')).toBe(20_000);
		expect(trialBalance.get('Studio Tips Payable')).toBe(-4_250);
	});

	it('fills its menus from the company', async () => {
		const menus = contextFor(system, {}, []) as unknown as ILoadOptionsFunctions;
		const { loadOptions } = node.methods;
		const names = async (menu: keyof typeof loadOptions) =>
			(await loadOptions[menu].call(menus)).map(({ name }) => name).join('\n');
		expect(await names('getAccounts')).toMatch(/Studio Card Clearing \(.+\)/);
		expect(await names('getTenants')).toMatch(
			/^(No Organization Connected$|Sandbox Studio US \(the Only One Connected\)\n)/,
		);
		expect(await names('getCustomers')).toContain('Studio Sales');
		expect(await names('getTaxCodes')).toMatch(/^Default/);
		expect(await names('getUnits')).toMatch(/^None/);
		expect(await names('getClasses')).toMatch(/^None/);
	});
});
