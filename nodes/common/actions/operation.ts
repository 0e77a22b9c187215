import type { INodeProperties } from 'n8n-workflow';
import type { Read } from '../../../core/poll';
import type { Input } from './input';

/** An entry of the menu Operation. */
export interface OperationOption {
	readonly name: string;
	readonly value: string;
	readonly description: string;
	/** What the node's list of actions says, `Get many guests`. */
	readonly action: string;
}

/** What is done with the account for one item: fields and function together. */
export interface OperationSpec<Account, Wanted> {
	readonly option: OperationOption;
	readonly properties: readonly INodeProperties[];
	/** Changes something over there: then the other items are still written when one fails. */
	readonly isWrite?: boolean;
	/** What an item asks for; what cannot be used is noted at the input. */
	readonly read: (input: Input) => Wanted;
	readonly run: (account: Account, wanted: Wanted) => Promise<Read<readonly object[]>>;
}

export interface Operation<Account> {
	readonly option: OperationOption;
	readonly properties: readonly INodeProperties[];
	readonly isWrite: boolean;
	/** The items that come out for one that came in. */
	readonly carryOut: (account: Account, input: Input) => Promise<Read<readonly object[]>>;
}

export function operation<Account, Wanted>(spec: OperationSpec<Account, Wanted>): Operation<Account> {
	return {
		option: spec.option,
		properties: spec.properties,
		isWrite: spec.isWrite === true,
		carryOut: async (account, input) => {
			const wanted = spec.read(input);
			const problem = input.problem();
			return problem === null ? await spec.run(account, wanted) : { ok: false, failure: problem };
		},
	};
}

/** An entry of the menu Resource with its operations, first one the default. */
export interface Resource<Account> {
	readonly name: string;
	readonly value: string;
	readonly operations: readonly Operation<Account>[];
}
