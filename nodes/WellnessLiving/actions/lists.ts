import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type INodePropertyOptions,
} from 'n8n-workflow';
import type { Read } from '../../../core/poll';
import { readLocations } from '../../../vendors/wellnessliving/api';
import { byName, matching } from '../../common/actions/menus';
import { connect, isDenied, type WellnessLivingAccount } from './account';

/** A menu does not wait for a busy vendor as long as a run does. */
const attemptsForMenu = 2;

async function load<T>(
	context: ILoadOptionsFunctions,
	fetch: (account: WellnessLivingAccount) => Promise<Read<T>>,
): Promise<T> {
	const account = await connect(context, attemptsForMenu, () => false);
	const read = account.ok ? await fetch(account.value) : account;
	if (read.ok) return read.value;
	const { code, message, hint } = read.failure;
	const byHand = isDenied(code) ? ' Without it, enter IDs by hand: “By ID”, or an expression.' : '';
	throw new NodeOperationError(context.getNode(), message, { description: `${hint}${byHand}` });
}

async function locations(context: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { rows } = await load(context, ({ caller }) => readLocations(caller));
	return rows.map(({ value: { id, name } }) => ({ name: name ?? id, value: id })).sort(byName);
}

async function staff(context: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { rows } = await load(context, (account) => account.staff());
	return rows
		.map(({ value: { id, firstName, lastName } }) => {
			const name = [firstName, lastName].filter((part) => part !== null).join(' ');
			return { name: name === '' ? id : name, value: id };
		})
		.sort(byName);
}

/** Lists of the account for the menus of the node. */
export const lists = {
	loadOptions: {
		async getLocations(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
			return await locations(this);
		},
	},
	listSearch: {
		async searchLocations(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
			return matching(await locations(this), filter);
		},
		async searchStaff(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
			return matching(await staff(this), filter);
		},
	},
};
