import { NodeOperationError, type ILoadOptionsFunctions, type INodePropertyOptions } from 'n8n-workflow';
import type { Caller } from '../../core/http';
import type { Choices } from '../../core/sync';
import { findSystem, openOutside, type CrmSystem } from './systems';

/** A menu does not wait for a busy CRM as long as a run does. */
const attemptsForMenu = 2;

const noChoice: INodePropertyOptions = { name: 'None', value: '' };

async function load(
	context: ILoadOptionsFunctions,
	fetch: (system: CrmSystem, caller: Caller) => Promise<Choices>,
): Promise<INodePropertyOptions[]> {
	const system = requireSystem(context);
	const opened = await openOutside(context, system, () => false);
	if (!opened.ok) {
		throw new NodeOperationError(context.getNode(), opened.problem, {
			description: 'Correct Environment and Base URL in the credential.',
		});
	}
	const loaded = await fetch(system, system.createCaller(opened.outside, attemptsForMenu));
	if (loaded.ok) return loaded.choices.map(({ name, value }) => ({ name, value }));
	const { message, hint } = loaded.failure;
	throw new NodeOperationError(context.getNode(), message, { description: hint });
}

function requireSystem(context: ILoadOptionsFunctions): CrmSystem {
	const system = findSystem(context.getCurrentNodeParameter('system') ?? 'hubSpot');
	if (system === null) {
		throw new NodeOperationError(context.getNode(), 'Choose the system first', {
			description: 'Then open this list again.',
		});
	}
	return system;
}

/** Lists of the account for the menus of the node. */
export const loadOptions = {
	async getPipelines(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const pipelines = await load(this, (system, caller) => system.fetchPipelines(caller));
		return [{ ...noChoice, name: 'None (Contacts Only)' }, ...pipelines];
	},
	async getStages(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const pipelineId = this.getCurrentNodeParameter('pipelineId');
		if (typeof pipelineId !== 'string' || pipelineId === '') return [];
		return await load(this, (system, caller) => system.fetchStages(caller, pipelineId));
	},
	async getOwners(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return [noChoice, ...(await load(this, (system, caller) => system.fetchOwners(caller)))];
	},
	async getSubscriptionTypes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return [noChoice, ...(await load(this, (system, caller) => system.fetchSubscriptionTypes(caller)))];
	},
	async getOwnableFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return [...requireSystem(this).ownableFields];
	},
};
