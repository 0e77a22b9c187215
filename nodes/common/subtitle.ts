import type { PollProfile } from '../../core/poll';
import type { Resource } from './actions/operation';

/** What the chosen operation does, in the words of the node's list of actions: *Get many appointments*. */
export function operationSubtitle<Account>(resources: readonly Resource<Account>[]): string {
	const actions = resources.flatMap(({ value, operations }) =>
		operations.map(({ option }) => [`${value} ${option.value}`, option.action] as const),
	);
	const words = JSON.stringify(Object.fromEntries(actions));
	return `={{ (${words})[$parameter["resource"] + " " + $parameter["operation"]] }}`;
}

/** What a polling trigger looks for, as its menu calls it. */
export function pollSubtitle({ resources }: PollProfile): string {
	const words = JSON.stringify(
		Object.fromEntries(Object.values(resources).map(({ name, label }) => [name, label])),
	);
	return `={{ $parameter["resources"].map((name) => (${words})[name]).join(", ") }}`;
}
