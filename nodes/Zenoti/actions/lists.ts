import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { own, recordOf, textOf } from '../../../core/event';
import type { Read } from '../../../core/poll';
import { readEmployees } from '../../../vendors/zenoti/api';
import { byName, matching } from '../../common/actions/menus';
import { connect, type ZenotiAccount } from './account';

/** A menu does not wait for a busy vendor as long as a run does. */
const attemptsForMenu = 2;

async function load<T>(
	context: ILoadOptionsFunctions,
	fetch: (account: ZenotiAccount) => Promise<Read<T>>,
): Promise<T> {
	const account = await connect(context, attemptsForMenu, () => false);
	const read = account.ok ? await fetch(account.value) : account;
	if (read.ok) return read.value;
	const { code, message, hint } = read.failure;
	const byHand = code === 'NO_PERMISSION' ? ' Without it, enter IDs by hand: “By ID”, or an expression.' : '';
	throw new NodeOperationError(context.getNode(), message, { description: `${hint}${byHand}` });
}

async function centers(context: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const places = await load(context, (account) => account.centers());
	return places.map(({ id, name }) => ({ name: name ?? id, value: id })).sort(byName);
}

async function employees(context: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const chosen: unknown = context.getCurrentNodeParameter('centerId');
	const centerId = textOf(own(recordOf(chosen), 'value') ?? chosen);
	if (centerId === null) return [];
	const { rows } = await load(context, ({ caller }) => readEmployees(caller, centerId));
	return rows
		.map(({ value: { id, firstName, lastName, code } }) => {
			const name = [firstName, lastName].filter((part) => part !== null).join(' ');
			return { name: name === '' ? (code ?? id) : name, value: id };
		})
		.sort(byName);
}

/** Lists of the account for the menus of the node. */
export const lists = {
	loadOptions: {
		async getCenters(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
			return await centers(this);
		},
	},
	listSearch: {
		async searchCenters(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
			return matching(await centers(this), filter);
		},
		async searchEmployees(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
			return matching(await employees(this), filter);
		},
	},
};
