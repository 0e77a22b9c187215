import { NodeOperationError, type ILoadOptionsFunctions, type INodePropertyOptions } from 'n8n-workflow';
import type { Failure } from '../../core/http';
import type { Choices } from '../../core/sync';
import { connect } from './connect';
import { findSystem } from './ledgers';
import type { Connection, LedgerSystem, OpenLedger } from './ledgers/ledgerSystem';
import { currentParametersOf } from './settings/rows';

/** A menu does not wait for a busy ledger as long as a run does. */
const attemptsForMenu = 2;

async function connection(
	context: ILoadOptionsFunctions,
): Promise<{ readonly system: LedgerSystem; readonly connection: Connection }> {
	const parameterOf = currentParametersOf(context);
	const system = findSystem(parameterOf('system') ?? 'quickBooks');
	if (system === null) throw new NodeOperationError(context.getNode(), 'Choose the system first');
	const wanted = { system, parameterOf, maxAttempts: attemptsForMenu, isCancelled: () => false };
	const connected = await connect(context, wanted);
	if (!connected.ok) throw toError(context, connected.failure);
	return { system, connection: connected.value };
}

async function load(
	context: ILoadOptionsFunctions,
	fetch: (company: OpenLedger) => Promise<Choices>,
): Promise<INodePropertyOptions[]> {
	const { system, connection: way } = await connection(context);
	const opened = await system.open(way);
	if (!opened.ok) throw toError(context, opened.failure);
	return toOptions(context, await fetch(opened.value));
}

function toOptions(context: ILoadOptionsFunctions, loaded: Choices): INodePropertyOptions[] {
	if (!loaded.ok) throw toError(context, loaded.failure);
	return loaded.choices.map(({ name, value }) => ({ name, value }));
}

function toError(context: ILoadOptionsFunctions, { message, hint }: Failure): NodeOperationError {
	return new NodeOperationError(context.getNode(), message, { description: hint });
}

/** What leaving the organization open means; several and none chosen is never a guess. */
function withoutChoice([only, ...others]: readonly INodePropertyOptions[]): string {
	if (only === undefined) return 'No Organization Connected';
	return others.length === 0 ? `${only.name} (the Only One Connected)` : 'Not Chosen Yet';
}

const choice = (name: string): INodePropertyOptions => ({ name, value: '' });

/** Lists of the company's books for the menus of the node. */
export const loadOptions = {
	async getTenants(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const { system, connection: way } = await connection(this);
		const tenants = toOptions(this, await system.fetchTenants(way.caller));
		return [choice(withoutChoice(tenants)), ...tenants];
	},
	async getAccounts(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await load(this, (company) => company.fetchAccounts());
	},
	async getUnits(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return [choice('None'), ...(await load(this, (company) => company.fetchUnits()))];
	},
	async getClasses(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return [choice('None'), ...(await load(this, (company) => company.fetchClasses()))];
	},
	async getTaxCodes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return [choice('Default'), ...(await load(this, (company) => company.fetchTaxCodes()))];
	},
	async getCustomers(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return [choice('Studio Sales'), ...(await load(this, (company) => company.fetchCustomers()))];
	},
};
